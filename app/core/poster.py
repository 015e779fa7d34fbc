"""Which moment stands for a reel: the one that was chosen, or else the one that the plan takes."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.edit import Edit
from app.core.time import microseconds
from app.core.timemap import reel_moment, time_map

DEFAULT_US = 2_000_000


@dataclass(frozen=True, slots=True)
class PosterMoment:
    """A source time of a clip; ``chosen`` says that the coach set it."""

    clip_id: str
    t_us: int
    chosen: bool


def poster_moment(edit: Edit) -> PosterMoment | None:
    """The poster of a reel; None without clips.

    Without a choice it is the middle of the first slow motion, else 2 s into the first clip: what
    ``app.core.plan`` makes the film's poster.
    """
    reel = edit.reel
    by_id = {clip.id: clip for clip in edit.clips}
    if reel.poster is not None and reel.poster.clip in by_id:
        clip = by_id[reel.poster.clip]
        return PosterMoment(
            clip.id, min(max(reel.poster.t_us, clip.start_us), clip.end_us - 1), True
        )
    for clip in edit.clips:
        times = time_map(clip)
        for piece in times.pieces:
            if piece.speed is not None and piece.speed < 1:
                middle = times.source_at((piece.out_start + piece.out_end) / 2)
                return PosterMoment(clip.id, microseconds(middle), False)
    begin = reel.intro.us if reel.intro is not None else 0
    found = reel_moment(edit.clips, reel, begin + DEFAULT_US)
    return PosterMoment(*found, False) if found is not None else None

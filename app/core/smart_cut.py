"""Which pictures of the footage a film of copied packets shows, and when: no frame is drawn.

Decision 0005, kept for the footage's own times: a clip's first picture is the one shown at its
start (0007), and a picture belongs to the clip when it begins, counted from that first one, before
the clip's length is over, less a hundredth of a frame. At a constant rate these are the pictures
that planning at the footage's own rate shows.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from app.core.edit import Edit, EditClip, Freeze
from app.core.facts import SourceFacts
from app.core.plan import Sound
from app.core.time import microseconds, seconds
from app.core.timemap import SLIVER

MAX_TICKS = 10_000_000
"""Ticks per second that a film may need so that every picture has its exact time."""
_MIN_TICKS = 10_000
_ROUNDED = Fraction(1, 1000)
"""Timestamps are rounded to the file's ticks; longer ticks than this are no rounding."""


@dataclass(frozen=True, slots=True)
class Cut:
    """One clip of the film: pictures [first, last] of a source, shown from ``start`` to ``end``
    (seconds of the film), each as long as in the source."""

    clip_id: str
    name: str
    source: str
    first: int
    last: int
    start: Fraction
    end: Fraction

    @property
    def count(self) -> int:
        """How many pictures it shows."""
        return self.last - self.first + 1


def drawn(edit: Edit, facts: Mapping[str, SourceFacts]) -> str:
    """What has to be drawn into the pictures of an edit, in words; empty when nothing has."""
    reel = edit.reel
    if reel.intro is not None:
        return "the reel begins with a card"
    if reel.score is not None:
        return "the score is shown"
    if len(edit.clips) > 1 and reel.transition.kind != "cut":
        return "there are transitions between the clips"
    for clip in edit.clips:
        if clip.texts or clip.spotlights or clip.banner is not None:
            return "there is something on the pictures"
        if clip.crop or clip.rotation_deg:
            return "the pictures are framed"
        if any(start < clip.end_us and end > clip.start_us for start, end in _spans(clip)):
            return "the speed changes"
        one = facts[clip.source]
        if (one.width, one.height) != reel.size:
            return "the pictures get another size"
    return ""


def cuts(edit: Edit, facts: Mapping[str, SourceFacts]) -> tuple[Cut, ...]:
    """The clips of an edit that ``drawn`` finds nothing in, one after the other."""
    origins = {source_id: source.origin_us for source_id, source in edit.sources}
    found: list[Cut] = []
    at = Fraction(0)
    for clip in edit.clips:
        one = facts[clip.source]
        first, last = _pictures(clip, one, origins[clip.source], edit.reel.fps)
        end = at + (_end(one, last) - one.pts[first]) * one.time_base
        found.append(Cut(clip.id, clip.name, clip.source, first, last, at, end))
        at = end
    return tuple(found)


def ticks_of(facts: Sequence[SourceFacts]) -> int | None:
    """Ticks per second in which all times of these sources are whole; None when that is too fine."""
    ticks = lcm(*(one.time_base.denominator for one in facts))
    ticks *= -(-_MIN_TICKS // ticks)
    return ticks if ticks <= MAX_TICKS else None


def sounds_of(
    edit: Edit, made: Sequence[Cut], facts: Mapping[str, SourceFacts]
) -> tuple[Sound, ...]:
    """The sound of the cuts: it begins where their first picture does."""
    origins = {source_id: source.origin_us for source_id, source in edit.sources}
    found = []
    for n, (clip, cut) in enumerate(zip(edit.clips, made, strict=True)):
        one = facts[cut.source]
        start = one.time_us(cut.first) + origins[cut.source]
        heard = one.has_audio and not clip.audio.mute
        found.append(
            Sound(
                cut.start,
                cut.end,
                cut.source,
                start,
                start + microseconds(cut.end - cut.start),
                Fraction(1) if heard else None,
                clip.audio.gain_db,
                n,
            )
        )
    return tuple(found)


def _spans(clip: EditClip) -> list[tuple[int, int]]:
    """The parts of a clip that are not played as they were filmed."""
    return [
        (one.at_us, one.at_us + 1) if isinstance(one, Freeze) else (one.start_us, one.end_us)
        for one in clip.segments
        if isinstance(one, Freeze) or one.speed != 1
    ]


def _pictures(clip: EditClip, facts: SourceFacts, origin_us: int, fps: Fraction) -> tuple[int, int]:
    first = facts.index_at(seconds(clip.start_us - origin_us))
    margin = max(SLIVER / fps, min(facts.time_base, _ROUNDED))
    length = seconds(clip.end_us - clip.start_us) - margin
    # The first picture that begins when the length is over, in ticks rounded up.
    limit = facts.pts[first] - (-length // facts.time_base)
    return first, max(first, bisect_left(facts.pts, limit) - 1)


def _end(facts: SourceFacts, last: int) -> int:
    return facts.pts[last + 1] if last + 1 < len(facts.pts) else facts.end_pts

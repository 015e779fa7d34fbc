"""From output time to source time and back, through trims, speeds and freezes.

A clip's range is cut into pieces, in source order. A piece is played at one speed or is a freeze
of one moment; output times are exact fractions of a second from the clip's first frame.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise

from app.core.edit import EditClip, Freeze, Reel, SpeedSegment
from app.core.layout import layout
from app.core.time import ceil, microseconds, seconds

SLIVER = Fraction(1, 100)
"""Of a frame."""
KEPT = 1024
"""Maps of so many clips: a screen asks for those of all clips of a reel at each change of one."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Output [out_start, out_end) shows source [start_us, end_us); ``speed`` None is a freeze."""

    out_start: Fraction
    out_end: Fraction
    start_us: int
    end_us: int
    speed: Fraction | None


@dataclass(frozen=True, slots=True)
class TimeMap:
    """The pieces of one clip in output order; never empty."""

    pieces: tuple[Piece, ...]

    @property
    def duration(self) -> Fraction:
        """The clip's length in the output, in seconds."""
        return self.pieces[-1].out_end

    def frame_count(self, fps: Fraction) -> int:
        """How many output frames the clip has: every n with n / fps inside it, at least one.

        Each clip starts on a frame of its own, so its frames do not depend on its place in the reel.
        A last sliver under a hundredth of a frame, which is what times rounded to microseconds can
        leave, gets no frame: it would show the picture after the clip.
        """
        return max(1, ceil(self.duration * fps - SLIVER))

    def source_at(self, out: Fraction) -> Fraction:
        """The source time (seconds) shown at an output time, clamped into the clip."""
        after = bisect_right(self.pieces, out, key=lambda piece: piece.out_start)
        piece = self.pieces[max(0, after - 1)]
        if piece.speed is None:
            return seconds(piece.start_us)
        inside = min(max(out - piece.out_start, Fraction(0)), piece.out_end - piece.out_start)
        return seconds(piece.start_us) + inside * piece.speed

    def output_at(self, source_us: int) -> Fraction:
        """The first output time at which a source time is shown, clamped into the clip."""
        for piece in self.pieces:
            if source_us < piece.end_us or (piece.speed is None and source_us <= piece.start_us):
                if piece.speed is None or source_us <= piece.start_us:
                    return piece.out_start
                return piece.out_start + seconds(source_us - piece.start_us) / piece.speed
        return self.duration


def time_map(clip: EditClip) -> TimeMap:
    """The pieces of a clip: its segments cut to its range, normal speed in between."""
    return _time_map(clip.start_us, clip.end_us, clip.segments)


@lru_cache(KEPT)
def _time_map(
    clip_start_us: int, clip_end_us: int, segments: tuple[SpeedSegment | Freeze, ...]
) -> TimeMap:
    cuts = _cuts(clip_start_us, clip_end_us, segments)
    freezes = {s.at_us: s.freeze_us for s in segments if isinstance(s, Freeze)}
    pieces: list[Piece] = []
    out = Fraction(0)
    for start, end in pairwise(cuts):
        if start in freezes:
            held = seconds(freezes[start])
            pieces.append(Piece(out, out + held, start, start, None))
            out += held
        speed = _speed_at(segments, start)
        length = seconds(end - start) / speed
        pieces.append(Piece(out, out + length, start, end, speed))
        out += length
    return TimeMap(tuple(pieces))


def output_length_us(clips: Sequence[EditClip], reel: Reel) -> int:
    """The exact length of a reel of these clips, as the export will have it; 0 without any."""
    counts = [time_map(clip).frame_count(reel.fps) for clip in clips]
    return microseconds(layout(counts, reel).total / reel.fps) if counts else 0


def reel_time_us(clips: Sequence[EditClip], reel: Reel, clip_id: str, source_us: int) -> int:
    """When a reel of these clips shows a source time of one of them: microseconds of the output.

    Clamped into the frames of the clip; 0 when the reel has no such clip.
    """
    fps = reel.fps
    times = [time_map(clip) for clip in clips]
    laid = layout([one.frame_count(fps) for one in times], reel)
    for clip, one, first, count in zip(clips, times, laid.firsts, laid.counts, strict=True):
        if clip.id == clip_id:
            inside = min(one.output_at(source_us), (count - 1) / fps)
            return microseconds(first / fps + inside)
    return 0


def reel_moment(clips: Sequence[EditClip], reel: Reel, out_us: int) -> tuple[str, int] | None:
    """Which clip a reel of these clips shows at a time of the output, and its source time there.

    The reverse of ``reel_time_us``: clamped into the output; None without clips and on the card.
    """
    times = [time_map(clip) for clip in clips]
    laid = layout([one.frame_count(reel.fps) for one in times], reel)
    n = min(int(seconds(max(0, out_us)) * reel.fps), laid.total - 1)
    found = laid.clip_at(n) if clips else -1
    if found < 0:
        return None
    inside = (n - laid.firsts[found]) / reel.fps
    return clips[found].id, microseconds(times[found].source_at(inside))


def _cuts(
    clip_start_us: int, clip_end_us: int, segments: Sequence[SpeedSegment | Freeze]
) -> list[int]:
    """The source times at which something changes, from the clip's start to its end."""
    cuts = {clip_start_us, clip_end_us}
    for segment in segments:
        ends = (
            (segment.start_us, segment.end_us)
            if isinstance(segment, SpeedSegment)
            else (segment.at_us,)
        )
        cuts.update(t for t in ends if clip_start_us <= t < clip_end_us)
    return sorted(cuts)


def _speed_at(segments: Sequence[SpeedSegment | Freeze], t_us: int) -> Fraction:
    for segment in segments:
        if isinstance(segment, SpeedSegment) and segment.start_us <= t_us < segment.end_us:
            return segment.speed
    return Fraction(1)

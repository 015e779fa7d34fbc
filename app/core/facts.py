"""What planning must know of a file: its upright size and the exact timestamp of every picture."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from app.core.time import microseconds

_LEAST_SLACK, _MOST_SLACK = (1, 100_000), (1, 1_000)
"""Of a second, as numerator and denominator."""


@dataclass(frozen=True, slots=True, eq=False)
class SourceFacts:
    """The facts of one source.

    ``width`` and ``height`` are upright pixels (after the rotation flag). ``pts`` are the pictures'
    timestamps in ticks of ``time_base``, ascending, without doubles; ``end_pts`` is where the last
    picture ends. Source time 0 is ``zero_pts``: the first picture, unless these are only some
    pictures of a longer file, cut out of it; then it is the first picture of that file.
    """

    width: int
    height: int
    time_base: Fraction
    pts: Sequence[int]
    end_pts: int
    has_audio: bool = False
    whole_zero_pts: int | None = None

    def __post_init__(self) -> None:
        if not self.pts:
            raise ValueError("a source has at least one picture")

    @property
    def zero_pts(self) -> int:
        """Where source time 0 is, in ticks."""
        return self.pts[0] if self.whole_zero_pts is None else self.whole_zero_pts

    @property
    def duration_us(self) -> int:
        """From source time 0 to the end of the last picture."""
        return microseconds((self.end_pts - self.zero_pts) * self.time_base)

    def time_us(self, index: int) -> int:
        """The source time of a picture, to the nearest microsecond."""
        return microseconds((self.pts[index] - self.zero_pts) * self.time_base)

    def index_at(self, t: Fraction) -> int:
        """The picture shown at source time ``t`` (seconds).

        It is the last one whose timestamp is not after ``t``, within half a tick: timestamps are
        rounded to ticks, and edits hold times rounded to microseconds. The slack is 10 µs at least
        (rounded times add up over segments) and 1 ms at most (a file may tick once per picture, and
        half a picture is not a rounding). Before the first picture it is the first.
        """
        ticks, per_s = self.time_base.numerator, self.time_base.denominator
        slack, of = min(max((ticks, 2 * per_s), _LEAST_SLACK, key=_size), _MOST_SLACK, key=_size)
        limit = (t.numerator * of + slack * t.denominator) * per_s // (t.denominator * of * ticks)
        return max(0, bisect_right(self.pts, limit + self.zero_pts) - 1)


def _size(ratio: tuple[int, int]) -> float:
    return ratio[0] / ratio[1]

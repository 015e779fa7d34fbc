"""The way playing takes through a timeline: straight on, a list of stretches, or one over and over.

While it plays there is one clock that never jumps, whatever is left out between two stretches. A
``Leg`` says where on the timeline the clock is; picture, sound and playhead follow the same legs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

TO_THE_END = 1 << 62
"""The end of a leg, in microseconds, that goes on to the end of the timeline wherever that is by
then: a reel may become longer or shorter while it plays."""


@dataclass(frozen=True, slots=True)
class Leg:
    """A stretch of the timeline, [start, end); the clock shows its time plus ``offset_us``."""

    start_us: int
    end_us: int
    offset_us: int = 0

    @property
    def over_us(self) -> int:
        """What the clock shows when it is over."""
        return self.end_us + self.offset_us


@dataclass(frozen=True, slots=True)
class Course:
    """Stretches [start, end) that are played one after the other; with ``loop`` for ever."""

    ranges: tuple[tuple[int, int], ...]
    loop: bool = False

    def legs(self, from_us: int) -> Iterator[Leg]:
        """From a time on: in the stretch that holds it, else the first one, from its start.

        The clock begins at the time of the first leg. Empty stretches are left out.
        """
        known = [(start, end) for start, end in self.ranges if end > start]
        if not known:
            return
        at = range_at(known, from_us)
        start = from_us if at is not None else known[0][0]
        at, clock = at or 0, start
        while True:
            leg = Leg(start, known[at][1], clock - start)
            yield leg
            clock, at = leg.over_us, at + 1
            if at == len(known):
                if not self.loop:
                    return
                at = 0
            start = known[at][0]


def legs_of(from_us: int, speed: Fraction, course: Course | None = None) -> Iterator[Leg]:
    """The legs of playing from a time: along the course, else straight on ``TO_THE_END``.

    Backwards (a speed below 0) it is one leg that begins at its end. There always is at least one.
    """
    if speed < 0:
        return iter([Leg(0, max(1, from_us))])
    if course is None or all(end <= start for start, end in course.ranges):
        return iter([Leg(from_us, TO_THE_END)])
    return course.legs(from_us)


def range_at(ranges: Sequence[tuple[int, int]], time_us: int) -> int | None:
    """Which stretch holds a time, the first one; None for none."""
    return next((i for i, (start, end) in enumerate(ranges) if start <= time_us < end), None)


class Legs:
    """Goes along the legs of a course by the clock. For one thread."""

    def __init__(self, legs: Iterator[Leg]) -> None:
        self._legs = legs
        self.leg: Leg | None = next(legs, None)
        """The present one; the last one stays when there is no other."""
        self.over = self.leg is None

    def go_on(self) -> Leg | None:
        """The leg after this one; None when this was the last."""
        following = next(self._legs, None)
        if following is None:
            self.over = True
        else:
            self.leg = following
        return following

    def time_at(self, clock_us: int, duration_us: int) -> int | None:
        """Where on a timeline of this length, as it is now, the clock is; None when everything has
        been played."""
        while self.leg is not None and clock_us >= self.leg.over_us:
            if self.over or self.go_on() is None:
                return None
        if self.leg is None:
            return None
        at = clock_us - self.leg.offset_us
        return None if self.leg.end_us == TO_THE_END and at >= duration_us else at

"""Which pictures come next while something plays, and those that wait to be shown.

Forward along the legs of a course: where one ends the next begins at once, so nothing is missing
between two clips; before such a joint more is decoded ahead, since it costs a seek. Backwards
straight on. Pictures that the clock has passed are left out and counted.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING, Protocol

from app.core.course import Leg
from app.core.time import US_PER_S

if TYPE_CHECKING:
    from app.media.server import Shown

_LEAST, _AHEAD_S = 6, Fraction(1, 4)
"""Pictures that wait: at least so many, and a quarter of a second of them."""
_BEFORE_JOINT_S, _JOINT_US = 1, 2 * US_PER_S
"""So long before a joint a whole second is made ready: behind it lies a seek."""
_BACKWARDS = 24
_MOST_BYTES = 160 * 1024 * 1024
_SHOWN_PER_S = 60
_SHOWN_PER_S_FAST = 30


class Times(Protocol):
    """What is asked of a provider here."""

    @property
    def count(self) -> int: ...
    @property
    def fps(self) -> Fraction: ...
    @property
    def duration_us(self) -> int: ...
    def time_us(self, n: int) -> int: ...
    def index_at(self, t_us: int) -> int: ...


class PlayQueue:
    """One run of playing. The frame server holds its lock around every call."""

    def __init__(self, times: Times, legs: Iterator[Leg], speed: Fraction) -> None:
        """``legs`` has at least one; backwards only the first counts, and begins at its end."""
        self._times, self._speed = times, speed
        self._legs = legs
        self._leg = next(legs)
        self._following = next(legs, None) if speed > 0 else None
        self.step = step_of(speed, times.fps)
        self.clock_us = self._leg.start_us if speed > 0 else self._leg.end_us
        self._next = times.index_at(self.clock_us)
        self._waiting: deque[tuple[int, Shown]] = deque()
        """(the clock time it is due, the picture)"""
        self.told = False
        """Whether damage in the file was reported already."""
        self.dropped = 0

    @property
    def forward(self) -> bool:
        """Whether time goes on."""
        return self._speed > 0

    @property
    def ended(self) -> bool:
        """Whether there is nothing more to make. A timeline that has grown since goes on."""
        return self._following is None and not self._inside()

    @property
    def done(self) -> bool:
        """Whether the end was reached and everything was taken."""
        return self.ended and not self._waiting

    @property
    def wanting(self) -> bool:
        """Whether there is room for another picture."""
        return not self.ended and len(self._waiting) < self._room()

    def next(self) -> int | None:
        """The picture to make now; None at the end."""
        if not self._waiting:
            self._catch_up()
        while not self._inside():
            if not self._turn():
                return None
        return self._next

    def add(self, n: int, shown: Shown) -> None:
        """Picture ``n`` is made."""
        self._waiting.append((self._due(n), shown))
        self._next = n + self.step

    def skip(self, n: int) -> bool:
        """Picture ``n`` cannot be made; whether it is the first that cannot."""
        told, self.told = self.told, True
        self._next = n + self.step
        self.dropped += 1
        return not told

    def take(self, clock_us: int) -> Shown | None:
        """The newest picture that is due; older ones are dropped."""
        self.clock_us = clock_us
        found: Shown | None = None
        sign = 1 if self.forward else -1
        while self._waiting and sign * self._waiting[0][0] <= sign * clock_us:
            self.dropped += found is not None
            found = self._waiting.popleft()[1]
        return found

    def _due(self, n: int) -> int:
        if self.forward:
            return max(self._times.time_us(n), self._leg.start_us) + self._leg.offset_us
        if n + 1 < self._times.count:  # the last microsecond that shows it
            return self._times.time_us(n + 1) - 1
        return self._times.duration_us

    def _catch_up(self) -> None:
        """Leave out what the clock has passed already."""
        while self.forward and self._following is not None and self.clock_us >= self._leg.over_us:
            last = self._times.index_at(self._leg.end_us - 1)
            self.dropped += max(0, last + 1 - self._next) // self.step
            self._turn()
        now = self._times.index_at(self.clock_us - self._leg.offset_us)
        behind = (now - self._next) * (1 if self.forward else -1)
        if behind > 0:
            steps = behind // abs(self.step)
            self.dropped += steps
            self._next += steps * self.step

    def _inside(self) -> bool:
        """Whether the next picture belongs to the present leg."""
        if not 0 <= self._next < self._times.count:
            return False
        return not self.forward or self._times.time_us(self._next) < self._leg.end_us

    def _turn(self) -> bool:
        """Go on with the next leg; False when there is none."""
        if self._following is None:
            return False
        self._leg, self._following = self._following, next(self._legs, None)
        self._next = self._times.index_at(self._leg.start_us)
        return True

    def _room(self) -> int:
        if not self.forward:
            return _BACKWARDS
        per_s = self._times.fps * self._speed / self.step
        wanted = max(_LEAST, int(per_s * _AHEAD_S))
        if self._waiting:
            due, latest = self._waiting[-1]
            near = self._leg.over_us - due < _JOINT_US * self._speed
            if near and self._following is not None:
                wanted = max(wanted, int(per_s * _BEFORE_JOINT_S))
            wanted = min(wanted, max(_LEAST, _MOST_BYTES // latest.rgb.nbytes))
        return wanted


def step_of(speed: Fraction, fps: Fraction) -> int:
    """Every how many pictures one is shown: all of them, unless nobody could see so many."""
    most = _SHOWN_PER_S_FAST if abs(speed) >= 4 else _SHOWN_PER_S
    step = max(1, int(abs(speed) * fps / most))
    return step if speed > 0 else -step

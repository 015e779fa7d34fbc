"""What the player asks of a stream and of a sound device, and the clock between them."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Protocol

from app.core.course import Course

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Frame(Protocol):
    """One display picture; ``app.services.preview.Shown`` is one."""

    @property
    def index(self) -> int: ...
    @property
    def time_us(self) -> int: ...
    @property
    def source_us(self) -> int:
        """The source time of what is shown: where keyframes are written."""
        ...

    @property
    def clip_id(self) -> str: ...
    @property
    def pixels(self) -> NDArray[np.uint8]:
        """BGRX, (h, w, 4)."""
        ...

    @property
    def exact(self) -> bool: ...
    @property
    def size(self) -> tuple[int, int]:
        """Width and height before the picture was scaled to the view."""
        ...


class Playable(Protocol):
    """What the player needs of a stream; ``app.services.preview.Preview`` is one.

    No method blocks. Times are microseconds of the stream's own timeline.
    """

    @property
    def duration_us(self) -> int: ...
    def set_view(self, width: int, height: int) -> None: ...
    def on_shown(self, callback: Callable[[Any], None], /) -> None: ...
    def on_failed(self, callback: Callable[[Exception], None], /) -> None: ...
    def seek(self, t_us: int, /) -> None: ...
    def scrub(self, t_us: int, /) -> None: ...
    def step(self, pictures: int, /) -> None: ...
    def play(self, speed: Fraction, course: Course | None = None, /) -> None: ...
    def pause(self) -> None: ...
    def lighten(self) -> None: ...
    def picture_at(self, clock_us: int, /) -> Frame | None:
        """The newest picture that is due by the clock of the legs (``app.core.course``)."""
        ...

    def sound(self, frames: int, /) -> NDArray[np.float32]: ...
    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Position:
    """Where the player is, and what the picture on the stage says of itself.

    ``time_us`` is the playhead on the stream's timeline; ``index``, ``source_us`` and ``clip_id``
    are those of the picture that is shown.
    """

    time_us: int
    index: int = 0
    source_us: int = 0
    clip_id: str = ""


@dataclass(slots=True)
class Asked:
    """What was asked of the player while a stream is on its way; nothing when none is."""

    expected: bool = False
    at_us: int = 0
    play: bool = False


class SoundOut(Protocol):
    """A sound device that pulls."""

    def start(self, pull: Callable[[int], NDArray[np.float32]], volume: float) -> None: ...
    def stop(self) -> None: ...
    def heard_us(self) -> int | None:
        """Microseconds of sound that left the device since ``start``; None while unknown."""
        ...

    def set_volume(self, volume: float) -> None: ...


class Clock:
    """Monotonic time steered softly by what was heard, so that pictures never jitter.

    A device reports in steps of its buffer; the difference is worked off at 5 % per tick, and a
    jump over 0.2 s (the device was asleep) at once.
    """

    def __init__(self, now: Callable[[], float] = time.perf_counter) -> None:
        self._now = now
        self._origin = 0.0
        self._speed = Fraction(1)
        self._from_us = 0

    def start(self, from_us: int, speed: Fraction) -> None:
        """Run from a time at a speed."""
        self._origin, self._from_us, self._speed = self._now(), from_us, speed

    def time_us(self, heard_us: int | None = None) -> int:
        """The stream's time now."""
        elapsed = self._now() - self._origin
        if heard_us is not None:
            error = elapsed - heard_us / 1e6
            self._origin += error if abs(error) > 0.2 else error * 0.05
            elapsed = self._now() - self._origin
        return self._from_us + round(elapsed * 1e6 * float(self._speed))

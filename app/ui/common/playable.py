"""What the player asks of a stream and of a sound device, and the clock between them."""

from __future__ import annotations

import time
from collections.abc import Callable
from fractions import Fraction
from typing import Protocol

import numpy as np
from numpy.typing import NDArray


class Frame(Protocol):
    """One display picture: BGRX (h, w, 4) at the view's size, its index and its time."""

    @property
    def image(self) -> NDArray[np.uint8]: ...
    @property
    def index(self) -> int: ...
    @property
    def time_us(self) -> int: ...


class Playable(Protocol):
    """What the player needs of a stream. No method blocks.

    Times are microseconds of the stream's own time (game time, clip time or output time).
    """

    @property
    def duration_us(self) -> int: ...
    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the content in content pixels."""
        ...

    def set_view(self, width: int, height: int) -> None:
        """The stage's size in device pixels; pictures fit into it."""
        ...

    def on_picture(self, callback: Callable[[Frame], None]) -> None:
        """Whom to call, on the decode thread, with the pictures that seek and step ask for."""
        ...

    def on_failure(self, callback: Callable[[BaseException], None]) -> None:
        """Whom to call, on the decode thread, when a picture cannot be had."""
        ...

    def seek(self, time_us: int, *, exact: bool = True) -> None:
        """Show the picture at a time; the latest request wins. Not exact may be a key frame."""
        ...

    def step(self, frames: int) -> None:
        """Show the picture so many frames after (or before) the one asked for last."""
        ...

    def play(self, time_us: int, speed: Fraction) -> None:
        """Start to fill the queues from a time on."""
        ...

    def take(self, time_us: int) -> Frame | None:
        """The queued picture due at a time; older ones are dropped. None when none is new."""
        ...

    def sound(self, frames: int) -> NDArray[np.float32]:
        """The next sound frames at 48 kHz, (frames, 2); silence when there is none."""
        ...

    def stop(self) -> None:
        """Stop filling the queues."""
        ...

    def close(self) -> None:
        """Let go of files and threads."""
        ...


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

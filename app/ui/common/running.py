"""One run of playing: where the clock is, by the sound device if there is one, else by the system's."""

from __future__ import annotations

import time
from collections.abc import Callable
from fractions import Fraction

from app.core.course import Course, Legs, legs_of
from app.ui.common.playable import Clock, Playable, SoundOut

SOUND_PATIENCE_S = 0.4
"""Pictures wait so long for the sound device to begin."""


class Running:
    """Starts and halts a stream and the sound with it, and tells the time of both."""

    def __init__(self, make_sound: Callable[[], SoundOut | None] | None) -> None:
        self._make_sound = make_sound
        self._sound: SoundOut | None = None
        self._heard = False
        self._clock = Clock()
        self._patience = 0.0
        self._from_us = 0
        self._legs = Legs(iter(()))
        self.speed = Fraction(0)
        """Below 0 backwards; 0 while it stands still."""
        self.course: Course | None = None

    def start(
        self, stream: Playable, from_us: int, speed: Fraction, course: Course | None, volume: float
    ) -> int:
        """Run from a time along a course; where it begins, which a course may decide."""
        self.halt(stream)
        self._legs = Legs(legs_of(from_us, speed, course))
        leg = self._legs.leg
        begin = leg.start_us if leg is not None and speed > 0 else from_us
        stream.seek(begin)
        stream.play(speed, course)
        self.speed, self.course, self._from_us = speed, course, begin
        self._clock.start(begin, speed)
        self._heard = speed > 0 and self._device() is not None
        if self._sound is not None and self._heard:
            self._sound.start(stream.sound, volume)
            self._patience = time.perf_counter() + SOUND_PATIENCE_S
        return begin

    def halt(self, stream: Playable | None) -> None:
        """Stand still."""
        self.speed = Fraction(0)
        if self._sound is not None and self._heard:
            self._sound.stop()
        self._heard = False
        if stream is not None:
            stream.pause()

    def clock_us(self) -> int | None:
        """The clock of the legs; None while the sound device has yet to begin."""
        heard = self._sound.heard_us() if self._sound is not None and self._heard else None
        if heard is None and self._warming_up():
            return None
        return self._clock.time_us(heard)

    def time_at(self, clock_us: int, duration_us: int) -> int | None:
        """Where on a timeline of this length that is; None when everything has been played."""
        if self.speed < 0:
            return clock_us if clock_us > 0 else None
        return self._legs.time_at(clock_us, duration_us)

    def set_volume(self, volume: float) -> None:
        """0..1"""
        if self._sound is not None:
            self._sound.set_volume(volume)

    def _device(self) -> SoundOut | None:
        if self._sound is None and self._make_sound is not None:
            self._sound = self._make_sound()
            if self._sound is None:  # no device: do not look for one on every start
                self._make_sound = None
        return self._sound

    def _warming_up(self) -> bool:
        """Whether the sound device has yet to begin; pictures wait for it, but not for ever."""
        if not self._heard or time.perf_counter() > self._patience:
            return False
        self._clock.start(self._from_us, self.speed)
        return True

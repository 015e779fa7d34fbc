"""A player without a window: stepping, scrubbing and playing over any ``Provider``.

    stream = Stream(GameProvider([(path, index)]), on_picture=paint)
    stream.set_view(960, 540)
    stream.show(1200)                       # paint(Shown) comes on the stream's thread
    stream.play(stream.time_us(1200), Fraction(1))          # or along a course
    shown = stream.take_picture(clock_us)   # per screen refresh: the newest due picture, or None
    samples = stream.take_sound(960)        # per sound device callback

The clock belongs to the caller: the sound device counts the samples it took, or a monotonic clock
runs where there is none. ``clock_us`` is the provider's time, so at speed 2 it runs twice as fast.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from fractions import Fraction

from app.core.course import Course, legs_of
from app.core.errors import ReelBallersError
from app.media.downmix import Samples
from app.media.provider import Provider
from app.media.server import CACHE_BYTES, REST_S, FrameServer, Shown
from app.media.stretch import SoundServer

log = logging.getLogger(__name__)


class Stream:
    """Pictures and sound of one provider. Methods may be called from any thread and never wait."""

    def __init__(
        self,
        provider: Provider,
        on_picture: Callable[[Shown], None],
        on_error: Callable[[ReelBallersError], None] | None = None,
        *,
        cache_bytes: int = CACHE_BYTES,
        rest_s: float = REST_S,
    ) -> None:
        """Takes over ``provider`` and closes it in the end.

        ``on_picture`` and ``on_error`` are called on the stream's own thread.
        """
        self._provider = provider
        self._frames = FrameServer(
            provider, on_picture, on_error or _log_error, cache_bytes=cache_bytes, rest_s=rest_s
        )
        self._sound = SoundServer(provider.sound)
        self._playing = False

    @property
    def count(self) -> int:
        """How many pictures."""
        return self._provider.count

    @property
    def fps(self) -> Fraction:
        """Pictures per second, on average."""
        return self._provider.fps

    @property
    def duration_us(self) -> int:
        """To the end of the last picture."""
        return self._provider.duration_us

    @property
    def playing(self) -> bool:
        """Whether ``play`` was called and neither ``stop`` nor ``show`` since."""
        return self._playing

    @property
    def at_end(self) -> bool:
        """Whether playing has come to the end and every picture was taken."""
        return self._frames.at_end

    @property
    def dropped(self) -> int:
        """Pictures that came too late since ``play``."""
        return self._frames.dropped

    def time_us(self, n: int) -> int:
        """When picture ``n`` is first shown."""
        return self._provider.time_us(n)

    def index_at(self, t_us: int) -> int:
        """The picture shown at a time."""
        return self._provider.index_at(t_us)

    def set_view(self, width: int, height: int) -> None:
        """Scale pictures to fit this many device pixels."""
        self._frames.set_view(width, height)

    def refresh(self) -> None:
        """The provider's pictures have changed: forget those made so far, show the current one anew."""
        self._frames.refresh()

    def lighten(self) -> None:
        """Nobody looks for now: give back the memory of pictures that are kept."""
        self._frames.lighten()

    def show(self, n: int, exact: bool = True) -> None:
        """Show picture ``n``; ``exact=False`` while a hand scrubs. Stops playing."""
        self._halt_sound()
        self._frames.show(n, exact)

    def play(
        self, from_us: int, speed: Fraction = Fraction(1), course: Course | None = None
    ) -> None:
        """Play from a time, along a course if there is one; a negative speed plays backwards,
        without sound, and takes no course.

        The clock of ``take_picture`` begins at the time of the first picture and runs on where a
        course jumps: see ``app.core.course``.
        """
        if speed == 0:
            raise ValueError("a speed of 0 is a still picture; call show")
        self._playing = True
        self._sound.play(legs_of(from_us, speed, course), speed)
        self._frames.play(legs_of(from_us, speed, course), speed)

    def stop(self) -> None:
        """Stop playing; ``show`` then shows where."""
        self._halt_sound()
        self._frames.stop()

    def take_picture(self, clock_us: int) -> Shown | None:
        """The newest picture due at a clock time, None when there is no newer one."""
        return self._frames.take_picture(clock_us)

    def take_sound(self, frames: int) -> Samples:
        """(frames, 2) float32 at 48 kHz, already at the speed of ``play``; else silence."""
        return self._sound.take(frames)

    def close(self) -> None:
        """End both threads and close the files. Not from a callback."""
        ended = [self._frames.close(), self._sound.close()]
        if all(ended):
            self._provider.close()
        else:
            # Closing a file that a thread still reads would crash; leaving it open only leaks.
            log.error("a media thread did not end in time")

    def _halt_sound(self) -> None:
        if self._playing:
            self._playing = False
            self._sound.stop()


def _log_error(error: ReelBallersError) -> None:
    log.warning("%s", error)

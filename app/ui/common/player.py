"""Plays a stream on the stage: the clock, the transport's verbs and the pictures' way to the view.

The stream (made by ``app.services``) decodes on its own threads and hands pictures over at the
view's size. The player asks it for nothing but what is due: a timer on the window's thread takes
the queued picture for the present time. The sound device is the master clock, or else the system's.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from app.core.course import Course, range_at
from app.ui.common.playable import Asked, Frame, Playable, Position, SoundOut
from app.ui.common.relay import Relay
from app.ui.common.running import Running
from app.ui.common.video_view import VideoView, ViewPixels

__all__ = ["SPEEDS", "Player", "Position"]

SPEEDS: tuple[Fraction, ...] = tuple(Fraction(n, 4) for n in (1, 2, 3, 4, 5, 6, 7, 8, 16))
TICK_MS = 8
STILL_TICKS = 4
"""So many ticks without a new picture, and the playhead moves all the same."""
SHUTTLE: tuple[Fraction, ...] = tuple(Fraction(n) for n in (-4, -2, -1, 1, 2, 4))
"""What J and L go through, backwards below 0."""
END_US = 20_000
"""So near the end, playing begins at the start."""


class Player(QObject):
    """The verbs of the transport for one stage. One player per screen."""

    position_changed = Signal(object)
    """``Position``: also for every picture shown."""

    playing_changed = Signal(bool)
    speed_changed = Signal(object)
    """``Fraction``"""
    opened = Signal(object)
    """The stream, or None when closed."""
    reached_end = Signal()
    ranges_changed = Signal(object)
    """The ranges that are looped or played back to back, empty for none."""
    failed = Signal(object)
    """``BaseException``"""

    def __init__(
        self,
        view: VideoView,
        relay: Relay,
        sound_out: Callable[[], SoundOut | None] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._view, self._relay = view, relay
        self._run = Running(sound_out)
        self._stream: Playable | None = None
        self._asked = Asked()
        self._generation = 0
        self._position = Position(0)
        self._speed = Fraction(1)
        self._before_shuttle: Fraction | None = None
        self._volume, self._muted = 0.8, False
        self._ranges: tuple[tuple[int, int], ...] = ()
        self._loop = False
        self._playing = False
        self._stepping = False
        self._still = 0
        self._content: tuple[float, float] | None = None
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tick)
        view.resized.connect(self._resized)

    def expect(self) -> None:
        """A stream is on its way: where to go and whether to play is remembered until ``open``."""
        self.close()
        self._asked = Asked(expected=True)
        self._move(0)

    def open(
        self, stream: Playable, content_size: tuple[float, float] | None = None, at_us: int = 0
    ) -> None:
        """Show a stream from a time on, paused. The one before is closed.

        ``content_size`` is the size of its pictures in content pixels (source or output); without
        it, content pixels are those of the pictures before they were scaled to the view.
        """
        asked, self._asked = self._asked, Asked()
        self.close()
        self._generation += 1
        generation = self._generation
        self._stream = stream
        self._content = content_size
        if content_size is not None:
            self._view.set_content_size(*content_size)
        stream.on_shown(self._relay.wrap(lambda frame: self._arrived(generation, frame)))
        stream.on_failed(self._relay.wrap(lambda error: self._broke(generation, error)))
        pixels = self._view.pixels()
        stream.set_view(pixels.width, pixels.height)
        self._position = Position(max(0, min(asked.at_us or at_us, stream.duration_us)))
        self.opened.emit(stream)
        self.seek(self._position.time_us)
        if asked.play:
            self.play()

    def close(self) -> None:
        """Stop, and let go of the stream."""
        self.pause()
        stream, self._stream = self._stream, None
        self._ranges, self._loop, self._asked = (), False, Asked()
        if stream is not None:
            self._generation += 1
            stream.close()
            self._view.set_picture(None)
            self.opened.emit(None)

    @property
    def stream(self) -> Playable | None:
        """What is open."""
        return self._stream

    @property
    def duration_us(self) -> int:
        """The stream's length, 0 without one."""
        return self._stream.duration_us if self._stream else 0

    @property
    def position_us(self) -> int:
        """The time under the playhead."""
        return self._position.time_us

    @property
    def position(self) -> Position:
        """The playhead and what the picture on the stage says of itself."""
        return self._position

    @property
    def playing(self) -> bool:
        """Whether it runs."""
        return self._playing

    @property
    def speed(self) -> Fraction:
        """The chosen speed."""
        return self._speed

    @property
    def rate(self) -> Fraction:
        """How fast it runs now: below 0 backwards, 0 standing still."""
        return self._run.speed

    @property
    def volume(self) -> float:
        """0..1, 0 when muted."""
        return 0.0 if self._muted else self._volume

    def play(self) -> None:
        """Run forward at the chosen speed; at the end it starts over."""
        stream = self._stream
        if stream is None:
            self._asked.play = self._asked.expected
            return
        if (self._run.speed, self._run.course) == (self._speed, self._course()):
            return
        self._run_from(self._beginning(stream))

    def pause(self) -> None:
        """Stand still, exactly on the picture under the playhead."""
        self._asked.play = False
        if not self._playing:
            return
        self._halt()
        self._playing = False
        if self._before_shuttle is not None:
            self.set_speed(self._before_shuttle)
        if self._stream is not None:
            self._stream.seek(self._position.time_us)
        self.playing_changed.emit(False)

    def rest(self) -> None:
        """Pause, and keep no more memory than that takes: another screen is looked at."""
        self.pause()
        if self._stream is not None:
            self._stream.lighten()

    def toggle(self) -> None:
        """Play or pause."""
        self.pause() if self._playing or self._asked.play else self.play()

    def seek(self, time_us: int) -> None:
        """Go to a time, exactly; playing goes on from there."""
        stream = self._stream
        if stream is None:
            self._ask(time_us)
            return
        self._move(max(0, min(time_us, stream.duration_us)))
        if not self._playing:
            stream.seek(self._position.time_us)
            return
        if self._ranges and range_at(self._ranges, self._position.time_us) is None:
            self.set_range(None)  # the hand left what is looped or played back to back
        self._run_from(self._position.time_us, self._run.speed if self._backwards else None)

    def scrub(self, time_us: int) -> None:
        """The hand moves: show what is near at once."""
        stream = self._stream
        if stream is None:
            self._ask(time_us)
            return
        if self._playing:
            self.pause()
        self._move(max(0, min(time_us, stream.duration_us)))
        stream.scrub(self._position.time_us)

    def skip(self, delta_us: int) -> None:
        """Go so far forward or back."""
        self.seek(self._position.time_us + delta_us)

    def step(self, frames: int) -> None:
        """One or more frames; playing stops."""
        if self._stream is not None:
            self.pause()
            self._stepping = True
            self._stream.step(frames)

    def set_speed(self, speed: Fraction) -> None:
        """0.25 to 4; playing goes on at the new speed."""
        self._before_shuttle = None
        if speed == self._speed:
            return
        self._speed = speed
        if self._playing and not self._backwards:
            self._run_from(self._position.time_us)
        self.speed_changed.emit(speed)

    def change_speed(self, steps: int) -> None:
        """The next faster or slower speed of the list."""
        at = SPEEDS.index(self._speed) if self._speed in SPEEDS else SPEEDS.index(Fraction(1))
        self.set_speed(SPEEDS[max(0, min(len(SPEEDS) - 1, at + steps))])

    def shuttle(self, direction: int) -> None:
        """J and L: run in a direction; once more is faster; the other key slows down, then turns.

        Standing still brings the chosen speed back.
        """
        if self._stream is None:
            return
        now = self._run.speed
        if direction > 0:
            rate = next((rate for rate in SHUTTLE if rate > now), SHUTTLE[-1])
            rate = rate if now else max(self._speed, rate)
        else:
            rate = next((rate for rate in reversed(SHUTTLE) if rate < now), SHUTTLE[0])
        if rate < 0:
            self._run_from(self._position.time_us, rate)
            return
        usual = self._before_shuttle or self._speed
        if rate != self._speed:
            self.set_speed(rate)
            self._before_shuttle = usual
        if self._run.speed != rate:
            self.play()

    def set_range(self, start_us: int | None, end_us: int | None = None) -> None:
        """Loop a range (None: play the whole)."""
        one = () if start_us is None or end_us is None else ((start_us, end_us),)
        self._set_ranges(one, loop=bool(one))

    def set_playlist(self, ranges: Sequence[tuple[int, int]]) -> None:
        """Play these ranges back to back and stop after the last."""
        self._set_ranges(tuple(ranges), loop=False)

    @property
    def looping(self) -> bool:
        """Whether a range is looped."""
        return self._loop

    @property
    def ranges(self) -> tuple[tuple[int, int], ...]:
        """What is looped or played back to back; empty for the whole stream."""
        return self._ranges

    def set_volume(self, volume: float) -> None:
        """0..1; unmutes."""
        self._volume, self._muted = max(0.0, min(1.0, volume)), False
        self._run.set_volume(self.volume)

    def toggle_mute(self) -> None:
        """Silence, or sound again."""
        self._muted = not self._muted
        self._run.set_volume(self.volume)

    def refresh(self) -> None:
        """Ask for the picture under the playhead again (the edit changed, the view grew)."""
        if self._stream is not None and not self._playing:
            self._stream.seek(self._position.time_us)

    def _ask(self, time_us: int) -> None:
        if self._asked.expected:
            self._asked.at_us = max(0, time_us)
            self._move(self._asked.at_us)

    @property
    def _backwards(self) -> bool:
        return self._run.speed < 0

    def _set_ranges(self, ranges: tuple[tuple[int, int], ...], *, loop: bool) -> None:
        self._ranges, self._loop = ranges, loop
        self.ranges_changed.emit(ranges)
        if self._playing:  # not at once: mostly it is told where to go with the same breath
            QTimer.singleShot(0, self, self._take_course)

    def _take_course(self) -> None:
        if self._playing and not self._backwards and self._run.course != self._course():
            self._run_from(self._position.time_us)

    def _course(self) -> Course | None:
        return Course(self._ranges, self._loop) if self._ranges else None

    def _beginning(self, stream: Playable) -> int:
        """Where playing begins: under the playhead, or at the start of what has been played."""
        now = self._position.time_us
        at = range_at(self._ranges, now)
        if self._ranges:
            low, high = self._ranges[at or 0]
        else:
            low, high = 0, stream.duration_us
        return now if low <= now < high - END_US else low

    def _run_from(self, start_us: int, speed: Fraction | None = None) -> None:
        stream = self._stream
        assert stream is not None
        course = self._course() if speed is None else None
        self._stepping = False
        begin = self._run.start(stream, start_us, speed or self._speed, course, self.volume)
        self._position = replace(self._position, time_us=begin)
        self._timer.start()
        if not self._playing:
            self._playing = True
            self.playing_changed.emit(True)

    def _halt(self) -> None:
        self._timer.stop()
        self._run.halt(self._stream)

    def _tick(self) -> None:
        stream = self._stream
        clock = self._run.clock_us() if stream is not None else None
        if stream is None or clock is None:
            return
        now = self._run.time_at(clock, stream.duration_us)
        if now is None:
            self._pass_end(stream)
            return
        frame = stream.picture_at(clock)
        self._still = self._still + 1 if frame is None else 0
        if frame is not None:
            self._show(frame, now)
        elif self._still % STILL_TICKS == 0:
            self._move(now)
        else:  # keys count from here; what shows it need not be painted 125 times a second
            self._position = replace(self._position, time_us=now)

    def _pass_end(self, stream: Playable) -> None:
        if self._backwards:
            self._move(0)
            self.pause()
            return
        self._move(self._ranges[-1][1] if self._ranges else stream.duration_us)
        self.pause()
        if self._ranges:
            self.set_playlist(())
        self.reached_end.emit()

    def _move(self, time_us: int) -> None:
        self._stepping = False
        self._position = replace(self._position, time_us=time_us)
        self.position_changed.emit(self._position)

    def _arrived(self, generation: int, frame: Frame) -> None:
        if generation != self._generation or self._playing:
            return
        # A step moves the playhead to the picture; a seek keeps the time that was asked for.
        self._show(frame, frame.time_us if self._stepping else self._position.time_us)

    def _show(self, frame: Frame, time_us: int) -> None:
        self._view.set_picture(frame.pixels, self._content or frame.size)
        self._position = Position(time_us, frame.index, frame.source_us, frame.clip_id)
        self.position_changed.emit(self._position)

    def _broke(self, generation: int, error: BaseException) -> None:
        if generation == self._generation:
            self.pause()
            self.failed.emit(error)

    def _resized(self, pixels: ViewPixels) -> None:
        if self._stream is not None:
            self._stream.set_view(pixels.width, pixels.height)
            self.refresh()

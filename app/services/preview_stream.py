"""One open timeline with its decode thread: what a screen plays, steps and scrubs.

Made by ``app.services.preview.Previews``, which says how a screen uses one.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from app.core.course import Course
from app.core.edit import Edit
from app.core.errors import ReelBallersError
from app.media.provider import Provider
from app.media.server import Shown as Served
from app.media.stream import Stream
from app.services.export_edit import inside
from app.services.preview_provider import Tables

log = logging.getLogger(__name__)

Pixels = NDArray[np.uint8]
IN_USE_S = 1.5
"""So long after a hand moved, nothing of lesser weight begins."""


@dataclass(frozen=True, slots=True, eq=False)
class Shown:
    """One picture for the screen. ``pixels`` is (h, w, 4) uint8, BGRX (``QImage.Format_RGB32``).

    ``size`` is (width, height) of the picture before it was scaled to the view. ``clip_id`` is
    empty for footage.
    """

    index: int
    time_us: int
    source_us: int
    clip_id: str
    pixels: Pixels
    exact: bool
    """False for the key frame that stands in while a hand scrubs."""
    size: tuple[int, int]


class _Edited(Protocol):
    """A provider that shows an edit."""

    def set_edit(self, edit: Edit) -> None: ...
    def clip_id(self, n: int) -> str: ...
    def source_us(self, n: int) -> int: ...


class Preview:
    """One open timeline with its decode thread. Methods return at once, from any thread."""

    def __init__(
        self,
        provider: Provider,
        edited: _Edited | None,
        tables: Tables,
        forget: Callable[[Preview], None],
        later: Executor,
    ) -> None:
        """Made by ``Previews``."""
        self._edited = edited
        self._tables = tables
        self._forget, self._later = forget, later
        self._ended = False
        self._lock = threading.Lock()
        self._shown: Callable[[Shown], None] | None = None
        self._failed: Callable[[Exception], None] | None = None
        self._wanted = 0
        self._position_us = 0
        self._latest: Served | None = None
        self._broken: Exception | None = None
        self._used_at = 0.0
        self._stream = Stream(provider, self._arrived, self._broke)

    @property
    def count(self) -> int:
        """How many pictures the timeline has."""
        return self._stream.count

    @property
    def duration_us(self) -> int:
        """The length of the timeline."""
        return self._stream.duration_us

    @property
    def fps(self) -> Fraction:
        """The rate of the pictures (average for footage)."""
        return self._stream.fps

    @property
    def position_us(self) -> int:
        """The time that was asked for last."""
        return self._position_us

    @property
    def playing(self) -> bool:
        """Whether pictures are decoded ahead."""
        return self._stream.playing

    @property
    def in_use(self) -> bool:
        """Whether it plays, or a hand moved a moment ago."""
        return self.playing or time.monotonic() - self._used_at < IN_USE_S

    @property
    def at_end(self) -> bool:
        """Whether playing has come to the end and every picture was taken."""
        return self._stream.at_end

    @property
    def dropped(self) -> int:
        """Pictures that came too late since ``play``."""
        return self._stream.dropped

    def time_us(self, index: int) -> int:
        """The timeline's time of a picture."""
        return self._stream.time_us(index)

    def index_at(self, t_us: int) -> int:
        """The picture shown at a time."""
        return self._stream.index_at(t_us)

    def set_view(self, width: int, height: int) -> None:
        """The room for pictures in device pixels; they keep their shape."""
        if width > 0 and height > 0:
            self._stream.set_view(width, height)

    def set_edit(self, edit: Edit) -> None:
        """Show another state of the edit (a box in the hand, or after a change); not for games.

        The picture under the playhead is shown anew. ``BadEdit`` or ``NotFound`` when this state
        cannot be shown; the old one stays.
        """
        if self._edited is None:
            raise TypeError("footage has no edit")
        facts = {source: table.facts for source, (_, table) in self._tables.items()}
        self._edited.set_edit(inside(edit, facts))
        self._stream.refresh()

    def on_shown(self, callback: Callable[[Shown], None]) -> None:
        """Where pictures of ``seek``, ``scrub`` and ``step`` go; called on the decode thread."""
        with self._lock:
            self._shown, latest = callback, self._latest
        if latest is not None:
            callback(self._told(latest))

    def on_failed(self, callback: Callable[[Exception], None]) -> None:
        """Where errors go (the file vanished, a picture cannot be decoded)."""
        with self._lock:
            self._failed, broken = callback, self._broken
        if broken is not None:
            callback(broken)

    def seek(self, t_us: int) -> None:
        """Show the exact picture at a time."""
        self._go(t_us, exact=True)

    def scrub(self, t_us: int) -> None:
        """Show something near at once, the exact picture as soon as the hand rests."""
        self._go(t_us, exact=False)

    def step(self, pictures: int) -> None:
        """Go some pictures on or back from the one asked for last."""
        self._used_at = time.monotonic()
        self._wanted = min(max(0, self._wanted + pictures), self.count - 1)
        self._position_us = self.time_us(self._wanted)
        self._stream.show(self._wanted)

    def play(self, speed: Fraction = Fraction(1), course: Course | None = None) -> None:
        """Begin to decode ahead from the position; 4× and faster skip pictures, below 0 is back.

        A course (clips back to back, a loop) is played without a gap; see ``app.core.course``.
        """
        self._stream.play(self._position_us, speed, course)

    def pause(self) -> None:
        """Stop decoding ahead."""
        self._stream.stop()

    def lighten(self) -> None:
        """Nobody looks for now: give back the memory of pictures that are kept."""
        self._stream.lighten()

    def picture_at(self, clock_us: int) -> Shown | None:
        """While playing: the newest picture due by the clock of the legs, None for no newer one."""
        found = self._stream.take_picture(clock_us)
        if found is None:
            return None
        self._wanted, self._position_us = found.index, found.time_us
        return self._told(found)

    def sound(self, frames: int) -> NDArray[np.float32]:
        """While playing: the next stretch of sound, (frames, 2) at 48 kHz, at the play speed."""
        return self._stream.take_sound(frames)

    def close(self) -> None:
        """Stop the threads and close the files, in a moment: the picture in work is waited for on
        another thread. Nothing is told any more."""
        with self._lock:
            first, self._ended = not self._ended, True
            self._shown = self._failed = None
        if not first:
            return
        try:
            self._later.submit(self._end)
        except RuntimeError:  # the library was closed before the screen
            self._end()

    def _end(self) -> None:
        try:
            self._stream.close()
        except Exception:
            log.exception("A preview could not be closed")
        finally:
            self._forget(self)

    def _go(self, t_us: int, *, exact: bool) -> None:
        self._used_at = time.monotonic()
        self._position_us = min(max(0, t_us), self.duration_us)
        self._wanted = self.index_at(self._position_us)
        self._stream.show(self._wanted, exact)

    def _arrived(self, served: Served) -> None:
        with self._lock:
            self._latest, self._broken, callback = served, None, self._shown
        if callback is not None:
            callback(self._told(served))

    def _broke(self, error: ReelBallersError) -> None:
        with self._lock:
            self._broken, callback = error, self._failed
        if callback is not None:
            callback(error)

    def _told(self, served: Served) -> Shown:
        source_us, clip_id = served.time_us, ""
        if self._edited is not None:
            source_us = self._edited.source_us(served.index)
            clip_id = self._edited.clip_id(served.index)
        return Shown(
            served.index,
            served.time_us,
            source_us,
            clip_id,
            served.rgb,
            served.exact,
            served.size,
        )

"""Composed frames into encoders, one ffmpeg per segment.

The ffmpeg of the next segment is started before this one is full, and an ffmpeg that got its last
frame finishes while the next one already encodes: at the joints nobody waits.
"""

from __future__ import annotations

import contextlib
import subprocess
import threading
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from app.core.errors import RenderCancelled, RenderFailed
from app.media.joined import Part, PieceRefused, check_part
from app.render.compose import Yuv
from app.render.ffmpeg import EncodeSpec, Running, encode_command, spawn
from app.render.ffmpeg_log import Trouble
from app.render.pipeline import CANCELLED
from app.render.progress import ShouldStop
from app.render.segment_store import Lease

_EARLY = 12
"""Frames before its first one at which an encoder is started: some tenths of a second."""
_POLL_S = 0.1

Tap = Callable[[int, Yuv], None]
"""Gets (number, frame) of everything an encoder gets; the frame is reused afterwards."""


class EncoderFailed(Exception):
    """ffmpeg ended early, or ``part``, which it wrote, is of no use; another encoder may do."""

    def __init__(self, trouble: Trouble, part: Path) -> None:
        super().__init__(trouble.reason)
        self.trouble, self.part = trouble, part


@dataclass(frozen=True, slots=True)
class Segment:
    """Frames [first, first + count) of a plan's frames, and the file they are encoded to."""

    number: int
    first: int
    count: int
    name: str


@dataclass(frozen=True, slots=True)
class _Encode:
    segment: Segment
    running: Running
    spec: EncodeSpec


class SegmentWriter:
    """Takes the frames of ``segments``, all of them in order.

    ``write`` is for one thread; ``abort`` may be called from another while it blocks; ``finish``
    and ``stop`` when ``write`` is not running any more.
    """

    def __init__(
        self,
        segments: Iterable[Segment],
        spec: Callable[[Path], EncodeSpec],
        lease: Lease,
        on_done: Callable[[Segment, Path], None],
        should_stop: ShouldStop,
        tap: Tap | None = None,
    ) -> None:
        """``on_done`` hears of every segment that is whole, on whichever thread sees it first."""
        self._todo = deque(segments)
        self._spec, self._lease, self._on_done = spec, lease, on_done
        self._should_stop, self._tap = should_stop, tap
        self._aborted = threading.Event()
        self._now: _Encode | None = None
        self._next: _Encode | None = None
        self._ending: _Encode | None = None
        self._written = 0

    def write(self, frame: Yuv, times: int) -> None:
        """The next ``times`` frames, which are all of one segment.

        Raises ``EncoderFailed``, ``RenderFailed`` or ``RenderCancelled``.
        """
        for _ in range(times):
            if self._should_stop():
                return
            self._write(frame)

    def abort(self) -> None:
        """Make a blocked ``write`` return."""
        self._aborted.set()
        for one in self._open():
            one.running.popen.kill()

    def finish(self) -> None:
        """Wait until the last segment is whole. Raises like ``write``."""
        self._settle()

    def stop(self) -> None:
        """End what still runs; a segment that happens to be whole by now is kept."""
        ending = self._ending
        if ending is not None and ending.running.popen.poll() == 0:
            with contextlib.suppress(EncoderFailed):
                self._settle()
        for one in self._open():
            if one.running.popen.poll() is None:
                one.running.popen.kill()
            one.running.stop()
            one.spec.out.unlink(missing_ok=True)
        self._now = self._next = self._ending = None

    def _write(self, frame: Yuv) -> None:
        now = self._now or self._begin()
        if self._tap is not None:
            self._tap(now.segment.first + self._written, frame)
        try:
            now.running.write(frame)
        except RenderFailed as error:
            if self._aborted.is_set():
                raise RenderCancelled(CANCELLED) from error
            raise EncoderFailed(now.running.trouble(), now.spec.out) from error
        self._written += 1
        left = now.segment.count - self._written
        if self._ending is not None and self._ending.running.popen.poll() is not None:
            self._settle()
        if left <= _EARLY and self._next is None and self._todo:
            self._next = self._started(self._todo.popleft())
        if left == 0:
            self._settle()
            with contextlib.suppress(subprocess.TimeoutExpired):
                now.running.finish(0)
            self._ending, self._now = now, None

    def _begin(self) -> _Encode:
        self._now, self._next = self._next or self._started(self._todo.popleft()), None
        self._written = 0
        return self._now

    def _started(self, segment: Segment) -> _Encode:
        spec = self._spec(self._lease.place(f"{uuid4().hex}.mp4"))
        started = _Encode(segment, spawn(encode_command(spec)), spec)
        if self._aborted.is_set():
            started.running.popen.kill()
        return started

    def _settle(self) -> None:
        """Wait for the segment that got its last frame, and hand it over."""
        ending = self._ending
        if ending is None:
            return
        status = self._waited(ending.running)
        if self._aborted.is_set() and status != 0:
            raise RenderCancelled(CANCELLED)
        if status != 0:
            raise EncoderFailed(ending.running.trouble(), ending.spec.out)
        self._ending = None
        segment, spec = ending.segment, ending.spec
        try:
            check_part(Part(spec.out, segment.count), spec.size, spec.fps)
        except PieceRefused as error:
            why = f"what it wrote cannot be used ({error.reason}); choose the encoder x264"
            raise EncoderFailed(Trouble("encoder", why), spec.out) from error
        self._on_done(segment, self._lease.keep(spec.out, segment.name))

    def _waited(self, running: Running) -> int:
        while True:
            if self._should_stop():
                raise RenderCancelled(CANCELLED)
            try:
                return running.finish(_POLL_S)
            except subprocess.TimeoutExpired:
                continue

    def _open(self) -> list[_Encode]:
        return [one for one in (self._now, self._next, self._ending) if one is not None]

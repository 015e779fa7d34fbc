"""Composed frames into encoders: one ffmpeg for a run of segments, each to a file of its own.

An encoder that begins anew for every segment costs a quarter of a second of processor time and lets
a core wait; so one that can begin a new file with a key picture takes many segments in a row
(docs/decisions/0030-one-encoder-for-many-segments.md). Where runs meet, the ffmpeg of the next is
started before this one is full, and an ffmpeg that got its last frame finishes while the next one
already encodes: nobody waits.
"""

from __future__ import annotations

import contextlib
import subprocess
import threading
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from itertools import accumulate
from pathlib import Path
from uuid import uuid4

from app.core.errors import RenderCancelled, RenderFailed
from app.media.joined import Part, PieceRefused, check_part
from app.render.compose import Yuv
from app.render.ffmpeg import SPLITTABLE, EncodeSpec, encode_command, split_part
from app.render.ffmpeg_log import Trouble
from app.render.ffmpeg_process import Running, spawn
from app.render.pipeline import CANCELLED
from app.render.progress import ShouldStop
from app.render.segment_store import Lease

_EARLY = 12
"""Frames before its first one at which an encoder is started: some tenths of a second."""
_RUN = 200
"""Segments of one encoder: where they begin stands on its command line, which has an end."""
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


@dataclass(slots=True)
class _Encode:
    """A running encoder, its segments and their files; ``begun`` of them got their first frame,
    ``handed`` of them were whole and are handed over."""

    segments: tuple[Segment, ...]
    files: tuple[Path, ...]
    spec: EncodeSpec
    running: Running
    left: int
    """Frames that are still to come for the last segment begun."""
    begun: int = 1
    handed: int = 0

    @property
    def full(self) -> bool:
        """Whether every frame was written."""
        return self.left == 0 and self.begun == len(self.segments)

    @property
    def to_come(self) -> int:
        """Frames until it is full."""
        return self.left + sum(one.count for one in self.segments[self.begun :])

    @property
    def unfinished(self) -> Path:
        """The file it writes at the moment."""
        return self.files[min(self.handed, len(self.files) - 1)]

    def next_number(self) -> int:
        """The number of the frame that comes next among those of the plan."""
        if self.left == 0:
            self.left = self.segments[self.begun].count
            self.begun += 1
        now = self.segments[self.begun - 1]
        return now.first + now.count - self.left


@dataclass(slots=True)
class _Running:
    """The encoders there are: the one that gets frames, the next one, and one that ends."""

    now: _Encode | None = None
    next: _Encode | None = None
    ending: _Encode | None = None

    @property
    def all(self) -> list[_Encode]:
        """Those there are."""
        return [one for one in (self.now, self.next, self.ending) if one is not None]


@dataclass(slots=True)
class SegmentWriter:
    """Takes the frames of ``segments``, all of them in order.

    ``on_done`` hears of every segment that is whole, on whichever thread sees it first. ``write`` is
    for one thread; ``abort`` may be called from another while it blocks; ``finish`` and ``stop``
    when ``write`` is not running any more.
    """

    segments: Iterable[Segment]
    spec: Callable[[Path], EncodeSpec]
    lease: Lease
    on_done: Callable[[Segment, Path], None]
    should_stop: ShouldStop
    tap: Tap | None = None
    _todo: deque[Segment] = field(init=False)
    _there: _Running = field(init=False, default_factory=_Running)
    _aborted: threading.Event = field(init=False, default_factory=threading.Event)

    def __post_init__(self) -> None:
        self._todo = deque(self.segments)

    def write(self, frame: Yuv, times: int) -> None:
        """The next ``times`` frames, which are all of one segment.

        Raises ``EncoderFailed``, ``RenderFailed`` or ``RenderCancelled``.
        """
        for _ in range(times):
            if self.should_stop():
                return
            self._write(frame)

    def abort(self) -> None:
        """Make a blocked ``write`` return."""
        self._aborted.set()
        for one in self._there.all:
            one.running.popen.kill()

    def finish(self) -> None:
        """Wait until the last segment is whole. Raises like ``write``."""
        self._settle()

    def stop(self) -> None:
        """End what still runs; segments that happen to be whole by now are kept."""
        for one in self._there.all:
            ended_well = one.full and one.running.popen.poll() == 0
            if not ended_well:
                one.running.popen.kill()
            one.running.stop()
            with contextlib.suppress(EncoderFailed, OSError):
                self._hand_over(one, all_of_it=ended_well)
            for file in one.files[one.handed :]:
                file.unlink(missing_ok=True)
        self._there = _Running()

    def _write(self, frame: Yuv) -> None:
        there = self._there
        if there.now is None:
            there.now, there.next = there.next or self._started(), None
        now = there.now
        number = now.next_number()
        if self.tap is not None:
            self.tap(number, frame)
        try:
            now.running.write(frame)
        except RenderFailed as error:
            if self._aborted.is_set():
                raise RenderCancelled(CANCELLED) from error
            self._hand_over(now)
            raise EncoderFailed(now.running.trouble(), now.unfinished) from error
        now.left -= 1
        self._hand_over(now)
        if there.ending is not None and there.ending.running.popen.poll() is not None:
            self._settle()
        if now.to_come <= _EARLY and there.next is None and self._todo:
            there.next = self._started()
        if now.full:
            # It is told before anybody waits: it still has much to do, beside the one before it.
            with contextlib.suppress(subprocess.TimeoutExpired):
                now.running.finish(0)
            self._settle()
            there.ending, there.now = now, None

    def _started(self) -> _Encode:
        """An encoder for as many of the next segments as it can take."""
        stem = uuid4().hex
        spec = self.spec(self.lease.place(f"{stem}.mp4"))
        many = _RUN if spec.video.name in SPLITTABLE else 1
        run = tuple(self._todo.popleft() for _ in range(min(many, len(self._todo))))
        ends = list(accumulate(one.count for one in run))
        spec = replace(spec, splits=tuple(ends[:-1]))
        files = tuple(split_part(spec, n) for n in range(len(run)))
        started = _Encode(run, files, spec, spawn(encode_command(spec)), run[0].count)
        if self._aborted.is_set():
            started.running.popen.kill()
        return started

    def _settle(self) -> None:
        """Wait for the encoder that got its last frame, and hand over what it made."""
        ending = self._there.ending
        if ending is None:
            return
        status = self._waited(ending.running)
        if self._aborted.is_set() and status != 0:
            raise RenderCancelled(CANCELLED)
        self._hand_over(ending, all_of_it=status == 0)
        if status != 0:
            raise EncoderFailed(ending.running.trouble(), ending.unfinished)
        self._there.ending = None

    def _hand_over(self, one: _Encode, *, all_of_it: bool = False) -> None:
        """Hand over the segments that are whole: those behind which the encoder began a new file."""
        files = one.files
        while one.handed < len(files):
            last = one.handed + 1 == len(files)
            if not all_of_it and (last or not files[one.handed + 1].exists()):
                return
            segment, file = one.segments[one.handed], files[one.handed]
            try:
                check_part(Part(file, segment.count), one.spec.size, one.spec.fps)
            except PieceRefused as error:
                why = f"what it wrote cannot be used ({error.reason}); choose the encoder x264"
                raise EncoderFailed(Trouble("encoder", why), file) from error
            one.handed += 1
            self.on_done(segment, self.lease.keep(file, segment.name))

    def _waited(self, running: Running) -> int:
        while True:
            if self.should_stop():
                raise RenderCancelled(CANCELLED)
            try:
                return running.finish(_POLL_S)
            except subprocess.TimeoutExpired:
                continue

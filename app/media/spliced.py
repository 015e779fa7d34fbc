"""A film of one track out of copied and encoded stretches of footage, every picture at its own time.

    footage ──► which packets ──► times of all ──► encoded head, copied packets, encoded tail, …

Everything about the times is known before the first byte is written: pictures are decoded in the
order of the file, each when the next picture is shown, so early that none is late.
"""

from __future__ import annotations

import contextlib
import errno
import os
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any, Self, TypeAlias, cast

import av
import av.container
import av.error
import numpy as np
from av.packet import Packet
from av.video.frame import VideoFrame
from av.video.stream import VideoStream
from numpy.typing import NDArray

from app.core.smart_cut import Cut
from app.media.chunk import NotExact, ShouldStop
from app.media.copying import Copied, copied_part, packets_of, units_of
from app.media.guard import only, opened, video_stream
from app.media.index import FrameIndex, IndexStopped
from app.media.matching import Form, Matching, form_of, same_form
from app.media.nal import BadUnits
from app.media.reader import FrameReader, Stopped

OnPictures = Callable[[int], None]
_THIN = 8
"""Every so many pixels of a picture are kept to compare it with what was written."""
_NEAR = 8
"""A stretch's last picture is looked at when it is so few pictures from its key picture."""
_LEAST = 5
"""At least one picture of so many must be copied."""
WORKERS = min(4, os.cpu_count() or 1)
"""Threads that encode, and that look at what was made."""
_AHEAD = 2 * WORKERS
"""Encoded stretches that wait to be written: a second of film each, at the most a group of pictures."""
Thin = NDArray[np.uint8]
_Packet: TypeAlias = tuple[bytes, int, bool]
"""Bytes, time shown, whether a key picture."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Pictures [first, last] of one cut: copied where there is a ``copied``, else encoded."""

    cut: Cut
    first: int
    last: int
    copied: Copied | None = None


@dataclass(slots=True)
class Film:
    """What was written: the times of all pictures in ticks, how many of them were copied, and what
    some of them must look like."""

    ticks: int
    times: list[int]
    copied: int
    looks: dict[int, Thin] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Encoded:
    """A stretch that was encoded, and what pictures of the film must look like."""

    packets: list[_Packet]
    looks: dict[int, Thin]


class Footage:
    """One file that packets are copied from: its container, a reader beside it, and its form."""

    def __init__(self, path: Path, index: FrameIndex) -> None:
        """Raises ``NotExact`` when no encoder can match it, ``BadMedia`` or ``MediaGone``."""
        self.index = index
        self._stack = contextlib.ExitStack()
        try:
            self.container = self._stack.enter_context(opened(path))
            self.stream: VideoStream = video_stream(self.container, path)
            only(self.container, self.stream.index)
            self._path = path
            self._free: list[FrameReader] = []
            with self.reader() as reader:
                self.form: Form = form_of(self.container, reader.frame(0), path)
        except BaseException:
            self._stack.close()
            raise

    @contextlib.contextmanager
    def reader(self) -> Iterator[FrameReader]:
        """A reader that nobody else uses meanwhile. Any thread."""
        try:
            found = self._free.pop()
        except IndexError:
            # One thread: the encoder has its own, and a seek loses no picture on its way.
            found = FrameReader(self._path, self.index, threads=1)
        try:
            yield found
        finally:
            self._free.append(found)

    def close(self) -> None:
        """Close the file."""
        while self._free:
            self._free.pop().close()
        self._stack.close()


def stretches(
    cuts: Sequence[Cut], footage: Mapping[str, Footage], stop: ShouldStop
) -> list[Stretch]:
    """What is copied and what is encoded of each cut, in order.

    Raises ``NotExact`` when nothing can be copied at all, or the packets are not to be trusted.
    """
    found: list[Stretch] = []
    for cut in cuts:
        one = footage[cut.source]
        with _translated():
            part = copied_part(
                one.container, one.stream, one.index, one.form.sets, (cut.first, cut.last), stop
            )
        if part is None:
            found.append(Stretch(cut, cut.first, cut.last))
            continue
        if cut.first < part.first:
            found.append(Stretch(cut, cut.first, part.first - 1))
        found.append(Stretch(cut, part.first, part.last, part))
        if part.last < cut.last:
            found.append(Stretch(cut, part.last + 1, cut.last))
    _worth_it(found, footage)
    return found


def _worth_it(found: Sequence[Stretch], footage: Mapping[str, Footage]) -> None:
    """Raise ``NotExact`` when so little can be copied that an export of its own is the better film."""
    wanted = sum(one.last - one.first + 1 for one in found)
    copied = sum(len(one.copied.order) for one in found if one.copied)
    if copied * _LEAST >= wanted:
        return
    for one in (part for part in found if not part.copied):
        index = footage[one.cut.source].index
        low, high = index.facts.pts[one.first], index.facts.pts[one.last]
        if any(low <= pts <= high for pts in index.key_pts):
            raise NotExact("its key pictures lean on the pictures before them")
    raise NotExact("there are too few key pictures in the clips")


def check_same(footage: Mapping[str, Footage]) -> Form:
    """The form all files have. Raises ``NotExact`` when they have several."""
    first, *others = (one.form for one in footage.values())
    for other in others:
        why = same_form(first, other)
        if why:
            raise NotExact(why)
    return first


def splice(
    parts: Sequence[Stretch],
    footage: Mapping[str, Footage],
    ticks: int,
    out: Path,
    on_pictures: OnPictures,
    stop: ShouldStop,
) -> Film:
    """Write the mp4 ``out``, without sound.

    Raises ``NotExact``, ``IndexStopped`` when ``stop`` said so, ``BadMedia`` or ``MediaGone`` for
    the footage, ``OSError`` for the folder.
    """
    with _translated():
        return _splice(parts, footage, ticks, out, on_pictures, stop)


@contextlib.contextmanager
def _translated() -> Iterator[None]:
    """FFmpeg's errors as ours: a full disk, or packets that are not as they should be."""
    try:
        yield
    except av.error.FFmpegError as error:
        if error.errno == errno.ENOSPC:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)) from error
        raise NotExact(f"its packets cannot be copied ({error})") from error


def _splice(
    parts: Sequence[Stretch],
    footage: Mapping[str, Footage],
    ticks: int,
    out: Path,
    on_pictures: OnPictures,
    stop: ShouldStop,
) -> Film:
    first = footage[parts[0].cut.source]
    matching = Matching(first.form, ticks, first.index.fps)
    film = Film(ticks, [], sum(len(one.copied.order) for one in parts if one.copied))
    decoded: list[int] = []
    for part in parts:
        clock = _Clock(part.cut, footage[part.cut.source].index, ticks)
        shown = [clock.at(number) for number in range(part.first, part.last + 1)]
        film.times += shown
        decoded += [clock.tick(pts) for pts in part.copied.order] if part.copied else shown
    if any(later <= earlier for earlier, later in pairwise(film.times)):
        raise NotExact("some pictures have no time of their own")
    early = max(at - shown for at, shown in zip(film.times, decoded, strict=True))
    end = round(parts[-1].cut.end * ticks)
    lasts = {at: after - at for at, after in pairwise([*film.times, max(end, film.times[-1] + 1)])}
    options = {"video_track_timescale": str(ticks), "fflags": "+bitexact"}
    with (
        av.open(f"file:{out}", "w", format="mp4", options=options) as output,
        _EncodedAhead(parts, footage, matching, film, stop) as encoded,
    ):
        target = _track(output, first, matching)
        written = 0
        for part in parts:
            source = footage[part.cut.source]
            packets = _copied(part, source, film, stop) if part.copied else encoded.take(part)
            for data, shown_at, key in packets:
                packet = cast("Packet[VideoStream]", Packet(data))
                packet.time_base = Fraction(1, ticks)
                packet.pts, packet.dts = shown_at, film.times[written] - early
                packet.duration, packet.is_keyframe = lasts[shown_at], key
                packet.stream = target
                output.mux(packet)
                written += 1
                if stop():
                    raise IndexStopped
            on_pictures(written)
    if written != len(film.times):
        raise NotExact("some pictures were left out")
    return film


class _Clock:
    """Film times in ticks of a cut's pictures."""

    def __init__(self, cut: Cut, index: FrameIndex, ticks: int) -> None:
        self._pts = index.facts.pts
        self._scale = int(index.facts.time_base * ticks)
        self._start = round(cut.start * ticks) - self._pts[cut.first] * self._scale

    def tick(self, pts: int) -> int:
        return self._start + pts * self._scale

    def at(self, number: int) -> int:
        return self.tick(self._pts[number])


def _track(output: Any, first: Footage, matching: Matching) -> Any:
    target = output.add_stream_from_template(first.stream)
    target.codec_context.extradata = matching.header
    target.codec_context.codec_tag = "avc1" if first.form.codec == "h264" else "hvc1"
    return target


class _EncodedAhead:
    """Encodes what cannot be copied on threads of its own, a few stretches ahead of the writer.

    One stretch is decoded and encoded one picture after the other, so several keep all processors
    busy. A context manager; ``take`` is for the writing thread.
    """

    def __init__(
        self,
        parts: Sequence[Stretch],
        footage: Mapping[str, Footage],
        matching: Matching,
        film: Film,
        stop: ShouldStop,
    ) -> None:
        self._footage, self._matching, self._film = footage, matching, film
        self._over = threading.Event()
        self._stop: ShouldStop = lambda: self._over.is_set() or stop()
        self._pool = ThreadPoolExecutor(WORKERS, "splice")
        self._left = iter([part for part in parts if part.copied is None])
        self._heads = {
            id(part) for part, after in pairwise(parts) if after.copied and after.cut is part.cut
        }
        """Those after which copying begins: its first picture is the next one to decode."""
        self._coming: dict[int, Future[_Encoded]] = {}

    def __enter__(self) -> Self:
        for _ in range(_AHEAD):
            self._begin()
        return self

    def __exit__(self, *error: object) -> None:
        self._over.set()
        self._pool.shutdown(cancel_futures=True)

    def take(self, part: Stretch) -> list[_Packet]:
        """The packets of a stretch; the stretches come in the order they were given."""
        found = self._coming.pop(id(part)).result()
        self._begin()
        self._film.looks |= found.looks
        return found.packets

    def _begin(self) -> None:
        part = next(self._left, None)
        if part is not None:
            self._coming[id(part)] = self._pool.submit(self._encode, part)

    def _encode(self, part: Stretch) -> _Encoded:
        one, looks = self._footage[part.cut.source], dict[int, Thin]()
        clock = _Clock(part.cut, one.index, self._film.ticks)
        offset = self._film.times.index(clock.at(part.first)) - part.first

        def frames(reader: FrameReader) -> Iterator[tuple[int, VideoFrame]]:
            for number in range(part.first, part.last + 1):
                frame = reader.frame(number, self._stop)
                if number == part.first or number == part.last <= part.first + _NEAR:
                    looks[offset + number] = thin(frame)
                yield clock.at(number), frame

        with _stopped(), one.reader() as reader:
            made = [
                (coded.data, clock.at(part.first + coded.number), coded.key)
                for coded in self._matching.stretch(frames(reader))
            ]
            if id(part) in self._heads:
                looks[offset + part.last + 1] = thin(reader.frame(part.last + 1, self._stop))
        return _Encoded(made, looks)


def _copied(part: Stretch, one: Footage, film: Film, stop: ShouldStop) -> Iterator[_Packet]:
    """The packets of a stretch that is copied."""
    assert part.copied is not None
    clock = _Clock(part.cut, one.index, film.ticks)
    with _stopped():
        copied = packets_of(one.container, one.stream, one.index, part.copied, stop)
        for n, packet in enumerate(copied):
            assert packet.pts is not None
            data = units_of(packet, one.form.sets, begins=n == 0)
            yield data, clock.tick(packet.pts), bool(packet.is_keyframe)
        first = film.times.index(clock.at(part.first))
        if first not in film.looks:
            with one.reader() as reader:
                film.looks[first] = thin(reader.frame(part.first, stop))


@contextlib.contextmanager
def _stopped() -> Iterator[None]:
    try:
        yield
    except Stopped as error:
        raise IndexStopped from error
    except BadUnits as error:
        raise NotExact(str(error)) from error


def thin(frame: VideoFrame) -> Thin:
    """A few of the luma samples of a decoded picture, in 8 bits: enough to know it by."""
    plane: Any = frame.planes[0]
    deep = frame.format.components[0].bits > 8
    rows: NDArray[Any] = np.frombuffer(plane, np.uint16 if deep else np.uint8)
    rows = rows.reshape(frame.height, -1)[::_THIN, : frame.width : _THIN]
    return (rows >> (2 if deep else 0)).astype(np.uint8)

"""Pictures of a file by number: always the right one, or an error.

A picture is known by its timestamp in the frame table, never by counting. To get one, seek to the
key frame before it, drop packets until exactly that key frame comes, and decode until the frame
with the wanted timestamp appears. Pictures that nothing refers to are skipped on the way.
"""

from __future__ import annotations

import contextlib
import math
import os
from collections import deque
from collections.abc import Callable, Iterator
from types import TracebackType
from typing import Self

import av
from av.packet import Packet
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from app.core.errors import BadMedia
from app.core.time import format_clock
from app.media.guard import AvErrors, demuxed, failure, open_media, video_stream
from app.media.index import FrameIndex
from app.media.picture import Picture
from app.media.planes import PictureMaker
from app.media.source import MediaFile, is_gone, problem_of

_SKIPPABLE = {"h264", "mpeg4", "mpeg2video", "mpeg1video", "vc1", "wmv3"}
"""Codecs where "non-reference" means that nothing at all refers to it. Not HEVC: with temporal
layers a picture that its own layer does not refer to may still be needed by a higher one."""
_NEAR = 8
"""So many pictures ahead, decoding on is quicker than seeking, also across a key frame."""
_SEEK_BACK_S = (0, 2, 10, 60)
"""How far before the key frame to aim when a seek lands behind it (transport streams)."""


class Stopped(Exception):
    """The picture is not wanted any more."""


class _Missed(Exception):
    """The wanted picture did not come out from this key frame."""


class FrameReader:
    """Exact pictures of one file. For one thread; open one reader per thread.

        with FrameReader(path, index) as reader:
            picture = reader.picture(1234)

    Sequential reading and short steps ahead decode on; everything else seeks.
    """

    def __init__(self, path: MediaFile, index: FrameIndex, *, threads: int | None = None) -> None:
        """Open the file. Raises ``MediaGone`` or ``BadMedia``."""
        self._path, self._index = path, index
        self._container = open_media(self._path)
        try:
            self._stream = self._find_stream()
        except BaseException:
            self._container.close()
            raise
        context = self._stream.codec_context
        context.thread_type = "AUTO"
        context.thread_count = threads or min(4, os.cpu_count() or 1)
        self._skippable = index.codec in _SKIPPABLE
        self._maker = PictureMaker(index.geometry, index.codec)
        self._packets: Iterator[Packet[VideoStream]] | None = None
        self._waiting: deque[VideoFrame] = deque()
        self._start_pts = 0
        self._at = -1
        self._last: Picture | None = None
        self._enough: Callable[[], bool] | None = None

    @property
    def index(self) -> FrameIndex:
        """The frame table the numbers refer to."""
        return self._index

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; calling it again does nothing."""
        self._packets = None
        self._waiting.clear()
        self._container.close()

    def picture(self, i: int, should_stop: Callable[[], bool] | None = None) -> Picture:
        """Picture ``i`` (0 is the first).

        Raises ``IndexError`` outside the table, ``Stopped`` when ``should_stop`` said so, ``BadMedia``
        when the file is damaged there or changed while it was open, ``MediaGone`` when it vanished.
        """
        if self._last is not None and self._last.index == i:
            return self._last
        frame = self.frame(i, should_stop)
        try:
            self._last = self._maker.picture(frame, i, self._index.facts.pts[i])
        except AvErrors as error:
            self._forget()
            raise failure(self._path, error) from error
        except BaseException:
            self._forget()
            raise
        return self._last

    def towards(
        self, i: int, enough: Callable[[], bool], should_stop: Callable[[], bool] | None = None
    ) -> Picture:
        """Picture ``i``, or the latest one on the way there when ``enough`` says so first.

        The next call goes on from where this one was. For a hand that moves: what comes out of the
        decoder on the way is shown as it comes. Raises what ``picture`` does.
        """
        if self._last is not None and self._last.index == i:
            return self._last
        self._enough = enough
        try:
            frame = self.frame(i, should_stop)
            at = self._at
            self._last = self._maker.picture(frame, at, self._index.facts.pts[at])
        except AvErrors as error:
            self._forget()
            raise failure(self._path, error) from error
        except BaseException:
            self._forget()
            raise
        finally:
            self._enough = None
        return self._last

    def key_picture(self, i: int) -> Picture | None:
        """The key frame that picture ``i`` is decoded from, by itself; None when it does not come
        out alone, or is not the shown picture that the table has there.

        The decoder gets this one packet and gives what it has. Only for a reader that does nothing
        else, with one thread: others wait for the packets behind it.
        """
        key = self._index.key_at(i)
        number = self._index.index_of(int(self._index.key_pts[key]))
        if number is None:
            return None
        if self._last is not None and self._last.index == number:
            return self._last
        try:
            self._seek(key, _never)
            self._waiting.extend(self._stream.codec_context.decode(None))
            frame = self._waiting[0] if len(self._waiting) == 1 else None
            whole = frame is not None and not frame.is_corrupt and not frame.interlaced_frame
            if frame is None or not whole or frame.pts != self._index.facts.pts[number]:
                return None
            picture = self._maker.picture(frame, number, frame.pts)
        except _Missed:
            return None
        except AvErrors as error:
            raise failure(self._path, error) from error
        finally:
            self._forget()
        self._last = picture
        return picture

    def frame(self, i: int, should_stop: Callable[[], bool] | None = None) -> VideoFrame:
        """Picture ``i`` as the decoder gives it: its own size and format, not turned, not converted.

        Raises what ``picture`` does.
        """
        if not 0 <= i < self._index.count:
            raise IndexError(f"picture {i} of {self._index.count}")
        try:
            frame = self._find(i, should_stop or _never)
        except AvErrors as error:
            self._forget()
            raise failure(self._path, error) from error
        except BaseException:
            self._forget()
            raise
        self._at, self._last = i, None
        if self._enough is not None and frame.pts is not None:
            self._at = self._index.index_of(frame.pts) or 0
        return frame

    @property
    def stated(self) -> int:
        """How many pictures the file's header says it has; 0 when it does not say."""
        return int(self._stream.frames)

    def twin(self) -> FrameReader:
        """Another reader of the same file, with one thread: for ``key_picture``."""
        return FrameReader(self._path, self._index, threads=1)

    def pictures_to(self, i: int) -> float:
        """How many pictures must be decoded to get to picture ``i``; infinite when it must seek."""
        if self._last is not None and self._last.index == i:
            return 0
        return i - self._at if self._can_go_on(i, self._index.key_at(i)) else math.inf

    def _find_stream(self) -> VideoStream:
        stream = video_stream(self._container, self._path)
        if stream.index != self._index.stream or stream.time_base != self._index.facts.time_base:
            raise BadMedia(f"{self._path.name} has changed since it was opened; open it again.")
        for other in self._container.streams:
            if other.index != stream.index:
                other.discard = av.stream.Discard.all
        return stream

    def _forget(self) -> None:
        """After anything went wrong the next picture starts with a seek."""
        self._packets, self._at, self._last = None, -1, None
        self._waiting.clear()

    def _find(self, i: int, should_stop: Callable[[], bool]) -> VideoFrame:
        key = self._index.key_at(i)
        if self._can_go_on(i, key):
            with contextlib.suppress(_Missed):
                return self._decode_to(i, should_stop, corrupt_is_fine=True)
        for back in (0, 1, 3):
            if back and key - back < 0:
                break
            with contextlib.suppress(_Missed):
                self._seek(key - back, should_stop)
                return self._decode_to(i, should_stop, corrupt_is_fine=back > 0 or key == 0)
        if is_gone(self._path) or problem_of(self._path) is not None:
            raise failure(self._path, FileNotFoundError())
        raise BadMedia(
            f"{self._path.name} is damaged at {format_clock(self._index.facts.time_us(i))}; "
            "the picture there cannot be decoded, so leave that moment out."
        )

    def _can_go_on(self, i: int, key: int) -> bool:
        if self._packets is None or i <= self._at or self._index.facts.pts[i] < self._start_pts:
            return False
        same_gop = int(self._index.key_pts[key]) <= self._index.facts.pts[self._at]
        return same_gop or i - self._at <= _NEAR

    def _seek(self, key: int, should_stop: Callable[[], bool]) -> None:
        """Stand before key frame number ``key`` of the table; raises ``_Missed``."""
        wanted, latest = int(self._index.key_pts[key]), int(self._index.key_dts[key])
        # Matroska looks up presentation times, everything else decoding times.
        aim = wanted if "matroska" in self._container.format.name else latest
        assert self._stream.time_base is not None
        for back_s in _SEEK_BACK_S:
            offset = aim - int(back_s / self._stream.time_base)
            self._container.seek(offset, stream=self._stream, backward=True)
            self._waiting.clear()
            packets = demuxed(self._container, self._stream)
            for packet in packets:
                if should_stop():
                    raise Stopped
                if packet.pts == wanted and packet.is_keyframe:
                    self._packets = packets
                    self._start_pts = wanted
                    self._feed(packet, wanted)
                    return
                if _is_past(packet, wanted, latest):
                    break
        raise _Missed

    def _decode_to(
        self, i: int, should_stop: Callable[[], bool], *, corrupt_is_fine: bool
    ) -> VideoFrame:
        """Decode on until picture ``i`` comes out; raises ``_Missed`` when it does not."""
        target = self._index.facts.pts[i]
        enough = self._enough
        while True:
            while self._waiting:
                frame = self._waiting.popleft()
                if frame.pts == target:
                    if frame.is_corrupt and not corrupt_is_fine:
                        raise _Missed
                    return frame
                if frame.pts is not None and frame.pts > target:
                    self._waiting.appendleft(frame)
                    raise _Missed
                if enough is not None and self._fit_to_show(frame) and enough():
                    return frame
            if self._packets is None or should_stop():
                raise Stopped if should_stop() else _Missed
            packet = next(self._packets, None)
            if packet is None:
                self._packets = None
                raise _Missed
            self._feed(packet, target)

    def _fit_to_show(self, frame: VideoFrame) -> bool:
        """Whether a picture on the way to another is whole and one of the table's."""
        known = frame.pts is not None and self._index.index_of(frame.pts) is not None
        return known and not frame.is_corrupt

    def _feed(self, packet: Packet[VideoStream], target: int) -> None:
        """Send one packet (the last one, empty, flushes); its frames wait to be looked at."""
        if self._skippable:
            early = packet.pts is not None and packet.pts < target
            self._stream.codec_context.skip_frame = "NONREF" if early else "DEFAULT"
        self._waiting.extend(packet.decode())


def _is_past(packet: Packet[VideoStream], pts: int, dts: int) -> bool:
    """Whether the key frame can no longer come after this packet."""
    if packet.dts is not None:
        return packet.dts > dts
    return packet.is_keyframe and packet.pts is not None and packet.pts > pts


def _never() -> bool:
    return False

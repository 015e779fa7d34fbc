"""The frame table of a file: the exact timestamp of every picture the decoder shows.

Built once by reading all packets (no decoding; 90 minutes in seconds), kept beside the library.
What the decoder does not show is left out: packets an edit list discards, packets before the first
key frame, pictures that lean on a key frame the file does not hold, second pictures at one time.
The first pictures are decoded to check that the packets tell the truth; where they do not (two
fields in two packets, hidden pictures, AVI with packed pictures) the table is made by decoding.
"""

from __future__ import annotations

import array
import contextlib
import logging
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import pairwise

import av.container
import numpy as np
from av.video.frame import VideoFrame
from av.video.stream import VideoStream
from numpy.typing import NDArray

from app.core.errors import BadMedia
from app.core.facts import SourceFacts
from app.media.geometry import Geometry, geometry
from app.media.guard import MAX_FRAMES, demuxed, only, opened, video_stream
from app.media.probe import PATIENCE, audio_stream, check_start, check_times, no_picture
from app.media.rates import average_rate, is_variable
from app.media.source import MediaFile, RemoteFile

log = logging.getLogger(__name__)

OnProgress = Callable[[float], None]
ShouldStop = Callable[[], bool]
_CHECKED = 24
"""Pictures decoded to compare with the packets."""
_REPORT = 4096
_JOINT_S = Fraction(1, 2)
"""Time that goes back by more than this starts again."""


class IndexStopped(Exception):
    """The scan was stopped on request; nothing was kept."""


@dataclass(frozen=True, slots=True, eq=False)
class FrameIndex:
    """Where every picture of a file is.

    ``facts`` is what planning needs. ``key_pts`` are the timestamps of all key frames, ascending,
    also of those that are not shown, and ``key_dts`` where to seek for each. ``duration_us``,
    ``fps`` and ``vfr`` follow from the true timestamps.
    """

    facts: SourceFacts
    geometry: Geometry
    key_pts: NDArray[np.int64]
    key_dts: NDArray[np.int64]
    stream: int
    codec: str
    fps: Fraction
    vfr: bool

    @property
    def count(self) -> int:
        """How many pictures there are."""
        return len(self.facts.pts)

    def key_at(self, index: int) -> int:
        """The position in ``key_pts`` of the key frame a picture is decoded from."""
        return max(0, int(np.searchsorted(self.key_pts, self.facts.pts[index], "right")) - 1)

    def key_before(self, index: int) -> int:
        """The last picture at or before ``index`` that is a key frame (or the first picture)."""
        shown = bisect_right(self.facts.pts, int(self.key_pts[self.key_at(index)])) - 1
        return max(0, shown)

    def index_of(self, pts: int) -> int | None:
        """The number of the picture with exactly this timestamp."""
        at = bisect_left(self.facts.pts, pts)
        return at if at < self.count and self.facts.pts[at] == pts else None


@dataclass(slots=True)
class _Found:
    """What the packets (or the decoder) told so far."""

    pts: array.array[int] = field(default_factory=lambda: array.array("q"))
    dts: array.array[int] = field(default_factory=lambda: array.array("q"))
    """Decoding times of the pictures that have one, in the order of the file."""
    lost: int = 0
    """Pictures without a time before the first that has one."""
    key_pts: list[int] = field(default_factory=list)
    key_dts: list[int] = field(default_factory=list)
    last: tuple[int, int] = (0, 0)
    """Timestamp and duration of the latest picture."""

    def picture(self, pts: int, duration: int | None) -> None:
        self.pts.append(pts)
        if len(self.pts) == 1 or pts >= self.last[0]:
            self.last = (pts, duration or 0)


def build_index(
    path: MediaFile,
    on_progress: OnProgress | None = None,
    should_stop: ShouldStop | None = None,
) -> FrameIndex:
    """Scan a file. ``on_progress`` gets a share from 0 to 1, on the calling thread.

    Raises ``IndexStopped`` when ``should_stop`` said so, else ``BadMedia`` or ``MediaGone``.
    """
    report = _Reporter(on_progress, should_stop)
    # Opened for every pass: seeking back may land behind the first picture.
    with _picture_of(path, table_only=True) as (container, stream, _):
        found = _scan_packets(container, stream, report)
        check_start(container, found.lost, path)
        _check_whole(found, stream, path)
    with _picture_of(path) as (container, stream, sound):
        frame, shown = _first_pictures(container, stream, path)
        shape = geometry(stream, frame.rotation, path)
        assert frame.pts is not None
        if _packets_tell_the_truth(found, shown, frame.pts):
            return _finish(path, stream, shape, sound, found, frame.pts)
    if isinstance(path, RemoteFile):
        raise BadMedia(f"{path.name} can only be played whole; download it first.")
    log.info("%s: timestamps of packets and pictures differ, decoding all", path.name)
    with _picture_of(path) as (container, stream, sound):
        found = _scan_pictures(container, stream, report, found)
        _check_order(found.pts, path)
        check_times(found.pts, len(set(found.pts)), path)
        return _finish(path, stream, shape, sound, found, frame.pts)


@contextlib.contextmanager
def _picture_of(
    path: MediaFile, *, table_only: bool = False
) -> Iterator[tuple[av.container.InputContainer, VideoStream, bool]]:
    """The file opened at its start, the stream of its picture, and whether it has sound."""
    with opened(path, table_only=table_only) as container:
        stream = video_stream(container, path)
        sound = audio_stream(container) is not None
        only(container, stream.index)
        yield container, stream, sound


class _Reporter:
    """Progress and cancel, asked for every few thousand packets."""

    def __init__(self, on_progress: OnProgress | None, should_stop: ShouldStop | None) -> None:
        self._on_progress, self._should_stop = on_progress, should_stop

    def at(self, share: float) -> None:
        if self._should_stop is not None and self._should_stop():
            raise IndexStopped
        if self._on_progress is not None:
            self._on_progress(min(1.0, max(0.0, share)))


def _scan_packets(
    container: av.container.InputContainer, stream: VideoStream, report: _Reporter
) -> _Found:
    found, size, started = _Found(), max(1, container.size), False
    report.at(0.0)
    for n, packet in enumerate(demuxed(container, stream)):
        pts = packet.pts
        if pts is None or not packet.size:
            started = started or (packet.is_keyframe and packet.size > 0)
            found.lost += started and packet.size > 0 and not packet.is_discard and not found.pts
            continue
        if packet.is_keyframe:
            started = True
            found.key_pts.append(pts)
            found.key_dts.append(pts if packet.dts is None else min(packet.dts, pts))
        if started and not packet.is_discard:
            found.picture(pts, packet.duration)
            if packet.dts is not None:
                found.dts.append(packet.dts)
        if n % _REPORT == _REPORT - 1:
            report.at((packet.pos or 0) / size)
            if n > MAX_FRAMES:
                break
    report.at(1.0)
    return found


def _check_whole(found: _Found, stream: VideoStream, path: MediaFile) -> None:
    """Raise ``BadMedia`` where time starts again: the tables of two recordings would be mixed.

    A single wrong time is not that: five packets on either side must agree.
    """
    check_times(found.pts, len(set(found.pts)), path)
    assert stream.time_base is not None
    dts = np.asarray(found.dts, np.int64)
    back = int(_JOINT_S / stream.time_base)
    for at in np.flatnonzero(np.diff(dts) < -back) + 1:
        before, after = dts[max(0, at - 5) : at], dts[at : at + 5]
        if np.median(before) - np.median(after) > back:
            raise BadMedia(
                f"{path.name} was joined from several recordings, and its time starts again in "
                "the middle; add the recordings themselves."
            )


def _first_pictures(
    container: av.container.InputContainer, stream: VideoStream, path: MediaFile
) -> tuple[VideoFrame, list[int | None]]:
    """The first picture with a time, and the times of all that the decoder shows at first."""
    stream.codec_context.thread_count = 1
    shown: list[int | None] = []
    first: VideoFrame | None = None
    for n, packet in enumerate(demuxed(container, stream)):
        for frame in packet.decode():
            shown.append(frame.pts)
            if first is None and frame.pts is not None:
                first = frame
        if len(shown) >= _CHECKED or (first is None and n >= PATIENCE):
            break
    if first is None:
        raise no_picture(path)
    return first, shown


def _packets_tell_the_truth(found: _Found, shown: list[int | None], first: int) -> bool:
    """Whether the decoder's first pictures are the packets' first timestamps."""
    told = sorted({pts for pts in found.pts if pts >= first})[: len(set(shown))]
    return bool(found.key_pts) and list(dict.fromkeys(shown)) == told


def _scan_pictures(
    container: av.container.InputContainer,
    stream: VideoStream,
    report: _Reporter,
    packets: _Found,
) -> _Found:
    """The slow way: decode everything, and believe the decoder."""
    found, size = _Found(key_pts=packets.key_pts, key_dts=packets.key_dts), max(1, container.size)
    for n, packet in enumerate(demuxed(container, stream)):
        for frame in packet.decode():
            if frame.pts is not None:
                found.picture(frame.pts, frame.duration)
                if frame.key_frame and not packets.key_pts:
                    found.key_pts.append(frame.pts)
                    found.key_dts.append(frame.pts)
        if n % 64 == 0:
            report.at((packet.pos or 0) / size)
    return found


def _check_order(pts: Sequence[int], path: MediaFile) -> None:
    """Pictures must come out in the order of their times (H.264 with B-frames in AVI does not)."""
    backwards = sum(later < earlier for earlier, later in pairwise(pts))
    if backwards * 100 > len(pts):
        raise BadMedia(
            f"{path.name} has timestamps that contradict the order of its pictures; "
            "convert it to MP4."
        )


def _finish(
    path: MediaFile, stream: VideoStream, shape: Geometry, sound: bool, found: _Found, first: int
) -> FrameIndex:
    assert stream.time_base is not None
    pts = np.unique(np.asarray(found.pts, np.int64))
    pts = pts[pts >= first]
    if not len(pts):
        raise no_picture(path)
    keys = np.asarray(found.key_pts or [int(pts[0])], np.int64)
    seeks = np.asarray(found.key_dts or [int(pts[0])], np.int64)
    order = np.argsort(keys, kind="stable")
    end = int(pts[-1]) + _last_duration(pts, found, stream)
    return make_index(
        pts=pts,
        end_pts=end,
        time_base=stream.time_base,
        geometry=shape,
        has_audio=sound,
        keys=keys[order],
        seeks=seeks[order],
        stream=stream.index,
        codec=stream.codec_context.codec.canonical_name,
        stated=stream.average_rate,
    )


def make_index(
    *,
    pts: NDArray[np.int64],
    end_pts: int,
    time_base: Fraction,
    geometry: Geometry,
    has_audio: bool,
    keys: NDArray[np.int64],
    seeks: NDArray[np.int64],
    stream: int,
    codec: str,
    stated: Fraction | None,
) -> FrameIndex:
    """An index from its arrays; what can be derived is derived here."""
    times = array.array("q", pts.astype(np.int64).tobytes())
    width, height = geometry.upright
    return FrameIndex(
        facts=SourceFacts(width, height, time_base, times, end_pts, has_audio),
        geometry=geometry,
        key_pts=keys,
        key_dts=seeks,
        stream=stream,
        codec=codec,
        fps=average_rate(times, end_pts, time_base, stated),
        vfr=is_variable(times, time_base),
    )


def _last_duration(pts: NDArray[np.int64], found: _Found, stream: VideoStream) -> int:
    """How long the last picture is shown: as the file says, else as long as the one before it."""
    assert stream.time_base is not None
    usual = int(np.median(np.diff(pts))) if len(pts) > 1 else 0
    if not usual:
        rate = stream.average_rate or Fraction(25)
        usual = max(1, round(1 / (rate * stream.time_base)))
    stated = found.last[1] if found.last[0] == int(pts[-1]) else 0
    # A stated duration far from the others is a muxer's guess (a trailing gap, or nothing).
    return stated if 0 < stated <= max(10 * usual, round(1 / stream.time_base)) else usual

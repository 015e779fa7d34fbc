"""A short stretch of a game file as a file of its own, so that only the clip's bytes travel.

The packets are copied, nothing is encoded: from the key frame before the first wanted picture to
the last packet that a wanted picture needs. The chunk is named by its content, holds no sound, no
metadata (a phone writes the place into it) and no date, so cutting it again gives the same file.
What its timestamps were in the whole file travels beside it, in ``ChunkTimes``.
"""

from __future__ import annotations

import contextlib
import hashlib
import logging
import os
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import av.container
import numpy as np
from av.packet import Packet
from av.video.stream import VideoStream

from app.core.errors import BadMedia, ReelBallersError
from app.core.facts import SourceFacts
from app.media.guard import AvErrors, demuxed, only, opened, video_stream
from app.media.index import FrameIndex, IndexStopped, build_index
from app.media.reader import FrameReader
from app.media.source import MediaFile

log = logging.getLogger(__name__)

ShouldStop = Callable[[], bool]
_SEEK_BACK_S = (0, 2, 10, 60)
_HASHED = 1 << 20


class NotExact(Exception):
    """The packets cannot be copied so that the same pictures come out; the text says why."""


@dataclass(frozen=True, slots=True)
class ChunkTimes:
    """What a chunk's pictures are in the whole file, all in ticks of the whole file's time base.

    ``first_pts`` is the chunk's first picture, ``zero_pts`` the whole file's, ``end_pts`` the end of
    the whole file's last picture.
    """

    time_base: Fraction
    first_pts: int
    zero_pts: int
    end_pts: int
    has_audio: bool


@dataclass(frozen=True, slots=True)
class Chunk:
    """A chunk on this computer; ``copied`` is False when its pictures were encoded anew."""

    path: Path
    sha256: str
    size_bytes: int
    times: ChunkTimes
    copied: bool = True


def chunk_facts(index: FrameIndex, times: ChunkTimes) -> SourceFacts:
    """The facts of the whole file as far as the chunk holds it: plans made of both are equal.

    ``index`` is the chunk's. Raises ``BadMedia`` when its timestamps are not those of ``times``.
    """
    ratio = index.facts.time_base / times.time_base
    first = index.facts.pts[0]
    shifted = [(pts - first) * ratio for pts in index.facts.pts]
    if any(tick.denominator != 1 for tick in shifted):
        raise BadMedia("The piece of footage has timestamps of another file; export it again.")
    return SourceFacts(
        index.facts.width,
        index.facts.height,
        times.time_base,
        tuple(times.first_pts + tick.numerator for tick in shifted),
        times.end_pts,
        times.has_audio,
        times.zero_pts,
    )


def times_of(index: FrameIndex, first_pts: int) -> ChunkTimes:
    """The times of a chunk of the file of ``index`` that begins with the picture at ``first_pts``."""
    facts = index.facts
    return ChunkTimes(facts.time_base, first_pts, facts.zero_pts, facts.end_pts, facts.has_audio)


def cut_chunk(
    path: MediaFile,
    index: FrameIndex,
    pictures: tuple[int, int],
    folder: Path,
    should_stop: ShouldStop | None = None,
) -> Chunk:
    """Copy the packets that the pictures [first, last] need into ``folder``/{sha256}.mp4.

    The result is checked: its table, and the first, middle and last wanted picture by their pixels.
    Raises ``NotExact`` when that fails, ``IndexStopped`` when ``should_stop`` said so, ``BadMedia``
    or ``MediaGone`` for the source, ``OSError`` for the folder.
    """
    folder.mkdir(parents=True, exist_ok=True)
    part = folder / f".{os.getpid()}-{threading.get_ident()}.part"
    stop = should_stop or _never
    try:
        start_pts = _copy(path, index, pictures, part, stop)
        times = times_of(index, start_pts)
        check_chunk(path, index, pictures, part, times)
        return keep(part, folder, times)
    finally:
        part.unlink(missing_ok=True)


def keep(part: Path, folder: Path, times: ChunkTimes, *, copied: bool = True) -> Chunk:
    """Give a whole chunk the name of its content.

    One that has the name already is left as it is: somebody may be sending it just now.
    """
    digest = hashlib.sha256()
    with part.open("rb+") as file:
        while block := file.read(_HASHED):
            digest.update(block)
        os.fsync(file.fileno())
    name = digest.hexdigest()
    path, size = folder / f"{name}.mp4", part.stat().st_size
    if _size(path) != size:
        part.replace(path)
    return Chunk(path, name, size, times, copied)


def check_chunk(
    path: MediaFile,
    index: FrameIndex,
    pictures: tuple[int, int],
    part: Path,
    times: ChunkTimes,
    *,
    pixels: bool = True,
) -> None:
    """Raise ``NotExact`` unless the chunk shows the wanted pictures, each at its own time."""
    try:
        made = build_index(part)
        facts = chunk_facts(made, times)
    except ReelBallersError as error:
        raise NotExact(f"the copy cannot be read ({error.sentence})") from error
    wanted = list(index.facts.pts[pictures[0] : pictures[1] + 1])
    low, high = np.searchsorted(facts.pts, [wanted[0], wanted[-1]])
    if list(facts.pts[low : high + 1]) != wanted:
        raise NotExact("the copy has other timestamps")
    if (facts.width, facts.height) != (index.facts.width, index.facts.height):
        raise NotExact("the copy has another picture size")
    if not pixels:
        return
    numbers = sorted({pictures[0], sum(pictures) // 2, pictures[1]})
    with FrameReader(path, index) as whole, FrameReader(part, made) as copy:
        for number in numbers:
            there = int(low) + number - pictures[0]
            try:
                same = np.array_equal(whole.picture(number).data, copy.picture(there).data)
            except BadMedia as error:
                raise NotExact("a picture of the copy cannot be decoded") from error
            if not same:
                raise NotExact("a picture of the copy looks different")


def _copy(
    path: MediaFile, index: FrameIndex, pictures: tuple[int, int], part: Path, stop: ShouldStop
) -> int:
    """Write the packets; the timestamp of the key frame they begin with."""
    key = index.key_at(pictures[0])
    wanted = set(index.facts.pts[pictures[0] : pictures[1] + 1])
    start_pts = int(index.key_pts[key])
    with opened(path) as container:
        stream = video_stream(container, path)
        only(container, stream.index)
        try:
            times = _times(packets_from_key(container, stream, index, key, stop), wanted, start_pts)
            packets = packets_from_key(container, stream, index, key, stop)
            _write(packets, stream, times, part)
        except AvErrors as error:
            if isinstance(error, OSError) and not isinstance(error, av.error.FFmpegError):
                raise
            raise NotExact(f"the packets cannot be copied ({error})") from error
    return start_pts


def packets_from_key(
    container: av.container.InputContainer,
    stream: VideoStream,
    index: FrameIndex,
    key: int,
    stop: ShouldStop,
) -> Iterator[Packet[VideoStream]]:
    """The packets from key frame number ``key`` of the table on. Raises ``NotExact``."""
    wanted, dts = int(index.key_pts[key]), int(index.key_dts[key])
    aim = wanted if "matroska" in container.format.name else dts
    assert stream.time_base is not None
    for back_s in _SEEK_BACK_S:
        container.seek(aim - int(back_s / stream.time_base), stream=stream, backward=True)
        packets = demuxed(container, stream)
        for packet in packets:
            if stop():
                raise IndexStopped
            if packet.pts == wanted and packet.is_keyframe:
                yield packet
                yield from packets
                return
            if packet.dts is not None and packet.dts > dts:
                break
    raise NotExact("the key frame before the clip cannot be found again")


def _times(
    packets: Iterator[Packet[VideoStream]], wanted: set[int], start_pts: int
) -> dict[int, int]:
    """When each packet to copy is shown and decoded, in the order of the file, up to the last wanted.

    Matroska does not say when packets are decoded: in the order of the file, each when the next
    picture is shown, so early that none is late.
    """
    missing = set(wanted)
    shown: list[int] = []
    decoded: list[int | None] = []
    for packet in packets:
        if packet.pts is None:
            raise NotExact("some packets have no timestamps")
        if packet.pts < start_pts:
            continue  # leans on the key frame before, and is shown before the chunk begins
        shown.append(packet.pts)
        decoded.append(packet.dts)
        missing.discard(packet.pts)
        if not missing:
            break
    if missing or len(set(shown)) < len(shown):
        raise NotExact("some pictures have no packet of their own")
    told = [dts for dts in decoded if dts is not None]
    if len(told) < len(shown):
        early = max(at - pts for at, pts in zip(sorted(shown), shown, strict=True))
        told = [at - early for at in sorted(shown)]
    return dict(zip(shown, told, strict=True))


def _write(
    packets: Iterator[Packet[VideoStream]], stream: VideoStream, times: dict[int, int], part: Path
) -> None:
    """Copy the packets that have a place in ``times``."""
    shift, left = min(times.values()), len(times)
    with _container(part) as output:
        target: Any = output.add_stream_from_template(stream)
        for packet in packets:
            if packet.pts not in times:
                continue
            packet.dts = times[packet.pts] - shift
            packet.pts -= shift
            packet.stream = target
            output.mux(packet)
            left -= 1
            if not left:
                break


@contextlib.contextmanager
def _container(part: Path) -> Iterator[av.container.OutputContainer]:
    options = {"fflags": "+bitexact", "movflags": "+faststart"}
    with av.open(f"file:{part}", "w", format="mp4", options=options) as output:
        yield output


def _never() -> bool:
    return False


def _size(path: Path) -> int:
    """Bytes of a file; -1 when there is none (whoever sent it may have just removed it)."""
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return -1

"""Small pictures of a file, for timelines and lists: quick ones, so of key frames."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

import av.error
from av.container import InputContainer
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from app.core.time import seconds
from app.media.colour import Converter, Pixels, fit, image_size
from app.media.geometry import geometry
from app.media.guard import demuxed, only, opened, video_stream
from app.media.index import FrameIndex
from app.media.planes import PictureMaker
from app.media.probe import first_picture
from app.media.reader import FrameReader, Stopped
from app.media.source import MediaFile


@dataclass(frozen=True, slots=True, eq=False)
class Thumbnail:
    """``rgb`` (h, w, 4) BGRX is picture ``index``, shown at ``time_us``; ``wanted_us`` was asked."""

    wanted_us: int
    index: int
    time_us: int
    rgb: Pixels


def spaced_times(index: FrameIndex, count: int) -> list[int]:
    """The middles of ``count`` equal parts of a file, in microseconds."""
    length = index.facts.duration_us
    return [length * (2 * n + 1) // (2 * count) for n in range(count)]


def thumbnails(
    path: MediaFile,
    index: FrameIndex,
    times_us: Iterable[int],
    *,
    size: tuple[int, int] = (160, 160),
    exact: bool = False,
    should_stop: Callable[[], bool] | None = None,
) -> Iterator[Thumbnail]:
    """One thumbnail per time, in that order, each fitting into ``size``.

    ``exact`` gives the picture shown at the time, else the key frame at or before it. Ends early
    when ``should_stop`` says so. Raises ``BadMedia`` or ``MediaGone``.
    """
    converter = Converter()
    with FrameReader(path, index) as reader:
        for wanted in times_us:
            n = index.facts.index_at(seconds(wanted))
            n = n if exact else index.key_before(n)
            try:
                picture = reader.picture(n, should_stop)
            except Stopped:
                return
            rgb = converter.rgb32(picture, fit(image_size(picture), size))
            yield Thumbnail(wanted, n, index.facts.time_us(n), rgb)


def opening_picture(path: MediaFile, size: tuple[int, int]) -> Pixels:
    """The first picture of a file, fitting into ``size``, BGRX: shown while its table is made.

    Needs no frame table, so it takes milliseconds whatever the length. Raises ``BadMedia`` or
    ``MediaGone``.
    """
    with opened(path) as container:
        stream = video_stream(container, path)
        only(container, stream.index)
        frame = first_picture(container, stream, path)
        codec = stream.codec_context.codec.canonical_name
        maker = PictureMaker(geometry(stream, frame.rotation, path), codec)
        picture = maker.picture(frame, 0, frame.pts or 0)
    return Converter().rgb32(picture, fit(image_size(picture), size))


def poster_picture(path: MediaFile, share: float, size: tuple[int, int]) -> Pixels:
    """The key picture near a share of a file's length, fitting into ``size``, BGRX.

    Needs no frame table: where the container cannot be wound there, it is the first picture.
    Raises ``BadMedia`` or ``MediaGone``.
    """
    with opened(path) as container:
        stream = video_stream(container, path)
        only(container, stream.index)
        frame = first_picture(container, stream, path)
        codec = stream.codec_context.codec.canonical_name
        maker = PictureMaker(geometry(stream, frame.rotation, path), codec)
        frame = _wound(container, stream, frame, share) or frame
        picture = maker.picture(frame, 0, frame.pts or 0)
    return Converter().rgb32(picture, fit(image_size(picture), size))


def _wound(
    container: InputContainer, stream: VideoStream, first: VideoFrame, share: float
) -> VideoFrame | None:
    """The picture at a share of the length; None when it cannot be had."""
    base, length = stream.time_base, container.duration or 0
    if base is None or first.pts is None or length <= 0:
        return None
    at = first.pts + int(Fraction(int(length * share), 1_000_000) / base)
    with contextlib.suppress(av.error.FFmpegError, OSError, ValueError):
        container.seek(at, stream=stream, backward=True)
        for packet in demuxed(container, stream):
            for frame in packet.decode():
                return frame
    return None


def nearest_key(index: FrameIndex, t: Fraction) -> int:
    """The number of the key picture at or before a time in seconds."""
    return index.key_before(index.facts.index_at(t))

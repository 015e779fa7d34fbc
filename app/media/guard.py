"""The one door to a video file: footage is untrusted, so every file is opened here and nowhere else.

What is refused before FFmpeg sees it: anything that is not a regular local file, and any content
that is not one of the containers below, whatever its name says. The demuxer is chosen from the
first bytes and forced, never guessed by FFmpeg, so a playlist (HLS, ffconcat, DASH, SDP, image
sequences) renamed to .mp4 cannot make it open other files. References out of a QuickTime file are
not followed, the only protocol is ``file``, and sizes and counts are capped.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import av
import av.container
import av.error
from av.audio.stream import AudioStream
from av.packet import Packet
from av.video.stream import VideoStream

from app.core.errors import BadMedia, MediaGone, ReelBallersError
from app.media.boxes import check_boxes, data_boxes
from app.media.sniff import sniff
from app.media.source import MediaFile, RemoteFile, is_gone, size_of

MAX_STREAMS = 64
MAX_SIDE = 16_384
MAX_PIXELS = 8_192 * 4_352
"""8K, with sides of whole macroblocks; a decoder keeps up to twenty pictures."""
MAX_DURATION_S = 48 * 3600
MAX_FRAMES = 48 * 3600 * 120

_FORMATS = {
    "mov": "mov,mp4,m4a,3gp,3g2,mj2",
    "matroska": "matroska,webm",
    "mpegts": "mpegts",
    "avi": "avi",
    "flv": "flv",
    "asf": "asf",
    "mpeg": "mpeg",
}
"""Demuxers we trust, and what FFmpeg may call them (``format_whitelist``)."""

S = TypeVar("S", VideoStream, AudioStream)

AvErrors: tuple[type[BaseException], ...] = (av.error.FFmpegError, OSError, ValueError, EOFError)
"""What PyAV raises when a file, not our code, is to blame."""


def local_file(path: Path) -> Path:
    """The absolute path of a regular file; raises ``MediaGone`` or ``BadMedia``."""
    try:
        absolute = path.absolute()
        status = absolute.stat()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise gone(path) from error
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        raise BadMedia(f"{path.name} cannot be read ({reason}); check the file.") from error
    except ValueError as error:
        raise BadMedia(f"{path.name!a} is no name of a file; check the path.") from error
    if not stat.S_ISREG(status.st_mode):
        raise BadMedia(f"{path.name} is not a file; choose a video file.")
    if status.st_size == 0:
        raise BadMedia(f"{path.name} is empty (0 bytes); copy it from the camera again.")
    return absolute


def open_media(path: MediaFile, *, table_only: bool = False) -> av.container.InputContainer:
    """Open a video file safely; the caller closes it.

    With ``table_only`` a file that lies elsewhere gives the packets' times and sizes from its index
    and zeros for their bytes, so that the footage itself is not fetched. Raises ``MediaGone`` when it is not there, ``BadMedia`` (one sentence with the reason and the
    cure) when it is not a video we trust.
    """
    file = path if isinstance(path, RemoteFile) else local_file(path)
    demuxer = sniff(file)
    options = {
        "protocol_whitelist": "file" if isinstance(file, Path) else "none",
        "format_whitelist": _FORMATS[demuxer],
        "max_streams": str(MAX_STREAMS),
        "max_pixels": str(MAX_PIXELS),
    }
    if demuxer == "mov":
        options |= {"enable_drefs": "0", "use_absolute_path": "0"}
        check_boxes(file)
    container = _container(file, demuxer, options, table_only=table_only)
    try:
        _check(container, file)
    except BaseException:
        container.close()
        raise
    return container


def _container(
    file: MediaFile, demuxer: str, options: dict[str, str], *, table_only: bool
) -> av.container.InputContainer:
    try:
        if isinstance(file, Path):
            return av.open(f"file:{file}", mode="r", format=demuxer, options=options)
        if table_only:
            return _table_of(file, demuxer, options)
        return av.open(file.open(), mode="r", format=demuxer, options=options)
    except AvErrors as error:
        raise failure(file, error) from error


def _table_of(
    file: RemoteFile, demuxer: str, options: dict[str, str]
) -> av.container.InputContainer:
    """The packets of an mp4 or mov by its index alone; the parser would look into their bytes."""
    data = data_boxes(file) if demuxer == "mov" else ()
    if not data:
        raise BadMedia(f"{file.name} has no index to play it from afar; download it first.")
    view = file.open()
    container = av.open(view, mode="r", format=demuxer, options=options | {"fflags": "noparse"})
    view.hollow(data)
    return container


@contextlib.contextmanager
def opened(path: MediaFile, *, table_only: bool = False) -> Iterator[av.container.InputContainer]:
    """``open_media`` for a ``with`` block; PyAV's errors inside become ours."""
    container = open_media(path, table_only=table_only)
    try:
        yield container
    except av.error.FFmpegError as error:
        raise failure(path, error) from error
    finally:
        container.close()


def video_stream(container: av.container.InputContainer, path: MediaFile) -> VideoStream:
    """The stream that shows the game: the largest one that is not a cover picture."""
    films = [s for s in container.streams.video if not is_cover(s)]
    if not films:
        raise BadMedia(f"{path.name} has no picture, only sound or data; choose a video file.")
    decodable = [s for s in films if _has_decoder(s)]
    if not decodable:
        raise BadMedia(
            f"{path.name} is compressed in a way that cannot be decoded; convert it to H.264."
        )
    playable = [s for s in decodable if s.width > 0 and s.height > 0]
    if not playable:
        raise BadMedia(
            f"{path.name} has no picture size, or one too large to show; make it smaller first."
        )
    best = max(playable, key=lambda s: (s.width * s.height, -s.index))
    check_size(best.width, best.height, path)
    # The header's size is one thing; a later picture may bring another.
    best.codec_context.options = {"max_pixels": str(MAX_PIXELS)}
    return best


def only(container: av.container.InputContainer, index: int) -> None:
    """Let the demuxer drop every stream but one, which saves reading them."""
    for stream in container.streams:
        if stream.index != index:
            stream.discard = av.stream.Discard.all


def demuxed(container: av.container.InputContainer, stream: S) -> Iterator[Packet[S]]:
    """The packets of a stream from here to the end, and an empty one that flushes the decoder.

    Where a stream appears later than the header (transport streams, FLV), PyAV 18.1 stumbles over
    it after it gave out the last packet of ours.
    """
    with contextlib.suppress(IndexError):
        yield from container.demux(stream)


def failure(path: MediaFile, error: BaseException) -> ReelBallersError:
    """What an error of PyAV or of the file system means, as one of ours."""
    if isinstance(path, RemoteFile):
        # FFmpeg calls a line that was cut "invalid data", or the end.
        return path.problem or _damaged(path)
    if is_gone(path):
        return gone(path)
    if isinstance(error, PermissionError) and error.errno == errno.EACCES:
        return BadMedia(f"{path.name} may not be read; change its permissions and try again.")
    if isinstance(error, av.error.DecoderNotFoundError):
        return BadMedia(f"{path.name} uses a codec that cannot be decoded; convert it to H.264.")
    return _damaged(path)


def _damaged(path: MediaFile) -> BadMedia:
    return BadMedia(f"{path.name} is damaged and cannot be read; copy it from the camera again.")


def gone(path: Path) -> MediaGone:
    """The file is not where it was."""
    return MediaGone(f"{path.name} is not in {path.absolute().parent} any more; locate it.")


def _check(container: av.container.InputContainer, path: MediaFile) -> None:
    if container.format.name.split(",")[0] not in _FORMATS:
        raise BadMedia(f"{path.name} is not a kind of video that can be opened.")
    if len(container.streams) > MAX_STREAMS:
        raise BadMedia(f"{path.name} has more than {MAX_STREAMS} tracks; export it with fewer.")
    if (container.duration or 0) > MAX_DURATION_S * 1_000_000:
        raise BadMedia(f"{path.name} says it is longer than two days; its header is damaged.")
    size = size_of(path)
    for stream in container.streams.video:
        if stream.frames > min(MAX_FRAMES, size):  # a picture takes at least a byte
            raise BadMedia(f"{path.name} says it has {stream.frames} pictures; it is damaged.")


def check_size(width: int, height: int, path: MediaFile) -> None:
    """Raise ``BadMedia`` for a picture that is larger than can be shown."""
    if max(width, height) > MAX_SIDE or width * height > MAX_PIXELS:
        raise BadMedia(
            f"{path.name} is {width}x{height}, more than can be shown; make it smaller first."
        )


def _has_decoder(stream: VideoStream) -> bool:
    context: object = stream.codec_context  # None when FFmpeg has no decoder for it
    return context is not None


def is_cover(stream: VideoStream) -> bool:
    """Whether a stream is a single picture that stands for the file, and no film."""
    cover = av.stream.Disposition.attached_pic | av.stream.Disposition.still_image
    return bool(stream.disposition & cover)


def file_key(path: MediaFile) -> tuple[str, int, int]:
    """What names one state of a file: absolute path, size, modification time in nanoseconds.

    A file that lies elsewhere is named by its content.
    """
    if isinstance(path, RemoteFile):
        return path.key
    file = local_file(path)
    status = os.stat(file)  # noqa: PTH116
    return str(file), status.st_size, status.st_mtime_ns

"""What a video file is, without reading all of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from fractions import Fraction
from itertools import islice
from pathlib import Path
from typing import Any

import av.container
from av.audio.stream import AudioStream
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from app.core.errors import BadMedia
from app.core.time import format_rate, microseconds
from app.media.geometry import Turn, geometry
from app.media.guard import demuxed, local_file, only, opened, video_stream
from app.media.rates import is_variable, snap
from app.media.source import MediaFile
from app.media.tags import transfer_of

_LOOK = 64
"""Packets read to judge the rate: two seconds of most files, and few enough on a slow disk."""
PATIENCE = 400
"""Packets sent to the decoder before a file without a first picture is given up."""
_RUN_UP = 8
"""Pictures before time 0 that are no loss."""


@dataclass(frozen=True, slots=True)
class MediaInfo:
    """The facts of a file that its header and its first pictures tell.

    ``width`` and ``height`` are upright, with square pixels. ``rotation`` is the clockwise turn the
    file asks for. ``fps`` is the average rate and ``duration_us`` the length of the picture as the
    header states them; ``FrameIndex.facts`` has the exact ones. ``start_pts`` is the first picture,
    source time 0, in ticks of ``time_base``. Colour fields are FFmpeg's numbers (ITU-T H.273);
    ``hdr`` is "HLG", "PQ" or "". ``interlaced`` says that each picture holds two fields.
    """

    path: Path
    size_bytes: int
    container: str
    codec: str
    width: int
    height: int
    rotation: Turn
    fps: Fraction
    vfr: bool
    pix_fmt: str
    bit_depth: int
    color_space: int
    color_range: int
    color_primaries: int
    color_transfer: int
    duration_us: int
    time_base: Fraction
    start_pts: int
    bit_rate: int
    has_audio: bool
    audio_codec: str = ""
    sample_rate: int = 0
    channels: int = 0
    audio_layout: str = ""
    interlaced: bool = False
    hdr: str = ""

    def to_json(self) -> dict[str, Any]:
        """Plain values, rates as ``"30/1"``."""
        found = asdict(self)
        found["path"] = str(self.path)
        found["fps"] = format_rate(self.fps)
        found["time_base"] = format_rate(self.time_base)
        return found


def probe(path: Path) -> MediaInfo:
    """Open a file, decode its first picture, and say what it is.

    Raises ``MediaGone`` when it is not there and ``BadMedia`` when it is not a playable video with
    timestamps.
    """
    path = Path(path)
    with opened(path) as container:
        stream = video_stream(container, path)
        only(container, stream.index)
        pts, frame = _beginning(container, stream, path)
        return _info(path, container, stream, frame, pts)


def first_picture(
    container: av.container.InputContainer, stream: VideoStream, path: MediaFile
) -> VideoFrame:
    """The first picture the decoder shows, of a container that was just opened.

    Not of one that was sought in: a seek may land behind it. Raises ``BadMedia`` when none of the
    first packets gives one.
    """
    stream.codec_context.thread_count = 1
    for packet in islice(demuxed(container, stream), PATIENCE):
        frames = packet.decode()
        if frames and frames[0].pts is not None:
            return frames[0]
    raise no_picture(path)


def no_picture(path: MediaFile) -> BadMedia:
    """Nothing of a file can be decoded."""
    return BadMedia(f"{path.name} holds no picture that can be decoded; convert it to H.264.")


def audio_stream(container: av.container.InputContainer) -> AudioStream | None:
    """The sound that goes with the picture: the first track that can be decoded."""
    for stream in container.streams.audio:
        context: object = stream.codec_context  # None when FFmpeg has no decoder for it
        if context is not None and stream.codec_context.sample_rate > 0:
            return stream
    return None


def _beginning(
    container: av.container.InputContainer, stream: VideoStream, path: Path
) -> tuple[list[int], VideoFrame]:
    """The times of the first packets, in order, and the first picture; in one reading."""
    stream.codec_context.thread_count = 1
    times: list[int] = []
    first: VideoFrame | None = None
    lost = 0
    for n, packet in enumerate(islice(demuxed(container, stream), PATIENCE)):
        if n < _LOOK and packet.size and not packet.is_discard:
            if packet.pts is not None:
                times.append(packet.pts)
            elif not times:
                lost += 1
        if first is None:
            first = next((frame for frame in packet.decode() if frame.pts is not None), None)
        elif n >= _LOOK:
            break
    check_start(container, lost, path)
    check_times(times, len(set(times)), path)
    if first is None:
        raise no_picture(path)
    # The last few may still be waiting for pictures that are shown before them.
    ordered = sorted(set(times))
    return (ordered[:-8] if len(ordered) > 24 else ordered), first


def check_start(container: av.container.InputContainer, lost: int, path: MediaFile) -> None:
    """Raise ``BadMedia`` when Matroska puts many pictures before time 0: FFmpeg drops their times.

    A few are the run-up of a cut.
    """
    if lost > _RUN_UP and "matroska" in container.format.name:
        raise BadMedia(
            f"{path.name} starts before its time 0, and those pictures have no usable timestamps; "
            "convert it to MP4."
        )


def check_times(times: Sequence[int], distinct: int, path: MediaFile) -> None:
    """Raise ``BadMedia`` when there are no timestamps, or time does not pass."""
    if not times or (len(times) > 2 and distinct * 2 < len(times)):
        raise BadMedia(
            f"{path.name} has no usable timestamps (0 pictures per second); convert it to MP4."
        )


def _info(
    path: Path,
    container: av.container.InputContainer,
    stream: VideoStream,
    frame: VideoFrame,
    pts: list[int],
) -> MediaInfo:
    assert stream.time_base is not None and frame.pts is not None
    shape = geometry(stream, frame.rotation, path)
    sound = audio_stream(container)
    rate = stream.average_rate or stream.guessed_rate or Fraction(25)
    return MediaInfo(
        path=path,
        size_bytes=local_file(path).stat().st_size,
        container=container.format.name,
        codec=stream.codec_context.codec.canonical_name,
        width=shape.upright[0],
        height=shape.upright[1],
        rotation=shape.rotation,
        fps=snap(rate),
        vfr=is_variable(pts, stream.time_base),
        pix_fmt=frame.format.name,
        bit_depth=max(part.bits for part in frame.format.components),
        color_space=int(frame.colorspace),
        color_range=int(frame.color_range),
        color_primaries=int(frame.color_primaries),
        color_transfer=int(frame.color_trc),
        duration_us=_duration_us(container, stream),
        time_base=stream.time_base,
        start_pts=frame.pts,
        bit_rate=container.bit_rate or 0,
        has_audio=sound is not None,
        audio_codec=sound.codec_context.codec.canonical_name if sound else "",
        sample_rate=sound.codec_context.sample_rate if sound else 0,
        channels=sound.codec_context.channels if sound else 0,
        audio_layout=sound.codec_context.layout.name if sound else "",
        interlaced=frame.interlaced_frame,
        hdr={"hlg": "HLG", "pq": "PQ", "sdr": ""}[transfer_of(int(frame.color_trc))],
    )


def _duration_us(container: av.container.InputContainer, stream: VideoStream) -> int:
    assert stream.time_base is not None
    if stream.duration and stream.duration > 0:
        return microseconds(stream.duration * stream.time_base)
    return max(0, container.duration or 0)

"""Planes and sound into a media file, through PyAV."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
from numpy.typing import NDArray

Bytes = NDArray[np.uint8]

FORMATS = {".mp4": "mp4", ".m4v": "mp4", ".mov": "mov", ".mkv": "matroska", ".ts": "mpegts"}
_BT709 = 1
_LIMITED = 1
_LAYOUTS = {1: "mono", 2: "stereo", 8: "7.1"}


class Encoder:
    """One video stream and, where wanted, one AAC stream, written in step."""

    def __init__(
        self,
        container: Any,
        *,
        size: tuple[int, int],
        fps: Fraction,
        time_base: Fraction,
        codec: str,
        pix_fmt: str,
        gop: int,
        b_frames: int = 0,
        crf: int = 20,
        preset: str = "ultrafast",
        rotation: int = 0,
        audio: tuple[int, int] | None = None,
    ) -> None:
        """`size` is that of the upright picture, `audio` is (sample rate, channels)."""
        self._container = container
        self._rotation, self._ten_bit = rotation, pix_fmt.endswith("10le")
        name = {"h264": "libx264", "hevc": "libx265", "mpeg4": "mpeg4"}[codec]
        options = _options(codec, gop, b_frames, crf, preset)
        self._video = container.add_stream(name, rate=fps, options=options)
        context = self._video.codec_context
        width, height = size if rotation % 180 == 0 else size[::-1]
        self._video.width, self._video.height, self._video.pix_fmt = width, height, pix_fmt
        self._pix_fmt, self._time_base = pix_fmt, time_base
        context.time_base = time_base
        self._video.time_base = time_base
        context.gop_size, context.max_b_frames = gop, b_frames
        context.color_primaries = context.color_trc = context.colorspace = _BT709
        context.color_range = _LIMITED
        context.thread_count = 0
        if codec == "mpeg4":
            context.bit_rate, context.qmin, context.qmax = 40_000_000, 2, 4
        if codec == "hevc" and container.format.name in ("mp4", "mov"):
            context.codec_tag = "hvc1"
        if rotation:
            # FFmpeg's matrix turns counter-clockwise for positive angles; ours is clockwise.
            self._video.set_display_rotation(-rotation)
        self._audio: Any = None
        if audio is not None:
            rate, channels = audio
            self._audio = container.add_stream("aac", rate=rate, layout=_LAYOUTS[channels])
            self._audio.codec_context.bit_rate = 64_000 * channels
        self._samples = 0

    def picture(self, luma: Bytes, chroma: Bytes, ticks: int) -> None:
        """Encode an upright picture: luma (h, w) and chroma (h/2, w/2, 2) at a timestamp."""
        planes = [luma, chroma[:, :, 0], chroma[:, :, 1]]
        if self._rotation:
            # The player turns clockwise by `rotation`, so what is coded is turned back.
            planes = [np.rot90(plane, self._rotation // 90) for plane in planes]
        frame = av.VideoFrame(planes[0].shape[1], planes[0].shape[0], self._pix_fmt)
        for plane, target in zip(planes, frame.planes, strict=True):
            _fill(target, plane, self._ten_bit)
        frame.pts, frame.time_base = ticks, self._time_base
        self._container.mux(self._video.encode(frame))

    def sound(self, samples: NDArray[np.float32]) -> None:
        """Encode the next samples (channels, n) of the sound, -1 to 1."""
        layout = self._audio.codec_context.layout.name
        # Interleaved: PyAV 18.1 cannot make a planar frame of eight channels.
        packed = np.ascontiguousarray(samples.T).reshape(1, -1)
        frame = av.AudioFrame.from_ndarray(packed, "flt", layout)
        frame.sample_rate = self._audio.codec_context.sample_rate
        frame.pts, frame.time_base = self._samples, Fraction(1, frame.sample_rate)
        self._samples += samples.shape[1]
        self._container.mux(self._audio.encode(frame))

    def finish(self) -> None:
        """Flush both streams."""
        self._container.mux(self._video.encode(None))
        if self._audio is not None:
            self._container.mux(self._audio.encode(None))


@contextmanager
def open_output(path: Path) -> Iterator[Any]:
    """A PyAV container that becomes `path` when the block succeeds and vanishes when it fails.

    The format follows the suffix; raises ValueError for one that is not in `FORMATS`.
    """
    container_format = FORMATS.get(path.suffix.lower())
    if container_format is None:
        raise ValueError(f"{path.name}: footage is written as {', '.join(FORMATS)}")
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    # The stamps of the maker would make equal matches differ in their bytes.
    options = {"fflags": "+bitexact"}
    try:
        with av.open(str(part), "w", format=container_format, options=options) as container:
            yield container
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def stored_times(path: Path) -> tuple[Fraction, tuple[int, ...], tuple[int, ...]]:
    """Time base, timestamps in presentation order and indices of key frames, as the file has them."""
    with av.open(str(path)) as container:
        stream = container.streams.video[0]
        found = [(p.pts, p.is_keyframe) for p in container.demux(stream) if p.pts is not None]
        found.sort()
        keys = tuple(i for i, (_, key) in enumerate(found) if key)
        assert stream.time_base is not None
        return stream.time_base, tuple(pts for pts, _ in found), keys


def _options(codec: str, gop: int, b_frames: int, crf: int, preset: str) -> dict[str, str]:
    if codec == "mpeg4":
        return {}
    common = {"preset": preset, "crf": str(crf)}
    if codec == "hevc":
        fixed = f"log-level=none:keyint={gop}:min-keyint={gop}:scenecut=0:open-gop=0"
        return {**common, "x265-params": f"{fixed}:bframes={b_frames}"}
    fixed = f"keyint={gop}:min-keyint={gop}:scenecut=0:open-gop=0:bframes={b_frames}"
    return {**common, "x264-params": fixed}


def _fill(target: Any, plane: Bytes, ten_bit: bool) -> None:
    """Copy 8-bit samples into a plane of a frame, row by row as its stride wants."""
    height, width = plane.shape
    if ten_bit:
        words = np.frombuffer(target, np.uint16).reshape(-1, target.line_size // 2)
        words[:height, :width] = plane.astype(np.uint16) << 2
        return
    rows = np.frombuffer(target, np.uint8).reshape(-1, target.line_size)
    rows[:height, :width] = plane

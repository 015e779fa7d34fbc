"""Pictures to RGB for the screen and for PNG files: BT.709, limited range in, full range out.

One conversion for the preview, stills and thumbnails, done by swscale through PyAV.
"""

from __future__ import annotations

from typing import Any, TypeAlias

import numpy as np
from av.video.frame import VideoFrame
from av.video.reformatter import ColorRange, Colorspace, Interpolation, VideoReformatter
from numpy.typing import NDArray

from app.media.picture import Picture

Pixels: TypeAlias = NDArray[np.uint8]
Image: TypeAlias = Picture | Pixels
"""A ``Picture``, or an output frame: one (H*3//2, W) uint8 array in I420 layout, even sizes."""

_FAST = Interpolation.BILINEAR
_WHOLE = _FAST | Interpolation.ACCURATE_RND
"""The quick way without scaling writes eight columns at a time and may leave the last ones out."""
_EXACT = Interpolation.BICUBIC | Interpolation.ACCURATE_RND | Interpolation.FULL_CHR_H_INT


class Converter:
    """Keeps a scaler between calls, which saves building it anew. Not for several threads."""

    def __init__(self) -> None:
        self._reformatter = VideoReformatter()

    def rgb32(self, image: Image, size: tuple[int, int] | None = None) -> Pixels:
        """(h, w, 4) bytes B, G, R, 255: what ``QImage.Format_RGB32`` wants on little-endian."""
        width = size[0] if size else image_size(image)[0]
        return self._convert(image, size, "bgra", 4, _WHOLE if width % 8 else _FAST)

    def rgb24(self, image: Image, size: tuple[int, int] | None = None) -> Pixels:
        """(h, w, 3) bytes R, G, B, with chroma interpolated at full precision."""
        return self._convert(image, size, "rgb24", 3, _EXACT)

    def _convert(
        self,
        image: Image,
        size: tuple[int, int] | None,
        layout: str,
        channels: int,
        quality: Interpolation,
    ) -> Pixels:
        source = _frame(image)
        width, height = size or (source.width, source.height)
        frame = self._reformatter.reformat(
            source,
            width,
            height,
            layout,
            src_colorspace=Colorspace.ITU709,
            dst_colorspace=Colorspace.ITU709,
            interpolation=quality,
            src_color_range=ColorRange.MPEG,
            dst_color_range=ColorRange.JPEG,
            threads=1,
        )
        plane: Any = frame.planes[0]
        rows = np.frombuffer(plane, np.uint8).reshape(-1, plane.line_size)
        packed: Pixels = np.ascontiguousarray(rows[:height, : width * channels])
        return packed.reshape(height, width, channels)


def to_rgb(image: Image, size: tuple[int, int] | None = None) -> Pixels:
    """(h, w, 4) BGRX pixels, scaled to ``size`` (width, height) when given.

    Use a ``Converter`` where many are made.
    """
    return Converter().rgb32(image, size)


def to_rgb24(image: Image, size: tuple[int, int] | None = None) -> Pixels:
    """(h, w, 3) RGB pixels for PNG files and measurements."""
    return Converter().rgb24(image, size)


def image_size(image: Image) -> tuple[int, int]:
    """(width, height) of a picture or an output frame."""
    if isinstance(image, Picture):
        return image.width, image.height
    return image.shape[1], image.shape[0] * 2 // 3


def fit(size: tuple[int, int], view: tuple[int, int]) -> tuple[int, int]:
    """The largest (width, height) of the same shape inside ``view``, never above ``size``."""
    width, height = size
    scale = min(view[0] / width, view[1] / height, 1.0)
    return max(1, round(width * scale)), max(1, round(height * scale))


def _frame(image: Image) -> VideoFrame:
    width, height = image_size(image)
    if not isinstance(image, Picture):
        if image.shape != (height * 3 // 2, width) or height % 2 or width % 2:
            raise ValueError(f"{image.shape} is not an I420 frame of even size")
        return VideoFrame.from_numpy_buffer(np.ascontiguousarray(image), format="yuv420p")
    if width % 2 == 0 and height % 2 == 0:
        data = image.data.reshape(height * 3 // 2, width)
        return VideoFrame.from_numpy_buffer(data, format="yuv420p")
    frame = VideoFrame(width, height, "yuv420p")
    for source, target in zip((image.y, image.u, image.v), frame.planes, strict=True):
        buffer: Any = target
        rows = np.frombuffer(buffer, np.uint8).reshape(-1, target.line_size)
        rows[: source.shape[0], : source.shape[1]] = source
    return frame

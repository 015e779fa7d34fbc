"""A decoded frame to an upright ``Picture``: 8 bits, 4:2:0, BT.709, limited range."""

from __future__ import annotations

from typing import Any

import numpy as np
from av.video.frame import VideoFrame
from av.video.reformatter import ColorRange, Colorspace, Interpolation, VideoReformatter
from numpy.typing import NDArray

from app.media.geometry import Geometry
from app.media.picture import Picture, Plane

_SPACES = {
    1: Colorspace.ITU709,
    4: Colorspace.FCC,
    5: Colorspace.ITU601,
    6: Colorspace.ITU601,
    7: Colorspace.SMPTE240M,
    9: Colorspace.BT2020,
    10: Colorspace.BT2020,
}
"""FFmpeg's (H.273) matrix numbers to swscale's."""
# Exact rounding, so that a picture is the same on every machine and from every start.
EXACT = Interpolation.BICUBIC | Interpolation.ACCURATE_RND | Interpolation.BITEXACT


class PictureMaker:
    """Turns frames of one stream into pictures; keeps its scaler. Not for several threads."""

    def __init__(self, shape: Geometry) -> None:
        self._shape = shape
        self._reformatter = VideoReformatter()

    def picture(self, frame: VideoFrame, index: int, pts: int) -> Picture:
        """The upright picture; the frame is copied, so it may go back to the decoder."""
        frame = self._plain(frame)
        width, height = self._shape.upright
        chroma = ((height + 1) // 2) * ((width + 1) // 2)
        picture = Picture(
            np.empty(width * height + 2 * chroma, np.uint8), width, height, index, pts
        )
        turns = -(self._shape.rotation // 90)
        for n, target in enumerate((picture.y, picture.u, picture.v)):
            np.copyto(target, np.rot90(plane(frame, n), turns))
        return picture

    def _plain(self, frame: VideoFrame) -> VideoFrame:
        """8-bit 4:2:0 BT.709 limited with square pixels; the same frame when it is that already."""
        space = source_space(frame)
        full = int(frame.color_range) == ColorRange.JPEG or frame.format.name.startswith("yuvj")
        width, height = self._shape.square
        fits = (frame.width, frame.height) == (width, height)
        if frame.format.name == "yuv420p" and fits and not full and space == Colorspace.ITU709:
            return frame
        return self._reformatter.reformat(
            frame,
            width,
            height,
            "yuv420p",
            src_colorspace=space,
            dst_colorspace=Colorspace.ITU709,
            interpolation=EXACT,
            src_color_range=ColorRange.JPEG if full else ColorRange.MPEG,
            dst_color_range=ColorRange.MPEG,
        )


def source_space(frame: VideoFrame) -> Colorspace:
    """The matrix of a frame. Untagged ones follow the players' rule: small is BT.601."""
    tagged = _SPACES.get(int(frame.colorspace))
    if tagged is not None:
        return tagged
    if "rgb" in frame.format.name or "gbr" in frame.format.name or "bgr" in frame.format.name:
        return Colorspace.ITU709
    return Colorspace.ITU709 if max(frame.width, frame.height) >= 1280 else Colorspace.ITU601


def plane(frame: VideoFrame, n: int) -> Plane:
    """Plane ``n`` of an 8-bit frame as a view without the padding at the end of its rows."""
    source: Any = frame.planes[n]
    rows: NDArray[np.uint8] = np.frombuffer(source, np.uint8).reshape(-1, source.line_size)
    return rows[: source.height, : source.width]

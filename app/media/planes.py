"""A decoded frame to an upright ``Picture``: 8 bits, 4:2:0, BT.709, limited range.

    frame ──► fields woven (if any) ──► 4:2:0, square pixels ──► colours ──► turned, copied

A frame that is already what a ``Picture`` is goes straight to the copy. The layout of samples is
swscale's work, another matrix or range that of ``app.media.matrix``, and what needs linear light
(HDR, wide gamuts) that of ``app.media.wide``.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from av.video.frame import VideoFrame
from av.video.reformatter import ColorRange, Colorspace, Interpolation, VideoReformatter

from app.media.fields import Samples, Weaver, samples
from app.media.geometry import Geometry
from app.media.matrix import Matrix
from app.media.picture import Picture
from app.media.tags import Colours, colours_of
from app.media.wide import Wide

# Exact rounding, so that a picture is the same on every machine and from every start.
EXACT = Interpolation.BICUBIC | Interpolation.ACCURATE_RND | Interpolation.BITEXACT
_FIELDS_APART = {"hevc"}
"""Codecs whose interlaced frames are single fields, not two that are woven."""
_SAME_LAYOUT = {"yuv420p": ("yuv420p", "yuvj420p"), "yuv420p10le": ("yuv420p10le",)}

Planes = tuple[Samples, Samples, Samples]


class PictureMaker:
    """Turns frames of one stream into pictures; keeps its scaler. Not for several threads."""

    def __init__(self, shape: Geometry, codec: str = "") -> None:
        """``codec`` is FFmpeg's name of what the frames were compressed with."""
        self._shape = shape
        self._reformatter = VideoReformatter()
        self._weaver = None if codec in _FIELDS_APART else Weaver()
        self._converter: tuple[tuple[Colours, int], Matrix | Wide] | None = None

    def picture(self, frame: VideoFrame, index: int, pts: int) -> Picture:
        """The upright picture; the frame is copied, so it may go back to the decoder."""
        planes = self._plain(frame)
        width, height = self._shape.upright
        chroma = ((height + 1) // 2) * ((width + 1) // 2)
        picture = Picture(
            np.empty(width * height + 2 * chroma, np.uint8), width, height, index, pts
        )
        turns = -(self._shape.rotation // 90)
        for source, target in zip(planes, (picture.y, picture.u, picture.v), strict=True):
            np.copyto(target, np.rot90(source, turns))
        return picture

    def _plain(self, frame: VideoFrame) -> Planes:
        """8-bit 4:2:0 BT.709 limited with square pixels; views of the frame if it is that already."""
        if frame.interlaced_frame and self._weaver is not None:
            frame = self._weaver.progressive(frame)
        colours = colours_of(frame)
        depth = 10 if colours.wide or _bits(frame) > 8 else 8
        wanted = colours
        if frame.format.is_rgb:
            matrix = Colorspace.BT2020 if colours.wide else Colorspace.ITU709
            wanted = replace(colours, matrix=matrix, full=False)
        elif colours.matrix == Colorspace.ITU709 and not colours.wide and depth > 8:
            wanted = replace(colours, full=False)  # one step of swscale, to 8 bits
        layout = "yuv420p10le" if depth > 8 and not wanted.plain else "yuv420p"
        planes = planes_of(self._laid_out(frame, layout, colours, wanted))
        return planes if wanted.plain else self._converted(planes, wanted, depth)

    def _laid_out(
        self, frame: VideoFrame, layout: str, colours: Colours, wanted: Colours
    ) -> VideoFrame:
        """4:2:0 planes with square pixels; the same frame when it has them."""
        width, height = self._shape.square
        fits = (frame.width, frame.height) == (width, height)
        if fits and frame.format.name in _SAME_LAYOUT[layout] and colours == wanted:
            return frame
        return self._reformatter.reformat(
            frame,
            width,
            height,
            # swscale takes a "j" in the name for the range, whatever it is told.
            "yuvj420p" if layout == "yuv420p" and wanted.full else layout,
            src_colorspace=colours.matrix,
            dst_colorspace=wanted.matrix,
            interpolation=EXACT,
            src_color_range=_range(colours),
            dst_color_range=_range(wanted),
        )

    def _converted(self, planes: Planes, colours: Colours, depth: int) -> Planes:
        key = colours, depth
        if self._converter is None or self._converter[0] != key:
            made = Wide(colours) if colours.wide else Matrix(colours, depth)
            self._converter = key, made
        return self._converter[1].convert(*planes)


def planes_of(frame: VideoFrame) -> Planes:
    """The first three planes of a planar frame as views without padding."""
    return samples(frame, 0), samples(frame, 1), samples(frame, 2)


def _bits(frame: VideoFrame) -> int:
    return max(part.bits for part in frame.format.components)


def _range(colours: Colours) -> ColorRange:
    return ColorRange.JPEG if colours.full else ColorRange.MPEG

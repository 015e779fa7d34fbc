"""Odd little films for the tests of app.media: any codec, container, GOP and timestamps.

Every picture carries its number as a barcode. For ordinary matches use tests.support.footage.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np

from app.footage.barcode import CodeLayout, draw

SIZE = (320, 180)


def film(
    path: Path,
    *,
    codec: str = "libx264",
    options: dict[str, str] | None = None,
    times: Iterable[int] = range(48),
    time_base: Fraction = Fraction(1, 25),
    size: tuple[int, int] = SIZE,
    pix_fmt: str = "yuv420p",
    gop: int = 12,
    aspect: Fraction | None = None,
    container_options: dict[str, str] | None = None,
) -> Path:
    """Encode one numbered picture per timestamp."""
    times = list(times)
    with av.open(str(path), "w", options=container_options or {}) as container:
        stream: Any = container.add_stream(codec, rate=Fraction(25), options=options or {})
        stream.width, stream.height, stream.pix_fmt = *size, pix_fmt
        stream.codec_context.time_base = time_base
        stream.codec_context.gop_size = gop
        stream.codec_context.bit_rate = 4_000_000
        if aspect is not None:
            stream.codec_context.sample_aspect_ratio = aspect
        stream.codec_context.colorspace = stream.codec_context.color_range = 1
        for number, pts in enumerate(times):
            frame = numbered(number, size).reformat(format=pix_fmt)
            frame.pts, frame.time_base = pts, time_base
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path


def numbered(number: int, size: tuple[int, int] = SIZE) -> av.VideoFrame:
    """A grey frame with its number, and a slope that moves so that pictures differ."""
    width, height = size
    luma = (
        (np.arange(width)[None, :] + np.arange(height)[:, None] + 5 * number) % 128 + 64
    ).astype(np.uint8)
    chroma = tuple(np.full((height // 2, width // 2), 128, np.uint8) for _ in range(2))
    draw(luma, chroma, number, CodeLayout.for_size(size))
    planes = np.concatenate([luma.reshape(-1), *(plane.reshape(-1) for plane in chroma)])
    frame = av.VideoFrame.from_ndarray(planes.reshape(height * 3 // 2, width), "yuv420p")
    frame.colorspace = frame.color_range = 1
    return frame

"""Small real encodes of made pictures, for tests and shows of the encoders."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

from app.core.export import ExportQuality
from app.core.target_size import Budget
from app.render.encoders import Encoder, video_codec
from app.render.ffmpeg import EncodeSpec, encode_command
from app.render.ffmpeg_process import spawn

Picture = NDArray[np.uint8]
"""An I420 picture: one and a half times as many rows as it is high."""
FPS = Fraction(30)


def noisy_pictures(
    size: tuple[int, int], count: int, *, noise: int = 40, first: int = 0
) -> Iterator[Picture]:
    """A gradient that moves under noise, which no encoder can foresee; the same at every call."""
    width, height = size
    for n in range(first, first + count):
        made = np.random.default_rng(n)
        row = (np.arange(width) * 160 // width + 5 * n) % 160 + 40
        luma = row + made.integers(-noise, noise + 1, (height, width))
        chroma = made.integers(128 - noise // 8, 129 + noise // 8, (height // 2, width))
        yield np.concatenate([luma, chroma]).clip(16, 235).astype(np.uint8)


def encode(
    encoder: Encoder,
    pictures: Iterator[Picture],
    size: tuple[int, int],
    out: Path,
    quality: ExportQuality = "draft",
    budget: Budget | None = None,
) -> Path:
    """Encode with exactly the command that a render uses."""
    spec = EncodeSpec(size, FPS, video_codec(encoder, quality, budget), out)
    running = spawn(encode_command(spec))
    try:
        for picture in pictures:
            running.write(picture)
        status = running.finish(120)
        assert status == 0, running.log
    finally:
        running.stop()
    return out


def luma_of(path: Path) -> list[Picture]:
    """The luma of every picture of a file, decoded plainly with PyAV."""
    found = []
    with av.open(str(path)) as container:
        for frame in container.decode(video=0):
            plane = frame.planes[0]
            rows = np.frombuffer(bytes(plane), np.uint8).reshape(-1, plane.line_size)
            found.append(np.ascontiguousarray(rows[: frame.height, : frame.width]))
    return found

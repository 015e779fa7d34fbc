"""A smooth, rich texture whose motion is known to a fraction of a pixel: for measuring motion."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from app.footage import barcode
from app.footage.encode import Encoder, open_output, stored_times

Bytes = NDArray[np.uint8]
Pair = tuple[float, float]

_COARSEST, _FINEST = 48.0, 7.0
"""Wavelengths in pixels between which the texture has its detail."""


def pattern_luma(
    size: tuple[int, int], *, seed: int = 1, shift: Pair = (0.0, 0.0), margin: int = 64
) -> Bytes:
    """The texture (height, width) moved right and down by `shift` pixels, exactly.

    It is band-limited and moved by a phase ramp (Fourier shift theorem), so the move has no
    interpolation error; it repeats after `size` plus `margin` pixels. Values 40 to 215.
    """
    width, height = size
    spectrum = _spectrum((width + margin, height + margin), seed)
    fy = np.fft.fftfreq(height + margin)[:, None]
    fx = np.fft.rfftfreq(width + margin)[None, :]
    if shift != (0.0, 0.0):
        spectrum = spectrum * np.exp(-2j * np.pi * (fx * shift[0] + fy * shift[1]))
    texture = np.fft.irfft2(spectrum, (height + margin, width + margin))[:height, :width]
    return np.clip(np.rint(127.5 + 29 * texture), 40, 215).astype(np.uint8)


def write_pattern(
    path: Path,
    *,
    size: tuple[int, int] = (640, 360),
    fps: Fraction = Fraction(30),
    frames: int = 30,
    gop: int = 30,
    seed: int = 1,
    velocity: Pair = (0.0, 0.0),
    code_strips: int = 0,
    start_number: int = 0,
    crf: int = 1,
) -> tuple[Fraction, tuple[int, ...]]:
    """Write the texture moving by `velocity` pixels per frame, still by default, without sound.

    Returns the time base and timestamps as stored. `crf` is low by default: at 8, x264 already
    drags moving detail by 0.02 px. `code_strips` > 0 burns in frame numbers.
    """
    layout = barcode.CodeLayout.for_size(size, strips=code_strips)
    still = pattern_luma(size, seed=seed)
    chroma = np.full(((size[1] + 1) // 2, (size[0] + 1) // 2, 2), 128, np.uint8)
    with open_output(path) as container:
        encoder = Encoder(
            container,
            size=size,
            fps=fps,
            time_base=1 / fps,
            codec="h264",
            pix_fmt="yuv420p",
            gop=gop,
            crf=crf,
            preset="veryfast",
        )
        for index in range(frames):
            luma = still.copy()
            if velocity != (0.0, 0.0) and index:
                shift = (velocity[0] * index, velocity[1] * index)
                luma = pattern_luma(size, seed=seed, shift=shift)
            barcode.draw(luma, (), start_number + index, layout)
            encoder.picture(luma, chroma, index)
        encoder.finish()
    time_base, pts, _ = stored_times(path)
    return time_base, pts


@lru_cache(maxsize=4)
def _spectrum(size: tuple[int, int], seed: int) -> NDArray[np.complex128]:
    """Spectrum of a texture of unit deviation within the band of wavelengths."""
    width, height = size
    noise = np.fft.rfft2(np.random.default_rng((seed, 11)).random((height, width)) - 0.5)
    fy, fx = np.fft.fftfreq(height)[:, None], np.fft.rfftfreq(width)[None, :]
    frequency = np.hypot(fx, fy)
    noise *= (frequency > 1 / _COARSEST) & (frequency < 1 / _FINEST)
    return np.asarray(noise / np.fft.irfft2(noise, (height, width)).std())

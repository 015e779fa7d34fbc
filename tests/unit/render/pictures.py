"""Pictures and decisions that the tests of the compositor share."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from app.core.crop import CropBox, CropFrame
from app.core.decide import Decision
from app.core.exact import Q, quantize
from app.core.spotlight import SpotlightMark
from app.core.text import TextMark
from app.footage import pattern_luma
from app.media.picture import Picture, picture_of

Bytes = NDArray[np.uint8]
Floats = NDArray[np.float64]


def flat(size: tuple[int, int], y: int = 100, u: int = 128, v: int = 128) -> Picture:
    """A picture of one colour."""
    width, height = size
    half = ((height + 1) // 2, (width + 1) // 2)
    planes = (np.full((height, width), y), np.full(half, u), np.full(half, v))
    a, b, c = (plane.astype(np.uint8) for plane in planes)
    return picture_of(a, b, c)


def textured(size: tuple[int, int], seed: int = 1) -> Picture:
    """A picture with known smooth detail in all planes."""
    width, height = size
    half = ((width + 1) // 2, (height + 1) // 2)
    return picture_of(
        pattern_luma(size, seed=seed),
        pattern_luma(half, seed=seed + 1),
        pattern_luma(half, seed=seed + 2),
    )


def decision(
    crop: CropBox,
    rotation_deg: float = 0.0,
    spotlights: tuple[SpotlightMark, ...] = (),
    texts: tuple[TextMark, ...] = (),
) -> Decision:
    """A decision that shows picture 0."""
    return Decision("g", 0, 0, crop, quantize(rotation_deg), spotlights, texts)


def box(
    size: tuple[int, int],
    ratio: Fraction,
    cx: float,
    cy: float,
    height: float,
    rotation_deg: float = 0.0,
) -> CropBox:
    """The box core would decide for a picture of ``size``."""
    return CropFrame(*size, ratio, quantize(rotation_deg) / Q).fit(cx, cy, height)


def planes_of(yuv: Bytes) -> tuple[Bytes, Bytes, Bytes]:
    """Luma and chroma of an I420 frame."""
    height, width = yuv.shape[0] * 2 // 3, yuv.shape[1]
    flat_ = yuv.reshape(-1)
    luma, chroma = width * height, width * height // 4
    half = (height // 2, width // 2)
    return (
        flat_[:luma].reshape(height, width),
        flat_[luma : luma + chroma].reshape(half),
        flat_[luma + chroma :].reshape(half),
    )


def cubic_matrix(start: float, scale: float, length: int, size: int, a: float = -0.75) -> Floats:
    """The exact cubic interpolation of one axis as a matrix (length, size)."""
    j = np.arange(length)
    place = start + (j + 0.5) / scale - 0.5
    base = np.floor(place).astype(int)
    matrix = np.zeros((length, size))
    for k in range(-1, 3):
        t = np.abs(place - base - k)
        near = (a + 2) * t**3 - (a + 3) * t**2 + 1
        far = a * t**3 - 5 * a * t**2 + 8 * a * t - 4 * a
        weight = np.where(t <= 1, near, np.where(t < 2, far, 0.0))
        np.add.at(matrix, (j, np.clip(base + k, 0, size - 1)), weight)
    return matrix


def exact_window(plane: Bytes, x: tuple[float, float, int], y: tuple[float, float, int]) -> Floats:
    """The window (start, scale, length per axis) of a plane, computed the long way in floats."""
    across = cubic_matrix(*x, plane.shape[1])
    down = cubic_matrix(*y, plane.shape[0])
    result: Floats = down @ plane.astype(np.float64) @ across.T
    return result


def displacement(
    found: NDArray[np.generic], wanted: Floats, border: int = 4
) -> tuple[float, float]:
    """How far (x, y) in pixels ``found`` lies beside ``wanted`` (least squares on the gradient)."""
    dy, dx = np.gradient(wanted, axis=0), np.gradient(wanted, axis=1)
    inner = (slice(border, -border), slice(border, -border))
    gx, gy = dx[inner].ravel(), dy[inner].ravel()
    rest = (found.astype(np.float64) - wanted)[inner].ravel()
    xx, xy, yy, xr, yr = (
        float(a @ b) for a, b in ((gx, gx), (gx, gy), (gy, gy), (gx, rest), (gy, rest))
    )
    size = xx * yy - xy * xy
    return (xy * yr - yy * xr) / size, (xy * xr - xx * yr) / size

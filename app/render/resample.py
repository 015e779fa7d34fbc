"""Exact sub-pixel crop and scale of one plane.

``cv2.resize`` is about ten times as fast as ``cv2.warpAffine`` but knows only whole source pixels.
So a slightly larger region with whole-pixel edges is resized to a whole size, both chosen so that
the wanted window lies at a whole pixel of the result and the scale is right, to within
``TOLERANCE`` output pixels over the whole picture. Where no such region exists (scales like 1 or 2)
the rest is a shift of less than one output pixel, done with a 4-tap cubic filter; very close to
scale 1 no whole size is right, and ``cv2.warpAffine`` does the work.
The search and the figures are in docs/decisions/0010-resampling.md.

Coordinates are pixel *edges*: sample ``i`` of a plane lies at ``i + 0.5``.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray

Plane = NDArray[np.uint8]
Floats = NDArray[np.float64]

TOLERANCE = 0.04
"""The largest position error, in output pixels, that is left uncorrected."""
_PADDING = 32
_MARGIN = 3
_OUTSIDE = 0.01
"""How much error a region inside the picture may have more than one that reaches outside it."""
_CUBIC = -0.5
"""Keys' kernel that moves a ramp exactly; OpenCV's own -0.75 would miss by up to 0.05 px."""


@dataclass(frozen=True, slots=True)
class Span:
    """Where a window of ``length`` output pixels begins in the source, and its enlargement."""

    start: float
    scale: float
    length: int


@dataclass(frozen=True, slots=True)
class Fit:
    """How one axis is resized: source pixels [low, high) to ``length`` pixels, of which the output
    begins at ``first`` plus the fraction ``shift``. ``error`` is what remains, in output pixels."""

    low: int
    high: int
    length: int
    first: int
    shift: float
    error: float


def resample(plane: Plane, across: Span, down: Span, out: Plane) -> None:
    """Draw the window of ``plane`` into ``out`` (down.length, across.length)."""
    shrink = max(1, math.floor(1 / min(across.scale, down.scale) + 1e-9))
    if shrink > 1:
        plane = _shrunk(plane, shrink)
        across, down = (
            Span(span.start / shrink, span.scale * shrink, span.length) for span in (across, down)
        )
    x, y = fit(across, plane.shape[1]), fit(down, plane.shape[0])
    scale = min(across.scale, down.scale) / shrink
    if max(x.error, y.error) > TOLERANCE:
        _warp(softened(plane, scale, shrink), across, down, out)
        return
    region = softened(_region(plane, x, y), scale, shrink)
    if x.shift == y.shift == 0.0:
        _resize(region, x, y, out)
    else:
        _resize_shifted(region, x, y, out)


@lru_cache(maxsize=4096)
def fit(span: Span, size: int) -> Fit:
    """The best region for one axis of a plane with ``size`` samples; its error is infinite when no
    region does."""
    low, high = _needed(span, size)
    pad = np.arange(_PADDING + 1)
    lows, highs = (low - pad)[:, None], (high + pad)[None, :]
    count = highs - lows
    length = np.maximum(1, np.rint(count * span.scale))
    # Sample j of the output lies at index j + middle + slope * (j - (n - 1) / 2) of the result.
    real = length / count
    first = (span.start - lows + 0.5 / span.scale) * real - 0.5
    slope = real / span.scale - 1.0
    middle = first + slope * (span.length - 1) / 2
    spread = np.abs(slope) * (span.length - 1) / 2
    outside = np.maximum(0, -lows) + np.maximum(0, highs - size)
    penalty = 1e-5 * count + _OUTSIDE * (outside > 0)

    def best(whole: Floats, error: Floats, shifted: bool) -> Fit:
        holds = (whole >= 0) & (whole + span.length <= length)
        cost = np.where(holds, error + penalty, np.inf)
        a, b = (int(i) for i in np.unravel_index(np.argmin(cost), cost.shape))
        shift = float(middle[a, b] - whole[a, b]) if shifted else 0.0
        rest = float(error[a, b]) if np.isfinite(cost[a, b]) else math.inf
        region = int(lows[a, 0]), int(highs[0, b])
        return Fit(*region, int(length[a, b]), int(whole[a, b]), max(0.0, shift), rest)

    nearest = np.rint(middle)
    plain = best(nearest, np.abs(middle - nearest) + spread, shifted=False)
    if plain.error <= TOLERANCE:
        return plain
    return best(np.floor(middle + 1e-9), spread, shifted=True)


def _needed(span: Span, size: int) -> tuple[int, int]:
    """The samples a window is made of, with those the filters reach for; at the picture's edge none
    are needed beyond it, unless the window itself goes beyond (colour may, by a quarter sample)."""
    margin = _MARGIN + (math.ceil(4 / span.scale) if span.scale < 1.0 else 0)
    stop = span.start + span.length / span.scale
    low, high = math.floor(span.start) - margin, math.ceil(stop) + margin
    if span.start >= 0.0:
        low = max(0, low)
    if stop <= size + 1e-9:
        high = min(size, high)
    return low, high


def softened(region: Plane, scale: float, shrunk: int = 1) -> Plane:
    """The region with the detail taken out that a reduction by ``scale`` cannot show.

    A Gaussian whose width grows continuously from nothing at scale 1, so that a zoom does not pop;
    what an averaging by ``shrunk`` has already taken out is not taken out twice.
    """
    if scale >= 1.0:
        return region
    wanted = 0.2 * (1 / scale**2 - 1)
    sigma = math.sqrt(max(0.0, wanted - (shrunk**2 - 1) / 12)) / shrunk
    if sigma < 0.1:
        return region
    size = 2 * math.ceil(2.5 * sigma) + 1
    done = cv2.GaussianBlur(region, (size, size), sigma, borderType=cv2.BORDER_REPLICATE)
    return np.asarray(done, np.uint8)


def cubic_taps(shift: float) -> NDArray[np.float64]:
    """Weights of samples -1, 0, 1, 2 for the value at ``shift`` in [0, 1) (Keys, 1981)."""
    a, t = _CUBIC, np.abs(shift - np.arange(-1, 3))
    near = (a + 2) * t**3 - (a + 3) * t**2 + 1
    far = a * t**3 - 5 * a * t**2 + 8 * a * t - 4 * a
    return np.where(t <= 1, near, np.where(t < 2, far, 0.0))


def _shrunk(plane: Plane, factor: int) -> Plane:
    """Averages of blocks of ``factor`` by ``factor`` samples."""
    height, width = plane.shape
    below, right = -height % factor, -width % factor
    if below or right:
        plane = _bordered(plane, 0, below, 0, right)
        height, width = plane.shape
    size = (width // factor, height // factor)
    return np.asarray(cv2.resize(plane, size, interpolation=cv2.INTER_AREA), np.uint8)


def _region(plane: Plane, x: Fit, y: Fit) -> Plane:
    height, width = plane.shape
    part = plane[max(0, y.low) : min(height, y.high), max(0, x.low) : min(width, x.high)]
    over = (max(0, -y.low), max(0, y.high - height), max(0, -x.low), max(0, x.high - width))
    return _bordered(part, *over) if any(over) else part


def _bordered(plane: Plane, top: int, bottom: int, left: int, right: int) -> Plane:
    """The plane with its outermost samples repeated."""
    done = cv2.copyMakeBorder(plane, top, bottom, left, right, cv2.BORDER_REPLICATE)
    return np.asarray(done, np.uint8)


def _resize(region: Plane, x: Fit, y: Fit, out: Plane) -> None:
    height, width = out.shape
    if (x.length, y.length) == (width, height):
        if region.shape == out.shape:
            np.copyto(out, region)
        else:
            cv2.resize(region, (width, height), dst=out, interpolation=cv2.INTER_CUBIC)
        return
    large = _scaled(region, x, y)
    np.copyto(out, large[y.first : y.first + height, x.first : x.first + width])


def _resize_shifted(region: Plane, x: Fit, y: Fit, out: Plane) -> None:
    height, width = out.shape
    large = _scaled(region, x, y)
    # One sample before the window and two behind it; at the picture's edge they are repeated.
    top, left = max(0, y.first - 1), max(0, x.first - 1)
    window = large[top : y.first + height + 2, left : x.first + width + 2]
    moved = _moved(np.ascontiguousarray(window), x.shift, y.shift)
    rows, columns = y.first - top, x.first - left
    np.copyto(out, moved[rows : rows + height, columns : columns + width])


def _moved(window: Plane, x: float, y: float) -> Plane:
    """The window seen from (x, y) further right and down, each in [0, 1)."""
    edge = cv2.BORDER_REPLICATE
    if y == 0.0:
        taps = cubic_taps(x)[None, :].astype(np.float32)
        done = cv2.filter2D(window, -1, taps, anchor=(1, 0), borderType=edge)
    elif x == 0.0:
        taps = cubic_taps(y)[:, None].astype(np.float32)
        done = cv2.filter2D(window, -1, taps, anchor=(0, 1), borderType=edge)
    else:
        both = cubic_taps(x), cubic_taps(y)
        done = cv2.sepFilter2D(window, -1, *both, anchor=(1, 1), borderType=edge)
    return np.asarray(done, np.uint8)


def _warp(plane: Plane, across: Span, down: Span, out: Plane) -> None:
    """The slow and plain way, for any scale and place."""
    matrix = np.array(
        [
            [1 / across.scale, 0.0, across.start + 0.5 / across.scale - 0.5],
            [0.0, 1 / down.scale, down.start + 0.5 / down.scale - 0.5],
        ]
    )
    warp(plane, matrix, out)


def warp(plane: Plane, matrix: NDArray[np.float64], out: Plane) -> None:
    """Draw ``plane`` through a 2x3 matrix from output to source sample indices into ``out``."""
    cv2.warpAffine(
        plane,
        matrix,
        (out.shape[1], out.shape[0]),
        dst=out,
        flags=cv2.INTER_CUBIC | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_REPLICATE,
    )


def _scaled(region: Plane, x: Fit, y: Fit) -> Plane:
    if region.shape == (y.length, x.length):
        return region
    done = cv2.resize(region, (x.length, y.length), interpolation=cv2.INTER_CUBIC)
    return np.asarray(done, np.uint8)

"""How the player looks, and where in a picture something looks like him.

A look is the upper body (hair to shorts: legs run, shirts do not), at one size, in Y, U and V. Its
likeness at a place is the normalised correlation (``TM_CCOEFF_NORMED``), 1 is equal.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from app.tracking.silhouette import Box

Bytes = NDArray[np.uint8]
Floats = NDArray[np.float32]

_HALF_WIDTH, _TOP, _BOTTOM = 0.20, 0.48, 0.10
"""The upper body in heights: from the middle column, above and below the box's centre."""
_TALL = 48.0
"""Looks are kept for a person this tall, in pixels; pictures are scaled to that where he is larger."""
_MOST = 5
_NEW_BELOW = 0.90
"""What looks less than this like all known looks is worth remembering."""
_LIGHT_CHANGES = 0.05
"""So much of a new colour of the shirt is believed each time: he may run into the shade."""
_COLOURS = 2.0
"""Colour counts this much more than brightness: it is what tells teams apart."""


@dataclass(frozen=True, slots=True)
class Peak:
    """A place (box centre, in the picture's pixels) that looks like the player, and how much."""

    x: float
    y: float
    likeness: float


class Looks:
    """The looks of one player. For one thread."""

    def __init__(self, yuv: Bytes, box: Box) -> None:
        self._first = self._cut(yuv, box)
        self._later: list[Bytes] = []
        self._colour = self._shirt(yuv, box.cx, box.cy, box.height)

    def peaks(self, yuv: Bytes, x: float, y: float, height: float, reach: float) -> list[Peak]:
        """Places within ``reach`` pixels of (x, y) for a player of a height; the best one first."""
        size = _TALL / height
        pad_x, pad_up = _HALF_WIDTH * height, _TOP * height
        wide, high = self._first.shape[1], self._first.shape[0]
        out = (int(2 * reach * size) + wide, int(2 * reach * size) + high)
        left, top = x - reach - pad_x, y - reach - pad_up
        window = _sampled(yuv, left, top, 1 / size, out)
        likeness = self._likeness(window)
        found = []
        for u, v, value in _maxima(likeness, max(3, int(0.22 * _TALL))):
            found.append(Peak(left + u / size + pad_x, top + v / size + pad_up, value))
        return sorted(found, key=lambda peak: -peak.likeness)

    def learn(self, yuv: Bytes, box: Box) -> None:
        """Remember how he looks now, if that is new."""
        now = self._shirt(yuv, box.cx, box.cy, box.height)
        self._colour = self._colour + _LIGHT_CHANGES * (now - self._colour)
        look = self._cut(yuv, box)
        known = [self._first, *self._later]
        if max(float(cv2.matchTemplate(look, k, cv2.TM_CCOEFF_NORMED)[0, 0]) for k in known) > (
            _NEW_BELOW
        ):
            return
        self._later.append(look)
        del self._later[:-_MOST]

    def colour_off(self, yuv: Bytes, x: float, y: float, height: float) -> float:
        """How far the colour of the shirt there is from his: 0 the same, about 20 another team."""
        return float(np.hypot(*(self._shirt(yuv, x, y, height) - self._colour)))

    def _likeness(self, window: Bytes) -> Floats:
        best: Floats | None = None
        for look in (self._first, *self._later):
            found = np.asarray(cv2.matchTemplate(window, look, cv2.TM_CCOEFF_NORMED), np.float32)
            best = found if best is None else np.maximum(best, found)
        assert best is not None
        return np.nan_to_num(best)

    @staticmethod
    def _cut(yuv: Bytes, box: Box) -> Bytes:
        size = _TALL / box.height
        out = (round(2 * _HALF_WIDTH * _TALL), round((_TOP + _BOTTOM) * _TALL))
        left, top = box.cx - _HALF_WIDTH * box.height, box.cy - _TOP * box.height
        return _sampled(yuv, left, top, 1 / size, out)

    @staticmethod
    def _shirt(yuv: Bytes, x: float, y: float, height: float) -> NDArray[np.float64]:
        """Middle U and V of the trunk."""
        a, b = max(0, int(x - 0.07 * height)), int(x + 0.07 * height) + 2
        c, d = max(0, int(y - 0.30 * height)), int(y - 0.02 * height) + 2
        part = yuv[c:d, a:b, 1:].reshape(-1, 2)
        return np.median(part, axis=0) if len(part) else np.zeros(2)


def _sampled(yuv: Bytes, left: float, top: float, step: float, size: tuple[int, int]) -> Bytes:
    """``size`` samples ``step`` apart from a corner on, colours made stronger."""
    shift = 0.5 * step - 0.5
    matrix = np.array([[step, 0.0, left + shift], [0.0, step, top + shift]])
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    part = cv2.warpAffine(yuv, matrix, size, flags=flags, borderMode=cv2.BORDER_REPLICATE)
    strong = part.astype(np.float32)
    strong[:, :, 1:] = (strong[:, :, 1:] - 128.0) * _COLOURS + 128.0
    return np.clip(strong, 0, 255).astype(np.uint8)


def _maxima(values: Floats, apart: int) -> list[tuple[float, float, float]]:
    """Local maxima (x, y, value), to a fraction of a sample, at least ``apart`` from each other."""
    kernel = np.ones((2 * apart + 1, 2 * apart + 1), np.uint8)
    highest = cv2.dilate(values, kernel)
    rows, columns = np.nonzero((values >= highest) & (values > 0.3))
    found: list[tuple[float, float, float]] = []
    for row, column in zip(rows, columns, strict=True):
        dx = _top(values[row, max(0, column - 1) : column + 2])
        dy = _top(values[max(0, row - 1) : row + 2, column])
        found.append((float(column + dx), float(row + dy), float(values[row, column])))
    return found


def _top(three: Floats) -> float:
    """Where the parabola through three values has its top, from the middle one; 0 at an edge."""
    if len(three) != 3:
        return 0.0
    bend = float(three[0] - 2 * three[1] + three[2])
    return 0.0 if bend >= 0 else min(0.5, max(-0.5, 0.5 * float(three[0] - three[2]) / bend))

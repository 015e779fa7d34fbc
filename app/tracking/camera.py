"""How the camera moved between two pictures: what is left of a player's motion is his own."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

Bytes = NDArray[np.uint8]
Floats = NDArray[np.float64]

_WIDTH = 480
_POINTS = 160
_FEWEST = 12
_CUT_SHARE = 0.25
"""Fewer of the points than this agree on a motion: these are pictures of two places."""


@dataclass(frozen=True, slots=True, eq=False)
class Motion:
    """A shift with a scale and a small turn: ``matrix`` (2, 3) in pixels of the small pictures.

    ``known`` is False where nothing could be measured; the matrix then says "stands still".
    ``cut`` is True where the pictures do not belong together.
    """

    matrix: Floats
    known: bool = True
    cut: bool = False

    @property
    def scale(self) -> float:
        """How much larger things became."""
        return float(np.hypot(self.matrix[0, 0], self.matrix[1, 0]))

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Where a standing thing is now."""
        a = self.matrix
        return (
            float(a[0, 0] * x + a[0, 1] * y + a[0, 2]),
            float(a[1, 0] * x + a[1, 1] * y + a[1, 2]),
        )

    def vector(self, x: float, y: float) -> tuple[float, float]:
        """A velocity, turned and scaled as the picture was."""
        a = self.matrix
        return float(a[0, 0] * x + a[0, 1] * y), float(a[1, 0] * x + a[1, 1] * y)


def _still() -> Floats:
    return np.array([[1.0, 0.0, 0.0], [0.0, 1.0, 0.0]])


class Camera:
    """Measures the motion from each picture to the next. For one thread."""

    def __init__(self) -> None:
        self._before: Bytes | None = None
        self._points: NDArray[np.float32] | None = None

    def move(self, luma: Bytes) -> Motion:
        """The motion from the picture before to this one; none for the first."""
        factor = max(1.0, luma.shape[1] / _WIDTH)
        size = (round(luma.shape[1] / factor), round(luma.shape[0] / factor))
        gray: Bytes = np.asarray(cv2.resize(luma, size, interpolation=cv2.INTER_AREA), np.uint8)
        before, points = self._before, self._points
        self._before, self._points = gray, _corners(gray)
        if before is None or points is None:
            return Motion(_still(), known=before is None)
        return _measured(before, gray, points, factor)


def _corners(gray: Bytes) -> NDArray[np.float32] | None:
    # None where there is not one corner, whatever the types say.
    found: NDArray[np.float32] | None = cv2.goodFeaturesToTrack(gray, _POINTS, 0.01, 10)  # type: ignore[assignment]
    return found if found is not None and len(found) >= _FEWEST else None


def _measured(before: Bytes, now: Bytes, points: NDArray[np.float32], factor: float) -> Motion:
    there, found, _ = cv2.calcOpticalFlowPyrLK(
        before, now, points, np.zeros_like(points), winSize=(15, 15), maxLevel=3
    )
    seen = found.reshape(-1) == 1
    if seen.sum() < _FEWEST:
        return Motion(_still(), known=False, cut=_unlike(before, now))
    matrix, inliers = cv2.estimateAffinePartial2D(
        points[seen], there[seen], method=cv2.RANSAC, ransacReprojThreshold=1.0, maxIters=500
    )
    share = float(inliers.mean()) if inliers is not None else 0.0
    if matrix is None or share < _CUT_SHARE:
        return Motion(_still(), known=False, cut=_unlike(before, now))
    full: Floats = np.asarray(matrix, np.float64)
    full[:, 2] *= factor
    return Motion(full)


def _unlike(before: Bytes, now: Bytes) -> bool:
    """Whether two pictures differ everywhere, as on both sides of a cut."""
    a, b = (cv2.resize(p, (48, 27), interpolation=cv2.INTER_AREA) for p in (before, now))
    return float(np.abs(a.astype(np.int16) - b.astype(np.int16)).mean()) > 12.0

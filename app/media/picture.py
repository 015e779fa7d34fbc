"""One decoded picture of a source, upright, 8-bit 4:2:0, BT.709 limited range."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Plane = NDArray[np.uint8]


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """The picture with number ``index`` of a file, as every later step sees it.

    ``y`` is (height, width), ``u`` and ``v`` are half of that, rounded up. All are C-contiguous
    uint8 views of ``data``, one after the other: the I420 layout. ``pts`` is in ticks of the
    file's time base.
    """

    data: Plane
    width: int
    height: int
    index: int
    pts: int

    @property
    def chroma_size(self) -> tuple[int, int]:
        """(height, width) of ``u`` and ``v``."""
        return (self.height + 1) // 2, (self.width + 1) // 2

    @property
    def y(self) -> Plane:
        return self.data[: self.width * self.height].reshape(self.height, self.width)

    @property
    def u(self) -> Plane:
        start, (height, width) = self.width * self.height, self.chroma_size
        return self.data[start : start + height * width].reshape(height, width)

    @property
    def v(self) -> Plane:
        height, width = self.chroma_size
        start = self.width * self.height + height * width
        return self.data[start:].reshape(height, width)

    @property
    def nbytes(self) -> int:
        return int(self.data.nbytes)


def picture_of(y: Plane, u: Plane, v: Plane, index: int = 0, pts: int = 0) -> Picture:
    """A picture from three planes, copied."""
    height, width = y.shape
    parts = [np.ascontiguousarray(plane).reshape(-1) for plane in (y, u, v)]
    picture = Picture(np.concatenate(parts), width, height, index, pts)
    if u.shape != picture.chroma_size or v.shape != picture.chroma_size:
        raise ValueError(f"chroma {u.shape} does not fit luma {y.shape}")
    return picture

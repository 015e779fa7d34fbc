"""Where in the output an effect works, and how it is laid over the three planes there.

A patch is a rectangle with even edges, so that it holds whole chroma samples. Those lie on the left
luma sample of each pair and between two rows (the siting of H.264).
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

Plane = NDArray[np.uint8]
Mask = NDArray[np.float32]
Line = NDArray[np.float32]
"""Positions along one axis, in output pixels."""


@dataclass(frozen=True, slots=True)
class Planes:
    """The three planes of an I420 picture (H*3//2, W) as views, width and height even."""

    y: Plane
    u: Plane
    v: Plane

    @classmethod
    def of(cls, yuv: Plane) -> Planes:
        rows, width = yuv.shape
        height = rows * 2 // 3
        flat, luma, chroma = yuv.reshape(-1), width * height, width * height // 4
        half = (height // 2, width // 2)
        return cls(
            flat[:luma].reshape(height, width),
            flat[luma : luma + chroma].reshape(half),
            flat[luma + chroma :].reshape(half),
        )


@dataclass(frozen=True, slots=True)
class Patch:
    """The rectangle [left, right) x [top, bottom) of the output, all even."""

    left: int
    top: int
    right: int
    bottom: int

    @classmethod
    def around(
        cls, left: float, top: float, right: float, bottom: float, size: tuple[int, int]
    ) -> Patch | None:
        """The smallest patch that holds the given edges, inside the output; None when it is empty."""
        patch = cls(
            max(0, math.floor(left / 2) * 2),
            max(0, math.floor(top / 2) * 2),
            min(size[0], math.ceil(right / 2) * 2),
            min(size[1], math.ceil(bottom / 2) * 2),
        )
        return patch if patch.left < patch.right and patch.top < patch.bottom else None

    @classmethod
    def union(cls, patches: Iterable[Patch]) -> Patch:
        """The smallest patch that holds all of them."""
        found = list(patches)
        return cls(
            min(p.left for p in found),
            min(p.top for p in found),
            max(p.right for p in found),
            max(p.bottom for p in found),
        )

    @property
    def shape(self) -> tuple[int, int]:
        return self.bottom - self.top, self.right - self.left

    def of(self, planes: Planes) -> tuple[Plane, Plane, Plane]:
        """The patch's part of the three planes, as views."""
        rows = slice(self.top // 2, self.bottom // 2)
        columns = slice(self.left // 2, self.right // 2)
        luma = planes.y[self.top : self.bottom, self.left : self.right]
        return luma, planes.u[rows, columns], planes.v[rows, columns]

    def samples(self, step: int) -> tuple[Line, Line]:
        """Where the samples of the patch lie: x and y, for luma (``step`` 1) or chroma (2)."""
        x = np.arange(self.left, self.right, step, dtype=np.float32) + np.float32(0.5)
        y = np.arange(self.top, self.bottom, step, dtype=np.float32) + np.float32(step / 2)
        return x, y

    def within(self, outer: Patch, step: int) -> tuple[slice, slice]:
        """The rows and columns of this patch in an array that covers ``outer``."""
        return (
            slice((self.top - outer.top) // step, (self.bottom - outer.top) // step),
            slice((self.left - outer.left) // step, (self.right - outer.left) // step),
        )


def chroma_mask(mask: Mask) -> Mask:
    """A luma mask (even sizes) at the chroma samples: 1-2-1 across, two rows averaged."""
    pairs = mask[0::2] + mask[1::2]
    halves = cv2.filter2D(pairs, -1, _ACROSS, borderType=cv2.BORDER_REPLICATE)
    return np.ascontiguousarray(halves[:, 0::2], np.float32)


def stored(values: Mask) -> Plane:
    """Code values rounded and kept within a byte."""
    return np.asarray(cv2.convertScaleAbs(np.maximum(values, 0.0)), np.uint8)


_ACROSS = np.array([[0.125, 0.25, 0.125]], np.float32)

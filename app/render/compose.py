"""The one function that turns a decision and a picture into an output frame.

Preview, still, export and the GPU worker all call ``Compositor.compose``; there is no second way to
draw a frame. It reads nothing but its arguments, so equal arguments give equal bytes.
"""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from app.core.decide import Decision
from app.core.exact import Q, sin_cos
from app.core.mapping import OutputMap
from app.media.picture import Picture
from app.render.ellipse import draw_spotlights
from app.render.layers import Plane, Planes
from app.render.resample import Span, resample, softened, warp
from app.render.words import TextDrawer

Yuv = Plane
"""An output frame: uint8 (H*3//2, W), I420, BT.709 limited range, W and H even."""


class Compositor:
    """Draws frames of one size. Keeps drawn texts; use one per thread."""

    def __init__(self, size: tuple[int, int]) -> None:
        width, height = size
        if width < 2 or height < 2 or width % 2 or height % 2:
            raise ValueError(f"an output is at least 2x2 with even sides, got {width}x{height}")
        self._size = size
        self._texts = TextDrawer(size)

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the frames."""
        return self._size

    def compose(self, decision: Decision, picture: Picture, out: Yuv | None = None) -> Yuv:
        """Draw one frame, into ``out`` when it is given (it must have the shape and be contiguous)."""
        width, height = self._size
        shape = (height * 3 // 2, width)
        frame = np.empty(shape, np.uint8) if out is None else out
        if frame.shape != shape or not frame.flags.c_contiguous:
            raise ValueError(f"the frame must be contiguous with shape {shape}")
        planes = Planes.of(frame)
        view = OutputMap(
            (picture.width, picture.height), self._size, decision.crop, decision.rotation
        )
        if decision.rotation:
            _turned(planes, picture, view)
        else:
            self._cropped(planes, picture, decision)
        if decision.spotlights:
            draw_spotlights(planes, decision.spotlights, view)
        if decision.texts:
            self._texts.draw(planes, decision.texts)
        return frame

    def _cropped(self, planes: Planes, picture: Picture, decision: Decision) -> None:
        width, height = self._size
        left, top, right, _ = decision.crop.edges(Fraction(width, height))
        x, y, scale = float(left), float(top), float(width / (right - left))
        resample(picture.y, Span(x, scale, width), Span(y, scale, height), planes.y)
        # A chroma sample lies on the left luma sample of its pair, and between two rows.
        across = Span(x / 2 + 0.25 - 0.25 / scale, scale, width // 2)
        down = Span(y / 2, scale, height // 2)
        resample(picture.u, across, down, planes.u)
        resample(picture.v, across, down, planes.v)


def _turned(planes: Planes, picture: Picture, view: OutputMap) -> None:
    """Straighten, crop and scale in one step, plane by plane."""
    sine, cosine = sin_cos(view.rotation / Q)
    x, y = view.to_source(0.0, 0.0)
    step = 1.0 / view.scale
    # From output edges to source edges: the inverse turn and the inverse scale.
    edges = np.array(
        [[cosine * step, sine * step, x], [-sine * step, cosine * step, y], [0.0, 0.0, 1.0]]
    )
    luma = _index_map(edges, (1.0, 0.5), (1.0, 0.5))
    chroma = _index_map(edges, (2.0, 0.5), (2.0, 1.0))
    for plane, matrix, out in (
        (picture.y, luma, planes.y),
        (picture.u, chroma, planes.u),
        (picture.v, chroma, planes.v),
    ):
        warp(softened(plane, view.scale), matrix, out)


def _index_map(
    edges: np.ndarray[tuple[int, ...], np.dtype[np.float64]],
    across: tuple[float, float],
    down: tuple[float, float],
) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """An edge map as a 2x3 map between sample indices; sample i lies at ``step * i + first``."""
    place = np.array([[across[0], 0.0, across[1]], [0.0, down[0], down[1]], [0.0, 0.0, 1.0]])
    return np.asarray((np.linalg.inv(place) @ edges @ place)[:2], np.float64)

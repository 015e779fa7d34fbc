"""The one function that turns a decision and a picture into an output frame.

Preview, still, export and the GPU worker all call ``Compositor.compose``; there is no second way to
draw a frame. It reads nothing but its arguments, so equal arguments give equal bytes.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import cv2
import numpy as np

from app.core.decide import Decision
from app.core.exact import Q, sin_cos
from app.core.mapping import OutputMap
from app.media.picture import Picture
from app.render.banner import BannerDrawer
from app.render.card import CardDrawer
from app.render.colour import BLACK, GREY
from app.render.ellipse import draw_spotlights
from app.render.layers import Plane, Planes
from app.render.resample import Span, resample, softened, warp
from app.render.score_bug import ScoreDrawer
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
        self._score = ScoreDrawer(size)
        self._banner = BannerDrawer(size)
        self._card = CardDrawer(size)
        self._second: Yuv | None = None

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the frames."""
        return self._size

    def compose(
        self,
        decision: Decision,
        picture: Picture | None,
        out: Yuv | None = None,
        other: Picture | None = None,
    ) -> Yuv:
        """Draw one frame, into ``out`` when it is given (it must have the shape and be contiguous).

        ``picture`` is None only for the intro card; ``other`` is the picture of the clip that this
        one dissolves into, see ``pictures_of``.
        """
        width, height = self._size
        shape = (height * 3 // 2, width)
        frame = np.empty(shape, np.uint8) if out is None else out
        if frame.shape != shape or not frame.flags.c_contiguous:
            raise ValueError(f"the frame must be contiguous with shape {shape}")
        if decision.card is not None:
            self._card.draw(frame, decision.card)
            return frame
        assert picture is not None, "only the intro card needs no picture"
        self._draw(frame, decision, picture)
        if decision.blend is not None:
            assert other is not None, "a dissolve needs the next clip's picture"
            if self._second is None:
                self._second = np.empty(shape, np.uint8)
            self._draw(self._second, decision.blend.decision, other)
            share = decision.blend.share / Q
            cv2.addWeighted(frame, 1 - share, self._second, share, 0.0, dst=frame)
        if decision.black:
            _fade_to_black(Planes.of(frame), 1 - decision.black / Q)
        return frame

    def _draw(self, frame: Yuv, decision: Decision, picture: Picture) -> None:
        """The picture of one clip with everything on it."""
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
        if decision.banner is not None:
            self._banner.draw(planes, decision.banner)
        if decision.score is not None:
            self._score.draw(planes, decision.score)

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


def pictures_of(
    decision: Decision,
    read: Callable[[str, int], Picture],
    read_other: Callable[[str, int], Picture] | None = None,
) -> tuple[Picture | None, Picture | None]:
    """The pictures that ``Compositor.compose`` needs for a decision, read by source and number.

    ``read_other`` reads the next clip's in a dissolve: by another reader than ``read``, two stretches
    of one file need no seek for each picture.
    """
    if decision.card is not None:
        return None, None
    picture = read(decision.source, decision.index)
    if decision.blend is None:
        return picture, None
    second = decision.blend.decision
    return picture, (read_other or read)(second.source, second.index)


def _fade_to_black(planes: Planes, kept: float) -> None:
    for plane, zero in ((planes.y, BLACK), (planes.u, GREY), (planes.v, GREY)):
        cv2.convertScaleAbs(plane, plane, kept, zero * (1 - kept))


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

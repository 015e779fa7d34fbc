"""The shape of what a frame shows, measured without the code that decides or maps it.

Positions come out of pixels: a picture whose brightness rises evenly is drawn by the compositor, and
its slope in the output says how far apart source pixels lie there. Corners are turned as complex
numbers and compared with the turned picture's own corners.
"""

from __future__ import annotations

import cmath
import json
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import numpy as np

from app.core.decide import Decision
from app.media.picture import Picture, picture_of
from app.render.compose import Compositor

UNIT = 1024
"""Plans count in 1/1024 pixels and degrees."""
_DARK, _BRIGHT = 24.0, 226.0
_MARGIN = 0.2
"""Left out at each side of the output: near the picture's edge pixels are repeated."""
_REACH, _PHASES = 0.4, 4
"""How far the ramp goes, in diagonals of the crop; and how many ramps, each a part of a level further
on, are averaged: whole brightness levels alone would make a step in 40 pixels an error of 2 %."""


@dataclass(frozen=True, slots=True)
class Slope:
    """Source pixels per output pixel, along the output's x and y."""

    across: complex
    down: complex


def planned_crops(lines: Iterable[str]) -> Iterator[tuple[str, tuple[int, int, int], int]]:
    """Source, crop (centre and height) and rotation of every frame of a plan's JSON, as integers."""
    for line in lines:
        value = json.loads(line)
        if "n" in value:
            cx, cy, height = value["crop"]
            assert all(isinstance(number, int) for number in (cx, cy, height, value["rotation"]))
            yield value["source"], (cx, cy, height), value["rotation"]


def overhang(
    source: tuple[int, int], output: tuple[int, int], crop: tuple[int, int, int], rotation: int
) -> float:
    """How many source pixels a corner of the crop lies outside of the turned picture; below 0: inside.

    A corner is inside when it lies on the inner side of all four sides of the turned picture.
    """
    cx, cy, height = (value / UNIT for value in crop)
    width = height * output[0] / output[1]
    box = [complex(cx + dx * width / 2, cy + dy * height / 2) for dx, dy in _ROUND]
    middle = complex(source[0] / 2, source[1] / 2)
    turn = cmath.rect(1, math.radians(rotation / UNIT))
    picture = [middle + turn * complex(dx * source[0] / 2, dy * source[1] / 2) for dx, dy in _ROUND]
    worst = -math.inf
    for a, b in zip(picture, picture[1:] + picture[:1], strict=True):
        side = (b - a) / abs(b - a)
        worst = max(worst, *(-((p - a) * side.conjugate()).imag for p in box))
    return worst


_ROUND = ((-1, -1), (1, -1), (1, 1), (-1, 1))
"""The corners of a box, clockwise on the screen, where y points down."""


def slope_of(drawn: Compositor, decision: Decision, source: tuple[int, int]) -> Slope:
    """The slope measured in a frame drawn with this decision's crop and rotation."""
    bare = replace(
        decision, spotlights=(), texts=(), banner=None, score=None, blend=None, black=0, card=None
    )
    x_across, x_down = _risen(drawn, bare, source, axis=0)
    y_across, y_down = _risen(drawn, bare, source, axis=1)
    return Slope(complex(x_across, y_across), complex(x_down, y_down))


def _risen(
    drawn: Compositor, decision: Decision, source: tuple[int, int], axis: int
) -> tuple[float, float]:
    """How much one source coordinate rises per output pixel, across and down."""
    (width, height), crop = drawn.size, decision.crop
    reach = _REACH * math.hypot(1, width / height) * crop.height / UNIT
    middle = complex(source[0] / 2, source[1] / 2)
    turn = cmath.rect(1, math.radians(decision.rotation / UNIT))
    centre = middle + (complex(crop.cx, crop.cy) / UNIT - middle) / turn
    around = (centre.real, centre.imag)[axis]
    inner = [slice(round(side * _MARGIN), round(side * (1 - _MARGIN))) for side in (height, width)]
    level = 2 * reach / (_BRIGHT - _DARK)
    slopes = []
    for phase in range(_PHASES):
        first = around - reach + level * phase / _PHASES
        last = first + 2 * reach
        frame = drawn.compose(decision, _ramp(source, axis, first, last))
        part = frame[:height][inner[0], inner[1]].astype(np.float64)
        places = first + (part - _DARK) / (_BRIGHT - _DARK) * (last - first)
        rows, columns = np.mgrid[: part.shape[0], : part.shape[1]]
        known = np.stack([columns.ravel(), rows.ravel(), np.ones(part.size)], axis=1)
        slopes.append(np.linalg.lstsq(known, places.ravel(), rcond=None)[0][:2])
    across, down = np.mean(slopes, axis=0)
    return float(across), float(down)


def _ramp(source: tuple[int, int], axis: int, first: float, last: float) -> Picture:
    """A picture that is dark at the coordinate ``first``, bright at ``last``, and even in between."""
    width, height = source
    at = np.arange(source[axis]) + 0.5
    line = np.clip((at - first) / (last - first), 0, 1) * (_BRIGHT - _DARK) + _DARK
    line = line[None, :] if axis == 0 else line[:, None]
    luma = np.rint(np.broadcast_to(line, (height, width))).astype(np.uint8)
    grey = np.full(((height + 1) // 2, (width + 1) // 2), 128, np.uint8)
    return picture_of(luma, grey, grey)

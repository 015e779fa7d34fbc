"""The score bug: both teams, the score and the match clock in the upper left corner."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import replace

import numpy as np
from PIL import Image, ImageDraw

from app.core.score import ScoreMark
from app.core.text import clock_text
from app.render.colour import INK, ink_on, rgb_of
from app.render.layers import Patch, Planes
from app.render.words import SAFE, TextLayer, font_of, layer_of, printable

HEIGHT = 1 / 24
"""Of the mean of the output's sides: the height of the bug."""
_PAPER = "#F5F7FA"
_KEPT = 8


class ScoreDrawer:
    """Draws the bug for one output size and keeps what it has drawn. Not for several threads."""

    def __init__(self, size: tuple[int, int]) -> None:
        self._size = size
        self._layers: OrderedDict[ScoreMark, TextLayer | None] = OrderedDict()

    def draw(self, planes: Planes, mark: ScoreMark) -> None:
        """Draw it over the picture."""
        if mark not in self._layers:
            self._layers[mark] = score_layer(mark, self._size)
            while len(self._layers) > _KEPT:
                self._layers.popitem(last=False)
        layer = self._layers[mark]
        if layer is not None:
            layer.blend(planes, 1.0)


def score_layer(mark: ScoreMark, size: tuple[int, int]) -> TextLayer | None:
    """The bug as a layer; None when the output is too small for it."""
    high = (size[0] + size[1]) / 2 * HEIGHT
    mark = replace(mark, home=printable(mark.home), away=printable(mark.away))
    parts, across = _parts(mark, high)
    room = size[0] * (1 - 2 * SAFE)
    if across > room:
        high *= room / across
        parts, across = _parts(mark, high)
    left, top = size[0] * SAFE, size[1] * SAFE
    patch = Patch.around(left, top, left + across, top + high, size)
    if patch is None:
        return None
    height, width = patch.shape
    image = Image.new("RGBA", (width, height), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    x, y = left - patch.left, top - patch.top
    font = font_of("Inter Bold", high * 0.78)
    for text, wide, back, ink in parts:
        draw.rectangle((round(x), round(y), round(x + wide) - 1, round(y + high) - 1), rgb_of(back))
        inside = x + (wide - font.getlength(text)) / 2
        draw.text((inside, y + high * 0.11), text, (*rgb_of(ink), 255), font)
        x += wide
    return layer_of(np.asarray(image), patch)


_Part = tuple[str, float, str, str]
"""Words, width, colours of the box and of the words."""


def _parts(mark: ScoreMark, high: float) -> tuple[list[_Part], float]:
    """The boxes from left to right and how wide they are together."""
    font = font_of("Inter Bold", high * 0.78)

    def box(text: str, back: str, least: str = "") -> _Part:
        wide = max(font.getlength(text), font.getlength(least)) + high * 0.6
        return text, wide, back, ink_on(back)

    parts = [
        box(mark.home, mark.home_color),
        box(f"{mark.home_goals} – {mark.away_goals}", _PAPER, "0 – 0"),
        box(mark.away, mark.away_color),
        box(clock_text(mark.clock_s), INK, "00:00"),
    ]
    return parts, sum(part[1] for part in parts)

"""The banner of a recap: a lower third in the colour of the rating.

┌───────┬──────────────────────────────┐
│ 12:34 │ !!  Goal and Assist          │   clock on a darker ground, notation and name in bold
├───────┴──────────────────────────────┤
│ Great first touch, then turns the …  │   the notes, if there are any
└──────────────────────────────────────┘
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, replace

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from app.core.banner import BannerMark
from app.core.exact import Q
from app.render.colour import ink_on, rgb_of
from app.render.layers import Patch, Planes
from app.render.words import SAFE, TextLayer, font_of, layer_of, printable, wrapped

HEAD = 0.062
"""Line height of the clock and the name, as a share of the output's shorter side."""
_NOTES, _PADDING, _ROUND, _BETWEEN = 0.72, 0.45, 0.22, 0.18
"""Shares of the head's line height."""
_NAME_LINES, _NOTES_LINES = 2, 6
_SOLID = 0.94
_CLOCK_GROUND = 0.45
"""How much of the colour is left behind the clock."""
_KEPT = 4


class BannerDrawer:
    """Draws the banner for one output size and keeps what it has drawn. Not for several threads."""

    def __init__(self, size: tuple[int, int]) -> None:
        self._size = size
        self._layers: OrderedDict[BannerMark, TextLayer | None] = OrderedDict()

    def draw(self, planes: Planes, mark: BannerMark) -> None:
        """Draw it over the picture."""
        whole = replace(mark, opacity=Q)
        if whole not in self._layers:
            self._layers[whole] = banner_layer(whole, self._size)
            while len(self._layers) > _KEPT:
                self._layers.popitem(last=False)
        layer = self._layers[whole]
        if layer is not None:
            layer.blend(planes, mark.opacity / Q)


@dataclass(frozen=True, slots=True)
class _Lines:
    """Lines of one font, each ``height`` pixels high."""

    lines: tuple[str, ...]
    font: ImageFont.FreeTypeFont
    height: float

    @property
    def tall(self) -> float:
        return self.height * len(self.lines)


def banner_layer(mark: BannerMark, size: tuple[int, int]) -> TextLayer | None:
    """The banner as a layer; None when the output is too small for it."""
    high = max(4.0, min(size) * HEAD)
    padding = high * _PADDING
    left, across = size[0] * SAFE, size[0] * (1 - 2 * SAFE)
    bold = font_of("Inter Bold", high)
    clock = printable(mark.clock)
    beside = bold.getlength(clock) + 2 * padding if clock else 0.0
    head = " ".join(f"{mark.notation}  {mark.name}".splitlines()).strip()
    name = _fitted(head, "Inter Bold", high, across - beside - 2 * padding, _NAME_LINES)
    notes = _fitted(mark.notes, "Inter Regular", high * _NOTES, across - 2 * padding, _NOTES_LINES)
    upper = max(high, name.tall) + padding
    lower = notes.tall + padding * (1 - _BETWEEN) if notes.lines else 0.0
    bottom = size[1] * (1 - SAFE)
    top = bottom - upper - lower
    patch = Patch.around(left, top, left + across, bottom, size)
    if patch is None:
        return None
    x, y = left - patch.left, top - patch.top
    image = _panel(mark.color, patch, (x, y, across, upper + lower), (beside, upper))
    draw = ImageDraw.Draw(image)
    middle = y + upper / 2
    if clock:
        ink = (*rgb_of(ink_on(_darker(mark.color))), 255)
        draw.text((x + padding, middle - high / 2), clock, ink, bold)
    ink = (*rgb_of(ink_on(mark.color)), 255)
    _write(draw, name, x + beside + padding, middle - name.tall / 2, ink)
    _write(draw, notes, x + padding, y + upper + padding * (0.5 - _BETWEEN), ink)
    return layer_of(np.asarray(image), patch)


def _fitted(text: str, font_name: str, height: float, room: float, most: int) -> _Lines:
    """The text in at most ``most`` lines; what does not fit is cut with an ellipsis."""
    height = max(3.0, height)
    font = font_of(font_name, height)
    text = " ".join(printable(text).split())
    if not text or room <= height:
        return _Lines((), font, height)
    lines = wrapped(text, font, room)
    if len(lines) > most:
        last = lines[most - 1]
        while last and font.getlength(last + "…") > room:
            last = last[:-1]
        lines = [*lines[: most - 1], last.rstrip() + "…"]
    return _Lines(tuple(lines), font, height)


def _panel(
    color: str,
    patch: Patch,
    box: tuple[float, float, float, float],
    clock: tuple[float, float],
) -> Image.Image:
    """The ground: round corners, the clock's part darker; drawn twice as large for smooth edges."""
    height, width = patch.shape
    x, y, across, down = box
    flat = Image.new("RGB", (width, height), rgb_of(color))
    if clock[0]:
        dark = (round(x), round(y), round(x + clock[0]) - 1, round(y + clock[1]) - 1)
        ImageDraw.Draw(flat).rectangle(dark, rgb_of(_darker(color)))
    cover = Image.new("L", (width * 2, height * 2), 0)
    corners = (x * 2, y * 2, (x + across) * 2 - 1, (y + down) * 2 - 1)
    radius = min(clock[1], down) * _ROUND * 2
    ImageDraw.Draw(cover).rounded_rectangle(corners, radius, fill=round(255 * _SOLID))
    flat = flat.convert("RGBA")
    flat.putalpha(cover.resize((width, height), Image.Resampling.BOX))
    return flat


def _write(
    draw: ImageDraw.ImageDraw, lines: _Lines, x: float, y: float, ink: tuple[int, ...]
) -> None:
    for n, line in enumerate(lines.lines):
        draw.text((x, y + n * lines.height), line, ink, lines.font)


def _darker(color: str) -> str:
    return "#" + "".join(f"{round(part * _CLOCK_GROUND):02X}" for part in rgb_of(color))

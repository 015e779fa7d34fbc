"""Text on the output: drawn once as a picture by Pillow, then blended into the planes.

Only the fonts in ``resources/fonts`` are used, so the desktop and the worker draw the same letters.
A character that no font has is drawn as an empty box; nothing a coach can type raises.
"""

from __future__ import annotations

import unicodedata
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from app.core.exact import Q
from app.core.text import TextMark
from app.render.colour import BLACK, GREY, is_dark, rgb_of
from app.render.layers import Patch, Plane, Planes, chroma_mask, stored
from resources import FONTS

SAFE = 0.05
"""Share of each side of the output that text stays away from."""
MAX_LINES = 40
_FILES = {
    "Inter": "Inter/Inter-SemiBold.otf",
    "Inter Regular": "Inter/Inter-Regular.otf",
    "Inter SemiBold": "Inter/Inter-SemiBold.otf",
    "Inter Bold": "Inter/Inter-Bold.otf",
    "Bebas Neue": "BebasNeue/BebasNeue-Bold.otf",
}
FONT_NAMES = ("Inter", "Inter Regular", "Inter SemiBold", "Inter Bold", "Bebas Neue")
_STROKE, _SHADOW, _PADDING, _ROUND = 0.05, 0.06, 0.22, 0.18
"""Shares of the line height."""
_CACHE_BYTES = 64_000_000

Rgba = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True, eq=False)
class TextLayer:
    """A drawn text: for each plane what is kept of the picture, in 1/255, and what is added."""

    patch: Patch
    kept: tuple[Plane, Plane]
    added: tuple[Plane, Plane, Plane]

    @property
    def nbytes(self) -> int:
        return sum(part.nbytes for part in (*self.kept, *self.added))

    def blend(self, planes: Planes, opacity: float) -> None:
        """Lay the text over the picture."""
        kept, added = self.kept, self.added
        if opacity < 1.0:
            y, chroma = (cv2.convertScaleAbs(k, None, opacity, 255 * (1 - opacity)) for k in kept)
            kept = np.asarray(y, np.uint8), np.asarray(chroma, np.uint8)
        for index, part in enumerate(self.patch.of(planes)):
            more = added[index]
            if opacity < 1.0:
                more = np.asarray(cv2.convertScaleAbs(more, None, opacity), np.uint8)
            cv2.multiply(part, kept[min(index, 1)], dst=part, scale=1 / 255)
            cv2.add(part, more, dst=part)


class TextDrawer:
    """Draws texts for one output size and keeps what it has drawn. Not for several threads."""

    def __init__(self, size: tuple[int, int]) -> None:
        self._size = size
        self._layers: OrderedDict[TextMark, TextLayer | None] = OrderedDict()

    def draw(self, planes: Planes, marks: Sequence[TextMark]) -> None:
        """Draw the texts of one frame, the later over the earlier."""
        for mark in marks:
            layer = self._layer(replace(mark, opacity=Q))
            if layer is not None:
                layer.blend(planes, mark.opacity / Q)

    def _layer(self, mark: TextMark) -> TextLayer | None:
        if mark not in self._layers:
            self._layers[mark] = text_layer(mark, self._size)
            while len(self._layers) > 1 and self._held() > _CACHE_BYTES:
                self._layers.popitem(last=False)
        self._layers.move_to_end(mark)
        return self._layers[mark]

    def _held(self) -> int:
        return sum(layer.nbytes for layer in self._layers.values() if layer is not None)


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines of text and where their block lies in the output."""

    lines: tuple[str, ...]
    widths: tuple[float, ...]
    line_height: float
    left: float
    top: float
    width: float

    @property
    def height(self) -> float:
        return self.line_height * len(self.lines)

    def indent(self, index: int, anchor: str) -> float:
        """How far line ``index`` stands from the block's left edge."""
        room = self.width - self.widths[index]
        return 0.0 if "left" in anchor else room if "right" in anchor else room / 2


def text_layer(mark: TextMark, size: tuple[int, int]) -> TextLayer | None:
    """The text of a mark for an output size; None when there is nothing to see."""
    line_height = max(1.0, mark.size / Q)
    font = font_of(mark.font, line_height)
    block = _laid_out(mark, font, line_height, size)
    if block is None:
        return None
    reach = line_height * max(_PADDING * bool(mark.background), _STROKE + _SHADOW * 4) + 2
    right, bottom = block.left + block.width, block.top + block.height
    patch = Patch.around(block.left - reach, block.top - reach, right + reach, bottom + reach, size)
    if patch is None:
        return None
    return layer_of(_drawn(mark, block, font, patch), patch)


def text_box(mark: TextMark, size: tuple[int, int]) -> tuple[float, float, float, float] | None:
    """Left, top, width and height in output pixels of a mark's lines; None when nothing is seen."""
    line_height = max(1.0, mark.size / Q)
    block = _laid_out(mark, font_of(mark.font, line_height), line_height, size)
    return None if block is None else (block.left, block.top, block.width, block.height)


def extent(mark: TextMark, size: tuple[int, int]) -> tuple[float, float, float, float] | None:
    """Left, top, right and bottom of a text's block (with its background) in output pixels; None
    when there is nothing to see."""
    box = text_box(mark, size)
    if box is None:
        return None
    left, top, width, height = box
    padding = max(1.0, mark.size / Q) * _PADDING if mark.background else 0.0
    return left - padding, top - padding / 2, left + width + padding, top + height + padding / 2


def _laid_out(
    mark: TextMark, font: ImageFont.FreeTypeFont, line_height: float, size: tuple[int, int]
) -> _Block | None:
    width, height = size
    padding = line_height * _PADDING if mark.background else 0.0
    room = max(1.0, width * (1 - 2 * SAFE) - 2 * padding)
    lines = tuple(wrapped(printable(mark.text), font, room))[:MAX_LINES]
    if not any(line.strip() for line in lines):
        return None
    widths = tuple(font.getlength(line) for line in lines)
    across, down = max(widths), line_height * len(lines)
    left = {"left": width * SAFE + padding, "right": width * (1 - SAFE) - padding - across}
    top = {"top": height * SAFE + padding, "bottom": height * (1 - SAFE) - padding - down}
    words = mark.anchor.split("-")
    x = next((left[w] for w in words if w in left), (width - across) / 2)
    y = next((top[w] for w in words if w in top), (height - down) / 2)
    x, y = x + mark.dx / Q * width, y + mark.dy / Q * height
    return _Block(lines, widths, line_height, x, y, across)


def printable(text: str) -> str:
    """Text without control characters and lone surrogates; line ends and tabs made plain."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", "    ")
    text = text.encode("utf-8", "replace").decode()
    return "".join(c for c in text if c == "\n" or unicodedata.category(c) not in ("Cc", "Cs"))


def wrapped(text: str, font: ImageFont.FreeTypeFont, room: float) -> list[str]:
    """Lines no wider than ``room`` pixels, broken between words, inside a word when it must be."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split(" "):
            longer = f"{line} {word}" if line else word
            if font.getlength(longer) <= room:
                line = longer
                continue
            if line:
                lines.append(line)
            *full, line = _broken(word, font, room)
            lines.extend(full)
        lines.append(line)
        if len(lines) > MAX_LINES:
            break
    return lines


def _broken(word: str, font: ImageFont.FreeTypeFont, room: float) -> list[str]:
    parts = [""]
    for character in word:
        if parts[-1] and font.getlength(parts[-1] + character) > room:
            parts.append("")
        parts[-1] += character
    return parts


@lru_cache(maxsize=64)
def font_of(name: str, line_height: float) -> ImageFont.FreeTypeFont:
    """A bundled font whose ascent and descent together are ``line_height`` pixels."""
    path = str(FONTS / _FILES.get(name, _FILES["Inter"]))
    layout = ImageFont.Layout.BASIC
    ascent, descent = ImageFont.truetype(path, 1000, layout_engine=layout).getmetrics()
    points = max(1.0, line_height * 1000 / (ascent + descent))
    return ImageFont.truetype(path, points, layout_engine=layout)


def _drawn(
    mark: TextMark, block: _Block, font: ImageFont.FreeTypeFont, patch: Patch
) -> NDArray[np.uint8]:
    """The patch as RGBA, not premultiplied."""
    height, width = patch.shape
    image = Image.new("RGBA", (width, height), (0, 0, 0, 0))
    if mark.background:
        _draw_background(image, mark, block, patch)
    stroke = max(1.0, block.line_height * _STROKE) if mark.stroke else 0.0
    if mark.shadow:
        image.alpha_composite(_shadow(block, font, patch, mark, stroke))
    color = (*rgb_of(mark.color), 255)
    outline = (255, 255, 255, 255) if is_dark(mark.color) else (0, 0, 0, 255)
    letters = Image.new("RGBA", (width, height), (*(outline if stroke else color)[:3], 0))
    _draw_lines(letters, mark, block, font, patch, color, stroke, outline)
    image.alpha_composite(letters)
    return np.asarray(image)


def _draw_lines(
    image: Image.Image,
    mark: TextMark,
    block: _Block,
    font: ImageFont.FreeTypeFont,
    patch: Patch,
    color: Rgba,
    stroke: float,
    outline: Rgba,
) -> None:
    draw = ImageDraw.Draw(image)
    for index, line in enumerate(block.lines):
        x = block.left + block.indent(index, mark.anchor) - patch.left
        y = block.top + block.line_height * index - patch.top
        draw.text((x, y), line, color, font, stroke_width=stroke, stroke_fill=outline)


def _draw_background(image: Image.Image, mark: TextMark, block: _Block, patch: Patch) -> None:
    """A box with round corners, drawn four times as large for smooth edges."""
    padding, radius = block.line_height * _PADDING, block.line_height * _ROUND
    left, top = block.left - padding - patch.left, block.top - padding / 2 - patch.top
    right, bottom = left + block.width + 2 * padding, top + block.height + padding
    large = Image.new("L", (image.width * 2, image.height * 2), 0)
    box = (left * 2, top * 2, right * 2, bottom * 2)
    ImageDraw.Draw(large).rounded_rectangle(box, radius * 2, fill=255)
    cover = large.resize(image.size, Image.Resampling.BOX)
    flat = Image.new("RGBA", image.size, (*rgb_of(mark.background), 255))
    flat.putalpha(cover)
    image.alpha_composite(flat)


def _shadow(
    block: _Block, font: ImageFont.FreeTypeFont, patch: Patch, mark: TextMark, stroke: float
) -> Image.Image:
    """A soft black shape of the letters, a little lower."""
    height, width = patch.shape
    shape = Image.new("L", (width, height), 0)
    draw = ImageDraw.Draw(shape)
    for index, line in enumerate(block.lines):
        x = block.left + block.indent(index, mark.anchor) - patch.left
        y = block.top + block.line_height * (index + _SHADOW) - patch.top
        draw.text((x, y), line, 255, font, stroke_width=stroke)
    soft = cv2.GaussianBlur(np.asarray(shape), (0, 0), max(0.5, block.line_height * _SHADOW * 0.7))
    black = np.zeros((height, width, 4), np.uint8)
    black[:, :, 3] = soft * np.float32(0.6)
    return Image.fromarray(black, "RGBA")


def layer_of(rgba: NDArray[np.uint8], patch: Patch) -> TextLayer:
    """RGBA (H, W, 4) as premultiplied BT.709 limited range, chroma at its own samples."""
    values = rgba.astype(np.float32) / np.float32(255)
    red, green, blue, alpha = (np.ascontiguousarray(values[:, :, i]) for i in range(4))
    luma = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    y = np.asarray((BLACK + 219 * luma) * alpha, np.float32)
    u = np.asarray((GREY + (224 / 1.8556) * (blue - luma)) * alpha, np.float32)
    v = np.asarray((GREY + (224 / 1.5748) * (red - luma)) * alpha, np.float32)
    half = chroma_mask(alpha)
    kept = stored(255 * (1 - alpha)), stored(255 * (1 - half))
    return TextLayer(patch, kept, (stored(y), stored(chroma_mask(u)), stored(chroma_mask(v))))

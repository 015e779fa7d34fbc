"""The intro card: a photo, a title and a subtitle on one colour.

The photo comes from outside: it is opened as JPEG or PNG only, with a limit on its pixels, and a
card whose photo cannot be read goes without it.
"""

from __future__ import annotations

import base64
import binascii
import io
import logging
import warnings
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont, ImageOps

from app.core.errors import BadInput
from app.core.exact import Q
from app.core.intro import CardMark
from app.render.colour import BLACK, GREY, rgb_of
from app.render.layers import Plane, Planes
from app.render.words import SAFE, font_of, printable, wrapped

logger = logging.getLogger(__name__)

MOST_PIXELS = 20_000_000
_PHOTO, _TITLE, _SUBTITLE, _GAP, _BAR = 0.46, 0.105, 0.052, 0.045, 0.012
"""Shares of the output's shorter side."""
_LINES = 4

_MOST_SIDE = 640
_UNREADABLE = (
    OSError,
    SyntaxError,
    ValueError,
    binascii.Error,
    Image.DecompressionBombError,
    Image.DecompressionBombWarning,
)

Rgb = tuple[int, int, int]


class CardDrawer:
    """Draws the card of one output size and keeps the last one. Not for several threads."""

    def __init__(self, size: tuple[int, int]) -> None:
        self._size = size
        self._mark: CardMark | None = None
        self._frame: Plane | None = None

    def draw(self, frame: Plane, mark: CardMark) -> None:
        """Fill the whole frame (I420) with the card, as far faded in from black as it says."""
        whole = replace(mark, opacity=Q)
        if self._frame is None or whole != self._mark:
            self._frame = i420(card_picture(whole, self._size))
            self._mark = whole
        np.copyto(frame, self._frame)
        if mark.opacity < Q:
            kept = mark.opacity / Q
            planes = Planes.of(frame)
            for plane, zero in ((planes.y, BLACK), (planes.u, GREY), (planes.v, GREY)):
                np.copyto(plane, np.rint(zero + (plane - zero) * kept).astype(np.uint8))


def card_picture(mark: CardMark, size: tuple[int, int]) -> Image.Image:
    """The card as RGB: photo, bar, title and subtitle as one block in the middle."""
    image = Image.new("RGB", size, rgb_of(mark.background))
    unit, room = min(size), size[0] * (1 - 2 * SAFE)
    photo = _photo(mark.photo, round(unit * _PHOTO))
    title = _lines(mark.title, "Inter Bold", unit * _TITLE, room)
    subtitle = _lines(mark.subtitle, "Inter Regular", unit * _SUBTITLE, room)
    gap, bar = unit * _GAP, max(2.0, unit * _BAR)
    heights = [float(photo.height)] if photo is not None else []
    heights += [bar, *(_height(lines) for lines in (title, subtitle) if lines)]
    y = (size[1] - sum(heights) - gap * (len(heights) - 1)) / 2
    draw = ImageDraw.Draw(image)
    if photo is not None:
        image.paste(photo, (round((size[0] - photo.width) / 2), round(y)), photo)
        y += photo.height + gap
    half = unit * _PHOTO / 4
    middle = size[0] / 2
    draw.rectangle((middle - half, y, middle + half, y + bar), rgb_of(mark.accent))
    y += bar + gap
    for lines in (title, subtitle):
        y = _write(draw, lines, middle, y, rgb_of(mark.color)) + gap
    return image


_Lines = list[tuple[str, ImageFont.FreeTypeFont, float]]


def _lines(text: str, name: str, height: float, room: float) -> _Lines:
    font = font_of(name, max(4.0, height))
    found = wrapped(printable(text).replace("\n", " "), font, room)[:_LINES] if text.strip() else []
    return [(line, font, max(4.0, height)) for line in found]


def _height(lines: _Lines) -> float:
    return sum(height for _, _, height in lines)


def _write(draw: ImageDraw.ImageDraw, lines: _Lines, middle: float, y: float, color: Rgb) -> float:
    """Lines centred at ``middle``; where they end."""
    for line, font, height in lines:
        draw.text((middle - font.getlength(line) / 2, y), line, color, font)
        y += height
    return y


def _photo(text: str, side: int) -> Image.Image | None:
    """The photo, cut to a circle; None without one or when it is not one."""
    if not text or side < 8:
        return None
    try:
        upright = _opened(base64.b64decode(text, validate=True))
    except _UNREADABLE as error:
        logger.warning("the photo of the intro card cannot be read: %s", error)
        return None
    square = ImageOps.fit(upright, (side, side), Image.Resampling.LANCZOS)
    mask = Image.new("L", (side * 2, side * 2), 0)
    ImageDraw.Draw(mask).ellipse((0, 0, side * 2 - 1, side * 2 - 1), fill=255)
    square.putalpha(mask.resize((side, side), Image.Resampling.BOX))
    return square


def _opened(data: bytes) -> Image.Image:
    """A JPEG or PNG from outside, upright, RGB; raises one of ``_UNREADABLE``."""
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        found = Image.open(io.BytesIO(data), formats=("JPEG", "PNG"))
        if found.width * found.height > MOST_PIXELS:
            raise ValueError(f"{found.width}x{found.height} pixels are too many")
        return ImageOps.exif_transpose(found).convert("RGB")


def photo_text(path: Path) -> str:
    """A picture file as ``Intro.photo`` holds it: upright, at most 640 pixels, JPEG in base64.

    Raises ``BadInput`` for a file that is no JPEG or PNG, or is too large.
    """
    try:
        upright = _opened(path.read_bytes())
    except _UNREADABLE as error:
        reason = (
            error.strerror if isinstance(error, OSError) and error.strerror else "no JPEG or PNG"
        )
        raise BadInput(
            f"{path.name} cannot be the photo of a card ({reason}); choose a JPEG or PNG file."
        ) from error
    upright.thumbnail((_MOST_SIDE, _MOST_SIDE), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    upright.save(out, "JPEG", quality=88)
    return base64.b64encode(out.getvalue()).decode()


def i420(image: Image.Image) -> NDArray[np.uint8]:
    """An RGB picture with even sides as BT.709 limited range I420 (H*3//2, W)."""
    rgb = np.asarray(image, np.float32) / np.float32(255)
    red, green, blue = rgb[:, :, 0], rgb[:, :, 1], rgb[:, :, 2]
    luma = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    height, width = luma.shape
    frame = np.empty((height * 3 // 2, width), np.uint8)
    planes = Planes.of(frame)
    np.copyto(planes.y, np.rint(BLACK + 219 * luma).astype(np.uint8))
    for plane, chroma in (
        (planes.u, 224 / 1.8556 * (blue - luma)),
        (planes.v, 224 / 1.5748 * (red - luma)),
    ):
        halves = chroma.reshape(height // 2, 2, width // 2, 2).mean((1, 3))
        np.copyto(plane, np.rint(GREY + halves).astype(np.uint8))
    return frame

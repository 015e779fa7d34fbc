"""A contact sheet: evenly spaced pictures of a video with their times, on one PNG."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from app.core.errors import BadInput, RenderFailed
from app.core.time import format_clock, seconds
from app.media.colour import Converter
from app.media.index import FrameIndex, build_index
from app.media.reader import FrameReader
from app.media.thumbnails import spaced_times
from resources import FONTS

_PAPER, _INK, _FAINT, _LABEL = (18, 20, 23), (236, 238, 240), (150, 156, 163), (0, 0, 0, 165)
_LEAST_WIDTH, _MOST_WIDTH, _MOST_TILES = 240, 8192, 400
_MOST_HEIGHT = 16_384


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where things stand, in pixels: tiles of ``tile`` size, ``gap`` apart, below a head line."""

    tile: tuple[int, int]
    gap: int
    margin: int
    head: int
    columns: int
    rows: int

    @property
    def size(self) -> tuple[int, int]:
        width, height = self.tile
        across = 2 * self.margin + self.columns * width + (self.columns - 1) * self.gap
        down = self.head + self.rows * height + (self.rows - 1) * self.gap + self.margin
        return across, down

    def place(self, n: int) -> tuple[int, int]:
        row, column = divmod(n, self.columns)
        width, height = self.tile
        return (
            self.margin + column * (width + self.gap),
            self.head + row * (height + self.gap),
        )


def contact_sheet(
    video: Path, out: Path, columns: int = 4, rows: int = 3, width: int = 1280
) -> None:
    """Write a PNG of about ``width`` pixels with ``columns`` x ``rows`` pictures of ``video``.

    A video with fewer pictures gets fewer tiles. Raises ``BadInput`` for a sheet that makes no
    sense, ``BadMedia`` or ``MediaGone`` for the video, ``RenderFailed`` when it cannot be written.
    """
    if columns < 1 or rows < 1 or columns * rows > _MOST_TILES:
        raise BadInput(f"A sheet of {columns} x {rows} pictures is not possible; ask for fewer.")
    if not _LEAST_WIDTH <= width <= _MOST_WIDTH:
        raise BadInput(
            f"A sheet {width} pixels wide is not possible; ask for {_LEAST_WIDTH} to {_MOST_WIDTH}."
        )
    index = build_index(video)
    pictures = _evenly(index, columns * rows)
    layout = _layout(index, len(pictures), columns, width)
    if layout.size[1] > _MOST_HEIGHT:
        raise BadInput(
            f"The sheet would be {layout.size[1]} pixels high; ask for fewer rows or less width."
        )
    sheet = Image.new("RGB", layout.size, _PAPER)
    draw = ImageDraw.Draw(sheet, "RGBA")
    _head(draw, layout, video, index)
    for n, tile in enumerate(_tiles(video, index, pictures, layout.tile)):
        sheet.paste(tile, layout.place(n))
        _label(draw, layout, n, _time(index, pictures[n]))
    _save(sheet, out)


def _evenly(index: FrameIndex, count: int) -> list[int]:
    """The pictures in the middles of equal parts, each once."""
    if index.count <= count:
        return list(range(index.count))
    shown = [index.facts.index_at(seconds(t)) for t in spaced_times(index, count)]
    return sorted(set(shown))


def _layout(index: FrameIndex, count: int, columns: int, width: int) -> _Layout:
    columns = min(columns, count)
    gap, margin = max(4, width // 128), max(8, width // 64)
    across = (width - 2 * margin - (columns - 1) * gap) // columns
    if count == 1:
        across = width // 2
    down = max(8, round(across * index.facts.height / index.facts.width))
    head = 2 * margin + max(14, width // 58)
    return _Layout((across, down), gap, margin, head, columns, -(-count // columns))


def _tiles(
    video: Path, index: FrameIndex, pictures: list[int], size: tuple[int, int]
) -> Iterator[Image.Image]:
    converter = Converter()
    with FrameReader(video, index) as reader:
        for n in pictures:
            yield Image.fromarray(converter.rgb24(reader.picture(n), size))


def _head(draw: ImageDraw.ImageDraw, layout: _Layout, video: Path, index: FrameIndex) -> None:
    facts = index.facts
    rate = f"{float(index.fps):.3f}".rstrip("0").rstrip(".")
    length = format_clock(facts.duration_us, decimals=1)
    told = f"{facts.width} × {facts.height}   {rate} fps   {length}"
    size = layout.head - 2 * layout.margin
    plain = _font("Inter-Regular", round(size * 0.86))
    room = layout.size[0] - 2 * layout.margin
    right = draw.textlength(told, font=plain)
    middle = layout.head // 2
    bold = _font("Inter-SemiBold", size)
    name = _shortened(video.name, bold, room - right - size)
    draw.text((layout.margin, middle), name, _INK, bold, anchor="lm")
    if right <= room:
        draw.text((layout.margin + room, middle), told, _FAINT, plain, anchor="rm")


def _label(draw: ImageDraw.ImageDraw, layout: _Layout, n: int, text: str) -> None:
    """The time in the lower left corner, readable on grass and on snow."""
    left, top = layout.place(n)
    size = max(11, min(layout.tile) // 12)
    font, pad, inset = _font("Inter-SemiBold", size), size // 3, max(3, layout.gap // 2)
    length = draw.textlength(text, font=font)
    bottom = top + layout.tile[1] - inset
    box = (left + inset, bottom - size - 2 * pad, left + inset + length + 2 * pad, bottom)
    draw.rounded_rectangle(box, radius=size / 3, fill=_LABEL)
    draw.text((box[0] + pad, (box[1] + box[3]) / 2), text, _INK, font, anchor="lm")


def _time(index: FrameIndex, n: int) -> str:
    return format_clock(index.facts.time_us(n), decimals=2)


def _shortened(name: str, font: ImageFont.FreeTypeFont, room: float) -> str:
    """The name with its middle left out until it fits; empty when nothing does."""
    text = "".join(c if c.isprintable() else "?" for c in name)
    kept = len(text)
    while kept > 0:
        shown = text
        if kept < len(text):
            shown = f"{text[: kept - kept // 2]}…{text[len(text) - kept // 2 :]}"
        if font.getlength(shown) <= room:
            return shown
        kept -= 1
    return ""


def _font(name: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FONTS / "Inter" / f"{name}.otf"), size)


def _save(sheet: Image.Image, out: Path) -> None:
    name = ""
    try:
        handle, name = tempfile.mkstemp(dir=out.parent, prefix=f".{out.name}-", suffix=".part")
        with os.fdopen(handle, "wb") as file:
            sheet.save(file, "PNG")
        Path(name).replace(out)
    except BaseException as error:
        if name:
            Path(name).unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise RenderFailed(
                f"The contact sheet could not be written to {out} ({error.strerror or error}); "
                "choose another folder."
            ) from error
        raise

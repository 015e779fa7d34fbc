"""Text on the output picture: when it is there, how large, and where it is anchored."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.edit import Anchor, Text
from app.core.exact import quantize
from app.core.spotlight import fade

DEFAULT_SPAN_US = 2_000_000
MIN_SPAN_US = 300_000


def clock_text(seconds: int) -> str:
    """A match clock as it is read: ``07:30``, ``92:05``."""
    return f"{seconds // 60:02d}:{seconds % 60:02d}"


@dataclass(frozen=True, slots=True)
class TextMark:
    """A decided text. ``size`` is the line height in 1/1024 output pixels, ``dx``/``dy`` shares of
    the output's width and height in 1/1024 of one, ``opacity`` 0..1024."""

    text: str
    font: str
    size: int
    color: str
    anchor: Anchor
    dx: int
    dy: int
    stroke: bool
    shadow: bool
    background: str
    opacity: int


def text_at(text: Text, t_us: int, output_height: int) -> TextMark | None:
    """The mark at a source time, or None outside the span."""
    if not text.start_us <= t_us < text.end_us:
        return None
    return TextMark(
        text.text,
        text.font,
        quantize(text.size * output_height),
        text.color,
        text.anchor,
        quantize(text.dx),
        quantize(text.dy),
        text.stroke,
        text.shadow,
        text.background,
        quantize(fade(t_us, text.start_us, text.end_us)),
    )

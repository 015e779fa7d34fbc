"""The colours that a spotlight or a text is offered in, with their names."""

from __future__ import annotations

import re

from app.ui.common.language import mark, tr

COLORS: tuple[tuple[str, str], ...] = (
    (mark("White"), "#FFFFFF"),
    (mark("Cyan"), "#00E5FF"),
    (mark("Yellow"), "#FFEB3B"),
    (mark("Pink"), "#FF4FA3"),
    (mark("Orange"), "#FF9800"),
)
_HEX = re.compile(r"#[0-9A-Fa-f]{6}")


def color_name(value: str) -> str:
    """``Pink`` for ``#FF4FA3``; any other colour keeps its number, and "" is no colour at all."""
    if not _HEX.fullmatch(value):
        return ""
    return next((tr(name) for name, color in COLORS if color == value.upper()), value)

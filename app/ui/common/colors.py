"""The colours that a spotlight or a text is offered in, with their names."""

from __future__ import annotations

import re

COLORS: tuple[tuple[str, str], ...] = (
    ("White", "#FFFFFF"),
    ("Cyan", "#00E5FF"),
    ("Yellow", "#FFEB3B"),
    ("Pink", "#FF4FA3"),
    ("Orange", "#FF9800"),
)
_HEX = re.compile(r"#[0-9A-Fa-f]{6}")


def color_name(value: str) -> str:
    """``Pink`` for ``#FF4FA3``; any other colour keeps its number, and "" is no colour at all."""
    if not _HEX.fullmatch(value):
        return ""
    return next((name for name, color in COLORS if color == value.upper()), value)

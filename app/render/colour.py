"""Colours as the output stores them: BT.709, limited range (Rec. ITU-R BT.709-6, items 3.2 to 3.6)."""

from __future__ import annotations

from functools import lru_cache

BLACK = 16.0
WHITE = 235.0
GREY = 128.0
"""Chroma of everything without colour."""

Yuv = tuple[float, float, float]


@lru_cache(maxsize=256)
def yuv_of(color: str) -> Yuv:
    """``#RRGGBB`` as Y, Cb and Cr code values, not rounded."""
    red, green, blue = (part / 255 for part in rgb_of(color))
    luma = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return (
        BLACK + 219 * luma,
        GREY + 224 * (blue - luma) / 1.8556,
        GREY + 224 * (red - luma) / 1.5748,
    )


def rgb_of(color: str) -> tuple[int, int, int]:
    """``#RRGGBB`` as three bytes; ``ValueError`` for anything else (core has checked it)."""
    digits = color.removeprefix("#")
    if len(digits) != 6:
        raise ValueError(f"{color!r} is not a colour like #FFFFFF")
    red, green, blue = (int(digits[i : i + 2], 16) for i in (0, 2, 4))
    return red, green, blue


def is_dark(color: str) -> bool:
    """Whether letters of this colour want a light outline."""
    return yuv_of(color)[0] < 90.0

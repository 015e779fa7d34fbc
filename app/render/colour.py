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


INK, PAPER = "#101418", "#FFFFFF"
_INK_FROM = 0.3


def ink_on(ground: str) -> str:
    """The colour of words that are read well on a ground: dark from a relative luminance of 0.3 on.

    The luminance is that of WCAG 2.1. Dark words have more contrast from 0.18 on already, but on a
    strong blue or red white ones are easier to read.
    """
    linear = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (channel / 255 for channel in rgb_of(ground))
    )
    red, green, blue = linear
    return INK if 0.2126 * red + 0.7152 * green + 0.0722 * blue > _INK_FROM else PAPER


def is_dark(color: str) -> bool:
    """Whether letters of this colour want a light outline."""
    return yuv_of(color)[0] < 90.0

"""The part of the output that no player's buttons and captions lie over.

Vertical films are watched in apps that write names and captions over the lower end, a column of
buttons over the right one and a bar over the top; wide ones on screens that cut off a little. The
shares are the widest that the large apps ask for (TikTok, Instagram Reels, YouTube Shorts, 2025),
for 16:9 the graphics safe area of EBU R 95.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SafeArea:
    """How much of each side is not safe, as shares of the output's width and height."""

    left: float
    top: float
    right: float
    bottom: float


VERTICAL = SafeArea(0.055, 0.115, 0.13, 0.19)
PORTRAIT = SafeArea(0.05, 0.05, 0.05, 0.10)
SQUARE = SafeArea(0.05, 0.05, 0.05, 0.05)
WIDE = SafeArea(0.05, 0.05, 0.05, 0.05)


def safe_area(size: tuple[int, int]) -> SafeArea:
    """The safe area of an output size, by its shape."""
    ratio = size[0] / size[1]
    if ratio < 0.65:
        return VERTICAL
    if ratio < 0.95:
        return PORTRAIT
    return SQUARE if ratio < 1.2 else WIDE

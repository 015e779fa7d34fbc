"""The colours of the program: one table, dark, light and high contrast, with one accent.

Every text colour keeps a contrast of at least 4.5:1 on every surface it is used on; the test of
this module computes it. Nothing else in the program names a colour but the ratings of
``app.core.clip``, which are data.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, TypeAlias

ThemeName: TypeAlias = Literal["dark", "light", "contrast"]


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one theme as ``#RRGGBB``, named after what they are for."""

    name: ThemeName
    window: str
    """Behind everything."""
    surface: str
    """Side panels, bars, lists."""
    raised: str
    """Buttons, fields, cards on a surface."""
    hover: str
    """A raised thing under the pointer."""
    line: str
    """Hairlines between areas."""
    border: str
    """The edge of a field or a button, visible against every surface."""
    text: str
    muted: str
    """Second-rank text: hints, units, times."""
    accent: str
    """Focus, selection, the one main button; also readable as text."""
    accent_hover: str
    on_accent: str
    accent_soft: str
    """A selected row: the accent thinned into the surface; ``text`` is readable on it."""
    ok: str
    warn: str
    bad: str
    stage: str
    """Around the picture; dark in every theme, so that footage looks the same."""
    on_stage: str
    stage_accent: str
    """Boxes and handles over the picture, which is dark in every theme."""
    playhead: str
    track: str
    """Lanes of a timeline, the groove of a slider."""


TOKENS: dict[ThemeName, Tokens] = {
    "dark": Tokens(
        name="dark",
        window="#0F1115",
        surface="#16191F",
        raised="#20242C",
        hover="#2A2F39",
        line="#262B34",
        border="#3A414E",
        text="#ECEEF2",
        muted="#A2ABB8",
        accent="#9D8CFF",
        accent_hover="#B3A6FF",
        on_accent="#120D2B",
        accent_soft="#2C2850",
        ok="#6FCF97",
        warn="#F2B84B",
        bad="#FF8A80",
        stage="#08090B",
        on_stage="#ECEEF2",
        stage_accent="#9D8CFF",
        playhead="#FFFFFF",
        track="#1C2027",
    ),
    "light": Tokens(
        name="light",
        window="#EEF0F4",
        surface="#F8F9FB",
        raised="#FFFFFF",
        hover="#E9EBF2",
        line="#DDE1E8",
        border="#B9C0CC",
        text="#171A21",
        muted="#525B69",
        accent="#5A43D6",
        accent_hover="#4A34C2",
        on_accent="#FFFFFF",
        accent_soft="#E1DCFB",
        ok="#1B6E3C",
        warn="#8A5300",
        bad="#B3261E",
        stage="#1B1D22",
        on_stage="#ECEEF2",
        stage_accent="#9D8CFF",
        playhead="#171A21",
        track="#E3E6EC",
    ),
    # For eyes that need it: black, white, edges around everything, 7:1 for all words.
    "contrast": Tokens(
        name="contrast",
        window="#000000",
        surface="#000000",
        raised="#0A0A0A",
        hover="#2B2B2B",
        line="#8C8C8C",
        border="#FFFFFF",
        text="#FFFFFF",
        muted="#E6E6E6",
        accent="#FFD60A",
        accent_hover="#FFE566",
        on_accent="#000000",
        accent_soft="#4A3D00",
        ok="#6BFF8E",
        warn="#FFC04D",
        bad="#FF9D94",
        stage="#000000",
        on_stage="#FFFFFF",
        stage_accent="#FFD60A",
        playhead="#FFFFFF",
        track="#262626",
    ),
}


def contrast(first: str, second: str) -> float:
    """The contrast ratio of two ``#RRGGBB`` colours, 1..21 (WCAG 2.2, relative luminance)."""
    brighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


@lru_cache(256)
def readable_on(background: str) -> str:
    """Black or white text, whichever reads better on a colour that comes from data."""
    black, white = "#101114", "#FFFFFF"
    return black if contrast(black, background) >= contrast(white, background) else white


@lru_cache(256)
def _luminance(color: str) -> float:
    def linear(channel: int) -> float:
        c = channel / 255
        return c / 12.92 if c <= 0.04045 else float(((c + 0.055) / 1.055) ** 2.4)

    r, g, b = (int(color[i : i + 2], 16) for i in (1, 3, 5))
    return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)

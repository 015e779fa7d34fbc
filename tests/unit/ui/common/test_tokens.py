from __future__ import annotations

import re
from pathlib import Path

import pytest

from app.core.clip import RATINGS
from app.ui.common.theme import STYLE_SHEET
from app.ui.common.tokens import TOKENS, ThemeName, Tokens, contrast, readable_on

READABLE = 4.5
PAIRS = [
    (ink, ground)
    for ink in ("text", "muted", "accent", "ok", "warn", "bad")
    for ground in ("window", "surface", "raised")
]
PAIRS += [
    ("text", "hover"),
    ("text", "accent_soft"),
    ("muted", "accent_soft"),
    ("text", "track"),
    ("muted", "track"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("on_stage", "stage"),
]


@pytest.mark.parametrize("name", list(TOKENS))
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_text_is_readable(name: ThemeName, ink: str, ground: str) -> None:
    tokens = TOKENS[name]
    assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= READABLE


@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_high_contrast_is_higher(ink: str, ground: str) -> None:
    tokens = TOKENS["contrast"]
    assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= 7


@pytest.mark.parametrize("ground", ["window", "surface", "raised", "track"])
def test_edges_are_seen_in_high_contrast(ground: str) -> None:
    tokens = TOKENS["contrast"]
    for edge in ("border", "line", "accent", "playhead"):
        assert contrast(getattr(tokens, edge), getattr(tokens, ground)) >= 3


def test_contrast_of_known_pairs() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("stars", RATINGS)
def test_words_on_rating_colours_are_readable(stars: int) -> None:
    color = RATINGS[stars].color
    assert contrast(readable_on(color), color) >= READABLE


def test_the_style_sheet_names_no_colour() -> None:
    assert re.findall(r"#[0-9a-fA-F]{6}\b", STYLE_SHEET.read_text()) == []


@pytest.mark.parametrize("name", list(TOKENS))
def test_the_drawn_marks_have_the_tokens_colours(name: ThemeName) -> None:
    tokens: Tokens = TOKENS[name]
    folder: Path = STYLE_SHEET.parents[1] / "icons" / name
    wanted = {
        "chevron-down": tokens.muted,
        "chevron-up": tokens.muted,
        "check": tokens.on_accent,
        "check-text": tokens.text,
    }
    for mark, color in wanted.items():
        assert f'stroke="{color}"' in (folder / f"{mark}.svg").read_text()

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.check import Field, cleaned


@given(st.text(st.characters(codec=None)), st.integers(1, 40), st.booleans())
def test_cleaned_words_are_always_accepted(text: str, most: int, lines: bool) -> None:
    words = cleaned(text, most, lines=lines)
    assert Field(words, "name").text(most, lines=lines) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Goal", "Goal"),
        ("Go\tal\nagain", "Go al again"),
        ("Goal\x07", "Goal "),
        ("x\ud800y", "xy"),
        ("a long name", "a long…"),
    ],
)
def test_what_cannot_be_kept_is_replaced(text: str, words: str) -> None:
    most = 7 if words.endswith("…") else 40
    assert cleaned(text, most) == words


def test_lines_stay_where_they_may() -> None:
    assert cleaned("a\nb\tc", 40, lines=True) == "a\nb c"

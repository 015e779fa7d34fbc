"""When a text is there and how large."""

from __future__ import annotations

from app.core.edit import Text
from app.core.text import text_at

S = 1_000_000


def test_a_text_is_there_in_its_span_and_sized_by_the_output() -> None:
    text = Text("t", S, 3 * S, "#10 Maya", size=0.06, dx=0.1, dy=-0.05)
    assert text_at(text, S - 1, 1920) is None
    assert text_at(text, 3 * S, 1920) is None
    mark = text_at(text, 2 * S, 1920)
    assert mark is not None
    assert mark.size == round(0.06 * 1920 * 1024)
    assert (mark.text, mark.opacity, mark.dx, mark.dy) == ("#10 Maya", 1024, 102, -51)


def test_a_text_fades() -> None:
    text = Text("t", S, 3 * S, "x")
    marks = [text_at(text, t, 1920) for t in (S, S + 75_000, 3 * S - 125_000)]
    assert [mark.opacity for mark in marks if mark] == [0, 512, 512]

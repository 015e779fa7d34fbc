"""Text: legible, inside the safe area, in its colour, and never a reason to fail."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.edit import ANCHORS
from app.core.exact import Q
from app.core.text import TextMark
from app.render.compose import Compositor
from app.render.words import FONT_NAMES, SAFE, font_of, printable, text_layer, wrapped
from tests.unit.render.pictures import Bytes, box, decision, flat, planes_of

SOURCE = (640, 360)
SIZE = (360, 640)
CROP = box(SOURCE, Fraction(9, 16), 320.0, 180.0, 360.0)
PLAIN = TextMark("Maya", "Inter", 40 * Q, "#FFFFFF", "center", 0, 0, False, False, "", Q)


def drawn(*marks: TextMark, y: int = 100) -> tuple[Bytes, Bytes, Bytes]:
    shown = decision(CROP, 0.0, (), marks)
    return planes_of(Compositor(SIZE).compose(shown, flat(SOURCE, y)))


def extent(y: Bytes, ground: int = 100) -> tuple[int, int, int, int]:
    """Left, top, right, bottom of what was drawn."""
    rows, columns = np.nonzero(y != ground)
    return columns.min(), rows.min(), columns.max() + 1, rows.max() + 1


@pytest.mark.parametrize("anchor", ANCHORS)
def test_anchors_keep_the_safe_distance(anchor: str) -> None:
    y, _, _ = drawn(replace(PLAIN, anchor=anchor))  # type: ignore[arg-type]
    left, top, right, bottom = extent(y)
    assert left >= SIZE[0] * SAFE - 2 and right <= SIZE[0] * (1 - SAFE) + 2
    assert top >= SIZE[1] * SAFE - 2 and bottom <= SIZE[1] * (1 - SAFE) + 2
    middle = (left + right) / 2
    if "left" in anchor:
        assert left < SIZE[0] * SAFE + 8
    elif "right" in anchor:
        assert right > SIZE[0] * (1 - SAFE) - 8
    else:
        assert abs(middle - SIZE[0] / 2) < 4
    if "top" in anchor:
        assert top < SIZE[1] * SAFE + 20
    elif "bottom" in anchor:
        assert bottom > SIZE[1] * (1 - SAFE) - 20


def test_shift_moves_by_shares_of_the_output() -> None:
    before = extent(drawn(PLAIN)[0])
    after = extent(drawn(replace(PLAIN, dx=Q // 10, dy=-Q // 5))[0])
    assert abs(after[0] - before[0] - 36) <= 1
    assert abs(after[1] - before[1] + 128) <= 1


def test_size_is_the_line_height() -> None:
    one = extent(drawn(replace(PLAIN, text="H"))[0])
    two = extent(drawn(replace(PLAIN, text="H\nH"))[0])
    assert abs((two[3] - two[1]) - (one[3] - one[1]) - 40) <= 1
    assert abs(sum(font_of("Inter", 40.0).getmetrics()) - 40) <= 2


def test_colour_reaches_all_planes() -> None:
    y, u, v = drawn(replace(PLAIN, text="███", color="#FF0000", size=120 * Q))
    row, column = SIZE[1] // 2, SIZE[0] // 2
    if y[row, column] == 100:
        pytest.skip("the font has no full block")
    assert abs(int(y[row, column]) - 63) <= 2
    assert abs(int(u[row // 2, column // 2]) - 102) <= 2
    assert abs(int(v[row // 2, column // 2]) - 240) <= 2


def test_background_is_a_box_in_its_colour_around_the_words() -> None:
    y, _, _ = drawn(replace(PLAIN, background="#000000", color="#FFFFFF"), y=180)
    left, top, right, bottom = extent(y, 180)
    assert y[(top + bottom) // 2, left + 3] == 16
    assert y[top, left] != 16, "corners are round"
    words = extent(drawn(PLAIN)[0])
    assert left < words[0] - 5 and right > words[2] + 5
    assert top < words[1] and bottom > words[3]


def test_stroke_and_shadow_make_words_legible_on_white() -> None:
    bare, _, _ = drawn(PLAIN, y=235)
    stroked, _, _ = drawn(replace(PLAIN, stroke=True), y=235)
    shadowed, _, _ = drawn(replace(PLAIN, shadow=True), y=235)
    assert bare.min() >= 233
    assert stroked.min() < 40
    assert shadowed.min() < 190


def test_dark_words_get_a_light_outline() -> None:
    y, _, _ = drawn(replace(PLAIN, stroke=True, color="#101010"), y=60)
    assert y.max() > 200


def test_opacity_fades_towards_the_picture() -> None:
    full = drawn(PLAIN)[0].astype(int)
    half = drawn(replace(PLAIN, opacity=Q // 2))[0].astype(int)
    assert (drawn(replace(PLAIN, opacity=0))[0] == 100).all()
    assert np.abs((half - 100) - (full - 100) / 2).max() <= 2


def test_long_lines_wrap_and_endless_words_break() -> None:
    font = font_of("Inter", 40.0)
    lines = wrapped("the winning goal in extra time " + "a" * 80, font, 300.0)
    assert len(lines) > 3
    assert all(font.getlength(line) <= 300.0 for line in lines)
    assert "".join(lines).replace(" ", "") == "thewinninggoalinextratime" + "a" * 80


def test_later_texts_lie_over_earlier_ones() -> None:
    under = replace(PLAIN, background="#000000", text="MMMM")
    over = replace(PLAIN, background="#FFFFFF", text="MMMM", color="#FFFFFF")
    y, _, _ = drawn(under, over)
    assert y[SIZE[1] // 2, SIZE[0] // 2] > 225


@pytest.mark.parametrize(
    "text",
    [
        "🏆🔥⚽",
        "守门员",
        "\ud800",
        "a\x00b\x1b[1m",
        "\u202eabc",
        "e\u0301",
        "\t\r\n",
        "ﷺ" * 50,
        " ",
    ],
)
def test_odd_characters_never_raise(text: str) -> None:
    drawn(replace(PLAIN, text=text, stroke=True, shadow=True, background="#2E7D32"))


@given(
    text=st.text(max_size=60),
    size=st.floats(0.1, 900.0),
    font=st.sampled_from((*FONT_NAMES, "Comic Sans", "../../etc/passwd")),
    dx=st.integers(-2 * Q, 2 * Q),
    dy=st.integers(-2 * Q, 2 * Q),
    background=st.sampled_from(("", "#2E7D32")),
)
@settings(max_examples=60)
def test_any_text_draws_inside_the_frame(
    text: str, size: float, font: str, dx: int, dy: int, background: str
) -> None:
    mark = replace(
        PLAIN, text=text, size=int(size * Q), font=font, dx=dx, dy=dy, background=background
    )
    layer = text_layer(mark, (90, 160))
    if layer is not None:
        assert layer.patch.left >= 0 and layer.patch.right <= 90
        assert layer.patch.top >= 0 and layer.patch.bottom <= 160


def test_nothing_to_see_is_no_layer() -> None:
    assert text_layer(replace(PLAIN, text=" \n "), SIZE) is None
    assert text_layer(replace(PLAIN, dx=40 * Q), SIZE) is None


def test_printable_keeps_words() -> None:
    assert printable("a\r\nb\tc\x07") == "a\nb    c"


def test_every_font_ships() -> None:
    for name in FONT_NAMES:
        assert font_of(name, 30.0).getlength("Maya") > 10

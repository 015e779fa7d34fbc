"""The marked clip: its range, its name, its rating."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.clip import MIN_CLIP_US, RATINGS, MarkedClip, around, clamp_range, derived_name

S = 1_000_000


def test_one_key_marks_nine_seconds_before_and_three_after() -> None:
    assert around(60 * S, 5400 * S) == (51 * S, 63 * S)
    assert around(2 * S, 5400 * S) == (0, 5 * S)
    assert around(5399 * S, 5400 * S) == (5390 * S, 5400 * S)
    assert around(60 * S, 5400 * S, 4 * S, 0) == (56 * S, 60 * S)


@given(st.integers(-S, 99 * S), st.integers(-S, 99 * S), st.integers(1, 90 * S))
def test_a_range_made_valid_lies_in_the_game(start: int, end: int, game: int) -> None:
    made = clamp_range(start, end, game)
    assert 0 <= made[0] < made[1] <= game
    assert made[1] - made[0] >= min(MIN_CLIP_US, game)


@pytest.mark.parametrize(
    ("rating", "tags", "notes", "name"),
    [
        (4, (), "", "Good"),
        (5, ("Goal",), "", "Brilliant Goal"),
        (5, ("Goal", "Assist"), "", "Brilliant Goal and Assist"),
        (1, ("Pass", "Control", "Tackle"), "", "Mental lapse Pass, Control and Tackle"),
        (5, ("Goal",), "left foot", "left foot"),
        (5, ("Goal",), " left\n foot ", "left foot"),
        (3, (), "x" * 60, "x" * 40),
        (
            3,
            (),
            "turns past two defenders and plays it into the box",
            "turns past two defenders and plays it",
        ),
        (
            3,
            (),
            "turns past two defenders and plays it in box",
            "turns past two defenders and plays it in",
        ),
    ],
)
def test_names_are_derived(rating: int, tags: tuple[str, ...], notes: str, name: str) -> None:
    assert derived_name(rating, tags, notes) == name


def test_a_typed_name_stops_derivation() -> None:
    clip = MarkedClip("c", "g", 0, S, 5, ("Goal",), typed_name="Winner")
    assert (clip.name, clip.notation) == ("Winner", "!!")


def test_the_scale_has_five_steps() -> None:
    assert [RATINGS[stars].notation for stars in (5, 4, 3, 2, 1)] == ["!!", "!", "!?", "?", "??"]

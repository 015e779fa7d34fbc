"""Which clips are shown."""

from __future__ import annotations

import pytest

from app.core.clip import MarkedClip
from app.core.filters import ClipFilter

CLIP = MarkedClip(
    "c", "g1", 0, 9, 5, ("Goal", "Assist"), ("#10 Maya",), notes="left foot, top corner"
)


@pytest.mark.parametrize(
    ("wanted", "shown"),
    [
        (ClipFilter(), True),
        (ClipFilter(ratings=frozenset({4, 5})), True),
        (ClipFilter(ratings=frozenset({3})), False),
        (ClipFilter(tags=frozenset({"goal"})), True),
        (ClipFilter(tags=frozenset({"Goal", "Assist"})), True),
        (ClipFilter(tags=frozenset({"Goal", "Save"})), False),
        (ClipFilter(players=frozenset({"#7 Ana", "#10 Maya"})), True),
        (ClipFilter(players=frozenset({"#7 Ana"})), False),
        (ClipFilter(layer="athlete"), True),
        (ClipFilter(layer="team"), False),
        (ClipFilter(games=frozenset({"g1", "g2"})), True),
        (ClipFilter(games=frozenset({"g2"})), False),
        (ClipFilter(text="FOOT maya"), True),
        (ClipFilter(text="foot right"), False),
        (ClipFilter(text="  "), True),
        (ClipFilter(frozenset({5}), frozenset({"Save"}), text="foot"), False),
    ],
)
def test_a_clip_is_shown_when_it_has_everything_asked_for(wanted: ClipFilter, shown: bool) -> None:
    assert wanted.matches(CLIP) == shown


def test_an_empty_filter_asks_nothing() -> None:
    assert ClipFilter().asks_nothing
    assert not ClipFilter(text="x").asks_nothing

"""Conflicts as a coach reads them."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.follow import Track, track_to
from app.storage.shapes import StoredConflict
from app.sync.words import conflict, conflicts, told
from tests.support.merge_cases import BY_NAME, SHAPES, blank, hlc


def stored(table: str, group: str, kept: Any, other: Any, **changes: Any) -> StoredConflict:
    values: dict[str, Any] = {
        "id": "1",
        "table": table,
        "row_id": "row",
        "group": group,
        "kind": "cell",
        "kept": kept,
        "other": other,
        "other_device_id": "aaaaaaaa",
        "other_device": "Bench",
        "other_hlc": hlc(1),
        "when_us": 5,
        "owner": (table, "row"),
        "title": "Goal",
        "row": blank(table, "row", hlc(2), **kept),
    }
    return StoredConflict(**{**values, **changes})


@pytest.mark.parametrize(
    ("table", "group", "kept", "other", "field", "shown"),
    [
        ("clip", "notes", {"notes": "Header"}, {"notes": "Foot"}, "Notes", ("Header", "Foot")),
        (
            *("clip", "rating", {"rating": 5}, {"rating": 2}),
            *("Rating", ("Brilliant (!!)", "Technical lapse (?)")),
        ),
        (
            *("clip", "range"),
            {"start_us": 60_000_000, "end_us": 72_500_000},
            {"start_us": 61_000_000, "end_us": 72_500_000},
            *("Start and end", ("1:00.0 – 1:12.5", "1:01.0 – 1:12.5")),
        ),
        (
            "game",
            "opponent",
            {"opponent": "Rovers"},
            {"opponent": ""},
            "Opponent",
            ("Rovers", "nothing"),
        ),
        (
            *("reel", "size", {"width": 1080, "height": 1920}, {"width": 1080, "height": 1080}),
            *("Size", ("1080 × 1920", "1080 × 1080")),
        ),
        (
            *("setting", "value", {"value": json.dumps(track_to(Track()))}, {"value": "7"}),
            *("Value", ("a followed player", "7")),
        ),
    ],
)
def test_a_value_set_twice(
    table: str, group: str, kept: Any, other: Any, field: str, shown: tuple[str, str]
) -> None:
    found = conflict(stored(table, group, kept, other))
    assert (found.field, (found.kept, found.other)) == (field, shown)
    assert (found.kind, found.owner_id, found.title) == (table, "row", "Goal")
    assert (found.other_device, found.when_us) == ("Bench", 5)


def test_a_part_of_a_reel_says_which() -> None:
    box = {"t_us": 2_000_000, "cx": 500.0, "cy": 400.0, "height": 900.0}
    other = {**box, "cx": 520.4}
    found = conflict(
        stored("crop_keyframe", "box", box, other, owner=("reel", "reel-1"), title="Goals")
    )
    assert (found.kind, found.owner_id, found.title) == ("reel", "reel-1", "Goals")
    assert found.field == "A framing point at 0:02.0: framing"
    assert found.other == "0:02.0 at 520, 400, 900 high"


def test_a_deletion_that_was_not_obeyed() -> None:
    found = conflict(
        stored("game", "deleted_at", {"deleted_at": None}, {"deleted_at": 7}, kind="deletion")
    )
    assert found.field == "The game"
    assert (found.kept, found.other) == ("kept, because it was edited or added to", "deleted")


def test_speeds_that_overlapped() -> None:
    other = {"deleted_at": None, "start_us": 0, "end_us": 2_000_000, "speed": "1/2"}
    found = conflict(stored("segment", "deleted_at", {"deleted_at": 7}, other, kind="deletion"))
    assert (found.kept, found.other) == ("left out: it overlapped", "0.5× from 0:00.0 to 0:02.0")


def test_a_row_that_was_deleted_since() -> None:
    row = blank("clip", "row", hlc(3), notes="Header")
    row["deleted_at"] = 9
    assert conflict(stored("clip", "notes", {"notes": "a"}, {"notes": "b"}, row=row)).kept == (
        "deleted since"
    )


def test_an_unknown_laptop_and_a_row_that_is_gone() -> None:
    lost = stored(
        "clip",
        "notes",
        {"notes": "a"},
        {"notes": "b"},
        row=None,
        owner=None,
        title="",
        other_device="",
    )
    found = conflicts([lost])[0]
    assert (found.other_device, found.title, found.kept) == ("another laptop", "Clip", "a")


values = st.one_of(st.none(), st.integers(), st.floats(), st.text(max_size=300), st.booleans())


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(SHAPES), st.data())
def test_whatever_another_laptop_wrote_is_one_short_line(shape: Any, data: Any) -> None:
    group = data.draw(st.sampled_from(sorted(BY_NAME[shape.name].groups)))
    names = [*BY_NAME[shape.name].groups[group], "odd"]
    found = told(shape.name, group, data.draw(st.dictionaries(st.sampled_from(names), values)))
    assert found
    assert len(found) <= 120
    assert "\n" not in found


def test_a_style_is_called_by_its_name_and_told_by_its_look() -> None:
    ring = '{"color": "#FFEB3B", "kind": "spotlight", "name": "Ring", "shape": "ground"}'
    name = '{"color": "#FFFFFF", "kind": "text", "name": "Ring", "font": "Inter"}'
    title = "style:reel:spotlight:ring"
    found = conflict(stored("setting", "value", {"value": ring}, {"value": name}, title=title))
    assert found.title == "Spotlight style “ring”"
    assert (found.kept, found.other) == ("#FFEB3B, shape ground", "#FFFFFF, font Inter")

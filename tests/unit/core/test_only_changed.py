from __future__ import annotations

from dataclasses import replace

from app.core.clip import MarkedClip
from app.core.only_changed import only_changed

SHOWN = MarkedClip("c", "g", 1_000_000, 5_000_000, tags=("Goal", "Pass"), notes="Left foot")
RANGE = (("start_us", "end_us"),)


def test_what_was_not_touched_stays_as_it_is_by_now() -> None:
    now = replace(SHOWN, notes="Header", rating=5)
    assert only_changed(replace(SHOWN, layer="team"), SHOWN, now) == replace(now, layer="team")
    assert only_changed(SHOWN, SHOWN, now) == now


def test_what_was_touched_is_written_even_where_it_is_another_by_now() -> None:
    now = replace(SHOWN, notes="Header")
    assert only_changed(replace(SHOWN, notes="Volley"), SHOWN, now).notes == "Volley"


def test_a_range_is_written_whole() -> None:
    now = replace(SHOWN, end_us=2_000_000)
    found = only_changed(replace(SHOWN, start_us=4_000_000), SHOWN, now, RANGE)
    assert (found.start_us, found.end_us) == (4_000_000, 5_000_000)


def test_of_names_only_what_was_added_or_taken_out_counts() -> None:
    now = replace(SHOWN, tags=("Goal", "Pass", "Save"))
    edited = replace(SHOWN, tags=("Goal", "Tackle"))
    assert only_changed(edited, SHOWN, now).tags == ("Goal", "Save", "Tackle")
    assert only_changed(replace(SHOWN, tags=("Pass", "Goal")), SHOWN, SHOWN).tags == (
        *("Pass", "Goal"),
    )

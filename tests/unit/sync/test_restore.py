"""What is written so that a library is again what it was."""

from __future__ import annotations

from app.storage.exchange import Row, Tables, shapes
from app.sync.restore import plan, stamp_after

OLD, NEW = "000000000001-0000-aaaaaaaa", "000000000009-0000-aaaaaaaa"


def row(row_id: str, hlc: str = OLD, deleted: int | None = None, **values: str | int) -> Row:
    return {"id": row_id, "hlc": hlc, "deleted_at": deleted, **values}


def planned(now: Tables, then: Tables) -> dict[tuple[str, str], Row]:
    rows = plan(now, then, shapes(), hlc=NEW, now_us=7)
    return {(table, str(found["id"])): found for table, found in rows}


def test_what_is_the_same_is_not_written() -> None:
    same = {"game": {"g": row("g", name="A")}}
    assert planned(same, {"game": {"g": row("g", "000000000002-0000-bbbbbbbb", name="A")}}) == {}


def test_a_changed_row_gets_its_old_values_and_a_new_stamp() -> None:
    found = planned({"game": {"g": row("g", name="B")}}, {"game": {"g": row("g", name="A")}})
    assert found == {("game", "g"): row("g", NEW, name="A")}


def test_what_came_later_is_marked_as_deleted() -> None:
    found = planned({"clip": {"c": row("c", game_id="g")}}, {})
    assert found == {("clip", "c"): row("c", NEW, 7, game_id="g")}


def test_what_was_deleted_since_comes_back() -> None:
    now = {"game": {"g": row("g", deleted=5, name="A")}}
    assert planned(now, {"game": {"g": row("g", name="A")}}) == {
        ("game", "g"): row("g", NEW, name="A")
    }


def test_what_was_cleaned_up_since_comes_back() -> None:
    assert planned({}, {"game": {"g": row("g", name="A")}}) == {
        ("game", "g"): row("g", NEW, name="A")
    }


def test_what_was_deleted_then_is_deleted_again() -> None:
    now = {"game": {"g": row("g", name="A")}}
    assert planned(now, {"game": {"g": row("g", deleted=3, name="A")}}) == {
        ("game", "g"): row("g", NEW, 7, name="A")
    }


def test_parents_come_first() -> None:
    then = {"clip": {"c": row("c", game_id="g")}, "game": {"g": row("g", name="A")}}
    assert list(planned({}, then)) == [("game", "g"), ("clip", "c")]


def test_files_renders_choices_and_notes_of_syncs_stay_as_they_are() -> None:
    for table in ("game_file_path", "export", "setting", "sync_commit", "sync_conflict"):
        assert planned({table: {"x": row("x", value="now")}}, {}) == {}


def test_where_footage_is_in_the_cloud_stays_true() -> None:
    now = {"game_file": {"f": row("f", cloud_key="games/abc", width=1)}}
    then = {"game_file": {"f": row("f", cloud_key="", width=2)}}
    assert planned(now, then) == {("game_file", "f"): row("f", NEW, cloud_key="games/abc", width=2)}


def test_the_stamp_is_later_than_everything_whatever_the_clock_says() -> None:
    now = {"game": {"g": row("g", "0fffffffffff-0003-bbbbbbbb")}}
    stamp = stamp_after(now, 5_000_000, "12345678-2222-4333-8444-555555555555")
    assert stamp == "100000000000-0000-12345678"
    assert stamp_after({}, 5_000_000, "12345678-…") == "000000001388-0000-12345678"

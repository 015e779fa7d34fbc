"""The merge, rule by rule, on rows that can be read."""

from __future__ import annotations

import copy
import json

import pytest

from app.storage.changes import Value
from app.storage.exchange import Tables, Three
from app.sync.merge import Merged, conflict_row, merge, too_many_deletes
from app.sync.merge_rows import Clash
from tests.support.merge_cases import SHAPES, Laptop, blank, hlc, is_uuid, merged, season


@pytest.fixture
def base() -> Tables:
    return season()


@pytest.fixture
def left(base: Tables) -> Laptop:
    return Laptop("left", base)


@pytest.fixture
def right(base: Tables) -> Laptop:
    return Laptop("right", base, skew_ms=5)


def change(laptop: Laptop, table: str, row_id: str, **values: Value) -> str:
    """Set columns of a row, in a step of its own; its stamp."""
    stamp = laptop.tick()
    laptop.put(table, {**laptop.rows[table][row_id], **values, "hlc": stamp})
    return stamp


def insert(laptop: Laptop, table: str, row_id: str, **values: Value) -> None:
    laptop.put(table, blank(table, row_id, laptop.tick(), **values))


def test_rows_added_on_both_laptops_are_kept(base: Tables, left: Laptop, right: Laptop) -> None:
    insert(left, "clip", "mine", game_id="game-a")
    insert(right, "clip", "theirs", game_id="game-a")
    both, notes = merged(base, left.rows, right.rows)
    assert {"mine", "theirs"} < both["clip"].keys()
    assert notes == ()


def test_different_columns_of_one_row_are_kept_with_the_later_stamp(
    base: Tables, left: Laptop, right: Laptop
) -> None:
    change(left, "game", "game-a", opponent="Rovers")
    stamp = change(right, "game", "game-a", venue="away")
    both, notes = merged(base, left.rows, right.rows)
    row = both["game"]["game-a"]
    assert (row["opponent"], row["venue"], row["hlc"]) == ("Rovers", "away", stamp)
    assert notes == ()


def test_the_later_value_of_the_same_column_is_kept_and_the_other_noted(
    base: Tables, left: Laptop, right: Laptop
) -> None:
    mine = change(left, "game", "game-a", name="Cup final")
    change(right, "game", "game-a", name="Final")
    both, notes = merged(base, left.rows, right.rows)
    assert both["game"]["game-a"]["name"] == "Final"
    (row,) = both["sync_conflict"].values()
    assert json.loads(str(row["kept"])) == {"name": "Final"}
    assert json.loads(str(row["other"])) == {"name": "Cup final"}
    assert (row["other_hlc"], row["other_device_id"], row["resolved"]) == (mine, "aaaaaaaa", 0)
    assert (row["table_name"], row["row_id"], row["group_name"]) == ("game", "game-a", "name")
    assert row["kind"] == "cell" and is_uuid(row["id"])
    assert len(notes) == 1


def test_the_same_value_on_both_is_no_conflict(base: Tables, left: Laptop, right: Laptop) -> None:
    change(left, "game", "game-a", name="Final")
    stamp = change(right, "game", "game-a", name="Final")
    both, notes = merged(base, left.rows, right.rows)
    assert both["game"]["game-a"]["hlc"] == stamp
    assert notes == ()


def test_start_and_end_come_from_one_laptop(base: Tables, left: Laptop, right: Laptop) -> None:
    change(left, "clip", "clip-a0", start_us=2)
    change(right, "clip", "clip-a0", end_us=9)
    both, _ = merged(base, left.rows, right.rows)
    clip = both["clip"]["clip-a0"]
    assert (clip["start_us"], clip["end_us"]) == (0, 9)
    (row,) = both["sync_conflict"].values()
    assert json.loads(str(row["other"])) == {"start_us": 2, "end_us": 5}


def test_a_stamp_that_moved_alone_is_no_edit(base: Tables, left: Laptop, right: Laptop) -> None:
    change(left, "game", "game-a", name="Final")
    stamp = change(right, "game", "game-a")
    both, notes = merged(base, left.rows, right.rows)
    assert (both["game"]["game-a"]["name"], both["game"]["game-a"]["hlc"]) == ("Final", stamp)
    assert notes == ()


def test_an_edit_outlives_trash(base: Tables, left: Laptop, right: Laptop) -> None:
    change(left, "game", "game-a", name="Final")
    right.mark("game", "game-a", right.tick())
    both, notes = merged(base, left.rows, right.rows)
    assert both["game"]["game-a"]["deleted_at"] is None
    assert [(n.kind, n.group, n.other_hlc[-8:]) for n in notes] == [
        ("deletion", "deleted_at", "bbbbbbbb")
    ]


def test_trash_wins_where_nothing_was_edited(base: Tables, left: Laptop, right: Laptop) -> None:
    change(left, "game", "game-a")
    right.mark("game", "game-a", right.tick())
    both, notes = merged(base, left.rows, right.rows)
    assert both["game"]["game-a"]["deleted_at"] is not None
    assert notes == ()


def test_what_the_app_measures_keeps_no_game_alive(
    base: Tables, left: Laptop, right: Laptop
) -> None:
    change(left, "game_file", "file-a", sha256="f" * 64)
    insert(left, "game_file_path", "path", game_file_id="file-a", path="/here.mp4")
    right.mark("game", "game-a", right.tick())
    right.mark("game_file", "file-a", right.tick())
    both, notes = merged(base, left.rows, right.rows)
    assert both["game"]["game-a"]["deleted_at"] is not None
    assert both["game_file"]["file-a"]["deleted_at"] is not None
    assert both["game_file"]["file-a"]["sha256"] == "f" * 64
    assert notes == ()


@pytest.mark.parametrize("table", ["clip", "clip_tag"])
def test_a_trashed_game_comes_back_for_something_new_in_it(
    table: str, base: Tables, left: Laptop, right: Laptop
) -> None:
    right.mark("game", "game-a", right.tick())
    if table == "clip":
        insert(left, "clip", "new", game_id="game-a")
    else:
        insert(left, "clip_tag", "new", clip_id="clip-a0", name="Assist")
    both, notes = merged(base, left.rows, right.rows)
    assert both["game"]["game-a"]["deleted_at"] is None
    assert [(n.table, n.row_id, n.kind) for n in notes] == [("game", "game-a", "deletion")]


def test_something_added_to_what_was_in_the_trash_already_leaves_it_there(
    base: Tables, left: Laptop, right: Laptop
) -> None:
    for laptop in (left, right):
        laptop.mark("game", "game-a", laptop.tick())
    insert(left, "clip", "new", game_id="game-a")
    both, notes = merged(base, left.rows, right.rows)
    assert both["game"]["game-a"]["deleted_at"] is not None
    assert notes == ()


def test_a_clip_of_a_reel_comes_back_whole_with_one_note(
    base: Tables, left: Laptop, right: Laptop
) -> None:
    change(left, "crop_keyframe", "part-0-crop-4", cx=7.0)
    right.mark("edit_clip", "part-0", right.tick())
    both, notes = merged(base, left.rows, right.rows)
    for table in ("edit_clip", "crop_keyframe", "segment", "spotlight", "spotlight_keyframe"):
        assert all(row["deleted_at"] is None for row in both[table].values()), table
    assert both["crop_keyframe"]["part-0-crop-4"]["cx"] == 7.0
    assert [(n.table, n.row_id) for n in notes] == [("edit_clip", "part-0")]


def test_what_was_deleted_in_another_step_stays_deleted(
    base: Tables, left: Laptop, right: Laptop
) -> None:
    change(left, "edit_clip", "part-0", rotation_deg=2.0)
    right.mark("crop_keyframe", "part-0-crop-4", right.tick())
    right.mark("edit_clip", "part-0", right.tick())
    both, _ = merged(base, left.rows, right.rows)
    assert both["edit_clip"]["part-0"]["deleted_at"] is None
    assert both["crop_keyframe"]["part-0-crop-0"]["deleted_at"] is None
    assert both["crop_keyframe"]["part-0-crop-4"]["deleted_at"] is not None


def test_the_same_name_added_on_both_with_other_values_is_one_row(
    base: Tables, left: Laptop, right: Laptop
) -> None:
    for laptop, cx in ((left, 3.0), (right, 4.0)):
        insert(laptop, "crop_keyframe", "part-0-crop-2", edit_clip_id="part-0", t_us=2, cx=cx)
    both, notes = merged(base, left.rows, right.rows)
    assert both["crop_keyframe"]["part-0-crop-2"]["cx"] == 4.0
    assert [(n.group, n.other["cx"]) for n in notes] == [("box", 3.0)]


def test_the_same_tag_ticked_on_both_says_nothing(
    base: Tables, left: Laptop, right: Laptop
) -> None:
    for laptop, key in ((left, "V"), (right, "W")):
        insert(laptop, "clip_tag", "tag", clip_id="clip-a0", name="Save", sort_key=key)
    both, notes = merged(base, left.rows, right.rows)
    assert both["clip_tag"]["tag"]["sort_key"] == "W"
    assert notes == ()


def test_a_conflict_settled_on_either_laptop_stays_settled(base: Tables) -> None:
    note = Clash("game", "game-a", "name", "cell", {"name": "a"}, {"name": "b"}, hlc(1), hlc(1))
    row = conflict_row(note)
    settled = {**row, "resolved": 1, "hlc": hlc(2)}
    later = {**row, "kept": '{"name":"c"}', "hlc": hlc(3)}
    for one, other in ((settled, later), (later, settled)):
        for past in ({str(row["id"]): row}, {}):
            result, notes = merged(
                {**base, "sync_conflict": past},
                {**base, "sync_conflict": {str(row["id"]): one}},
                {**base, "sync_conflict": {str(row["id"]): other}},
            )
            assert result["sync_conflict"][str(row["id"])]["resolved"] == 1
            assert notes == ()


def test_a_conflict_found_twice_is_one_row_and_is_not_opened_again(
    base: Tables, left: Laptop, right: Laptop
) -> None:
    change(left, "game", "game-a", name="Cup final")
    change(right, "game", "game-a", name="Final")
    both, _ = merged(base, left.rows, right.rows)
    ((conflict_id, row),) = both["sync_conflict"].items()
    # A third laptop has merged the two already, and its coach has settled it.
    right.rows["sync_conflict"] = {conflict_id: {**row, "resolved": 1}}
    again, _ = merged(base, left.rows, right.rows)
    assert list(again["sync_conflict"]) == [conflict_id]
    assert again["sync_conflict"][conflict_id]["resolved"] == 1


def test_speeds_that_overlap_leave_the_later_one_and_a_note(
    base: Tables, left: Laptop, right: Laptop
) -> None:
    for laptop, start in ((left, 3), (right, 4)):
        insert(
            *(laptop, "segment", f"speed-{start}"),
            edit_clip_id="part-0",
            kind="speed",
            start_us=start,
            end_us=start + 3,
            speed="1/2",
        )
    both, notes = merged(base, left.rows, right.rows)
    assert both["segment"]["speed-4"]["deleted_at"] is None
    assert both["segment"]["speed-3"]["deleted_at"] is not None
    assert [(n.row_id, n.other["start_us"]) for n in notes] == [("speed-3", 3)]


def test_wall_clocks_do_not_decide_between_different_columns(base: Tables) -> None:
    left, right = Laptop("left", base), Laptop("right", base, skew_ms=2_300_000_000_000)
    change(left, "game", "game-a", name="Final")
    change(right, "game", "game-a", venue="away")
    both, notes = merged(base, left.rows, right.rows)
    row = both["game"]["game-a"]
    assert (row["name"], row["venue"]) == ("Final", "away")
    assert notes == ()


def test_commits_of_both_are_kept(base: Tables, left: Laptop, right: Laptop) -> None:
    insert(left, "sync_commit", "one", version=2)
    insert(right, "sync_commit", "two", version=2)
    both, notes = merged(base, left.rows, right.rows)
    assert both["sync_commit"].keys() == {"one", "two"}
    assert notes == ()


# ---------------------------------------------------------------- clean-up and lost rows


def test_rows_cleaned_up_on_one_laptop_go_on_the_other_too(base: Tables) -> None:
    base["game"]["game-a"]["deleted_at"] = 1
    clean = copy.deepcopy(base)
    for table in ("game", "game_file", "clip", "clip_tag"):
        clean[table] = {i: row for i, row in clean[table].items() if "-a" not in i}
    assert merged(base, base, clean) == (clean, ())
    assert merged(base, clean, base) == (clean, ())
    found = merge(Three(base, base, clean), SHAPES, with_base=True)
    assert ("game", "game-a") in found.drops and ("clip_tag", "clip-a0-Goal") in found.drops
    tables = [table for table, _ in found.drops]
    assert tables.index("clip_tag") < tables.index("clip") < tables.index("game")
    assert found.rows == () and found.deletes == 0


def test_a_clean_up_spares_what_was_edited_or_taken_out_of_the_trash(base: Tables) -> None:
    base["game"]["game-a"]["deleted_at"] = 1
    clean = copy.deepcopy(base)
    for table in ("game", "game_file", "clip", "clip_tag"):
        clean[table] = {i: row for i, row in clean[table].items() if "-a" not in i}
    laptop = Laptop("left", base)
    change(laptop, "clip_tag", "clip-a0-Goal", name="Save")
    both, _ = merged(base, laptop.rows, clean)
    assert both["clip_tag"]["clip-a0-Goal"]["name"] == "Save"
    assert "clip-a0" in both["clip"] and "game-a" in both["game"]
    assert "clip-a1" not in both["clip"]
    laptop = Laptop("left", base)
    change(laptop, "game", "game-a", deleted_at=None)
    both, _ = merged(base, laptop.rows, clean)
    assert both["clip"].keys() >= {"clip-a0", "clip-a1"}
    assert both["game"]["game-a"]["deleted_at"] is None


def test_a_laptop_that_was_off_for_long_learns_of_a_clean_up(base: Tables) -> None:
    """Where it still lived when the laptop was put away, it goes; what was edited there stays."""
    clean = copy.deepcopy(base)
    for table in ("game", "game_file", "clip", "clip_tag"):
        clean[table] = {i: row for i, row in clean[table].items() if "-a" not in i}
    assert merged(base, base, clean) == (clean, ())
    for table, row_id in (("game", "game-a"), ("clip", "clip-a0"), ("clip_tag", "clip-a1-Goal")):
        laptop = Laptop("left", base)
        column = "notes" if table == "clip" else "name"
        change(laptop, table, row_id, **{column: "Edited"})
        for here, there in ((laptop.rows, clean), (clean, laptop.rows)):
            assert merged(base, here, there) == (laptop.rows, ()), table


def test_without_a_common_past_nothing_is_deleted(base: Tables) -> None:
    left, right = Laptop("left", base), Laptop("right", base)
    right.mark("game", "game-a", right.tick())
    insert(left, "clip", "mine", game_id="game-b")
    both, notes = merged({}, left.rows, right.rows, with_base=False)
    assert both["game"]["game-a"]["deleted_at"] is None
    assert "mine" in both["clip"]
    assert notes == ()


# ---------------------------------------------------------------- what is written, and the brake


def test_only_rows_that_differ_here_are_written_parents_first(
    base: Tables, left: Laptop, right: Laptop
) -> None:
    insert(left, "clip", "mine", game_id="game-a")
    insert(right, "game", "game-c", name="New")
    insert(right, "clip", "theirs", game_id="game-c")
    found = merge(Three(base, left.rows, right.rows, 40), SHAPES, with_base=True)
    assert [(table, row["id"]) for table, row in found.rows] == [
        ("game", "game-c"),
        ("clip", "theirs"),
    ]
    assert (found.ahead, found.deletes, found.live_rows) == (1, 0, 40)


def test_a_trashed_game_counts_with_all_that_is_in_it(
    base: Tables, left: Laptop, right: Laptop
) -> None:
    right.mark("game", "game-a", right.tick())
    found = merge(Three(base, left.rows, right.rows, 40), SHAPES, with_base=True)
    assert found.deletes == 6  # the game, its file, two clips with a tag each


@pytest.mark.parametrize(
    ("deletes", "live", "asks"),
    [(20, 30, False), (21, 30, True), (21, 105, False), (200, 1000, False), (201, 1000, True)],
)
def test_the_brake_is_a_fifth_of_the_library_and_twenty_rows_at_least(
    deletes: int, live: int, asks: bool
) -> None:
    assert too_many_deletes(Merged((), deletes=deletes, live_rows=live)) is asks

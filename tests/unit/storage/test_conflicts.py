from __future__ import annotations

import json

import pytest

from app.core.errors import BadInput, NotFound
from app.storage import Library
from app.storage.exchange import Pointer, Row, SyncCommit
from app.storage.hlc import wall_us
from tests.support.libraries import clip, do, game, see

BEN = "0badcafe-1111-4222-8333-444444444444"
STAMP = "0196a3b2c000-0001-0badcafe"


def note(conflict_id: str, table: str, row_id: str, **values: object) -> tuple[str, Row]:
    """A conflict as a merge writes it."""
    row: Row = {
        "id": conflict_id,
        "hlc": STAMP,
        "deleted_at": None,
        "table_name": table,
        "row_id": row_id,
        "group_name": "notes",
        "kind": "cell",
        "kept": json.dumps({"notes": "mine"}),
        "other": json.dumps({"notes": "theirs"}),
        "other_device_id": BEN,
        "other_hlc": STAMP,
        "resolved": 0,
    }
    return "sync_conflict", {**row, **values}  # type: ignore[dict-item]


@pytest.fixture
def disputed(library: Library) -> Library:
    """A clip whose notes two laptops set, another of which one was deleted by the other laptop."""
    do(library, lambda store: store.add_game(game()))
    do(library, lambda store: store.put_clip(clip(notes="mine", typed_name="Corner")))
    ben = SyncCommit("c", "", 1, BEN, "Ben's laptop", "1.0", 1)
    library.put_pointer(Pointer("c", "e", 1, 1), ben).result(30)
    rows = [
        note("n-1", "clip", "clip-1"),
        note(
            "n-2",
            "clip",
            "clip-1",
            group_name="deleted_at",
            kind="deletion",
            kept='{"deleted_at": null}',
            other='{"deleted_at": 1746360000000000}',
            other_hlc="0196a3b2c000-0002-0badcafe",
        ),
    ]
    library.merge_in(rows, Pointer("c", "e", 1, 1), library.stamp().result(30)).result(30)
    return library


def test_a_conflict_says_what_was_kept_what_not_whose_and_when(disputed: Library) -> None:
    newest, first = disputed.conflicts().result(30)
    assert (newest.id, newest.kind) == ("n-2", "deletion")
    assert (first.kept, first.other) == ({"notes": "mine"}, {"notes": "theirs"})
    assert (first.owner, first.title) == (("clip", "clip-1"), "Corner")
    assert (first.other_device, first.when_us) == ("Ben's laptop", wall_us(STAMP))
    assert first.row is not None
    assert first.row["notes"] == "mine"


def test_keeping_settles_it_and_changes_nothing_else(disputed: Library) -> None:
    done = disputed.resolve_conflict("n-1", use_other=False).result(30)
    assert done.changes.touched == {("conflict", "n-1")}
    assert [conflict.id for conflict in disputed.conflicts().result(30)] == ["n-2"]
    assert see(disputed, lambda store: store.clip("clip-1")).notes == "mine"


def test_using_the_other_value_is_an_edit_that_undo_takes_back(disputed: Library) -> None:
    done = disputed.resolve_conflict("n-1", use_other=True).result(30)
    assert done.changes.touched == {("conflict", "n-1"), ("clip", "clip-1")}
    assert see(disputed, lambda store: store.clip("clip-1")).notes == "theirs"
    disputed.revert(done.changes).result(30)
    assert see(disputed, lambda store: store.clip("clip-1")).notes == "mine"
    assert len(disputed.conflicts().result(30)) == 2
    disputed.reapply(done.changes).result(30)
    assert see(disputed, lambda store: store.clip("clip-1")).notes == "theirs"
    assert len(disputed.conflicts().result(30)) == 1


def test_the_other_value_is_used_on_what_was_trashed_meanwhile(disputed: Library) -> None:
    row = note("n-5", "game", "game-1", other='{"opponent": "Wanderers"}')
    disputed.merge_in([row], Pointer(), disputed.stamp().result(30)).result(30)
    do(disputed, lambda store: store.trash_game("game-1"))
    disputed.resolve_conflict("n-5", use_other=True).result(30)
    assert see(disputed, lambda store: store.games()) == []
    do(disputed, lambda store: store.restore_game("game-1"))
    assert see(disputed, lambda store: store.game("game-1")).opponent == "Wanderers"


def test_a_deletion_that_was_not_obeyed_can_be_chosen_after_all(disputed: Library) -> None:
    done = disputed.resolve_conflict("n-2", use_other=True).result(30)
    assert see(disputed, lambda store: store.clips()) == []
    disputed.revert(done.changes).result(30)
    assert len(see(disputed, lambda store: store.clips())) == 1


def test_what_was_deleted_by_the_merge_can_be_brought_back_with_its_values(
    disputed: Library,
) -> None:
    do(disputed, lambda store: store.delete_clip("clip-1"))
    row = note("n-3", "clip", "clip-1", other='{"deleted_at": null, "notes": "back"}')
    disputed.merge_in([row], Pointer(), disputed.stamp().result(30)).result(30)
    disputed.resolve_conflict("n-3", use_other=True).result(30)
    assert see(disputed, lambda store: store.clip("clip-1")) == clip(
        notes="back", typed_name="Corner"
    )


@pytest.mark.parametrize(
    ("values", "error"),
    [
        ({"other": "not json"}, BadInput),
        ({"other": '{"notes": ["a list"]}'}, BadInput),
        ({"other": '{"id": "other"}'}, BadInput),
        ({"other": '{"hlc": "x"}'}, BadInput),
        ({"table_name": "local_state"}, NotFound),
        ({"table_name": "no such table"}, NotFound),
        ({"row_id": "clip-9"}, NotFound),
    ],
)
def test_a_conflict_that_says_nonsense_can_only_be_kept(
    disputed: Library, values: dict[str, object], error: type[Exception]
) -> None:
    row = note("n-4", table="clip", row_id="clip-1")
    row = (row[0], {**row[1], **values})  # type: ignore[dict-item]
    disputed.merge_in([row], Pointer(), disputed.stamp().result(30)).result(30)
    with pytest.raises(error):
        disputed.resolve_conflict("n-4", use_other=True).result(30)
    assert "n-4" in {conflict.id for conflict in disputed.conflicts().result(30)}
    disputed.resolve_conflict("n-4", use_other=False).result(30)
    assert "n-4" not in {conflict.id for conflict in disputed.conflicts().result(30)}


def test_settling_is_a_change_that_the_other_laptop_hears_of(disputed: Library) -> None:
    before = disputed.stamp().result(30)
    disputed.resolve_conflict("n-1", use_other=False).result(30)
    assert disputed.stamp().result(30) != before

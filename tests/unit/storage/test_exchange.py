from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core.errors import StorageFailed
from app.storage import Library
from app.storage.exchange import (
    Foreign,
    SyncCommit,
    add_commit_to,
    commits_in,
    differences,
    read_tables,
    shapes,
)
from tests.support.libraries import clip, do, edit, game, query

COMMIT = SyncCommit("commit-1", "", 1, "0badcafe-0000-4000-8000-000000000000", "Anna", "1.0", 5_000)


@pytest.fixture
def filled(library: Library) -> Iterator[Library]:
    do(library, lambda store: store.add_game(game()))
    do(library, lambda store: store.put_clip(clip()))
    do(library, lambda store: store.put_edit(edit(clips=2, keys=3)))
    yield library


def snap(library: Library, path: Path) -> Path:
    library.snapshot(path).result(30)
    return path


def test_shapes_name_parents_before_children_and_no_table_that_stays_here() -> None:
    names = [shape.name for shape in shapes()]
    for shape in shapes():
        assert all(
            names.index(parent) < names.index(shape.name) for parent in shape.parents.values()
        )
        assert len(set(shape.columns)) == len(shape.columns)
    assert not {"local_state", "export_edit"} & set(names)
    clip_shape = next(shape for shape in shapes() if shape.name == "edit_clip")
    assert clip_shape.parents == {"reel_id": "reel", "source_id": "reel_source"}
    assert clip_shape.groups["range"] == ("source_id", "start_us", "end_us")
    assert clip_shape.groups["deleted_at"] == ("deleted_at",)


def test_equal_states_have_no_differences(filled: Library, tmp_path: Path) -> None:
    one, other = snap(filled, tmp_path / "one"), snap(filled, tmp_path / "other")
    three = differences(one, other, one)
    assert (three.base, three.local, three.remote) == ({}, {}, {})
    assert three.same


def test_a_row_that_differs_comes_with_all_its_sides_and_what_it_names(
    filled: Library, tmp_path: Path
) -> None:
    base = snap(filled, tmp_path / "base")
    do(filled, lambda store: store.put_clip(clip(notes="Quick throw")))
    three = differences(base, snap(filled, tmp_path / "local"), base)
    assert three.local["clip"]["clip-1"]["notes"] == "Quick throw"
    assert three.base["clip"]["clip-1"]["notes"] == ""
    assert three.base == three.remote
    assert three.base.keys() == {"clip", "game"}  # the game, because the clip names it
    assert not three.same


def test_without_a_base_both_sides_are_whole(filled: Library, tmp_path: Path) -> None:
    with Library.open(tmp_path / "other") as other:
        empty = snap(other, tmp_path / "empty")
    full = snap(filled, tmp_path / "full")
    three = differences(None, empty, full)
    assert (three.base, three.local) == ({}, {})
    assert three.remote == {name: rows for name, rows in read_tables(full).items() if rows}


def test_a_damaged_file_is_said_to_be_one(filled: Library, tmp_path: Path) -> None:
    good, bad = snap(filled, tmp_path / "good"), tmp_path / "bad"
    bad.write_bytes(good.read_bytes()[:20_000])
    with pytest.raises(Foreign, match="damaged") as found:
        differences(good, good, bad)
    assert found.value.kind == "corrupt"
    with pytest.raises(Foreign):
        read_tables(bad)


def test_the_commit_of_a_snapshot_stands_in_it(filled: Library, tmp_path: Path) -> None:
    path = snap(filled, tmp_path / "out")
    add_commit_to(path, COMMIT)
    add_commit_to(path, COMMIT)
    assert commits_in(path) == (COMMIT,)
    assert query(path, "SELECT hlc FROM sync_commit") == [("000000000005-0000-0badcafe",)]
    # The row is the same when the library itself remembers it later: nothing to push.
    filled.add_commit(COMMIT).result(30)
    assert differences(path, snap(filled, tmp_path / "again"), path).same
    assert filled.commits().result(30) == (COMMIT,)


def test_a_commit_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(StorageFailed, match="free some space there"):
        add_commit_to(tmp_path / "missing" / "out", COMMIT)

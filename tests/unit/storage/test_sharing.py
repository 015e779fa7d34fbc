from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core.errors import StorageFailed
from app.core.export import ExportJob
from app.storage import Changes, Library
from app.storage.exchange import Pointer, Row, SyncCommit, check_download, read_tables
from app.storage.sharing import Held
from tests.support.libraries import clip, do, edit, game, live_rows, query, see

THERE = Pointer("commit-7", '"etag"', 7, 1_700_000_000_000_000)


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "other") as opened:
        yield opened


def rows_of(library: Library, path: Path) -> list[tuple[str, Row]]:
    """Every row of a library, as another laptop would get them."""
    library.snapshot(path).result(30)
    tables = read_tables(path)
    return [(name, row) for name, rows in tables.items() for row in rows.values()]


def fill(library: Library) -> None:
    do(library, lambda store: store.add_game(game()))
    do(library, lambda store: store.put_clip(clip()))
    do(library, lambda store: store.put_edit(edit(clips=2, keys=3)))


def test_a_snapshot_is_one_plain_sound_file_that_says_nothing_of_this_laptop(
    library: Library, tmp_path: Path
) -> None:
    fill(library)
    secret, job = (
        "stays-on-this-laptop",
        ExportJob("j", "overlay", "r", "G", '{"e": 1}', "g.mp4", 1),
    )
    do(library, lambda store: store.put_local("note", secret))
    do(library, lambda store: store.put_local("note", None))
    do(library, lambda store: store.put_local("other", secret))
    do(library, lambda store: store.put_export(job))
    path = tmp_path / "out.sqlite"
    library.snapshot(path).result(30)
    check_download(path)
    content = path.read_bytes()
    assert content[18:20] == b"\1\1"
    for private in (secret, '{"e": 1}'):
        assert private.encode() not in content
    assert query(path, "SELECT * FROM local_state") == []
    assert query(path, "PRAGMA freelist_count") == [(0,)]
    assert [p.name for p in tmp_path.iterdir() if p.is_file()] == ["out.sqlite"]
    assert read_tables(path)["export"]["j"]["device_id"] == library.device_id


def test_stamps_are_equal_as_long_as_no_row_was_written(library: Library, tmp_path: Path) -> None:
    stamp = library.stamp().result(30)
    do(library, lambda store: store.put_local("window", "left"))
    library.put_pointer(THERE).result(30)
    see(library, lambda store: store.games())
    assert library.snapshot(tmp_path / "out").result(30) == library.stamp().result(30) == stamp
    do(library, lambda store: store.put_setting("key", 1))
    assert library.stamp().result(30) != stamp
    moved = library.stamp().result(30)
    # Another program at work on the file is noticed too.
    query(library.folders.database, "UPDATE setting SET value = '2'")
    assert library.stamp().result(30) != moved


def test_editing_goes_on_while_a_snapshot_is_made(library: Library, tmp_path: Path) -> None:
    fill(library)
    done = threading.Event()
    counts: list[int] = []

    def edit_on() -> None:
        n = 0
        while not done.is_set():
            n += 1
            do(library, lambda store: store.put_setting("count", n))  # noqa: B023
        counts.append(n)

    editor = threading.Thread(target=edit_on)
    editor.start()
    for number in range(10):
        path = tmp_path / f"{number}.sqlite"
        library.snapshot(path).result(30)
        check_download(path)
    done.set()
    editor.join()
    assert counts[0] > 10
    assert not list(tmp_path.glob("*.part"))


def test_rows_of_another_laptop_come_in_with_their_own_stamps(
    library: Library, other: Library, tmp_path: Path
) -> None:
    fill(library)
    rows = rows_of(library, tmp_path / "from")
    heard: list[Changes] = []
    other.subscribe(heard.append)
    done = other.merge_in(rows, THERE, other.stamp().result(30)).result(30)
    assert done.value
    assert [change.origin for change in heard] == ["sync"]
    assert heard[0].touched == {("game", "game-1"), ("clip", "clip-1"), ("reel", "reel-1")}
    assert not heard[0].undoable
    assert live_rows(other) == live_rows(library)
    assert rows_of(other, tmp_path / "to") == rows
    assert other.pointer().result(30) == THERE
    # The clock has seen their stamps: what is written now is later than all of them.
    do(other, lambda store: store.put_setting("key", 1))
    newest = max(str(row["hlc"]) for _, row in rows)
    assert query(other.folders.database, "SELECT hlc FROM setting") > [(newest,)]


def test_nothing_is_written_when_the_library_moved(
    library: Library, other: Library, tmp_path: Path
) -> None:
    fill(library)
    rows = rows_of(library, tmp_path / "from")
    stamp = other.stamp().result(30)
    do(other, lambda store: store.put_setting("key", 1))
    before = live_rows(other)
    assert not other.merge_in(rows, THERE, stamp).result(30).value
    assert live_rows(other) == before
    assert other.pointer().result(30) == Pointer()


def test_rows_that_do_not_fit_together_are_refused_as_a_whole(
    library: Library, other: Library, tmp_path: Path
) -> None:
    fill(library)
    rows = [(name, row) for name, row in rows_of(library, tmp_path / "from") if name != "game"]
    before, stamp = live_rows(other), other.stamp().result(30)
    with pytest.raises(StorageFailed, match="do not fit together"):
        other.merge_in(rows, THERE, stamp).result(30)
    with pytest.raises(ValueError, match="not a table"):
        other.merge_in([("local_state", {"key": "user_id"})], THERE, stamp).result(30)
    with pytest.raises(ValueError, match="has the columns"):
        other.merge_in([("game", {"id": "x"})], THERE, stamp).result(30)
    assert live_rows(other) == before
    assert other.stamp().result(30) == stamp
    assert other.pointer().result(30) == Pointer()


def test_rows_that_a_clean_up_removed_elsewhere_go(library: Library) -> None:
    fill(library)
    gone = [("clip", "clip-1")]
    for table in ("clip_tag", "clip_player"):
        ids = query(library.folders.database, f"SELECT id FROM {table}")
        gone += [(table, row[0]) for row in ids]
    done = library.merge_in([], THERE, library.stamp().result(30), gone).result(30)
    assert done.changes.touched == {("clip", "clip-1")}
    assert query(library.folders.database, "SELECT count(*) FROM clip_tag") == [(0,)]


def test_undo_of_what_another_laptop_changed_since_is_refused(
    library: Library, tmp_path: Path
) -> None:
    do(library, lambda store: store.add_game(game()))
    mine = do(library, lambda store: store.put_clip(clip(notes="mine")))
    theirs = [
        (name, {**row, "notes": "theirs"})
        for name, row in rows_of(library, tmp_path / "from")
        if name == "clip"
    ]
    library.merge_in(theirs, THERE, library.stamp().result(30)).result(30)
    with pytest.raises(Exception, match="changed by something else since"):
        library.revert(mine).result(30)
    assert see(library, lambda store: store.clip("clip-1")).notes == "theirs"


def test_nobody_edits_while_the_library_is_held(
    library: Library, other: Library, tmp_path: Path
) -> None:
    fill(library)
    rows = rows_of(library, tmp_path / "from")
    heard: list[Changes] = []
    other.subscribe(heard.append)
    entered, go_on = threading.Event(), threading.Event()

    def act(held: Held) -> bool:
        stamp = held.snapshot(tmp_path / "held.sqlite")
        entered.set()
        assert go_on.wait(30)
        assert held.stamp() == stamp
        with pytest.raises(RuntimeError):
            other.stamp()
        assert heard == []
        return held.merge_in(rows, THERE, stamp).value

    merged = other.exclusively(act)
    assert entered.wait(30)
    edited = other.run(lambda store: store.put_setting("key", 1))
    assert not edited.done()
    go_on.set()
    assert merged.result(30)
    edited.result(30)
    assert [change.origin for change in heard] == ["sync", "edit"]


def test_a_listener_may_ask_for_what_came_in(
    library: Library, other: Library, tmp_path: Path
) -> None:
    fill(library)
    rows = rows_of(library, tmp_path / "from")
    asked = []
    other.subscribe(lambda _: asked.append(other.run(lambda store: len(store.games()))))
    other.exclusively(lambda held: held.merge_in(rows, THERE, held.stamp())).result(30)
    assert asked[0].result(30).value == 1


def test_the_pointer_and_the_row_of_its_commit_are_kept(tmp_path: Path) -> None:
    commit = SyncCommit("commit-7", "commit-6", 7, "0badcafe-0", "Anna", "1.0", 5_000)
    with Library.open(tmp_path) as library:
        assert library.pointer().result(30) == Pointer()
        library.put_pointer(THERE, commit).result(30)
    with Library.open(tmp_path) as library:
        assert library.pointer().result(30) == THERE
        assert library.commits().result(30) == (commit,)
        library.put_pointer(Pointer()).result(30)
        assert library.pointer().result(30) == Pointer()
        assert library.device_id


def test_closing_waits_for_a_snapshot_and_leaves_one_plain_file(tmp_path: Path) -> None:
    library = Library.open(tmp_path / "home")
    fill(library)
    asked = library.snapshot(tmp_path / "out")
    library.close()
    asked.result(0)
    check_download(tmp_path / "out")
    assert not list(library.folders.root.glob("database.sqlite-*"))
    with pytest.raises(StorageFailed, match="closed"):
        library.snapshot(tmp_path / "late").result(30)


def test_a_snapshot_without_room_is_one_sentence_and_leaves_nothing(
    library: Library, tmp_path: Path
) -> None:
    (tmp_path / "old").write_bytes(b"old")
    with pytest.raises(StorageFailed, match="free some space there; nothing was changed"):
        library.snapshot(tmp_path / "missing" / "out").result(30)
    with pytest.raises(StorageFailed, match="free some space there"):
        library.snapshot(tmp_path / "old" / "out").result(30)
    assert (tmp_path / "old").read_bytes() == b"old"
    library.snapshot(tmp_path / "fine").result(30)  # and the next one works

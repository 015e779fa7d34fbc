"""A library of a newer app: shown, never written."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.core.errors import LibraryReadOnly, StorageFailed
from app.core.export import ExportJob, moved
from app.storage import Library
from app.storage.backups import back_up
from app.storage.engine import Database, driver
from app.storage.shapes import Pointer
from tests.support.libraries import clip, do, edit, game, see
from tests.support.newer import make_newer

SENTENCE = (
    r"made by a newer Reel Ballers and is open for reading only; update the app to edit it\.$"
)
JOB = ExportJob("job-1", "overlay", "reel-1", "Goal", "{}", "/out/Goal.mp4", 1, where="local")


@pytest.fixture(autouse=True)
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the copies lie."""
    folder = tmp_path / "scratch"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def filled(home: Path) -> Path:
    """A library with a game, a clip, a reel and exports; its file, closed."""
    with Library.open(home, "coach-anna") as library:
        do(library, lambda store: store.add_game(game()))
        do(library, lambda store: store.put_clip(clip()))
        do(library, lambda store: store.put_edit(edit()))
        do(library, lambda store: store.put_export(moved(moved(JOB, "rendering"), "done")))
        do(library, lambda store: store.put_export(replace(JOB, id="job-waits")))
    return library.folders.database


def state_of(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in found}


def test_everything_is_shown_and_nothing_is_written(tmp_path: Path, scratch: Path) -> None:
    database = filled(tmp_path / "home")
    make_newer(database)
    before = state_of(tmp_path / "home")
    with Library.open(tmp_path / "home", "coach-anna") as library:
        assert library.read_only
        assert see(library, lambda store: store.games()) == [game()]
        assert see(library, lambda store: store.clips()) == [clip()]
        assert see(library, lambda store: store.edit("reel-1")) == edit()
        see(library, lambda store: store.put_local("place", "gallery"))  # this laptop's own notes
        assert see(library, lambda store: store.local("place")) == "gallery"
    assert state_of(tmp_path / "home") == before
    assert list(scratch.iterdir()) == []


WRITES: dict[str, Callable[[Library], Any]] = {
    "a clip": lambda library: do(library, lambda store: store.put_clip(clip("clip-2"))),
    "a change": lambda library: do(library, lambda store: store.put_clip(clip(rating=1))),
    "a deletion": lambda library: do(library, lambda store: store.delete_reel("reel-1")),
    "a setting": lambda library: do(library, lambda store: store.put_setting("theme", "dark")),
    "an export of before": lambda library: do(library, lambda s: s.delete_export("job-1")),
    "a snapshot": lambda library: library.snapshot(library.folders.cache / "x.sqlite").result(9),
    "a merge": lambda library: library.merge_in((), Pointer(), library.stamp().result(9)).result(9),
    "a pointer": lambda library: library.put_pointer(Pointer("c", "e", 1, 1)).result(9),
    "a clean-up": lambda library: library.purge().result(9),
    "a backup": lambda library: library.back_up().result(9),
}


@pytest.mark.parametrize("write", WRITES.values(), ids=WRITES.keys())
def test_a_write_is_refused_with_one_sentence_and_the_cure(
    tmp_path: Path, write: Callable[[Library], Any]
) -> None:
    database = filled(tmp_path / "home")
    make_newer(database)
    before = state_of(tmp_path / "home")
    with Library.open(tmp_path / "home", "coach-anna") as library:
        with pytest.raises(LibraryReadOnly, match=SENTENCE):
            write(library)
        assert see(library, lambda store: store.clips()) == [clip()]
        assert see(library, lambda store: store.edit("reel-1")) == edit()
    assert state_of(tmp_path / "home") == before


def test_an_export_of_now_lives_until_the_end_and_those_that_wait_are_left_alone(
    tmp_path: Path,
) -> None:
    make_newer(filled(tmp_path / "home"))
    with Library.open(tmp_path / "home", "coach-anna") as library:
        jobs = {job.id: job for job in see(library, lambda store: store.exports())}
        assert not jobs["job-waits"].here  # nobody renders it twice, nor sweeps what it began
        assert jobs["job-1"].here
        new = replace(JOB, id="job-now")
        do(library, lambda store: store.put_export(new))
        do(library, lambda store: store.put_export(moved(new, "rendering")))
        assert see(library, lambda store: store.export("job-now")).state == "rendering"
    with Library.open(tmp_path / "home", "coach-anna") as library:
        assert len(see(library, lambda store: store.exports())) == 2


def test_what_a_killed_newer_app_left_beside_the_file_is_read_and_stays(tmp_path: Path) -> None:
    database = filled(tmp_path / "home")
    raw = driver().connect(str(database), isolation_level=None)
    raw.execute("SELECT count(*) FROM clip").fetchone()  # it has the file open: no checkpoint
    kept = tmp_path / "kept"
    kept.mkdir()
    make_newer(database, "UPDATE clip SET notes = 'written by the newer'")
    for beside in database.parent.glob("database.sqlite*"):
        shutil.copy(beside, kept / beside.name)  # as a kill would leave it
    raw.close()
    for beside in kept.iterdir():
        shutil.copy(beside, database.parent / beside.name)
    assert (database.parent / "database.sqlite-wal").stat().st_size
    before = state_of(tmp_path / "home")
    with Library.open(tmp_path / "home", "coach-anna") as library:
        assert library.read_only
        assert see(library, lambda store: store.clip("clip-1")).notes == "written by the newer"
    assert state_of(tmp_path / "home") == before


def test_a_schema_that_we_cannot_show_is_refused_and_untouched(
    tmp_path: Path, scratch: Path
) -> None:
    database = filled(tmp_path / "home")
    before = make_newer(database, "ALTER TABLE clip RENAME COLUMN notes TO remarks")
    with pytest.raises(
        StorageFailed, match=r"cannot be shown by this one: update the app; nothing"
    ):
        Library.open(tmp_path / "home", "coach-anna")
    assert database.read_bytes() == before
    assert list(scratch.iterdir()) == []


def test_a_damaged_one_is_not_replaced_by_an_old_backup(tmp_path: Path) -> None:
    database = filled(tmp_path / "home")
    opened = Database(database)
    back_up(opened, database.parent / "backups", "daily", 1_700_000_000_000_000)
    opened.close()
    whole = make_newer(database)
    damaged = whole[:8192] + b"\xff" * 20_000 + whole[28_192:]
    database.write_bytes(damaged)
    with pytest.raises(StorageFailed, match=r"newer Reel Ballers and is damaged .*update the app"):
        Library.open(tmp_path / "home", "coach-anna")
    assert database.read_bytes() == damaged


def test_a_library_that_was_brought_back_from_a_newer_backup_is_only_read(tmp_path: Path) -> None:
    database = filled(tmp_path / "home")
    newer = make_newer(database)
    when = "20300101T000000.000000Z"
    (database.parent / "backups" / f"database-{when}-daily.sqlite").write_bytes(newer)
    database.write_bytes(b"")
    with Library.open(tmp_path / "home", "coach-anna") as library:
        assert library.read_only
        assert "brought back" in library.recovered
        assert see(library, lambda store: store.clips()) == [clip()]

"""The libraries that earlier releases left, opened by the app of today."""

from __future__ import annotations

import contextlib
import shutil
from pathlib import Path
from typing import Any

import pytest

from app.core.errors import StorageFailed
from app.storage import Library
from app.storage.backups import backups, keep_as_it_is
from app.storage.engine import driver
from app.storage.migrate import PACKAGED
from tests.support.libraries import clip, do, query, see

KEPT = Path(__file__).resolve().parents[2] / "data" / "libraries"
USER = "coach-anna"
MOVED = {("export", "edit_json")}
"""Columns that a step has put into a table of their own, and where a test of the step looks."""
OLD = PACKAGED.revisions[:-1]
Rows = dict[str, list[dict[str, Any]]]


def lay(home: Path, revision: str) -> Path:
    """The library of a release, where the app looks for it."""
    folder = home / "user_data" / USER
    folder.mkdir(parents=True)
    return Path(shutil.copy(KEPT / f"schema-{revision}.sqlite", folder / "database.sqlite"))


def rows_of(database: Path) -> Rows:
    """Every row of every table, by name of column."""
    uri = f"{database.absolute().as_uri()}?mode=ro&immutable=1"
    with contextlib.closing(driver().connect(uri, uri=True)) as raw:
        tables = raw.execute("SELECT name FROM sqlite_master WHERE type='table'").fetchall()
        found: Rows = {}
        for (table,) in tables:
            cursor = raw.execute(f'SELECT * FROM "{table}" ORDER BY 1')
            names = [column[0] for column in cursor.description]
            found[table] = [dict(zip(names, row, strict=True)) for row in cursor]
        return found


def test_every_schema_of_the_app_has_left_a_library() -> None:
    there = {path.stem.removeprefix("schema-") for path in KEPT.glob("*.sqlite")}
    assert there == set(PACKAGED.revisions), "make keep-library, once the schema is released"


@pytest.mark.parametrize("revision", PACKAGED.revisions)
def test_everything_of_an_old_library_is_there_after_the_migration(
    tmp_path: Path, revision: str
) -> None:
    database = lay(tmp_path, revision)
    before, old_bytes = rows_of(database), database.read_bytes()
    with Library.open(tmp_path, USER) as library:
        assert not library.read_only
        do(library, lambda store: store.put_clip(clip("clip-new")))  # it can be worked with
    after = rows_of(database)
    device = {row["key"]: row["value"] for row in before["local_state"]}["device_id"]
    assert library.device_id == device
    for table, rows in before.items():
        if table in ("alembic_version", "local_state"):
            continue
        now = {next(iter(row.values())): row for row in after[table]}
        for row in rows:
            same = {k: v for k, v in row.items() if (table, k) not in MOVED}
            assert same.items() <= now[next(iter(row.values()))].items(), table
    kept = [path for path in backups(library.folders.backups) if "migration" in path.name]
    if revision in OLD:
        assert [path.read_bytes() for path in kept] == [old_bytes]
    else:
        assert kept == []


def test_a_library_that_was_killed_while_it_migrated_is_the_old_one(tmp_path: Path) -> None:
    """What a kill leaves: the backup is written, the step is begun and not committed."""
    database = lay(tmp_path, "0004")
    before = rows_of(database)
    with contextlib.closing(driver().connect(str(database), isolation_level=None)) as raw:
        raw.execute("PRAGMA cache_size = 1")  # so that unfinished pages reach the disk
        raw.execute("PRAGMA journal_mode = DELETE")
        raw.execute("BEGIN IMMEDIATE")
        raw.execute("ALTER TABLE clip ADD COLUMN marked_us INTEGER")
        raw.execute("UPDATE clip SET notes = zeroblob(200000)")
        raw.execute("UPDATE alembic_version SET version_num = '0005'")
        journal = database.with_name("database.sqlite-journal")
        killed = tmp_path / "killed" / "user_data" / USER
        killed.mkdir(parents=True)
        for left in (database, journal):
            shutil.copy(left, killed / left.name)
        raw.execute("ROLLBACK")
    with Library.open(tmp_path / "killed", USER) as library:
        assert [c.notes for c in see(library, lambda store: store.clips())] == [
            row["notes"] for row in before["clip"] if row["deleted_at"] is None
        ]


def test_where_no_backup_can_be_written_nothing_is_migrated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = lay(tmp_path, "0002")
    before = database.read_bytes()

    def full(source: Path, target: Path) -> None:
        Path(target).write_bytes(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("app.storage.backups.shutil.copyfile", full)
    with pytest.raises(StorageFailed, match=r"No backup could be written .* make room there"):
        Library.open(tmp_path, USER)
    assert database.read_bytes() == before
    assert list((database.parent / "backups").iterdir()) == []
    monkeypatch.undo()
    with Library.open(tmp_path, USER) as library:
        assert see(library, lambda store: store.clip("clip-1")).players == ("Maya",)


def test_a_copy_that_is_not_whole_is_no_backup(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = lay(tmp_path, "0002")
    monkeypatch.setattr(
        "app.storage.backups.shutil.copyfile",
        lambda source, target: Path(target).write_bytes(b"half"),
    )
    (tmp_path / "backups").mkdir()
    with pytest.raises(StorageFailed, match="make room there"):
        keep_as_it_is(database, tmp_path / "backups", "before-migration", 1_700_000_000_000_000)
    assert query(database, "SELECT version_num FROM alembic_version") == [("0002",)]

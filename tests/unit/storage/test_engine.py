from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import text

from app.core.errors import StorageFailed
from app.storage.engine import Database, driver, wal_is_safe


@pytest.mark.parametrize(
    ("version", "safe"),
    [
        ((3, 6, 23), True),
        ((3, 7, 0), False),
        ((3, 40, 1), False),
        ((3, 44, 5), False),
        ((3, 44, 6), True),
        ((3, 45, 0), False),
        ((3, 50, 6), False),
        ((3, 50, 7), True),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((4, 0, 0), True),
    ],
)
def test_versions_with_the_wal_reset_bug_are_known(
    version: tuple[int, int, int], safe: bool
) -> None:
    assert wal_is_safe(version) is safe


@pytest.mark.parametrize("module", [driver(), sqlite3], ids=["best", "built-in"])
def test_a_connection_is_set_up_for_what_must_last(tmp_path: Path, module: object) -> None:
    database = Database(tmp_path / "db.sqlite", module)  # type: ignore[arg-type]
    try:
        database.choose_journal()
        safe = wal_is_safe(module.sqlite_version_info)  # type: ignore[attr-defined]
        assert database.ask("PRAGMA journal_mode") == [("wal" if safe else "delete",)]
        assert database.ask("PRAGMA synchronous") == [(2,)]
        assert database.ask("PRAGMA foreign_keys") == [(1,)]
        assert database.ask("PRAGMA trusted_schema") == [(0,)]
        assert database.ask("PRAGMA busy_timeout") == [(5000,)]
    finally:
        database.close()


def test_the_bundled_sqlite_is_preferred_and_free_of_the_bug() -> None:
    pytest.importorskip("pysqlite3")
    assert driver().__name__ == "pysqlite3.dbapi2"
    assert wal_is_safe(driver().sqlite_version_info)


def test_an_exception_rolls_the_transaction_back(tmp_path: Path) -> None:
    database = Database(tmp_path / "db.sqlite")
    try:
        with database.transaction() as connection:
            connection.execute(text("CREATE TABLE t (a)"))
        with pytest.raises(KeyError), database.transaction() as connection:
            connection.execute(text("INSERT INTO t VALUES (1)"))
            raise KeyError
        assert database.ask("SELECT count(*) FROM t") == [(0,)]
    finally:
        database.close()


def test_a_full_disk_is_one_sentence_with_the_cure_and_changes_nothing(tmp_path: Path) -> None:
    database = Database(tmp_path / "db.sqlite")
    try:
        with database.transaction() as connection:
            connection.execute(text("CREATE TABLE t (a)"))
        database.ask("PRAGMA max_page_count=5")
        with (
            pytest.raises(StorageFailed, match=r"^The disk is full: free some space .*changed\.$"),
            database.transaction() as connection,
        ):
            connection.execute(text("INSERT INTO t VALUES (zeroblob(100000))"))
        assert database.ask("SELECT count(*) FROM t") == [(0,)]
    finally:
        database.close()

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from app.storage import Library
from app.storage.engine import driver
from app.storage.exchange import MAX_BYTES, Foreign, check_download, migrate_copy, read_tables
from app.storage.migrate import PACKAGED
from tests.support.libraries import clip, do, edit, game, query

FIRST = Path(__file__).resolve().parents[2] / "data" / "libraries" / "schema-0001.sqlite"


@pytest.fixture
def download(library: Library, tmp_path: Path) -> Path:
    """A sound snapshot with something of everything."""
    do(library, lambda store: store.add_game(game()))
    do(library, lambda store: store.put_clip(clip()))
    do(library, lambda store: store.put_edit(edit(clips=2, keys=3)))
    path = tmp_path / "download.sqlite"
    library.snapshot(path).result(30)
    return path


def sql(*statements: str) -> Callable[[Path], None]:
    """Damage by statements, as somebody with another program would do it."""

    def spoil(path: Path) -> None:
        with contextlib.closing(driver().connect(str(path), isolation_level=None)) as raw:
            for statement in statements:
                raw.execute(statement)

    return spoil


def content(data: bytes) -> Callable[[Path], None]:
    def spoil(path: Path) -> None:
        path.write_bytes(data)

    return spoil


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2 // 4096 * 4096])


def flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[8192 : 8192 + 200] = bytes(byte ^ 0x5A for byte in data[8192 : 8192 + 200])
    path.write_bytes(data)


def foreign_sqlite(path: Path) -> None:
    path.unlink()
    query(path, "CREATE TABLE bookmarks (url)")


def huge(path: Path) -> None:
    with path.open("rb+") as file:
        file.truncate(MAX_BYTES + 1)


SPOILED = {
    "0 bytes": (content(b""), "corrupt", "is empty"),
    "a PNG": (content(b"\x89PNG\r\n\x1a\n" + bytes(5000)), "foreign", "is not a database"),
    "captive portal": (content(b"<html>Sign in</html>" * 99), "foreign", "is not a database"),
    "another SQLite": (foreign_sqlite, "foreign", "not a library of Reel Ballers"),
    "huge": (huge, "foreign", "larger than a library can be"),
    "cut": (cut, "corrupt", "damaged"),
    "flipped": (flip, "corrupt", "damaged"),
    "header only": (content(b"SQLite format 3\0"), "corrupt", "damaged"),
    "trigger": (
        sql("CREATE TRIGGER t AFTER INSERT ON game BEGIN DELETE FROM game; END"),
        "foreign",
        "a trigger",
    ),
    "view": (sql("CREATE VIEW v AS SELECT 1"), "foreign", "a view"),
    "table": (sql("CREATE TABLE extra (a)"), "foreign", "a table 'extra'"),
    "index": (sql("CREATE INDEX i ON game (upper(name))"), "foreign", "a index"),
    "column": (sql("ALTER TABLE game ADD COLUMN x TEXT"), "foreign", "columns in the table"),
    "generated": (
        sql("ALTER TABLE game ADD COLUMN x TEXT GENERATED ALWAYS AS (name) VIRTUAL"),
        "foreign",
        "rules in the table 'game'",
    ),
    "no table": (sql("DROP TABLE player"), "foreign", "no table 'player'"),
    "number as text": (sql("UPDATE clip SET start_us = 'soon'"), "corrupt", "values in clip"),
    "blob": (sql("UPDATE game SET name = x'00ff'"), "corrupt", "values in game"),
    "no stamp": (sql("UPDATE game SET hlc = 'now'"), "corrupt", "values in game"),
    "stamp after 2200": (
        sql("UPDATE game SET hlc = 'ffffffffffff-0000-00000000'"),
        "corrupt",
        "values in game",
    ),
    "dangling": (sql("DELETE FROM game"), "corrupt", "whose parents are missing"),
    "no version": (sql("DELETE FROM alembic_version"), "foreign", "which schema"),
    "newer": (
        sql("UPDATE alembic_version SET version_num = '9999'", "PRAGMA user_version = 9999"),
        "newer",
        "update the app",
    ),
}


@pytest.mark.parametrize("case", SPOILED)
def test_what_is_no_library_is_refused_by_name_and_kind(download: Path, case: str) -> None:
    spoil, kind, words = SPOILED[case]
    spoil(download)
    with pytest.raises(Foreign, match=words) as found:
        check_download(download)
    assert found.value.kind == kind
    assert str(found.value).startswith("download.sqlite ")
    assert "\n" not in str(found.value)


def test_a_snapshot_of_ours_is_taken_as_it_is(download: Path) -> None:
    before = download.read_bytes()
    assert check_download(download) == len(PACKAGED.revisions)
    assert download.read_bytes() == before
    assert [path.name for path in download.parent.glob("download*")] == ["download.sqlite"]


def test_a_stamp_of_the_year_2099_is_a_clock_that_is_wrong_not_a_damage(download: Path) -> None:
    sql("UPDATE game SET hlc = '03b4dd0fc000-ffff-00000000'")(download)
    assert check_download(download) == len(PACKAGED.revisions)


def test_a_library_of_the_first_schema_is_taken_and_brought_up(tmp_path: Path) -> None:
    path = tmp_path / "download.sqlite"
    shutil.copy(FIRST, path)
    assert check_download(path) == 1
    migrate_copy(path)
    assert check_download(path) == len(PACKAGED.revisions)
    assert path.read_bytes()[18:20] == b"\1\1"  # a rollback journal: one plain file
    assert read_tables(path)["game"]["game-1"]["opponent"] == "Rovers"


def test_two_laptops_that_migrate_alone_agree_on_every_row(tmp_path: Path) -> None:
    for name in ("one", "other"):
        shutil.copy(FIRST, tmp_path / name)
        migrate_copy(tmp_path / name)
    assert read_tables(tmp_path / "one") == read_tables(tmp_path / "other")

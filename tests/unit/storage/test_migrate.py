from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory

from app.core.errors import StorageFailed
from app.storage import Library
from app.storage.migrate import PACKAGED, Steps
from tests.support.libraries import do, game, query, see

NEXT = """
import sqlalchemy as sa
from alembic import op
revision = "9999"
down_revision = "{last}"
def upgrade():
    with op.batch_alter_table("game") as batch:
        batch.add_column(sa.Column("weather", sa.Text, nullable=False, server_default="dry"))
    {more}
"""


def next_app(folder: Path, more: str = "") -> Steps:
    """The migrations of a later app: one step more."""
    copy = folder / "migrations"
    shutil.copytree(PACKAGED.folder, copy)
    step = NEXT.format(last=PACKAGED.revisions[-1], more=more)
    (copy / "versions" / "9999_weather.py").write_text(step, encoding="utf-8")
    return Steps(copy, (*PACKAGED.revisions, "9999"))


def test_the_app_names_every_packaged_migration_in_order() -> None:
    config = Config()
    config.set_main_option("script_location", str(PACKAGED.folder))
    config.set_main_option("path_separator", "os")
    scripts = ScriptDirectory.from_config(config).walk_revisions()
    assert tuple(script.revision for script in scripts)[::-1] == PACKAGED.revisions


def test_two_laptops_that_migrate_alone_agree(tmp_path: Path) -> None:
    schemas = []
    for name in ("one", "other"):
        with Library.open(tmp_path / name) as library:
            pass
        sql = "SELECT type, name, sql FROM sqlite_master ORDER BY rowid"
        schemas.append(query(library.folders.database, sql))
        assert query(library.folders.database, "PRAGMA application_id") == [(0x5245454C,)]
        assert query(library.folders.database, "PRAGMA user_version") == [
            (len(PACKAGED.revisions),)
        ]
    assert schemas[0] == schemas[1]


def test_a_library_of_the_first_schema_is_backed_up_and_brought_up(tmp_path: Path) -> None:
    with Library.open(tmp_path / "home") as library:
        do(library, lambda store: store.add_game(game()))
    with Library.open(tmp_path / "home", steps=next_app(tmp_path)) as library:
        assert see(library, lambda store: store.game("game-1")) == game()
    assert query(library.folders.database, "SELECT weather FROM game") == [("dry",)]
    backup = next(p for p in library.folders.backups.iterdir() if "migration" in p.name)
    columns = [row[1] for row in query(backup, "PRAGMA table_info(game)")]
    assert "weather" not in columns
    assert query(backup, "SELECT id FROM game") == [("game-1",)]


def test_a_library_of_a_newer_app_is_refused_and_untouched(tmp_path: Path) -> None:
    with Library.open(tmp_path / "home", steps=next_app(tmp_path)) as library:
        pass
    before = library.folders.database.read_bytes()
    with pytest.raises(StorageFailed, match=r"made by a newer Reel Ballers; update the app\.$"):
        Library.open(tmp_path / "home")
    assert library.folders.database.read_bytes() == before


@pytest.mark.parametrize(
    "more",
    ['raise RuntimeError("the step has a bug")', 'op.execute("DELETE FROM game")'],
    ids=["breaks", "leaves a dangling key"],
)
def test_a_migration_that_fails_leaves_the_library_as_it_was(tmp_path: Path, more: str) -> None:
    with Library.open(tmp_path / "home") as library:
        do(library, lambda store: store.add_game(game()))
    with pytest.raises((RuntimeError, StorageFailed)):
        Library.open(tmp_path / "home", steps=next_app(tmp_path, more))
    with Library.open(tmp_path / "home") as library:
        assert see(library, lambda store: store.games()) == [game()]


def test_a_database_of_another_program_is_refused_and_untouched(tmp_path: Path) -> None:
    with Library.open(tmp_path / "home") as library:
        pass
    library.folders.database.unlink()
    query(library.folders.database, "CREATE TABLE bookmarks (url)")
    before = library.folders.database.read_bytes()
    with pytest.raises(StorageFailed, match="not a library of Reel Ballers: move it away"):
        Library.open(tmp_path / "home")
    assert library.folders.database.read_bytes() == before

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory

from app.core.errors import StorageFailed
from app.storage import Library
from app.storage.incoming import migrate_copy
from app.storage.migrate import PACKAGED, Steps
from app.storage.tables import METADATA
from tests.support.libraries import clip, do, edit, game, query, see

pytestmark = pytest.mark.usefixtures("by_alembic")

FIRST = Path(__file__).resolve().parents[2] / "data" / "libraries" / "schema-0001.sqlite"
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


def test_a_library_that_the_first_schema_wrote_has_everything_after_all_steps(
    tmp_path: Path,
) -> None:
    """The file was written by the app as it was when 0001 was its only step."""
    home = tmp_path / "home"
    folder = home / "user_data" / "coach-anna"
    folder.mkdir(parents=True)
    shutil.copy(FIRST, folder / "database.sqlite")
    with Library.open(home, "coach-anna") as library:
        assert library.device_id == "ac37d72a-7c6d-4743-9744-97125a406852"
        assert see(library, lambda store: store.games()) == [game(files=2)]
        assert [g.id for g in see(library, lambda store: store.trashed_games())] == ["game-2"]
        assert see(library, lambda store: store.clips()) == [clip()]
        assert see(library, lambda store: store.edit("reel-1")) == edit(clips=2, keys=3)
        assert see(library, lambda store: store.setting("theme")) == "dark"
        assert see(library, lambda store: store.tags("soccer"))[0].hotkey == "r"
        assert see(library, lambda store: store.players("soccer"))[0].number == "07"
        (job,) = see(library, lambda store: store.exports())
        assert (job.state, job.frames, job.here) == ("done", 300, True)
        assert job.edit_json == '{"schema": 1}'
        assert see(library, lambda store: store.cloud_keys()) == {}
    assert any("before-migration" in path.name for path in library.folders.backups.iterdir())
    assert query(library.folders.database, "SELECT device_id FROM export") == [("ac37d72a",)]


@pytest.mark.parametrize("step", range(1, len(PACKAGED.revisions)))
def test_each_step_makes_the_same_schema_as_all_at_once(tmp_path: Path, step: int) -> None:
    path = tmp_path / "stepwise.sqlite"
    shutil.copy(FIRST, path)
    for last in range(step, len(PACKAGED.revisions) + 1):
        migrate_copy(path, Steps(PACKAGED.folder, PACKAGED.revisions[:last]))
    with Library.open(tmp_path / "home") as library:
        pass
    for table in METADATA.tables:
        sql = f"SELECT name, type, \"notnull\", pk FROM pragma_table_info('{table}') ORDER BY name"
        assert query(path, sql) == query(library.folders.database, sql)


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

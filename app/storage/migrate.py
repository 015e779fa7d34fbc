"""Brings a database file to the schema of this app, or says why not.

Alembic does the steps (``migrations/versions``), inside one transaction and after a backup; it is
only imported when there is something to do. Steps are deterministic (no clock, no chance), so two
laptops that migrate alone agree.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from app.core.errors import LibraryReadOnly, StorageFailed
from app.storage.engine import APPLICATION_ID, Database

log = logging.getLogger(__name__)

State: TypeAlias = Literal["new", "current", "old", "newer"]


@dataclass(frozen=True, slots=True)
class Steps:
    """Where the migrations are and their names, oldest first."""

    folder: Path
    revisions: tuple[str, ...]


PACKAGED = Steps(Path(__file__).parent / "migrations", ("0001", "0002", "0003", "0004", "0005"))


def state(database: Database, steps: Steps = PACKAGED) -> State:
    """What has to be done; ``StorageFailed`` for a file of another program.

    A newer library says so by its number as well as by the name of its last step; one that only
    has a strange name is refused.
    """
    tables = {str(row[0]) for row in database.ask("SELECT name FROM sqlite_master")}
    application = database.ask("PRAGMA application_id")[0][0]
    if not tables and application == 0:
        return "new"
    if application != APPLICATION_ID or "alembic_version" not in tables:
        raise StorageFailed(
            f"{database.path} is not a library of Reel Ballers: move it away and start again."
        )
    version = str(database.ask("SELECT version_num FROM alembic_version")[0][0])
    if version not in steps.revisions:
        if int(database.ask("PRAGMA user_version")[0][0]) > len(steps.revisions):
            return "newer"
        raise StorageFailed(
            f"The library {database.path} was made by another Reel Ballers; update the app."
        )
    return "current" if version == steps.revisions[-1] else "old"


def upgrade(database: Database, steps: Steps = PACKAGED) -> None:
    """Migrate to the newest schema if need be, wholly or not at all.

    A library with content is backed up before, by whoever opens it. ``LibraryReadOnly`` for one of
    a newer app.
    """
    found = state(database, steps)
    if found == "newer":
        raise LibraryReadOnly
    if found == "current":
        return
    log.info("Migrating %s to schema %s", database.path, steps.revisions[-1])
    # Rebuilding a table drops it for a moment; the keys are checked when all is done.
    database.ask("PRAGMA foreign_keys=OFF")
    try:
        _run(database, steps)
    finally:
        database.ask("PRAGMA foreign_keys=ON")


def _run(database: Database, steps: Steps) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(steps.folder).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    with database.transaction() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, steps.revisions[-1])
        if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
            raise StorageFailed(
                f"The library {database.path} could not be brought to this version of the app; "
                "it was left as it was: report this with the backup."
            )
        connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version={len(steps.revisions)}")

"""From the folder of a library to a database of this app's schema, with the old one kept.

The order matters: a newer library is recognised before SQLite may touch it, and an older one is
copied, byte for byte, before anything about it changes.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.storage import migrate
from app.storage.backups import keep_as_it_is
from app.storage.engine import Database
from app.storage.folders import Folders
from app.storage.newer import ReadOnly, is_newer, open_copy
from app.storage.recovery import Rescue, open_sound


@dataclass(frozen=True, slots=True)
class Opened:
    """A database that can be worked with."""

    database: Database
    recovered: str = ""
    """A sentence when it was damaged and brought back."""
    new: bool = False
    """Whether it was made just now."""
    read_only: ReadOnly | None = None
    """Set when a newer app made it: the database is a copy then."""


def open_database(
    folders: Folders, user_id: str, now_us: int, rescue: Rescue | None, steps: migrate.Steps
) -> Opened:
    """Open, bring back, back up and migrate, as far as it takes; errors as ``Library.open``."""
    if is_newer(folders.database, steps):
        return _look_only(folders)
    database, recovered = open_sound(folders, user_id, now_us, rescue)
    try:
        state = migrate.state(database, steps)
        if state == "newer":  # the backup that it was brought back from was
            database.close()
            return _look_only(folders, recovered)
        if state == "old":
            database.close()  # SQLite folds in what stands beside the file
            keep_as_it_is(folders.database, folders.backups, "before-migration", now_us)
            database = Database(folders.database)
        database.choose_journal()
        migrate.upgrade(database, steps)
    except BaseException:
        database.close()
        raise
    return Opened(database, recovered, state == "new")


def _look_only(folders: Folders, recovered: str = "") -> Opened:
    database, read_only = open_copy(folders)
    return Opened(database, recovered, read_only=read_only)

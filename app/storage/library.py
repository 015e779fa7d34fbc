"""The library of one coach: one database, one thread that touches it, one app at a time."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Callable
from pathlib import Path

from app.core.errors import StorageFailed
from app.storage import migrate
from app.storage.backups import back_up, backups, newest_good
from app.storage.base import wall_clock_us
from app.storage.engine import Database, cause
from app.storage.folders import Folders, open_folders
from app.storage.lock import LibraryLock
from app.storage.sharing import SharedLibrary

log = logging.getLogger(__name__)


class Library(SharedLibrary):
    """An open library. Every method may be called from any thread.

    Operations run one after another on the database thread, in the order they were asked for. A
    future resolves after its transaction is on the disk and the listeners have been told; its
    callbacks run on the database thread too, so they must not wait for another operation.
    """

    @classmethod
    def open(
        cls,
        root: Path,
        user_id: str | None = None,
        *,
        now_us: Callable[[], int] = wall_clock_us,
        steps: migrate.Steps = migrate.PACKAGED,
    ) -> Library:
        """Open (or create) the library of a user in ``root``/user_data/{user_id}.

        Without ``user_id`` it is the root's own local user. ``StorageFailed``, one sentence with the
        cure and nothing changed, when another app has it open, the folder cannot be written, the
        database is damaged (names the newest good backup), foreign or from a newer app.
        """
        with contextlib.ExitStack() as undo:
            user_id, folders = open_folders(root, user_id)
            lock = LibraryLock(folders.root)
            undo.callback(lock.release)
            database = _open_database(folders)
            undo.callback(database.close)
            new = migrate.state(database, steps) == "new"
            database.choose_journal()
            migrate.upgrade(
                database,
                lambda: back_up(database, folders.backups, "before-migration", now_us()),
                steps,
            )
            library = cls(user_id, folders, database, lock, now_us)
            undo.pop_all()
        if not new:
            library._post(library._daily_backup)
        return library


def _open_database(folders: Folders) -> Database:
    """The database, found sound; never creates one where backups say there was one."""
    path = folders.database
    try:
        if path.is_dir() or (backups(folders.backups) and not path.exists()):
            raise StorageFailed(_damaged(folders, "is gone"))
        if path.exists() and path.stat().st_size == 0 and backups(folders.backups):
            raise StorageFailed(_damaged(folders, "is empty"))
        if path.exists():
            path.open("rb+").close()  # SQLite would open it for reading only, without a word
    except OSError as error:
        raise StorageFailed(
            f"The library {path} cannot be opened ({error.strerror}): allow writing to it."
        ) from error
    try:
        database = Database(path)
    except StorageFailed as error:
        if "damaged" in error.sentence:
            raise StorageFailed(_damaged(folders, f"is damaged ({cause(error)})")) from error
        raise
    if found := database.damage():
        database.close()
        raise StorageFailed(_damaged(folders, f"is damaged ({found})"))
    return database


def _damaged(folders: Folders, what: str) -> str:
    path, good = folders.database, newest_good(folders.backups)
    if good is None:
        cure = "there is no good backup; move the file away to start with an empty library"
    else:
        cure = f"copy the backup {good} over it to go back to that state"
    return f"The library {path} {what}: {cure}; nothing was changed."

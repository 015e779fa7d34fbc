"""The library of one coach: one database, one thread that touches it, one app at a time."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Callable
from pathlib import Path

from app.storage import migrate
from app.storage.backups import back_up
from app.storage.base import wall_clock_us
from app.storage.folders import open_folders
from app.storage.lock import LibraryLock
from app.storage.machine import machine_id
from app.storage.recovery import Rescue, open_sound
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
        machine: str | None = None,
        rescue: Rescue | None = None,
        steps: migrate.Steps = migrate.PACKAGED,
    ) -> Library:
        """Open (or create) the library of a user in ``root``/user_data/{user_id}.

        Without ``user_id`` it is the root's own local user. A database that is damaged, empty or
        gone comes back from the newest good backup, else by ``rescue``; ``recovered`` says so in a
        sentence. ``machine`` says which computer this is (it is found out by itself): on another
        one the library gets a new device id. ``StorageFailed``, one sentence with the cure and
        nothing changed, when another app has it open, the folder cannot be written, the database is
        foreign or from a newer app, or damaged without a copy (``LibraryDamaged``).
        """
        with contextlib.ExitStack() as undo:
            user_id, folders = open_folders(root, user_id)
            lock = LibraryLock(folders.root)
            undo.callback(lock.release)
            database, recovered = open_sound(folders, user_id, now_us(), rescue)
            undo.callback(database.close)
            new = migrate.state(database, steps) == "new"
            database.choose_journal()
            migrate.upgrade(
                database,
                lambda: back_up(database, folders.backups, "before-migration", now_us()),
                steps,
            )
            library = cls(
                *(user_id, folders, database, lock, now_us),
                machine=machine_id() if machine is None else machine,
                recovered=recovered,
            )
            undo.pop_all()
        if not new:
            library._post(library._daily_backup)
        return library

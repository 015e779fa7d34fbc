"""The library of one coach: one database, one thread that touches it, one app at a time."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Callable
from pathlib import Path

from app.storage import migrate
from app.storage.base import wall_clock_us
from app.storage.folders import open_folders
from app.storage.lock import LibraryLock
from app.storage.machine import machine_id
from app.storage.opening import open_database
from app.storage.recovery import Rescue
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
        sentence. One of an older app is kept as it is among the backups, then migrated; one of a
        newer app is opened for reading only (``read_only``). ``machine`` says which computer this is (it is found out by itself): on another
        one the library gets a new device id. ``StorageFailed``, one sentence with the cure and
        nothing changed, when another app has it open, the folder cannot be written, the database is
        foreign, or damaged without a copy (``LibraryDamaged``).
        """
        with contextlib.ExitStack() as undo:
            user_id, folders = open_folders(root, user_id)
            lock = LibraryLock(folders.root)
            undo.callback(lock.release)
            opened = open_database(folders, user_id, now_us(), rescue, steps)
            if opened.read_only is not None:
                undo.callback(opened.read_only.close)
            undo.callback(opened.database.close)
            library = cls(
                *(user_id, folders, opened, lock, now_us),
                machine=machine_id() if machine is None else machine,
            )
            undo.pop_all()
        if not opened.new and not library.read_only:
            library._post(library._daily_backup)
        return library

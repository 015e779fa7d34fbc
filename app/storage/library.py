"""The library of one coach: one database, one thread that touches it, one app at a time."""

from __future__ import annotations

import contextlib
import logging
import queue
import threading
import time
import uuid
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import func, select

from app.core.errors import StorageFailed
from app.storage import migrate
from app.storage.backups import back_up, backups, due, newest_good
from app.storage.changes import Changes, Done, Origin
from app.storage.engine import Database, cause
from app.storage.folders import Folders, open_folders
from app.storage.hlc import HybridClock
from app.storage.lock import LibraryLock
from app.storage.rows import Rows
from app.storage.store import Store
from app.storage.tables import synced_tables
from app.storage.undo import Way, replay

log = logging.getLogger(__name__)

T = TypeVar("T")
Listener = Callable[[Changes], None]


def wall_clock_us() -> int:
    """Microseconds since 1970 UTC."""
    return time.time_ns() // 1000


class Library:
    """An open library. Every method may be called from any thread.

    Operations run one after another on the database thread, in the order they were asked for. A
    future resolves after its transaction is on the disk and the listeners have been told; its
    callbacks run on the database thread too, so they must not wait for another operation.
    """

    def __init__(
        self,
        user_id: str,
        folders: Folders,
        database: Database,
        lock: LibraryLock,
        now_us: Callable[[], int],
    ) -> None:
        """Use ``Library.open``."""
        self.user_id = user_id
        self.folders = folders
        self._database = database
        self._lock = lock
        self._now_us = now_us
        self._listeners: list[Listener] = []
        self._guard = threading.Lock()
        self._closed = False
        self._running = False
        self.device_id = self._identify()
        self._clock = HybridClock(self.device_id, now_us)
        self._catch_up()
        self._jobs: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._work, name="database", daemon=True)
        self._thread.start()

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

    def __enter__(self) -> Library:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def run(self, operation: Callable[[Store], T], name: str = "") -> Future[Done[T]]:
        """Run ``operation`` in one transaction; whatever it raises undoes it and is the result.

        ``name`` is what undo calls it, such as "Move keyframe". An operation that only reads costs
        no write. Not to be called from within an operation.
        """
        return self._transact(operation, name, "edit")

    def revert(self, changes: Changes) -> Future[Done[None]]:
        """Undo: a new transaction that brings the rows back to before ``changes``.

        ``ChangedSince``, with nothing changed, when something else wrote the same since.
        """
        return self._replay(changes, "undo")

    def reapply(self, changes: Changes) -> Future[Done[None]]:
        """Redo: a new transaction that brings the rows back to after ``changes``."""
        return self._replay(changes, "redo")

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call ``listener`` after every commit that changed something; returns how to stop.

        It is called on the database thread, in the order of the commits.
        """
        with self._guard:
            self._listeners.append(listener)

        def stop() -> None:
            with self._guard, contextlib.suppress(ValueError):
                self._listeners.remove(listener)

        return stop

    def back_up(self, reason: str = "by-hand") -> Future[Path]:
        """Write a backup now; resolves to its file."""
        return self._asked(
            lambda: back_up(self._database, self.folders.backups, reason, self._now_us())
        )

    def close(self) -> None:
        """Finish what was asked for, close the database and let go of the lock."""
        with self._guard:
            first, self._closed = not self._closed, True
            if first:
                self._jobs.put(None)
        if threading.current_thread() is not self._thread:
            self._thread.join()

    def _replay(self, changes: Changes, way: Way) -> Future[Done[None]]:
        def operation(rows: Rows) -> None:
            replay(rows, changes, way)

        return self._asked(lambda: self._commit(operation, changes.name, way))

    def _transact(
        self, operation: Callable[[Store], T], name: str, origin: Origin
    ) -> Future[Done[T]]:
        def on_rows(rows: Rows) -> T:
            return operation(Store(rows, self.device_id))

        return self._asked(lambda: self._commit(on_rows, name, origin))

    def _commit(self, operation: Callable[[Rows], T], name: str, origin: Origin) -> Done[T]:
        self._running = True
        try:
            with self._database.transaction() as connection:
                rows = Rows(connection, self._clock.tick, self._now_us)
                value = operation(rows)
        finally:
            self._running = False
        changes = rows.changes(name, origin)
        if changes.touched:
            self._tell(changes)
        return Done(value, changes)

    def _tell(self, changes: Changes) -> None:
        with self._guard:
            listeners = tuple(self._listeners)
        for listener in listeners:
            try:
                listener(changes)
            except Exception:
                log.exception("A listener failed on %r", changes.name)

    def _asked(self, act: Callable[[], T]) -> Future[T]:
        """A future of ``act`` on the database thread."""
        if self._running and threading.current_thread() is self._thread:
            raise RuntimeError("an operation must not ask for another one: use its store")
        future: Future[T] = Future()

        def job() -> None:
            if not future.set_running_or_notify_cancel():
                return
            try:
                value = act()
            except BaseException as error:  # noqa: BLE001 (it belongs to whoever waits)
                future.set_exception(error)
            else:
                future.set_result(value)

        if not self._post(job):
            future.set_exception(StorageFailed("The library is closed: start the app again."))
        return future

    def _post(self, job: Callable[[], None]) -> bool:
        with self._guard:
            if not self._closed:
                self._jobs.put(job)
            return not self._closed

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            job()
        try:
            self._database.close()
        finally:
            self._lock.release()

    def _daily_backup(self) -> None:
        """A copy a day, after opening; a full disk must not keep anybody from editing."""
        now = self._now_us()
        if not due(self.folders.backups, now):
            return
        try:
            back_up(self._database, self.folders.backups, "daily", now)
        except StorageFailed as error:
            log.warning("No daily backup: %s", error)

    def _identify(self) -> str:
        """The id of this device, made once; the database is bound to its user."""
        with self._database.transaction() as connection:
            rows = Rows(connection, lambda: "", self._now_us)
            known = rows.local()
            if known.get("user_id", self.user_id) != self.user_id:
                raise StorageFailed(
                    f"The library {self.folders.database} belongs to the user "
                    f"{known['user_id']}: rename its folder back to that."
                )
            device_id = known.get("device_id") or str(uuid.uuid4())
            if "user_id" not in known:
                rows.put_local("user_id", self.user_id)
            if "device_id" not in known:
                rows.put_local("device_id", device_id)
        return device_id

    def _catch_up(self) -> None:
        """The clock goes on from the newest stamp, whatever the wall clock says now."""
        with self._database.transaction() as connection:
            for table in synced_tables():
                newest: Any = connection.execute(select(func.max(table.c.hlc))).scalar()
                if newest is not None:
                    self._clock.observe(newest)


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

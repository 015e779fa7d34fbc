"""One database and the one thread that touches it; ``Library`` adds opening and syncing."""

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
from typing import Any, Self, TypeVar

from sqlalchemy import func, select

from app.core.errors import LibraryReadOnly, StorageFailed
from app.storage.backups import back_up, due
from app.storage.changes import Changes, Choose, Done, Origin
from app.storage.folders import Folders
from app.storage.hlc import HybridClock
from app.storage.lock import LibraryLock
from app.storage.opening import Opened
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


class LibraryBase:
    """An open library. Every method may be called from any thread.

    Operations run one after another on the database thread, in the order they were asked for. A
    future resolves after its transaction is on the disk and the listeners have been told; its
    callbacks run on the database thread too, so they must not wait for another operation.
    """

    def __init__(
        self,
        user_id: str,
        folders: Folders,
        opened: Opened,
        lock: LibraryLock,
        now_us: Callable[[], int],
        machine: str,
    ) -> None:
        """Use ``Library.open``."""
        self.recovered = opened.recovered
        self.read_only = opened.read_only is not None
        """Whether a newer app made it: everything can be read, and an edit is ``LibraryReadOnly``.

        Exports of this session are rows like any other; nobody finds them after it.
        """
        self.user_id = user_id
        self.folders = folders
        self._database = opened.database
        self._look_only = opened.read_only
        self._lock = lock
        self._now_us = now_us
        self._listeners: list[Listener] = []
        self._guard = threading.Lock()
        self._closed = False
        self._running = False
        self._opened = uuid.uuid4().hex
        self._writes = 0
        self.device_id = self._identify(machine)
        self._clock = HybridClock(self.device_id, now_us)
        self._catch_up()
        self._jobs: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._work, name="database", daemon=True)
        self._thread.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def run(self, operation: Callable[[Store], T], name: str = "") -> Future[Done[T]]:
        """Run ``operation`` in one transaction; whatever it raises undoes it and is the result.

        ``name`` is what undo calls it, such as "Move keyframe". An operation that only reads costs
        no write. Not to be called from within an operation.
        """
        return self._transact(operation, name, "edit")

    def revert(self, which: Changes | Choose) -> Future[Done[None]]:
        """Undo: a new transaction that brings the rows back to before the changes;
        ``which`` may choose them when everything that was asked for earlier is done.

        ``ChangedSince``, with nothing changed, when something else wrote the same since.
        """
        return self._replay(which, "undo")

    def reapply(self, which: Changes | Choose) -> Future[Done[None]]:
        """Redo: a new transaction that brings the rows back to after them."""
        return self._replay(which, "redo")

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

        def act() -> Path:
            self.must_be_ours()
            return back_up(self._database, self.folders.backups, reason, self._now_us())

        return self._asked(act)

    def must_be_ours(self) -> None:
        """``LibraryReadOnly`` for a library of a newer app, which stays as it is, as does its cloud."""
        if self.read_only:
            raise LibraryReadOnly

    def close(self) -> None:
        """Finish what was asked for, close the database and let go of the lock."""
        with self._guard:
            first, self._closed = not self._closed, True
            if first:
                self._jobs.put(None)
        if threading.current_thread() is not self._thread:
            self._thread.join()

    def _replay(self, which: Changes | Choose, way: Way) -> Future[Done[None]]:
        def act() -> Done[None]:
            changes = which() if callable(which) else which

            def operation(rows: Rows) -> None:
                if changes is not None:
                    replay(rows, changes, way)

            return self._commit(operation, "" if changes is None else changes.name, way)

        return self._asked(act)

    def _transact(
        self, operation: Callable[[Store], T], name: str, origin: Origin
    ) -> Future[Done[T]]:
        def on_rows(rows: Rows) -> T:
            return operation(Store(rows, self.device_id))

        return self._asked(lambda: self._commit(on_rows, name, origin))

    def _commit(self, operation: Callable[[Rows], T], name: str, origin: Origin) -> Done[T]:
        self._running = True
        refuse = self._look_only.refuse if self._look_only is not None else None
        try:
            with self._database.transaction() as connection:
                rows = Rows(connection, self._clock.tick, self._now_us, refuse)
                value = operation(rows)
        finally:
            self._running = False
        self._writes += rows.wrote
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
            self._before_closing()
            self._database.close()
        finally:
            if self._look_only is not None:
                self._look_only.close()
            self._lock.release()

    def _before_closing(self) -> None:
        """What has to end before the database can be closed."""

    def _daily_backup(self) -> None:
        """A copy a day, after opening; a full disk must not keep anybody from editing."""
        now = self._now_us()
        if not due(self.folders.backups, now):
            return
        try:
            back_up(self._database, self.folders.backups, "daily", now)
        except StorageFailed as error:
            log.warning("No daily backup: %s", error)

    def _identify(self, machine: str) -> str:
        """The id of this device, made once per computer; the database is bound to its user."""
        with self._database.transaction() as connection:
            rows = Rows(connection, lambda: "", self._now_us)
            known = rows.local()
            if known.get("user_id", self.user_id) != self.user_id:
                raise StorageFailed(
                    f"The library {self.folders.database} belongs to the user "
                    f"{known['user_id']}: rename its folder back to that."
                )
            here = known.get("machine") or machine
            elsewhere = bool(machine) and here != machine
            if elsewhere:
                log.warning("This profile comes from another computer: it gets a new device id")
            device_id = known.get("device_id", "")
            if not device_id or elsewhere:
                device_id = str(uuid.uuid4())
            wanted = {"user_id": self.user_id, "device_id": device_id, "machine": machine or here}
            for key, value in wanted.items():
                if known.get(key) != value:
                    rows.put_local(key, value)
        return device_id

    def _catch_up(self) -> None:
        """The clock goes on from the newest stamp, whatever the wall clock says now."""
        with self._database.transaction() as connection:
            for table in synced_tables():
                newest: Any = connection.execute(select(func.max(table.c.hlc))).scalar()
                if newest is not None:
                    self._clock.observe(newest)

"""What syncing asks of a library: its state, a copy of it, rows of other laptops into it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection

from app.core.errors import StorageFailed
from app.core.sync import TableSize
from app.storage import cleaning, merging
from app.storage.backups import back_up
from app.storage.base import LibraryBase
from app.storage.changes import Changes, Done, Origin
from app.storage.rows import Rows
from app.storage.shapes import Pointer, Question, Row, Stamp, StoredConflict, SyncCommit
from app.storage.snapshots import StateReader
from app.storage.store import Store
from app.storage.versions import (
    KEEP_COMMITS,
    commit_row,
    commits_of,
    contains,
    forget_commits,
    pointer_of,
    put_doubt,
    put_pointer,
    put_question,
    question_of,
)

log = logging.getLogger(__name__)

T = TypeVar("T")
_SYNC: Origin = "sync"


class Held:
    """The library while nobody else can use it: see ``SharedLibrary.exclusively``."""

    def __init__(self, library: SharedLibrary) -> None:
        self._library = library
        self.changes: list[Changes] = []

    def stamp(self) -> Stamp:
        """The state now; it stays the same until ``merge_in``."""
        return self._library._stamp_now()

    def snapshot(self, to: Path) -> Stamp:
        """As ``SharedLibrary.snapshot``, here and now."""
        stamp, reader = self._library._read_state()
        try:
            reader.write(to)
        finally:
            reader.close()
        return stamp

    def merge_in(
        self,
        rows: Sequence[tuple[str, Row]],
        pointer: Pointer,
        expected: Stamp,
        drop: Sequence[tuple[str, str]] = (),
    ) -> Done[bool]:
        """As ``SharedLibrary.merge_in``, here and now; listeners hear of it when all is over."""
        done = self._library._merge(rows, pointer, expected, drop)
        self.changes.append(done.changes)
        return done


class SharedLibrary(LibraryBase):
    """The part of a library that app.sync uses. Futures resolve like those of ``run``."""

    _copier: ThreadPoolExecutor | None = None

    def stamp(self) -> Future[Stamp]:
        """Identifies the state: equal stamps, equal rows. What is only about here does not count."""
        return self._asked(self._stamp_now)

    def snapshot(self, to: Path) -> Future[Stamp]:
        """Write the rows as they are to a plain file, without what is only about here.

        Editing goes on meanwhile. ``to`` is replaced, whole or not at all. ``StorageFailed`` when
        there is no room for it. Resolves on a thread of its own.
        """
        future: Future[Stamp] = Future()

        def write(stamp: Stamp, reader: StateReader) -> None:
            try:
                reader.write(to)
            except BaseException as error:  # noqa: BLE001 (it belongs to whoever waits)
                future.set_exception(error)
            else:
                future.set_result(stamp)
            finally:
                reader.close()

        def go_on(found: Future[tuple[Stamp, StateReader]]) -> None:
            if (error := found.exception()) is not None:
                future.set_exception(error)
                return
            self._copier = self._copier or ThreadPoolExecutor(1, "snapshots")
            self._copier.submit(write, *found.result())

        self._asked(self._read_state).add_done_callback(go_on)
        return future

    def merge_in(
        self,
        rows: Sequence[tuple[str, Row]],
        pointer: Pointer,
        expected: Stamp,
        drop: Sequence[tuple[str, str]] = (),
    ) -> Future[Done[bool]]:
        """Write rows with their own stamps and the pointer, in one transaction.

        Its value is False, with nothing written, when the library is not in the ``expected`` state
        any more. ``drop`` names (table, id) of rows that go for real: another laptop cleaned up.
        ``StorageFailed``, with nothing written, when a row would name one that is not there.
        Listeners hear of it with the origin "sync"; undo does not cover it.
        """

        def act() -> Done[bool]:
            done = self._merge(rows, pointer, expected, drop)
            self._tell_of(done.changes)
            return done

        return self._asked(act)

    def exclusively(self, act: Callable[[Held], T]) -> Future[T]:
        """Run ``act`` on the database thread: nobody edits until it returns.

        For the last resort of a merge in a library that is never quiet. ``act`` must be quick and
        must not wait for another method of the library (``RuntimeError`` when it asks for one).
        """

        def alone() -> T:
            held, self._running = Held(self), True
            try:
                return act(held)
            finally:
                self._running = False
                for changes in held.changes:
                    self._tell_of(changes)

        return self._asked(alone)

    def pointer(self) -> Future[Pointer]:
        """The version in the cloud that this library last agreed with."""
        return self._read(pointer_of)

    def put_pointer(self, pointer: Pointer, commit: SyncCommit | None = None) -> Future[None]:
        """Remember what the cloud agreed to, together with the row of that commit if given.

        Commits long before it are forgotten, so that the library does not grow with every sync.
        """

        def write(connection: Connection) -> None:
            put_pointer(connection, pointer)
            if commit is not None:
                merging.write_rows(connection, [("sync_commit", commit_row(commit))])
                forget_commits(connection, commit.version - KEEP_COMMITS)

        return self._asked(lambda: self._write(write, counts=commit is not None))

    def put_doubt(self, commit_id: str) -> Future[None]:
        """Remember that a snapshot of this library goes out as that commit; before the journal is.

        A journal that the library does not know was left by a later state of it.
        """
        return self._asked(
            lambda: self._write(lambda connection: put_doubt(connection, commit_id), counts=False)
        )

    def contains(self, commit_id: str) -> Future[bool]:
        """Whether all that was in this commit is (or was, before later edits) in this library."""
        return self._read(lambda connection: contains(connection, commit_id))

    def put_question(self, question: Question) -> Future[None]:
        """Remember what the coach is asked about: a yes is a yes to that."""
        return self._asked(
            lambda: self._write(lambda connection: put_question(connection, question), counts=False)
        )

    def question(self) -> Future[Question]:
        """What the coach was asked about last, also by an earlier start of the app."""
        return self._read(question_of)

    def add_commit(self, commit: SyncCommit) -> Future[None]:
        """Remember a version in the library itself; again is no harm."""

        def write(connection: Connection) -> None:
            merging.write_rows(connection, [("sync_commit", commit_row(commit))])

        return self._asked(lambda: self._write(write, counts=True))

    def commits(self) -> Future[tuple[SyncCommit, ...]]:
        """The versions this library remembers to contain, oldest first."""
        return self._read(commits_of)

    def conflicts(self) -> Future[tuple[StoredConflict, ...]]:
        """The conflicts that nobody has settled, the newest first."""
        return self._asked(lambda: self._commit(self._store(Store.conflicts), "", "edit").value)

    def resolve_conflict(self, conflict_id: str, use_other: bool) -> Future[Done[None]]:
        """Settle a conflict: keep what is there or use the other value. An edit like any other."""
        return self.run(
            lambda store: store.resolve_conflict(conflict_id, use_other),
            "Use other value" if use_other else "Keep value",
        )

    def sizes(self) -> Future[tuple[TableSize, ...]]:
        """What the tables take in a snapshot, nearly; the largest first."""
        return self._read(cleaning.sizes)

    def purge(self) -> Future[cleaning.Purged]:
        """Clean up: drop for real what was deleted long ago, after a backup.

        Only rows whose deletion the cloud knows of, so that it cannot come to life again.
        """
        return self._asked(self._purge)

    # ------------------------------------------------------------ on the database thread

    def _stamp_now(self) -> Stamp:
        version = int(self._database.ask("PRAGMA data_version")[0][0])
        return Stamp(self._opened, self._writes, version)

    def _read_state(self) -> tuple[Stamp, StateReader]:
        self.must_be_ours()  # a copy of it would say that it has our schema
        reader = StateReader(self._database.module, self._database.path)
        return self._stamp_now(), reader

    def _read(self, look: Callable[[Connection], T]) -> Future[T]:
        def act() -> T:
            with self._database.transaction() as connection:
                return look(connection)

        return self._asked(act)

    def _write(self, write: Callable[[Connection], None], *, counts: bool) -> None:
        self.must_be_ours()
        with self._database.transaction() as connection:
            write(connection)
        self._writes += counts

    def _store(self, operation: Callable[[Store], T]) -> Callable[[Rows], T]:
        return lambda rows: operation(Store(rows, self.device_id))

    def _merge(
        self,
        rows: Sequence[tuple[str, Row]],
        pointer: Pointer,
        expected: Stamp,
        drop: Sequence[tuple[str, str]],
    ) -> Done[bool]:
        self.must_be_ours()
        with self._database.transaction() as connection:
            if self._stamp_now() != expected:
                return Done(False, Changes(origin=_SYNC))
            gone: dict[str, list[str]] = {}
            for table, row_id in drop:
                gone.setdefault(table, []).append(row_id)
            touched = merging.owners(connection, gone)
            merging.drop_rows(connection, drop)
            written = merging.write_rows(connection, rows)
            put_pointer(connection, pointer)
            merging.check_keys(connection)
            touched |= merging.owners(connection, written)
        self._writes += bool(written or gone)
        newest = max((str(row["hlc"]) for _, row in rows), default=None)
        if newest is not None:
            self._clock.observe(newest)
        log.info("Merged %d rows, dropped %d, at %s", len(rows), len(drop), pointer.commit_id)
        return Done(True, Changes("", touched, _SYNC))

    def _tell_of(self, changes: Changes) -> None:
        if changes.touched:
            self._tell(changes)

    def _purge(self) -> cleaning.Purged:
        self.must_be_ours()
        now = self._now_us()
        with self._database.transaction() as connection:
            pointer = pointer_of(connection)
        base = self.folders.sync / f"base-{pointer.commit_id}.sqlite"
        known = cleaning.everything if not pointer.commit_id else cleaning.known_to(base)
        with self._database.transaction() as connection:
            gone = cleaning.doomed(connection, known, now)
            touched = merging.owners(connection, gone)
        if not gone:
            return cleaning.Purged(0)
        back_up(self._database, self.folders.backups, "before-clean-up", now)
        with self._database.transaction() as connection:
            dropped = [(name, row_id) for name, ids in gone.items() for row_id in ids]
            merging.drop_rows(connection, dropped)
            cleaning.forget_edits(connection)
            merging.check_keys(connection)
        self._writes += 1
        try:
            self._database.ask("VACUUM")
        except StorageFailed as error:
            # The rows are gone, and so are they from the next copy; the file is only no smaller yet.
            log.warning("The library was not made smaller: %s", error)
        self._tell(Changes("Clean up", touched, "edit"))
        return cleaning.Purged(len(dropped))

    def _before_closing(self) -> None:
        if self._copier is not None:
            self._copier.shutdown()

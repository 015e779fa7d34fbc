"""Brings the library here and its versions in the cloud to the same state, one sync at a time.

    engine = Engine(library, Bucket(config), device_name="Pitch-side", app_version="1.2")
    status = engine.sync_once()

``sync_once`` settles a commit in doubt, pulls, merges and pushes. The parts: ``journal`` (what is in
doubt), ``state`` (decides, touches nothing), ``round`` (one sync), ``pull`` and ``push`` (apply),
``snapshot`` (files), ``history`` (versions), ``devices`` (heartbeats). When to run is
``schedule``'s business.
"""

from __future__ import annotations

import contextlib
import logging
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from app.cloud.r2 import Bucket
from app.core.errors import CloudFailed, StorageFailed
from app.core.sync import SyncStatus, Version, reason_of, size_level
from app.storage import Changes, Library
from app.storage.exchange import Foreign, Pointer, Stamp, Tables, read_tables, shapes
from app.storage.hlc import MOST_US
from app.sync import devices, history, restore
from app.sync.ground import Ground, Paused
from app.sync.journal import Journal
from app.sync.push import HeadGap, changed_rows
from app.sync.round import Agreed, Round, Wishes
from app.sync.snapshot import Shelf
from app.sync.state import status, trouble

log = logging.getLogger(__name__)

HEARTBEAT_S = 86_400.0
CLOCK_AHEAD = (
    "Saved on this laptop and in the cloud; but this laptop's clock is ahead by more than a lifetime: "
    "set it right, because it decides which of two edits is the later."
)
_GREENISH = frozenset({"synced", "conflicts", "size"})


def wall_clock_us() -> int:
    """Microseconds since 1970 UTC."""
    return time.time_ns() // 1000


def nothing(name: str) -> None:
    """The points of interest when nobody is interested."""


class Engine:
    """Sync of one open library with one bucket. Calls block; run them on one background thread.

    Safe to call from several threads: one sync runs at a time, a second waits. Never raises for what
    the world does (no network, a refused key, a full disk): that is a ``SyncStatus``.
    """

    def __init__(
        self,
        library: Library,
        bucket: Bucket,
        *,
        device_name: str,
        app_version: str,
        now_us: Callable[[], int] = wall_clock_us,
        monotonic: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
        point: Callable[[str], None] = nothing,
    ) -> None:
        """``now_us`` is for people only; ``monotonic`` and ``sleep`` keep the pace of head PUTs.

        ``point(name)`` is called at every step (see ``ground.POINTS``): tests crash or kill there.
        ``ValueError`` when the bucket is another user's.
        """
        if bucket.config.user_id != library.user_id:
            raise ValueError("the bucket belongs to another user than the library")
        folder = library.folders.sync
        self._ground = Ground(
            library, bucket, Shelf(folder), Journal(folder), device_name, app_version, now_us, point
        )
        self._round = Round(self._ground, HeadGap(monotonic, sleep))
        self._monotonic = monotonic
        self._turn = threading.Lock()  # one sync at a time
        self._guard = threading.Lock()  # the few values below
        self._last: SyncStatus | None = None
        self._busy_since: int | None = None
        self._edits = 0
        self._edited_us: int | None = None
        self._unsubscribe = library.subscribe(self._heard)
        self._next_beat = monotonic()

    # ------------------------------------------------------------------ sync

    def sync_once(
        self, *, allow_deletes: bool = False, keep_all: bool = False, shown: int | None = None
    ) -> SyncStatus:
        """Settle, pull, merge, push; the status afterwards, also kept for ``status()``.

        ``allow_deletes`` is the coach's yes to the merge that state "confirm" asked about last, also
        in an earlier start of the app; ``shown`` is the count that was on the screen then. What came
        into the cloud since, or deletes more, is asked about anew.
        ``keep_all`` the no: all of both sides is kept, and comes back on the other laptops too.
        One request when nothing changed anywhere; at most four for an edit nobody else raced.
        """
        return self._sync(Wishes(allow_deletes=allow_deletes, keep_all=keep_all, shown=shown))

    def recreate(self) -> SyncStatus:
        """In "remote_missing" or "corrupt_remote", when the coach asks: put this library there.

        What the history in the cloud holds beyond this library is merged first; a library that
        somebody else put there meanwhile is merged, never overwritten.
        """
        return self._sync(Wishes(recreate=True))

    def status(self) -> SyncStatus:
        """How things stand as far as is known here; no network, no waiting, any thread."""
        with self._guard:
            last, edits, since, busy = self._last, self._edits, self._edited_us, self._busy_since
        if busy is not None:
            told = last or SyncStatus("syncing")
            return replace(
                told, state="syncing", count=0, since_us=busy, reason=reason_of("syncing")
            )
        if last is None:
            return SyncStatus("pending", edits, since, reason_of("pending"))
        if edits and last.state in _GREENISH:
            return replace(
                last, state="pending", count=edits, since_us=since, reason=reason_of("pending")
            )
        return last

    def look(self) -> SyncStatus:
        """Like ``status`` but compares with the last agreed version first (reads the disk only).

        For a process that has not synced yet, such as ``sync --status``; ``count`` is rows then.
        """
        if self._last is not None:
            return self.status()
        with self._turn:
            try:
                return self._look()
            except (StorageFailed, OSError) as error:
                return trouble(error)
            except Foreign:
                return status("pending")

    def pause(self) -> None:
        """Make a sync under way, and every later one, give up at its next step, without harm.

        For closing the app: the next start goes on from there.
        """
        self._ground.pausing.set()

    def close(self) -> None:
        """Stop listening to the library; call it before the library is closed."""
        self.pause()
        with self._turn:
            self._unsubscribe()

    def _heard(self, changes: Changes) -> None:
        if changes.origin == "sync":
            return
        with self._guard:
            self._edits += 1
            if self._edited_us is None:
                self._edited_us = self._ground.now_us()

    def _sync(self, wishes: Wishes) -> SyncStatus:
        with self._turn:
            with self._guard:
                before, since = self._edits, self._edited_us
                self._busy_since = self._ground.now_us()
            try:
                outcome = self._attempt(wishes)
                done = self._said(outcome) if isinstance(outcome, Agreed) else outcome
            finally:
                with self._guard:
                    self._busy_since = None
            with self._guard:
                if isinstance(outcome, Agreed):
                    self._edits -= before
                    self._edited_us = self._ground.now_us() if self._edits else None
                elif done.state == "pending":
                    done = replace(done, count=self._edits, since_us=since)
                elif self._last is not None and self._last.state == done.state:
                    done = replace(done, since_us=self._last.since_us)  # it goes on
                self._last = done
            log.info("sync status=%s count=%d %s", done.state, done.count, done.reason)
        return self.status()

    def _attempt(self, wishes: Wishes) -> Agreed | SyncStatus:
        try:
            outcome = self._round.run(wishes)
        except Paused as error:
            return status("pending", error.sentence)
        except (CloudFailed, StorageFailed, Foreign, OSError) as error:
            log.info("sync gave up: %s", error)
            return self._with_facts(trouble(error))
        if isinstance(outcome, Agreed):
            if outcome.wrote:
                self._beat_if_due()
            return outcome
        return self._with_facts(outcome)

    def _with_facts(self, found: SyncStatus) -> SyncStatus:
        """What was agreed on last stays worth saying in trouble."""
        last = self._last or SyncStatus("pending")
        pointer = Pointer()
        with contextlib.suppress(StorageFailed):  # then there is nothing more to say
            pointer = self._ground.library.pointer().result()
        return replace(
            found,
            since_us=self._ground.now_us(),
            synced_us=last.synced_us or pointer.synced_us or None,
            version=last.version or pointer.version,
            size_bytes=last.size_bytes,
        )

    def _said(self, agreed: Agreed) -> SyncStatus:
        """The cloud has everything; what is left to tell the coach?"""
        library, now = self._ground.library, self._ground.now_us()
        pointer = agreed.pointer
        told = SyncStatus(
            "synced", synced_us=now, version=pointer.version, size_bytes=agreed.size_bytes
        )
        if open_conflicts := len(library.conflicts().result()):
            found = status("conflicts", count=open_conflicts)
            return replace(told, state=found.state, count=found.count, reason=found.reason)
        if size_level(agreed.size_bytes) == "warning":
            return replace(told, state="size", reason=reason_of("size"))
        if now > MOST_US:
            return replace(told, reason=CLOCK_AHEAD)
        return told

    def _look(self) -> SyncStatus:
        ground = self._ground
        pointer = ground.library.pointer().result()
        base = ground.shelf.base(pointer.commit_id)
        with ground.shelf.bench() as folder:
            local = folder / "local.sqlite"
            ground.library.snapshot(local).result()
            known = pointer.commit_id and base.exists()
            rows = changed_rows(base if known else None, local)
        in_doubt = ground.journal.read() is not None
        size = base.stat().st_size if known else 0
        if rows or in_doubt or not pointer.commit_id:
            told = status("pending", count=rows)
            return replace(
                told,
                synced_us=pointer.synced_us or None,
                version=pointer.version,
                size_bytes=size,
            )
        return replace(self._said(Agreed(pointer, size, False)), synced_us=pointer.synced_us)

    # ------------------------------------------------------------------ versions

    def history(self) -> tuple[Version, ...]:
        """The versions in the cloud, newest first (one request a thousand). ``CloudFailed``."""
        library = self._ground.library
        objects = history.kept(self._ground.bucket)
        pointer, lineage = library.pointer().result(), library.commits().result()
        return history.versions(objects, lineage, pointer.commit_id)

    def fetch_version(self, version: Version | int | str, to: Path) -> Version:
        """Download a version, check it, migrate it and put it at ``to`` (replaced whole).

        A number or the start of a commit id will do where only one version has it, else ``BadInput``.
        ``NotFound`` when there is no such version, ``CloudFailed``, ``Foreign`` when it is damaged.
        """
        found = history.chosen(self.history(), version)
        history.fetch(self._ground.bucket, found.version, found.commit_id, to)
        return found

    def restore(self, version: Version | int | str) -> SyncStatus:
        """Make the library what it was in that version, as an edit of now, and sync.

        What is there now is synced first (and backed up in any case), so restoring the version
        before undoes it. Errors as ``fetch_version``, and ``StorageFailed``.
        """
        ground, library = self._ground, self._ground.library
        self.sync_once()
        with self._turn, ground.shelf.bench() as folder:
            old = folder / "version.sqlite"
            found = self.fetch_version(version, old)
            library.back_up("before-restore").result()
            then = read_tables(old)
            for attempt in range(20):
                local = folder / f"now-{attempt}.sqlite"
                stamp = library.snapshot(local).result()
                if self._restored(local, then, stamp):
                    break
            else:
                raise StorageFailed(
                    "The library is being edited so fast that no version could be restored: "
                    "stop editing for a moment and try again."
                )
            log.info("restored version=%d commit=%s", found.version, found.commit_id)
            with self._guard:
                self._edits += 1
        return self.sync_once()

    def _restored(self, local: Path, then: Tables, stamp: Stamp) -> bool:
        library, now_us = self._ground.library, self._ground.now_us()
        now = read_tables(local)
        hlc = restore.stamp_after(now, now_us, library.device_id)
        rows = restore.plan(now, then, shapes(), hlc=hlc, now_us=now_us)
        return library.merge_in(rows, library.pointer().result(), stamp).result().value

    # ------------------------------------------------------------------ heartbeats

    def heartbeat(self) -> None:
        """Tell the cloud that this laptop is alive and which version it is based on (one request).

        ``sync_once`` does it by itself along with a push or a merge, at most once a day.
        ``CloudFailed``.
        """
        ground = self._ground
        pointer = ground.library.pointer().result()
        device = devices.Device(
            ground.library.device_id,
            ground.device_name,
            pointer.commit_id,
            pointer.version,
            ground.app_version,
            ground.now_us(),
        )
        devices.beat(ground.bucket, device)
        self._next_beat = self._monotonic() + HEARTBEAT_S

    def _beat_if_due(self) -> None:
        if self._monotonic() < self._next_beat:
            return
        try:
            self.heartbeat()
        except CloudFailed as error:
            log.info("no heartbeat: %s", error)

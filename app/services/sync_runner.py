"""The sync of one open library at work: the engine, the thread it runs on, and the one status.

Whatever the engine does happens on the sync thread. The status is put together from what the engine
said last and the edits made since.
"""

from __future__ import annotations

import logging
import platform
import threading
import time
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from concurrent.futures import TimeoutError as FutureTimeout
from dataclasses import replace
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, TypeVar

from app.core.errors import BadInput, NotSetUp, ReelBallersError
from app.core.sync import SyncStatus, reason_of
from app.services import cloud_tidy
from app.services.cloud_door import CloudDoor
from app.services.media_marks import forget_marks
from app.services.sync_thread import SyncThread
from app.storage import Changes, Library
from app.storage.exchange import Pointer

if TYPE_CHECKING:
    from app.cloud.r2 import Bucket
    from app.sync.engine import Engine

log = logging.getLogger(__name__)

T = TypeVar("T")
Listener = Callable[[SyncStatus], None]

CLOSE_S = 4.5
_AGREED = frozenset({"synced", "pending", "conflicts", "size"})
"""States in which an edit made since makes the status "pending"; the others go on saying why."""
_CAME_TO_TERMS = frozenset({"synced", "conflicts", "size"})
"""States in which this laptop and the cloud hold the same library."""
BOUND_TO = "sync_bound_to"


class SyncRunner:
    """Owns the engine and its thread. Safe to call from any thread."""

    def __init__(self, library: Library, door: CloudDoor) -> None:
        self._library = library
        self._door = door
        self._guard = threading.Lock()
        self._listeners: list[Listener] = []
        self._off = _TOO_NEW if library.read_only else _OFF
        self._said = self._off
        self._edits = 0
        self._edits_since: int | None = None
        self._engine: tuple[Bucket, Engine] | None = None
        self.thread = SyncThread(self._sync_by_itself)
        self._stop_listening = library.subscribe(self._changed)
        if door.set_up:
            self._said = _UNSEEN

    # ------------------------------------------------------------------ status

    @property
    def status(self) -> SyncStatus:
        """What was said last, and the edits since."""
        with self._guard:
            return self._now()

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Tell ``listener`` every new status, on a background thread."""
        with self._guard:
            self._listeners.append(listener)

        def stop() -> None:
            with self._guard:
                if listener in self._listeners:
                    self._listeners.remove(listener)

        return stop

    def say(self, status: SyncStatus) -> SyncStatus:
        """The status is this from now on."""
        return self._change(lambda: setattr(self, "_said", status))

    def _now(self) -> SyncStatus:
        said = self._said
        if self._edits and said.state == "offline":
            return replace(said, count=self._edits)  # what waits for the network is counted, too
        if not self._edits or said.state not in _AGREED:
            return said
        count, since = max(self._edits, said.count), self._edits_since
        if said.state != "pending":
            count = self._edits
        elif said.since_us is not None:
            since = min(since or said.since_us, said.since_us)
        reason = reason_of("pending")
        return replace(said, state="pending", count=count, since_us=since, reason=reason)

    def _change(self, act: Callable[[], object]) -> SyncStatus:
        with self._guard:
            before = self._now()
            act()
            now, listeners = self._now(), tuple(self._listeners)
        if now != before:
            log.info("sync %s count=%d version=%d", now.state, now.count, now.version)
            for listener in listeners:
                try:
                    listener(now)
                except Exception:
                    # One broken listener must not keep the others from hearing.
                    log.exception("a listener failed on the sync status")
        return now

    def _changed(self, changes: Changes) -> None:
        """On the database thread, after a commit."""
        if changes.origin == "sync" or not self._door_known():
            return

        def note() -> None:
            self._edits += 1
            if self._edits_since is None:
                self._edits_since = time.time_ns() // 1000

        self._change(note)
        self.thread.edited()

    def _door_known(self) -> bool:
        with self._guard:
            return self._said != self._off

    # ------------------------------------------------------------------ syncing

    def sync(
        self, allow_deletes: bool = False, shown: int | None = None, keep_all: bool = False
    ) -> SyncStatus:
        """One sync, on the sync thread. Never raises for what the world does."""
        return self.syncing(
            lambda engine: engine.sync_once(
                allow_deletes=allow_deletes, shown=shown, keep_all=keep_all
            )
        )

    def syncing(self, act: Callable[[Engine], SyncStatus]) -> SyncStatus:
        """Run something of the engine that ends in a status, on the sync thread."""
        if not self._door.set_up:
            return self.say(self._off)
        self.thread.started()
        with self._guard:
            said, edits, since = self._said, self._edits, self._edits_since
        self._change(self._begin)
        try:
            ended = act(self.engine())
        except (NotSetUp, BadInput) as error:
            ended = SyncStatus("auth", reason=reason_of("auth", error.sentence))
        except BaseException:
            self._wait_on(edits, since)
            self.say(said)
            raise
        if ended.state not in _CAME_TO_TERMS:
            self._wait_on(edits, since)
            ended = _carry(said, ended)
        self.say(ended)
        self.thread.finished(ended)
        return self.status

    def _wait_on(self, edits: int, since: int | None) -> None:
        """Nothing of what waited before went over: it goes on waiting."""
        with self._guard:
            self._edits += edits
            self._edits_since = since or self._edits_since

    def _begin(self) -> None:
        self._said = replace(self._said, state="syncing", count=0, reason=reason_of("syncing"))
        self._edits, self._edits_since = 0, None

    def _sync_by_itself(self) -> SyncStatus:
        ended = self.sync()
        if ended.state in _CAME_TO_TERMS and self._engine is not None:
            bucket, engine = self._engine
            cloud_tidy.tidy_weekly(engine, bucket, self._library)
        return ended

    def sweep(self) -> int:
        """Everything in the cloud that nobody needs, on the sync thread; how many objects went."""
        engine = self.engine()
        return cloud_tidy.sweep_all(engine, self._door.bucket(), self._library)

    def engine(self) -> Engine:
        """The engine, made when it is needed first and again after the place or keys changed."""
        from app.sync.engine import Engine

        bucket = self._door.bucket()
        if self._engine is None or self._engine[0] is not bucket:
            if self._engine is not None:
                self._engine[1].close()
            self._bind()
            made = Engine(
                self._library, bucket, device_name=device_name(), app_version=app_version()
            )
            self._engine = (bucket, made)
        return self._engine[1]

    def asked(self, act: Callable[[Engine], T]) -> Future[T]:
        """Something of the engine, on the sync thread; its errors are the future's."""
        return self.thread.ask(lambda: act(self.engine()))

    def set_up_changed(self) -> None:
        """A cloud was set up, changed or turned off."""
        if self._door.set_up:
            self.say(_UNSEEN)
            self.thread.go(soon=True)
        else:
            self.thread.rest()

            def off() -> None:
                self._said, self._edits, self._edits_since = self._off, 0, None

            self._change(off)

    def _bind(self) -> None:
        """What we last agreed on was agreed with one bucket: another one starts without a base."""
        from app.sync.journal import Journal

        place = self._door.place
        bound = place.bound_to if place is not None else ""
        known = self._library.run(lambda store: store.local(BOUND_TO)).result().value
        if known == bound:
            return
        if known is not None:
            log.warning("the library is synced with another bucket from now on: no common base")
            self._library.put_pointer(Pointer()).result()
            self._library.run(forget_marks).result()
            # A commit in doubt there cannot land here; its edits are in the library.
            Journal(self._library.folders.sync).remove()
        self._library.run(lambda store: store.put_local(BOUND_TO, bound)).result()

    # ------------------------------------------------------------------ closing

    def close(self) -> None:
        """One last sync where something waits and the cloud was there lately; 4.5 seconds at most."""
        deadline = time.monotonic() + CLOSE_S
        self._stop_listening()
        if self.thread.running and self.status.state == "pending":
            try:
                self.thread.ask(self.sync).result(CLOSE_S - 1.0)
            except (FutureTimeout, CancelledError):
                log.info("closing before everything was synced; it is saved here")
            except (ReelBallersError, OSError) as error:
                log.info("closing: %s", error)
        self.thread.stop()
        if self._engine is not None:
            self._engine[1].pause()
        if not self.thread.join(deadline - time.monotonic()):
            log.info("closing while the cloud has not answered")
        elif self._engine is not None:
            self._engine[1].close()
        self._door.close()


_OFF = SyncStatus("off", reason=reason_of("off"))
_TOO_NEW = SyncStatus(
    "needs_update",
    reason=reason_of(
        "needs_update",
        "this library was made by a newer version of the app and is not synced by this one: "
        "update the app",
    ),
)
_UNSEEN = SyncStatus("pending", reason=reason_of("pending", "the cloud was not looked at yet"))


def _carry(before: SyncStatus, ended: SyncStatus) -> SyncStatus:
    """What was known of the cloud stays known while it cannot be reached."""
    return replace(
        ended,
        synced_us=ended.synced_us or before.synced_us,
        version=ended.version or before.version,
        size_bytes=ended.size_bytes or before.size_bytes,
    )


def device_name() -> str:
    """What other laptops call this one: the computer's own name."""
    return (platform.node().split(".")[0] or "laptop")[:60]


def app_version() -> str:
    """The version of the app."""
    try:
        return version("reel-ballers")
    except PackageNotFoundError:
        return "0"

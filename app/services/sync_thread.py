"""One background thread for everything that speaks to the cloud, and when it syncs by itself.

Work that was asked for runs in order; between, the thread sleeps until the schedule says that a
sync is due. It starts with the first thing there is to do, so an app without a cloud has none.
"""

from __future__ import annotations

import contextlib
import logging
import math
import random
import threading
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, TypeVar

from app.core.errors import StorageFailed
from app.core.sync import SyncStatus
from app.sync.schedule import Schedule

log = logging.getLogger(__name__)

T = TypeVar("T")

LONGEST_WAIT_S = 3600.0
START_S = 3.0
"""The window is drawn first; the cloud can wait that long."""


class SyncThread:
    """Runs jobs, and ``sync`` when it is due. Safe to call from any thread."""

    def __init__(
        self,
        sync: Callable[[], SyncStatus],
        now: Callable[[], float] = time.monotonic,
        chance: Callable[[], float] = random.random,
    ) -> None:
        """``sync`` blocks and tells its status to whoever wants to know by itself."""
        self._sync = sync
        self._now = now
        self._wake = threading.Condition()
        self._jobs: deque[tuple[Callable[[], None], Future[Any]]] = deque()
        self._schedule = Schedule(chance, now() + START_S)
        self._by_itself = False
        self._closed = False
        self._thread: threading.Thread | None = None

    @property
    def running(self) -> bool:
        """Whether it syncs by itself."""
        with self._wake:
            return self._by_itself and not self._closed

    def ask(self, act: Callable[[], T]) -> Future[T]:
        """Run ``act`` on the thread after what was asked before."""
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

        with self._wake:
            if self._closed:
                future.set_exception(StorageFailed("The library is closed: start the app again."))
                return future
            self._jobs.append((job, future))
            self._begin()
            self._wake.notify()
        return future

    def go(self, soon: bool = False) -> None:
        """Sync by itself from now on; ``soon`` without waiting for the window to be drawn."""
        with self._wake:
            self._by_itself = True
            if soon:
                self._schedule.asked(self._now())
            self._begin()
            self._wake.notify()

    def rest(self) -> None:
        """Do only what is asked."""
        with self._wake:
            self._by_itself = False
            self._wake.notify()

    def edited(self) -> None:
        """The library was changed here."""
        with self._wake:
            self._schedule.edited(self._now())
            self._wake.notify()

    def focus(self, focused: bool) -> None:
        """The window got the focus or lost it."""
        with self._wake:
            self._schedule.focus(focused, self._now())
            self._wake.notify()

    def started(self) -> None:
        """A sync begins; called by ``sync``, on this thread."""
        with self._wake:
            self._schedule.started()

    def finished(self, status: SyncStatus) -> None:
        """A sync ended like this; called by ``sync``, on this thread."""
        with self._wake:
            self._schedule.finished(status, self._now())

    def stop(self) -> None:
        """Take nothing more; what was asked and has not begun is cancelled."""
        with self._wake:
            self._closed = True
            jobs, self._jobs = list(self._jobs), deque()
            self._wake.notify()
        for _, future in jobs:
            future.cancel()
            future.set_running_or_notify_cancel()

    def join(self, timeout_s: float) -> bool:
        """Wait for the work in hand; whether it ended in time."""
        with self._wake:
            thread = self._thread
        if thread is None or thread is threading.current_thread():
            return True
        thread.join(max(0.0, timeout_s))
        return not thread.is_alive()

    def _begin(self) -> None:
        if self._thread is None and not self._closed:
            self._thread = threading.Thread(target=self._work, name="sync", daemon=True)
            self._thread.start()

    def _work(self) -> None:
        while (job := self._next()) is not None:
            try:
                job()
            except Exception:
                # The outermost loop: a bug in one sync must not end all later ones.
                log.exception("The sync failed in an unforeseen way")
                with contextlib.suppress(RuntimeError):
                    self.finished(SyncStatus("offline"))

    def _next(self) -> Callable[[], None] | None:
        """The next thing to do, None to end."""
        with self._wake:
            while not self._closed:
                if self._jobs:
                    return self._jobs.popleft()[0]
                wait = math.inf
                if self._by_itself:
                    wait = self._schedule.due() - self._now()
                if wait <= 0:
                    return self._run
                self._wake.wait(min(wait, LONGEST_WAIT_S))
            return None

    def _run(self) -> None:
        self._sync()

"""From any thread to the window's thread: futures and callbacks become calls on the main thread.

Engines and services know plain callbacks and ``concurrent.futures.Future``; this is the one small
class that turns them into Qt events, so no screen ever waits for a result.
"""

from __future__ import annotations

import functools
import logging
import threading
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from typing import Any, ParamSpec, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from app.core.errors import BadEdit, LibraryReadOnly, ReelBallersError
from app.ui.common.below import told
from app.ui.common.language import mark, tr

log = logging.getLogger(__name__)

T = TypeVar("T")
P = ParamSpec("P")
TURN_MS, TURN_S = 1, 0.004
"""Answers are delivered by a timer, so many seconds of them at a time: four answers of the library
at once, and all that they paint, would hold the window up as one. A timer of 0 ms may come before
Qt has painted."""
READ_ONLY = mark(
    "This library was made by a newer Reel Ballers and is open for reading only; "
    "update the app to edit it."
)
BUG_SENTENCE = mark(
    "Something unexpected happened. Your work is saved; the details are in the log."
)


class Relay(QObject):
    """Lives on the main thread. Every method may be called from any thread.

    After ``close`` nothing is delivered any more, so a late future cannot reach a dead widget.
    """

    _posted = Signal(object)

    failed = Signal(object)
    """``BaseException``: what went wrong in a future that nobody else looks at."""
    worked_long = Signal()
    """What was delivered in the turn that ends now took longer than a turn should."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = threading.Lock()
        self._open = True
        self._busy: Callable[[], bool] = bool
        self._posted.connect(self._run, Qt.ConnectionType.QueuedConnection)
        self._left: deque[Callable[[], object]] = deque()
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.timeout.connect(self._next_turn)

    def post(self, work: Callable[[], object]) -> None:
        """Run ``work`` on the main thread, soon and in order."""
        with self._lock:
            if self._open and shiboken6.isValid(self):
                self._posted.emit(work)

    def wrap(self, function: Callable[P, object]) -> Callable[P, None]:
        """The same function, but it runs on the main thread whoever calls it."""

        def later(*args: P.args, **kwargs: P.kwargs) -> None:
            self.post(functools.partial(function, *args, **kwargs))

        return later

    def watch(
        self,
        future: Future[T],
        then: Callable[[T], object] | None = None,
        otherwise: Callable[[BaseException], object] | None = None,
    ) -> Future[T]:
        """Hand the future's value to ``then`` on the main thread.

        An error goes to ``otherwise``, or else becomes the signal ``failed``, which the main
        window shows in its message bar. A cancelled future is silent.
        """

        def done(finished: Future[T]) -> None:
            self.post(functools.partial(self._deliver, finished, then, otherwise))

        future.add_done_callback(done)
        return future

    def give_way(self, busy: Callable[[], bool]) -> None:
        """Begin no turn while ``busy`` says that something else has the next one."""
        self._busy = busy

    def close(self) -> None:
        """Deliver nothing from now on."""
        with self._lock:
            self._open = False

    def _deliver(
        self,
        future: Future[T],
        then: Callable[[T], object] | None,
        otherwise: Callable[[BaseException], object] | None,
    ) -> None:
        if future.cancelled():
            return
        error = future.exception()
        if error is None:
            if then is not None:
                then(future.result())
        elif isinstance(error, CancelledError):
            return
        elif otherwise is not None:
            otherwise(error)
        else:
            self.failed.emit(error)

    @Slot(object)
    def _run(self, work: Callable[[], object]) -> None:
        self._left.append(work)
        if not self._turn.isActive():
            self._turn.start(TURN_MS)

    def _next_turn(self) -> None:
        if self._busy():
            self._turn.start(TURN_MS)
            return
        # Any of them may run an event loop of its own, which has turns of its own.
        ends = time.perf_counter() + TURN_S
        try:
            while self._left and time.perf_counter() < ends:
                work = self._left.popleft()
                if self._open:
                    work()
        finally:
            if shiboken6.isValid(self):  # what was delivered may have closed the window
                if time.perf_counter() > ends:
                    self.worked_long.emit()
                if self._left and not self._turn.isActive():
                    self._turn.start(TURN_MS)


def sentence(error: BaseException) -> str:
    """What to tell a person about an error: its own sentence, or the one for our bugs."""
    if isinstance(error, BadEdit):  # its field is for those who write edit documents
        return told(f"{error.reason[:1].upper()}{error.reason[1:].rstrip('.')}.")
    if isinstance(error, LibraryReadOnly):  # the first thing a coach sees of such a library
        return tr(READ_ONLY)
    if isinstance(error, ReelBallersError):
        return told(error.sentence)
    log.error("Unexpected error", exc_info=error)
    return tr(BUG_SENTENCE)


def ready(value: Any) -> Future[Any]:
    """A future that already holds a value."""
    future: Future[Any] = Future()
    future.set_result(value)
    return future

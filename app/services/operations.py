"""The one way services touch the library: run an operation, remember it for undo, tell listeners.

Operations run one at a time on the library's own thread. Listeners are called on that thread too,
after the transaction is committed and before the future has its result; they must return quickly.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError, Future
from typing import TypeVar

from app.storage import Changes, Done, Library, Store

logger = logging.getLogger(__name__)

T = TypeVar("T")
U = TypeVar("U")
Listener = Callable[[Changes], None]
"""Told what changed, after it is safe on the disk."""


class Operations:
    """Runs operations on a library for all services. Safe to call from any thread."""

    def __init__(self, library: Library, remember: Listener) -> None:
        self._library = library
        self._remember = remember
        self._lock = threading.Lock()
        self._listeners: list[Listener] = []

    def read(self, operation: Callable[[Store], T]) -> Future[T]:
        """Look something up."""
        return self._settled(self._library.run(operation), undo=False)

    def write(self, name: str, operation: Callable[[Store], T], *, undo: bool = True) -> Future[T]:
        """Change something in one transaction, which is one undo step called ``name``."""
        return self._settled(self._library.run(operation, name), undo=undo)

    def replay(self, run: Callable[[Library], Future[Done[None]]]) -> Future[None]:
        """Undo or redo: changes what the library holds, but is no step of its own."""
        return self._settled(run(self._library), undo=False)

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call ``listener`` after every change, until the returned function is called."""
        with self._lock:
            self._listeners.append(listener)

        def stop() -> None:
            with self._lock:
                if listener in self._listeners:
                    self._listeners.remove(listener)

        return stop

    def tell(self, changes: Changes) -> None:
        """Tell the listeners of changes that came another way: from another laptop."""
        self._tell(changes)

    def _settled(self, running: Future[Done[T]], *, undo: bool) -> Future[T]:
        result: Future[T] = Future()
        result.set_running_or_notify_cancel()

        def settle(finished: Future[Done[T]]) -> None:
            try:
                done = finished.result()
            except BaseException as error:  # noqa: BLE001 (it belongs to whoever waits)
                result.set_exception(error)
                return
            if done.changes.touched:
                if undo and done.changes.undoable:
                    self._remember(done.changes)
                self._tell(done.changes)
            result.set_result(done.value)

        running.add_done_callback(settle)
        return result

    def _tell(self, changes: Changes) -> None:
        with self._lock:
            listeners = tuple(self._listeners)
        for listener in listeners:
            try:
                listener(changes)
            except Exception:
                logger.exception("a listener failed on %s", changes.name)


def finished(value: T) -> Future[T]:
    """A future that has its result."""
    done: Future[T] = Future()
    done.set_result(value)
    return done


def then(future: Future[T], use: Callable[[T], U]) -> Future[U]:
    """A future of ``use`` applied to the result, on the thread that settles the first."""
    result: Future[U] = Future()
    result.set_running_or_notify_cancel()

    def settle(finished: Future[T]) -> None:
        try:
            result.set_result(use(finished.result()))
        except BaseException as error:  # noqa: BLE001 (it belongs to whoever waits)
            result.set_exception(error)

    future.add_done_callback(settle)
    return result


def chain(first: Future[T], start: Callable[[T], Future[U]]) -> Future[U]:
    """A future of what ``start`` begins with the first's result; an error of either is its error."""
    result: Future[U] = Future()
    result.set_running_or_notify_cancel()

    def pass_on(second: Future[U]) -> None:
        try:
            result.set_result(second.result())
        except BaseException as error:  # noqa: BLE001 (it belongs to whoever waits)
            result.set_exception(error)

    def go(finished: Future[T]) -> None:
        try:
            start(finished.result()).add_done_callback(pass_on)
        except BaseException as error:  # noqa: BLE001 (it belongs to whoever waits)
            result.set_exception(error)

    first.add_done_callback(go)
    return result


def all_of(futures: Sequence[Future[bool]]) -> Future[bool]:
    """Done when all are, with what the last of them says; errors as ``gathered``."""
    return then(gathered(futures), lambda said: said[-1] if said else True)


def gathered(futures: Sequence[Future[T]]) -> Future[tuple[T, ...]]:
    """The results of all, in order; the error of the first that fails is its error, at once."""
    if not futures:
        return finished(())
    result: Future[tuple[T, ...]] = Future()
    result.set_running_or_notify_cancel()
    lock, missing, failed = threading.Lock(), len(futures), False

    def one_done(future: Future[T]) -> None:
        # They are counted, not chained: a long chain that settles from its start on is recursion.
        nonlocal missing, failed
        error = CancelledError() if future.cancelled() else future.exception()
        with lock:
            missing -= 1
            news, failed = not failed, failed or error is not None
            whole = not failed and not missing
        if error is not None and news:
            result.set_exception(error)
        elif whole:
            result.set_result(tuple(one.result() for one in futures))

    for future in tuple(futures):
        future.add_done_callback(one_done)
    return result

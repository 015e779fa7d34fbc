"""Two threads beside the composing one: reading ahead and writing behind, both bounded.

Decoding, composing and encoding overlap; OpenCV, FFmpeg and pipes let go of the interpreter, so
three threads keep two cores busy. Nothing here knows about pictures.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from types import TracebackType
from typing import Generic, Self, TypeVar

Item = TypeVar("Item")

_WAIT_S = 0.05


class Ahead(Generic[Item]):
    """Iterates over ``items`` on a thread of its own, at most ``depth`` of them ahead.

    What the items raise is raised here. ``close`` waits until the item being made is done.
    """

    def __init__(self, items: Iterable[Item], depth: int, name: str) -> None:
        self._items = items
        self._queue: queue.Queue[tuple[Item | None, BaseException | None, bool]] = queue.Queue(
            depth
        )
        self._closed = threading.Event()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    def __iter__(self) -> Iterator[Item]:
        while True:
            item, error, done = self._queue.get()
            if error is not None:
                raise error
            if done:
                return
            assert item is not None
            yield item

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the thread."""
        self._closed.set()
        self._thread.join()

    def _run(self) -> None:
        try:
            for item in self._items:
                if not self._put(item, None, done=False):
                    return
            self._put(None, None, done=True)
        except BaseException as error:  # noqa: BLE001 - raised again where it is read
            self._put(None, error, done=True)

    def _put(self, item: Item | None, error: BaseException | None, *, done: bool) -> bool:
        while not self._closed.is_set():
            with suppress(queue.Full):
                self._queue.put((item, error, done), timeout=_WAIT_S)
                return True
        return False


class Behind(Generic[Item]):
    """Hands items to ``write`` on a thread of its own and takes them back afterwards.

    ``free`` are the items there are: ``take`` waits for one that is not being written, ``put``
    queues it. Leaving the block with an error calls ``abort``, which must make a blocked ``write``
    return; leaving it without one waits for the last write. What ``write`` raises is raised in
    ``take`` or at the end.
    """

    def __init__(
        self,
        write: Callable[[Item, int], None],
        free: Iterable[Item],
        abort: Callable[[], None],
        name: str,
    ) -> None:
        self._write, self._abort = write, abort
        self._free: queue.SimpleQueue[Item] = queue.SimpleQueue()
        for item in free:
            self._free.put(item)
        self._full: queue.SimpleQueue[tuple[Item, int] | None] = queue.SimpleQueue()
        self._error: BaseException | None = None
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    def take(self, should_stop: Callable[[], bool]) -> Item | None:
        """An item to fill; None when ``should_stop`` said so while waiting."""
        while True:
            if self._error is not None:
                raise self._error
            if should_stop():
                return None
            with suppress(queue.Empty):
                return self._free.get(timeout=_WAIT_S)

    def put(self, item: Item, times: int) -> None:
        """Queue an item to be written ``times`` times in a row."""
        self._full.put((item, times))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if error is not None:
            self._abort()
        self._full.put(None)
        self._thread.join()
        if error is None and self._error is not None:
            raise self._error

    def _run(self) -> None:
        while (queued := self._full.get()) is not None:
            if self._error is not None:
                continue
            item, times = queued
            try:
                self._write(item, times)
            except BaseException as error:  # noqa: BLE001 - raised again in take or at the end
                self._error = error
            self._free.put(item)

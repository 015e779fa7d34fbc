"""Drawing on one core while encoding on another."""

from __future__ import annotations

import queue
import threading
from collections.abc import Generator, Iterable
from contextlib import suppress
from typing import TypeVar

T = TypeVar("T")

_END = object()


def ahead(items: Iterable[T], depth: int = 4) -> Generator[T, None, None]:
    """The same items in the same order, made up to `depth` ahead on another thread.

    An exception while making one is raised here. Close the generator to stop the thread early.
    """
    made: queue.Queue[object] = queue.Queue(depth)
    stopped = threading.Event()
    failure: list[BaseException] = []

    def offer(item: object) -> None:
        while not stopped.is_set():
            with suppress(queue.Full):
                made.put(item, timeout=0.1)
                return

    def work() -> None:
        try:
            for item in items:
                offer(item)
                if stopped.is_set():
                    return
        except BaseException as error:  # noqa: BLE001 - handed over and raised by the consumer
            failure.append(error)
        offer(_END)

    maker = threading.Thread(target=work, name="footage-drawing", daemon=True)
    maker.start()
    try:
        while (item := made.get()) is not _END:
            yield item  # type: ignore[misc]
        if failure:
            raise failure[0]
    finally:
        stopped.set()
        maker.join()

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from app.ui.common.garbage import GarbageCollector


class Ring:
    """Refers to itself, so that only the collector finds it; says on which thread it went."""

    gone_on: int = 0

    def __init__(self) -> None:
        self.me = self

    def __del__(self) -> None:
        Ring.gone_on = threading.get_ident()


@pytest.fixture
def collector(qapp: QApplication) -> Iterator[GarbageCollector]:
    made = GarbageCollector(qapp)
    yield made
    made.deleteLater()


def busy_thread() -> weakref.ref[Ring]:
    """A thread that leaves a ring behind and then allocates more than any threshold."""
    left: list[weakref.ref[Ring]] = []

    def work() -> None:
        left.append(weakref.ref(Ring()))
        kept = [[i] for i in range(200_000)]
        assert kept

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    return left[0]


def test_what_a_worker_leaves_is_collected_on_the_windows_thread(
    collector: GarbageCollector,
) -> None:
    left = busy_thread()
    assert left() is not None
    for _ in range(10_000):
        # Lists that live count as new, and new ones are what makes it look; the thread's were freed.
        kept = [[i] for i in range(2_000)]
        assert collector.look() >= 0 and kept
        if left() is None:
            break
    assert Ring.gone_on == threading.get_ident()
    assert collector.longest_s > 0


def test_what_was_set_aside_is_found_when_the_window_is_gone(collector: GarbageCollector) -> None:
    left = weakref.ref(Ring())
    collector.settle()
    collector.collect()
    assert left() is not None
    collector.sweep()
    assert left() is None
    assert gc.get_freeze_count() == 0

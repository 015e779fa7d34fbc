"""Working ahead changes nothing but the time it takes."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from app.footage.ahead import ahead


def test_items_come_in_order() -> None:
    assert list(ahead(range(100))) == list(range(100))


def test_an_error_reaches_the_consumer_after_the_items_before_it() -> None:
    def broken() -> Iterator[int]:
        yield 1
        raise OSError("disk gone")

    seen = []
    with pytest.raises(OSError, match="disk gone"):
        for item in ahead(broken()):
            seen.append(item)  # noqa: PERF402
    assert seen == [1]


def test_stopping_early_ends_the_thread() -> None:
    before = threading.active_count()
    items = ahead(iter(int, 1))
    assert next(items) == 0
    items.close()
    assert threading.active_count() == before

"""Reading ahead and writing behind: in order, bounded, and ending cleanly on every end."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from app.render.flow import Ahead, Behind


def never() -> bool:
    return False


def test_ahead_keeps_the_order() -> None:
    with Ahead(range(1000), 3, "numbers") as ahead:
        assert list(ahead) == list(range(1000))


def test_ahead_stays_within_its_depth() -> None:
    made: list[int] = []
    seen = threading.Event()

    def numbers() -> Iterator[int]:
        for n in range(100):
            made.append(n)
            if n == 4:
                seen.set()
            yield n

    with Ahead(numbers(), 3, "numbers") as ahead:
        first = next(iter(ahead))
        assert seen.wait(5)
        assert first == 0
        assert len(made) <= 6
    assert len(made) <= 6, "closing ends it"


def test_ahead_raises_where_it_is_read() -> None:
    def broken() -> Iterator[int]:
        yield 1
        raise OSError("gone")

    with Ahead(broken(), 2, "broken") as ahead:
        numbers = iter(ahead)
        assert next(numbers) == 1
        with pytest.raises(OSError, match="gone"):
            next(numbers)


def test_behind_writes_in_order_and_gives_items_back() -> None:
    written: list[tuple[int, int]] = []

    def write(item: list[int], times: int) -> None:
        written.append((item[0], times))

    with Behind(write, [[0], [0]], lambda: None, "write") as behind:
        for n in range(50):
            item = behind.take(never)
            assert item is not None
            item[0] = n
            behind.put(item, n % 3 + 1)
    assert written == [(n, n % 3 + 1) for n in range(50)]


def test_behind_raises_what_writing_raises() -> None:
    def write(item: int, times: int) -> None:
        raise OSError("full")

    with pytest.raises(OSError, match="full"), Behind(write, [1, 2], lambda: None, "w") as behind:
        for _ in range(10):
            item = behind.take(never)
            assert item is not None
            behind.put(item, 1)


def test_an_error_at_the_very_end_is_raised_too() -> None:
    def write(item: int, times: int) -> None:
        raise OSError("full")

    with pytest.raises(OSError, match="full"), Behind(write, [1], lambda: None, "w") as behind:
        behind.put(1, 1)


def test_an_error_in_the_block_aborts_a_blocked_write() -> None:
    unblock = threading.Event()

    def write(item: int, times: int) -> None:
        assert unblock.wait(10)

    with (
        pytest.raises(KeyError),
        Behind(write, [1], unblock.set, "w") as behind,
    ):
        behind.put(1, 1)
        raise KeyError("stop")
    assert unblock.is_set()


def test_waiting_for_an_item_can_be_stopped() -> None:
    none: list[int] = []
    with Behind(lambda item, times: None, none, lambda: None, "w") as behind:
        assert behind.take(lambda: True) is None

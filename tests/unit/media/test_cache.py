"""The cache never holds more bytes than it may."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.media.cache import ByteCache


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 60)), max_size=60))
def test_bounded_and_consistent(puts: list[tuple[int, int]]) -> None:
    cache: ByteCache[int, int] = ByteCache(100)
    latest: dict[int, int] = {}
    for key, size in puts:
        cache.put(key, size, size)
        latest[key] = size
        assert cache.used <= 100
        assert cache.used == sum(latest[k] for k in latest if k in cache)
        assert cache.get(key) == size


def test_least_recently_used_goes_first() -> None:
    cache: ByteCache[str, int] = ByteCache(3)
    for key in "abc":
        cache.put(key, 1, 1)
    assert cache.get("a") == 1
    cache.put("d", 1, 1)
    assert "b" not in cache and "a" in cache and len(cache) == 3


def test_too_large_is_not_kept_and_replaces_nothing_else() -> None:
    cache: ByteCache[str, int] = ByteCache(3)
    cache.put("a", 1, 1)
    cache.put("b", 2, 9)
    assert "a" in cache and "b" not in cache
    cache.clear()
    assert cache.used == 0 and len(cache) == 0

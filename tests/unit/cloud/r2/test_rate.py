"""The bandwidth limit, on a clock of its own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.cloud.r2.rate import RateLimit


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        assert seconds > 0
        self.now += seconds


def test_no_limit_never_waits() -> None:
    clock = Clock()
    limit = RateLimit(None, clock=clock, sleep=clock.sleep)
    limit.take(10**12)
    assert clock.now == 0


@given(st.lists(st.integers(1, 1_000_000), min_size=1, max_size=50), st.integers(1000, 10**7))
def test_the_average_is_never_above_the_limit(takes: list[int], rate: int) -> None:
    clock = Clock()
    limit = RateLimit(rate, burst_s=0.25, clock=clock, sleep=clock.sleep)
    for count in takes:
        limit.take(count)
    expected = max(sum(takes) / rate - 0.25, 0)
    assert clock.now == pytest.approx(expected, abs=1e-6)


def test_idle_time_is_not_saved_up_beyond_the_burst() -> None:
    clock = Clock()
    limit = RateLimit(1000, burst_s=1, clock=clock, sleep=clock.sleep)
    clock.now = 3600
    limit.take(3000)
    assert clock.now == 3602


def test_a_limit_can_change_and_must_be_one() -> None:
    clock = Clock()
    limit = RateLimit(1000, burst_s=0.1, clock=clock, sleep=clock.sleep)
    limit.change(None)
    limit.take(10**9)
    limit.change(10)
    limit.take(10)
    assert clock.now == pytest.approx(1.0)
    assert limit.bytes_per_s == 10
    with pytest.raises(ValueError, match="above 0"):
        limit.change(0)

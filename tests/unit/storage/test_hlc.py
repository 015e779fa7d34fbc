from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.storage.hlc import LAST_MS, HybridClock, wall_us

DEVICE = "0a1b2c3d-0000-4000-8000-000000000000"
YEAR_2099_US = 4_070_908_800_000_000


@given(st.lists(st.integers(-(10**15), YEAR_2099_US), min_size=1))
def test_stamps_only_grow_whatever_the_wall_clock_does(times: list[int]) -> None:
    wall = iter(times)
    clock = HybridClock(DEVICE, lambda: next(wall))
    stamps = [clock.tick() for _ in times]
    assert stamps == sorted(set(stamps))


def test_after_a_stamp_from_a_laptop_in_2099_the_next_one_is_later() -> None:
    ahead = HybridClock("ffffffff", lambda: YEAR_2099_US).tick()
    clock = HybridClock(DEVICE, lambda: 1_700_000_000_000_000)
    clock.observe(ahead)
    assert clock.tick() > ahead


@pytest.mark.parametrize("year", [2200, 2226, 9999])
def test_no_stamp_is_later_than_other_laptops_take(year: int) -> None:
    ahead = [int((year - 1970) * 365.2425 * 86_400) * 1_000_000]
    clock = HybridClock(DEVICE, lambda: ahead[0])
    stamps = [clock.tick() for _ in range(70_000)]
    ahead[0] = 1_700_000_000_000_000
    stamps += [clock.tick() for _ in range(10)]
    assert stamps == sorted(set(stamps))
    assert wall_us(stamps[-1]) < LAST_MS * 1000


def test_two_devices_never_make_the_same_stamp() -> None:
    one = HybridClock("00000001", lambda: 5_000)
    other = HybridClock("00000002", lambda: 5_000)
    assert one.tick() != other.tick()


def test_a_standing_clock_goes_on_past_a_full_counter() -> None:
    clock = HybridClock(DEVICE, lambda: 5_000)
    stamps = [clock.tick() for _ in range(70_000)]
    assert stamps == sorted(set(stamps))


def test_the_wall_clock_can_be_read_from_a_stamp() -> None:
    assert wall_us(HybridClock(DEVICE, lambda: 1_700_000_000_123_456).tick()) == (
        1_700_000_000_123_000
    )


@pytest.mark.parametrize("text", ["", "1-2-3", "00000000000g-0000-00000000"])
def test_what_is_no_stamp_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a stamp"):
        wall_us(text)

"""Exact time: rounding, rates, and clocks for people."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.time import ceil, format_clock, format_rate, microseconds, parse_rate, round_half_up


@given(st.fractions())
def test_rounding(value: Fraction) -> None:
    assert value - Fraction(1, 2) < round_half_up(value) <= value + Fraction(1, 2)
    assert ceil(value) - 1 < value <= ceil(value)


def test_halves_go_up_on_both_sides_of_zero() -> None:
    assert [round_half_up(Fraction(n, 2)) for n in (-3, -1, 1, 3)] == [-1, 0, 1, 2]
    assert microseconds(Fraction(1001, 30000)) == 33367


@given(st.integers(1, 999_999), st.integers(1, 999_999))
def test_rates_are_read_as_they_were_written(top: int, bottom: int) -> None:
    assert parse_rate(format_rate(Fraction(top, bottom))) == Fraction(top, bottom)


@pytest.mark.parametrize("text", ["", "0", "0/1", "1/0", "-1", "1.5", "1/2/3", "٣", "1" * 7, " 1"])
def test_what_is_no_rate_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"is not a ratio|must be above zero"):
        parse_rate(text)


@pytest.mark.parametrize(
    ("us", "decimals", "text"),
    [
        (0, 0, "0:00"),
        (59_999_999, 0, "0:59"),
        (83_000_000, 3, "1:23.000"),
        (3_723_456_789, 3, "1:02:03.456"),
        (5_400_000_000, 1, "1:30:00.0"),
        (-83_500_000, 1, "-1:23.5"),
    ],
)
def test_clocks(us: int, decimals: int, text: str) -> None:
    assert format_clock(us, decimals=decimals) == text

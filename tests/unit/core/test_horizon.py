"""A line along the horizon becomes level, one along a goalpost upright."""

from __future__ import annotations

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.core.horizon import straightened
from app.core.limits import MAX_ROTATION_DEG


@pytest.mark.parametrize(
    ("now", "end", "wanted"),
    [
        (0.0, (100.0, 0.0), 0.0),
        (0.0, (100.0, 100 * math.tan(math.radians(5))), -5.0),
        (0.0, (-100.0, -100 * math.tan(math.radians(5))), -5.0),  # drawn from right to left
        (0.0, (100 * math.tan(math.radians(3)), -100.0), -3.0),  # a post that leans to the right
        (2.0, (100.0, -100 * math.tan(math.radians(4))), 6.0),
        (15.0, (100.0, -100 * math.tan(math.radians(40))), 20.0),
        (7.5, (0.0, 0.0), 7.5),
    ],
)
def test_the_angle_that_a_line_asks_for(
    now: float, end: tuple[float, float], wanted: float
) -> None:
    assert straightened(now, (0.0, 0.0), end) == pytest.approx(wanted, abs=0.051)


@given(st.floats(-20, 20), st.tuples(st.floats(-4000, 4000), st.floats(-4000, 4000)))
def test_the_line_is_level_or_upright_afterwards(now: float, end: tuple[float, float]) -> None:
    assume(max(map(abs, end)) > 1)
    turned = straightened(now, (0.0, 0.0), end)
    assert -MAX_ROTATION_DEG <= turned <= MAX_ROTATION_DEG
    if abs(turned) < MAX_ROTATION_DEG:
        left = math.degrees(math.atan2(end[1], end[0])) + turned - now
        assert abs((left + 45) % 90 - 45) <= 0.051

"""Where a place of the source is seen in the output, and back."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.crop import CropFrame
from app.core.exact import Q, quantize
from app.core.mapping import OutputMap


def test_the_corners_of_the_box_are_the_corners_of_the_output() -> None:
    frame = CropFrame(1920, 1080, Fraction(9, 16))
    box = frame.fit(700, 400, 640)
    there = OutputMap((1920, 1080), (1080, 1920), box, 0)
    left, top, right, bottom = (float(edge) for edge in box.edges(frame.ratio))
    assert there.to_output(left, top) == pytest.approx((0, 0))
    assert there.to_output(right, bottom) == pytest.approx((1080, 1920))
    assert there.scale == pytest.approx(3)


@given(st.floats(0, 1920), st.floats(0, 1080), st.floats(-20, 20), st.floats(40, 1080))
def test_there_and_back(x: float, y: float, degrees: float, height: float) -> None:
    frame = CropFrame(1920, 1080, Fraction(9, 16), degrees)
    there = OutputMap((1920, 1080), (1080, 1920), frame.fit(x, y, height), quantize(degrees))
    assert there.to_source(*there.to_output(x, y)) == pytest.approx((x, y), abs=1e-6)


@given(st.floats(-20, 20), st.floats(40, 1080), st.floats(0, 1920), st.floats(0, 1080))
def test_the_output_shows_no_place_outside_the_straightened_picture(
    degrees: float, height: float, cx: float, cy: float
) -> None:
    """A margin of 1/100 px: the angle itself is rounded to 1/1024 degree."""
    frame = CropFrame(1920, 1080, Fraction(9, 16), quantize(degrees) / Q)
    there = OutputMap((1920, 1080), (1080, 1920), frame.fit(cx, cy, height), quantize(degrees))
    for corner in ((0, 0), (1080, 0), (0, 1920), (1080, 1920)):
        x, y = there.to_source(*corner)
        assert -0.01 <= x <= 1920.01
        assert -0.01 <= y <= 1080.01

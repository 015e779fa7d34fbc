"""A box in the hand grows as far as there is room and leaves the opposite side where it is."""

from __future__ import annotations

from fractions import Fraction
from math import cos, radians, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.crop import MIN_HEIGHT, CropBox, CropFrame
from app.core.crop_resize import Side, resized
from app.core.exact import Q
from app.core.formats import RATIO_SIZES

HD = CropFrame(1920, 1080, Fraction(1))
HANDLES: list[Side] = [(x, y) for x in (-1, 0, 1) for y in (-1, 0, 1) if x or y]
SHARES = st.floats(0.0, 1.0)


@st.composite
def drags(draw: st.DrawFn) -> tuple[CropFrame, CropBox, Side, float]:
    """A box anywhere in a picture, a handle of it and the height that the hand asks for."""
    ratio = Fraction(*RATIO_SIZES[draw(st.sampled_from(sorted(RATIO_SIZES)))])
    width, height = draw(st.integers(64, 4096)), draw(st.integers(64, 4096))
    frame = CropFrame(width, height, ratio, draw(st.just(0.0) | st.floats(-20.0, 20.0)))
    wanted = draw(SHARES) * width, draw(SHARES) * height, draw(SHARES) * height
    asked = draw(st.floats(-5000.0, 10_000.0))
    return frame, frame.fit(*wanted), draw(st.sampled_from(HANDLES)), asked


def opposite(box: CropBox, frame: CropFrame, side: Side) -> list[float]:
    """The edges that must not move."""
    left, top, right, bottom = (float(edge) for edge in box.edges(frame.ratio))
    there = ((left, side[0] > 0), (top, side[1] > 0), (right, side[0] < 0), (bottom, side[1] < 0))
    return [edge for edge, kept in there if kept]


@given(drags())
def test_the_opposite_side_or_corner_stays_and_the_box_is_in_the_picture(
    drag: tuple[CropFrame, CropBox, Side, float],
) -> None:
    frame, box, side, height = drag
    new = resized(frame, box, side, height)
    assert opposite(new, frame, side) == pytest.approx(opposite(box, frame, side), abs=0.02)
    left, top, right, bottom = new.edges(frame.ratio)
    assert right - left == (bottom - top) * frame.ratio
    turn = radians(frame.rotation_deg)
    for corner_x, corner_y in ((left, top), (right, top), (left, bottom), (right, bottom)):
        x, y = float(corner_x) - frame.width / 2, float(corner_y) - frame.height / 2
        assert abs(x * cos(turn) + y * sin(turn)) <= frame.width / 2 + 1e-9
        assert abs(y * cos(turn) - x * sin(turn)) <= frame.height / 2 + 1e-9


@given(drags())
def test_the_size_is_what_the_hand_asks_for_where_there_is_room(
    drag: tuple[CropFrame, CropBox, Side, float],
) -> None:
    frame, box, side, height = drag
    new, floor = resized(frame, box, side, height), min(MIN_HEIGHT, frame.largest())
    assert new.height / Q <= max(height, floor, box.height / Q) + 1 / Q
    if height <= box.height / Q:
        assert new.height / Q == pytest.approx(max(height, floor), abs=1 / Q)


@given(drags())
def test_asking_for_more_again_changes_nothing(
    drag: tuple[CropFrame, CropBox, Side, float],
) -> None:
    frame, box, side, _ = drag
    most = resized(frame, box, side, 10_000.0)
    assert resized(frame, most, side, 10_000.0) == most
    assert resized(frame, most, side, most.height / Q) == most


def test_a_side_grows_both_ways_and_one_way_where_the_picture_ends() -> None:
    box = HD.fit(960, 540, 400)
    assert resized(HD, box, (1, 0), 600) == HD.fit(1060, 540, 600)
    at_the_top = HD.fit(960, 200, 400)
    assert resized(HD, at_the_top, (1, 0), 600) == HD.fit(1060, 300, 600)
    assert resized(HD, at_the_top, (1, 0), 5000) == HD.fit(760 + 540, 540, 1080)


def test_a_corner_stops_at_the_nearer_end_of_the_picture() -> None:
    box = HD.fit(960, 540, 400)
    assert resized(HD, box, (1, 1), 5000) == HD.fit(760 + 370, 340 + 370, 740)
    assert resized(HD, box, (-1, -1), 5000) == HD.fit(1160 - 370, 740 - 370, 740)

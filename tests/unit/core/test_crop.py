"""The crop box lies in the picture, exactly, and is never stretched."""

from __future__ import annotations

from fractions import Fraction
from math import cos, radians, sin

from hypothesis import example, given
from hypothesis import strategies as st

from app.core.crop import MIN_HEIGHT, CropBox, CropFrame, crop_path, refit
from app.core.edit import CropKey
from app.core.exact import Q

SIDES = st.integers(16, 4096)
POSITIONS = st.floats(-100_000.0, 100_000.0)
HEIGHTS = st.floats(1e-6, 100_000.0)
ANGLES = st.floats(-20.0, 20.0)


@st.composite
def frames(draw: st.DrawFn, angles: st.SearchStrategy[float] = ANGLES) -> CropFrame:
    output = st.integers(8, 2048).map(lambda n: 2 * n)
    ratio = Fraction(draw(output), draw(output))
    return CropFrame(draw(SIDES), draw(SIDES), ratio, draw(angles))


def corners(box: CropBox, frame: CropFrame) -> list[tuple[float, float]]:
    """The box's corners turned back into the upright picture, from its centre."""
    left, top, right, bottom = (float(edge) for edge in box.edges(frame.ratio))
    turn = radians(frame.rotation_deg)
    found = []
    for x, y in ((left, top), (right, top), (left, bottom), (right, bottom)):
        x, y = x - frame.width / 2, y - frame.height / 2
        found.append((x * cos(turn) + y * sin(turn), y * cos(turn) - x * sin(turn)))
    return found


@given(frames(st.just(0.0)), POSITIONS, POSITIONS, HEIGHTS)
@example(CropFrame(1280, 720, Fraction(16, 9)), 640.0, 360.0, 720.0)
@example(CropFrame(1279, 719, Fraction(1279, 719)), 640.0, 360.0, 99999.0)
def test_an_upright_box_lies_in_the_picture_exactly(
    frame: CropFrame, cx: float, cy: float, height: float
) -> None:
    left, top, right, bottom = frame.fit(cx, cy, height).edges(frame.ratio)
    assert left >= 0
    assert top >= 0
    assert right <= frame.width
    assert bottom <= frame.height


@given(frames(), POSITIONS, POSITIONS, HEIGHTS)
def test_the_ratio_is_exact(frame: CropFrame, cx: float, cy: float, height: float) -> None:
    left, top, right, bottom = frame.fit(cx, cy, height).edges(frame.ratio)
    assert (right - left) / (bottom - top) == frame.ratio


@given(frames(), POSITIONS, POSITIONS, HEIGHTS)
def test_a_straightened_box_shows_no_corner_from_outside(
    frame: CropFrame, cx: float, cy: float, height: float
) -> None:
    if frame.rotation_deg == 0.0:
        return
    for x, y in corners(frame.fit(cx, cy, height), frame):
        assert abs(x) <= frame.width / 2
        assert abs(y) <= frame.height / 2


@given(frames(), POSITIONS, POSITIONS, HEIGHTS)
def test_fitting_twice_changes_nothing(
    frame: CropFrame, cx: float, cy: float, height: float
) -> None:
    once = refit(CropKey(0, cx, cy, height), frame)
    twice = refit(once, frame)
    slack = 2 / Q if frame.rotation_deg else 0
    assert abs(twice.cx - once.cx) <= slack
    assert abs(twice.cy - once.cy) <= slack
    assert twice.height == once.height


@given(frames(), HEIGHTS)
def test_the_size_is_kept_within_its_limits(frame: CropFrame, height: float) -> None:
    box = frame.fit(frame.width / 2, frame.height / 2, height)
    wanted = min(max(height, MIN_HEIGHT), frame.largest())
    assert abs(box.height / Q - min(wanted, frame.largest())) <= 1 / Q


def test_a_box_inside_stays_where_it_was_put() -> None:
    frame = CropFrame(1920, 1080, Fraction(9, 16))
    assert frame.fit(700.5, 400.25, 500.0) == CropBox(717312, 409856, 512000)


def test_a_box_pushed_out_comes_back_with_its_size() -> None:
    frame = CropFrame(1920, 1080, Fraction(9, 16))
    box = frame.fit(0.0, 5000.0, 540.0)
    left, _, _, bottom = box.edges(frame.ratio)
    assert (left, bottom, box.height) == (Fraction(0), Fraction(1080), 540 * Q)


def test_without_keyframes_the_largest_box_is_centred() -> None:
    box = crop_path((), CropFrame(1920, 1080, Fraction(9, 16))).at(123)
    edges = [float(edge) for edge in box.edges(Fraction(9, 16))]
    assert edges == [656.25, 0.0, 1263.75, 1080.0]


def test_zooming_is_even_in_the_logarithm() -> None:
    """Half-way between 800 and 200 the box is 400 high, not 500: the zoom feels even."""
    keys = (CropKey(0, 960.0, 540.0, 800.0, "linear"), CropKey(1000, 960.0, 540.0, 200.0))
    path = crop_path(keys, CropFrame(1920, 1080, Fraction(9, 16)))
    assert path.at(500).height == 400 * Q

"""The window of a plane: where it should be, to a few hundredths of a pixel, at every scale."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.footage import pattern_luma
from app.render.resample import TOLERANCE, Span, fit, resample, softened
from tests.unit.render.pictures import Bytes, cubic_matrix, displacement, exact_window

SOURCE = (640, 360)
SCALES = (1.0, 1.0005, 1.25, 1.5, 16 / 9, 2.0, 2.6, 3.137)


@pytest.fixture(scope="module")
def plane() -> Bytes:
    return pattern_luma(SOURCE)


def window(plane: Bytes, x: Span, y: Span) -> Bytes:
    out = np.empty((y.length, x.length), np.uint8)
    resample(plane, x, y, out)
    return out


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("start", [(100.0, 50.0), (123.4567, 61.728), (0.0, 0.0), (37.5, 20.999)])
def test_window_is_where_it_was_asked_for(
    plane: Bytes, scale: float, start: tuple[float, float]
) -> None:
    x, y = Span(start[0], scale, 270), Span(start[1], scale, 240)
    exact = exact_window(plane, (x.start, scale, x.length), (y.start, scale, y.length))
    found = window(plane, x, y)
    assert max(map(abs, displacement(found, exact))) < 0.05
    assert np.abs(found - exact).mean() < 1.5


def test_whole_picture_is_untouched(plane: Bytes) -> None:
    x, y = Span(0.0, 1.0, SOURCE[0]), Span(0.0, 1.0, SOURCE[1])
    assert np.array_equal(window(plane, x, y), plane)


def test_whole_pixel_shift_copies(plane: Bytes) -> None:
    found = window(plane, Span(40.0, 1.0, 200), Span(30.0, 1.0, 100))
    assert np.array_equal(found, plane[30:130, 40:240])


@pytest.mark.parametrize("corner", ["left", "right"])
def test_edges_repeat_the_outermost_samples(plane: Bytes, corner: str) -> None:
    scale, width, height = 2.3, 230, 184
    x = 0.0 if corner == "left" else SOURCE[0] - width / scale
    y = 0.0 if corner == "left" else SOURCE[1] - height / scale
    found = window(plane, Span(x, scale, width), Span(y, scale, height))
    exact = exact_window(plane, (x, scale, width), (y, scale, height))
    assert np.abs(found - exact).max() < 12


@given(
    start=st.floats(0.0, 300.0),
    scale=st.floats(0.3, 8.0),
    length=st.integers(2, 1200),
)
def test_every_fit_holds_its_window(start: float, scale: float, length: int) -> None:
    size = 400
    start = min(start, max(0.0, size - length / scale))
    found = fit(Span(start, scale, length), size)
    if length / scale <= size:
        assert found.first >= 0
        assert found.first + length <= found.length
        assert found.low < found.high
        assert 0.0 <= found.shift < 1.0


@pytest.mark.parametrize("scale", [16 / 9, 1.7, 2.6, 3.3])
def test_usual_scales_stay_under_the_tolerance(scale: float) -> None:
    for n in range(300):
        assert fit(Span(200 + n * 1.618, scale, 1080), 1920).error <= TOLERANCE


@pytest.mark.parametrize("scale", [0.6, 0.45, 0.3, 0.2])
def test_reducing_leaves_no_false_pattern(scale: float) -> None:
    """Stripes too fine for the output become grey instead of wrong stripes."""
    stripes = np.tile(np.array([20, 230], np.uint8), (400, 400))
    found = window(stripes, Span(10.0, scale, int(700 * scale)), Span(10.0, scale, 60))
    middle = found[10:-10, 10:-10].astype(float)
    assert abs(middle.mean() - 125) < 3
    assert middle.std() < 30  # of 105


@pytest.mark.parametrize("scale", [0.75, 0.5, 0.35])
def test_reducing_keeps_the_place(plane: Bytes, scale: float) -> None:
    """Compared with the exact enlargement of a smooth picture: it does not move."""
    width, height = int(400 * scale), int(200 * scale)
    x, y = Span(100.3, scale, width), Span(60.7, scale, height)
    soft = softened(plane, scale)
    exact = exact_window(soft, (x.start, scale, width), (y.start, scale, height))
    assert max(map(abs, displacement(window(plane, x, y), exact))) < 0.06


def test_zooming_does_not_pop(plane: Bytes) -> None:
    """From step to step of a slow zoom through scale 1 the sharpness changes smoothly."""
    detail = []
    for n in range(60):
        scale = 0.9 * 1.005**n
        x = Span(320 - 90 / scale, scale, 180)
        y = Span(180 - 90 / scale, scale, 180)
        found = window(plane, x, y).astype(float)
        detail.append(np.abs(np.diff(found, axis=1)).mean() * scale)
    steps = np.abs(np.diff(detail)) / np.mean(detail)
    assert steps.max() < 0.06


def test_slow_pan_moves_evenly(plane: Bytes) -> None:
    """0.3 source pixels per frame at 2.6 times: error at most 0.1 output pixels, never backwards."""
    scale, places, steps = 2.6, [], []
    previous: Bytes | None = None
    for n in range(40):
        x, y = Span(200.123 + 0.3 * n, scale, 300), Span(100.37, scale, 300)
        found = window(plane, x, y)
        exact = exact_window(plane, (x.start, scale, 300), (y.start, scale, 300))
        places.append(displacement(found, exact)[0])
        if previous is not None:
            steps.append(-displacement(found, previous.astype(float))[0])
        previous = found
    assert np.sqrt(np.mean(np.square(places))) <= 0.1
    assert min(steps) > 0.0


def test_cubic_weights_of_the_test_sum_to_one() -> None:
    assert np.allclose(cubic_matrix(3.3, 2.6, 50, 100).sum(axis=1), 1.0)

"""The curves of light are those of the standards, rise all the way and need no C library."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.media import light
from app.media.tags import Gamut, Transfer
from tests.support import colours

UNIT = st.floats(0, 1)
KINDS: list[tuple[Gamut, Transfer]] = [("2020", "hlg"), ("2020", "pq"), ("2020", "sdr")]


def one(function: object, x: float) -> float:
    return float(function(np.array([x]))[0])  # type: ignore[operator]


@given(st.floats(1e-9, 1e6), st.floats(-60, 60))
def test_log_and_exp_are_logarithm_and_exponential(x: float, y: float) -> None:
    assert one(light.log, x) == pytest.approx(np.log(x), rel=1e-14, abs=1e-14)
    assert one(light.exp, y) == pytest.approx(np.exp(y), rel=1e-13)


@pytest.mark.parametrize(
    ("curve", "at", "value"),
    [
        (light.pq_light, 0.0, 0.0),
        (light.pq_light, 1.0, 10_000),
        (light.pq_light, 0.508078, 100.0),  # BT.2408, table 1
        (light.pq_light, 0.580689, 203.0),
        (light.pq_signal, 1000.0, 0.751827),
        (light.hlg_scene, 0.5, 1 / 12),  # BT.2100, table 5
        (light.hlg_scene, 1.0, 1.0),
        (light.hlg_scene, 0.75, 0.265),
        (light.camera_signal, 0.18, 0.409),
        (light.camera_signal, 1.0, 1.0),
        (light.rolled_off, 50.0, 50.0),
        (light.rolled_off, 1000.0, 203.0),
        (light.rolled_off, 4000.0, 203.0),
    ],
)
def test_values_of_the_standards(curve: object, at: float, value: float) -> None:
    assert one(curve, at) == pytest.approx(value, rel=2e-3, abs=1e-9)


@given(st.floats(0, 10_000), st.floats(0, 10_000))
def test_the_roll_off_keeps_the_order_and_stays_below_white(a: float, b: float) -> None:
    low, high = sorted((a, b))
    assert one(light.rolled_off, low) <= one(light.rolled_off, high) + 1e-9
    assert one(light.rolled_off, high) <= light.WHITE + 1e-6


@pytest.mark.parametrize(("gamut", "primaries"), [("2020", 9), ("p3", 12)])
def test_primaries_are_those_of_the_standards(gamut: Gamut, primaries: int) -> None:
    wanted = np.linalg.solve(colours._to_xyz(1), colours._to_xyz(primaries))
    found = np.array(light.TO_709[gamut])
    assert np.abs(found - wanted).max() < 1e-4
    assert np.abs(found.sum(axis=1) - 1).max() < 1e-6, "white stays white"


@pytest.mark.parametrize(("gamut", "transfer"), KINDS)
@given(UNIT, UNIT, UNIT)
def test_any_colour_is_what_the_formulas_say(
    gamut: Gamut, transfer: Transfer, r: float, g: float, b: float
) -> None:
    number = {"hlg": colours.HLG, "pq": colours.PQ, "sdr": colours.SDR}[transfer]
    found = light.to_709((np.array([r]), np.array([g]), np.array([b])), gamut, transfer)
    wanted = colours.as_709((r, g, b), 9, number)
    assert np.abs(np.array(found)[:, 0] - wanted).max() < 0.004  # one code value


@pytest.mark.parametrize(("gamut", "transfer"), KINDS)
def test_greys_stay_grey_and_rise(gamut: Gamut, transfer: Transfer) -> None:
    steps = np.linspace(0, 1, 1001)
    red, green, blue = light.to_709((steps, steps, steps), gamut, transfer)
    assert np.abs(red - green).max() < 2e-3 and np.abs(blue - green).max() < 2e-3
    assert (
        (np.diff(green) > -1e-4).all() and green[0] == 0 and green[-1] == pytest.approx(1, abs=1e-3)
    )

"""Numbers that are the same everywhere, and right."""

from __future__ import annotations

import decimal
import math
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from app.core import exact


@given(st.floats(1e-6, 1e9))
def test_logarithm_agrees_with_the_c_library(value: float) -> None:
    assert math.isclose(exact.ln(value), math.log(value), rel_tol=1e-12, abs_tol=1e-12)


@given(st.floats(-30.0, 30.0))
def test_exponential_agrees_with_the_c_library(value: float) -> None:
    assert math.isclose(exact.exp(value), math.exp(value), rel_tol=1e-12)


@given(st.floats(-90.0, 90.0))
def test_sine_and_cosine_agree_with_the_c_library(degrees: float) -> None:
    sine, cosine = exact.sin_cos(degrees)
    assert abs(sine - math.sin(math.radians(degrees))) < 1e-12
    assert abs(cosine - math.cos(math.radians(degrees))) < 1e-12


def test_no_angle_turns_nothing() -> None:
    assert exact.sin_cos(0.0) == (0.0, 1.0)


@given(st.floats(-1e9, 1e9) | st.integers(-(2**20), 2**20).map(lambda n: n / 2048))
def test_quantize_rounds_half_up_exactly(value: float) -> None:
    assert exact.quantize(value) == math.floor(Fraction(value) * 1024 + Fraction(1, 2))


def test_the_precision_of_the_thread_does_not_matter() -> None:
    exact.sin_cos.cache_clear()
    usual = exact.sin_cos(12.34), exact.exp(6.7)
    exact.sin_cos.cache_clear()
    with decimal.localcontext(decimal.Context(prec=3, rounding=decimal.ROUND_UP)):
        assert (exact.sin_cos(12.34), exact.exp(6.7)) == usual

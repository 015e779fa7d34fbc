"""The camera's curve against a second, exact implementation of PCHIP."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.core.edit import EASES, Ease
from app.core.interpolate import curve

VALUES = st.floats(-4000.0, 4000.0)


@st.composite
def knots(draw: st.DrawFn, least: int = 1) -> tuple[list[int], list[float]]:
    times = draw(st.sets(st.integers(0, 60_000_000), min_size=least, max_size=8))
    return sorted(times), [draw(VALUES) for _ in times]


def reference(times: Sequence[int], values: Sequence[float], t: int) -> Fraction:
    """PCHIP in exact fractions: slopes as the paper has them, value by de Casteljau's scheme."""
    xs, ys = [Fraction(x) for x in times], [Fraction(y) for y in values]
    if t <= xs[0]:
        return ys[0]
    if t >= xs[-1]:
        return ys[-1]
    secants = [(b - a) / (y - x) for (x, y), (a, b) in zip(pairwise(xs), pairwise(ys), strict=True)]
    slopes = [_slope(xs, secants, k) for k in range(len(xs))]
    i = max(k for k in range(len(xs)) if xs[k] <= t)
    width = xs[i + 1] - xs[i]
    points = [
        ys[i],
        ys[i] + slopes[i] * width / 3,
        ys[i + 1] - slopes[i + 1] * width / 3,
        ys[i + 1],
    ]
    u = (t - xs[i]) / width
    while len(points) > 1:
        points = [(1 - u) * a + u * b for a, b in pairwise(points)]
    return points[0]


def _slope(xs: Sequence[Fraction], secants: Sequence[Fraction], k: int) -> Fraction:
    if len(secants) == 1:
        return secants[0]
    if 0 < k < len(secants):
        before, after = secants[k - 1], secants[k]
        if before * after <= 0:
            return Fraction(0)
        left, right = xs[k] - xs[k - 1], xs[k + 1] - xs[k]
        share = (left + 2 * right) / (3 * (left + right))
        return before * after / ((1 - share) * before + share * after)
    order = (0, 1, 2) if k == 0 else (-1, -2, -3)
    near = abs(xs[order[1]] - xs[order[0]])
    far = abs(xs[order[2]] - xs[order[1]])
    first, second = (secants[0], secants[1]) if k == 0 else (secants[-1], secants[-2])
    slope = first + near * (first - second) / (near + far)
    if slope * first <= 0:
        return Fraction(0)
    if first * second < 0 and abs(slope) > 3 * abs(first):
        return 3 * first
    return slope


@given(knots(), st.integers(-1_000_000, 61_000_000))
def test_smooth_equals_the_exact_reference(points: tuple[list[int], list[float]], t: int) -> None:
    times, values = points
    found = curve(times, values, ["smooth"] * len(times)).at(t)
    assert abs(Fraction(found) - reference(times, values, t)) < Fraction(1, 10**8)


@given(knots(2), st.data())
def test_never_leaves_the_two_keyframes_around_it(
    points: tuple[list[int], list[float]], data: st.DataObject
) -> None:
    times, values = points
    ease: list[Ease] = [data.draw(st.sampled_from(EASES)) for _ in times]
    path = curve(times, values, ease)
    i = data.draw(st.integers(0, len(times) - 2))
    t = data.draw(st.integers(times[i], times[i + 1]))
    assert min(values[i : i + 2]) <= path.at(t) <= max(values[i : i + 2])


@given(knots(2), st.data())
def test_goes_one_way_between_two_keyframes(
    points: tuple[list[int], list[float]], data: st.DataObject
) -> None:
    times, values = points
    path = curve(times, values, ["smooth"] * len(times))
    i = data.draw(st.integers(0, len(times) - 2))
    moments = sorted(data.draw(st.lists(st.integers(times[i], times[i + 1]), min_size=2)))
    rising = values[i + 1] >= values[i]
    for a, b in pairwise(path.at(t) for t in moments):
        assert b >= a - 1e-9 if rising else b <= a + 1e-9


@given(knots(), st.data())
def test_passes_through_every_keyframe_and_is_held_outside(
    points: tuple[list[int], list[float]], data: st.DataObject
) -> None:
    times, values = points
    path = curve(times, values, [data.draw(st.sampled_from(EASES)) for _ in times])
    assert [path.at(t) for t in times] == values
    assert path.at(times[0] - 5) == values[0]
    assert path.at(times[-1] + 5) == values[-1]


def test_linear_is_a_straight_line_and_hold_jumps_at_the_next_keyframe() -> None:
    path = curve([0, 100, 200], [0.0, 10.0, 20.0], ["linear", "hold", "smooth"])
    assert path.at(25) == 2.5
    assert path.at(199) == 10.0
    assert path.at(200) == 20.0


def test_a_linear_part_does_not_bend_the_smooth_part_beside_it() -> None:
    alone = curve([0, 100, 200], [0.0, 10.0, 5.0], ["smooth", "smooth", "smooth"])
    beside = curve(
        [0, 100, 200, 300], [0.0, 10.0, 5.0, 900.0], ["smooth", "smooth", "linear", "smooth"]
    )
    assert [alone.at(t) for t in range(0, 200, 7)] == [beside.at(t) for t in range(0, 200, 7)]

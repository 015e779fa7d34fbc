"""Where the spotlight is, and how it comes and goes."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from app.core.edit import Spotlight, SpotlightKey
from app.core.spotlight import MIN_RADIUS, fade, fit_ellipse, spotlight_path

S = 1_000_000
LIGHT = Spotlight(
    "s",
    S,
    3 * S,
    (SpotlightKey(S, 500.0, 300.0, 60.0, 120.0), SpotlightKey(2 * S, 900.0, 300.0, 60.0, 120.0)),
)
ANY = st.floats(-1e5, 1e5)


@given(
    ANY,
    ANY,
    st.floats(1e-3, 1e5),
    st.floats(1e-3, 1e5),
    st.integers(20, 4096),
    st.integers(20, 4096),
)
def test_the_ellipse_stays_in_the_picture(
    cx: float, cy: float, rx: float, ry: float, width: int, height: int
) -> None:
    x, y, a, b = fit_ellipse(cx, cy, rx, ry, width, height)
    assert min(a, b) >= MIN_RADIUS
    assert x - a >= 0
    assert y - b >= 0
    assert x + a <= width + 1e-9
    assert y + b <= height + 1e-9


def test_it_is_there_in_its_span_only() -> None:
    path = spotlight_path(LIGHT, 1920, 1080)
    assert path.at(S - 1) is None
    assert path.at(3 * S) is None
    mark = path.at(2 * S)
    assert mark is not None
    assert (mark.cx, mark.cy, mark.opacity) == (900 * 1024, 300 * 1024, 1024)


def test_it_moves_between_its_keyframes_and_is_held_after() -> None:
    path = spotlight_path(LIGHT, 1920, 1080)
    centres = [mark.cx for t in range(S, 3 * S, 100_000) if (mark := path.at(t))]
    assert centres == sorted(centres)
    assert centres[-1] == 900 * 1024


def test_it_fades_in_over_150_ms_and_out_over_250_ms() -> None:
    assert fade(S, S, 3 * S) == 0.0
    assert fade(S + 75_000, S, 3 * S) == 0.5
    assert fade(S + 150_000, S, 3 * S) == fade(3 * S - 250_000, S, 3 * S) == 1.0
    assert fade(3 * S - 125_000, S, 3 * S) == 0.5
    rising = [fade(t, S, 3 * S) for t in range(S, S + 150_000, 1000)]
    assert rising == sorted(rising)


def test_its_look_is_decided_in_whole_numbers() -> None:
    mark = spotlight_path(replace(LIGHT, fill=0.25, dim=0.4), 1920, 1080).at(2 * S)
    assert mark is not None
    assert (mark.fill, mark.dim, mark.brighten, mark.stroke) == (256, 410, 0, 2)

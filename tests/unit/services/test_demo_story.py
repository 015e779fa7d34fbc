from __future__ import annotations

import itertools
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.footage import MatchSpec
from app.services.demo_story import followed, panned, places, plays, times
from tests.support.footage import make_match


@given(st.integers(500_000, 7_200_000_000))
def test_plays_fit_into_a_game_of_any_length(duration_us: int) -> None:
    found = plays(duration_us)
    assert 1 <= len(found) <= 4
    assert all(0 <= p.start_us < p.end_us <= duration_us for p in found)
    assert all(p.end_us - p.start_us >= 500_000 for p in found)
    assert all(a.end_us <= b.start_us for a, b in itertools.pairwise(found))


@given(st.integers(0, 10**9), st.integers(100_000, 10_000_000))
def test_keyframes_rise_inside_the_clip(start_us: int, length_us: int) -> None:
    found = times(start_us, start_us + length_us, 400_000)
    assert found == sorted(set(found))
    assert start_us <= found[0]
    assert found[-1] <= start_us + length_us


@pytest.fixture(scope="module")
def spec() -> MatchSpec:
    return MatchSpec(fps=Fraction(25), duration_s=Fraction(2))


def test_the_camera_follows_a_player_where_he_is(spec: MatchSpec) -> None:
    _, truth = make_match(spec)
    who = followed(truth, 0, 2_000_000)
    assert truth.teams[who] in ("home", "away")
    for place in places(truth, who, [0, 1_000_000, 1_960_000]):
        player = truth.frame(int(place.t_us * 25 / 1_000_000)).players[who]
        assert (place.cx, place.cy) == (player.cx, player.cy)
        assert place.ry > place.rx > 0


def test_unknown_footage_gets_a_gentle_pan() -> None:
    first, last = panned((1920, 1080), [0, 4_000_000], 0, 4_000_000)
    assert 0 < last.cx - first.cx < 1920 / 4
    assert first.cy == last.cy == 540

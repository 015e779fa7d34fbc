"""Only the footage of the clips goes up, and only once; ``tests.shows.cloud_bytes`` tries a long game."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from app.footage import MatchSpec
from tests.shows.cloud_bytes import MOST, measure
from tests.support.footage import make_match

pytestmark = pytest.mark.integration

GAME = MatchSpec(width=160, height=90, fps=Fraction(10), duration_s=Fraction(60), gop=10)


def test_a_reel_sends_its_share_of_the_game_and_then_nothing(tmp_path: Path) -> None:
    film = make_match(GAME)[0]
    first, second = measure(tmp_path, film, 1, 3, 6)
    share = film.stat().st_size * 18 / 60
    assert (first.state, second.state) == ("done", "done")
    assert 0 < first.media <= MOST * share
    assert (second.media, first.whole_games, second.whole_games) == (0, 0, 0)

from __future__ import annotations

from dataclasses import replace

import pytest

from app.core.game import Game
from app.core.season import UNDATED, newest_first, season_of

GAME = Game("g", "Match", ())


@pytest.mark.parametrize(
    ("date", "season"),
    [
        ("2026-07-01", "2026/27"),
        ("2026-06-30", "2025/26"),
        ("1999-12-31", "1999/00"),
        ("", UNDATED),
        ("soon", UNDATED),
    ],
)
def test_a_season_begins_in_july(date: str, season: str) -> None:
    assert season_of(replace(GAME, date=date)) == season


def test_the_newest_date_comes_first_and_none_at_all_last() -> None:
    dates = ("", "2025-03-01", "2026-03-01", "soon", "2025-09-01")
    games = [replace(GAME, id=str(i), date=date) for i, date in enumerate(dates)]
    assert [game.id for game in newest_first(games)] == ["2", "4", "1", "0", "3"]

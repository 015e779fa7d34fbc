"""The score at a moment of a game."""

from __future__ import annotations

from app.core.edit import Goal, ScoreBug
from app.core.score import score_at

BUG = ScoreBug(
    "LIO",
    "TIG",
    clocks=(("first", -60_000_000), ("second", 2_700_000_000)),
    goals=(
        Goal(600_000_000, home=True),
        Goal(2_800_000_000, home=False),
        Goal(2_900_000_000, home=True),
    ),
)


def seen(source: str, t_us: int) -> tuple[int, int, int] | None:
    mark = score_at(BUG, source, t_us)
    return None if mark is None else (mark.home_goals, mark.away_goals, mark.clock_s)


def test_the_clock_runs_from_the_kick_off_of_each_file() -> None:
    assert seen("first", 60_000_000) == (0, 0, 0)
    assert seen("first", 125_999_999) == (0, 0, 65)
    assert seen("second", 0) == (1, 0, 2700)


def test_a_goal_counts_from_the_moment_it_falls() -> None:
    assert seen("first", 659_999_999) == (0, 0, 599)
    assert seen("first", 660_000_000) == (1, 0, 600)
    assert seen("second", 150_000_000) == (1, 1, 2850)
    assert seen("second", 200_000_000) == (2, 1, 2900)


def test_no_bug_before_the_game_or_for_another_file() -> None:
    assert seen("first", 59_999_999) is None
    assert seen("third", 0) is None
    assert score_at(None, "first", 60_000_000) is None

"""The score bug: the match clock and the score at a time of a source."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.edit import ScoreBug


@dataclass(frozen=True, slots=True)
class ScoreMark:
    """A decided score bug; ``clock_s`` are whole seconds of the match clock."""

    home: str
    away: str
    home_color: str
    away_color: str
    home_goals: int
    away_goals: int
    clock_s: int


def score_at(bug: ScoreBug | None, source: str, t_us: int) -> ScoreMark | None:
    """What the bug shows; None without one, without a clock for this source, or before the game."""
    if bug is None:
        return None
    start = dict(bug.clocks).get(source)
    if start is None or start + t_us < 0:
        return None
    clock_us = start + t_us
    home = sum(goal.home for goal in bug.goals if goal.clock_us <= clock_us)
    away = sum(not goal.home for goal in bug.goals if goal.clock_us <= clock_us)
    return ScoreMark(
        bug.home, bug.away, bug.home_color, bug.away_color, home, away, clock_us // 1_000_000
    )

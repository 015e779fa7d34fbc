"""Seasons: which games belong together in a list, and in which order they stand."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import TypeVar

from app.core.game import Game

FIRST_MONTH = 7
"""A season begins in July, as most leagues of youth sports have it."""
UNDATED = "Without a date"

G = TypeVar("G", bound=Game)


def day_of(game: Game) -> datetime.date | None:
    """The date of a game; None where it has none that is a date."""
    try:
        return datetime.date.fromisoformat(game.date)
    except ValueError:
        return None


def season_of(game: Game) -> str:
    """``2026/27``, or that the game has no date."""
    day = day_of(game)
    if day is None:
        return UNDATED
    first = day.year if day.month >= FIRST_MONTH else day.year - 1
    return f"{first}/{(first + 1) % 100:02d}"


def newest_first(games: Iterable[G]) -> tuple[G, ...]:
    """By date, the newest first; games without a date last, as they were given."""
    undated = datetime.date.min
    return tuple(sorted(games, key=lambda game: day_of(game) or undated, reverse=True))

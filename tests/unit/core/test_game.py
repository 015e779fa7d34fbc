"""One timeline over the files of a game."""

from __future__ import annotations

from fractions import Fraction

import pytest

from app.core.game import Game, GameFile

S = 1_000_000


def half(name: str, seconds: int) -> GameFile:
    return GameFile(name, f"{name}.mp4", 1, seconds * S, 1920, 1080, Fraction(30), True)


GAME = Game("g", "Cup final", (half("first", 10), half("second", 20)))


@pytest.mark.parametrize(
    ("game_us", "wanted"),
    [
        (-5, (0, 0)),
        (0, (0, 0)),
        (10 * S - 1, (0, 10 * S - 1)),
        (10 * S, (1, 0)),
        (30 * S, (1, 20 * S)),
        (99 * S, (1, 20 * S)),
    ],
)
def test_a_game_time_is_found_in_its_file(game_us: int, wanted: tuple[int, int]) -> None:
    assert GAME.locate(game_us) == wanted


def test_files_follow_each_other() -> None:
    assert (GAME.offset_us(0), GAME.offset_us(1), GAME.duration_us) == (0, 10 * S, 30 * S)

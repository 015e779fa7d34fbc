from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from app.core.clip import MarkedClip
from app.core.document import checked
from app.core.errors import BadInput, NotFound
from app.core.game import Game, GameFile
from app.services.build_reel import new_reel, pieces, rate_for


def game_of(*lengths_us: int, fps: Fraction = Fraction(30)) -> Game:
    files = tuple(
        GameFile(f"file-{i}", f"/footage/{i}.mp4", 1, length, 1920, 1080, fps, True)
        for i, length in enumerate(lengths_us)
    )
    return Game("game-1", "Match", files)


def marked(start_us: int, end_us: int, name: str = "Goal") -> MarkedClip:
    return MarkedClip(f"clip-{start_us}", "game-1", start_us, end_us, typed_name=name)


def test_a_clip_inside_one_file_is_one_piece() -> None:
    game = game_of(10_000_000, 10_000_000)
    found = pieces(marked(11_000_000, 13_000_000), game)
    assert [(f.id, a, b) for f, a, b in found] == [("file-1", 1_000_000, 3_000_000)]


def test_a_clip_over_two_cuts_is_three_pieces() -> None:
    found = pieces(marked(9_000_000, 16_000_000), game_of(10_000_000, 5_000_000, 5_000_000))
    assert [(a, b) for _, a, b in found] == [
        (9_000_000, 10_000_000),
        (0, 5_000_000),
        (0, 1_000_000),
    ]


def test_a_rest_too_short_to_see_is_left_out() -> None:
    found = pieces(marked(8_000_000, 10_050_000), game_of(10_000_000, 5_000_000))
    assert [(f.id, a, b) for f, a, b in found] == [("file-0", 8_000_000, 10_000_000)]


def test_a_clip_outside_the_game_is_refused() -> None:
    with pytest.raises(BadInput, match="outside the game 'Match'"):
        pieces(marked(30_000_000, 31_000_000), game_of(10_000_000))


def test_a_reel_is_a_valid_edit_with_only_the_sources_it_uses() -> None:
    games = {"game-1": game_of(10_000_000, 5_000_000)}
    edit = new_reel("  ", [marked(1_000_000, 2_000_000)], games, "1:1")
    assert checked(edit) == edit
    assert edit.reel.name == "Goal"
    assert edit.reel.size == (1080, 1080)
    assert [source_id for source_id, _ in edit.sources] == ["file-0"]


def test_a_clip_of_an_unknown_game_is_told() -> None:
    with pytest.raises(NotFound):
        new_reel("x", [marked(0, 1_000_000)], {}, "9:16")


@pytest.mark.parametrize(
    ("fps", "rate"),
    [
        (Fraction(25), 25),
        (Fraction(50), 25),
        (Fraction(24), 30),
        (Fraction(30000, 1001), 30),
        (Fraction(60), 30),
        (Fraction(24975, 1000), 25),
    ],
)
def test_footage_of_25_and_50_makes_reels_of_25(fps: Fraction, rate: int) -> None:
    assert rate_for(fps) == rate


@pytest.mark.parametrize("name", ["", "x" * 500, "Go\tal \x1b[31m \ud800"])
def test_any_clip_of_the_library_makes_a_reel(name: str) -> None:
    tags = tuple(f"{i:02d} a tag of 20 chars" for i in range(20))
    clip = replace(marked(1_000_000, 2_000_000, name), tags=tags, notes="")
    edit = new_reel("", [clip], {"game-1": game_of(10_000_000)}, "9:16")
    assert checked(edit) == edit
    assert edit.reel.name == edit.clips[0].name

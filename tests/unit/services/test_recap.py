from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from app.core.clip import RATINGS, MarkedClip
from app.core.crop import CropFrame
from app.core.edit import Banner
from app.core.errors import BadInput
from app.core.game import Game, GameFile
from app.services.recap import banner, recap, recap_size


def game_file(width: int = 1920, height: int = 1080) -> GameFile:
    return GameFile("file-1", "/m.mp4", 1, 90_000_000, width, height, Fraction(50), True)


GAME = Game("game-1", "Match", (game_file(),))


def clip(rating: int = 4, **words: str) -> MarkedClip:
    return MarkedClip("clip-1", "game-1", 65_000_000, 70_000_000, rating, ("Goal",), **words)  # type: ignore[arg-type]


def test_each_clip_is_a_chapter_with_a_banner_in_the_rating_colour() -> None:
    clips = [replace(clip(rating), id=f"clip-{rating}") for rating in RATINGS]
    edit = recap(GAME, clips)
    assert [c.name for c in edit.clips] == [c.name for c in clips]
    assert [c.banner and c.banner.color for c in edit.clips] == [r.color for r in RATINGS.values()]
    assert edit.reel.fps == 25


def test_the_banner_says_clock_notation_name_and_notes() -> None:
    assert banner(clip(5)) == Banner("1:05", "!!", "Brilliant Goal", "", "#66BB6A")
    noted = clip(2, typed_name="Lost ball", notes="too\tlate")
    assert banner(noted) == Banner("1:05", "?", "Lost ball", "too late", "#F9A825")
    assert banner(clip(2, notes="too late")) == Banner("1:05", "?", "too late", "", "#F9A825")


def test_long_notes_are_not_said_twice() -> None:
    notes = "Cuts inside past two and finishes low into the far corner"
    said = banner(clip(5, notes=notes))
    assert (said.name, said.notes) == ("Brilliant Goal", notes)


@pytest.mark.parametrize(
    ("source", "size"),
    [
        ((1920, 1080), (1920, 1080)),
        ((3840, 2160), (1920, 1080)),
        ((1279, 719), (1278, 718)),
        ((1080, 1920), (1080, 1920)),
        ((2160, 3840), (1080, 1920)),
        ((640, 480), (640, 480)),
        ((4096, 2160), (1920, 1012)),
    ],
)
def test_the_recap_shows_the_whole_frame(source: tuple[int, int], size: tuple[int, int]) -> None:
    assert recap_size(game_file(*source)) == size
    largest = CropFrame(*source, Fraction(*size)).largest()
    assert largest >= source[1] * 0.995


@pytest.mark.parametrize(
    ("source", "size"),
    [((1920, 1080), (1920, 1080)), ((3840, 2160), (3840, 2160)), ((1279, 719), (1278, 718))],
)
def test_without_a_banner_nothing_is_drawn_and_size_and_rate_are_the_footages(
    source: tuple[int, int], size: tuple[int, int]
) -> None:
    edit = recap(Game("game-1", "Match", (game_file(*source),)), [clip()], banner=False)
    assert (edit.reel.size, edit.reel.fps) == (size, Fraction(50))
    assert [(c.texts, c.banner) for c in edit.clips] == [((), None)]


def test_a_game_without_clips_has_no_recap() -> None:
    with pytest.raises(BadInput, match="'Match' has no marked clips"):
        recap(GAME, [])


def test_any_game_and_clip_of_the_library_make_a_recap() -> None:
    game = replace(GAME, name="N" * 200)
    odd = clip(5, typed_name="Go\tal\x1b" + "x" * 300, notes="a\x07b\n" + "y" * 280)
    edit = recap(game, [odd])
    assert edit.reel.name.endswith("… recap")
    assert len(edit.reel.name) == 200
    said = edit.clips[0].banner
    assert said is not None and said.name.startswith("Go al")

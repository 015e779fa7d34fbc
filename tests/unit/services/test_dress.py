"""The score bug from tags, and what else a reel is dressed with."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from app.core.clip import MarkedClip
from app.core.edit import Edit, EditClip, Goal, Intro, Reel, ScoreBug, Source, Transition
from app.core.errors import BadInput
from app.core.game import Game, GameFile
from app.core.library import SportTag
from app.core.score import score_at
from app.core.timemap import reel_time_us
from app.services.dress import Dressing, dressed, score_bug


def game_file(name: str, seconds: int = 1800) -> GameFile:
    return GameFile(name, f"/{name}.mp4", 1, seconds * 1_000_000, 1920, 1080, Fraction(30), True)


GAME = Game("game", "Match", (game_file("h1"), game_file("h2")), opponent="Tigers", venue="home")
EDIT = Edit(
    Reel("r", "Reel"),
    (("h1", Source("/h1.mp4")), ("h2", Source("/h2.mp4"))),
    (EditClip("c", "h1", 0, 5_000_000), EditClip("d", "h2", 0, 5_000_000)),
)


def clip(at_s: float, *tags: str, layer: str = "athlete", length_s: float = 12) -> MarkedClip:
    """A clip made with one key at ``at_s``: it ends three seconds later."""
    end = round((at_s + 3) * 1_000_000)
    start = end - round(length_s * 1_000_000)
    return MarkedClip(f"c{at_s}{tags}", "game", start, end, tags=tags, layer=layer)  # type: ignore[arg-type]


def shown(bug: ScoreBug, source: str, seconds: float) -> tuple[int, int, int] | None:
    mark = score_at(bug, source, round(seconds * 1_000_000))
    return None if mark is None else (mark.home_goals, mark.away_goals, mark.clock_s)


def test_goals_count_from_the_moment_the_key_was_pressed() -> None:
    bug = score_bug(EDIT, GAME, [clip(100, "Goal"), clip(300, "Opponent goal")], "Lions")
    assert (bug.home, bug.away) == ("Lions", "Tigers")
    assert shown(bug, "h1", 99) == (0, 0, 99)
    assert shown(bug, "h1", 100) == (1, 0, 100)
    assert shown(bug, "h1", 300) == (1, 1, 300)
    assert shown(bug, "h2", 10) == (1, 1, 1810), "the clock runs on in the second file"


def test_away_we_stand_on_the_right() -> None:
    bug = score_bug(EDIT, replace(GAME, venue="away"), [clip(100, "Goal")], "Lions")
    assert (bug.home, bug.away) == ("Tigers", "Lions")
    assert shown(bug, "h1", 200) == (0, 1, 200)


@pytest.mark.parametrize("tag", ["goal", "GOAL", " Goal "])
def test_a_tag_is_known_however_it_is_written(tag: str) -> None:
    assert len(score_bug(EDIT, GAME, [clip(50, tag)]).goals) == 1


@pytest.mark.parametrize("tag", ["Opponent goal", "Goal against", "Own goal"])
def test_goals_of_the_others(tag: str) -> None:
    assert score_bug(EDIT, GAME, [clip(50, tag)]).goals == (Goal(50_000_000, home=False),)
    assert score_bug(EDIT, GAME, [clip(50, "Goal", tag)]).goals == (Goal(50_000_000, home=False),)


def test_a_goal_marked_for_the_athlete_and_the_team_is_one() -> None:
    clips = [clip(50, "Goal"), clip(52.5, "Goal", layer="team"), clip(90, "Goal", layer="team")]
    assert [goal.clock_us for goal in score_bug(EDIT, GAME, clips).goals] == [50e6, 90e6]


def test_the_clock_starts_with_the_kick_off() -> None:
    clips = [clip(60, "Kick-off", length_s=3), clip(30, "Goal"), clip(100, "Goal")]
    bug = score_bug(EDIT, GAME, clips)
    assert shown(bug, "h1", 59) is None, "before it there is no bug"
    assert shown(bug, "h1", 60) == (0, 0, 0)
    assert shown(bug, "h1", 100) == (1, 0, 40)


def test_a_tag_with_a_lag_of_its_own_is_believed() -> None:
    tags = (SportTag("Goal", "soccer", lag_us=8_000_000),)
    clips = {"game": [clip(105, "Goal")]}
    bug = dressed(EDIT, Dressing(score=True), [GAME], clips, tags).reel.score
    assert bug is not None and bug.goals == (Goal(100_000_000, home=True),)


def test_a_game_without_goals_has_its_clock() -> None:
    bug = score_bug(EDIT, GAME, [clip(50, "Assist")])
    assert (bug.home, bug.goals) == ("Us", ())
    assert shown(bug, "h1", 75) == (0, 0, 75)


def test_a_reel_of_two_games_has_no_one_score() -> None:
    other = Game("other", "Other", (game_file("h2"),))
    first = replace(GAME, files=GAME.files[:1])
    with pytest.raises(BadInput, match="'Reel' is not of one game"):
        dressed(EDIT, Dressing(score=True), [first, other], {"game": [], "other": []})


@pytest.mark.parametrize(
    ("at_us", "poster"), [(2_000_000, ("c", 2_000_000)), (6_000_000, ("d", 1_000_000))]
)
def test_the_poster_is_chosen_by_the_time_in_the_reel(at_us: int, poster: tuple[str, int]) -> None:
    found = dressed(EDIT, Dressing(poster_us=at_us), [], {}).reel.poster
    assert found is not None and (found.clip, found.t_us) == poster
    assert reel_time_us(EDIT.clips, EDIT.reel, found.clip, found.t_us) == at_us


def test_a_poster_on_the_card_is_refused() -> None:
    with pytest.raises(BadInput, match="no clip at the time"):
        dressed(EDIT, Dressing(intro=Intro("Maya"), poster_us=1_000_000), [], {})


def test_far_speeds_are_heard_when_asked() -> None:
    assert dressed(EDIT, Dressing(beyond="keep"), [], {}).reel.sound.beyond == "keep"


def test_what_is_not_asked_for_stays() -> None:
    fade, card = Transition("fade", 800_000), Intro("Maya")
    edit = dressed(EDIT, Dressing(fade, card), [], {})
    assert (edit.reel.transition, edit.reel.intro) == (fade, card)
    more = dressed(edit, Dressing(score=True), [GAME], {"game": []})
    assert (more.reel.transition, more.reel.intro) == (fade, card)
    less = dressed(more, Dressing(remove=frozenset({"intro", "score"})), [], {})
    assert (less.reel.intro, less.reel.score, less.reel.transition) == (None, None, fade)

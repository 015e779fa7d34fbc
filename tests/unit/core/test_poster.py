"""The poster that the timeline shows is the one that the film gets."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from app.core import arrange
from app.core.edit import (
    Edit,
    EditClip,
    Freeze,
    Intro,
    Poster,
    Reel,
    Source,
    SpeedSegment,
    Transition,
)
from app.core.facts import SourceFacts
from app.core.plan import plan
from app.core.poster import poster_moment

S = 1_000_000
FACTS = {"g": SourceFacts(1920, 1080, Fraction(1, 25), range(500), 500)}
PLAIN = Edit(
    Reel("r", "Reel", (1080, 1920), Fraction(25)),
    (("g", Source("g.mp4")),),
    (EditClip("a", "g", 2 * S, 5 * S), EditClip("b", "g", 8 * S, 12 * S)),
)
SLOW = SpeedSegment(9 * S, 11 * S, Fraction(1, 2))


@pytest.mark.parametrize(
    "edit",
    [
        PLAIN,
        replace(PLAIN, reel=replace(PLAIN.reel, intro=Intro("Maya"))),
        replace(PLAIN, reel=replace(PLAIN.reel, transition=Transition("dissolve", S))),
        replace(PLAIN, clips=(PLAIN.clips[0], replace(PLAIN.clips[1], segments=(SLOW,)))),
        replace(PLAIN, clips=(replace(PLAIN.clips[0], segments=(Freeze(3 * S, S),)),)),
        replace(PLAIN, clips=(EditClip("a", "g", 2 * S, 3 * S),)),
        replace(PLAIN, reel=replace(PLAIN.reel, poster=Poster("b", 10 * S))),
        replace(PLAIN, reel=replace(PLAIN.reel, poster=Poster("b", 90 * S))),
        replace(PLAIN, reel=replace(PLAIN.reel, poster=Poster("gone", 10 * S))),
    ],
)
def test_it_is_the_picture_of_the_plan(edit: Edit) -> None:
    planned = plan(edit, FACTS)
    shown = planned.frames[planned.poster]
    found = poster_moment(edit)
    assert found is not None
    assert found.t_us == pytest.approx(shown.source_us, abs=80_000)  # two pictures
    assert found.chosen == (edit.reel.poster is not None and edit.reel.poster.clip == "b")


def test_a_reel_without_clips_has_none() -> None:
    assert poster_moment(replace(PLAIN, clips=())) is None


def test_a_poster_is_set_inside_the_clip_and_goes_with_its_half_when_that_is_split() -> None:
    edit = arrange.set_poster(PLAIN, "a", 4 * S)
    assert edit.reel.poster == Poster("a", 4 * S)
    first = arrange.split(edit, "a", 4_500_000, lambda: "second")
    assert first.reel.poster == Poster("a", 4 * S)
    second = arrange.split(edit, "a", 3 * S, lambda: "second")
    assert second.reel.poster == Poster("second", 4 * S)
    assert arrange.set_poster(PLAIN, "a", 0).reel.poster == Poster("a", 2 * S)
    assert arrange.clear_poster(edit) == PLAIN

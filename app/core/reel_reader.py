"""From checked JSON fields to the reel of an edit: its frame, intro card, score, poster and sound."""

from __future__ import annotations

import re

from app.core import limits
from app.core.check import Field
from app.core.edit import (
    BEYOND,
    TRANSITIONS,
    Goal,
    Intro,
    Poster,
    Reel,
    ReelSound,
    ScoreBug,
    Transition,
)

_BASE64 = re.compile(r"(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{2}==)?")


def read_reel(field: Field) -> Reel:
    """The reel; a field that is left out or null gets the default."""
    optional = ("size", "fps", "transition", "intro", "score", "poster", "sound")
    has = field.object(("id", "name"), optional)
    given = {name: below for name, below in has.items() if below.value is not None}
    reel = Reel(has["id"].id(), has["name"].text(limits.MAX_NAME))
    return Reel(
        reel.id,
        reel.name,
        _size(has["size"]) if "size" in has else reel.size,
        has["fps"].ratio(limits.MIN_FPS, limits.MAX_FPS) if "fps" in has else reel.fps,
        _transition(has["transition"]) if "transition" in has else reel.transition,
        _intro(given["intro"]) if "intro" in given else None,
        _score(given["score"]) if "score" in given else None,
        _poster(given["poster"]) if "poster" in given else None,
        _sound(has["sound"]) if "sound" in has else reel.sound,
    )


def _size(field: Field) -> tuple[int, int]:
    sides = field.items(2, 2)
    width, height = (side.whole(limits.MIN_SIDE, limits.MAX_SIDE) for side in sides)
    for side, value in zip(sides, (width, height), strict=True):
        if value % 2:
            side.fail(f"must be even, because video stores colour for pairs of pixels; is {value}")
    return width, height


def _transition(field: Field) -> Transition:
    has = field.object(("kind",), ("us",))
    us = has["us"].whole(0, limits.MAX_TRANSITION_US) if "us" in has else Transition().us
    return Transition(has["kind"].choice(TRANSITIONS), us)


def _intro(field: Field) -> Intro:
    optional = ("subtitle", "us", "color", "background", "accent", "photo")
    has = field.object(("title",), optional)
    plain = Intro(has["title"].text(limits.MAX_NAME))
    photo = has["photo"].text(limits.MAX_PHOTO) if "photo" in has else ""
    if not _BASE64.fullmatch(photo):
        has["photo"].fail("must be a JPEG or PNG file in base64")

    def color(name: str, default: str) -> str:
        return has[name].color() if name in has else default

    return Intro(
        plain.title,
        has["subtitle"].text(limits.MAX_NAME) if "subtitle" in has else "",
        has["us"].whole(limits.MIN_INTRO_US, limits.MAX_INTRO_US) if "us" in has else plain.us,
        color("color", plain.color),
        color("background", plain.background),
        color("accent", plain.accent),
        photo,
    )


def _score(field: Field) -> ScoreBug:
    has = field.object(("home", "away"), ("home_color", "away_color", "clocks", "goals"))
    plain = ScoreBug(has["home"].text(limits.MAX_TEAM), has["away"].text(limits.MAX_TEAM))
    most = limits.MAX_TIME_US
    clocks = has["clocks"].entries(limits.MAX_SOURCES) if "clocks" in has else []
    goals = has["goals"].items(limits.MAX_GOALS) if "goals" in has else []
    return ScoreBug(
        plain.home,
        plain.away,
        has["home_color"].color() if "home_color" in has else plain.home_color,
        has["away_color"].color() if "away_color" in has else plain.away_color,
        tuple(sorted((source, below.whole(-most, most)) for source, below in clocks)),
        tuple(sorted((_goal(goal) for goal in goals), key=lambda g: (g.clock_us, g.home))),
    )


def _goal(field: Field) -> Goal:
    has = field.object(("clock_us", "home"))
    return Goal(has["clock_us"].whole(0, limits.MAX_TIME_US), has["home"].flag())


def _poster(field: Field) -> Poster:
    has = field.object(("clip", "t_us"))
    return Poster(has["clip"].id(), has["t_us"].whole(0, limits.MAX_TIME_US))


def _sound(field: Field) -> ReelSound:
    has = field.object((), ("loudness", "beyond"))
    plain = ReelSound()
    return ReelSound(
        has["loudness"].flag() if "loudness" in has else plain.loudness,
        has["beyond"].choice(BEYOND) if "beyond" in has else plain.beyond,
    )

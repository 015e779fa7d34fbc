"""The tags each sport starts with, grouped by position. Coaches add their own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

DEFAULT_SPORT = "soccer"
TAKEN_LETTERS = "ABGJKL"
"""Letters that are commands while annotating: mark, segment, go to time and shuttle."""


@dataclass(frozen=True, slots=True)
class TagGroup:
    """A position and the tags of its plays."""

    position: str
    tags: tuple[str, ...]


def _groups(table: str) -> tuple[TagGroup, ...]:
    """Groups from lines ``position: Tag, Tag``."""
    rows = (line.split(": ", 1) for line in table.strip().splitlines())
    return tuple(TagGroup(name.strip(), tuple(tags.split(", "))) for name, tags in rows)


_BASEBALL_FIELD = """
    infielder: Fielding, Double Play, Throw Out
    outfielder: Catch, Diving Catch, Outfield Assist"""

SPORTS: dict[str, tuple[TagGroup, ...]] = {
    "soccer": _groups("""
        attacker: Goal, Assist, Dribble
        midfielder: Pass, Chance Creation, Control
        defender: Tackle, Interception, Build-Up
        goalie: Save, Distribution"""),
    "american_football": _groups("""
        QB: Touchdown Pass, Deep Ball, Scramble
        WR/TE: Touchdown Catch, Route Running, YAC
        RB: Touchdown Run, Broken Tackle, Receiving
        OL: Pancake Block, Pass Protection
        DL: Sack, TFL, Run Stop
        LB: Tackle, Blitz, Coverage
        DB: Interception, Pass Breakup, Forced Fumble
        K/P: Field Goal, Punt, Kickoff"""),
    "flag_football": _groups("""
        QB: Touchdown Pass, Scramble, Play Action
        receiver: Touchdown Catch, Route Running, YAC
        center: Snap, Block, Route
        rusher: Sack, Pressure, Flag Pull
        DB: Interception, Pass Breakup, Coverage"""),
    "basketball": _groups("""
        guard: Scoring, Assist, Steal
        forward: Dunk, Rebound, Fastbreak
        center: Post Move, Block, Screen"""),
    "lacrosse": _groups("""
        attack: Goal, Assist, Dodge
        midfield: Ground Ball, Transition, Shot
        defense: Check, Clear, Caused Turnover
        goalie: Save, Outlet"""),
    "rugby": _groups("""
        forward: Tackle, Carry, Ruck
        back: Try, Line Break, Kick
        halfback: Pass, Box Kick, Snipe"""),
    "volleyball": _groups("""
        setter: Set, Assist, Dump
        hitter: Kill, Tip, Ace
        middle: Block, Slide, Stuff Block
        libero: Dig, Serve Receive, Pancake"""),
    "hockey": _groups("""
        forward: Goal, Assist, Deke
        defenseman: Check, Shot Block, Breakout
        goalie: Save, Glove Save, Poke Check"""),
    "tennis": _groups("""
        serve: Ace, Service Winner, Kick Serve
        baseline: Forehand Winner, Backhand Winner, Rally
        net: Volley, Overhead, Drop Shot
        defense: Passing Shot, Return, Lob"""),
    "baseball": _groups(
        """
    pitcher: Strikeout, Pitch, Pickoff
    batter: Home Run, Hit, RBI"""
        + _BASEBALL_FIELD
    ),
    "softball": _groups(
        """
    pitcher: Strikeout, Rise Ball, Pickoff
    batter: Home Run, Hit, Slap Hit, RBI"""
        + _BASEBALL_FIELD
    ),
}


def sport_title(sport: str) -> str:
    """A sport's name for people: ``american_football`` is *American football*."""
    return sport.replace("_", " ").capitalize()


def tags_of(sport: str) -> tuple[str, ...]:
    """All tags of a sport in the order of its positions, each once; none for an unknown sport."""
    groups = SPORTS.get(sport, ())
    return tuple(dict.fromkeys(tag for group in groups for tag in group.tags))


def tag_letters(tags: Iterable[str], taken: str = TAKEN_LETTERS) -> dict[str, str]:
    """A key for each tag: the first letter of it that is free, else any free one, else none."""
    free = [letter for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ" if letter not in taken.upper()]
    found: dict[str, str] = {}
    for tag in tags:
        letter = next((c for c in tag.upper() if c in free), free[0] if free else "")
        if letter and tag not in found:
            found[tag] = letter
            free.remove(letter)
    return found

"""One row of an annotation file, whichever the layout, and the rules that all layouts share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.core.check import shown
from app.core.clip import (
    MAX_NAME,
    MAX_NOTES,
    MAX_PLAYER,
    MAX_PLAYERS,
    MAX_TAG,
    MAX_TAGS,
    MIN_CLIP_US,
    Layer,
)
from app.core.time import US_PER_S

MAX_BYTES = 8_000_000
MAX_ROWS = 20_000
MAX_DURATION_US = 3600 * US_PER_S
MAX_START_US = 100 * 3600 * US_PER_S
NO_NOTES = "<notes>"
NEW_TAG = "is new, kept as your own tag"

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class AnnotationRow:
    """One good row. ``name`` is empty when the clip's name is to be derived.

    ``players`` and ``layer`` are None where the layout has no place for them.
    """

    line: int
    start_us: int
    duration_us: int
    rating: int
    tags: tuple[str, ...]
    name: str
    notes: str
    players: tuple[str, ...] | None = None
    layer: Layer | None = None

    @property
    def end_us(self) -> int:
        """Where the clip ends in the game."""
        return self.start_us + self.duration_us


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a file holds: good rows, and sentences about bad and about odd ones.

    ``new_tags`` are those of the good rows that were not known, each once, in their order.
    """

    rows: tuple[AnnotationRow, ...]
    problems: tuple[str, ...]
    warnings: tuple[str, ...]
    new_tags: tuple[str, ...] = ()


class BadRow(Exception):
    """Why a row is left out."""


def known_words(words: Iterable[str]) -> dict[str, str]:
    """Words by their folded form, for ``unique_tags``."""
    return {word.casefold(): word for word in words}


def unique_tags(
    words: Iterable[str], known: Mapping[str, str]
) -> tuple[tuple[str, ...], list[str]]:
    """Tags as they are kept, each once, and what is odd about them. ``BadRow``."""
    tags: list[str] = []
    odd: list[str] = []
    for word in filter(None, (" ".join(word.split()) for word in words)):
        tag = known.get(word.casefold(), short("tag", word, MAX_TAG))
        if tag.casefold() in {other.casefold() for other in tags}:
            odd.append(f"tag {shown(tag)} stands twice, kept once")
            continue
        if known and word.casefold() not in known:
            odd.append(f"tag {shown(tag)} {NEW_TAG}")
        tags.append(tag)
    if len(tags) > MAX_TAGS:
        raise BadRow(f"has {len(tags)} tags, at most {MAX_TAGS} are allowed")
    return tuple(tags), odd


def unique_players(words: Iterable[str]) -> tuple[str, ...]:
    """Players as they are kept, each once. ``BadRow``."""
    names = (short("player", word, MAX_PLAYER) for word in words)
    players = tuple(dict.fromkeys(filter(None, names)))
    if len(players) > MAX_PLAYERS:
        raise BadRow(f"has {len(players)} players, at most {MAX_PLAYERS} are allowed")
    return players


def fitting_name(column: str, text: str) -> str:
    """A name of one line that is short enough. ``BadRow``."""
    return short(column, text, MAX_NAME)


def fitting_notes(text: str) -> str:
    """Notes that are short enough; the placeholder for none is none. ``BadRow``."""
    return "" if text == NO_NOTES else short("notes", text, MAX_NOTES)


def check_duration(column: str, us: int, text: str) -> int:
    """A length that a clip can have. ``BadRow``."""
    if not MIN_CLIP_US <= us <= MAX_DURATION_US:
        raise BadRow(f"{column} must be from 0.5 s to 1 hour, is {shown(text)}")
    return us


def check_start(column: str, us: int, text: str) -> int:
    """A start that a game can have. ``BadRow``."""
    if us >= MAX_START_US:
        raise BadRow(f"{column} must be below 100 hours, is {shown(text)}")
    return us


def short(column: str, text: str, most: int) -> str:
    """A text of one line (notes may have several) that is short enough. ``BadRow``."""
    if len(text) > most:
        raise BadRow(f"{column} has {len(text)} characters, at most {most} are allowed")
    if _CONTROL.search(text):
        raise BadRow(f"{column} holds control characters: {shown(text)}")
    return " ".join(text.split()) if column != "notes" else text


def new_words(rows: Iterable[AnnotationRow], known: Mapping[str, str]) -> tuple[str, ...]:
    """The tags of rows that are not known, each once, in their order."""
    found: dict[str, str] = {}
    for row in rows:
        for tag in row.tags:
            if tag.casefold() not in known:
                found.setdefault(tag.casefold(), tag)
    return tuple(found.values())

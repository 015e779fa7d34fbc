"""What every marked clip must be before it is written, whoever makes it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from app.core.check import cleaned, shown
from app.core.clip import (
    LAYERS,
    MAX_NAME,
    MAX_NOTES,
    MAX_PLAYER,
    MAX_PLAYERS,
    MAX_TAG,
    MAX_TAGS,
    RATINGS,
    MarkedClip,
    clamp_range,
)
from app.core.errors import BadInput
from app.core.game import Game
from app.storage import Store


def put_marked(store: Store, clip: MarkedClip, game: Game) -> MarkedClip:
    """Write a clip after making it valid. ``BadInput`` for what cannot be made valid."""
    if clip.rating not in RATINGS:
        raise BadInput(f"The rating must be 1 to 5, is {shown(clip.rating)}.")
    if clip.layer not in LAYERS:
        raise BadInput(f"The layer must be one of {', '.join(LAYERS)}, is {shown(clip.layer)}.")
    clip = with_good_words(clip)
    start, end = clamp_range(clip.start_us, clip.end_us, game.duration_us)
    clip = replace(clip, start_us=start, end_us=end)
    store.put_clip(clip)
    return clip


def with_good_words(clip: MarkedClip) -> MarkedClip:
    """The clip without control characters and doubles; ``BadInput`` for what is too long."""
    tags = _words("tag", clip.tags, MAX_TAGS, MAX_TAG)
    players = _words("player", clip.players, MAX_PLAYERS, MAX_PLAYER)
    name = one_word("name", clip.typed_name, MAX_NAME)
    notes = cleaned(clip.notes, len(clip.notes), lines=True).rstrip()
    if len(notes) > MAX_NOTES:
        raise BadInput(f"Notes have at most {MAX_NOTES} characters; these have {len(notes)}.")
    return replace(clip, tags=tags, players=players, typed_name=name, notes=notes)


def _words(what: str, words: Iterable[str], most: int, longest: int) -> tuple[str, ...]:
    found = tuple(dict.fromkeys(filter(None, (one_word(what, word, longest) for word in words))))
    if len(found) > most:
        raise BadInput(f"A clip has at most {most} {what}s; this one has {len(found)}.")
    return found


def one_word(what: str, word: str, longest: int) -> str:
    """A word or name on one line, with single blanks; ``BadInput`` when it is too long."""
    word = " ".join(cleaned(word, len(word)).split())
    if len(word) > longest:
        raise BadInput(
            f"The {what} {shown(word)} has {len(word)} characters; at most {longest} are kept."
        )
    return word

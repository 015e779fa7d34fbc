"""What this screen tells the main window, in the past tense."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReelMade:
    """A reel was made of clips. ``open_now`` says that the coach asked to go on with it."""

    reel_id: str
    name: str
    open_now: bool


@dataclass(frozen=True, slots=True)
class RecapAsked:
    """The coach wants a video of a game's clips; empty ``clip_ids`` means all of them."""

    game_id: str
    clip_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RangeDragged:
    """A handle of the scrub strip moved or was let go (then it is to be written)."""

    start_us: int
    end_us: int
    at_us: int
    released: bool


@dataclass(frozen=True, slots=True)
class FilterChosen:
    """Which ratings, tags and words the clip list shows now."""

    ratings: frozenset[int]
    tags: frozenset[str]
    text: str

"""What a library lists beside games, clips and edits: reels at a glance, own tags, players."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReelSummary:
    """A reel as a list shows it.

    ``length_us`` is the exact length the export will have; ``updated_us`` is the moment of the last
    change, in microseconds since 1970 UTC.
    """

    id: str
    name: str
    size: tuple[int, int]
    clip_count: int
    length_us: int
    updated_us: int


@dataclass(frozen=True, slots=True)
class SportTag:
    """A tag that a coach added to a sport, or a choice about a given one.

    ``hotkey`` is one letter or empty. ``lead_us`` and ``lag_us`` replace the default range of a
    one-key clip when this tag makes it; None keeps the default.
    """

    name: str
    sport: str = "soccer"
    position: str = ""
    hotkey: str = ""
    lead_us: int | None = None
    lag_us: int | None = None


@dataclass(frozen=True, slots=True)
class Player:
    """A player of a coach's team. ``number`` is text: teams use 07 and 1A."""

    name: str
    sport: str = "soccer"
    number: str = ""


@dataclass(frozen=True, slots=True)
class Athlete:
    """A profile of a coach: whom the clips of the layer *My athlete* are of."""

    id: str
    name: str

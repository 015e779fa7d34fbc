"""The marked clip of a game: range, rating, tags, players, name and notes; and its rules."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Layer: TypeAlias = Literal["athlete", "team"]

LAYERS: tuple[Layer, ...] = ("athlete", "team")
LEAD_US = 9_000_000
LAG_US = 3_000_000
MIN_CLIP_US = 500_000
RERATE_WINDOW_US = 4_000_000
TAKE_BACK_WINDOW_US = 3_000_000
MAX_NOTES = 280
MAX_NAME = 200
MAX_TAGS, MAX_TAG = 20, 40
MAX_PLAYERS, MAX_PLAYER = 40, 80
DERIVED_NAME_LENGTH = 40
DEFAULT_RATING = 4


@dataclass(frozen=True, slots=True)
class Rating:
    """One step of the scale: chess notation, word and colour."""

    stars: int
    notation: str
    word: str
    color: str


RATINGS: dict[int, Rating] = {
    5: Rating(5, "!!", "Brilliant", "#66BB6A"),
    4: Rating(4, "!", "Good", "#2E7D32"),
    3: Rating(3, "!?", "Interesting", "#1565C0"),
    2: Rating(2, "?", "Technical lapse", "#F9A825"),
    1: Rating(1, "??", "Mental lapse", "#C62828"),
}


@dataclass(frozen=True, slots=True)
class MarkedClip:
    """A clip of a game. Times are game times: microseconds from the start of the first file.

    ``typed_name`` is empty while the name is derived; ``name`` is what people see. ``marked_us`` is
    the moment at which one key made the clip; None for a clip that came another way.
    """

    id: str
    game_id: str
    start_us: int
    end_us: int
    rating: int = DEFAULT_RATING
    tags: tuple[str, ...] = ()
    players: tuple[str, ...] = ()
    typed_name: str = ""
    notes: str = ""
    layer: Layer = "athlete"
    marked_us: int | None = None

    @property
    def name(self) -> str:
        """The typed name, else one derived from notes or rating and tags."""
        return self.typed_name or derived_name(self.rating, self.tags, self.notes)

    @property
    def notation(self) -> str:
        """The rating as chess notation."""
        return RATINGS[self.rating].notation


def derived_name(rating: int, tags: tuple[str, ...], notes: str) -> str:
    """The first words of the notes, else ``<word> <tags>``, e.g. ``Good Goal, Assist and Pass``."""
    words = " ".join(notes.split())
    if words:
        return _cut_at_word(words, DERIVED_NAME_LENGTH)
    listed = (
        tags[0]
        if len(tags) == 1
        else " and ".join(filter(None, (", ".join(tags[:-1]), *tags[-1:])))
    )
    return f"{RATINGS[rating].word} {listed}".strip()


def around(
    playhead_us: int, game_us: int, lead_us: int = LEAD_US, lag_us: int = LAG_US
) -> tuple[int, int]:
    """The range of a one-key clip around the playhead, clamped to the game, at least 0.5 s."""
    start = max(0, playhead_us - lead_us)
    end = min(game_us, playhead_us + lag_us)
    return clamp_range(start, end, game_us)


def clamp_range(start_us: int, end_us: int, game_us: int) -> tuple[int, int]:
    """A range made valid: inside the game, start before end, at least 0.5 s where the game allows."""
    start_us = min(max(0, start_us), max(0, game_us - MIN_CLIP_US))
    end_us = min(max(end_us, start_us + MIN_CLIP_US), game_us)
    return start_us, end_us


def _cut_at_word(words: str, length: int) -> str:
    if len(words) <= length:
        return words
    head = words[: length + 1].rsplit(" ", 1)[0]
    return head if len(head) <= length else words[:length]

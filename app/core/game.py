"""A game: the footage of one match, one file or several in order, on one timeline."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, TypeAlias

Venue: TypeAlias = Literal["home", "away", "tournament", ""]


@dataclass(frozen=True, slots=True)
class GameFile:
    """One file of a game. Width and height are upright pixels; ``fps`` is the average rate."""

    id: str
    path: str
    size_bytes: int
    duration_us: int
    width: int
    height: int
    fps: Fraction
    has_audio: bool
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Game:
    """A match. Files follow each other without a gap on the game's timeline."""

    id: str
    name: str
    files: tuple[GameFile, ...]
    opponent: str = ""
    date: str = ""
    venue: Venue = ""
    sport: str = "soccer"

    @property
    def duration_us(self) -> int:
        """The length of all files together."""
        return sum(file.duration_us for file in self.files)

    def locate(self, game_us: int) -> tuple[int, int]:
        """The file index and the file's own time for a game time, clamped into the game.

        The very end belongs to the last file.
        """
        rest = max(0, game_us)
        for i, file in enumerate(self.files):
            if rest < file.duration_us or i == len(self.files) - 1:
                return i, min(rest, file.duration_us)
            rest -= file.duration_us
        return 0, 0

    def offset_us(self, index: int) -> int:
        """The game time at which a file starts."""
        return sum(file.duration_us for file in self.files[:index])

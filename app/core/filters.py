"""Which marked clips are shown and played: one filter for a game and across games."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.core.clip import Layer, MarkedClip


@dataclass(frozen=True, slots=True)
class ClipFilter:
    """What a clip must have to be shown; an empty part asks nothing.

    ``ratings``: one of these. ``tags``: all of these. ``players``: any of these. ``games``: ids of
    games, one of these. ``text``: each of its words stands in name, notes, tags or players. Case
    does not matter.
    """

    ratings: frozenset[int] = frozenset()
    tags: frozenset[str] = frozenset()
    players: frozenset[str] = frozenset()
    layer: Layer | None = None
    games: frozenset[str] = frozenset()
    text: str = ""

    @property
    def asks_nothing(self) -> bool:
        """Whether every clip matches."""
        return self == ClipFilter()

    def matches(self, clip: MarkedClip) -> bool:
        """Whether a clip is shown."""
        return (
            (not self.ratings or clip.rating in self.ratings)
            and (self.layer is None or clip.layer == self.layer)
            and (not self.games or clip.game_id in self.games)
            and _folded(self.tags) <= _folded(clip.tags)
            and (not self.players or not _folded(self.players).isdisjoint(_folded(clip.players)))
            and self._has_words(clip)
        )

    def _has_words(self, clip: MarkedClip) -> bool:
        words = self.text.casefold().split()
        if not words:
            return True
        hay = "\n".join((clip.name, clip.notes, *clip.tags, *clip.players)).casefold()
        return all(word in hay for word in words)


def _folded(words: Iterable[str]) -> set[str]:
    return {word.casefold() for word in words}

"""Which marked clips are shown and played: one filter for a game and across games."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.core.clip import Layer, MarkedClip


@dataclass(frozen=True, slots=True)
class FoldedClip:
    """A clip with its words folded once, so that ten thousand are asked in a few milliseconds."""

    clip: MarkedClip
    hay: str
    tags: frozenset[str]
    players: frozenset[str]


def folded_clip(clip: MarkedClip, *around: str) -> FoldedClip:
    """A clip to be asked often; ``around`` are more words of it, such as its game's name."""
    hay = "\n".join((clip.name, clip.notes, *clip.tags, *clip.players, *around)).casefold()
    return FoldedClip(clip, hay, _folded(clip.tags), _folded(clip.players))


@dataclass(frozen=True, slots=True)
class ClipFilter:
    """What a clip must have to be shown; an empty part asks nothing.

    ``ratings``: one of these. ``tags``: all of these. ``players``: any of these. ``games``: ids of
    games, one of these. ``text``: each of its words stands in name, notes, tags or players (across
    games in what the game is called, too). Case does not matter.
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
        return bool(self.pick((folded_clip(clip),)))

    def pick(self, clips: Iterable[FoldedClip]) -> list[MarkedClip]:
        """Those that are shown, in their order."""
        tags, players = _folded(self.tags), _folded(self.players)
        words = self.text.casefold().split()
        return [
            one.clip
            for one in clips
            if (not self.ratings or one.clip.rating in self.ratings)
            and (self.layer is None or one.clip.layer == self.layer)
            and (not self.games or one.clip.game_id in self.games)
            and tags <= one.tags
            and (not players or not players.isdisjoint(one.players))
            and all(word in one.hay for word in words)
        ]


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word.casefold() for word in words)

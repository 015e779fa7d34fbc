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
        found = list(clips)  # a pass for each part that asks: 15 ms of 10,000 clips, not 41
        if self.ratings:
            found = [one for one in found if one.clip.rating in self.ratings]
        if self.layer is not None:
            found = [one for one in found if one.clip.layer == self.layer]
        if self.games:
            found = [one for one in found if one.clip.game_id in self.games]
        if self.tags:
            tags = _folded(self.tags)
            found = [one for one in found if tags <= one.tags]
        if self.players:
            players = _folded(self.players)
            found = [one for one in found if not players.isdisjoint(one.players)]
        for word in self.text.casefold().split():
            found = [one for one in found if word in one.hay]
        return [one.clip for one in found]


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word.casefold() for word in words)

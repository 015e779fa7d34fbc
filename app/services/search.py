"""Search in all games at once: clips by their words and by the same filter as within a game.

The clips are folded once and kept in memory; what changed since is read again at the next search,
so that one takes some milliseconds with ten thousand clips. Everything is read on the
library's thread.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from itertools import chain

from app.core.clip import MarkedClip
from app.core.document import checked
from app.core.edit import Edit
from app.core.errors import NotFound
from app.core.filters import ClipFilter, FoldedClip, folded_clip
from app.core.game import Game
from app.core.limits import MAX_CLIPS, MAX_SOURCES
from app.services.build_reel import new_reel, pieces
from app.services.operations import Operations
from app.storage import Changes, Store

_STEP = 4
"""So many games are read at a time: some 30 ms of the library's thread."""
_MANY = 200
"""From so many changed clips on, everything is read again."""


@dataclass(frozen=True, slots=True)
class SearchResult:
    """Clips of several games, the newest game first, each game in its order; of ``total`` clips."""

    clips: tuple[MarkedClip, ...]
    games: dict[str, Game]
    total: int


class Search:
    """The clips of all games."""

    def __init__(self, operations: Operations) -> None:
        self._operations = operations
        self._lock = threading.Lock()
        self._games: dict[str, Game] | None = None
        self._clips: dict[str, list[FoldedClip]] = {}
        self._home: dict[str, str] = {}
        self._stale_games: set[str] = set()
        self._stale_clips: set[str] = set()
        operations.subscribe(self._changed)

    def find(self, which: ClipFilter) -> Future[SearchResult]:
        """The clips that match; words are looked for in the game's name, opponent and date, too."""
        return self._operations.read(lambda store: self._find(store, which))

    def prepare(self) -> Future[None]:
        """Read the clips of all games a few at a time, so that the first search need not wait.

        Whatever else is asked of the library comes in between.
        """
        done: Future[None] = Future()

        def step() -> None:
            self._operations.read(self._read_some).add_done_callback(stepped)

        def stepped(read: Future[bool]) -> None:
            error = read.exception()
            if error is not None:
                done.set_exception(error)
            elif read.result():
                step()
            else:
                done.set_result(None)

        step()
        return done

    def film(self, clips: Sequence[MarkedClip]) -> Future[Edit]:
        """An edit that shows these clips back to back, whole pictures, for looking at them.

        As many as an edit may hold, from the first on. It is not kept. ``BadInput`` for none.
        """
        chosen = tuple(clips)

        def operation(store: Store) -> Edit:
            games = {game.id: game for game in store.games()}
            return checked(new_reel("Clips", _fitting(chosen, games), games, "source"))

        return self._operations.read(operation)

    def _changed(self, changes: Changes) -> None:
        with self._lock:  # what another laptop changed is told on the sync's thread
            self._stale_games |= changes.ids("game")
            self._stale_clips |= changes.ids("clip")

    def _find(self, store: Store, which: ClipFilter) -> SearchResult:
        games = self._fresh(store)
        picked = which.pick(chain.from_iterable(self._clips[game_id] for game_id in games))
        found = {clip.game_id for clip in picked}
        named = {game_id: game for game_id, game in games.items() if game_id in found}
        return SearchResult(tuple(picked), named, sum(map(len, self._clips.values())))

    def _read_some(self, store: Store) -> bool:
        """Read the clips of a few games that were not read yet; whether there are more."""
        if self._games is None:
            self._games = {game.id: game for game in store.games()}
        unread = self._unread()
        for game_id in unread[:_STEP]:
            self._read(store, game_id)
        return len(unread) > _STEP

    def _fresh(self, store: Store) -> dict[str, Game]:
        """The games in their order, with their clips as they are now."""
        with self._lock:
            stale_clips, self._stale_clips = self._stale_clips, set()
            stale_games, self._stale_games = self._stale_games, set()
        many = len(stale_clips) > _MANY
        if self._games is None or stale_games or many:
            self._games = {game.id: game for game in store.games()}
        changed = (
            set(self._games) if many else self._changed_games(store, stale_clips) | stale_games
        )
        self._clips = {
            game_id: clips
            for game_id, clips in self._clips.items()
            if game_id in self._games and game_id not in changed
        }
        for game_id in self._unread():
            self._read(store, game_id)
        return self._games

    def _changed_games(self, store: Store, clip_ids: set[str]) -> set[str]:
        return {self._game_of(store, clip_id) for clip_id in clip_ids}

    def _unread(self) -> list[str]:
        return [game_id for game_id in self._games or () if game_id not in self._clips]

    def _read(self, store: Store, game_id: str) -> None:
        self._clips[game_id] = [self._folded(clip) for clip in store.clips(game_id)]

    def _folded(self, clip: MarkedClip) -> FoldedClip:
        assert self._games is not None
        self._home[clip.id] = clip.game_id
        game = self._games[clip.game_id]
        return folded_clip(clip, game.name, game.opponent, game.date)

    def _game_of(self, store: Store, clip_id: str) -> str:
        if clip_id in self._home:
            return self._home[clip_id]
        try:
            return store.clip(clip_id).game_id
        except NotFound:  # made and deleted since
            return ""


def _fitting(clips: Sequence[MarkedClip], games: Mapping[str, Game]) -> list[MarkedClip]:
    """The first clips whose pieces and files an edit has room for; those of lost games are left out."""
    found: list[MarkedClip] = []
    count, files = 0, set[str]()
    for clip in clips:
        if clip.game_id in games:
            parts = pieces(clip, games[clip.game_id])
            count, files = count + len(parts), files | {part[0].id for part in parts}
            if count > MAX_CLIPS or len(files) > MAX_SOURCES:
                break
            found.append(clip)
    return found

"""Open footage as a game: probe it, refuse what cannot be used, remember where it is.

Nothing is copied or changed. A game exists from the moment its files are probed; the exact frame
table of each file is made in the background and shared by everything (``media_cache``).
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from uuid import uuid4

from app.core.check import shown
from app.core.errors import BadInput, BadMedia, MediaGone, NotFound
from app.core.game import Game, GameFile, Venue
from app.core.sports import DEFAULT_SPORT, SPORTS
from app.media.probe import MediaInfo, probe
from app.services.media_cache import MediaCache
from app.services.operations import Operations, then
from app.storage import Store

logger = logging.getLogger(__name__)

MAX_FILES = 16


@dataclass(frozen=True, slots=True)
class FileState:
    """Whether a file of a game is where it was: ``problem`` is a sentence, empty when it is."""

    file_id: str
    path: str
    problem: str


class Games:
    """The games of the library and their files."""

    def __init__(self, operations: Operations, media: MediaCache, pool: Executor) -> None:
        self._operations = operations
        self._media = media
        self._pool = pool

    def add(
        self,
        paths: Sequence[Path],
        *,
        name: str = "",
        opponent: str = "",
        date: str = "",
        venue: Venue = "",
        sport: str = DEFAULT_SPORT,
        measure: bool = False,
    ) -> Future[Game]:
        """Add one match of one or several files, in order.

        With ``measure`` the exact frame tables are made first, so that a file that is damaged
        further in is refused too; without, that happens in the background. Fails with ``BadMedia``,
        ``MediaGone`` or ``BadInput``; the library is then unchanged.
        """
        raise NotImplementedError

    def list(self) -> Future[tuple[Game, ...]]:
        """All games, newest first."""
        return self._operations.read(lambda store: tuple(store.games()))

    def get(self, game_id: str) -> Future[Game]:
        """One game; ``NotFound`` for an unknown id."""
        return self._operations.read(lambda store: store.game(game_id))

    def find(self, text: str) -> Future[Game]:
        """The game with this id, the start of an id (4 characters), or this name."""
        return self._operations.read(lambda store: found(text, store.games(), "game"))

    def update(self, game: Game, what: str = "edit game") -> Future[Game]:
        """Write name, opponent, date, venue or sport of a game."""
        raise NotImplementedError

    def trash(self, game_id: str) -> Future[None]:
        """Take a game and its clips out of sight; its files are not touched, undo brings it back."""
        raise NotImplementedError

    def locate(self, game_id: str, file_id: str, path: Path) -> Future[Game]:
        """Say where a moved file is now. ``BadInput`` when it is another film (size or length)."""
        raise NotImplementedError

    def check(self, game_id: str) -> Future[tuple[FileState, ...]]:
        """Look whether the files of a game are where they were."""
        raise NotImplementedError

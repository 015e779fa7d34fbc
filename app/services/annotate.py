"""Mark plays at the speed of the game, and move them in and out as tables."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass, replace
from pathlib import Path

from app.core.clip import DEFAULT_RATING, LAG_US, LEAD_US, Layer, MarkedClip
from app.core.filters import ClipFilter
from app.core.sports import TagGroup
from app.services.operations import Operations


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of an annotation file: clips added, and sentences about the other rows."""

    added: tuple[MarkedClip, ...]
    problems: tuple[str, ...]
    warnings: tuple[str, ...]


class Annotate:
    """The marked clips of the games."""

    def __init__(self, operations: Operations, pool: Executor) -> None:
        self._operations = operations
        self._pool = pool

    def mark(
        self,
        game_id: str,
        playhead_us: int,
        rating: int = DEFAULT_RATING,
        tags: Sequence[str] = (),
        *,
        lead_us: int = LEAD_US,
        lag_us: int = LAG_US,
        layer: Layer = "athlete",
    ) -> Future[MarkedClip]:
        """The one-key clip: from 9 s before the playhead to 3 s after it, inside the game."""
        raise NotImplementedError

    def add(self, clip: MarkedClip) -> Future[MarkedClip]:
        """Write a new clip with a range of its own; the id may be empty."""
        raise NotImplementedError

    def update(self, clip: MarkedClip, what: str = "edit clip") -> Future[MarkedClip]:
        """Write a changed clip; the range is made valid. ``what`` names the undo step."""
        raise NotImplementedError

    def delete(self, clip_id: str, what: str = "delete clip") -> Future[None]:
        """Take a clip away; reels made from it keep their own clips."""
        raise NotImplementedError

    def clips(
        self, game_id: str | None = None, which: ClipFilter = ClipFilter()
    ) -> Future[tuple[MarkedClip, ...]]:
        """The clips of a game (or of all games) that match, in game order."""
        raise NotImplementedError

    def clip(self, clip_id: str) -> Future[MarkedClip]:
        """One clip; ``NotFound`` for an unknown id."""
        raise NotImplementedError

    def tags(self, sport: str) -> Future[tuple[TagGroup, ...]]:
        """The tags of a sport by position; the coach's own come last, as position ``own``."""
        raise NotImplementedError

    def add_tag(self, sport: str, tag: str) -> Future[None]:
        """Add an own tag to a sport."""
        raise NotImplementedError

    def players(self, sport: str) -> Future[tuple[str, ...]]:
        """The names of players used in a sport."""
        raise NotImplementedError

    def import_file(self, game_id: str, path: Path) -> Future[ImportReport]:
        """Add the good rows of a TSV or CSV file as one undo step; bad rows are listed."""
        raise NotImplementedError

    def export_file(
        self, game_id: str, path: Path, which: ClipFilter = ClipFilter()
    ) -> Future[int]:
        """Write the clips as TSV (or CSV when ``path`` ends so); how many there were."""
        raise NotImplementedError

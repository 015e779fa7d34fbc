"""One exact frame table per file, made once in the background and shared by everything."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path

from app.media.index import FrameIndex


@dataclass(frozen=True, slots=True)
class IndexProgress:
    """How far the table of a file is, in bytes."""

    path: str
    done: int
    total: int


class MediaCache:
    """Hands out frame tables by path. Safe to call from any thread."""

    def index(self, path: Path) -> Future[FrameIndex]:
        """The frame table of a file as it is now; ``BadMedia`` or ``MediaGone`` when it cannot."""
        raise NotImplementedError

    def subscribe(self, listener: Callable[[IndexProgress], None]) -> Callable[[], None]:
        """Call ``listener`` while tables are made, until the returned function is called."""
        raise NotImplementedError

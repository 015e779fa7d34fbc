"""Footage on its way up: whose turn it is to send it, and what is left of it on this disk."""

from __future__ import annotations

import os
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

_LOOK_S = 0.2
_LEFT_S = 7 * 86_400


class Turn:
    """One piece at a time sends a certain footage; the others wait, and know what it waits for."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.trouble = ""
        """What stops whoever has the turn, a sentence; those behind it are stopped by the same."""

    @contextmanager
    def held(self, waits: Callable[[str], object]) -> Iterator[None]:
        """Have the turn; ``waits`` hears, again and again, what it is waited for, and may raise."""
        while not self._lock.acquire(timeout=_LOOK_S):
            waits(self.trouble)
        try:
            yield
        finally:
            self.trouble = ""
            self._lock.release()


class Turns:
    """The turn of every footage, by its hash. Safe from any thread."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._turns: defaultdict[str, Turn] = defaultdict(Turn)

    def of(self, sha256: str) -> Turn:
        """The turn of one."""
        with self._guard:
            return self._turns[sha256]


def forget_footage(folder: Path, wanted: set[str]) -> None:
    """Remove cut footage that nobody sends any more: what a killed app was writing, and what lies
    there for a week unless it is ``wanted`` (hashes).
    """
    if not folder.is_dir():
        return
    for part in folder.glob(".*.part"):
        if not part.name.startswith(f".{os.getpid()}-"):
            part.unlink(missing_ok=True)
    for film in folder.glob("*.mp4"):
        if film.stem not in wanted and time.time() - film.stat().st_mtime > _LEFT_S:
            film.unlink(missing_ok=True)

"""How many pieces are in the cloud at once, over all exports; the oldest export goes first."""

from __future__ import annotations

import threading


class Slots:
    """Counts pieces. Safe from any thread; nothing here waits."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._taken: dict[str, int] = {}
        self._wanted: dict[str, int] = {}

    def want(self, job_id: str, created_us: int) -> None:
        """An export has pieces that could go."""
        with self._lock:
            self._wanted[job_id] = created_us

    def content(self, job_id: str) -> None:
        """It has none any more."""
        with self._lock:
            self._wanted.pop(job_id, None)

    def take(self, job_id: str, at_once: int) -> bool:
        """Take a slot if there is one and no older export wants it."""
        with self._lock:
            mine = self._wanted.get(job_id)
            if mine is None or sum(self._taken.values()) >= at_once:
                return False
            if any((at, other) < (mine, job_id) for other, at in self._wanted.items()):
                return False
            self._taken[job_id] = self._taken.get(job_id, 0) + 1
            return True

    def give_back(self, job_id: str) -> None:
        """A piece has left the cloud."""
        with self._lock:
            self._taken[job_id] -= 1
            if not self._taken[job_id]:
                del self._taken[job_id]

"""A bandwidth limit: a bucket of bytes that fills at a steady rate."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable


class RateLimit:
    """At most ``bytes_per_s`` on average, with bursts of ``burst_s`` seconds' worth.

    Shared by every transfer that should fit under one limit; thread-safe. ``None`` is no limit.
    """

    def __init__(
        self,
        bytes_per_s: float | None,
        *,
        burst_s: float = 0.25,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._lock = threading.Lock()
        self._clock, self._sleep, self._burst_s = clock, sleep, burst_s
        self._rate = bytes_per_s
        self._credit = (bytes_per_s or 0.0) * burst_s
        self._at = clock()

    @property
    def bytes_per_s(self) -> float | None:
        return self._rate

    def change(self, bytes_per_s: float | None) -> None:
        """A new limit from now on; who waits under the old one finishes that wait."""
        if bytes_per_s is not None and bytes_per_s <= 0:
            raise ValueError("a limit is above 0 bytes a second")
        with self._lock:
            self._rate = bytes_per_s
            self._credit = min(self._credit, (bytes_per_s or 0.0) * self._burst_s)
            self._at = self._clock()

    def take(self, count: int) -> None:
        """Wait until ``count`` more bytes fit. Debts are paid in turn, so nobody starves."""
        with self._lock:
            if self._rate is None:
                return
            now = self._clock()
            gained = max(now - self._at, 0.0) * self._rate
            self._credit = min(self._credit + gained, self._rate * self._burst_s)
            self._at = now
            self._credit -= count
            wait = -self._credit / self._rate if self._credit < 0 else 0.0
        if wait > 0:
            self._sleep(wait)

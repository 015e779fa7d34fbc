"""When to sync: pure arithmetic on seconds of a monotonic clock; nothing here waits or runs.

    schedule = Schedule(random=random.random)
    schedule.edited(now); schedule.focus(True, now); schedule.finished(status, now)
    due = schedule.due()          # the moment of the next sync, inf for never

An edit is synced 5 s after the last one and 30 s after the first at most; otherwise the cloud is
looked at every 60 s with the focus and every 10 min without. After a failure 1, 2, 4 … 60 s with
jitter, or later if the server says so (Retry-After).
"""

from __future__ import annotations

import math
from collections.abc import Callable

from app.core.sync import SyncStatus

QUIET_S = 5.0
LONGEST_S = 30.0
POLL_FOCUSED_S = 60.0
POLL_IDLE_S = 600.0
FIRST_BACKOFF_S = 1.0
LAST_BACKOFF_S = 60.0
HEAD_GAP_S = 2.0  # R2 takes one write a second per key


class Schedule:
    """Says when the next sync is due. Used by one thread; every ``now`` in seconds, monotonic."""

    def __init__(self, random: Callable[[], float], now: float, *, focused: bool = True) -> None:
        """``random`` gives numbers in [0, 1) for the jitter. The first sync is due at once."""
        self._random = random
        self._focused = focused
        self._first_edit: float | None = None
        self._last_edit = now
        self._poll = now
        self._hold = -math.inf  # not before: backing off
        self._failures = 0
        self._stopped = False

    def edited(self, now: float) -> None:
        """The library was changed here."""
        if self._first_edit is None:
            self._first_edit = now
        self._last_edit = now

    def focus(self, focused: bool, now: float) -> None:
        """The window has the focus, or lost it; getting it makes a look at the cloud due."""
        if focused and not self._focused:
            self._poll = now
        elif not focused:
            self._poll = max(self._poll, now + POLL_IDLE_S)
        self._focused = focused

    def asked(self, now: float) -> None:
        """By hand: due at once, whatever failed before."""
        self._poll, self._hold, self._stopped = now, -math.inf, False

    def started(self) -> None:
        """A sync begins: edits from now on need another one."""
        self._first_edit = None

    def finished(self, status: SyncStatus, now: float) -> None:
        """A sync ended like this."""
        self._stopped = status.stops
        if status.state in ("offline", "disk"):
            self._failures += 1
            self._hold = now + backoff(self._failures, self._random(), status.retry_after_s)
            self._poll = self._hold
            return
        self._failures, self._hold = 0, -math.inf
        self._poll = now + (POLL_FOCUSED_S if self._focused else POLL_IDLE_S)
        if status.state == "pending" and self._first_edit is None:
            self.edited(now)

    def due(self) -> float:
        """The moment of the next sync. Where somebody has to do something first, we still look at
        the pace of polling: they may do it on another laptop."""
        if self._stopped:
            return self._poll
        wanted = self._poll
        if self._first_edit is not None:
            wanted = min(wanted, self._last_edit + QUIET_S, self._first_edit + LONGEST_S)
        return max(wanted, self._hold)


def backoff(failures: int, random: float, retry_after_s: float | None = None) -> float:
    """Seconds to wait after the n-th failure in a row (1, 2, …): 1, 2, 4 … 60, each between half
    and all of it by ``random`` in [0, 1), and never sooner than the server asked for."""
    whole = min(LAST_BACKOFF_S, FIRST_BACKOFF_S * 2.0 ** min(failures - 1, 16))
    waited = whole * (0.5 + random / 2)
    return waited if retry_after_s is None else max(waited, retry_after_s)

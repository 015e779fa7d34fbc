"""How long the cloud is waited for, and how often it is asked. All times in seconds."""

from __future__ import annotations

import random
import time
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pacing:
    """Seconds between questions. Tests use shorter ones."""

    first_poll_s: float = 1.0
    last_poll_s: float = 5.0
    health_s: float = 10.0
    """Between two looks at the workers, while a job waits."""
    marker_s: float = 30.0
    """Between two looks for a result that nobody told of."""
    first_wait_s: float = 1.0
    """After a first failure; doubled with each one after it."""
    tick_s: float = 0.1
    tidy_s: float = 60.0
    """Between two tries to tidy up what could not be reached."""

    def poll_s(self, polls: int, chance: float) -> float:
        """Until the next question, after so many: 1 s, × 1.5 up to 5 s, a tenth more or less."""
        grown: float = self.first_poll_s * 1.5 ** min(polls, 16)
        return min(self.last_poll_s, grown) * (0.9 + 0.2 * chance)


USUAL = Pacing()
LONGEST_TICK_S = 5.0


class Patience:
    """Counts how long nothing came of a piece. A laptop that slept did not wait all that time."""

    def __init__(self, limit_s: float | None) -> None:
        """``limit_s`` None: for ever."""
        self._limit_s = limit_s
        self.spent_s = 0.0
        self._last: float | None = None

    def tick(self, now: float, *, waiting: bool) -> bool:
        """Let time pass; True when the patience is at its end. Without ``waiting`` it is renewed."""
        passed = 0.0 if self._last is None else min(LONGEST_TICK_S, max(0.0, now - self._last))
        self._last = now
        self.spent_s = self.spent_s + passed if waiting else 0.0
        return self._limit_s is not None and waiting and self.spent_s >= self._limit_s


class Waited:
    """The clock of one wait: when to ask next, and for what."""

    def __init__(self, pacing: Pacing) -> None:
        self._pacing = pacing
        self._polls = 0
        self._begun = self._worked = self._health = self._marker = time.monotonic()

    @property
    def queued_s(self) -> float:
        """How long it has been in the queue."""
        return time.monotonic() - self._begun

    @property
    def rendering_s(self) -> float:
        """How long it has been out of it."""
        return time.monotonic() - self._worked

    def queued(self) -> None:
        """It is in the queue; a worker that takes it begins then."""
        self._worked = time.monotonic()

    def rendering(self) -> None:
        """It is not in the queue; if it comes back there, it waits from then on."""
        self._begun = time.monotonic()

    def pause(self) -> float:
        """Until the next question."""
        self._polls += 1
        return self._pacing.poll_s(self._polls - 1, random.random())

    def health_due(self) -> bool:
        """Whether to look at the workers."""
        now = time.monotonic()
        if now - self._health < self._pacing.health_s:
            return False
        self._health = now
        return True

    def marker_due(self, *, hurry: bool) -> bool:
        """Whether to look for a result that nobody told of; ``hurry``: it should be there by now."""
        now = time.monotonic()
        if now - self._marker < (self._pacing.last_poll_s if hurry else self._pacing.marker_s):
            return False
        self._marker = now
        return True

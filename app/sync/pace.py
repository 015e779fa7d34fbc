"""When a transfer of footage goes on: stopped, paused, after the library's own sync, after a failure.

Footage is patient: a line that is down is waited for as long as it takes, the library's sync (a few
kilobytes that somebody waits for) always goes first.
"""

from __future__ import annotations

import logging
import random
import threading
from collections.abc import Callable
from typing import TypeVar

from app.cloud.r2.errors import Stopped
from app.core.errors import CloudOffline, CloudStrange
from app.sync.schedule import backoff

log = logging.getLogger(__name__)

T = TypeVar("T")
_LOOK_S = 0.2
_MOST_STRANGE = 8
"""Answers in a row that cannot be the cloud's (a hotel's sign-in page) before it is given up."""


class Gate:
    """Lets all transfers rest: at the coach's wish, or while the library syncs."""

    def __init__(self, library_first: Callable[[], bool] | None = None) -> None:
        """``library_first`` says whether the library is syncing just now; any thread may ask it."""
        self._library_first = library_first or (lambda: False)
        self._paused = threading.Event()

    @property
    def paused(self) -> bool:
        """Whether the coach wants transfers to rest."""
        return self._paused.is_set()

    def pause(self) -> None:
        """Rest; a part that is being sent is given up and sent again later."""
        self._paused.set()

    def resume(self) -> None:
        """Go on."""
        self._paused.clear()

    @property
    def shut(self) -> bool:
        """Whether nobody may begin a part now."""
        return self.paused or self._library_first()


class Pace:
    """One transfer's: ``stop`` ends it, the shared gate lets it rest, failures make it wait."""

    def __init__(
        self,
        gate: Gate,
        *,
        chance: Callable[[], float] = random.random,
        on_trouble: Callable[[str], None] | None = None,
        first_wait_s: float = 1.0,
    ) -> None:
        """``on_trouble`` hears the sentence of a failure that is waited out, and "" when it works."""
        self._gate = gate
        self._chance = chance
        self._on_trouble = on_trouble or (lambda _: None)
        self._first_wait_s = first_wait_s
        self._stop = threading.Event()

    def stop(self) -> None:
        """End the transfer soon; it raises ``Stopped``."""
        self._stop.set()

    @property
    def stopped(self) -> bool:
        """Whether it shall end."""
        return self._stop.is_set()

    def interrupted(self) -> bool:
        """Whether bytes that are being sent shall be given up."""
        return self.stopped or self._gate.paused

    def step_aside(self) -> None:
        """Before each part: wait while others go first. ``Stopped``."""
        while not self.stopped:
            if not self._gate.shut:
                return
            self._stop.wait(_LOOK_S)
        raise Stopped

    def again(self, act: Callable[[], T]) -> T:
        """Do something until it works: what may pass by itself is waited out. ``Stopped``, and
        every error that waiting does not cure.
        """
        failures = strange = 0
        while True:
            self.step_aside()
            try:
                found = act()
            except Stopped:
                if self.stopped:
                    raise
            except (CloudOffline, CloudStrange) as error:
                strange = strange + 1 if isinstance(error, CloudStrange) else 0
                if strange >= _MOST_STRANGE:
                    raise
                failures += 1
                self._wait(failures, error)
            else:
                if failures:
                    self._on_trouble("")
                return found

    def _wait(self, failures: int, error: CloudOffline | CloudStrange) -> None:
        asked = error.retry_after_s if isinstance(error, CloudOffline) else None
        wait = max(backoff(failures, self._chance()) * self._first_wait_s, asked or 0.0)
        log.info("transfer waits %.1f s: %s", wait, error)
        self._on_trouble(str(error))
        if self._stop.wait(wait):
            raise Stopped

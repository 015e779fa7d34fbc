"""What the desktop hears while a job runs: in order, not too often, and the last word last.

The SDK's ``progress_update`` starts a thread for every update: they overtake each other, and one
that lands after the result makes a finished job look unfinished for ever. Here one task sends one
update at a time, the newest there is, and ``close`` returns when the last one has arrived.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections.abc import Awaitable, Callable
from typing import Any, Final

from gpu_worker.job import JobProgress, progress_to_value

logger = logging.getLogger(__name__)

Send = Callable[[dict[str, Any]], Awaitable[None]]

INTERVAL_S: Final = 1.0
SEND_S: Final = 10.0
"""How long one update may take. It is given up then, and with it all further ones of the job."""
SHARES: Final = {"check": (0, 2), "fetch": (2, 15), "render": (15, 92), "send": (92, 99)}
"""Which part of the job's 100 % a stage is."""


class Reporter:
    """Tells how far a job is. An async context manager; for one job, from its event loop."""

    def __init__(
        self,
        send: Send,
        *,
        interval_s: float = INTERVAL_S,
        send_s: float = SEND_S,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._send, self._interval_s, self._send_s, self._clock = send, interval_s, send_s, clock
        self._newest: JobProgress | None = None
        self._told: JobProgress | None = None
        self._percent = 0
        self._seq = 0
        self._changed = asyncio.Event()
        self._closing = False
        self._task: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Reporter:
        self._task = asyncio.create_task(self._run(), name="progress")
        return self

    async def __aexit__(self, kind: type[BaseException] | None, *_: object) -> None:
        assert self._task is not None
        if kind is not None and issubclass(kind, asyncio.CancelledError):
            # Nobody listens any more, and the job must be over at once.
            self._task.cancel()
        self._closing = True
        self._changed.set()
        with contextlib.suppress(asyncio.CancelledError):
            await self._task

    def at(self, stage: str, done: float = 0.0, fps: float = 0.0) -> None:
        """The job is in ``stage``, of which a share ``done`` in [0, 1] is over."""
        low, high = SHARES.get(stage, (99, 100))
        percent = int(low + (high - low) * min(max(done, 0.0), 1.0))
        self._percent = max(self._percent, percent)
        self._newest = JobProgress(0, self._percent, stage, round(fps, 1))
        self._changed.set()

    async def _run(self) -> None:
        """Send the newest whenever it differs, until closed; the last one in any case."""
        at = -self._interval_s
        while True:
            await self._changed.wait()
            self._changed.clear()
            if not self._closing:
                await self._wait(self._interval_s - (self._clock() - at))
            closing = self._closing
            if self._newest is not None and self._newest != self._told:
                at = self._clock()
                if not await self._tell(self._newest):
                    return
            if closing:
                return

    async def _wait(self, seconds: float) -> None:
        """Let time pass, but no longer than until the end."""
        ends = self._clock() + seconds
        while not self._closing and (left := ends - self._clock()) > 0:
            self._changed.clear()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._changed.wait(), left)

    async def _tell(self, progress: JobProgress) -> bool:
        self._told = progress
        self._seq += 1
        value = progress_to_value(progress) | {"seq": self._seq}
        try:
            await asyncio.wait_for(self._send(value), self._send_s)
        except Exception as error:  # noqa: BLE001 (whatever it is, the film matters more)
            # Only its kind: the text of an error of the network holds addresses.
            kind = type(error).__name__
            logger.warning("the service takes no progress (%s); the job goes on without", kind)
            return False
        return True

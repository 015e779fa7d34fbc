"""What the service calls for every job: an async function from the job to its output or its error.

It is async because only then can a job be cancelled: a handler that blocks runs on to its end. All
errors are returned as ``{"error": "E_CODE: sentence"}``; an exception would travel as a traceback,
and tracebacks may hold links.

This module imports nothing heavy: the first job is asked for while the engine is still loading.
"""

from __future__ import annotations

import asyncio
import importlib
import importlib.metadata
import logging
import os
import threading
import traceback
from collections.abc import Awaitable, Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

from gpu_worker.errors import JobFailed
from gpu_worker.settings import Settings

if TYPE_CHECKING:
    from gpu_worker.card import Card

logger = logging.getLogger(__name__)

SendProgress = Callable[[Mapping[str, Any], dict[str, Any]], Awaitable[None]]
"""Sends one update of a job (as the service gave it to us), and returns when it has arrived."""
_FORK_S = 10.0
"""Where the SDK forks nothing, the card is looked at after so long, or with the first job."""


class Handler:
    """Carries out jobs. ``await handler(job)``; one at a time, as the SDK does it."""

    def __init__(self, settings: Settings, send: SendProgress) -> None:
        self._settings, self._send = settings, send
        self._ready: Future[Card] | None = None
        self._forked = threading.Event()
        self._card: Card | None = None

    def start(self) -> None:
        """Load the engine, look at the card and clean up, beside everything else.

        The SDK forks a process that pings. A program that is started at that moment never seems to
        have started: the fork holds the other end of the pipe that tells. So programs are started
        when that is over, at the latest when there is a job.
        """
        if self._ready is None:
            if hasattr(os, "register_at_fork"):
                os.register_at_fork(after_in_parent=self._forked.set)
            pool = ThreadPoolExecutor(1, "start")
            self._ready = pool.submit(self._prepare)
            pool.shutdown(wait=False)

    async def __call__(self, job: Mapping[str, Any]) -> dict[str, Any]:
        """The output of a job, or ``{"error": …}``."""
        try:
            return await self._handled(job)
        except JobFailed as failed:
            logger.warning("job %s ended: %s", job.get("id"), failed)
            return {"error": str(failed)}
        except Exception as bug:  # noqa: BLE001
            # The outermost loop of the worker. Only where it happened is told: the text of an
            # exception may hold a link, and a link is as good as a key.
            where = "".join(traceback.format_tb(bug.__traceback__)[-6:])
            name = type(bug).__name__
            logger.error("job %s: %s\n%s", job.get("id"), name, where)  # noqa: TRY400
            return {"error": str(JobFailed("E_BUG", f"The worker has a bug ({name})."))}

    async def _handled(self, job: Mapping[str, Any]) -> dict[str, Any]:
        card = await self._look()
        from gpu_worker.job import job_from_value, result_to_value
        from gpu_worker.progress import Reporter
        from gpu_worker.work import carry_out

        value = job.get("input")
        if isinstance(value, dict) and "probe" in value:
            return self._probe(value, card)
        wanted = job_from_value(value)
        logger.info("job %s: %s, %s", job.get("id"), wanted.kind, wanted.job)
        async with Reporter(lambda progress: self._send(job, progress)) as reporter:
            result = await carry_out(wanted, self._settings, card, reporter)
        return result_to_value(result)

    async def _look(self) -> Card:
        """The card now: the look at the start, and another one per job if it did not encode."""
        self.start()
        self._forked.set()
        assert self._ready is not None
        if self._card is None:
            try:
                self._card = await asyncio.shield(asyncio.wrap_future(self._ready))
            except Exception:
                self._ready = None  # begun anew with the next job
                raise
        elif not self._card.encodes:
            from gpu_worker.card import again
            from gpu_worker.work import CACHE

            cache_dir = self._settings.work_dir / CACHE
            self._card = await asyncio.to_thread(again, self._card, cache_dir)
        return self._card

    def _prepare(self) -> Card:
        from gpu_worker.card import look
        from gpu_worker.work import CACHE, sweep

        sweep(self._settings.work_dir)
        self._forked.wait(_FORK_S)
        return look(self._settings.work_dir / CACHE)

    def _probe(self, value: Mapping[str, Any], card: Card) -> dict[str, Any]:
        """What a coach's "Test" asks for: who is there, and what it can do."""
        from app.core.plan import PLAN_VERSION
        from gpu_worker.job import VERSION

        if set(value) != {"v", "probe"} or value["v"] != VERSION or value["probe"] is not True:
            raise JobFailed("E_JOB", 'A probe is {"v": 1, "probe": true} and nothing more.')
        return {
            "v": VERSION,
            "probe": True,
            "app": importlib.metadata.version("reel-ballers"),
            "plan_version": PLAN_VERSION,
            "encoder": "nvenc" if card.encodes else "x264",
            "note": card.reason,
            "gpu": card.name,
            "driver": card.driver,
        }

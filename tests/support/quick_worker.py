"""A worker without a process and almost without rendering: everything else of it is the real thing.

It fetches, checks, delivers and says what the real one says (``gpu_worker.work``), in a thread of the
test; a film that was rendered once is taken from a shelf the next time.
"""

from __future__ import annotations

import asyncio
import re
import shutil
import threading
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Any
from unittest import mock

from app.core.document import edit_to_json
from app.core.errors import ReelBallersError
from app.render.job import RenderRequest, RenderResult
from app.render.job import render as render_for_real
from app.render.progress import RenderProgress
from gpu_worker import work
from gpu_worker.card import Card
from gpu_worker.job import job_from_value, result_to_value
from gpu_worker.progress import Reporter
from gpu_worker.render import OnProgress, _failure
from gpu_worker.settings import Settings
from tests.support.control_plane import ControlPlane
from tests.support.control_plane_state import PlaneJob

_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")
_TAKE_S = 0.05
_LOOK_S = 0.03
_STOPPED = {"CANCELLED", "FAILED", "IN_QUEUE", "TIMED_OUT"}


class Shelf:
    """Films that were rendered before, by what they show. Safe from any thread."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._known: dict[str, RenderResult] = {}

    def film(self, request: RenderRequest) -> RenderResult:
        """Render, or take what was rendered of another reel of the same pictures."""
        edit = _ID.sub("id", edit_to_json(request.edit))
        name = f"{edit} {request.span} {request.quality}"
        with self._lock:
            if name not in self._known:
                out = self._folder / f"{len(self._known)}.mp4"
                self._known[name] = render_for_real(replace(request, out=out))
            kept = self._known[name]
        shutil.copyfile(kept.out, request.out)
        return replace(kept, out=request.out, plan_hash=request.plan_hash)


_CURRENT: ContextVar[QuickWorker] = ContextVar("worker")


async def _render_quickly(request: RenderRequest, tell: OnProgress) -> RenderResult:
    return await _CURRENT.get().render(request, tell)


class _Quick:
    """While any worker of this kind lives, ``gpu_worker.work`` renders quickly."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._living = 0
        self._patch = mock.patch.object(work, "render", _render_quickly)

    def __enter__(self) -> None:
        with self._lock:
            if not self._living:
                self._patch.start()
            self._living += 1

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self._living -= 1
            if not self._living:
                self._patch.stop()


_QUICK = _Quick()


class QuickWorker:
    """Takes jobs one after the other and sleeps ``seconds`` over each; a context manager.

    ``older``: its image is older than the app. ``spoil`` changes the film it is about to deliver.
    """

    def __init__(
        self,
        plane: ControlPlane,
        shelf: Shelf,
        folder: Path,
        name: str = "w1",
        *,
        seconds: float | Callable[[RenderRequest], float] = 0.0,
        older: bool = False,
        spoil: Callable[[Path], None] | None = None,
    ) -> None:
        self.plane, self.name, self.seconds, self.older = plane, name, seconds, older
        self.spoil = spoil
        self._shelf = shelf
        self._settings = Settings(("http://127.0.0.1:*",), folder / name, worker=name)
        self._closing = threading.Event()
        self._threads = [
            threading.Thread(target=run, name=f"{name}-{word}", daemon=True)
            for word, run in (("jobs", self._run), ("ping", self._ping))
        ]

    def __enter__(self) -> QuickWorker:
        _QUICK.__enter__()
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._closing.set()
        for thread in self._threads:
            thread.join(timeout=30)
        _QUICK.__exit__()

    def _ping(self) -> None:
        while not self._closing.wait(0.3):
            self.plane.service.seen(self.name)

    def _run(self) -> None:
        while not self._closing.is_set():
            taken = self.plane.service.take(self.name, _TAKE_S)
            if taken is not None:
                said = asyncio.run(self._handle(taken))
                if said is not None:
                    self.plane.service.report(self.name, taken.id, said)

    async def _handle(self, taken: PlaneJob) -> dict[str, Any] | None:
        """What the handler answers; None when the job was stopped meanwhile."""
        task = asyncio.create_task(self._do(taken))
        while not task.done():
            await asyncio.wait({task}, timeout=_LOOK_S)
            gone = taken.id not in self.plane.service.jobs
            if gone or taken.status in _STOPPED or self._closing.is_set():
                task.cancel()
                await asyncio.wait({task})
                return None
        return {"error": str(task.exception())} if task.exception() else {"output": task.result()}

    async def _do(self, taken: PlaneJob) -> dict[str, Any]:
        job = job_from_value(taken.input)

        async def send(progress: dict[str, Any]) -> None:
            value = {"status": "IN_PROGRESS", "output": progress}
            self.plane.service.report(self.name, taken.id, value)

        _CURRENT.set(self)
        async with Reporter(send) as reporter:
            return result_to_value(await work.carry_out(job, self._settings, Card(), reporter))

    async def render(self, request: RenderRequest, tell: OnProgress) -> RenderResult:
        """Instead of the real one's."""
        tell(RenderProgress("frames", 1, 15, 60.0))
        wanted = replace(request, plan_hash="0" * 64) if self.older else request
        try:
            if self.older:  # the plan comes out differently: what the engine itself says then
                await asyncio.to_thread(render_for_real, wanted)
            done = await asyncio.to_thread(self._shelf.film, wanted)
        except ReelBallersError as error:
            raise _failure(error) from None
        if self.spoil is not None:
            self.spoil(request.out)
        seconds = self.seconds
        await asyncio.sleep(seconds if isinstance(seconds, float | int) else seconds(request))
        return done

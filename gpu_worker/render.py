"""Renders in a process of its own and kills all of it, ffmpeg too, when the job is over.

``python -m app.render`` is what the desktop runs as well; here it is awaited instead of waited for,
so that a job can be cancelled in the middle.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import os
import signal
from collections import deque
from collections.abc import AsyncIterator, Callable, Mapping
from pathlib import Path
from typing import Any, Final

import app
from app.core.errors import (
    BadEdit,
    BadInput,
    BadMedia,
    MediaGone,
    PlanDiffers,
    ReelBallersError,
)
from app.render.child import child_command
from app.render.job import RenderRequest, RenderResult
from app.render.progress import RenderProgress
from app.render.wire import error_from, progress_from, request_line, result_from
from gpu_worker.errors import JobFailed

logger = logging.getLogger(__name__)

OnProgress = Callable[[RenderProgress], None]
_LINE_BYTES: Final = 1 << 20
_KEPT_LINES: Final = 20
_GONE_S: Final = 2.0


async def render(request: RenderRequest, on_progress: OnProgress) -> RenderResult:
    """Render a request; raises ``JobFailed``. However it ends, no process of it is left."""
    process = await asyncio.create_subprocess_exec(
        *child_command(),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        limit=_LINE_BYTES,
        env=_environment(os.environ),
        process_group=0,
    )
    said: deque[str] = deque(maxlen=_KEPT_LINES)
    log = asyncio.create_task(_keep(process, said))
    try:
        assert process.stdin is not None
        with contextlib.suppress(ConnectionError):  # a child that died is found by listening
            process.stdin.write(request_line(request))
            await process.stdin.drain()
        async for line in _lines(process):
            if "progress" in line:
                on_progress(progress_from(line["progress"]))
            elif "error" in line:
                raise _failure(error_from(line["error"]))
            elif "result" in line:
                return result_from(line["result"])
        raise await _death(process, said)
    finally:
        await _end(process)
        log.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await log


async def _lines(process: asyncio.subprocess.Process) -> AsyncIterator[dict[str, Any]]:
    assert process.stdout is not None
    while True:
        try:
            raw = await process.stdout.readline()
        except ValueError:
            raise JobFailed("E_BUG", "The render process said a line without end.") from None
        if not raw:
            return
        try:
            value = json.loads(raw)
        except ValueError:
            logger.warning("the render process said something that is no line of ours")
            continue
        if isinstance(value, dict):
            yield value


async def _keep(process: asyncio.subprocess.Process, said: deque[str]) -> None:
    assert process.stderr is not None
    while raw := await process.stderr.read(4_096):
        said.append(raw.decode(errors="replace"))


async def _end(process: asyncio.subprocess.Process) -> None:
    """Kill the group at once: there is nothing to save, the finished file is whole already."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    if process.stdin is not None:
        process.stdin.close()
    # SIGKILL is certain; shielded, since a second cancel must not leave a zombie.
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(asyncio.shield(process.wait()), _GONE_S)
    _reap(process.pid)


def _reap(group: int) -> None:
    """Take note of the end of those of the group that are ours now: process 1 inherits orphans."""
    with contextlib.suppress(ChildProcessError):
        while os.waitpid(-group, os.WNOHANG)[0]:
            pass


async def _death(process: asyncio.subprocess.Process, said: deque[str]) -> JobFailed:
    status = await process.wait()
    logger.error("the render process ended with %s: %s", status, "".join(said)[-2_000:])
    how = f"signal {-status}" if status < 0 else f"code {status}"
    return JobFailed("E_KILLED", f"The render process ended unexpectedly ({how}).")


def _failure(error: ReelBallersError) -> JobFailed:
    """The error of the render as the job's; paths of the worker mean nothing to the coach."""
    if isinstance(error, PlanDiffers):
        sentence = (
            "The worker would render another film than the app: the worker image is older than "
            "the app, or newer. Bring both to the same version."
        )
        return JobFailed("E_PLAN", sentence)
    if isinstance(error, BadEdit | BadInput):
        return JobFailed("E_JOB", f"The edit cannot be rendered: {error.sentence}")
    if isinstance(error, BadMedia | MediaGone):
        return JobFailed("E_MEDIA", error.sentence)
    return JobFailed("E_RENDER", error.sentence)


def _environment(own: Mapping[str, str]) -> dict[str, str]:
    """What a render needs to know, and nothing about the service."""
    root = str(Path(app.__path__[0]).parent)
    kept = {k: v for k, v in own.items() if not k.startswith("RUNPOD_")}
    joined = os.pathsep.join(part for part in (root, own.get("PYTHONPATH", "")) if part)
    return {**kept, "PYTHONPATH": joined, "PYTHONUNBUFFERED": "1"}

"""Renders in a process of its own, so that a crash of a codec or a driver never takes the app down.

The parent sends the request and keeps the child's input open. Cancel is a polite signal, then the
kill; a child whose parent is gone sees its input end and stops itself. What a killed child had
begun to write is removed by the parent. A child looks after itself (``app.render.guards``); one that
says nothing at all any more, not even that it lives, is ended here.
"""

from __future__ import annotations

import contextlib
import json
import logging
import os
import queue
import subprocess
import threading
import time
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

from app.core.errors import RenderCancelled, RenderFailed
from app.render.guards import Limits
from app.render.job import RenderRequest, RenderResult
from app.render.pipeline import CANCELLED
from app.render.progress import OnProgress, ShouldStop, never
from app.render.proxies import ProxyOrder
from app.render.spawn import end_child, environment, own_command, own_group
from app.render.wire import (
    error_from,
    pause_line,
    progress_from,
    proxy_line,
    request_line,
    result_from,
)
from app.render.workplace import Workplace

logger = logging.getLogger(__name__)

_LINES, _LINE_BYTES = 400, 4_000
"""What is kept of what a child prints: its last lines, each not without end."""
_DOING = {
    "starting": "while it started",
    "index": "while it read the footage",
    "plan": "while it planned",
    "encoder": "while it tried the encoders",
    "sound": "while it made the sound",
    "frames": "while it made the pictures",
    "finish": "while it finished the film",
}
FROZEN_ARGUMENT = "--render-child"
_POLL_S = 0.05
_STARTS_S = 120.0
"""A child says nothing while it loads its libraries, which takes long from a slow disk."""
_SLEPT_S = 5.0
"""Looks this far apart: the computer slept, and a child's silence meanwhile says nothing."""
_PATIENCE_S = 0.6
"""From the polite signal to the kill: cancelling must be over within a second."""
_LEAVING_S = 10.0
"""For a child whose work is done to end by itself, which takes a while where others compute."""


def child_command() -> list[str]:
    """How a render process is started: this Python, or the bundle's own program."""
    return own_command(FROZEN_ARGUMENT, "app.render")


def run_in_child(
    request: RenderRequest,
    on_progress: OnProgress | None = None,
    cancel: threading.Event | None = None,
    *,
    paused: ShouldStop = never,
    on_log: Callable[[str], None] | None = None,
) -> RenderResult:
    """Render in a child process. Blocks; ``on_progress`` is called on this thread.

    As long as ``paused`` is true the render waits. ``on_log`` gets everything the child and its
    ffmpeg printed when the render has failed. Raises what ``app.render.job.render`` raises,
    ``RenderCancelled`` within a second after ``cancel`` was set, and ``RenderFailed`` when the
    child died or does not answer.
    """
    child = _Child(request_line(request), request.out)
    failed = False
    try:
        return result_from(child.wait(on_progress, cancel or threading.Event(), paused))
    except RenderCancelled:
        raise
    except Exception:
        failed = True
        raise
    finally:
        child.end()
        if failed and on_log is not None:
            on_log(child.log)


def make_proxy_in_child(
    order: ProxyOrder,
    on_progress: OnProgress | None = None,
    cancel: threading.Event | None = None,
    *,
    paused: ShouldStop = never,
) -> None:
    """Make what is missing of a proxy, in a child process of lowest priority. Blocks.

    Waits while ``paused`` is true. Raises what ``app.render.proxies.make_proxy`` raises,
    ``RenderCancelled`` within a second after ``cancel`` was set, and ``RenderFailed`` when the
    child died or does not answer.
    """
    child = _Child(proxy_line(order), None)
    try:
        child.wait(on_progress, cancel or threading.Event(), paused)
    finally:
        child.end()


class _Child:
    """One render process and the threads that listen to it."""

    def __init__(self, request: bytes, out: Path | None) -> None:
        """``request`` is its first line; ``out`` is the film it writes, None for what nobody waits
        for."""
        self._out = out
        self._said: deque[str] = deque(maxlen=_LINES)
        self._stage = "starting"
        self._paused = False
        self._done = False
        self._lines: queue.SimpleQueue[dict[str, Any] | None] = queue.SimpleQueue()
        try:
            self._process = subprocess.Popen(
                child_command(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                env=environment(),
                **own_group(idle=out is None),
            )
        except OSError as error:
            raise RenderFailed(
                f"The render process cannot be started ({error.strerror}); reinstall the app."
            ) from error
        assert self._process.stdout is not None and self._process.stderr is not None
        self._threads = [
            threading.Thread(target=target, args=(stream,), name=name, daemon=True)
            for target, stream, name in (
                (self._listen, self._process.stdout, "render-child"),
                (self._keep, self._process.stderr, "render-child-log"),
            )
        ]
        for thread in self._threads:
            thread.start()
        self._send(request)

    @property
    def log(self) -> str:
        """What the child printed; its last lines."""
        return "\n".join(self._said)

    def wait(
        self, on_progress: OnProgress | None, cancel: threading.Event, paused: ShouldStop
    ) -> dict[str, Any]:
        """Listen until there is a result (given), an error, a cancel or silence."""
        silence = _Silence(Limits.from_environment())
        while True:
            if cancel.is_set():
                raise RenderCancelled(CANCELLED)
            self._pause(paused())
            try:
                line = self._lines.get(timeout=_POLL_S)
            except queue.Empty:
                if silence.too_long():
                    raise self._no_answer() from None
                continue
            silence.broken()
            if line is None:
                raise self._death()
            if "progress" in line:
                progress = progress_from(line["progress"])
                self._stage = progress.stage
                if on_progress is not None:
                    on_progress(progress)
            if "error" in line:
                raise error_from(line["error"])
            if "result" in line:
                result: dict[str, Any] = line["result"]
                self._done = True
                return result

    def end(self) -> None:
        """Make sure that the child is gone, and nothing of it is left but a finished file."""
        patience_s = _LEAVING_S if self._done else _PATIENCE_S
        if end_child(self._process, self._threads, patience_s, done=self._done):
            logger.warning("the render process did not end and was killed")
        self._clear()

    def _clear(self) -> None:
        """Remove what the child had begun; on Windows its ffmpeg may hold on to it for a moment."""
        if self._out is None:
            return
        place = Workplace(self._out, self._process.pid)
        for _ in range(20):
            place.remove()
            if not os.path.lexists(place.folder):
                return
            time.sleep(_POLL_S)
        logger.warning("%s could not be removed", place.folder)

    def _pause(self, wanted: bool) -> None:
        if wanted != self._paused:
            self._paused = wanted
            self._send(pause_line(wanted))

    def _no_answer(self) -> RenderFailed:
        logger.error("the render process is silent in stage %s: %s", self._stage, self.log)
        return RenderFailed(
            f"The render process stopped answering {_DOING.get(self._stage, 'while it rendered')} "
            "and was ended; close other programs and try again."
        )

    def _send(self, line: bytes) -> None:
        assert self._process.stdin is not None
        # A child that died at once is found by listening.
        with contextlib.suppress(OSError):
            self._process.stdin.write(line)
            self._process.stdin.flush()

    def _death(self) -> RenderFailed:
        code = self._process.wait()
        self._threads[-1].join(timeout=1)  # its last words are where it crashed
        logger.error("the render process ended with %s: %s", code, self.log)
        how = f"signal {-code}" if code < 0 else f"code {code}"
        return RenderFailed(
            f"The render process ended unexpectedly ({how}); nothing was written. Try again, with "
            "the encoder x264 if it happens twice."
        )

    def _listen(self, stream: IO[bytes]) -> None:
        for raw in stream:
            try:
                value = json.loads(raw)
            except ValueError:
                logger.warning("the render process said %r", raw[:200])
                continue
            if isinstance(value, dict):
                self._lines.put(value)
        self._lines.put(None)

    def _keep(self, stream: IO[bytes]) -> None:
        for raw in stream:
            self._said.append(raw[:_LINE_BYTES].decode(errors="replace").rstrip())


class _Silence:
    """How long a child has said nothing, while this computer was awake. For one thread."""

    def __init__(self, limits: Limits, clock: Callable[[], float] = time.monotonic) -> None:
        self._limits, self._clock = limits, clock
        self._limit_s = max(limits.first_s, _STARTS_S)
        self._since = self._looked = clock()

    def broken(self) -> None:
        """It said something."""
        self._limit_s = self._limits.usual_s
        self._since = self._looked = self._clock()

    def too_long(self) -> bool:
        """Whether it should have said something by now."""
        now = self._clock()
        passed, self._looked = now - self._looked, now
        if passed > _SLEPT_S:
            self._since += passed
        return now - self._since > self._limit_s

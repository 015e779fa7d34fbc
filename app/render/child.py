"""Renders in a process of its own, so that a crash of a codec or a driver never takes the app down.

The parent sends the request and keeps the child's input open. Cancel is a polite signal, then the
kill; a child whose parent is gone sees its input end and stops itself. What a killed child had
begun to write is removed by the parent.
"""

from __future__ import annotations

import contextlib
import json
import logging
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections import deque
from pathlib import Path
from typing import IO, Any

import app
from app.core.errors import RenderCancelled, RenderFailed
from app.render.job import RenderRequest, RenderResult
from app.render.pipeline import CANCELLED
from app.render.progress import OnProgress
from app.render.wire import error_from, progress_from, request_line, result_from
from app.render.workplace import Workplace

logger = logging.getLogger(__name__)

FROZEN_ARGUMENT = "--render-child"
_POLL_S = 0.05
_PATIENCE_S = 0.6
"""From the polite signal to the kill: cancelling must be over within a second."""


def child_command() -> list[str]:
    """How a render process is started: this Python, or the bundle's own program."""
    if getattr(sys, "frozen", False):
        return [sys.executable, FROZEN_ARGUMENT]
    # -P: a folder named "app" where the coach happens to be is not ours.
    return [sys.executable, "-P", "-m", "app.render"]


def run_in_child(
    request: RenderRequest,
    on_progress: OnProgress | None = None,
    cancel: threading.Event | None = None,
) -> RenderResult:
    """Render in a child process. Blocks; ``on_progress`` is called on this thread.

    Raises what ``app.render.job.render`` raises, ``RenderCancelled`` within a second after
    ``cancel`` was set, and ``RenderFailed`` when the child died.
    """
    child = _Child(request)
    try:
        return child.wait(on_progress, cancel or threading.Event())
    finally:
        child.end()


class _Child:
    """One render process and the threads that listen to it."""

    def __init__(self, request: RenderRequest) -> None:
        self._out = request.out
        self._said: deque[str] = deque(maxlen=40)
        self._lines: queue.SimpleQueue[dict[str, Any] | None] = queue.SimpleQueue()
        try:
            self._process = subprocess.Popen(
                child_command(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                env=_environment(),
                **_own_group(),
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
        self._send(request_line(request))

    def wait(self, on_progress: OnProgress | None, cancel: threading.Event) -> RenderResult:
        """Listen until there is a result, an error, a cancel or silence."""
        while True:
            if cancel.is_set():
                raise RenderCancelled(CANCELLED)
            try:
                line = self._lines.get(timeout=_POLL_S)
            except queue.Empty:
                continue
            if line is None:
                raise self._death()
            if "progress" in line and on_progress is not None:
                on_progress(progress_from(line["progress"]))
            if "error" in line:
                raise error_from(line["error"])
            if "result" in line:
                return result_from(line["result"])

    def end(self) -> None:
        """Make sure that the child is gone, and nothing of it is left but a finished file."""
        process = self._process
        with contextlib.suppress(OSError):
            assert process.stdin is not None
            process.stdin.close()
        if process.poll() is None:
            # With its input closed a child that is done ends; one at work gets the signal.
            process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(_PATIENCE_S)
        if process.poll() is None:
            logger.warning("the render process did not end, killing it")
            process.kill()
            process.wait()
        _kill_group(process.pid)
        for thread in self._threads:
            thread.join(timeout=2)
        for stream in (process.stdout, process.stderr):
            if stream is not None:
                stream.close()
        self._clear()

    def _clear(self) -> None:
        """Remove what the child had begun; on Windows its ffmpeg may hold on to it for a moment."""
        place = Workplace(self._out, self._process.pid)
        for _ in range(20):
            place.remove()
            if not os.path.lexists(place.folder):
                return
            time.sleep(_POLL_S)
        logger.warning("%s could not be removed", place.folder)

    def _send(self, line: bytes) -> None:
        assert self._process.stdin is not None
        # A child that died at once is found by listening.
        with contextlib.suppress(OSError):
            self._process.stdin.write(line)
            self._process.stdin.flush()

    def _death(self) -> RenderFailed:
        code = self._process.wait()
        logger.error("the render process ended with %s: %s", code, "\n".join(self._said))
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
            self._said.append(raw.decode(errors="replace").rstrip())


def _kill_group(leader: int) -> None:
    """End what a dead child started: its ffmpeg is in its group."""
    if sys.platform != "win32":
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(leader, signal.SIGKILL)


def _environment() -> dict[str, str]:
    """The environment of the child: it finds this very package, installed or not."""
    root = str(Path(app.__path__[0]).parent)
    already = os.environ.get("PYTHONPATH", "")
    joined = os.pathsep.join(part for part in (root, already) if part)
    return {**os.environ, "PYTHONPATH": joined, "PYTHONUNBUFFERED": "1"}


def _own_group() -> dict[str, Any]:
    """A process group of its own: Ctrl-C in a terminal reaches the parent, which decides."""
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW}
    return {"process_group": 0}

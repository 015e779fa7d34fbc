"""Follows in a process of its own: a decoder that crashes takes no editor down, and cancel is a kill.

Nothing is written by the child, so it may be ended at any moment.
"""

from __future__ import annotations

import contextlib
import json
import logging
import queue
import subprocess
import threading
import time
from collections import deque
from pathlib import Path
from typing import IO, Any

from app.core.errors import BadMedia
from app.core.follow import Track
from app.render.spawn import end_child, environment, own_command, own_group
from app.render.wire import error_from
from app.tracking.request import FollowRequest, OnProgress
from app.tracking.wire import progress_from, request_line, result_from

logger = logging.getLogger(__name__)

FROZEN_ARGUMENT = "--follow-child"
_POLL_S = 0.05
_PATIENCE_S = 0.5
_SILENT_S = 90.0
"""Longer than a decoder takes from a far key frame on a slow disk, and a scan of a long file tells."""
_LINES = 200


class FollowCancelled(Exception):
    """The coach stopped it."""


def run_in_child(
    request: FollowRequest,
    tables: Path,
    on_progress: OnProgress | None = None,
    cancel: threading.Event | None = None,
) -> Track:
    """Follow in a child process. Blocks; ``on_progress`` is called on this thread.

    Raises what ``app.tracking.run.follow`` raises, ``FollowCancelled`` soon after ``cancel`` was set,
    and ``BadMedia`` when the child died or does not answer.
    """
    child = _Child(request, tables)
    try:
        return child.wait(on_progress, cancel or threading.Event())
    finally:
        child.end()


class _Child:
    """One process and the threads that listen to it."""

    def __init__(self, request: FollowRequest, tables: Path) -> None:
        self._name = request.path.name
        self._said: deque[str] = deque(maxlen=_LINES)
        self._lines: queue.SimpleQueue[dict[str, Any] | None] = queue.SimpleQueue()
        try:
            self._process = subprocess.Popen(
                _command(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                env=environment(),
                **own_group(),
            )
        except OSError as error:
            raise BadMedia(
                f"The process that follows players cannot be started ({error.strerror}); "
                "reinstall the app."
            ) from error
        assert self._process.stdout is not None and self._process.stderr is not None
        self._threads = [
            threading.Thread(target=self._listen, args=(self._process.stdout,), daemon=True),
            threading.Thread(target=self._keep, args=(self._process.stderr,), daemon=True),
        ]
        for thread in self._threads:
            thread.start()
        assert self._process.stdin is not None
        # A child that died at once is found by listening.
        with contextlib.suppress(OSError):
            self._process.stdin.write(request_line(request, tables))
            self._process.stdin.flush()

    def wait(self, on_progress: OnProgress | None, cancel: threading.Event) -> Track:
        """Listen until there is a track, an error, a cancel or silence."""
        heard = time.monotonic()
        while True:
            if cancel.is_set():
                raise FollowCancelled
            try:
                line = self._lines.get(timeout=_POLL_S)
            except queue.Empty:
                if time.monotonic() - heard > _SILENT_S:
                    raise self._death("does not answer") from None
                continue
            heard = time.monotonic()
            if line is None:
                raise self._death("ended unexpectedly")
            if "progress" in line and on_progress is not None:
                on_progress(progress_from(line["progress"]))
            if "error" in line:
                raise error_from(line["error"])
            if "track" in line:
                return result_from(line["track"])

    def end(self) -> None:
        """Make sure that the child is gone."""
        end_child(self._process, self._threads, _PATIENCE_S)

    def _death(self, how: str) -> BadMedia:
        logger.error("the follow process %s: %s", how, "\n".join(self._said))
        return BadMedia(
            f"The process that follows players {how}; nothing was changed. Try again, and leave "
            f"that part of {self._name} out if it happens twice."
        )

    def _listen(self, stream: IO[bytes]) -> None:
        for raw in stream:
            with contextlib.suppress(ValueError):
                value = json.loads(raw)
                if isinstance(value, dict):
                    self._lines.put(value)
        self._lines.put(None)

    def _keep(self, stream: IO[bytes]) -> None:
        for raw in stream:
            self._said.append(raw[:4000].decode(errors="replace").rstrip())


def _command() -> list[str]:
    return own_command(FROZEN_ARGUMENT, "app.tracking")

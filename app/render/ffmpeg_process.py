"""A running ffmpeg that reads pictures: started, fed, ended, and what it said."""

from __future__ import annotations

import contextlib
import logging
import os
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray

from app.core.errors import RenderFailed
from app.render.ffmpeg_log import Trouble, read_log
from app.render.ffmpeg_program import no_window, not_a_program

logger = logging.getLogger(__name__)

_PIPE_BYTES = 1 << 20
_LOG_HEAD, _LOG_TAIL = 4_096, 16_384


class Running:
    """A running ffmpeg that takes pictures on standard input. For one thread.

    Ctrl-C in a terminal reaches us first, see ``_group``. The last part of what it prints is kept
    in ``log``.
    """

    def __init__(self, popen: subprocess.Popen[bytes]) -> None:
        assert popen.stdin is not None and popen.stderr is not None
        self.popen = popen
        self._stdin = popen.stdin
        self._head, self._tail = b"", b""
        self._drain = threading.Thread(
            target=self._keep, args=(popen.stderr,), name="ffmpeg-log", daemon=True
        )
        self._drain.start()

    @property
    def log(self) -> str:
        """What ffmpeg printed: its first and its last lines."""
        return (self._head + self._tail).decode(errors="replace")

    def write(self, picture: NDArray[np.uint8] | bytes) -> None:
        """Send one picture; raises ``RenderFailed`` with the reason when ffmpeg has stopped."""
        whole = (
            memoryview(picture)
            if isinstance(picture, bytes)
            else np.ascontiguousarray(picture).data
        )
        rest = whole.cast("B")
        try:
            while len(rest):
                rest = rest[self._stdin.write(rest) :]
        except (OSError, ValueError) as error:
            self.finish()
            raise RenderFailed(self.trouble().sentence) from error

    def finish(self, timeout_s: float | None = None) -> int:
        """Say that there is nothing more, and wait; the exit status, 0 when the file is whole.

        Raises ``subprocess.TimeoutExpired``.
        """
        with contextlib.suppress(OSError):
            self._stdin.close()
        status = self.popen.wait(timeout_s)
        self._drain.join(timeout=10)
        return status

    def stop(self, patience_s: float = 2.0) -> None:
        """End it now, whatever it is doing; the file is not whole then."""
        if self.popen.poll() is None:
            self.popen.terminate()
            try:
                self.popen.wait(patience_s)
            except subprocess.TimeoutExpired:
                self.popen.kill()
        self.finish()

    def trouble(self) -> Trouble:
        """What went wrong, after it ended. The command and all that it printed go to the log."""
        logger.info("%s ended with %s:", self.popen.args, self.popen.returncode)
        logger.info("%s", self.log.rstrip())
        return read_log(self.log, self.popen.returncode or 0)

    def _keep(self, pipe: IO[bytes]) -> None:
        with pipe:
            while piece := os.read(pipe.fileno(), 4096):
                room = _LOG_HEAD - len(self._head)
                self._head += piece[:room]
                self._tail = (self._tail + piece[room:])[-_LOG_TAIL:]


def spawn(command: Sequence[str]) -> Running:
    """Start an ffmpeg that reads pictures; raises ``RenderFailed`` when it cannot be started."""
    try:
        popen = subprocess.Popen(
            list(command),
            bufsize=0,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            # SVT-AV1 talks past ffmpeg's log level; only its errors are of use.
            env={**os.environ, "SVT_LOG": "1"},
            **_group(),
        )
    except OSError as error:
        raise not_a_program(Path(command[0]), error) from error
    _widen(popen)
    return Running(popen)


def _group() -> dict[str, Any]:
    """A process group of its own; but a render process, which leads a group, takes ffmpeg into it,
    so that whoever has to kill the one kills both."""
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP | no_window()}
    return {} if os.getpgrp() == os.getpid() else {"process_group": 0}


def _widen(popen: subprocess.Popen[bytes]) -> None:
    """A pipe of 64 KB costs 48 switches per picture; Linux lets us ask for more."""
    if sys.platform == "linux" and popen.stdin is not None:
        import fcntl

        with contextlib.suppress(OSError):
            fcntl.fcntl(popen.stdin.fileno(), fcntl.F_SETPIPE_SZ, _PIPE_BYTES)

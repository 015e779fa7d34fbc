"""The render process: ``python -m app.render``. Reads one request, writes progress and the result."""

from __future__ import annotations

import contextlib
import ctypes
import logging
import os
import signal
import sys
import threading
from collections.abc import Sequence

import cv2

from app.core.errors import ReelBallersError, RenderFailed
from app.render.guards import Hooks
from app.render.job import render
from app.render.wire import (
    ALIVE_LINE,
    error_line,
    pause_from,
    progress_line,
    request_from,
    result_line,
)

logger = logging.getLogger(__name__)

_IN, _OUT = 0, 1
_PR_SET_PDEATHSIG = 1
_SAYING = threading.Lock()
"""Two threads speak: the one that renders, and its guard."""
_NICENESS = 5
"""Exports run while editing goes on; the window comes first."""


class Stop:
    """Whether to stop, for signal handlers too.

    A ``threading.Event`` takes a lock, and a signal that comes while the main thread sets it would
    wait for that lock for ever, in the very thread that holds it.
    """

    def __init__(self) -> None:
        self._set = False
        self.paused = False
        """Whether the parent wants it to wait."""

    def set(self) -> None:
        """Ask for the end; any thread, any signal, any number of times."""
        self._set = True

    def is_set(self) -> bool:
        """Whether the end was asked for."""
        return self._set


def main(arguments: Sequence[str] = ()) -> int:
    """Render one request; exit code 0 done, 1 failed, 3 cancelled."""
    del arguments
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr)
    logging.getLogger("app.render.ffmpeg").setLevel(logging.INFO)
    stop = Stop()
    _settle(stop)
    line, rest = _first_line()
    if not line:
        return 3
    threading.Thread(target=_watch_parent, args=(stop, rest), name="parent", daemon=True).start()
    try:
        result = render(
            request_from(line),
            lambda p: _say(progress_line(p), stop),
            stop.is_set,
            hooks=_hooks(stop),
        )
    except OSError as problem:
        logger.exception("the system refused")
        _say(error_line(_refused(problem)), stop)
        return 1
    except ReelBallersError as error:
        if not stop.is_set():
            logger.warning("the render ended early", exc_info=True)
        _say(error_line(error), stop)
        return 3 if stop.is_set() else error.exit_code
    except Exception:
        # A bug of ours: the traceback is for the log, the coach gets one sentence.
        logger.exception("render failed")
        sentence = "The export failed because of a bug in Reel Ballers; please send us the log."
        _say(error_line(RenderFailed(sentence)), stop)
        return 1
    _say(result_line(result), stop)
    return 0


def _hooks(stop: Stop) -> Hooks:
    """How a render is paused from outside, shows that it lives, and is ended when it hangs."""

    def alive() -> None:
        _say(ALIVE_LINE, stop)

    def stuck(error: ReelBallersError) -> None:
        _say(error_line(error), stop)
        sys.stderr.flush()
        # Some thread is deep in a call that does not come back; the parent clears up behind us.
        os._exit(1)

    return Hooks(lambda: stop.paused, alive, stuck)


def _refused(problem: OSError) -> RenderFailed:
    """What the system would not do, as a sentence for the coach."""
    what = (problem.strerror or type(problem).__name__).lower()
    where = f" at {problem.filename}" if problem.filename else ""
    return RenderFailed(
        f"The export failed because of the disk or a folder ({what}{where}); check them and try "
        "again, or choose another folder."
    )


def _settle(stop: Stop) -> None:
    """End politely when asked to, surely when the parent dies, and leave the window its time."""
    for name in ("SIGTERM", "SIGINT", "SIGHUP", "SIGBREAK"):
        number = getattr(signal, name, None)
        if number is not None:
            with contextlib.suppress(ValueError, OSError):
                signal.signal(number, lambda *_: stop.set())
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
    if hasattr(os, "nice"):
        with contextlib.suppress(OSError):
            os.nice(_NICENESS)
    cv2.setNumThreads(1)


def _first_line() -> tuple[bytes, bytes]:
    """The request, read without Python's buffers, which the watching thread could hold at exit;
    and what came behind it."""
    parts = bytearray()
    while True:
        piece = os.read(_IN, 1 << 16)
        if not piece:
            return b"", b""
        parts += piece
        if b"\n" in piece:
            first, _, rest = bytes(parts).partition(b"\n")
            return first, rest


def _watch_parent(stop: Stop, rest: bytes) -> None:
    """Hear the parent's orders. The end of our input is the end of the parent, or its wish."""
    with contextlib.suppress(OSError):
        while True:
            *lines, rest = rest.split(b"\n")
            for line in lines:
                wanted = pause_from(line)
                stop.paused = stop.paused if wanted is None else wanted
            piece = os.read(_IN, 1 << 12)
            if not piece:
                break
            rest = (rest + piece)[-(1 << 12) :]
    stop.set()


def _say(line: bytes, stop: Stop) -> None:
    try:
        with _SAYING:
            while line:
                line = line[os.write(_OUT, line) :]
    except OSError:
        stop.set()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

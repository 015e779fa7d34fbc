"""What is in a file, told by hashes: the whole file in the background, its edges at once.

A match has tens of gigabytes, so the SHA-256 of a whole file comes minutes after it was added. What
can be had in milliseconds is a hash of the size and the first, the middle and the last megabyte:
two different recordings do not share them, because the first and the last hold the tables and the
times of the recording. It stands in for the whole until that is known.
"""

from __future__ import annotations

import contextlib
import hashlib
import logging
import os
import threading
import time
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from pathlib import Path

from app.core.errors import MediaGone
from app.services.files import reason

logger = logging.getLogger(__name__)

BLOCK = 1 << 20
EDGE = 1 << 20
_NICE = 15
_LONGEST_REST_S = 0.05

State = tuple[str, int, int]
"""Path, size and time of change in nanoseconds: one state of a file."""


class FileHashes:
    """Hashes whole files, one after the other, on a thread that gives way. Safe from any thread."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(1, "file-hashes", initializer=_give_way)
        self._stop = threading.Event()
        self._lock = threading.Lock()
        self._known: dict[State, Future[str]] = {}

    def sha256(self, path: Path) -> Future[str]:
        """The SHA-256 of a file as it is now, 64 hex digits; each state is read only once.

        ``MediaGone`` when it cannot be read or is written to meanwhile, ``CancelledError`` when
        the app is closed.
        """
        try:
            state = state_of(path)
        except MediaGone as error:
            return _failed(error)
        with self._lock:
            known = self._known.get(state)
            if known is None or (known.done() and known.exception() is not None):
                if self._stop.is_set():
                    return _failed(CancelledError())
                known = self._known[state] = self._pool.submit(self._hash, path, state, gentle=True)
            return known

    def now(self, path: Path) -> str:
        """The same at full speed on the caller's thread, for a coach who waits."""
        state = state_of(path)
        with self._lock:
            known = self._known.get(state)
        if known is not None and known.done() and known.exception() is None:
            return known.result()
        return self._hash(path, state, gentle=False)

    def close(self) -> None:
        """Stop within one block; what is not done ends with ``CancelledError``."""
        with self._lock:
            self._stop.set()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _hash(self, path: Path, state: State, *, gentle: bool) -> str:
        digest = hashlib.sha256()
        try:
            with path.open("rb", buffering=0) as file:
                began = time.monotonic()
                while block := file.read(BLOCK):
                    digest.update(block)
                    # The rest is what keeps playing smooth where threads have no priority.
                    rest = min(_LONGEST_REST_S, time.monotonic() - began) if gentle else 0
                    if self._stop.wait(rest):
                        raise CancelledError
                    began = time.monotonic()
        except OSError as error:
            raise _unreadable(path, error) from error
        if state_of(path) != state:
            raise MediaGone(f"{path} is being written to; wait until it is whole.")
        return digest.hexdigest()


def state_of(path: Path) -> State:
    """What names the present state of a file; ``MediaGone`` when it is not there."""
    try:
        status = path.stat()
    except OSError as error:
        raise _unreadable(path, error) from error
    return str(path), status.st_size, status.st_mtime_ns


def edges_of(path: Path) -> str:
    """A hash of the size and the first, middle and last megabyte; ``MediaGone``."""
    try:
        with path.open("rb", buffering=0) as file:
            size = os.fstat(file.fileno()).st_size
            digest = hashlib.sha256(f"{size}\n".encode())
            for start in sorted({0, max(0, size // 2 - EDGE // 2), max(0, size - EDGE)}):
                file.seek(start)
                digest.update(file.read(EDGE))
    except OSError as error:
        raise _unreadable(path, error) from error
    return digest.hexdigest()


def _failed(error: Exception) -> Future[str]:
    future: Future[str] = Future()
    future.set_exception(error)
    return future


def _unreadable(path: Path, error: OSError) -> MediaGone:
    return MediaGone(f"{path} cannot be read ({reason(error)}); use Locate to say where it is now.")


def _give_way() -> None:
    """Lower the priority of this thread, where a thread has one of its own (Linux)."""
    with contextlib.suppress(AttributeError, OSError):
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _NICE)

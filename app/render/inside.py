"""What a child process of ours does about itself: hears its parent, speaks, ends when it should."""

from __future__ import annotations

import contextlib
import ctypes
import faulthandler
import os
import signal
import sys
import threading
from collections.abc import Callable

import cv2

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


def settle(stop: Stop) -> None:
    """End politely when asked to, surely when the parent dies, and leave the window its time.

    A crash says where it was, on stderr: the parent keeps what we print.
    """
    with contextlib.suppress(OSError, RuntimeError, ValueError):
        faulthandler.enable()
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


def first_line() -> tuple[bytes, bytes]:
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


def watch_parent(
    stop: Stop, rest: bytes, on_line: Callable[[bytes], None] = lambda _line: None
) -> None:
    """Hear the parent's orders, line by line.

    The end of our input is the end of the parent, or its wish.
    """
    with contextlib.suppress(OSError):
        while True:
            *lines, rest = rest.split(b"\n")
            for line in lines:
                on_line(line)
            piece = os.read(_IN, 1 << 12)
            if not piece:
                break
            rest = (rest + piece)[-(1 << 12) :]
    stop.set()


def say(line: bytes, stop: Stop) -> None:
    """Tell the parent; one that does not listen any more is a reason to stop."""
    try:
        with _SAYING:
            while line:
                line = line[os.write(_OUT, line) :]
    except OSError:
        stop.set()

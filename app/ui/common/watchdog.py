"""Measures how long the window's thread was away from its event loop, and where it was.

A timer on the GUI thread beats every few milliseconds; a thread looks at the beats and, while one
is overdue, notes what the GUI thread is doing. Used by tests and by ``--watchdog``.
"""

from __future__ import annotations

import contextlib
import os
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, QTimer

BEAT_MS = 5
LIMIT_S = 0.050
MOST_FRAMES = 60


@dataclass(frozen=True, slots=True)
class Stall:
    """One absence from the event loop, and the stack that was running.

    ``seconds`` is what a person waits; ``own_s`` is the part in which the thread itself computed,
    ``queued_s`` (on Linux) that in which it stood in line for a processor that others had. The rest it
    waited for a lock, a disk or another program.
    """

    seconds: float
    stack: str
    own_s: float = 0.0
    queued_s: float = 0.0

    @property
    def answered_s(self) -> float:
        """What we have to answer for: all but the turns of others."""
        return self.seconds - self.queued_s


class Watchdog(QObject):
    """Use as a context manager on the GUI thread; read ``longest`` and ``stalls`` afterwards."""

    def __init__(self, limit_s: float = LIMIT_S, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.limit_s = limit_s
        self.stalls: list[Stall] = []
        self.longest = 0.0
        self.longest_own = 0.0
        """The most seconds the thread computed without going back to its event loop."""
        self.longest_answered = 0.0
        """The longest absence, without the time in which others had the processors."""
        self._computed = time.thread_time()
        self._line = _Line()
        self._queued = 0.0
        self._gui = threading.get_ident()
        self._last = time.perf_counter()
        self._seen = ""
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        """Begin to measure; what was before does not count."""
        self.stalls.clear()
        self.longest = self.longest_own = self.longest_answered = 0.0
        self._line.open()
        self._queued = self._line.seconds()
        self._last = time.perf_counter()
        self._computed = time.thread_time()
        self._stop.clear()
        self._timer.start()
        self._thread = threading.Thread(target=self._look, name="watchdog", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End the measurement; the numbers stay."""
        self._beat()
        self._timer.stop()
        self._line.close()
        self._stop.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    @contextlib.contextmanager
    def aside(self) -> Iterator[None]:
        """What is computed inside belongs to who measures and not to the window: a test that looks
        for a widget by its name. No event loop may run in it."""
        before = self._last
        began, computed, line = time.perf_counter(), time.thread_time(), self._line.seconds()
        try:
            yield
        finally:
            if self._last == before:
                self._last += time.perf_counter() - began
                self._computed += time.thread_time() - computed
                self._queued += self._line.seconds() - line
                self._seen = ""

    def __enter__(self) -> Watchdog:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def _beat(self) -> None:
        now, computed = time.perf_counter(), time.thread_time()
        away, own = now - self._last - BEAT_MS / 1000, computed - self._computed
        line = self._line.seconds()
        stall = Stall(away, self._seen, own, min(max(0.0, line - self._queued), away))
        self._last, self._computed, self._queued = now, computed, line
        self.longest = max(self.longest, away)
        if away > self.limit_s:
            self.longest_own = max(self.longest_own, own)
            self.longest_answered = max(self.longest_answered, stall.answered_s)
            self.stalls.append(stall)
        self._seen = ""

    def _look(self) -> None:
        while not self._stop.wait(0.01):
            late = time.perf_counter() - self._last > self.limit_s * 0.6
            if late and not self._seen:
                self._seen = _where(self._gui)


class _Line:
    """How long the thread that opened it stood in line for a processor so far; 0 but on Linux."""

    PLACE = "/proc/thread-self/schedstat"

    def __init__(self) -> None:
        self._file = -1

    def open(self) -> None:
        try:
            self._file = os.open(self.PLACE, os.O_RDONLY)
        except OSError:
            self._file = -1

    def close(self) -> None:
        if self._file >= 0:
            os.close(self._file)
        self._file = -1

    def seconds(self) -> float:
        if self._file < 0:
            return 0.0
        words = os.pread(self._file, 128, 0).split()  # ns computed, ns in line, turns
        return int(words[1]) / 1e9


def _where(thread: int) -> str:
    """The stack of a running thread. Its frames are only walked: reading source lines meanwhile
    would let the thread run on, and the frames with it."""
    frame = sys._current_frames().get(thread)
    places: list[str] = []
    while frame is not None and len(places) < MOST_FRAMES:
        code = frame.f_code
        places.append(f'  File "{code.co_filename}", line {frame.f_lineno}, in {code.co_name}')
        frame = frame.f_back
    return "\n".join(reversed(places))

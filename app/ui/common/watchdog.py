"""Measures how long the window's thread was away from its event loop, and where it was.

A timer on the GUI thread beats every few milliseconds; a thread looks at the beats and, while one
is overdue, notes what the GUI thread is doing. Used by tests and by ``--watchdog``.
"""

from __future__ import annotations

import sys
import threading
import time
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, QTimer

BEAT_MS = 5
LIMIT_S = 0.050
MOST_FRAMES = 60


@dataclass(frozen=True, slots=True)
class Stall:
    """One absence from the event loop, and the stack that was running.

    ``seconds`` is what a person waits; ``own_s`` is the part in which the thread itself computed,
    the rest it waited, for a lock, a disk or (on a busy machine) for its turn on a processor.
    """

    seconds: float
    stack: str
    own_s: float = 0.0


class Watchdog(QObject):
    """Use as a context manager on the GUI thread; read ``longest`` and ``stalls`` afterwards."""

    def __init__(self, limit_s: float = LIMIT_S, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.limit_s = limit_s
        self.stalls: list[Stall] = []
        self.longest = 0.0
        self.longest_own = 0.0
        """The most seconds the thread computed without going back to its event loop."""
        self._computed = time.thread_time()
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
        self.longest = self.longest_own = 0.0
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
        self._stop.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def __enter__(self) -> Watchdog:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def _beat(self) -> None:
        now, computed = time.perf_counter(), time.thread_time()
        away, own = now - self._last - BEAT_MS / 1000, computed - self._computed
        self._last, self._computed = now, computed
        self.longest = max(self.longest, away)
        if away > self.limit_s:
            self.longest_own = max(self.longest_own, own)
            self.stalls.append(Stall(away, self._seen, own))
        self._seen = ""

    def _look(self) -> None:
        while not self._stop.wait(0.01):
            late = time.perf_counter() - self._last > self.limit_s * 0.6
            if late and not self._seen:
                self._seen = _where(self._gui)


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

"""Collects Python's garbage on the window's thread, and nowhere else.

By itself Python collects on whichever thread happens to allocate: a decoder's thread then deletes
widgets, database cursors or pictures that belong to another thread, and the process dies inside Qt
or SQLite. So the automatic collection is off, and a timer of the window's thread looks at the same
counters and thresholds that Python would. (qutebrowser and Electrum do the same.)
"""

from __future__ import annotations

import gc
import logging
import time

from PySide6.QtCore import QCoreApplication, QObject, QTimer

log = logging.getLogger(__name__)

LOOK_MS = 250
"""Between two looks at the counters: the fewer objects came since, the shorter the walk through them
(once a second a middle collection was 8 to 13 ms of the window's thread, in a story with a game that plays)."""
SETTLE_MS = 6_000
"""Until then nothing is collected; then what was built at the start is set aside, and no collection
walks through it again (the first walk took 46 ms, the later ones 1 to 5)."""
WHOLE_AFTER = 80
"""Middle collections before a whole one is worth its pause, besides a quarter more of old objects."""
SLOW_S = 0.010


class GarbageCollector(QObject):
    """Use one per application, made on its thread."""

    def __init__(self, app: QCoreApplication) -> None:
        super().__init__(app)
        self.longest_s = 0.0
        """The longest pause since the start."""
        self._middle = 0
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        QTimer.singleShot(SETTLE_MS, self, self.settle)

    def look(self) -> int:
        """Collect what is due by Python's own thresholds; the number of objects found, -1 for not due."""
        young, middle, old = gc.get_threshold()
        counts = gc.get_count()
        if counts[0] <= young:
            return -1
        generation = 0
        if counts[1] > middle:
            generation = 1
            self._middle += 1
            if counts[2] > old and self._middle >= WHOLE_AFTER:
                generation, self._middle = 2, 0
        return self.collect(generation)

    def collect(self, generation: int = 2) -> int:
        """Collect now; the number of objects found."""
        began = time.perf_counter()
        found = gc.collect(generation)
        took = time.perf_counter() - began
        self.longest_s = max(self.longest_s, took)
        if took > SLOW_S:
            log.debug("garbage of generation %d took %.0f ms", generation, took * 1000)
        return found

    def settle(self) -> None:
        """Set aside what lives now: modules, the window, its screens; most of it lives to the end."""
        gc.freeze()
        self._timer.start()

    def sweep(self) -> None:
        """Everything, also what was set aside: a window was closed and its library with it."""
        gc.unfreeze()
        self.collect()

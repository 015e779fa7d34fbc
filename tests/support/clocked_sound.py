"""A sound device without a loudspeaker: it takes samples by the clock, as a sound card does."""

from __future__ import annotations

import threading
import time
from bisect import bisect_right
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

RATE = 48_000
BLOCK = 480
BUFFER = 4_800
"""Samples that wait in the device, as in the real one's buffer."""


class ClockedSound:
    """The player's ``SoundOut``. It remembers what it was given and tells what is heard now."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self._began = 0.0
        self._firsts: list[int] = []
        self._blocks: list[NDArray[np.float32]] = []
        self.volume = 0.0

    def start(self, pull: Callable[[int], NDArray[np.float32]], volume: float) -> None:
        self.stop()
        self.volume = volume
        self._firsts, self._blocks = [], []
        self._stop = threading.Event()
        self._began = time.perf_counter()
        self._thread = threading.Thread(target=self._run, args=(pull, self._stop), daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._stop.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def heard_us(self) -> int | None:
        if self._thread is None or not self._firsts:
            return None
        return int((time.perf_counter() - self._began) * 1e6)

    def set_volume(self, volume: float) -> None:
        self.volume = volume

    def sample_heard(self) -> float | None:
        """The value that leaves the loudspeaker at this moment; None when nothing does."""
        at = int((time.perf_counter() - self._began) * RATE)
        with self._lock:
            k = bisect_right(self._firsts, at) - 1
            if k < 0 or at - self._firsts[k] >= BLOCK:
                return None
            return float(self._blocks[k][at - self._firsts[k], 0])

    def _run(self, pull: Callable[[int], NDArray[np.float32]], stop: threading.Event) -> None:
        taken = 0
        while not stop.is_set():
            due = int((time.perf_counter() - self._began) * RATE) + BUFFER
            while taken < due:
                block = pull(BLOCK)
                with self._lock:
                    self._firsts.append(taken)
                    self._blocks.append(block)
                    del self._firsts[:-200], self._blocks[:-200]
                taken += BLOCK
            stop.wait(0.004)

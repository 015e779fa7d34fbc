"""The sound of a game as a line to look at: made in the background, kept beside the frame tables."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from pathlib import Path

import numpy as np

from app.core.game import Game
from app.media.index import IndexStopped
from app.media.source import RemoteFile
from app.media.waveform import PER_S, Peaks, cached_waveform
from app.services.media_cache import MediaCache
from app.services.operations import Operations, chain

__all__ = ["PER_S", "Peaks", "Waveforms"]

OnPeaks = Callable[[Peaks], None]
_REST, _LONGEST_REST_S = 2, 0.5


class Waveforms:
    """One game at a time: asking for another drops the one before."""

    def __init__(self, operations: Operations, media: MediaCache, folder: Path) -> None:
        self._operations, self._media, self._folder = operations, media, folder
        self._pool = ThreadPoolExecutor(1, "waveforms")
        self._lock = threading.Lock()
        self._stop = threading.Event()

    def of_game(self, game_id: str, on_peaks: OnPeaks | None = None) -> Future[Peaks | None]:
        """The peaks of a game on its timeline, ``PER_S`` of them a second, zero where there is none.

        ``on_peaks`` gets what is there so far, on a background thread. A file that is not on this
        computer stays zero. None when another game was asked for since, or the app
        ends.
        """
        with self._lock:
            self._stop.set()
            stop = self._stop = threading.Event()
        return chain(
            self._operations.read(lambda store: store.game(game_id)),
            lambda game: self._pool.submit(self._make, game, stop, on_peaks),
        )

    def close(self) -> None:
        """Stop making them."""
        with self._lock:
            self._stop.set()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _make(self, game: Game, stop: threading.Event, on_peaks: OnPeaks | None) -> Peaks | None:
        should_stop = _resting(stop)
        whole = np.zeros(-(-game.duration_us * PER_S // 1_000_000), np.uint8)
        for i, file in enumerate(game.files):
            if stop.is_set():
                return None
            film = self._media.film(file)
            if isinstance(film, RemoteFile) or not file.has_audio:
                continue
            offset = game.offset_us(i) * PER_S // 1_000_000

            def part(first: int, peaks: Peaks, offset: int = offset) -> None:
                end = min(len(whole), offset + first + len(peaks))
                whole[offset + first : end] = peaks[: end - offset - first]
                if on_peaks is not None:
                    on_peaks(whole.copy())

            try:
                table = self._media.index(film).result()
            except (IndexStopped, CancelledError):
                return None
            if cached_waveform(film, table, self._folder, part, should_stop) is None:
                return None
        return whole


def _resting(stop: threading.Event) -> Callable[[], bool]:
    """Asked before every stretch whether to stop; rests first, longer than the one before took.

    A match takes half a minute so; its player decodes on the same cores meanwhile.
    """
    began: float | None = None

    def should_stop() -> bool:
        nonlocal began
        now = time.monotonic()
        took = 0.0 if began is None else now - began
        stopped = stop.wait(min(_LONGEST_REST_S, _REST * took))
        began = time.monotonic()
        return stopped

    return should_stop

"""The loudness option: a film's sound brought to -16 LUFS with a true peak of -1 dB at most.

One gain for the whole film, so that a shout stays louder than a whisper. Only where the wave would
go above the ceiling a limiter, which sees 15 ms ahead, turns it down for a moment.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

import cv2
import numpy as np
from numpy.typing import NDArray

from app.media.tempo import Samples
from app.render.loudness import LoudnessMeter, decibels, peaks
from app.render.wav import RATE

TARGET_LUFS = -16.0
CEILING_DB = -1.0
MOST_GAIN_DB = 24.0
"""A film that is quieter than -40 LUFS is wind and footsteps; more gain would only bring up noise."""
_MARGIN_DB = 0.15
"""The limiter stays so far below the ceiling: turning down moves the wave between the samples."""
_LOOK = RATE * 15 // 1000
_CONTEXT = 4 * _LOOK
_CHUNK = RATE
_ROUNDS = 3
_NEAR_LU = 0.05
_FRAME = 8
"""Bytes of one stereo sample in 32-bit floats."""


class Leveller:
    """Takes a film's sound in order, keeps it in a file, and gives it back at an even loudness.

    A context manager; the file is without a name and disappears with it.
    """

    def __init__(self, folder: Path | None = None) -> None:
        """``folder`` has the room for eight bytes per sample; None is the system's."""
        self._file: IO[bytes] = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115
        self._meter = LoudnessMeter()
        self._count = 0

    def __enter__(self) -> Leveller:
        return self

    def __exit__(self, *error: object) -> None:
        self._file.close()

    def add(self, samples: Samples) -> None:
        """The next samples. ``OSError`` when there is no room."""
        self._meter.add(samples)
        self._file.write(np.ascontiguousarray(samples, "<f4").data)
        self._count += len(samples)

    def levelled(self, check: Callable[[], None]) -> Iterator[Samples]:
        """All samples again, levelled; silence stays silence. ``check`` is called now and then."""
        loudness = self._meter.integrated
        if loudness is None:
            yield from self._played(0.0, limited=False)
            return
        gain_db = min(MOST_GAIN_DB, TARGET_LUFS - loudness)
        limited = decibels(self._meter.true_peak) + gain_db > CEILING_DB
        if limited:
            gain_db = self._settled(gain_db, check)
        yield from self._played(gain_db, limited=limited)

    def _settled(self, gain_db: float, check: Callable[[], None]) -> float:
        """The gain with which the film has its loudness behind the limiter, which takes some away."""
        for _ in range(_ROUNDS):
            meter = LoudnessMeter()
            for samples in self._played(gain_db, limited=True):
                meter.add(samples)
                check()
            found = meter.integrated
            if found is None or abs(TARGET_LUFS - found) < _NEAR_LU:
                break
            gain_db = min(MOST_GAIN_DB, gain_db + TARGET_LUFS - found)
        return gain_db

    def _played(self, gain_db: float, *, limited: bool) -> Iterator[Samples]:
        gain = np.float32(10 ** (gain_db / 20))
        for first in range(0, self._count, _CHUNK):
            last = min(self._count, first + _CHUNK)
            if not limited:
                yield np.asarray(self._read(first, last) * gain, np.float32)
                continue
            begin, end = max(0, first - _CONTEXT), min(self._count, last + _CONTEXT)
            loud = self._read(begin, end) * gain
            loud *= turned_down(loud)[:, None]
            yield loud[first - begin : last - begin]

    def _read(self, first: int, last: int) -> Samples:
        self._file.seek(first * _FRAME)
        raw = self._file.read((last - first) * _FRAME)
        return np.asarray(np.frombuffer(raw, "<f4").reshape(-1, 2), np.float32)


def turned_down(samples: Samples) -> NDArray[np.float32]:
    """A gain of at most 1 for each sample with which none is above the ceiling.

    The lowest gain that is needed within 15 ms, run through a triangle of the same reach: it is
    down in time, and no step in it can be heard.
    """
    ceiling = np.float32(10 ** ((CEILING_DB - _MARGIN_DB) / 20))
    high = peaks(samples)
    high[1:] = np.maximum(high[1:], high[:-1])  # what lies between two concerns both
    needed = np.minimum(np.float32(1), ceiling / np.maximum(high, ceiling))
    if float(needed.min(initial=1.0)) == 1.0:
        return needed
    kernel = np.ones((1, 2 * _LOOK + 1), np.uint8)
    lowest = np.asarray(cv2.erode(needed[None, :], kernel))[0].astype(np.float64)
    for _ in range(2):
        lowest = _averaged(lowest, _LOOK // 2)
    return np.asarray(np.minimum(lowest, 1.0), np.float32)


def _averaged(values: NDArray[np.float64], reach: int) -> NDArray[np.float64]:
    """The mean of each value and ``reach`` to either side; the ends are repeated."""
    padded = np.pad(values, reach, mode="edge")
    sums = np.concatenate([[0.0], np.cumsum(padded)])
    width = 2 * reach + 1
    return np.asarray((sums[width:] - sums[:-width]) / width, np.float64)

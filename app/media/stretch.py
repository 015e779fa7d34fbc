"""Sound for the ear while playing: stretched and fetched ahead on a thread of its own.

The same tempo change as the export's (``app.media.tempo``), so both sound alike.
"""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable, Iterator
from fractions import Fraction

import numpy as np

from app.core.course import Leg
from app.core.errors import ReelBallersError
from app.core.time import US_PER_S, microseconds, round_half_up, seconds
from app.media.downmix import Samples
from app.media.sound import RATE
from app.media.tempo import TempoFilter

log = logging.getLogger(__name__)

SILENT_FROM = Fraction(4)
"""Speeds from here on are silent: speech is noise by then."""
_AHEAD = RATE // 2
_CHUNK = RATE // 10
_FADE = RATE // 400

ReadSound = Callable[[int, int], Samples]
"""(start in microseconds, frames) to (frames, 2) samples at normal speed."""


class SoundServer:
    """Half a second of stretched sound, always ready for the sound device.

    ``take`` never waits. What was not ready in time is silence and is left out later, so that the
    sound stays with the clock.
    """

    def __init__(self, read: ReadSound) -> None:
        self._read = read
        self._wake = threading.Condition()
        self._ready: deque[Samples] = deque()
        self._count = 0
        self._owed = 0
        self._run_id = 0
        self._legs: Iterator[Leg] = iter(())
        self._speed: Fraction | None = None
        self._closed = False
        self._thread = threading.Thread(target=self._run, name="sound-server", daemon=True)
        self._thread.start()

    def play(self, legs: Iterator[Leg], speed: Fraction) -> None:
        """Play along the legs, without a gap between them; backwards and fast play are silent."""
        with self._wake:
            self._reset()
            self._legs = legs
            self._speed = speed if 0 < speed < SILENT_FROM else None
            self._wake.notify()

    def stop(self) -> None:
        """Be silent."""
        with self._wake:
            self._reset()
            self._speed = None

    def take(self, frames: int) -> Samples:
        """The next (frames, 2) samples; silence where nothing is ready."""
        out = np.zeros((frames, 2), np.float32)
        filled = 0
        with self._wake:
            while filled < frames and self._ready:
                piece = self._ready.popleft()
                use = piece[: frames - filled]
                out[filled : filled + len(use)] = use
                filled += len(use)
                if len(use) < len(piece):
                    self._ready.appendleft(piece[len(use) :])
            self._count -= filled
            if self._speed is not None:
                self._owed += frames - filled
            self._wake.notify()
        return out

    def close(self) -> bool:
        """End the thread; True when it has ended."""
        with self._wake:
            self._closed = True
            self._wake.notify()
        self._thread.join(timeout=10)
        return not self._thread.is_alive()

    def _reset(self) -> None:
        self._run_id += 1
        self._ready.clear()
        self._count = self._owed = 0

    def _run(self) -> None:
        run_id, tempo, way = -1, TempoFilter(Fraction(1)), Way(iter(()))
        while True:
            with self._wake:
                while not self._closed and (self._speed is None or self._count >= _AHEAD):
                    self._wake.wait()
                if self._closed:
                    return
                speed, wanted = self._speed, self._run_id
                if wanted != run_id and speed is not None:
                    run_id, way, tempo = wanted, Way(self._legs), TempoFilter(speed)
            self._add(tempo.push(way.chunk(self._fetch)), run_id)

    def _add(self, piece: Samples, run_id: int) -> None:
        with self._wake:
            if run_id != self._run_id:
                return
            late = min(self._owed, len(piece))
            self._owed -= late
            if len(piece) > late:
                self._ready.append(piece[late:])
                self._count += len(piece) - late

    def _fetch(self, position: int, frames: int) -> Samples:
        """A chunk; a file that cannot be read is silent, its pictures tell the coach why."""
        try:
            return self._read(position, frames)
        except ReelBallersError as error:
            log.warning("no sound at %d s: %s", position // US_PER_S, error)
        except Exception:
            log.exception("no sound at %d s", position // US_PER_S)
        return np.zeros((frames, 2), np.float32)


class Way:
    """The sound along the legs, chunk by chunk; silence behind the last. For one thread."""

    def __init__(self, legs: Iterator[Leg]) -> None:
        self._legs = legs
        self._leg = next(legs, None)
        self._done = 0
        """Samples of the present leg that were given out."""

    def chunk(self, read: ReadSound) -> Samples:
        """The next tenth of a second at normal speed, over as many legs as that takes."""
        pieces: list[Samples] = []
        missing = _CHUNK
        while missing and self._leg is not None:
            leg = self._leg
            length = round_half_up(seconds(leg.end_us - leg.start_us) * RATE)
            use = min(missing, length - self._done)
            if use > 0:
                at = leg.start_us + microseconds(Fraction(self._done, RATE))
                piece = read(at, use)
                first, last = self._done == 0 and leg.offset_us, self._done + use == length
                pieces.append(_faded(piece, rise=bool(first), fall=last))
            self._done += use
            missing -= use
            if self._done >= length:
                self._leg, self._done = next(self._legs, None), 0
        pieces.append(np.zeros((missing, 2), np.float32))
        return np.concatenate(pieces)


def _faded(samples: Samples, *, rise: bool, fall: bool) -> Samples:
    """Without a click where two stretches meet."""
    if not (rise or fall):
        return samples
    out = samples.copy()
    count = min(_FADE, len(out))
    slope = np.linspace(0, 1, count, dtype=np.float32)[:, None]
    if rise:
        out[:count] *= slope
    if fall:
        out[len(out) - count :] *= slope[::-1]
    return out

"""Sound at another speed with its pitch kept, and every hit where it belongs.

WSOLA (Verhelst and Roelands, "An overlap-add technique based on waveform similarity", ICASSP 1993):
short windows of the source are laid out at a fixed spacing, each shifted a little to where it fits
best onto the one before. Added here: a sudden sound (a whistle's attack, a ball that is kicked) is
found first, the windows around its place in the output show it at exactly that place, and all
others keep clear of it, so that it is neither moved, nor repeated, nor skipped.

Why not FFmpeg's atempo: its windows of 43 ms are centred by similarity alone. Measured with clicks
at 48 kHz, it puts them up to 118 ms early and twice at 1/4 speed, and leaves out half at 4x.
"""

from __future__ import annotations

from collections import deque
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from app.core.time import ceil, round_half_up

Samples = NDArray[np.float32]
"""(frames, 2), -1 to 1."""

_RATE = 48_000
HOP = _RATE * 12 // 1000
"""Samples between windows in the output; a window is two of these long."""
_REACH = _RATE * 5 // 1000
"""How far a window may be shifted to fit: half a period of 100 Hz, and unnoticed."""
_GUARD = _RATE * 2 // 1000
"""Windows that keep clear of a hit also keep this much away from it."""
_BLOCK = _RATE // 1000
"""Hits are found to one millisecond."""
_APART = 32
"""Blocks between two hits, so that a window fits in between."""
_JUMP, _FLOOR = 6.0, 1e-5
"""A hit has so many times the energy of what was before, and at least that much (-50 dB)."""
_MEMORY = 0.05
_COARSE = 6
"""The similarity is first looked for at 8 kHz."""


class TempoFilter:
    """Streams sound at ``speed`` times its own: output sample n is source sample n * speed.

        tempo = TempoFilter(Fraction(1, 2))
        out = [tempo.push(samples) for samples in source]
        out.append(tempo.finish())

    There is no delay to compensate: the first sample out belongs to the first sample in. Altogether
    there are exactly ``round_half_up(samples in / speed)`` samples. For one thread; memory does not
    grow with the length.
    """

    def __init__(self, speed: Fraction) -> None:
        if speed <= 0:
            raise ValueError(f"speed {speed} is not above zero")
        self._speed = speed
        self._source = _Source()
        self._hits = _Hits()
        self._count = 0
        self._next = 0
        self._at = 0
        self._made = 0
        self._rise = np.sin(np.linspace(0, np.pi / 2, HOP, endpoint=False))[:, None] ** 2
        self._rise = self._rise.astype(np.float32)

    def push(self, samples: Samples) -> Samples:
        """Take (n, 2) source samples; give what of the output they settle."""
        if self._speed == 1:
            return np.asarray(samples, np.float32)
        self._count += len(samples)
        self._add(samples)
        return self._ready()

    def finish(self) -> Samples:
        """The rest of the output, after the last source sample."""
        if self._speed == 1:
            return _silence(0)
        total = round_half_up(self._count / self._speed)
        self._add(_silence(self._needed(ceil(Fraction(total, HOP))) - self._source.end))
        rest = total - self._made
        return self._ready()[:rest]

    def _add(self, samples: Samples) -> None:
        if len(samples):
            self._source.add(np.asarray(samples, np.float32))
            self._hits.look(samples)

    def _ready(self) -> Samples:
        """All blocks of output that the known source settles."""
        blocks = [_silence(0)]
        while self._needed(self._next) <= self._source.end:
            blocks.append(self._step())
        out = np.concatenate(blocks)
        self._made += len(out)
        return out

    def _needed(self, k: int) -> int:
        """How much source must be known to place window ``k``."""
        ahead = max(self._speed * (k + 1) * HOP, self._speed * k * HOP + HOP)
        return ceil(ahead) + HOP + _REACH + _GUARD + 2 * _BLOCK

    def _step(self) -> Samples:
        """Place window number ``_next``, centred on output sample ``_next * HOP``.

        Gives the HOP samples before its centre, which nothing after it can change.
        """
        k, before = self._next, self._at
        self._at = self._place(k * HOP, before)
        self._next += 1
        if k == 0:
            return _silence(0)
        falling = self._source.get(before, HOP)
        rising = self._source.get(self._at - HOP, HOP)
        keep = min(self._at, round_half_up(self._speed * k * HOP)) - 4 * HOP
        self._source.drop(keep)
        self._hits.drop(keep - 4 * HOP, self._speed, k * HOP - 2 * HOP)
        block: Samples = falling + (rising - falling) * self._rise
        return block

    def _place(self, centre: int, before: int) -> int:
        """The source sample for the centre of a window."""
        ideal = round_half_up(self._speed * centre)
        nearest = self._hits.nearest(centre, self._speed)
        if nearest is not None:
            hit, place = nearest
            if abs(place - centre) < HOP:
                return centre + hit - place
        low, high = self._clear(centre, ideal)
        if centre == 0:
            return min(max(0, low), high)
        return self._best(before, low, high, min(max(ideal, low), high))

    def _clear(self, centre: int, ideal: int) -> tuple[int, int]:
        """The first and last centre in reach whose window shows none of the hits around."""
        before, after = self._hits.around(centre, self._speed)
        lowest = ideal - _REACH if before is None else before + _GUARD + HOP
        highest = ideal + _REACH if after is None else after - _GUARD - HOP
        low = max(ideal - _REACH, lowest)
        high = min(ideal + _REACH, highest)
        if low > ideal + _REACH:
            high = min(low + _REACH, max(highest, low))
        if high < ideal - _REACH:
            low = max(high - _REACH, min(lowest, high))
        return min(low, high), high

    def _best(self, before: int, low: int, high: int, ideal: int) -> int:
        """Where in [low, high] the source fits best onto what follows ``before``."""
        wanted = self._source.mono(before, HOP)
        span = self._source.mono(low - HOP, high - low + HOP)
        fits = _similarity(wanted[::_COARSE], span[::_COARSE])
        places = low + np.arange(len(fits)) * _COARSE
        fits -= np.abs(places - ideal) * (0.02 / _REACH)
        near = int(places[int(np.argmax(fits))])
        first, last = max(low, near - _COARSE + 1), min(high, near + _COARSE - 1)
        fine = _similarity(wanted, self._source.mono(first - HOP, last - first + HOP))
        fine -= np.abs(first + np.arange(len(fine)) - ideal) * (0.02 / _REACH)
        return first + int(np.argmax(fine))


def stretch(samples: Samples, speed: Fraction) -> Samples:
    """All of (n, 2) ``samples`` at another speed: ``round_half_up(n / speed)`` samples."""
    tempo = TempoFilter(speed)
    return np.concatenate([tempo.push(samples), tempo.finish()])


class _Source:
    """A stretch of the source by sample number; silence before its first sample."""

    def __init__(self) -> None:
        self._begin = 0
        self._have = _silence(0)

    @property
    def end(self) -> int:
        return self._begin + len(self._have)

    def add(self, samples: Samples) -> None:
        self._have = np.concatenate([self._have, samples])

    def drop(self, before: int) -> None:
        """Forget, now and then, what comes before a sample."""
        spare = before - self._begin
        if spare > _RATE // 4:
            self._have, self._begin = self._have[spare:], before

    def get(self, first: int, count: int) -> Samples:
        at = first - self._begin
        if at >= 0 and at + count <= len(self._have):
            return self._have[at : at + count]
        out = _silence(count)
        low, high = max(at, 0), min(at + count, len(self._have))
        if low < high:
            out[low - at : high - at] = self._have[low:high]
        return out

    def mono(self, first: int, count: int) -> NDArray[np.float32]:
        """One channel to compare by; unequal weights, so that opposite channels do not cancel."""
        samples = self.get(first, count)
        mixed: NDArray[np.float32] = samples[:, 0] + np.float32(0.7) * samples[:, 1]
        return mixed


class _Hits:
    """Finds sudden sounds: source samples where the energy jumps."""

    def __init__(self) -> None:
        self._found: deque[int] = deque()
        self._rest = _silence(0)
        self._last = np.zeros((1, 2), np.float32)
        self._usual: float | None = None
        self._block = 0
        self._quiet_until = 0

    def look(self, samples: Samples) -> None:
        """Go through the next source samples."""
        joined = np.concatenate([self._rest, samples])
        count = len(joined) // _BLOCK
        body, self._rest = joined[: count * _BLOCK], joined[count * _BLOCK :]
        if not count:
            return
        # High frequencies tell an attack from a hum.
        bright = body - np.float32(0.9) * np.concatenate([self._last, body[:-1]])
        self._last = body[-1:]
        energy = (bright.astype(np.float64) ** 2).mean(axis=1).reshape(count, _BLOCK).mean(axis=1)
        for value in energy.tolist():
            usual = value if self._usual is None else self._usual
            if value > _JUMP * usual + _FLOOR and self._block >= self._quiet_until:
                self._found.append(self._block * _BLOCK)
                self._quiet_until = self._block + _APART
            self._usual = usual + _MEMORY * (value - usual)
            self._block += 1

    def nearest(self, centre: int, speed: Fraction) -> tuple[int, int] | None:
        """The hit whose place in the output is nearest, and that place."""
        places = [(hit, round_half_up(hit / speed)) for hit in self._found]
        return min(places, key=lambda p: abs(p[1] - centre), default=None)

    def around(self, centre: int, speed: Fraction) -> tuple[int | None, int | None]:
        """The last hit before and the first after an output sample."""
        before = [hit for hit in self._found if hit / speed <= centre]
        after = [hit for hit in self._found if hit / speed > centre]
        return (before[-1] if before else None, after[0] if after else None)

    def drop(self, source: int, speed: Fraction, output: int) -> None:
        """Forget hits before a source sample whose place in the output is past."""
        while self._found and self._found[0] < source and self._found[0] / speed < output:
            self._found.popleft()


def _similarity(wanted: NDArray[np.float32], span: NDArray[np.float32]) -> NDArray[np.float64]:
    """Normalised cross-correlation, -1 to 1, of ``wanted`` with each place in ``span``."""
    count = len(wanted)
    product = np.correlate(span, wanted, "valid").astype(np.float64)
    sums = np.concatenate([[0.0], np.cumsum(span.astype(np.float64) ** 2)])
    power = (sums[count:] - sums[:-count]) * float(np.dot(wanted, wanted))
    fits: NDArray[np.float64] = product / np.sqrt(np.maximum(power, 1e-12))
    return fits


def _silence(count: int) -> Samples:
    return np.zeros((max(0, count), 2), np.float32)

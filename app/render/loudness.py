"""How loud sound is: integrated loudness after EBU R 128, and its true peak.

The meter is that of Rec. ITU-R BS.1770: both channels through the K filter, powers of blocks of
400 ms every 100 ms, silence (below -70 LUFS) and what is 10 LU below the rest left out. The true
peak is looked for between the samples too, at four times their rate. It agrees with FFmpeg's
``ebur128`` within 0.1 LU.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from app.media.tempo import Samples
from app.render.wav import RATE

_HOP = RATE // 10
_HOPS = 4
"""A block of 400 ms, three quarters of it shared with the next one."""
_SILENCE = -70.0
_RELATIVE = -10.0
_OFFSET = -0.691
_TAPS = 4096
"""The K filter's impulse response has died away by 170 dB then."""
_FFT = 32_768
_OVER = 4
_REACH = 12
"""Samples to either side that the value between two is made of."""

Floats = NDArray[np.float64]


class LoudnessMeter:
    """Takes (n, 2) samples at 48 kHz, in any portions; memory grows by 80 bytes a second."""

    def __init__(self) -> None:
        self._tail = np.zeros((_TAPS - 1, 2))
        self._waiting = np.zeros((0, 2))
        self._powers: list[float] = []
        self._rest = np.zeros(0)
        self._peaks = PeakMeter()

    def add(self, samples: Samples) -> None:
        """Listen on."""
        self._peaks.add(samples)
        self._waiting = np.concatenate([self._waiting, samples])
        step = _FFT - _TAPS + 1
        while len(self._waiting) >= step:
            self._weigh(self._waiting[:step])
            self._waiting = self._waiting[step:]

    @property
    def integrated(self) -> float | None:
        """LUFS of everything heard so far; None for silence.

        A film shorter than one block is measured as a whole.
        """
        self._weigh(self._waiting)
        self._waiting = self._waiting[:0]
        if len(self._powers) < _HOPS:
            whole = [*self._powers, *([float(self._rest.mean())] if len(self._rest) else [])]
            blocks = np.array([np.mean(whole)]) if whole else np.zeros(0)
        else:
            blocks = np.convolve(self._powers, np.full(_HOPS, 1 / _HOPS), "valid")
        loud = blocks[_lufs(blocks) > _SILENCE]
        if not len(loud):
            return None
        loud = loud[_lufs(loud) > _lufs(np.array([loud.mean()]))[0] + _RELATIVE]
        return float(_lufs(np.array([loud.mean()]))[0])

    @property
    def true_peak(self) -> float:
        """The highest value of the wave between and on the samples, 1.0 is full scale."""
        return self._peaks.highest

    def _weigh(self, samples: Floats) -> None:
        """The power of the K-weighted samples, hop by hop."""
        if not len(samples):
            return
        joined = np.concatenate([self._tail, samples])
        self._tail = joined[-(_TAPS - 1) :]
        spectrum = np.fft.rfft(joined, _FFT, axis=0) * _k_spectrum()[:, None]
        weighted = np.fft.irfft(spectrum, _FFT, axis=0)[_TAPS - 1 : len(joined)]
        power = np.concatenate([self._rest, (weighted**2).sum(axis=1)])
        count = len(power) // _HOP
        self._powers += power[: count * _HOP].reshape(count, _HOP).mean(axis=1).tolist()
        self._rest = power[count * _HOP :]


class PeakMeter:
    """The highest true peak of samples that come in portions."""

    def __init__(self) -> None:
        self.highest = 0.0
        self._tail = np.zeros((2 * _REACH, 2), np.float32)

    def add(self, samples: Samples) -> None:
        """Listen on; a portion that cannot be higher than what was heard costs next to nothing."""
        joined = np.concatenate([self._tail, samples])
        self._tail = joined[-2 * _REACH :]
        most = float(np.abs(joined).max(initial=0.0))
        self.highest = max(self.highest, most)
        if most * _most_gain() > self.highest:
            # At both ends the wave is not known; what is left out here comes with the next portion.
            inside = peaks(joined)[_REACH:-_REACH]
            self.highest = max(self.highest, float(inside.max(initial=0.0)))


def peaks(samples: Samples) -> NDArray[np.float32]:
    """For each of (n, 2) samples the highest value around it: on it, or between it and the next."""
    found = np.abs(samples).max(axis=1)
    padded = np.pad(samples, ((_REACH - 1, _REACH), (0, 0)))
    for taps in _between():
        for channel in (0, 1):
            value = np.abs(np.convolve(padded[:, channel], taps, "valid")).astype(np.float32)
            np.maximum(found, value, out=found)
    return np.asarray(found, np.float32)


def decibels(value: float) -> float:
    """An amplitude in dB below full scale; silence is -200."""
    return float(20 * np.log10(max(value, 1e-10)))


def _lufs(powers: Floats) -> Floats:
    return np.asarray(_OFFSET + 10 * np.log10(np.maximum(powers, 1e-20)), np.float64)


@lru_cache(maxsize=1)
def _k_spectrum() -> NDArray[np.complex128]:
    """The K filter (BS.1770, tables 1 and 2, for 48 kHz) as the spectrum of its response."""
    shelf = (
        (1.53512485958697, -2.69169618940638, 1.19839281085285),
        (
            -1.69065929318241,
            0.73248077421585,
        ),
    )
    pass_high = (1.0, -2.0, 1.0), (-1.99004745483398, 0.99007225036621)
    response = np.zeros(_TAPS)
    response[0] = 1.0
    for forward, back in (shelf, pass_high):
        response = _filtered(response, forward, back)
    return np.asarray(np.fft.rfft(response, _FFT), np.complex128)


def _filtered(x: Floats, b: tuple[float, float, float], a: tuple[float, float]) -> Floats:
    """A second-order filter, sample by sample (only for the one response)."""
    out = np.zeros_like(x)
    x1 = x2 = y1 = y2 = 0.0
    for n, x0 in enumerate(x.tolist()):
        y0 = b[0] * x0 + b[1] * x1 + b[2] * x2 - a[0] * y1 - a[1] * y2
        out[n] = y0
        x1, x2, y1, y2 = x0, x1, y0, y1
    return out


@lru_cache(maxsize=1)
def _between() -> tuple[Floats, ...]:
    """Taps for the values at 1/4, 2/4 and 3/4 of the way to the next sample, ready to convolve."""
    places = np.arange(-_REACH + 1, _REACH + 1)
    found = []
    for n in range(1, _OVER):
        away = n / _OVER - places
        window = np.i0(7.0 * np.sqrt(np.maximum(0, 1 - (away / _REACH) ** 2))) / np.i0(7.0)
        taps = np.sinc(away) * window
        found.append((taps / taps.sum())[::-1])
    return tuple(found)


@lru_cache(maxsize=1)
def _most_gain() -> float:
    """How much higher than the samples the wave between them can be."""
    return max(float(np.abs(taps).sum()) for taps in _between())

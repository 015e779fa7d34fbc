"""Crowd and whistle: sound whose loud moments are known to the sample."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

WHISTLE_S = 0.5
"""Length of one whistle in seconds."""
WHISTLE_HZ = 3000.0
"""Pitch of the whistle; the crowd has next to nothing there."""

_LOOP_S = 7

Samples = NDArray[np.float32]


class MatchSound:
    """The sound of a match, made in pieces of any length.

    `whistles_us` are onsets and `shots_s` loud moments, both in file time.
    """

    def __init__(
        self,
        *,
        seed: int,
        sample_rate: int,
        channels: int,
        whistles_us: tuple[int, ...],
        shots_s: tuple[float, ...],
    ) -> None:
        self._rate, self._channels = sample_rate, channels
        self._loop = _crowd_loop(seed, sample_rate)
        self._whistle = _whistle(sample_rate)
        self._onsets = [round(us * sample_rate / 1_000_000) for us in whistles_us]
        self._shots = shots_s

    def piece(self, begin: int, count: int) -> Samples:
        """Samples `begin` to `begin + count`, (channels, count), -1 to 1."""
        at = np.arange(begin, begin + count)
        gain = self._crowd_gain(at / self._rate).astype(np.float32)
        sound = np.empty((self._channels, count), np.float32)
        apart = len(self._loop) // (self._channels + 1)
        for channel in range(self._channels):
            sound[channel] = self._loop[(at + channel * apart) % len(self._loop)] * gain
        for onset in self._onsets:
            first, last = max(onset, begin), min(onset + len(self._whistle), begin + count)
            if first < last:
                sound[:, first - begin : last - begin] += self._whistle[
                    first - onset : last - onset
                ]
        return np.clip(sound, -1.0, 1.0)

    def _crowd_gain(self, seconds: NDArray[np.float64]) -> NDArray[np.float64]:
        gain = 0.07 + 0.02 * np.sin(seconds * 0.9) + 0.012 * np.sin(seconds * 2.3 + 1)
        for shot in self._shots:
            since = seconds - shot
            if since[-1] > -2 and since[0] < 9:
                rise = np.clip((since + 1.2) / 1.8, 0, 1)
                gain = gain + 0.20 * rise * np.exp(-np.clip(since - 0.6, 0, None) / 1.8)
        return gain


def _crowd_loop(seed: int, rate: int) -> Samples:
    """Noise with the spectrum of many voices, strongest around 500 Hz; repeats without a seam."""
    count = rate * _LOOP_S
    rng = np.random.default_rng((seed, 5))
    spectrum = np.fft.rfft(rng.random(count) - 0.5)
    hz = np.fft.rfftfreq(count, 1 / rate)
    spectrum *= (hz / 450) / (1 + (hz / 450) ** 3) / (1 + (hz / 1800) ** 6)
    noise = np.fft.irfft(spectrum, count)
    return np.asarray(noise / (noise.std() * 3), dtype=np.float32)


def _whistle(rate: int) -> Samples:
    """A pea whistle: a high tone that trills, with a hard attack."""
    t = np.arange(int(WHISTLE_S * rate)) / rate
    tone = np.sin(2 * np.pi * WHISTLE_HZ * t + 2.2 * np.sin(2 * np.pi * 34 * t))
    envelope = np.minimum(1, t / 0.004) * np.minimum(1, (WHISTLE_S - t) / 0.04)
    return np.asarray(0.38 * tone * envelope, dtype=np.float32)

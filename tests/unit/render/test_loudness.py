"""The loudness meter against FFmpeg's, and the levelled film."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from app.core.errors import RenderCancelled
from app.media.tempo import Samples
from app.render.ffmpeg_program import ffmpeg_path
from app.render.levels import CEILING_DB, TARGET_LUFS, Leveller, turned_down
from app.render.loudness import LoudnessMeter, decibels
from app.render.wav import RATE, header, pcm

SINE_997 = 0.5


def tone(seconds: float, level: float, hz: float = 997.0) -> Samples:
    wave = np.sin(2 * np.pi * hz * np.arange(round(seconds * RATE)) / RATE) * level
    return np.stack([wave, wave], axis=1).astype(np.float32)


def crowd(seconds: float, level: float, seed: int = 1) -> Samples:
    """Noise that swells, with whistles and bangs on top: what a match sounds like to a meter."""
    rng = np.random.default_rng(seed)
    count = round(seconds * RATE)
    swell = 0.3 + 0.7 * np.abs(np.sin(np.arange(count) / RATE * 0.7))
    noise = rng.normal(0, level, (count, 2)) * swell[:, None]
    for at in range(RATE, count - RATE, 2 * RATE):
        noise[at : at + 4800] += tone(0.1, 8 * level, 3000)
        noise[at + 9000 : at + 9003] += 20 * level
    return noise.astype(np.float32)


def silence(seconds: float) -> Samples:
    return np.zeros((round(seconds * RATE), 2), np.float32)


def measured(samples: Samples, portion: int = 10_007) -> LoudnessMeter:
    meter = LoudnessMeter()
    for first in range(0, len(samples), portion):
        meter.add(samples[first : first + portion])
    return meter


def ebur128(samples: Samples, folder: Path) -> tuple[float, float]:
    """Integrated loudness and true peak as FFmpeg measures them."""
    path = folder / "measured.wav"
    path.write_bytes(header(len(samples)) + pcm(samples))
    command = [str(ffmpeg_path()), "-hide_banner", "-nostats", "-i", f"file:{path}"]
    command += ["-af", "ebur128=peak=true:framelog=quiet", "-f", "null", "-"]
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    summary = done.stderr.rpartition("Summary:")[2]
    loudness, peak = (re.search(rf"{word}:\s+(-?[\d.]+|-inf)", summary) for word in ("I", "Peak"))
    assert loudness and peak, done.stderr
    return float(loudness[1]), float(peak[1])


def levelled(samples: Samples, check: Callable[[], None] = lambda: None) -> Samples:
    with Leveller() as leveller:
        for first in range(0, len(samples), 24_001):
            leveller.add(samples[first : first + 24_001])
        found = list(leveller.levelled(check))
    return np.concatenate(found) if found else silence(0)


def test_a_sine_of_997_hz_in_both_channels_reads_its_level() -> None:
    """BS.1770: a sine of 997 Hz at 0 dBFS in one channel is -3.01 LUFS, in two 3.01 more."""
    assert measured(tone(5, SINE_997)).integrated == pytest.approx(decibels(SINE_997), abs=0.02)


@pytest.mark.parametrize(
    "samples",
    [
        tone(4, 0.1),
        tone(6, 0.05, 60.0),
        crowd(12, 0.03),
        np.concatenate([silence(5), crowd(6, 0.05), silence(3), crowd(6, 0.004)]),
        np.concatenate([crowd(5, 0.002), tone(1, 0.7), crowd(5, 0.002)]),
        np.asarray(crowd(8, 0.1) * np.array([1.0, 0.0]), np.float32),
    ],
    ids=["tone", "bass", "crowd", "pauses", "whistle", "one-side"],
)
def test_it_agrees_with_ffmpeg(samples: Samples, tmp_path: Path) -> None:
    samples = np.clip(samples, -1, 32767 / 32768)
    loudness, peak = ebur128(samples, tmp_path)
    meter = measured(samples)
    assert meter.integrated == pytest.approx(loudness, abs=0.1)
    assert decibels(meter.true_peak) == pytest.approx(peak, abs=0.3)


def test_portions_do_not_matter() -> None:
    samples = crowd(7, 0.05)
    whole, parts = measured(samples, len(samples)), measured(samples, 333)
    assert whole.integrated == pytest.approx(parts.integrated, abs=1e-9)
    assert whole.true_peak == pytest.approx(parts.true_peak, rel=1e-6)


def test_a_peak_between_the_samples_is_seen() -> None:
    """A sine of a quarter of the rate, 45 degrees off the samples, is 3 dB higher than they are."""
    wave = np.sin(2 * np.pi * (np.arange(RATE) / 4 + 1 / 8)) * 0.5
    meter = measured(np.stack([wave, wave], axis=1).astype(np.float32))
    assert meter.true_peak == pytest.approx(0.5, abs=0.02)


@pytest.mark.parametrize("level", [0.005, 0.02, 0.1, 0.4])
def test_a_film_comes_out_at_minus_sixteen_below_minus_one(level: float, tmp_path: Path) -> None:
    out = levelled(crowd(10, level))
    loudness, peak = ebur128(out, tmp_path)
    assert loudness == pytest.approx(TARGET_LUFS, abs=0.2)
    assert peak <= CEILING_DB
    assert np.array_equal(out, levelled(crowd(10, level)))


def test_one_gain_for_the_whole_film_where_nothing_is_too_high() -> None:
    samples = np.concatenate([tone(4, 0.02), tone(4, 0.04)])
    out = levelled(samples)
    ratio = out[np.abs(samples) > 0.005] / samples[np.abs(samples) > 0.005]
    assert np.ptp(ratio) < 1e-4 and ratio.mean() > 1


def test_the_limiter_touches_only_what_is_near_a_peak() -> None:
    samples = tone(4, 0.2)
    samples[2 * RATE] = 1.5
    gain = turned_down(samples)
    assert gain[2 * RATE] * 1.5 <= 10 ** (CEILING_DB / 20)
    quiet = np.concatenate([gain[: 2 * RATE - 1500], gain[2 * RATE + 1500 :]])
    assert (quiet == 1).all()
    assert np.abs(np.diff(gain)).max() < 0.01, "no step can be heard"


def test_silence_and_next_to_nothing_are_left_alone() -> None:
    assert not levelled(silence(3)).any()
    assert len(levelled(silence(0))) == 0
    hiss = crowd(3, 1e-5)
    assert np.array_equal(levelled(hiss), hiss)


def test_a_very_quiet_film_is_not_blown_up_to_noise() -> None:
    out = levelled(tone(3, 0.001))
    assert np.abs(out).max() == pytest.approx(0.001 * 10 ** (24 / 20), rel=0.01)


@pytest.mark.parametrize("seconds", [0.01, 0.1, 0.25, 0.41])
def test_a_film_shorter_than_a_block_is_levelled_too(seconds: float) -> None:
    out = levelled(tone(seconds, 0.02))
    assert len(out) == round(seconds * RATE)
    assert np.abs(out).max() > 0.1


def test_levelling_stops_when_told() -> None:
    def stop() -> None:
        raise RenderCancelled("The export was cancelled.")

    with pytest.raises(RenderCancelled):
        levelled(crowd(4, 0.4), stop)

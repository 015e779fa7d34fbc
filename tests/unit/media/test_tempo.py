"""Sound at another speed: as long as it should be, at its own pitch, every hit in its place."""

from __future__ import annotations

import tracemalloc
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.time import round_half_up
from app.footage.sound import MatchSound
from app.media.tempo import Samples, TempoFilter, stretch
from tests.support.footage import whistle_onsets_in

RATE = 48_000
SPEEDS = [Fraction(s) for s in ("1/4", "1/2", "3/4", "5/7", "3/2", "2", "4")]
CLICKS_S = (0.3, 0.71, 1.13, 1.9, 2.55, 3.333)


def clicks(noise: float = 0.0) -> Samples:
    """Four seconds with short bursts, on a carpet of noise."""
    mono = np.random.default_rng(1).standard_normal(4 * RATE) * noise
    t = np.arange(240) / RATE
    burst = 0.9 * np.exp(-t / 0.001) * np.sin(2 * np.pi * 3000 * t)
    for click in CLICKS_S:
        mono[round(click * RATE) :][:240] += burst
    return np.stack([mono, mono], axis=1).astype(np.float32)


def bursts(samples: Samples, threshold: float = 0.4) -> list[float]:
    """Where it gets loud after 20 ms of quiet, in seconds."""
    loud = np.flatnonzero(np.abs(samples[:, 0]) > threshold)
    starts = loud[np.concatenate([[True], np.diff(loud) > RATE // 50])]
    return [int(s) / RATE for s in starts]


@pytest.mark.parametrize("noise", [0.0, 0.02])
@pytest.mark.parametrize("speed", SPEEDS)
def test_clicks_stay_where_they_belong_and_are_heard_once(speed: Fraction, noise: float) -> None:
    heard = bursts(stretch(clicks(noise), speed))
    assert len(heard) == len(CLICKS_S)
    for click, found in zip(CLICKS_S, heard, strict=True):
        assert abs(found - click / float(speed)) < 0.003


@pytest.mark.parametrize("speed", [Fraction(1, 4), Fraction(1, 2), Fraction(2), Fraction(4)])
def test_a_whistle_over_the_crowd_stays_where_it_belongs(speed: Fraction) -> None:
    blows = [1_000_000, 2_500_000, 4_000_000]
    samples = whistling(blows, seconds=5)
    heard = whistle_onsets_in(stretch(samples, speed).mean(axis=1), RATE)
    assert len(heard) == len(blows)
    for blow, found in zip(blows, heard, strict=True):
        assert abs(found - blow / speed) <= 10_000


def whistling(blows_us: list[int], seconds: int) -> Samples:
    match = MatchSound(
        seed=1, sample_rate=RATE, channels=2, whistles_us=tuple(blows_us), shots_s=()
    )
    return np.ascontiguousarray(match.piece(0, seconds * RATE).T)


@pytest.mark.parametrize("speed", SPEEDS)
def test_the_pitch_stays(speed: Fraction) -> None:
    t = np.arange(2 * RATE) / RATE
    tone = (0.3 * np.sin(2 * np.pi * 440 * t)).astype(np.float32)
    out = stretch(np.stack([tone, tone], axis=1), speed)[:, 0]
    spectrum = np.abs(np.fft.rfft(out * np.hanning(len(out))))
    peak = int(np.argmax(spectrum)) * RATE / len(out)
    assert abs(peak - 440) < 3
    middle = out[len(out) // 4 : -len(out) // 4]
    assert middle.std() == pytest.approx(0.3 / np.sqrt(2), rel=0.1)


@settings(max_examples=25)
@given(
    st.sampled_from(SPEEDS) | st.fractions(Fraction(1, 8), Fraction(8), max_denominator=50),
    st.integers(0, 20_000),
    st.lists(st.integers(1, 6000), min_size=1, max_size=5),
)
def test_the_length_is_exact_and_the_size_of_the_pieces_does_not_matter(
    speed: Fraction, length: int, sizes: list[int]
) -> None:
    samples = clicks(0.02)[10_000 : 10_000 + length]
    whole = stretch(samples, speed)
    assert whole.shape == (round_half_up(len(samples) / speed), 2)
    parts: list[Samples] = []
    tempo, at = TempoFilter(speed), 0
    while at < len(samples):
        size = sizes[len(parts) % len(sizes)]
        parts.append(tempo.push(samples[at : at + size]))
        at += size
    np.testing.assert_array_equal(np.concatenate([*parts, tempo.finish()]), whole)


def test_normal_speed_changes_nothing() -> None:
    samples = clicks(0.1)
    np.testing.assert_array_equal(stretch(samples, Fraction(1)), samples)


@pytest.mark.parametrize("speed", SPEEDS)
def test_it_begins_with_the_source_and_silence_stays_silent(speed: Fraction) -> None:
    samples = clicks(0.1)
    np.testing.assert_allclose(stretch(samples, speed)[:50], samples[:50], atol=0.01)
    assert not stretch(np.zeros((RATE, 2), np.float32), speed).any()


def test_a_long_stretch_does_not_fill_the_memory() -> None:
    tempo, piece = TempoFilter(Fraction(1, 2)), clicks(0.02)[:RATE]
    tempo.push(piece)
    tracemalloc.start()
    made = sum(len(tempo.push(piece)) for _ in range(30))
    kept, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert abs(made - 30 * 2 * RATE) < RATE // 10
    assert kept < 4 * piece.nbytes

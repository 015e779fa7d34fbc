"""The peaks of a file stand where its sound is, and are read from the disk the second time."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import numpy as np

from app.footage import MatchSpec
from app.media.index import build_index
from app.media.waveform import PER_S, cache_file, cached_waveform, waveform
from tests.support.footage import MatchFile


def test_peaks_are_found_once_and_kept(match_file: MatchFile, tmp_path: Path) -> None:
    path, _ = match_file(MatchSpec(128, 72, fps=Fraction(10), duration_s=Fraction(4)))
    index = build_index(path)
    parts: list[tuple[int, int]] = []
    peaks = cached_waveform(path, index, tmp_path, lambda first, p: parts.append((first, len(p))))
    assert peaks is not None
    assert abs(len(peaks) - 4 * PER_S) <= PER_S // 5
    assert parts == [(0, len(peaks))]
    assert peaks.max() > 0
    kept = cache_file(path, tmp_path)
    before = kept.read_bytes()
    again = cached_waveform(path, index, tmp_path)
    assert again is not None and np.array_equal(peaks, again)
    kept.write_bytes(before[:-3])
    mended = cached_waveform(path, index, tmp_path)
    assert mended is not None and np.array_equal(peaks, mended)
    assert kept.read_bytes() == before


def test_a_silent_file_is_flat_and_a_stopped_one_is_nothing(match_file: MatchFile) -> None:
    path, _ = match_file(MatchSpec(128, 72, fps=Fraction(10), duration_s=Fraction(4), audio=False))
    flat = waveform(path, build_index(path))
    assert flat is not None and not flat.any()
    path, _ = match_file(MatchSpec(128, 72, fps=Fraction(10), duration_s=Fraction(4)))
    assert waveform(path, build_index(path), should_stop=lambda: True) is None

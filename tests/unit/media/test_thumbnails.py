"""Thumbnails are small, in order, near what was asked, and can be stopped."""

from __future__ import annotations

from app.footage import MatchSpec
from app.media.index import build_index
from app.media.thumbnails import spaced_times, thumbnails
from tests.support.footage import MatchFile

SPEC = MatchSpec(frames=60, gop=12, audio=False, rotation=90)


def test_evenly_spaced(match_file: MatchFile) -> None:
    path, _ = match_file(SPEC)
    index = build_index(path)
    times = spaced_times(index, 5)
    assert times == [240_000, 720_000, 1_200_000, 1_680_000, 2_160_000]
    found = list(thumbnails(path, index, times, size=(80, 80)))
    assert [thumb.wanted_us for thumb in found] == times
    assert [thumb.index for thumb in found] == [0, 12, 24, 36, 48]
    assert all(thumb.rgb.shape == (45, 80, 4) for thumb in found)


def test_exact(match_file: MatchFile) -> None:
    path, _ = match_file(SPEC)
    index = build_index(path)
    found = list(thumbnails(path, index, [1_000_000, 500_000], exact=True))
    assert [(thumb.index, thumb.time_us) for thumb in found] == [(25, 1_000_000), (12, 480_000)]


def test_stopped(match_file: MatchFile) -> None:
    path, _ = match_file(SPEC)
    index = build_index(path)
    stop = False
    found = thumbnails(path, index, [0, 2_000_000, 0], should_stop=lambda: stop)
    assert next(found).index == 0
    stop = True
    assert list(found) == []

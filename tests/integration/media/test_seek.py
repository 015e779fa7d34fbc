"""Random seeks over a longer game, with key frames near and far: not one wrong picture."""

from __future__ import annotations

import pytest

from app.media.index import build_index
from tests.bench.bench_seek import seek_times
from tests.support.long_game import long_game


@pytest.mark.parametrize("gop_s", [2, 10])
def test_no_wrong_picture_in_random_seeks(gop_s: int) -> None:
    path = long_game(minutes=1, gop_s=gop_s, size=(320, 180))
    index = build_index(path)
    assert index.count == 1800
    wrong, times = seek_times(path, index, seeks=100)
    assert wrong == 0 and len(times) == 100

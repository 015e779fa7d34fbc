"""A spliced film that is not what it should be is refused: a time, a picture at a cut, a packet too few."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from app.media.chunk import NotExact
from app.media.index import FrameIndex, build_index
from app.media.reader import FrameReader
from app.media.spliced import Film, thin
from app.media.spliced_check import check_looks, check_times
from tests.unit.media.films import film

TICKS = 90_000


@pytest.fixture
def spliced(tmp_path: Path) -> tuple[Path, FrameIndex, Film]:
    """A film, its table, and what is known of it."""
    path = film(tmp_path / "film.mp4", times=range(20), gop=10, options={"bf": "2"})
    index = build_index(path)
    pts, base = index.facts.pts, index.facts.time_base
    times = [int(Fraction(at - pts[0]) * base * TICKS) for at in pts]
    with FrameReader(path, index) as reader:
        looks = {number: thin(reader.frame(number)) for number in (0, 10, 13)}
    return path, index, Film(TICKS, times, 20, looks)


def test_a_film_that_is_right_passes(spliced: tuple[Path, FrameIndex, Film]) -> None:
    path, index, known = spliced
    check_times(path, known, index)
    check_looks(path, known, index, lambda: False)


def test_a_wrong_time_and_a_picture_too_few_are_seen(
    spliced: tuple[Path, FrameIndex, Film],
) -> None:
    path, index, known = spliced
    late = [*known.times[:7], known.times[7] + 1, *known.times[8:]]
    with pytest.raises(NotExact, match="timestamps"):
        check_times(path, replace(known, times=late), index)
    with pytest.raises(NotExact, match="packets"):
        check_times(path, replace(known, times=[*known.times, known.times[-1] + 9_000]), index)


def test_another_picture_at_a_cut_is_seen(spliced: tuple[Path, FrameIndex, Film]) -> None:
    path, index, known = spliced
    other = replace(known, looks={**known.looks, 13: 255 - known.looks[13]})
    with pytest.raises(NotExact, match="looks different"):
        check_looks(path, other, index, lambda: False)

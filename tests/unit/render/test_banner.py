"""The banner of a recap: colour, place, words that fit."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from app.core.banner import BannerMark
from app.core.clip import RATINGS
from app.core.exact import Q
from app.media.colour import to_rgb24
from app.render.banner import BannerDrawer
from app.render.colour import ink_on, rgb_of
from app.render.layers import Planes
from tests.unit.render.pictures import Bytes

MARK = BannerMark("12:34", "!!", "Brilliant Goal", "", "#66BB6A", Q)


def drawn(mark: BannerMark, size: tuple[int, int] = (640, 360)) -> Bytes:
    """The banner on mid grey, RGB."""
    return to_rgb24(encoded(mark, size))


def encoded(mark: BannerMark, size: tuple[int, int] = (640, 360)) -> Bytes:
    frame = np.full((size[1] * 3 // 2, size[0]), 128, np.uint8)
    BannerDrawer(size).draw(Planes.of(frame), mark)
    return frame


def place(mark: BannerMark, size: tuple[int, int] = (640, 360)) -> tuple[int, int, int, int]:
    """The first and last row, then the first and last column whose light the banner changes."""
    changed = Planes.of(encoded(mark, size)).y != 128
    rows, columns = (np.flatnonzero(changed.any(axis=axis)) for axis in (1, 0))
    return int(rows[0]), int(rows[-1]), int(columns[0]), int(columns[-1])


@pytest.mark.parametrize("stars", list(RATINGS))
def test_the_panel_has_the_colour_of_the_rating(stars: int) -> None:
    color = RATINGS[stars].color
    mark = replace(MARK, color=color)
    first, last, _, _ = place(mark)
    right_end = drawn(mark)[(first + last) // 2, 560]
    assert np.abs(right_end.astype(int) - rgb_of(color)).max() < 16


@pytest.mark.parametrize("size", [(640, 360), (360, 640), (360, 360), (1920, 1080), (64, 64)])
def test_it_stands_at_the_bottom_inside_the_safe_area(size: tuple[int, int]) -> None:
    mark = replace(MARK, notes="A first touch and a low finish. " * 9)
    top, bottom, left, right = place(mark, size)
    assert size[1] * 0.3 < top and size[1] * 0.95 - 3 <= bottom <= size[1] * 0.95 + 1
    assert abs(left - size[0] * 0.05) <= 1.5 and abs(right - size[0] * 0.95) <= 1.5


def test_notes_make_it_higher_and_are_cut_when_too_long() -> None:
    def height(notes: str) -> int:
        first, last, _, _ = place(replace(MARK, notes=notes))
        return last - first

    assert height("") < height("Short notes") < height("Long notes " * 12)
    assert height("Long notes " * 45) == height("Long notes " * 44), "no more than six lines"


def test_words_are_read_on_every_rating() -> None:
    """Contrast of at least 3 to 1, as large bold letters need (WCAG 2.1)."""
    for rating in RATINGS.values():
        lights = sorted(_luminance(color) for color in (rating.color, ink_on(rating.color)))
        assert (lights[1] + 0.05) / (lights[0] + 0.05) >= 3


def test_half_faded_it_is_half_there() -> None:
    whole, half = drawn(MARK).astype(int), drawn(replace(MARK, opacity=Q // 2)).astype(int)
    ground = whole[0, 0]
    assert np.abs((whole - ground) / 2 - (half - ground)).mean() <= 0.5


def _luminance(color: str) -> float:
    parts = (part / 255 for part in rgb_of(color))
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

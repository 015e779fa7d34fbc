"""The spotlight: line, fill, light outside and inside, where the player stands."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from numpy.typing import NDArray

from app.core.exact import Q
from app.core.mapping import OutputMap
from app.core.spotlight import SpotlightMark
from app.media.picture import Picture
from app.render.compose import Compositor
from tests.unit.render.pictures import Bytes, box, decision, flat, planes_of, textured

Floats = NDArray[np.float64]
SOURCE = (640, 360)
SIZE = (360, 640)
RATIO = Fraction(9, 16)
CROP = box(SOURCE, RATIO, 320.0, 180.0, 360.0)
PLAIN = SpotlightMark(320 * Q, 180 * Q, 40 * Q, 60 * Q, "body", "#FFFFFF", 2, 0, 0, 0, Q)
SCALE = 640 / 360


def drawn(*marks: SpotlightMark, picture: Picture | None = None) -> tuple[Bytes, Bytes, Bytes]:
    shown = decision(CROP, 0.0, marks)
    return planes_of(Compositor(SIZE).compose(shown, picture or flat(SOURCE, 100, 110, 150)))


def at(dx: float, dy: float) -> tuple[int, int]:
    """(row, column) of the output pixel at an offset in source pixels from the middle."""
    return int(320 + dy * SCALE), int(180 + dx * SCALE)


def test_the_line_runs_through_the_ends_of_both_radii() -> None:
    y, u, v = drawn(PLAIN)
    for place in (at(40, 0), at(-40, 0), at(0, 60), at(0, -60)):
        assert y[place] > 200
    assert y[at(0, 0)] == 100 and u[160, 90] == 110 and v[160, 90] == 150
    assert y[at(60, 0)] == 100 and y[at(0, 80)] == 100


def test_the_line_is_as_wide_as_its_stroke() -> None:
    """Stroke 1 is 1/640 of the longer side."""
    widths = []
    for stroke in (1, 2, 3):
        y, _, _ = drawn(replace(PLAIN, stroke=stroke), picture=flat(SOURCE, 16))
        row = y[320, 180:].astype(float)
        widths.append((row - 16).sum() / (235 - 16))
    assert np.allclose(widths, [1.0, 2.0, 3.0], atol=0.15)


def test_a_dark_edge_stands_out_on_white_grass() -> None:
    y, _, _ = drawn(PLAIN, picture=flat(SOURCE, 235))
    assert y[320, 180:].min() < 170


def test_the_line_is_smooth() -> None:
    """Anti-aliased: the line has many values between background and colour, and no stairs."""
    y, _, _ = drawn(PLAIN, picture=flat(SOURCE, 16))
    between = y[(y > 30) & (y < 220)]
    assert len(np.unique(between)) > 50
    # The sum over the ring is its length times its width, wherever it stands.
    sums = []
    for shift in (0, 100, 333, 512, 900):
        moved, _, _ = drawn(replace(PLAIN, cx=PLAIN.cx + shift), picture=flat(SOURCE, 16))
        sums.append(float((moved.astype(int) - 16).clip(0).sum()))
    assert np.ptp(sums) / np.mean(sums) < 0.005


def test_fill_and_dim_are_shares() -> None:
    y, u, _ = drawn(replace(PLAIN, fill=Q // 4))
    assert abs(int(y[at(0, 0)]) - (100 + (235 - 100) / 4)) <= 1
    y, u, v = drawn(replace(PLAIN, dim=Q // 4))
    assert y[at(0, 0)] == 100
    assert abs(int(y[5, 5]) - (16 + 84 * 0.75)) <= 1
    assert abs(int(u[5, 5]) - (128 - 18 * 0.75)) <= 1
    assert abs(int(v[5, 5]) - (128 + 22 * 0.75)) <= 1


@pytest.mark.parametrize("share", [0.1, 0.25, 0.4])
@pytest.mark.parametrize("picture", [(100, 128, 128), (100, 110, 150), (150, 105, 120)], ids=str)
def test_brightening_gives_all_three_colours_so_much_more_light(
    picture: tuple[int, int, int], share: float
) -> None:
    """A gain on a screen's light and no tint: red, green and blue all get the same factor."""
    mark = replace(PLAIN, brighten=round(share * Q))
    y, u, v = drawn(mark, picture=flat(SOURCE, *picture))
    assert (y[5, 5], u[5, 5], v[5, 5]) == picture, "outside nothing changes"
    before = light_of(*picture)
    after = light_of(int(y[at(0, 0)]), int(u[160, 90]), int(v[160, 90]))
    assert np.allclose(after / before, 1 + share, atol=0.05)


def light_of(y: int, u: int, v: int) -> Floats:
    """The light of red, green and blue on a screen: BT.709 limited range, BT.1886."""
    luma, blue, red = (y - 16) / 219, (u - 128) * 1.8556 / 224, (v - 128) * 1.5748 / 224
    r, b = luma + red, luma + blue
    g = (luma - 0.2126 * r - 0.0722 * b) / 0.7152
    return np.array([r, g, b]) ** 2.4


def test_samples_above_white_around_a_brightened_player_stay() -> None:
    """Else the box that is worked on would show on a bright sky."""
    y, _, _ = drawn(replace(PLAIN, brighten=int(0.4 * Q)), picture=flat(SOURCE, 245))
    assert y[at(39, 59)] == y[5, 5] == 245


def test_brightening_stops_at_white() -> None:
    y, _, _ = drawn(replace(PLAIN, brighten=int(0.4 * Q)), picture=flat(SOURCE, 230))
    assert y[at(0, 0)] == 235


def test_opacity_multiplies_everything() -> None:
    full = replace(PLAIN, fill=300, dim=300, brighten=200)
    whole = drawn(full)[0].astype(float)
    half = drawn(replace(full, opacity=Q // 2))[0].astype(float)
    nothing = drawn(replace(full, opacity=0))[0].astype(float)
    assert (nothing == 100).all()
    for place in ((5, 5), at(40, 0)):
        assert 0.3 < (half[place] - 100) / (whole[place] - 100) < 0.7


def test_ground_is_a_flat_ring_at_the_feet_and_lights_the_player() -> None:
    mark = replace(PLAIN, shape="ground", dim=Q // 4)
    y, _, _ = drawn(mark)
    assert y[at(40, 60)] > 200 and y[at(-40, 60)] > 200
    assert y[at(0, 60 + 0.35 * 40)] > 200
    assert y[at(40, 0)] < 110 and y[at(0, -60)] < 110, "no ring around the body"
    assert y[at(0, 0)] == 100, "the player is not dimmed"
    assert y[5, 5] < 90


def test_what_one_spotlight_marks_the_other_does_not_dim() -> None:
    left = replace(PLAIN, cx=270 * Q, rx=25 * Q, dim=Q // 4)
    right = replace(PLAIN, cx=370 * Q, rx=25 * Q, dim=Q // 4)
    y, _, _ = drawn(left, right)
    assert y[at(-50, 0)] == 100 and y[at(50, 0)] == 100
    assert abs(int(y[at(0, 0)]) - (16 + 84 * 0.75)) <= 1, "dimmed once, not twice"


def test_a_spotlight_outside_the_crop_only_dims() -> None:
    outside = replace(PLAIN, cx=50 * Q, dim=Q // 4)
    y, _, _ = drawn(outside)
    assert (y == round(16 + 84 * 0.75)).all()


@pytest.mark.parametrize("cx", [215, 225, 320, 415, 424])
def test_a_spotlight_at_the_edge_is_cut_off_cleanly(cx: int) -> None:
    y, _, _ = drawn(replace(PLAIN, cx=cx * Q, dim=200, fill=200))
    assert y.shape == (640, 360)


def test_only_the_box_of_the_ellipse_is_touched() -> None:
    picture = textured(SOURCE)
    before = Compositor(SIZE).compose(decision(CROP), picture)
    y, _, _ = drawn(replace(PLAIN, fill=300, brighten=300), picture=picture)
    changed = np.argwhere(y != planes_of(before)[0])
    reach = 6
    assert changed[:, 0].min() >= 320 - 60 * SCALE - reach
    assert changed[:, 0].max() <= 320 + 60 * SCALE + reach
    assert changed[:, 1].min() >= 180 - 40 * SCALE - reach
    assert changed[:, 1].max() <= 180 + 40 * SCALE + reach


def test_it_turns_with_the_picture() -> None:
    degrees = 15.0
    crop = box(SOURCE, RATIO, 330.0, 180.0, 200.0, degrees)
    mark = replace(PLAIN, cx=340 * Q, cy=190 * Q, rx=20 * Q, ry=40 * Q)
    shown = decision(crop, degrees, (mark,))
    y, _, _ = planes_of(Compositor(SIZE).compose(shown, flat(SOURCE, 16)))
    view = OutputMap(SOURCE, SIZE, crop, int(degrees * Q))
    for x, down in ((360, 190), (320, 190), (340, 230), (340, 150)):
        column, row = view.to_output(x, down)
        assert y[int(row), int(column)] > 150

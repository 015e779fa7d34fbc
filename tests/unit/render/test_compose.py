"""The compositor: one frame from a decision and a picture."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from app.core.exact import Q
from app.core.mapping import OutputMap
from app.core.spotlight import SpotlightMark
from app.core.text import TextMark
from app.media.picture import Picture, picture_of
from app.render.compose import Compositor
from tests.unit.render.pictures import (
    box,
    decision,
    displacement,
    exact_window,
    flat,
    planes_of,
    textured,
)

SOURCE = (640, 360)
SIZE = (216, 384)
RATIO = Fraction(*SIZE)
LIGHT = SpotlightMark(320 * Q, 180 * Q, 40 * Q, 60 * Q, "body", "#FFFFFF", 2, 204, 204, 102, Q)
WORDS = TextMark("#10 Maya", "Inter", 30 * Q, "#FFEE00", "bottom", 0, 0, True, True, "", Q)


@pytest.fixture(scope="module")
def picture() -> Picture:
    return textured(SOURCE)


def test_planes_are_the_exact_window_chroma_sited_left(picture: Picture) -> None:
    crop = box(SOURCE, RATIO, 301.7, 177.3, 200.0)
    left, top, _, _ = (float(edge) for edge in crop.edges(RATIO))
    scale = SIZE[1] / (crop.height / Q)
    y, u, v = planes_of(Compositor(SIZE).compose(decision(crop), picture))
    wanted = exact_window(picture.y, (left, scale, SIZE[0]), (top, scale, SIZE[1]))
    assert max(map(abs, displacement(y, wanted))) < 0.05
    # Chroma sample i stands on luma sample 2 i: at luma edge 2 i + 0.5, in and out.
    first = (left + 0.5 / scale - 0.5) / 2 + 0.5 - 0.5 / scale
    for found, plane in ((u, picture.u), (v, picture.v)):
        exact = exact_window(plane, (first, scale, SIZE[0] // 2), (top / 2, scale, SIZE[1] // 2))
        assert max(map(abs, displacement(found, exact))) < 0.05


def test_colour_does_not_move_against_luma() -> None:
    """The same wave in luma and in colour stays the same wave when enlarged."""
    wave = 120 + 60 * np.sin(2 * np.pi * (np.arange(640) + 0.5) / 40)
    luma = np.rint(np.tile(wave, (360, 1))).astype(np.uint8)
    # Chroma sample i stands on luma sample 2 i, so the same wave has every second value.
    chroma = luma[::2, ::2].copy()
    crop = box(SOURCE, RATIO, 320.0, 180.0, 100.0)
    y, u, _ = planes_of(Compositor(SIZE).compose(decision(crop), picture_of(luma, chroma, chroma)))
    off = y[::2, ::2].astype(float) - u
    assert np.abs(off).mean() < 0.7, "a third of a source pixel would be 2.4"


def test_odd_sources_work() -> None:
    odd = textured((319, 179))
    crop = box((319, 179), RATIO, 0.0, 0.0, 179.0)
    frame = Compositor(SIZE).compose(decision(crop), odd)
    exact = exact_window(odd.y, (0.0, SIZE[1] / 179, SIZE[0]), (0.0, SIZE[1] / 179, SIZE[1]))
    assert max(map(abs, displacement(planes_of(frame)[0], exact))) < 0.05


@pytest.mark.parametrize("degrees", [20.0, -20.0, 3.5, -0.01])
def test_straightening_never_shows_a_black_corner(degrees: float) -> None:
    white = flat(SOURCE, 235, 90, 200)
    for cx, cy, height in ((0.0, 0.0, 999.0), (640.0, 360.0, 200.0), (320.0, 180.0, 999.0)):
        crop = box(SOURCE, RATIO, cx, cy, height, degrees)
        y, u, v = planes_of(Compositor(SIZE).compose(decision(crop, degrees), white))
        assert (y == 235).all() and (u == 90).all() and (v == 200).all()


def test_straightening_turns_clockwise_about_the_middle() -> None:
    """A mark right of the middle goes down when the angle is positive, as core maps it."""
    y = np.full((360, 640), 40, np.uint8)
    y[176:184, 396:404] = 220
    half = np.full((180, 320), 128, np.uint8)
    crop = box(SOURCE, Fraction(16, 9), 320.0, 180.0, 200.0, 10.0)
    size = (480, 270)
    found = planes_of(Compositor(size).compose(decision(crop, 10.0), picture_of(y, half, half)))[0]
    light = np.argwhere(found > 130).mean(axis=0) + 0.5
    view = OutputMap(SOURCE, size, crop, 10 * Q)
    x, down = view.to_output(400.0, 180.0)
    assert down > size[1] / 2
    assert abs(light[1] - x) < 0.3 and abs(light[0] - down) < 0.3


def test_a_tiny_rotation_looks_like_none(picture: Picture) -> None:
    crop = box(SOURCE, RATIO, 320.0, 180.0, 200.0)
    plain = planes_of(Compositor(SIZE).compose(decision(crop), picture))
    turned = planes_of(Compositor(SIZE).compose(decision(crop, 0.001), picture))
    for a, b in zip(plain, turned, strict=True):
        assert np.abs(a.astype(int) - b).max() <= 8
        assert max(map(abs, displacement(b, a.astype(float)))) < 0.06


@pytest.mark.parametrize("degrees", [0.0, 7.0])
def test_equal_arguments_give_equal_bytes(picture: Picture, degrees: float) -> None:
    crop = box(SOURCE, RATIO, 300.0, 170.0, 210.0, degrees)
    shown = decision(crop, degrees, (LIGHT,), (WORDS,))
    first = Compositor(SIZE).compose(shown, picture)
    busy = Compositor(SIZE)
    busy.compose(decision(box(SOURCE, RATIO, 100.0, 100.0, 90.0)), picture)
    out = np.full_like(first, 77)
    assert busy.compose(shown, picture, out) is out
    assert np.array_equal(first, out)
    assert np.array_equal(first, busy.compose(shown, picture))


def test_the_picture_is_not_changed(picture: Picture) -> None:
    before = picture.data.copy()
    crop = box(SOURCE, RATIO, 300.0, 170.0, 360.0)
    Compositor(SIZE).compose(decision(crop, 0.0, (LIGHT,), (WORDS,)), picture)
    assert np.array_equal(before, picture.data)


def test_sizes_that_cannot_be_encoded_are_a_bug() -> None:
    with pytest.raises(ValueError, match="even"):
        Compositor((215, 384))
    crop = box(SOURCE, RATIO, 300.0, 170.0, 360.0)
    with pytest.raises(ValueError, match="shape"):
        Compositor(SIZE).compose(decision(crop), flat(SOURCE), np.zeros((10, 10), np.uint8))

"""Frames of every kind become pictures in the colours of the standards; plain ones are not touched."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import av
import numpy as np
import pytest
from av.video.reformatter import Colorspace

from app.media.geometry import Geometry
from app.media.picture import Picture
from app.media.planes import PictureMaker
from app.media.tags import Colours, Transfer, colours_of
from app.media.wide import Wide, shown
from tests.support.colours import (
    CHART,
    HLG,
    PQ,
    Coding,
    Rgb,
    bars,
    cell_means,
    chart_frame,
    ramp,
    wanted,
)

WIDE = [
    Coding("", "yuv420p10le", 9, primaries=9, transfer=HLG),
    Coding("", "yuv420p10le", 9, primaries=9, transfer=PQ),
    Coding("", "yuv420p10le", 9, primaries=9),
    Coding("", "yuv420p10le", 1, primaries=12),
]
STRAIGHT = [
    Coding("", pix_fmt, matrix, full)
    for pix_fmt in ("yuv420p", "yuv422p", "yuv444p", "nv12", "yuv420p10le", "p010le")
    for matrix in (5, 6, 1, 4, 7)
    for full in (False, True)
]


def made(coding: Coding, chart: list[Rgb]) -> Picture:
    maker = PictureMaker(Geometry(coding.size, coding.size, 0))
    return maker.picture(chart_frame(coding, chart), 0, 0)


def errors(coding: Coding, chart: list[Rgb]) -> float:
    picture = made(coding, chart)
    right = np.clip([wanted(coding, rgb) for rgb in chart], 0, 255)
    return float(np.abs(cell_means((picture.y, picture.u, picture.v), len(chart)) - right).max())


@pytest.mark.parametrize("coding", STRAIGHT, ids=lambda c: c.name)
def test_bars_and_ramp_in_any_matrix_and_range(coding: Coding) -> None:
    assert errors(coding, CHART) <= 1.5


@pytest.mark.parametrize("coding", WIDE, ids=lambda c: c.name)
def test_a_grey_ramp_of_wide_colours(coding: Coding) -> None:
    assert errors(coding, ramp(40)) <= 1


@pytest.mark.parametrize("coding", WIDE[2:], ids=lambda c: c.name)
def test_bars_of_wide_colours(coding: Coding) -> None:
    assert errors(coding, [*bars(1.0), *bars(0.75)]) <= 2


@pytest.mark.parametrize("pix_fmt", ["rgb24", "gbrp", "bgra", "gbrp10le"])
def test_a_recording_of_a_screen(pix_fmt: str) -> None:
    assert errors(Coding("", pix_fmt, 1), CHART) <= 2


def test_odd_sizes_of_every_way_to_convert() -> None:
    for coding in (*WIDE[:1], Coding("", "yuv420p", 5), Coding("", "yuv420p", 1, full=True)):
        size = (95, 33)
        frame = chart_frame(replace(coding, size=size), ramp(2))
        picture = PictureMaker(Geometry(size, size, 0)).picture(frame, 0, 0)
        assert picture.y.shape == (33, 95) and picture.u.shape == (17, 48)
        assert picture.y[8, 8] == 16 and abs(int(picture.y[8, 40]) - 235) <= 1


@pytest.mark.parametrize("transfer", [HLG, PQ])
def test_white_card_and_black_of_hdr_are_natural(transfer: int) -> None:
    """BT.2408: reference white is 75 % of HLG and 58 % of PQ, a grey card 38 % of both."""
    coding = Coding("", "yuv420p10le", 9, primaries=9, transfer=transfer)
    white = {HLG: 0.75, PQ: 0.58}[transfer]
    picture = made(coding, [(white,) * 3, (0.38,) * 3, (0.0,) * 3, (1.0,) * 3])
    percent = [100 * (int(picture.y[8, 8 + 32 * n]) - 16) / 219 for n in range(4)]
    assert 87 <= percent[0] <= 93 and 38 <= percent[1] <= 46
    assert percent[2] == 0 and percent[3] == 100


def test_neighbouring_pixels_keep_their_own_luma() -> None:
    """The look-up works in blocks of four pixels; detail inside them is not lost."""
    rng = np.random.default_rng(3)
    y = rng.integers(64, 940, (64, 64)).astype(np.uint16)
    grey = np.full((32, 32), 512, np.uint16)
    colours = Colours(Colorspace.BT2020, False, "2020", "hlg")
    luma, u, v = Wide(colours).convert(y, grey, grey)
    exact = shown(colours, y.astype(float), np.array(512.0), np.array(512.0))[0]
    assert np.abs(luma.astype(int) - exact).max() <= 1
    assert (np.abs(u.astype(int) - 128) <= 1).all() and (np.abs(v.astype(int) - 128) <= 1).all()


def test_a_large_picture_is_the_same_as_its_parts() -> None:
    """Large pictures are looked up in bands, by several threads."""
    rng = np.random.default_rng(4)
    y = rng.integers(64, 940, (1203, 33)).astype(np.uint16)
    u, v = (rng.integers(300, 700, (602, 17)).astype(np.uint16) for _ in range(2))
    wide = Wide(Colours(Colorspace.BT2020, False, "2020", "hlg"))
    whole = wide.convert(y, u, v)
    upper, lower = wide.convert(y[:600], u[:300], v[:300]), wide.convert(y[600:], u[300:], v[300:])
    for found, first, second in zip(whole, upper, lower, strict=True):
        assert (found == np.concatenate([first, second])).all()


@pytest.mark.parametrize("coding", WIDE, ids=lambda c: c.name)
def test_every_brighter_code_is_at_least_as_bright(coding: Coding) -> None:
    y = np.repeat(np.repeat(np.arange(1024, dtype=np.uint16).reshape(32, 32), 2, 0), 2, 1)
    grey = np.full((32, 32), 512, np.uint16)
    luma, u, v = Wide(colours_of(chart_frame(coding, ramp(2)))).convert(y, grey, grey)
    assert (np.diff(luma[::2, ::2].reshape(-1).astype(int)) >= 0).all()
    assert (u == 128).all() and (v == 128).all()


@pytest.mark.parametrize(
    ("transfer", "digest"),
    [("hlg", "fab74d5ac0daace0"), ("pq", "f8a03971ab605336"), ("sdr", "97528ba80a7d858b")],
)
def test_the_formulas_give_the_same_bytes_on_every_machine(transfer: Transfer, digest: str) -> None:
    codes = np.arange(0, 1024, 31.0)
    colours = Colours(Colorspace.BT2020, False, "2020", transfer)
    axes = codes[:, None, None], codes[None, :, None], codes[None, None, :]
    found = np.broadcast_arrays(*shown(colours, *axes))
    content = b"".join(part.tobytes() for part in found)
    assert hashlib.sha256(content).hexdigest()[:16] == digest


def tagged(size: tuple[int, int] = (64, 48), pix_fmt: str = "yuv420p", **tags: int) -> Colours:
    frame = av.VideoFrame(*size, pix_fmt)
    for name, value in tags.items():
        setattr(frame, name, value)
    return colours_of(frame)


def test_what_is_assumed_of_a_frame_that_says_nothing() -> None:
    assert tagged((720, 576)) == Colours(Colorspace.ITU601, False, "709", "sdr")
    assert tagged((1280, 720)) == Colours(Colorspace.ITU709, False, "709", "sdr")
    assert tagged((720, 1280)).matrix == Colorspace.ITU709
    assert tagged((64, 48), "yuvj420p").full
    assert tagged((64, 48), "gbrp") == Colours(Colorspace.ITU709, True, "709", "sdr")
    assert tagged(color_trc=HLG) == Colours(Colorspace.BT2020, False, "2020", "hlg")
    assert tagged(colorspace=9).gamut == "2020"
    assert tagged(colorspace=9, color_primaries=1).gamut == "709"


def test_a_plain_frame_is_only_copied() -> None:
    """The common path costs one copy: no conversion of any kind is asked for."""
    frame = av.VideoFrame(64, 48, "yuv420p")
    frame.colorspace = frame.color_range = 1
    maker = PictureMaker(Geometry((64, 48), (64, 48), 0))
    planes = maker._plain(frame)
    addresses = [part.__array_interface__["data"][0] for part in planes]
    assert addresses == [plane.buffer_ptr for plane in frame.planes]

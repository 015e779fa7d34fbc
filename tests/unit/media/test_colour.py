"""Colours on the screen are the colours that were filmed."""

from __future__ import annotations

import av
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.media.colour import Converter, fit, to_rgb, to_rgb24
from app.media.geometry import Geometry
from app.media.picture import Picture, picture_of
from app.media.planes import PictureMaker

Color = tuple[float, float, float]
COLORS: list[Color] = [(0.8, 0.1, 0.1), (0.1, 0.7, 0.2), (0.5, 0.25, 0.75), (0, 0, 0), (1, 1, 1)]


def to_yuv(color: Color, kr: float, kb: float, full: bool = False) -> tuple[int, int, int]:
    """ITU-T H.273 equations 38 to 43, 8 bits."""
    r, g, b = color
    y = kr * r + (1 - kr - kb) * g + kb * b
    u, v = (b - y) / (2 * (1 - kb)), (r - y) / (2 * (1 - kr))
    scale = ((255, 0), (255, 128)) if full else ((219, 16), (224, 128))
    (ky, by), (kc, bc) = scale
    return round(by + ky * y), min(255, round(bc + kc * u)), min(255, round(bc + kc * v))


def flat(color: Color, width: int = 64, height: int = 48) -> Picture:
    """A picture of one colour, BT.709 limited."""
    y, u, v = to_yuv(color, 0.2126, 0.0722)
    chroma = ((height + 1) // 2, (width + 1) // 2)
    return picture_of(
        np.full((height, width), y, np.uint8),
        np.full(chroma, u, np.uint8),
        np.full(chroma, v, np.uint8),
    )


@pytest.mark.parametrize("color", COLORS)
@pytest.mark.parametrize("size", [(64, 48), (65, 47)])
def test_rgb_is_what_was_filmed(color: Color, size: tuple[int, int]) -> None:
    picture = flat(color, *size)
    expected = np.array(color) * 255
    rgb = to_rgb24(picture)
    assert rgb.shape == (size[1], size[0], 3)
    assert np.abs(rgb.astype(int) - expected).max() <= 2.5
    bgrx = to_rgb(picture, (32, 24))
    assert bgrx.shape == (24, 32, 4) and (bgrx[..., 3] == 255).all()
    assert np.abs(bgrx[..., 2::-1].astype(int) - expected).max() <= 4


def test_an_output_frame_is_shown_like_a_picture() -> None:
    picture = flat((0.3, 0.6, 0.2))
    frame = picture.data.reshape(48 * 3 // 2, 64)
    assert (to_rgb(frame) == to_rgb(picture)).all()
    with pytest.raises(ValueError, match="even size"):
        to_rgb(np.zeros((71, 64), np.uint8))


@pytest.mark.parametrize("color", COLORS)
@pytest.mark.parametrize(
    ("space", "kr", "kb", "full"),
    [(6, 0.299, 0.114, False), (5, 0.299, 0.114, True), (1, 0.2126, 0.0722, True)],
    ids=["601", "601 full", "709 full"],
)
@pytest.mark.parametrize("deep", [False, True])
def test_sources_are_brought_to_709_limited(
    color: Color, space: int, kr: float, kb: float, full: bool, deep: bool
) -> None:
    frame = av.VideoFrame(64, 48, "yuv420p10le" if deep else "yuv420p")
    for plane, value in zip(frame.planes, to_yuv(color, kr, kb, full), strict=True):
        sample = (value << 2).to_bytes(2, "little") if deep else bytes([value])
        plane.update(sample * (plane.buffer_size // len(sample)))
    frame.colorspace, frame.color_range = space, 2 if full else 1
    picture = PictureMaker(Geometry((64, 48), (64, 48), 0)).picture(frame, 0, 0)
    found = picture.y[9, 9], picture.u[9, 9], picture.v[9, 9]
    wanted = to_yuv(color, 0.2126, 0.0722)
    assert np.abs(np.array(found, int) - wanted).max() <= 2


def test_a_709_picture_is_not_touched() -> None:
    rng = np.random.default_rng(1)
    frame = av.VideoFrame(64, 48, "yuv420p")
    for plane in frame.planes:
        plane.update(rng.integers(16, 235, plane.buffer_size, np.uint8).tobytes())
    frame.colorspace = frame.color_range = 1
    picture = PictureMaker(Geometry((64, 48), (64, 48), 0)).picture(frame, 0, 0)
    first = np.frombuffer(bytes(frame.planes[0]), np.uint8).reshape(48, -1)[:, :64]
    assert (picture.y == first).all()


@given(st.integers(1, 5000), st.integers(1, 5000), st.integers(1, 3000), st.integers(1, 3000))
def test_fit_stays_inside_and_never_enlarges(w: int, h: int, vw: int, vh: int) -> None:
    width, height = fit((w, h), (vw, vh))
    assert 1 <= width <= max(1, min(w, vw)) and 1 <= height <= max(1, min(h, vh))


def test_a_converter_may_change_sizes() -> None:
    converter, picture = Converter(), flat((0.2, 0.4, 0.6))
    for size in ((32, 24), (64, 48), (16, 12), (32, 24)):
        assert converter.rgb32(picture, size).shape == (size[1], size[0], 4)


@pytest.mark.parametrize("width", [90, 150, 180, 188, 212, 270, 364, 540, 854])
def test_every_column_is_written(width: int) -> None:
    """swscale's quick way writes eight columns at a time, and leaves the last ones out."""
    for level in (40, 200, 90, 160):
        white = np.full((96 * 3 // 2, width), 128, np.uint8)
        white[:96] = level
        pixels = to_rgb(white)
        assert (pixels[..., 3] == 255).all()
        grey = (level - 16) * 255 / 219
        assert np.abs(pixels[..., :3] - grey).max() <= 2.5, f"level {level}"

"""The burnt-in number: read back always, wrong never."""

from __future__ import annotations

import io
from fractions import Fraction

import av
import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from app.footage import CodeLayout, MatchSpec, read_number
from app.footage.barcode import COLUMNS, MAX_NUMBER, check_bits, decode, draw, encode
from tests.support.footage import MatchFile, luma_frames

Luma = NDArray[np.uint8]
SIZE = (320, 180)


def _picture(number: int, size: tuple[int, int] = SIZE, strips: int = 3) -> Luma:
    luma = np.full(size[::-1], 90, np.uint8)
    draw(luma, (), number, CodeLayout.for_size(size, strips=strips))
    return luma


def _cut(
    luma: Luma, crop: tuple[float, float, float, float], out: tuple[int, int], turn: float = 0.0
) -> tuple[Luma, NDArray[np.float64]]:
    """A crop scaled to `out`, and the matrix from source to picture, corner-based."""
    x0, y0, width, height = crop
    scale = np.array([[out[0] / width, 0, 0], [0, out[1] / height, 0], [0, 0, 1]])
    centre = np.array([[1, 0, -x0 - width / 2], [0, 1, -y0 - height / 2], [0, 0, 1]])
    c, s = np.cos(np.deg2rad(turn)), np.sin(np.deg2rad(turn))
    back = np.array([[1, 0, width / 2], [0, 1, height / 2], [0, 0, 1]])
    matrix = scale @ back @ np.array([[c, -s, 0], [s, c, 0], [0, 0, 1]]) @ centre
    half = np.array([[1, 0, 0.5], [0, 1, 0.5], [0, 0, 1]])
    pixels = (np.linalg.inv(half) @ matrix @ half)[:2]
    return np.asarray(cv2.warpAffine(luma, pixels, out, flags=cv2.INTER_LINEAR), np.uint8), matrix[
        :2
    ]


def _through_x264(pictures: list[Luma], crf: int) -> list[Luma]:
    height, width = pictures[0].shape
    data = io.BytesIO()
    with av.open(data, "w", format="mp4") as container:
        options = {"crf": str(crf), "preset": "ultrafast"}
        stream = container.add_stream("libx264", rate=Fraction(25), options=options)
        stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
        for picture in pictures:
            grey = np.full((height // 2, width), 128, np.uint8)
            frame = av.VideoFrame.from_ndarray(np.vstack([picture, grey]), "yuv420p")
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    data.seek(0)
    with av.open(data, "r") as decoded:
        frames = [frame.to_ndarray()[:height] for frame in decoded.decode(video=0)]
    return [np.array(frame, dtype=np.uint8) for frame in frames]


@settings(max_examples=40)
@given(st.integers(0, MAX_NUMBER))
def test_every_number_is_read_with_and_without_hints(number: int) -> None:
    assert read_number(_picture(number), source_size=SIZE) == number
    assert read_number(_picture(number)) == number


def test_no_number_shifted_is_another_number() -> None:
    """The reader may be off by whole cells of the clock; that must never pass the check."""
    base = check_bits(0)
    numbers = np.arange(MAX_NUMBER + 1, dtype=np.uint64)
    check = np.full(len(numbers), base, np.uint64)
    for bit in range(20):
        column = np.uint64(check_bits(1 << bit) ^ base)
        check ^= np.where(numbers >> np.uint64(bit) & np.uint64(1), column, np.uint64(0))
    assert int(check[777_777]) == check_bits(777_777), "the check is affine in the bits"
    word = numbers | check << np.uint64(20)
    places = np.arange(42, dtype=np.uint64)
    cells = (word[:, None] >> places & np.uint64(1)).reshape(-1, 3, COLUMNS)
    for shift in range(2, COLUMNS, 2):
        moved = np.roll(cells, shift, axis=2).reshape(-1, 42)
        words = (moved << places).sum(axis=1, dtype=np.uint64)
        assert not (check[words & np.uint64(MAX_NUMBER)] == words >> np.uint64(20)).any(), shift


@given(st.integers(0, MAX_NUMBER), st.sets(st.integers(0, 41), min_size=1, max_size=5))
def test_up_to_five_wrong_cells_are_noticed(number: int, wrong: set[int]) -> None:
    cells = np.delete(encode(number), 1, axis=0)
    for cell in wrong:
        cells[cell // COLUMNS, cell % COLUMNS] ^= True
    assert decode(cells) is None


@settings(max_examples=40)
@given(
    number=st.integers(0, MAX_NUMBER),
    share=st.floats(0.58, 1.0),
    x=st.floats(0, 1),
    y=st.floats(0, 1),
    width=st.sampled_from([90, 216, 405]),
)
def test_any_vertical_crop_of_most_of_the_height_holds_a_number(
    number: int, share: float, x: float, y: float, width: int
) -> None:
    height = SIZE[1] * share
    crop_width = height * 9 / 16
    crop = (x * (SIZE[0] - crop_width), y * (SIZE[1] - height), crop_width, height)
    picture, _ = _cut(_picture(number), crop, (width, width * 16 // 9))
    assert read_number(picture, crop=crop, source_size=SIZE) == number
    assert read_number(picture) in (number, None)


@given(turn=st.floats(-15, 15), number=st.integers(0, MAX_NUMBER))
def test_a_straightened_picture_is_read_through_its_matrix(turn: float, number: int) -> None:
    picture, matrix = _cut(_picture(number), (50, 0, 220, 180), (440, 360), turn)
    assert read_number(picture, to_picture=matrix, source_size=SIZE) == number


@given(gain=st.floats(0.55, 1.0), lift=st.floats(-10, 30))
def test_a_dimmed_or_brightened_picture_is_read(gain: float, lift: float) -> None:
    picture = np.clip(_picture(4321) * gain + lift, 0, 255).astype(np.uint8)
    assert read_number(picture, source_size=SIZE) == 4321
    assert read_number(picture) == 4321


def test_strips_that_disagree_give_nothing() -> None:
    torn = _picture(7)
    torn[60:] = _picture(8)[60:]
    assert read_number(torn, source_size=SIZE) is None


def test_a_half_way_blend_gives_no_wrong_number() -> None:
    for share in np.linspace(0, 1, 21):
        blend = (_picture(70) * (1 - share) + _picture(71) * share).astype(np.uint8)
        assert read_number(blend, source_size=SIZE) in (70, 71, None)


@pytest.mark.parametrize("seed", range(40))
def test_pictures_without_a_number_give_none(seed: int) -> None:
    rng = np.random.default_rng(seed)
    noise = rng.integers(0, 256, (120, 160), dtype=np.uint8)
    comb = np.tile(np.where(np.arange(160) // 4 % 2 == 0, 200, 30).astype(np.uint8), (120, 1))
    for picture in (noise, comb, (comb // 2 + noise // 2).astype(np.uint8), _picture(3)[20:70]):
        assert read_number(picture) is None
        assert read_number(picture, source_size=(160, 120)) is None


@pytest.mark.parametrize("share", [1.0, 0.6])
def test_a_match_is_read_from_a_moving_crop_after_x264_at_crf_28(
    match_file: MatchFile, share: float
) -> None:
    path, truth = match_file(MatchSpec(frames=30, start_number=99_000))
    crops, pictures = [], []
    for index, (_, luma) in enumerate(luma_frames(path)):
        height = SIZE[1] * share
        width = height * 9 / 16
        along = index / (len(truth) - 1)
        crops.append((along * (SIZE[0] - width), (1 - along) * (SIZE[1] - height), width, height))
        pictures.append(_cut(luma, crops[-1], (270, 480))[0])
    for index, picture in enumerate(_through_x264(pictures, 28)):
        assert read_number(picture, crop=crops[index], source_size=SIZE) == truth.number(index)


def test_hints_without_a_size_are_refused() -> None:
    with pytest.raises(ValueError, match="source_size or layout"):
        read_number(_picture(1), crop=(0, 0, 10, 10))


@pytest.mark.parametrize("number", [-1, MAX_NUMBER + 1])
def test_numbers_out_of_range_are_refused(number: int) -> None:
    with pytest.raises(ValueError, match="frame number"):
        encode(number)

"""Woven fields become whole pictures: no combs, the first field kept, detail at rest kept."""

from __future__ import annotations

from pathlib import Path

import av
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from app.media.fields import Weaver, fill_lines, samples
from app.media.index import build_index
from app.media.probe import probe
from app.media.reader import FrameReader
from tests.support.formats import SIZE, Row, combing, make

TALL = arrays.arrays(
    np.uint8, st.tuples(st.integers(2, 13), st.integers(2, 9)), elements=st.integers(0, 255)
)


def bar(left: int, shape: tuple[int, int] = (96, 128)) -> np.ndarray:
    """A bright upright bar on a dark ground."""
    found = np.full(shape, 40, np.uint8)
    found[:, left : left + 16] = 200
    return found


def whole(woven: np.ndarray, kept: int) -> np.ndarray:
    found = np.empty_like(woven)
    fill_lines(woven, found, kept)
    return found


@pytest.mark.parametrize("kept", [0, 1])
def test_a_moving_bar_stands_where_the_first_field_saw_it(kept: int) -> None:
    first, second = bar(30), bar(38)
    woven = second.copy()
    woven[kept::2] = first[kept::2]
    planes = (woven, woven, woven)
    assert combing(planes) > 0.05
    assert (whole(woven, kept) == first).all()


@pytest.mark.parametrize("kept", [0, 1])
def test_what_rests_keeps_every_line(kept: int) -> None:
    slope = np.repeat(np.arange(96, dtype=np.uint8)[:, None] * 2 + 16, 64, axis=1)
    changed = whole(slope, kept) != slope
    edge = 95 if kept == 0 else 0
    assert not np.delete(changed, edge, axis=0).any()


@given(TALL, st.integers(0, 1), st.booleans())
def test_no_sample_leaves_the_lines_around_it(y: np.ndarray, kept: int, deep: bool) -> None:
    source = y.astype(np.uint16) * 4 if deep else y
    found = whole(source, kept).astype(int)
    assert (found[kept::2] == source[kept::2]).all()
    kept_lines = range(kept, len(y), 2)
    for line in range(1 - kept, len(y), 2):
        around = [source[n] for n in (line - 1, line + 1) if n in kept_lines]
        assert (found[line] >= np.min(around, axis=0)).all()
        assert (found[line] <= np.max(around, axis=0)).all()


@pytest.mark.parametrize("kept", [0, 1])
def test_a_slanting_edge_is_drawn_along_its_slant(kept: int) -> None:
    columns, lines = np.arange(64)[None, :], np.arange(64)[:, None]
    edge = np.clip((columns - lines) * 120 + 128, 16, 235).astype(np.uint8)
    moved = np.roll(edge, 9, axis=1)
    woven = moved.copy()
    woven[kept::2] = edge[kept::2]
    inner = np.s_[4:-4, 16:-4]
    off = np.abs(whole(woven, kept).astype(int) - edge)[inner]
    assert off.mean() < 2 and combing((whole(woven, kept),) * 3) == 0


@pytest.mark.parametrize(
    "pix_fmt", ["nv12", "p010le", "yuyv422", "yuv422p10be", "gray", "rgb24", "yuva444p12le"]
)
def test_any_layout_of_samples(pix_fmt: str) -> None:
    """Layouts that are not planes of one component each are laid out first, line by line."""
    woven = bar(38)
    woven[0::2] = bar(30)[0::2]
    frame = av.VideoFrame.from_ndarray(woven, "gray").reformat(format=pix_fmt)
    whole_frame = Weaver().progressive(frame)
    y = samples(whole_frame, 0) >> (whole_frame.format.components[0].bits - 8)
    assert y.shape == woven.shape and y.max() > 150 and y.min() < 60
    assert combing((y, y, y)) == 0


@pytest.mark.parametrize("order", ["tff", "bff"])
def test_a_film_of_fields(order: str, tmp_path: Path) -> None:
    """Two pictures woven into one are shown as the one that was filmed first."""
    mode = {"tff": "interleave_top", "bff": "interleave_bottom"}[order]
    flags = ("-flags", "+ildct+ilme", "-x264opts", f"{order}=1")
    row = Row(".mp4", "h264", order, flags, f"tinterlace=mode={mode},setfield={order}", audio=False)
    path = make(row, tmp_path)
    assert probe(path).interlaced
    with av.open(str(path)) as container:
        woven = next(iter(container.decode(video=0))).to_ndarray()[: SIZE[1]]
    assert combing((woven, woven, woven)) > 0.01
    with FrameReader(path, build_index(path)) as reader:
        for n in (0, 7, 3):
            picture = reader.picture(n)
            assert combing((picture.y, picture.u, picture.v)) < 0.004

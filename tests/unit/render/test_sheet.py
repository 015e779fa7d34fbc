"""Contact sheets: the right pictures, in order, for videos of every shape."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from app.core.errors import BadInput, BadMedia, MediaGone, RenderFailed
from app.footage import MatchSpec
from app.render.encoders import X264, video_codec
from app.render.ffmpeg import EncodeSpec, encode_command
from app.render.ffmpeg_process import spawn
from app.render.sheet import contact_sheet
from tests.support.footage import MatchFile


def grey_video(path: Path, size: tuple[int, int], frames: int) -> Path:
    """Each picture a little brighter than the one before."""
    running = spawn(
        encode_command(EncodeSpec(size, Fraction(30), video_codec(X264, "standard"), path))
    )
    for n in range(frames):
        picture = np.full((size[1] * 3 // 2, size[0]), 128, np.uint8)
        picture[: size[1]] = 60 + n * 150 // max(1, frames - 1)
        running.write(picture)
    assert running.finish(60) == 0
    return path


def tiles(sheet: Path) -> list[list[float]]:
    """The brightness of each tile, row by row: runs that are not the paper."""
    grey = np.asarray(Image.open(sheet).convert("L")).astype(float)
    lit = grey > 24
    head = 60
    rows = runs(lit[head:, lit.shape[1] * 19 // 100 : lit.shape[1] * 23 // 100].mean(axis=1) > 0.5)
    found = []
    for top, bottom in rows:
        middle = head + top + (bottom - top) // 3
        columns = runs(lit[middle])
        found.append([float(grey[middle, (a + b) // 2]) for a, b in columns])
    return found


def runs(flags: np.ndarray) -> list[tuple[int, int]]:
    edges = np.flatnonzero(np.diff(np.concatenate([[False], flags, [False]]).astype(int)))
    return [(int(a), int(b)) for a, b in edges.reshape(-1, 2) if b - a > 8]


@pytest.mark.parametrize("size", [(160, 90), (90, 160), (96, 96)])
def test_evenly_spaced_pictures_in_reading_order(size: tuple[int, int], tmp_path: Path) -> None:
    out = tmp_path / "sheet.png"
    contact_sheet(grey_video(tmp_path / "v.mp4", size, 60), out)
    with Image.open(out) as image:
        assert abs(image.width - 1280) <= 4
    found = tiles(out)
    assert [len(row) for row in found] == [4, 4, 4]
    levels = np.array([level for row in found for level in row])
    assert (np.diff(levels) > 5).all()
    assert np.diff(levels).std() < 4


def test_a_short_video_has_fewer_tiles(tmp_path: Path) -> None:
    out = tmp_path / "sheet.png"
    contact_sheet(grey_video(tmp_path / "v.mp4", (160, 90), 6), out)
    assert [len(row) for row in tiles(out)] == [4, 2]
    contact_sheet(grey_video(tmp_path / "v.mp4", (160, 90), 1), out)
    assert [len(row) for row in tiles(out)] == [1]


def test_a_long_name_and_a_narrow_sheet(tmp_path: Path) -> None:
    video = grey_video(tmp_path / f"{'Gôal 2-1 ' * 20}.mp4", (160, 90), 6)
    contact_sheet(video, tmp_path / "sheet.png", columns=2, rows=1, width=240)
    assert [len(row) for row in tiles_of_narrow(tmp_path / "sheet.png")] == [2]


def tiles_of_narrow(sheet: Path) -> list[list[float]]:
    grey = np.asarray(Image.open(sheet).convert("L")).astype(float)
    middle = grey.shape[0] * 6 // 10
    return [[float(grey[middle, a]) for a, _ in runs(grey[middle] > 24)]]


def test_rotated_footage_is_upright(match_file: MatchFile, tmp_path: Path) -> None:
    video, _ = match_file(MatchSpec(width=192, height=320, rotation=90))
    contact_sheet(video, tmp_path / "sheet.png", columns=2, rows=1)
    with Image.open(tmp_path / "sheet.png") as image:
        assert image.height > image.width / 2


@pytest.mark.parametrize(("columns", "rows", "width"), [(0, 3, 1280), (4, 500, 1280), (4, 3, 50)])
def test_impossible_sheets_are_wrong_use(
    columns: int, rows: int, width: int, tmp_path: Path
) -> None:
    with pytest.raises(BadInput, match="is not possible; ask for"):
        contact_sheet(tmp_path / "v.mp4", tmp_path / "s.png", columns, rows, width)


def test_nothing_is_left_behind_when_it_fails(tmp_path: Path) -> None:
    video = grey_video(tmp_path / "v.mp4", (160, 90), 6)
    with pytest.raises(RenderFailed, match="choose another folder"):
        contact_sheet(video, tmp_path / "gone" / "sheet.png")
    (tmp_path / "taken").mkdir()
    with pytest.raises(RenderFailed, match="choose another folder"):
        contact_sheet(video, tmp_path / "taken")
    with pytest.raises(MediaGone):
        contact_sheet(tmp_path / "none.mp4", tmp_path / "sheet.png")
    (tmp_path / "text.mp4").write_text("no video")
    with pytest.raises(BadMedia):
        contact_sheet(tmp_path / "text.mp4", tmp_path / "sheet.png")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["taken", "text.mp4", "v.mp4"]

"""The pattern's motion can be measured to a hundredth of a pixel."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from app.footage import pattern_luma, write_pattern
from tests.support.footage import luma_frames, make_pattern, measure_shift

SIZE = (320, 180)


@pytest.mark.parametrize("shift", [(0.3, 0.0), (0.0, -0.45), (2.25, 1.1)])
def test_the_texture_moves_by_exactly_what_is_asked(shift: tuple[float, float]) -> None:
    moved = pattern_luma(SIZE, shift=shift)
    assert measure_shift(pattern_luma(SIZE), moved) == pytest.approx(shift, abs=0.01)


def test_a_whole_pixel_shift_is_a_copy() -> None:
    still, moved = pattern_luma(SIZE), pattern_luma(SIZE, shift=(3.0, 2.0))
    assert np.abs(still[:-2, :-3].astype(int) - moved[2:, 3:]).max() <= 1


def test_a_moving_file_moves_as_asked(tmp_path: Path) -> None:
    write_pattern(tmp_path / "moving.mp4", size=SIZE, frames=5, velocity=(0.3, 0.0))
    frames = [luma for _, luma in luma_frames(tmp_path / "moving.mp4")]
    assert len(frames) == 5
    for index, frame in enumerate(frames):
        assert measure_shift(frames[0], frame)[0] == pytest.approx(0.3 * index, abs=0.02)


def test_a_still_file_is_still_and_rich() -> None:
    frames = [luma for _, luma in luma_frames(make_pattern(SIZE, frames=4))]
    assert len(frames) == 4
    assert abs(measure_shift(frames[0], frames[3])[0]) < 0.01
    assert frames[0].std() > 20

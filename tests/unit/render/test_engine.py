"""Whoever changes pixels raises ENGINE: else an export would mix old segments with new ones."""

from __future__ import annotations

import numpy as np
from PIL import Image

from app.render.segment_keys import ENGINE
from tests.support.engine import frames, recorded

CLOSE = 2
"""Code values by which processors and libraries may differ."""


def test_the_pixels_are_those_of_this_engine() -> None:
    assert recorded().is_file(), (
        f"there are no frames of engine {ENGINE}; `python -m tests.support.engine` records them"
    )
    known = np.asarray(Image.open(recorded())).astype(np.int16)
    made = frames().astype(np.int16)
    assert made.shape == known.shape
    most = int(np.abs(made - known).max())
    assert most <= CLOSE, (
        f"pixels differ by up to {most} from those of engine {ENGINE}; if that is meant, raise "
        "app.render.segment_keys.ENGINE, so that kept segments are not used any more, and record "
        "the new frames with `python -m tests.support.engine`"
    )


def test_only_the_frames_of_this_engine_are_recorded() -> None:
    assert [p.name for p in recorded().parent.glob("engine-*.png")] == [recorded().name]

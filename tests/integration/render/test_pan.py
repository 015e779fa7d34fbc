"""A slow pan over a still, textured picture, measured in the rendered file.

0.3 source pixels per frame at 2.6 times enlargement: the picture in the file has to move 0.78 output
pixels per frame, evenly, and never back.
"""

from __future__ import annotations

import itertools
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from app.core.edit import ClipAudio, CropKey, Edit, EditClip, Reel, Source
from app.core.plan import plan
from app.media.index import build_index
from app.render.job import RenderRequest, render
from tests.integration.render.films import film
from tests.support.footage import make_pattern, measure_shift

STEP, SCALE, FRAMES = 0.3, 2.6, 60
SIZE = (390, 520)


def pan(path: Path) -> Edit:
    """A crop of 150x200 source pixels that moves right by STEP per picture."""
    last = round((FRAMES - 1) * 1_000_000 / 30)
    height = SIZE[1] / SCALE
    keys = (
        CropKey(0, 200.17, 180.3, height, "linear"),
        CropKey(last, 200.17 + STEP * (FRAMES - 1), 180.3, height),
    )
    clip = EditClip("c", "p", 0, FRAMES * 1_000_000 // 30, crop=keys, audio=ClipAudio(mute=True))
    return Edit(Reel("r", "Pan", SIZE), (("p", Source(str(path))),), (clip,))


def test_a_slow_pan_is_even_and_never_goes_back(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = make_pattern((640, 360), FRAMES, Fraction(30))
    edit = pan(path)
    out = tmp_path / "pan.mp4"
    render(RenderRequest(edit, {"p": path}, out, quality="high", encoder="x264", audio=False))
    pictures = film(out).luma
    boxes = [frame.crop for frame in plan(edit, {"p": build_index(path).facts}).frames]
    assert len(pictures) == len(boxes) == FRAMES

    steps = [-measure_shift(a, b)[0] for a, b in itertools.pairwise(pictures)]
    wanted = [(b.cx - a.cx) / 1024 * SCALE for a, b in itertools.pairwise(boxes)]
    # Where each picture really is, against where the plan puts it, both from the first one.
    errors = np.cumsum(steps) - np.cumsum(wanted)
    errors -= errors.mean()
    rms = float(np.sqrt(np.mean(np.square(errors))))
    with capsys.disabled():
        print(f"\n  pan: RMS error {rms:.3f} px, steps {min(steps):.2f}..{max(steps):.2f} px")
    assert np.mean(wanted) == pytest.approx(STEP * SCALE, abs=0.01)
    assert rms <= 0.1
    assert min(steps) > 0.0

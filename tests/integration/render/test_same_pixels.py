"""What the preview shows, what the still holds and what the encoder gets are the same bytes."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image

from app.core.errors import BadInput
from app.core.plan import deciders, plan
from app.media.colour import to_rgb24
from app.media.index import build_index
from app.media.reader import FrameReader
from app.render.compose import Compositor
from app.render.ffmpeg import EncodeSpec, VideoCodec, encode_command, spawn
from app.render.job import render
from app.render.pipeline import frames
from app.render.sources import Sources
from app.render.still import frame, save_png, still
from tests.integration.render.films import request_of
from tests.support.edits import Case
from tests.support.golden import golden, golden_footage, golden_names
from tests.unit.render.pictures import Bytes

pytestmark = pytest.mark.integration


def preview_frame(case: Case, paths: dict[str, Path], n: int) -> Bytes:
    """As a screen gets it: a decider per clip, a reader of its own, any frame in any order."""
    for decider in deciders(case.edit, case.facts):
        count = decider.times.frame_count(case.edit.reel.fps)
        if n < count:
            decision = decider.frame(n)
            path = paths[decision.source]
            with FrameReader(path, build_index(path)) as reader:
                picture = reader.picture(decision.index)
            return Compositor(case.edit.reel.size).compose(decision, picture)
        n -= count
    raise AssertionError("no such frame")


@pytest.mark.parametrize("name", golden_names())
def test_preview_still_and_export_agree_bit_for_bit(name: str, tmp_path: Path) -> None:
    case = golden(name)
    paths = golden_footage(case)
    encoded: dict[int, Bytes] = {}
    result = render(
        request_of(case.edit, paths, tmp_path / "out.mp4"),
        tap=lambda n, yuv: encoded.__setitem__(n, yuv.copy()),
    )
    assert sorted(encoded) == list(range(result.frames))
    # Backwards, as nobody renders: the order a frame is asked for in must not matter.
    for n in sorted({0, result.frames - 1, *range(7, result.frames, 23)}, reverse=True):
        assert np.array_equal(preview_frame(case, paths, n), encoded[n]), f"frame {n}"
    middle = result.frames // 2
    assert np.array_equal(frame(case.edit, paths, middle), encoded[middle])


def test_the_plain_iterator_gives_the_same_frames(tmp_path: Path) -> None:
    case = golden("freezes")
    paths = golden_footage(case)
    encoded: list[Bytes] = []
    render(
        request_of(case.edit, paths, tmp_path / "out.mp4"),
        tap=lambda n, yuv: encoded.append(yuv.copy()),
    )
    with Sources(case.edit, paths) as sources:
        made = list(frames(plan(case.edit, sources.facts), sources))
    assert len(made) == len(encoded)
    assert all(np.array_equal(a, b) for a, b in zip(made, encoded, strict=True))


def test_ffmpeg_encodes_the_bytes_it_is_given(tmp_path: Path) -> None:
    """Without loss the film holds exactly our frames: nothing on the way converts colours."""
    case = golden("spotlight_on_a_runner")
    paths = golden_footage(case)
    out = tmp_path / "lossless.mp4"
    codec = VideoCodec("libx264", ("-qp", "0", "-preset", "ultrafast"))
    running = spawn(encode_command(EncodeSpec(case.edit.reel.size, Fraction(30), codec, out)))
    sent = []
    with Sources(case.edit, paths) as sources:
        for yuv in frames(plan(case.edit, sources.facts), sources):
            sent.append(yuv)
            running.write(yuv)
    assert running.finish() == 0, running.log
    with av.open(str(out)) as container:
        stored = [f.to_ndarray(format="yuv420p") for f in container.decode(video=0)]
    assert len(stored) == len(sent)
    assert all(np.array_equal(a, b) for a, b in zip(stored, sent, strict=True))


def test_a_still_is_the_frame_in_rgb(tmp_path: Path) -> None:
    case = golden("text_over_slow_motion")
    paths = golden_footage(case)
    rgb = still(case.edit, paths, 20)
    assert np.array_equal(rgb, to_rgb24(frame(case.edit, paths, 20)))
    save_png(rgb, tmp_path / "still.png")
    assert np.array_equal(np.asarray(Image.open(tmp_path / "still.png")), rgb)
    assert [p.name for p in tmp_path.iterdir()] == ["still.png"]


@pytest.mark.parametrize("n", [-1, 99, 100_000])
def test_frames_that_are_not_there_are_refused(n: int) -> None:
    case = golden("text_over_slow_motion")
    with pytest.raises(BadInput, match="frames 0 to 98"):
        frame(case.edit, golden_footage(case), n)

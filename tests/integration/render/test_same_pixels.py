"""What the preview shows, what the still holds and what the encoder gets are the same bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from queue import SimpleQueue

import av
import numpy as np
import pytest
from PIL import Image as Png

from app.core.edit import Edit
from app.core.errors import BadInput
from app.core.plan import plan
from app.media.colour import Converter, Image, to_rgb24
from app.render.ffmpeg import EncodeSpec, VideoCodec, encode_command
from app.render.ffmpeg_process import spawn
from app.render.job import render
from app.render.pipeline import frames
from app.render.sources import Sources
from app.render.still import frame, save_png, still
from app.services.preview import Preview, Shown
from app.services.preview_provider import ReelProvider
from app.services.workspace import Workspace
from tests.integration.render.films import request_of
from tests.support.golden import golden, golden_footage, golden_names, golden_plan
from tests.unit.render.pictures import Bytes

pytestmark = pytest.mark.integration


class Seen:
    """The preview that the window opens for a reel, and the I420 pictures composed in it."""

    def __init__(self, preview: Preview, composed: dict[int, Bytes]) -> None:
        self._preview, self._composed = preview, composed
        self._arrived: SimpleQueue[Shown | Exception] = SimpleQueue()
        preview.on_failed(self._arrived.put)
        preview.on_shown(self._arrived.put)

    @property
    def count(self) -> int:
        return self._preview.count

    def at(self, n: int) -> tuple[Bytes, Bytes]:
        """Frame ``n`` as it was composed for the window, and as the window paints it (BGRX)."""
        self._preview.seek(self._preview.time_us(n))
        shown = self._arrived.get(timeout=30)
        if isinstance(shown, Exception):
            raise shown
        assert shown.exact and shown.index == n
        return self._composed.pop(n), shown.pixels


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with Workspace.open(tmp_path_factory.mktemp("profile"), queue=False) as opened:
        yield opened


@pytest.fixture
def window(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[Edit, Mapping[str, Path]], Seen]]:
    """Opens reels as the screens do; what they compose is looked at on its way to the screen."""
    composed: dict[int, Bytes] = {}
    real = ReelProvider.picture

    def picture(self: ReelProvider, n: int, should_stop: Callable[[], bool]) -> Image:
        made = real(self, n, should_stop)
        assert isinstance(made, np.ndarray)
        composed[n] = made
        return made

    monkeypatch.setattr(ReelProvider, "picture", picture)
    opened: list[Preview] = []

    def open_reel(edit: Edit, paths: Mapping[str, Path]) -> Seen:
        found = tuple((name, replace(s, path=str(paths[name]))) for name, s in edit.sources)
        preview = workspace.previews.open_reel(replace(edit, sources=found)).result(30)
        opened.append(preview)
        return Seen(preview, composed)

    yield open_reel
    for preview in opened:
        preview.close()


@pytest.mark.parametrize("name", golden_names()[::3])  # the others: test_golden_frames
def test_preview_still_and_export_agree_bit_for_bit(
    name: str, tmp_path: Path, window: Callable[[Edit, Mapping[str, Path]], Seen]
) -> None:
    case = golden(name)
    paths = golden_footage(case)
    encoded: dict[int, Bytes] = {}
    result = render(
        request_of(case.edit, paths, tmp_path / "out.mp4"),
        tap=lambda n, yuv: encoded.__setitem__(n, yuv.copy()),
    )
    assert sorted(encoded) == list(range(result.frames))
    assert result.frames == golden_plan(name)["frames"]
    last = result.frames - 1
    for n in {0, last // 2, last}:
        assert np.array_equal(frame(case.edit, paths, n), encoded[n]), f"still of frame {n}"
        assert np.array_equal(still(case.edit, paths, n), to_rgb24(encoded[n]))
    preview, screen = window(case.edit, paths), Converter()
    assert preview.count == result.frames
    for n in range(result.frames):
        composed, painted = preview.at(n)
        assert np.array_equal(composed, encoded[n]), f"frame {n}"
        assert np.array_equal(painted, screen.rgb32(encoded[n])), f"frame {n} on the screen"


def test_the_order_frames_are_asked_for_in_does_not_matter(
    tmp_path: Path, window: Callable[[Edit, Mapping[str, Path]], Seen]
) -> None:
    case = golden("two_files_of_one_game")
    paths = golden_footage(case)
    encoded: list[Bytes] = []
    render(
        request_of(case.edit, paths, tmp_path / "out.mp4"),
        tap=lambda n, yuv: encoded.append(yuv.copy()),
    )
    preview = window(case.edit, paths)
    for n in [*range(len(encoded) - 1, 0, -31), 1, len(encoded) // 2]:
        assert np.array_equal(preview.at(n)[0], encoded[n]), f"frame {n}"


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
    assert np.array_equal(np.asarray(Png.open(tmp_path / "still.png")), rgb)
    assert [p.name for p in tmp_path.iterdir()] == ["still.png"]


@pytest.mark.parametrize("n", [-1, 99, 100_000])
def test_frames_that_are_not_there_are_refused(n: int) -> None:
    case = golden("text_over_slow_motion")
    with pytest.raises(BadInput, match="frames 0 to 98"):
        frame(case.edit, golden_footage(case), n)

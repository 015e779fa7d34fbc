"""Recaps whose packets are copied show exactly the pictures planned, at their own times."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.core.edit import Edit, EditClip, Reel, Source
from app.core.errors import RenderCancelled
from app.core.smart_cut import Cut, cuts
from app.footage import MatchSpec
from app.media.index import FrameIndex, build_index
from app.render.ffmpeg_program import ffmpeg_path
from app.render.job import RenderRequest, RenderResult, render
from tests.integration.render.films import film as facts_of
from tests.support.footage import make_match, numbers_in, whistle_onsets_us
from tests.unit.media.films import SIZE, film

pytestmark = pytest.mark.integration

Ranges = Sequence[tuple[int, int]]
SECOND = 1_000_000
SOME: Ranges = ((1_210_000, 3_500_000), (0, 2 * SECOND), (3_100_000, 3_300_000))
X265 = "log-level=none:keyint=25:min-keyint=25"


class Recap:
    """A recap of one or more files, and what it must show."""

    def __init__(self, paths: Sequence[Path], ranges: Ranges) -> None:
        self.paths = {f"g{n}": path for n, path in enumerate(paths)}
        self.indices: dict[str, FrameIndex] = {s: build_index(p) for s, p in self.paths.items()}
        first = self.indices["g0"]
        size = first.facts.width, first.facts.height
        sources = tuple((name, Source(str(path))) for name, path in self.paths.items())
        clips = tuple(
            EditClip(str(n), f"g{n % len(paths)}", start, end, f"Clip {n}")
            for n, (start, end) in enumerate(ranges)
        )
        self.edit = Edit(Reel("r", "Recap", size, first.fps), sources, clips)
        self.cuts: tuple[Cut, ...] = cuts(
            self.edit, {name: index.facts for name, index in self.indices.items()}
        )

    def render(self, out: Path, **more: Any) -> RenderResult:
        return render(RenderRequest(self.edit, self.paths, out, "draft", "x264", copy=True, **more))

    @property
    def numbers(self) -> list[int]:
        return [n for cut in self.cuts for n in range(cut.first, cut.last + 1)]

    @property
    def times(self) -> list[Fraction]:
        found = []
        for cut in self.cuts:
            facts = self.indices[cut.source].facts
            zero = facts.pts[cut.first]
            found += [
                cut.start + (facts.pts[n] - zero) * facts.time_base
                for n in range(cut.first, cut.last + 1)
            ]
        return found


def times_in(path: Path) -> list[Fraction]:
    facts = build_index(path).facts
    return [(pts - facts.pts[0]) * facts.time_base for pts in facts.pts]


def complaints(path: Path) -> str:
    command = [str(ffmpeg_path()), "-v", "warning", "-i", str(path), "-enc_time_base", "demux"]
    done = subprocess.run(
        [*command, "-f", "null", "-"], capture_output=True, text=True, check=False
    )
    return done.stderr


@pytest.fixture(scope="module")
def game(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four seconds of H.264 with two B-frames and a key picture every second."""
    folder = tmp_path_factory.mktemp("smart_cut")
    return film(
        folder / "game.mp4", options={"preset": "ultrafast", "bf": "2"}, times=range(100), gop=25
    )


KINDS: dict[str, dict[str, Any]] = {
    "without B-frames": {"options": {"preset": "ultrafast", "bf": "0"}},
    "baseline": {"options": {"preset": "ultrafast", "profile": "baseline"}},
    "HEVC with open groups": {
        "codec": "libx265",
        "options": {"preset": "ultrafast", "x265-params": X265},
    },
    "HEVC with closed groups, 10 bit": {
        "codec": "libx265",
        "pix_fmt": "yuv420p10le",
        "options": {"preset": "ultrafast", "x265-params": X265 + ":open-gop=0"},
    },
    "transport stream": {"options": {"preset": "ultrafast", "bf": "2"}, "suffix": ".ts"},
    "Matroska": {"options": {"preset": "ultrafast", "bf": "2"}, "suffix": ".mkv"},
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_picture_is_the_one_planned(kind: str, tmp_path: Path) -> None:
    options = dict(KINDS[kind])
    source = tmp_path / f"source{options.pop('suffix', '.mp4')}"
    recap = Recap([film(source, times=range(100), gop=25, **options)], SOME)
    out = tmp_path / "out.mp4"
    result = recap.render(out)
    assert (result.encoder, result.fallback_reason) == ("copy", "")
    assert numbers_in(out, source_size=SIZE) == recap.numbers
    assert times_in(out) == recap.times
    assert complaints(out) == ""
    assert result.frames == len(recap.numbers)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(
        st.tuples(st.integers(0, 2_500_000), st.integers(40_000, 1_500_000)),
        min_size=1,
        max_size=3,
    )
)
def test_wherever_it_is_cut_the_numbers_are_those_planned(
    game: Path, tmp_path: Path, wanted: list[tuple[int, int]]
) -> None:
    recap = Recap([game], [(start, start + length) for start, length in wanted])
    out = tmp_path / "out.mp4"
    result = recap.render(out)
    assert numbers_in(out, source_size=SIZE) == recap.numbers
    if result.encoder == "copy":
        assert times_in(out) == recap.times
    else:
        assert "key picture" in result.fallback_reason


def test_copied_pictures_are_the_footage_to_the_bit(game: Path, tmp_path: Path) -> None:
    recap = Recap([game], [(1_210_000, 3 * SECOND)])
    out = tmp_path / "out.mp4"
    recap.render(out)
    with av.open(str(game)) as one, av.open(str(out)) as other:
        whole = [frame.to_ndarray() for frame in one.decode(video=0)]
        cut = [frame.to_ndarray() for frame in other.decode(video=0)]
    first = recap.cuts[0].first
    same = [(whole[first + n] == picture).all() for n, picture in enumerate(cut)]
    assert all(same[50 - first :])  # from the key picture at 2 s on
    assert not any(same[: 50 - first])


@pytest.mark.parametrize(
    "spec",
    [
        MatchSpec(vfr=True, duration_s=Fraction(4), b_frames=2),
        MatchSpec(180, 320, rotation=90, duration_s=Fraction(4), b_frames=2),
    ],
    ids=["variable rate", "phone"],
)
def test_phone_video_keeps_its_times_its_turn_and_its_sound(
    spec: MatchSpec, tmp_path: Path
) -> None:
    path, _ = make_match(spec)
    recap = Recap([path], [(1_210_000, 3_500_000), (110_000, 1_800_000)])
    out = tmp_path / "out.mp4"
    assert recap.render(out).encoder == "copy"
    assert numbers_in(out, source_size=spec.size) == recap.numbers
    assert times_in(out) == recap.times
    found = facts_of(out)
    assert [name for *_, name in found.chapters] == ["Clip 0", "Clip 1"]
    with av.open(str(out)) as made, av.open(str(path)) as source:
        assert next(made.decode(video=0)).rotation == next(source.decode(video=0)).rotation
    in_film = []
    for cut in recap.cuts:
        facts = recap.indices[cut.source].facts
        zero = facts.time_us(cut.first)
        length = int((cut.end - cut.start) * SECOND)
        whistles = whistle_onsets_us(path)
        in_film += [int(cut.start * SECOND) + t - zero for t in whistles if 0 < t - zero < length]
    heard = whistle_onsets_us(out)
    assert len(heard) >= len(in_film)
    for wanted in in_film:
        assert min(abs(wanted - at) for at in heard) <= 3_000  # what the ruler measures


def test_what_cannot_be_matched_is_encoded_and_says_why(tmp_path: Path) -> None:
    recap = Recap([film(tmp_path / "old.mp4", codec="mpeg4", times=range(100))], SOME)
    out = tmp_path / "out.mp4"
    result = recap.render(out)
    assert result.encoder == "x264"
    assert result.fallback_reason == (
        "The clips were encoded, not copied: it is MPEG-4, which is not cut without encoding."
    )
    assert numbers_in(out, source_size=SIZE) == recap.numbers


def test_groups_that_lean_on_what_is_before_them_are_not_begun_with(tmp_path: Path) -> None:
    options = {"preset": "superfast", "bf": "2", "x264-params": "open-gop=1:keyint=25"}
    recap = Recap([film(tmp_path / "open.mp4", options=options, times=range(100))], SOME[:1])
    out = tmp_path / "out.mp4"
    result = recap.render(out)
    assert numbers_in(out, source_size=SIZE) == recap.numbers
    assert result.encoder == "x264"
    assert "lean" in result.fallback_reason


def test_files_of_one_camera_are_one_film_and_others_are_encoded(
    game: Path, tmp_path: Path
) -> None:
    alike = film(
        tmp_path / "two.mp4", options={"preset": "ultrafast", "bf": "2"}, times=range(100), gop=25
    )
    out = tmp_path / "out.mp4"
    recap = Recap([game, alike], SOME)
    assert recap.render(out).encoder == "copy"
    assert numbers_in(out, source_size=SIZE) == recap.numbers
    other = film(tmp_path / "other.mp4", options={"preset": "medium"}, times=range(100), gop=25)
    result = Recap([game, other], SOME).render(out)
    assert result.encoder == "x264"
    assert "different settings" in result.fallback_reason


def test_a_cut_that_is_cancelled_leaves_nothing(game: Path, tmp_path: Path) -> None:
    recap = Recap([game], SOME)
    out = tmp_path / "folder" / "out.mp4"
    out.parent.mkdir()
    asked: list[str] = []

    def stop() -> bool:
        return "frames" in asked

    request = RenderRequest(recap.edit, recap.paths, out, copy=True)
    with pytest.raises(RenderCancelled):
        render(request, lambda progress: asked.append(progress.stage), stop)
    assert list(out.parent.iterdir()) == []

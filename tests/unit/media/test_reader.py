"""Random seeks give the wanted picture, whatever the codec, container and structure."""

from __future__ import annotations

import random
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import BadMedia, MediaGone
from app.footage import MatchSpec, read_number
from app.media.index import FrameIndex, build_index
from app.media.reader import FrameReader, Stopped
from tests.support.footage import MatchFile, make_match
from tests.unit.media.films import SIZE, film

_OPEN = "keyint=12:min-keyint=12:open-gop=1:bframes=3:scenecut=0"
_OPEN_265 = {"x265-params": f"log-level=none:{_OPEN}"}
_OPEN_264 = {"x264-params": _OPEN}
_LAYERS = {"x265-params": "log-level=none:keyint=24:bframes=4:b-pyramid=1:temporal-layers=1"}
_PYRAMID = {"x264-params": "keyint=24:bframes=7:b-pyramid=normal:b-adapt=0:ref=6"}
FILMS: dict[str, dict[str, Any]] = {
    "open.mp4": {"options": _OPEN_264},
    "open.ts": {"options": _OPEN_264},
    "open.mkv": {"options": _OPEN_264},
    "open_hevc.mp4": {"codec": "libx265", "options": _OPEN_265},
    "open_hevc.ts": {"codec": "libx265", "options": _OPEN_265},
    "layers_hevc.mp4": {"codec": "libx265", "options": _LAYERS},
    "pyramid.mp4": {"options": _PYRAMID},
    "refresh.ts": {"options": {"x264-params": "keyint=12:intra-refresh=1:bframes=0"}},
    "packed.avi": {"codec": "mpeg4", "options": {"bf": "2"}},
    "old.mpg": {"codec": "mpeg2video", "options": {"bf": "2"}},
    "old.ts": {"codec": "mpeg2video", "options": {"bf": "2"}},
    "a.flv": {"options": {"bf": "2"}},
    "a.wmv": {"codec": "wmv2"},
    "hidden.webm": {"codec": "libvpx-vp9", "options": {"cpu-used": "8", "auto-alt-ref": "1"}},
    "a.mov": {"codec": "prores_ks", "pix_fmt": "yuv422p10le"},
    "fields.ts": {"options": {"x264-params": "interlaced=1:keyint=12:bframes=2"}},
    "fragments.mp4": {"container_options": {"movflags": "frag_keyframe+empty_moov"}},
    "edited.mp4": {"times": range(-10, 40), "options": {"bf": "0"}},
    "late.ts": {"times": range(100, 150)},
    "wrap.ts": {"times": range(2_385_800, 2_385_870), "options": {"bf": "2"}},
    "gap.mkv": {"times": [*range(20), *range(400, 430)]},
}


def orders(count: int, seed: int = 3) -> list[int]:
    """Random seeks, then every picture forwards, then every picture backwards."""
    rng = random.Random(seed)
    everywhere = list(range(count))
    return [rng.randrange(count) for _ in range(40)] + everywhere + everywhere[::-1]


def number(reader: FrameReader, i: int, size: tuple[int, int] = SIZE) -> int | None:
    return read_number(reader.picture(i).y, source_size=size)


@pytest.mark.parametrize("name", FILMS)
def test_no_wrong_picture(name: str, tmp_path: Path) -> None:
    path = film(tmp_path / name, **FILMS[name])
    index = build_index(path)
    with FrameReader(path, index) as reader:
        first = number(reader, 0)
        assert first is not None
        wrong = [i for i in orders(index.count) if number(reader, i) != i + first]
    assert wrong == []


HANDS = (
    "open.ts",
    "open.mkv",
    "open_hevc.mp4",
    "layers_hevc.mp4",
    "pyramid.mp4",
    "refresh.ts",
    "hidden.webm",
    "fields.ts",
    "late.ts",
    "gap.mkv",
    "packed.avi",
    "edited.mp4",
)


@pytest.mark.parametrize("name", HANDS)
def test_no_wrong_picture_for_a_hand_that_moves(name: str, tmp_path: Path) -> None:
    """Key frames by themselves, and pictures on the way to others, are what they say they are."""
    path = film(tmp_path / name, **FILMS[name])
    index = build_index(path)
    with FrameReader(path, index) as reader, reader.twin() as keys:
        first = number(reader, 0)
        assert first is not None
        for i in orders(index.count)[:60]:
            alone = keys.key_picture(i)
            if alone is not None:
                assert read_number(alone.y, source_size=SIZE) == alone.index + first
                assert alone.index <= i
            picture = reader.towards(i, lambda: True)
            assert read_number(picture.y, source_size=SIZE) == picture.index + first


MATCHES = {
    "vfr": replace(MatchSpec(frames=50, gop=12, b_frames=2, audio=False), vfr=True),
    "deep": MatchSpec(frames=30, codec="hevc", pix_fmt="yuv420p10le", gop=15, audio=False),
    "ntsc": MatchSpec(frames=40, fps=Fraction(30000, 1001), b_frames=2, gop=12, audio=False),
    "turn90": MatchSpec(frames=30, rotation=90, b_frames=2, audio=False),
    "turn180": MatchSpec(frames=30, rotation=180, audio=False),
    "turn270": MatchSpec(frames=30, rotation=270, audio=False),
}


@pytest.mark.parametrize("name", MATCHES)
@pytest.mark.parametrize("suffix", [".mp4", ".mkv"])
def test_matches_upright_and_exact(name: str, suffix: str, match_file: MatchFile) -> None:
    spec = MATCHES[name]
    path, _ = match_file(spec, suffix)
    index = build_index(path)
    with FrameReader(path, index) as reader:
        wrong = [i for i in orders(index.count) if number(reader, i, spec.size) != i]
        assert wrong == []
        picture = reader.picture(0)
    assert picture.y.shape == (180, 320) and picture.u.shape == (90, 160)
    assert picture.y.flags.c_contiguous and picture.v.flags.c_contiguous


@given(st.lists(st.integers(0, 49), min_size=1, max_size=25))
def test_any_order_of_seeks(order: list[int]) -> None:
    path, _ = make_match(MATCHES["vfr"], ".ts")
    index = build_index(path)
    with FrameReader(path, index) as reader:
        assert [number(reader, i) for i in order] == order


def test_a_picture_is_the_same_from_every_start(match_file: MatchFile) -> None:
    path, _ = match_file(MATCHES["ntsc"])
    index = build_index(path)
    with FrameReader(path, index) as reader:
        in_order = [reader.picture(i).data.copy() for i in range(index.count)]
        for i in orders(index.count)[:40]:
            assert (reader.picture(i).data == in_order[i]).all()


def test_odd_size_has_rounded_up_chroma(match_file: MatchFile) -> None:
    spec = MatchSpec(width=131, height=97, frames=3, codec="mpeg4", audio=False, code_strips=0)
    path, _ = match_file(spec)
    with FrameReader(path, build_index(path)) as reader:
        picture = reader.picture(2)
    assert (picture.y.shape, picture.u.shape, picture.v.shape) == ((97, 131), (49, 66), (49, 66))


def test_outside_the_table(match_file: MatchFile) -> None:
    path, _ = match_file(MATCHES["ntsc"])
    with FrameReader(path, build_index(path)) as reader:
        for i in (-1, 40):
            with pytest.raises(IndexError):
                reader.picture(i)


def test_a_picture_not_wanted_any_more(match_file: MatchFile) -> None:
    path, _ = match_file(MATCHES["ntsc"])
    with FrameReader(path, build_index(path)) as reader:
        with pytest.raises(Stopped):
            reader.picture(30, should_stop=lambda: True)
        assert number(reader, 30) == 30


def test_a_file_that_vanished_before_opening(tmp_path: Path) -> None:
    path = film(tmp_path / "a.mp4", times=range(5))
    index = build_index(path)
    path.unlink()
    with pytest.raises(MediaGone, match=r"a\.mp4"):
        FrameReader(path, index)


def _long(tmp_path: Path) -> tuple[Path, FrameIndex]:
    # Too large for what the operating system has read ahead.
    path = film(tmp_path / "a.mp4", times=range(60), options={"crf": "0", "preset": "ultrafast"})
    return path, build_index(path)


def test_a_file_cut_while_open_is_an_error_not_a_wrong_picture(tmp_path: Path) -> None:
    path, index = _long(tmp_path)
    with FrameReader(path, index) as reader:
        assert number(reader, 0) == 0
        with path.open("r+b") as file:
            file.truncate(path.stat().st_size // 3)
        with pytest.raises(BadMedia, match=r"a\.mp4"):
            for i in range(59, 20, -7):
                assert number(reader, i) == i
        # What is still there is still shown.
        assert number(reader, 1) == 1


def test_a_file_deleted_while_open_does_not_crash(tmp_path: Path) -> None:
    path, index = _long(tmp_path)
    with FrameReader(path, index) as reader:
        assert number(reader, 0) == 0
        path.unlink()
        try:
            assert number(reader, 50) == 50
        except MediaGone as error:
            assert "a.mp4" in str(error)


def test_a_damaged_stretch_is_named_and_the_rest_plays(tmp_path: Path) -> None:
    path, index = _long(tmp_path)
    data = bytearray(path.read_bytes())
    middle = len(data) // 2
    data[middle : middle + 30_000] = bytes(30_000)
    path.write_bytes(data)
    seen = []
    with FrameReader(path, index) as reader:
        for i in range(index.count):
            try:
                seen.append(number(reader, i) in (i, None))
            except BadMedia as error:
                assert "damaged" in str(error)
    assert all(seen) and len(seen) > 20


def test_another_file_under_the_same_name(tmp_path: Path) -> None:
    path = film(tmp_path / "a.mp4", times=range(5))
    index = build_index(path)
    film(path, times=range(5), time_base=Fraction(1, 30))
    path.write_bytes(film(tmp_path / "b.mkv", times=range(5)).read_bytes())
    with pytest.raises(BadMedia, match="changed"):
        FrameReader(path, index)

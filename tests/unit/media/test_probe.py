"""What `reel-ballers probe` tells of a file."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from app.footage import MatchSpec
from app.media.geometry import Turn
from app.media.index import build_index
from app.media.probe import probe
from tests.support.colours import Coding, chart_file, ramp
from tests.support.footage import MatchFile
from tests.unit.media.films import film

SMALL = MatchSpec(frames=25)


def test_plain_game(match_file: MatchFile) -> None:
    path, _ = match_file(SMALL)
    info = probe(path)
    assert (info.width, info.height, info.rotation) == (320, 180, 0)
    assert info.fps == 25 and not info.vfr and info.duration_us == 1_000_000
    assert (info.codec, info.pix_fmt, info.bit_depth) == ("h264", "yuv420p", 8)
    assert (info.audio_codec, info.sample_rate, info.channels) == ("aac", 48_000, 2)
    assert (info.color_space, info.color_range) == (1, 1)


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_size_is_upright(rotation: Turn, match_file: MatchFile) -> None:
    path, _ = match_file(replace(SMALL, rotation=rotation))
    info = probe(path)
    assert (info.width, info.height, info.rotation) == (320, 180, rotation)


def test_odd_facts(match_file: MatchFile) -> None:
    deep = probe(match_file(replace(SMALL, codec="hevc", pix_fmt="yuv420p10le"))[0])
    assert (deep.codec, deep.bit_depth) == ("hevc", 10)
    assert probe(match_file(replace(SMALL, channels=8))[0]).channels == 8
    assert not probe(match_file(replace(SMALL, audio=False))[0]).has_audio
    assert probe(match_file(replace(SMALL, frames=60, vfr=True))[0]).vfr
    assert probe(match_file(replace(SMALL, fps=Fraction(30000, 1001)))[0]).fps == Fraction(
        30000, 1001
    )


def test_anamorphic_pixels_are_made_square(tmp_path: Path) -> None:
    path = film(tmp_path / "a.mp4", times=range(3), aspect=Fraction(4, 3))
    assert (probe(path).width, probe(path).height) == (426, 180)


def test_json_is_plain(match_file: MatchFile) -> None:
    found = json.loads(json.dumps(probe(match_file(SMALL)[0]).to_json()))
    assert found["fps"] == "25/1" and found["width"] == 320


def test_first_picture_agrees_with_the_index(match_file: MatchFile, tmp_path: Path) -> None:
    late = film(tmp_path / "late.mp4", times=range(-10, 40), options={"bf": "0"})
    for path in (late, match_file(replace(SMALL, b_frames=2), ".ts")[0]):
        assert probe(path).start_pts == build_index(path).facts.pts[0]


@pytest.mark.parametrize(("transfer", "hdr"), [(1, ""), (18, "HLG"), (16, "PQ")])
def test_hdr_is_named(transfer: int, hdr: str, tmp_path: Path) -> None:
    coding = Coding("libx265", "yuv420p10le", 9, primaries=9, transfer=transfer, suffix=".mp4")
    info = probe(chart_file(coding, ramp(), tmp_path))
    assert info.hdr == hdr and not info.interlaced

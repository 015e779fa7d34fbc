"""The demo, on footage small enough for a test."""

from __future__ import annotations

import shutil
from fractions import Fraction
from pathlib import Path

import pytest

from app.core.errors import BadInput, BadMedia
from app.footage import MatchSpec
from app.media.probe import probe
from app.services.demo import run_demo
from tests.support import bad_media
from tests.support.footage import make_match

MADE = MatchSpec(width=320, height=180, fps=Fraction(30), duration_s=Fraction(2), code_strips=0)
ONE_SECOND = MatchSpec(width=320, height=180, fps=Fraction(25), duration_s=Fraction(1))
NAMES = ["Demo_framing", "Demo_overlay", "Demo_recap"]


@pytest.mark.slow
def test_made_footage_ends_in_three_films_and_their_sheets(tmp_path: Path) -> None:
    """They replace what an earlier demo made, and the library that a killed one left."""
    out = tmp_path / "out"
    (out / ".demo-library-killed").mkdir(parents=True)
    for name in NAMES:
        (out / f"{name}.mp4").write_bytes(b"old")
    said: list[str] = []
    files = run_demo(None, out, tmp_path / "home", said.append, MADE)
    assert sorted(out.iterdir()) == sorted(files)
    assert sorted(path.name for path in files) == sorted(
        [f"{name}{ending}" for name in NAMES for ending in (".mp4", ".png")]
    )
    films = [path for path in files if path.suffix == ".mp4"]
    sizes = [(info.width, info.height) for info in map(probe, films)]
    assert sizes == [(320, 180), (1080, 1920), (1080, 1920)]
    assert len([line for line in said if line.endswith(" s")]) >= 9


def test_what_is_no_footage_is_refused_and_leaves_nothing(tmp_path: Path) -> None:
    out = tmp_path / "out"
    with pytest.raises(BadMedia, match="text, not a video"):
        run_demo(bad_media.text_as_mp4(tmp_path), out, tmp_path / "home", lambda _: None)
    with pytest.raises(BadInput, match=r"at least 0\.5 s"):
        run_demo(bad_media.one_frame(tmp_path), out, tmp_path / "home", lambda _: None)
    assert list(out.iterdir()) == []


@pytest.mark.slow
def test_footage_of_ones_own_is_kept_though_it_has_the_name_of_a_film(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (tmp_path / "link").symlink_to(out, target_is_directory=True)
    video = out / "Demo_recap.mp4"
    shutil.copyfile(make_match(ONE_SECOND)[0], video)
    before = video.read_bytes(), video.stat().st_mtime_ns
    (out / "Demo_framing.mp4").write_bytes(b"old")
    files = run_demo(tmp_path / "link" / "Demo_recap.mp4", out, tmp_path / "home", lambda _: None)
    assert (video.read_bytes(), video.stat().st_mtime_ns) == before
    assert out / "Demo_recap_2.mp4" in files
    assert sorted(out.iterdir()) == sorted([*files, video])
    assert all(path.stat().st_size > 3 for path in files)


def test_a_refused_video_leaves_the_films_of_an_earlier_demo(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "Demo_recap.mp4").write_bytes(b"old")
    with pytest.raises(BadMedia):
        run_demo(bad_media.text_as_mp4(tmp_path), out, tmp_path / "home", lambda _: None)
    assert (out / "Demo_recap.mp4").read_bytes() == b"old"

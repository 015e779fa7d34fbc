"""Films in other codecs, on cards that fail and with an ffmpeg that lacks them."""

from __future__ import annotations

import stat
import sys
from dataclasses import replace
from fractions import Fraction
from functools import cache
from pathlib import Path

import av
import pytest

from app.core.edit import EditClip
from app.footage import MatchSpec
from app.render.ffmpeg_program import FFMPEG_VARIABLE, ffmpeg_path
from app.render.job import render
from app.render.progress import RenderProgress
from tests.integration.render.films import edit_of, film, request_of
from tests.support.footage import make_match

pytestmark = [
    pytest.mark.integration,
    pytest.mark.skipif(sys.platform == "win32", reason="scripts in place of ffmpeg"),
]

EDIT = edit_of(
    EditClip("a", "g", 0, 500_000), EditClip("b", "g", 700_000, 1_300_000), size=(216, 216)
)

_DYING = """#!{python}
# An ffmpeg whose NVENC makes HEVC: its probe and one segment, then it dies.
import os, pathlib, sys
args, real = sys.argv[1:], {real!r}
if "hevc_nvenc" not in args:
    os.execv(real, [real, *args])
count = pathlib.Path({count!r})
if "256x256" not in args:
    count.write_text(count.read_text() + "." if count.exists() else ".")
    if len(count.read_text()) > 1:
        sys.stdin.buffer.read(100_000)
        sys.stderr.write("[hevc_nvenc @ 0x1] EncodePicture failed!: generic error (20)\\n")
        sys.exit(1)
at = args.index("hevc_nvenc")
kept = args[:at] + ["libx265", "-x265-params", "log-level=none", "-crf", "30"] + args[at + 1:]
for name in ("-preset", "-tune", "-rc", "-cq", "-b:v"):
    if name in kept:
        place = kept.index(name)
        del kept[place : place + 2]
os.execv(real, [real, *kept])
"""

_LACKING = """#!{python}
import os, sys
args, real = sys.argv[1:], {real!r}
if any(word.startswith(("libx265", "hevc_", "libsvtav1", "av1_")) for word in args):
    sys.stderr.write("Unknown encoder")
    sys.exit(1)
os.execv(real, [real, *args])
"""


@cache
def game() -> Path:
    return make_match(MatchSpec(fps=Fraction(30), frames=45, gop=30))[0]


def stand_in(path: Path, monkeypatch: pytest.MonkeyPatch, text: str, **names: str) -> None:
    path.write_text(text.format(python=sys.executable, real=str(ffmpeg_path()), **names))
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv(FFMPEG_VARIABLE, str(path))


def codec_of(path: Path) -> str:
    with av.open(str(path)) as container:
        return container.streams.video[0].codec_context.codec.canonical_name


def test_a_card_that_dies_gives_way_to_the_processor_in_the_same_codec(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The segment that was whole stays, and both are one film of HEVC."""
    stand_in(tmp_path / "ffmpeg", monkeypatch, _DYING, count=str(tmp_path / "count"))
    told: list[RenderProgress] = []
    request = replace(
        request_of(EDIT, {"g": game()}, tmp_path / "film.mp4"), encoder="nvenc", codec="hevc"
    )
    result = render(request, told.append)
    assert result.encoder == "x265"
    assert result.fallback_reason.startswith("NVIDIA NVENC (HEVC) failed (")
    assert result.fallback_reason.endswith("x265 was used instead.")
    assert codec_of(result.out) == "hevc"
    assert len(film(result.out).times) == result.frames == 33
    assert (tmp_path / "count").read_text() == ".."  # the first was not encoded again


def test_a_codec_that_this_ffmpeg_lacks_becomes_h264_and_the_result_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(tmp_path / "ffmpeg", monkeypatch, _LACKING)
    request = replace(request_of(EDIT, {"g": game()}, tmp_path / "film.mp4"), codec="hevc")
    result = render(request)
    assert (result.encoder, codec_of(result.out)) == ("x264", "h264")
    assert "HEVC cannot be encoded here" in result.fallback_reason
    assert result.fallback_reason.endswith("so the film is H.264.")

"""Disks that fill up and encoders that die: one clear sentence, or the film after all."""

from __future__ import annotations

import json
import stat
import subprocess
import sys
from dataclasses import replace
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest

from app.core.edit import EditClip
from app.core.errors import RenderFailed
from app.footage import MatchSpec
from app.render.ffmpeg_program import FFMPEG_VARIABLE, ffmpeg_path
from app.render.job import render
from app.render.progress import RenderProgress
from app.render.wire import request_line
from tests.integration.render.films import edit_of, film, request_of
from tests.support.footage import make_match

pytestmark = [
    pytest.mark.integration,
    pytest.mark.skipif(sys.platform == "win32", reason="scripts and limits of POSIX"),
]

EDIT = edit_of(EditClip("c", "g", 0, 2_000_000), size=(360, 640))


@cache
def game() -> Path:
    return make_match(MatchSpec(fps=Fraction(30), frames=60, gop=30))[0]


_LIMITED = """
import json, resource, sys
from app.core.errors import ReelBallersError
from app.render.job import render
from app.render.wire import error_line, request_from, result_line
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), int(sys.argv[1])))
try:
    line = result_line(render(request_from(sys.stdin.buffer.read())))
except ReelBallersError as error:
    line = error_line(error)
sys.stdout.buffer.write(line)
"""

_FAKE = """#!{python}
# An ffmpeg whose NVENC passes its probe and then fails in the way asked for.
import os, subprocess, sys
args = sys.argv[1:]
real = {real!r}
if "h264_nvenc" not in args:
    os.execv(real, [real, *args])
if "256x256" not in args:
    sys.stdin.buffer.read({after})
    sys.stderr.write("[h264_nvenc @ 0x1] {message}\\n")
    sys.exit({code})
at = args.index("h264_nvenc")
kept = args[:at] + ["libx264"] + args[at + 1:]
for name in ("-preset", "-tune", "-rc", "-cq", "-b:v"):
    if name in kept:
        place = kept.index(name)
        del kept[place : place + 2]
os.execv(real, [real, *kept])
"""


@pytest.mark.parametrize("limit", [20_000, 120_000, 500_000])
def test_a_full_disk_is_said_and_leaves_nothing(limit: int, tmp_path: Path) -> None:
    """A limit on the size of files stands in for a full disk; early, in the sound, in the film."""
    clips = [replace(EDIT.clips[0], id=f"c{n}") for n in range(3 if limit > 300_000 else 1)]
    edit = replace(EDIT, clips=tuple(clips))
    request = replace(request_of(edit, {"g": game()}, tmp_path / "reel.mp4"), quality="high")
    if limit > 300_000:
        request = replace(request, audio=False)
    done = subprocess.run(
        [sys.executable, "-c", _LIMITED, str(limit)],
        input=request_line(request),
        capture_output=True,
        check=True,
        cwd=Path(__file__).parents[3],
    )
    said = json.loads(done.stdout)
    assert "error" in said, said
    assert said["error"]["kind"] == "RenderFailed"
    assert "full" in said["error"]["sentence"] or "free some space" in said["error"]["sentence"]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("after", "message", "code"),
    [
        (0, "OpenEncodeSessionEx failed: out of memory (10): (no details)", 1),
        (3_000_000, "EncodePicture failed!: generic error (20)", 1),
        (1_000_000, "died without a word", -11),
    ],
)
def test_an_encoder_that_dies_gives_way_to_x264(
    after: int, message: str, code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _fake(tmp_path / "ffmpeg", monkeypatch, after, message, code)
    told: list[RenderProgress] = []
    folder = tmp_path / "films"
    folder.mkdir()
    request = replace(request_of(EDIT, {"g": game()}, folder / "reel.mp4"), encoder="nvenc")
    request = replace(request, cache_dir=tmp_path / "cache")
    result = render(request, told.append)
    assert result.encoder == "x264"
    assert "NVENC" in result.fallback_reason and "x264" in result.fallback_reason
    assert result.fallback_reason.endswith(".")
    assert len(film(request.out).times) == result.frames == 60
    assert any(p.note == result.fallback_reason for p in told)
    assert [p.name for p in folder.iterdir()] == ["reel.mp4"]


def test_a_processor_that_fails_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = tmp_path / "ffmpeg"
    script.write_text(
        f"#!{sys.executable}\nimport sys\nsys.stderr.write('no luck today')\nsys.exit(1)"
    )
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv(FFMPEG_VARIABLE, str(script))
    folder = tmp_path / "films"
    folder.mkdir()
    with pytest.raises(RenderFailed, match="no luck today"):
        render(request_of(EDIT, {"g": game()}, folder / "reel.mp4"))
    assert list(folder.iterdir()) == []


def test_an_encoder_that_does_not_work_here_is_replaced_at_once(tmp_path: Path) -> None:
    request = replace(
        request_of(EDIT, {"g": game()}, tmp_path / "reel.mp4"), encoder="videotoolbox"
    )
    if sys.platform == "darwin":
        pytest.skip("it works here")
    result = render(request)
    assert result.encoder == "x264"
    assert "VideoToolbox" in result.fallback_reason


def _fake(
    script: Path, monkeypatch: pytest.MonkeyPatch, after: int, message: str, code: int
) -> None:
    text = _FAKE.format(
        python=sys.executable, real=str(ffmpeg_path()), after=after, message=message, code=code
    )
    if code < 0:
        text = text.replace(f"sys.exit({code})", f"os.kill(os.getpid(), {-code})")
    script.write_text(text)
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv(FFMPEG_VARIABLE, str(script))

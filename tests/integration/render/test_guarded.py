"""Renders whose ffmpeg hangs, whose process is stopped, or that are paused: nothing waits for ever."""

from __future__ import annotations

import os
import shutil
import signal
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest

from app.core.edit import EditClip
from app.core.errors import BadMedia, RenderCancelled, RenderFailed
from app.footage import MatchSpec
from app.media.joined import Part
from app.render.child import run_in_child
from app.render.ffmpeg_program import FFMPEG_VARIABLE, ffmpeg_path
from app.render.guards import STALL_VARIABLE
from app.render.job import RenderRequest, RenderResult, render
from app.render.progress import RenderProgress
from tests.integration.render.films import edit_of, film, request_of
from tests.support.footage import make_match

pytestmark = [
    pytest.mark.integration,
    pytest.mark.skipif(sys.platform == "win32", reason="scripts and signals of POSIX"),
]

_HANGS = """#!{python}
# An ffmpeg that does not read any more (or does not end) where the word {word!r} stands.
import os, sys, time
args, real = sys.argv[1:], {real!r}
if {word!r} not in args or "256x256" in args:
    kept = args
    if "h264_nvenc" in args:
        at = args.index("h264_nvenc")
        kept = args[:at] + ["libx264"] + args[at + 1:]
        for name in ("-preset", "-tune", "-rc", "-cq", "-b:v"):
            if name in kept:
                place = kept.index(name)
                del kept[place : place + 2]
    os.execv(real, [real, *kept])
left = {after}
while left and (piece := os.read(0, min(left, 65536))):
    left -= len(piece)
time.sleep(600)
"""


@cache
def game() -> Path:
    return make_match(MatchSpec(fps=Fraction(30), frames=60, gop=30))[0]


def request(folder: Path, clips: int = 1) -> RenderRequest:
    made = [EditClip(f"c{n}", "g", 0, 2_000_000, rotation_deg=n / 10) for n in range(clips)]
    folder.mkdir(exist_ok=True)
    return request_of(edit_of(*made, size=(360, 640)), {"g": game()}, folder / "reel.mp4")


def hanging_ffmpeg(
    folder: Path, monkeypatch: pytest.MonkeyPatch, word: str, after: int, stall_s: float = 1.5
) -> None:
    script = folder / "ffmpeg"
    real = str(ffmpeg_path())
    script.write_text(_HANGS.format(python=sys.executable, real=real, word=word, after=after))
    script.chmod(0o755)
    monkeypatch.setenv(FFMPEG_VARIABLE, str(script))
    monkeypatch.setenv(STALL_VARIABLE, str(stall_s))


class Run:
    """A render in a child on a thread, and what is known of it."""

    def __init__(
        self,
        wanted: RenderRequest,
        paused: Callable[[], bool] = lambda: False,
        stage: str = "frames",
    ) -> None:
        self.told: list[RenderProgress] = []
        self.log = ""
        self.cancel, self.moving, self.there = (threading.Event() for _ in range(3))
        self._stage = stage
        self.result: RenderResult | None = None
        self.error: BaseException | None = None
        self._wanted, self._paused = wanted, paused
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def end(self) -> Exception:
        """The error it ended with."""
        self._thread.join(60)
        assert not self._thread.is_alive(), "the parent hangs"
        assert isinstance(self.error, Exception)
        return self.error

    def done(self) -> RenderResult:
        self._thread.join(60)
        assert self.result is not None, self.error
        return self.result

    @property
    def frames(self) -> int:
        return max((p.done for p in self.told if p.stage == "frames"), default=0)

    def _run(self) -> None:
        try:
            self.result = run_in_child(
                self._wanted, self._see, self.cancel, paused=self._paused, on_log=self._hear
            )
        except BaseException as error:
            self.error = error

    def _hear(self, log: str) -> None:
        self.log = log

    def _see(self, progress: RenderProgress) -> None:
        self.told.append(progress)
        if progress.stage == self._stage:
            self.there.set()
        if progress.stage == "frames" and progress.done > 0:
            self.moving.set()


@pytest.mark.parametrize("after", [0, 2_000_000])
def test_an_ffmpeg_that_stops_reading_is_ended_with_a_sentence(
    after: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hanging_ffmpeg(tmp_path, monkeypatch, "libx264", after)
    run = Run(request(tmp_path / "films"))
    error = run.end()
    assert isinstance(error, RenderFailed) and not isinstance(error, RenderCancelled)
    assert error.sentence.startswith("The encoder stopped answering for 1.5 s;")
    assert list((tmp_path / "films").iterdir()) == []
    assert "libx264" in run.log, "the command is kept for the log"
    until_gone(tmp_path)


def test_an_ffmpeg_that_takes_everything_and_does_not_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hanging_ffmpeg(tmp_path, monkeypatch, "libx264", 1 << 40)
    error = Run(request(tmp_path / "films")).end()
    assert isinstance(error, RenderFailed) and "stopped answering" in error.sentence
    assert list((tmp_path / "films").iterdir()) == []


def test_an_ffmpeg_that_does_not_end_the_film(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hanging_ffmpeg(tmp_path, monkeypatch, "copy", 1 << 40)
    error = Run(request(tmp_path / "films")).end()
    assert isinstance(error, RenderFailed) and not isinstance(error, RenderCancelled)
    assert "writing the film stopped moving" in error.sentence
    assert list((tmp_path / "films").iterdir()) == []


@pytest.mark.parametrize("stage", ["index", "plan", "sound", "frames", "finish", "join"])
def test_a_cancel_at_any_stage_leaves_nothing(
    stage: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At the end ffmpeg does not answer any more: a cancel must not wait for it."""
    at_end = stage in ("finish", "join")
    wanted = request(tmp_path / "films", 1 if at_end else 40)
    if stage == "join":
        piece = replace(wanted, out=tmp_path / "piece.mp4", audio=False, chapters=False)
        wanted = replace(wanted, pieces=(Part(render(piece).out, 60),))
    hanging_ffmpeg(tmp_path, monkeypatch, "copy" if at_end else "libx264", 1 << 40, 60)
    run = Run(wanted, stage="finish" if at_end else stage)
    assert run.there.wait(60)
    run.cancel.set()
    assert isinstance(run.end(), RenderCancelled)
    assert list((tmp_path / "films").iterdir()) == []
    until_gone(tmp_path)


def test_a_graphics_card_that_hangs_gives_way_to_x264(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hanging_ffmpeg(tmp_path, monkeypatch, "h264_nvenc", 2_000_000, stall_s=4)
    run = Run(replace(request(tmp_path / "films"), encoder="nvenc", cache_dir=tmp_path / "cache"))
    result = run.done()
    assert result.encoder == "x264"
    assert "stopped answering" in result.fallback_reason
    assert len(film(result.out).times) == 60
    assert [p.name for p in (tmp_path / "films").iterdir()] == ["reel.mp4"]


def test_a_render_process_that_is_stopped_does_not_hang_the_parent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(STALL_VARIABLE, "4")
    run = Run(request(tmp_path / "films", 40))
    assert run.moving.wait(60)
    for pid in renders(tmp_path):
        os.kill(pid, signal.SIGSTOP)
    error = run.end()
    assert isinstance(error, RenderFailed)
    assert error.sentence == (
        "The render process stopped answering while it made the pictures and was ended; "
        "close other programs and try again."
    )
    assert list((tmp_path / "films").iterdir()) == []
    until_gone(tmp_path)


def test_a_stopped_process_is_cancelled_all_the_same(tmp_path: Path) -> None:
    run = Run(request(tmp_path / "films", 40))
    assert run.moving.wait(60)
    for pid in renders(tmp_path):
        os.kill(pid, signal.SIGSTOP)
    run.cancel.set()
    assert isinstance(run.end(), RenderCancelled)
    assert list((tmp_path / "films").iterdir()) == []
    until_gone(tmp_path)


def test_a_paused_render_stands_and_then_goes_on_to_the_same_film(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(STALL_VARIABLE, "3")
    paused = threading.Event()
    run = Run(request(tmp_path / "films", 12), paused.is_set)
    assert run.moving.wait(60)
    paused.set()
    stood = until_it_stands(run)
    time.sleep(4)  # longer than a stall: a pause is none
    assert run.frames == stood and run.error is None
    paused.clear()
    result = run.done()
    assert result.frames == len(film(result.out).times) == 720


def test_a_paused_render_is_cancelled_at_once(tmp_path: Path) -> None:
    paused = threading.Event()
    run = Run(request(tmp_path / "films", 40), paused.is_set)
    assert run.moving.wait(60)
    paused.set()
    until_it_stands(run)
    run.cancel.set()
    assert isinstance(run.end(), RenderCancelled)
    assert list((tmp_path / "films").iterdir()) == []


@pytest.mark.parametrize("at", ["sound", "frames"])
def test_a_game_that_is_replaced_meanwhile_makes_no_film(at: str, tmp_path: Path) -> None:
    """The rest of the film would come from another game, and nobody would know."""
    path = tmp_path / "game.mp4"
    shutil.copy(game(), path)
    other = shutil.copy(make_match(MatchSpec(fps=Fraction(30), frames=90, gop=10))[0], tmp_path)
    wanted = replace(request(tmp_path / "films", 2), paths={"g": path})

    def replaced(progress: RenderProgress) -> None:
        if progress.stage == at and Path(other).exists():
            Path(other).replace(path)

    with pytest.raises(BadMedia, match=r"game\.mp4 was changed while the export was made"):
        render(wanted, replaced)
    assert list((tmp_path / "films").iterdir()) == []


def test_a_game_that_vanishes_when_it_is_no_longer_needed_is_no_loss(tmp_path: Path) -> None:
    path = tmp_path / "game.mp4"
    shutil.copy(game(), path)
    wanted = replace(request(tmp_path / "films"), paths={"g": path})

    def deleted(progress: RenderProgress) -> None:
        if progress.stage == "finish":
            path.unlink(missing_ok=True)

    assert render(wanted, deleted).out.is_file()


def until_it_stands(run: Run) -> int:
    """The frame at which nothing more is told for a second."""
    deadline = time.monotonic() + 30
    while True:
        before = run.frames
        time.sleep(1)
        if run.frames == before:
            return before
        assert time.monotonic() < deadline, "it does not pause"


def until_gone(folder: Path) -> None:
    """Nothing of a render runs any more; what was killed has a moment to die."""
    deadline = time.monotonic() + 30
    while left := renders(folder):
        assert time.monotonic() < deadline, left
        time.sleep(0.02)


def renders(folder: Path) -> list[int]:
    """Render processes of this test, and encoders that write into its folder."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            command = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
            parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
        except (OSError, ValueError):
            continue
        ours = "app.render" in command and parent == os.getpid()
        if ours or ("ffmpeg" in command and str(folder) in command):
            found.append(int(entry.name))
    return found

"""The render process: what it hands over, how it is cancelled, and what is left when it is killed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest

from app.core.edit import Edit, EditClip, Freeze
from app.core.errors import BadEdit, BadInput, MediaGone, RenderCancelled, RenderFailed
from app.footage import MatchSpec
from app.render.child import child_command, run_in_child
from app.render.job import RenderRequest, render
from app.render.progress import RenderProgress
from app.render.wire import request_line
from tests.integration.render.films import edit_of, film, pan, request_of
from tests.support.footage import make_match
from tests.unit.render.pictures import Bytes

pytestmark = pytest.mark.integration
posix = pytest.mark.skipif(sys.platform == "win32", reason="signals")


@cache
def game() -> Path:
    return make_match(MatchSpec(fps=Fraction(30), frames=60, gop=30))[0]


def paths() -> dict[str, Path]:
    return {"g": game()}


def short() -> Edit:
    return edit_of(EditClip("c", "g", 0, 1_000_000, name="Goal 2–1"), name="My reel")


def endless() -> Edit:
    """Takes far longer than any test waits."""
    clips = [EditClip(f"c{n}", "g", 0, 2_000_000, rotation_deg=5.0) for n in range(60)]
    return edit_of(*clips, size=(720, 1280))


class Watcher:
    """Progress of a render on another thread; ``frames`` is set when frames are being made."""

    def __init__(self, request: RenderRequest) -> None:
        self.frames, self.cancel = threading.Event(), threading.Event()
        self.told: list[RenderProgress] = []
        self.error: BaseException | None = None
        self._request = request
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def join(self) -> BaseException | None:
        self._thread.join(30)
        assert not self._thread.is_alive()
        return self.error

    def _run(self) -> None:
        try:
            run_in_child(self._request, self._see, self.cancel)
        except BaseException as error:
            self.error = error

    def _see(self, progress: RenderProgress) -> None:
        self.told.append(progress)
        if progress.stage == "frames" and progress.done > 0:
            self.frames.set()


def test_the_file_is_the_one_rendered_here(tmp_path: Path) -> None:
    told: list[RenderProgress] = []
    request = replace(
        request_of(short(), paths(), tmp_path / "child.mp4"),
        date="2026-05-01",
        cache_dir=tmp_path / "c",
    )
    result = run_in_child(request, told.append)
    here = render(replace(request, out=tmp_path / "here.mp4"))
    assert (result.frames, result.encoder, result.plan_hash) == (30, "x264", here.plan_hash)
    assert result.out == request.out and result.fallback_reason == ""
    a, b = film(request.out), film(tmp_path / "here.mp4")
    assert a.times == b.times and len(a.luma) == 30
    assert all((x == y).all() for x, y in zip(a.luma, b.luma, strict=True))
    stages = list(dict.fromkeys(p.stage for p in told))
    assert stages == ["index", "plan", "encoder", "sound", "frames", "finish"]
    assert told[-2].done == told[-2].total == 30


def test_the_film_is_tagged_and_as_long_as_its_sound(tmp_path: Path) -> None:
    clips = [
        EditClip("a", "g", 0, 1_000_000, name="Goal = 2; #1"),
        EditClip("b", "g", 500_000, 1_200_000, segments=(Freeze(700_000, 500_000),)),
    ]
    edit = edit_of(*clips, fps=Fraction(30000, 1001), name="Final – 2026")
    out = tmp_path / "reel.mp4"
    result = render(replace(request_of(edit, paths(), out), date="2026-05-01"))
    shown = film(out)
    assert shown.colour == (1, 1, 1, 1), "limited range, BT.709 throughout"
    assert shown.tags["title"] == "Final – 2026" and shown.tags["date"] == "2026-05-01"
    assert [title for *_, title in shown.chapters] == ["Goal = 2; #1", "Clip 2"]
    assert shown.chapters[0][0] == 0 and shown.chapters[0][1] == shown.chapters[1][0]
    length = result.frames / edit.reel.fps
    assert abs(shown.sound - length) <= Fraction(1, 48_000)
    assert shown.times[0] == 0
    head = out.read_bytes()
    assert head.index(b"moov") < head.index(b"mdat"), "starts to play before it is loaded"


def test_silence_is_left_out_and_muting_too(tmp_path: Path) -> None:
    silent, _ = make_match(MatchSpec(frames=25, audio=False))
    out = tmp_path / "reel.mp4"
    render(request_of(edit_of(EditClip("c", "s", 0, 500_000)), {"s": silent}, out))
    assert film(out).sound == 0
    render(replace(request_of(short(), paths(), out), audio=False))
    assert film(out).sound == 0


@posix
def test_cancel_is_over_within_a_second_and_leaves_nothing(tmp_path: Path) -> None:
    watcher = Watcher(request_of(endless(), paths(), tmp_path / "reel.mp4"))
    assert watcher.frames.wait(30)
    before = time.monotonic()
    watcher.cancel.set()
    assert isinstance(watcher.join(), RenderCancelled)
    assert time.monotonic() - before < 1.0 + 0.5 * _slow()
    assert list(tmp_path.iterdir()) == []
    assert _ffmpegs(tmp_path) == []


@posix
def test_cancel_before_the_first_frame(tmp_path: Path) -> None:
    cancel = threading.Event()
    cancel.set()
    with pytest.raises(RenderCancelled):
        run_in_child(request_of(endless(), paths(), tmp_path / "reel.mp4"), None, cancel)
    assert list(tmp_path.iterdir()) == []


@posix
def test_a_killed_child_is_a_sentence_and_leaves_nothing(tmp_path: Path) -> None:
    watcher = Watcher(request_of(endless(), paths(), tmp_path / "reel.mp4"))
    assert watcher.frames.wait(30)
    for pid in _children("app.render"):
        os.kill(pid, signal.SIGKILL)
    error = watcher.join()
    assert isinstance(error, RenderFailed)
    assert "ended unexpectedly (signal 9)" in error.sentence
    assert list(tmp_path.iterdir()) == []
    _until(lambda: _ffmpegs(tmp_path) == [])


@posix
def test_a_crash_in_native_code_says_where_it_was(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    watcher = Watcher(request_of(endless(), paths(), tmp_path / "reel.mp4"))
    assert watcher.frames.wait(30)
    for pid in _children("app.render"):
        os.kill(pid, signal.SIGSEGV)
    error = watcher.join()
    assert isinstance(error, RenderFailed)
    assert "ended unexpectedly (signal 11)" in error.sentence
    assert "Fatal Python error: Segmentation fault" in caplog.text
    assert "in main" in caplog.text
    _until(lambda: _ffmpegs(tmp_path) == [])


@posix
def test_a_child_ends_when_its_parent_is_gone(tmp_path: Path) -> None:
    request = request_of(endless(), paths(), tmp_path / "reel.mp4")
    child = subprocess.Popen(
        child_command(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert child.stdin is not None and child.stdout is not None
    child.stdin.write(request_line(request))
    child.stdin.flush()
    for line in child.stdout:
        progress = json.loads(line).get("progress")
        if progress and progress["stage"] == "frames" and progress["done"]:
            break
    assert _ffmpegs(tmp_path) != []
    child.stdin.close()
    child.stdout.close()
    assert child.wait(10) == 3
    assert list(tmp_path.iterdir()) == []
    assert _ffmpegs(tmp_path) == []


def test_errors_arrive_as_they_are_raised_here(tmp_path: Path) -> None:
    good = request_of(short(), paths(), tmp_path / "reel.mp4")
    gone = replace(good, paths={"g": tmp_path / "lost.mp4"})
    outside = replace(good, edit=edit_of(EditClip("c", "g", 0, 9_000_000)))
    for request, kind, words in (
        (gone, MediaGone, "lost.mp4"),
        (outside, BadEdit, "is outside"),
        (replace(good, paths={}), BadEdit, "there is no file for this source"),
        (replace(good, out=game()), BadInput, "would be overwritten"),
        (replace(good, out=tmp_path / "none" / "a.mp4"), RenderFailed, "There is no folder"),
        (replace(good, out=tmp_path / "a.avi"), BadInput, "does not end in .mp4"),
        (replace(good, encoder="mpeg9"), BadInput, "no encoder named 'mpeg9'"),
    ):
        with pytest.raises(kind, match=words):
            run_in_child(request)
    assert list(tmp_path.iterdir()) == []
    assert game().stat().st_size > 1000


def test_an_older_film_stays_when_the_new_one_fails(tmp_path: Path) -> None:
    out = tmp_path / "reel.mp4"
    out.write_bytes(b"the film of yesterday")
    broken = tmp_path / "broken.mp4"
    broken.write_bytes(game().read_bytes()[: game().stat().st_size * 2 // 3])
    with pytest.raises(Exception, match=r"broken\.mp4"):
        render(request_of(short(), {"g": broken}, out))
    assert out.read_bytes() == b"the film of yesterday"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["broken.mp4", "reel.mp4"]


def test_a_moving_crop_comes_out_moving(tmp_path: Path) -> None:
    from app.media.index import build_index

    clip = EditClip("c", "g", 0, 1_000_000, crop=pan(build_index(game()).facts))
    seen: list[Bytes] = []
    out = tmp_path / "reel.mp4"
    render(request_of(edit_of(clip), paths(), out), tap=lambda n, yuv: seen.append(yuv.copy()))
    assert len({frame.tobytes() for frame in seen}) == len(seen)


def _slow() -> int:
    """How much slower this machine is than it should be, from its load."""
    return int(os.getloadavg()[0] // max(1, os.cpu_count() or 1))


def _children(words: str) -> list[int]:
    """Processes that this one started (directly), by a part of their command line."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            command = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode()
            parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
        if words in command and parent == os.getpid():
            found.append(int(entry.name))
    return found


def _ffmpegs(folder: Path) -> list[int]:
    """Encoders that write into a folder."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            command = (entry / "cmdline").read_bytes().decode(errors="replace")
        except OSError:
            continue
        if "ffmpeg" in command and str(folder) in command:
            found.append(int(entry.name))
    return found


def _until(true: Callable[[], bool], timeout_s: float = 10.0) -> None:
    end = time.monotonic() + timeout_s
    while not true():
        assert time.monotonic() < end
        time.sleep(0.02)

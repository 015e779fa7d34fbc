"""Nothing is encoded twice: what an export takes from the cache, and what it must not take."""

from __future__ import annotations

import os
import signal
import stat
import sys
import threading
from dataclasses import replace
from fractions import Fraction
from functools import cache
from pathlib import Path

import av
import numpy as np
import pytest

from app.core.edit import CropKey, Edit, EditClip, Intro, Text, Transition
from app.core.errors import RenderFailed
from app.footage import MatchSpec
from app.media.picture import Picture
from app.render.child import run_in_child
from app.render.ffmpeg_program import FFMPEG_VARIABLE, ffmpeg_path
from app.render.job import RenderRequest, render
from app.render.progress import RenderProgress
from app.render.segment_store import SegmentStore
from app.render.sources import Sources
from tests.integration.render.films import edit_of, film, request_of
from tests.integration.render.test_child import _children
from tests.support.footage import make_match

pytestmark = pytest.mark.integration
SHORT = MatchSpec(width=320, height=180, fps=Fraction(30), frames=120, gop=30)


@cache
def game() -> Path:
    return make_match(SHORT)[0]


def reel(*, kind: str = "cut", intro: bool = False) -> Edit:
    """Four clips of half a second."""
    clips = [EditClip(f"c{n}", "g", n * 700_000, n * 700_000 + 500_000) for n in range(4)]
    edit = edit_of(*clips)
    frame = replace(
        edit.reel,
        transition=Transition(kind, 200_000),  # type: ignore[arg-type]
        intro=Intro("Maya", us=500_000) if intro else None,
    )
    return replace(edit, reel=frame)


def with_text(edit: Edit, n: int, words: str) -> Edit:
    clips = list(edit.clips)
    text = Text("t", clips[n].start_us, clips[n].end_us, words)
    clips[n] = replace(clips[n], texts=(text,))
    return replace(edit, clips=tuple(clips))


def request(edit: Edit, folder: Path, name: str = "reel") -> RenderRequest:
    made = request_of(edit, {"g": game()}, folder / f"{name}.mp4")
    return replace(made, cache_dir=folder / "cache")


def pictures(path: Path) -> list[bytes]:
    """Every decoded frame."""
    with av.open(str(path)) as container:
        return [frame.to_ndarray().tobytes() for frame in container.decode(video=0)]


def shows_the_same(one: Path, other: Path) -> bool:
    """Whether two films have the same pictures but for what an encoder makes of its history."""
    pairs = zip(pictures(one), pictures(other), strict=True)
    return all(
        np.abs(np.frombuffer(a, np.uint8).astype(int) - np.frombuffer(b, np.uint8)).mean() < 4.0
        for a, b in pairs
    )


def kept(folder: Path) -> list[Path]:
    return sorted((folder / "cache" / "segments").glob("*.mp4"))


@pytest.mark.parametrize("kind", ["cut", "dissolve", "fade"])
def test_the_same_again_takes_everything(kind: str, tmp_path: Path) -> None:
    first = render(request(reel(kind=kind, intro=True), tmp_path, "first"))
    assert first.taken == 0 and first.segments == (5 if kind == "cut" else 8)
    seen: list[int] = []
    told: list[RenderProgress] = []
    again = render(
        request(reel(kind=kind, intro=True), tmp_path, "again"),
        told.append,
        tap=lambda n, _: seen.append(n),
    )
    assert again.taken == again.segments == first.segments and seen == []
    assert pictures(again.out) == pictures(first.out)
    one, other = film(first.out), film(again.out)
    assert (one.times, one.sound, one.chapters) == (other.times, other.sound, other.chapters)
    frames = next(p for p in told if p.stage == "frames")
    assert frames.done == frames.total == first.frames, "what is there is done from the start"


@pytest.mark.parametrize("kind", ["cut", "dissolve"])
def test_the_film_is_its_segments_picture_for_picture(kind: str, tmp_path: Path) -> None:
    made = render(request(reel(kind=kind), tmp_path))
    left = {tuple(pictures(path)) for path in kept(tmp_path)}
    shown = pictures(made.out)
    at = 0
    while at < len(shown):
        (fits,) = [one for one in left if list(one) == shown[at : at + len(one)]]
        at += len(fits)
    assert at == made.frames


def test_one_changed_text_renders_one_clip(tmp_path: Path) -> None:
    before = render(request(with_text(reel(), 2, "#10 Maya"), tmp_path, "before"))
    seen: list[int] = []
    after = render(
        request(with_text(reel(), 2, "#11 Lena"), tmp_path, "after"),
        tap=lambda n, _: seen.append(n),
    )
    assert (after.taken, after.segments) == (3, 4)
    assert seen == list(range(30, 45)), "only the frames of the third clip are encoded"
    one, other = pictures(before.out), pictures(after.out)
    assert one[:30] + one[45:] == other[:30] + other[45:]
    assert one[37] != other[37]


def test_a_clip_that_comes_twice_is_rendered_once(tmp_path: Path) -> None:
    clips = [EditClip(name, "g", 0, 500_000) for name in "abc"]
    seen: list[int] = []
    made = render(request(edit_of(*clips), tmp_path), tap=lambda n, _: seen.append(n))
    assert seen == list(range(15))
    shown = pictures(made.out)
    assert len(shown) == 45 and shown[:15] == shown[15:30] == shown[30:]


def test_without_a_cache_nothing_is_kept(tmp_path: Path) -> None:
    for changed in ({"cache_dir": None}, {"cache_bytes": 0}):
        wanted = replace(request(reel(), tmp_path), **changed)
        assert render(wanted).taken == 0
        assert not (tmp_path / "cache" / "segments").exists()
    assert not [p for p in tmp_path.iterdir() if p.name.startswith(".")]


def test_other_footage_under_the_same_name_is_rendered(tmp_path: Path) -> None:
    footage = tmp_path / "game.mp4"
    footage.write_bytes(game().read_bytes())
    wanted = replace(request(reel(), tmp_path), paths={"g": footage})
    before = pictures(render(wanted).out)
    other, _ = make_match(replace(SHORT, seed=SHORT.seed + 1))
    footage.write_bytes(other.read_bytes())
    again = render(replace(wanted, out=tmp_path / "again.mp4"))
    assert again.taken == 0
    assert pictures(again.out) != before


def test_a_damaged_segment_is_rendered_again(tmp_path: Path) -> None:
    before = render(request(reel(), tmp_path, "before"))
    harmed = kept(tmp_path)[1]
    content = bytearray(harmed.read_bytes())
    content[len(content) // 2] ^= 0xFF
    harmed.write_bytes(content)
    after = render(request(reel(), tmp_path, "after"))
    assert after.taken == after.segments - 1
    assert shows_the_same(after.out, before.out)


def test_a_cache_that_refuses_costs_time_only(tmp_path: Path) -> None:
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache" / "segments").write_bytes(b"no folder")
    made = render(request(reel(), tmp_path))
    assert made.frames == len(film(made.out).times) == 60


def test_a_full_cache_disk_moves_the_rest_beside_the_film(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An ffmpeg that finds no room wherever the segments of the cache are written."""
    _script(
        tmp_path / "ffmpeg",
        monkeypatch,
        """
if ".job-" in args[-2] or ".job-" in args[-1]:
    sys.stdin.buffer.read(100_000)
    sys.exit("av_interleaved_write_frame(): No space left on device")
""",
    )
    films = tmp_path / "films"
    films.mkdir()
    wanted = replace(request(reel(), films), cache_dir=tmp_path / "cache")
    made = render(wanted)
    assert len(film(made.out).times) == made.frames == 60
    assert [p.name for p in films.iterdir()] == ["reel.mp4"]


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_a_killed_export_goes_on_where_it_was(tmp_path: Path) -> None:
    clips = [
        EditClip(f"c{n}", "g", n * 300_000, n * 300_000 + 1_000_000, rotation_deg=3.0 + n)
        for n in range(8)
    ]
    wanted = request(edit_of(*clips, size=(540, 960)), tmp_path)
    whole = render(replace(wanted, out=tmp_path / "whole.mp4", cache_dir=None))
    killed = threading.Event()

    def kill(progress: RenderProgress) -> None:
        if progress.stage == "frames" and progress.done > 100 and not killed.is_set():
            killed.set()
            for pid in _children("app.render"):
                os.kill(pid, signal.SIGKILL)

    with pytest.raises(RenderFailed, match="ended unexpectedly"):
        run_in_child(wanted, kill)
    assert killed.is_set()
    assert {p.name for p in tmp_path.iterdir()} == {"whole.mp4", "cache"}
    told: list[RenderProgress] = []
    made = run_in_child(wanted, told.append)
    assert 1 <= made.taken < made.segments
    start = next(p for p in told if p.stage == "frames")
    assert start.done == made.taken * 30
    assert shows_the_same(made.out, whole.out)
    assert not list((tmp_path / "cache" / "segments").glob(".job-*"))


@pytest.mark.skipif(sys.platform == "win32", reason="scripts of POSIX")
def test_an_encoder_that_dies_in_the_middle_keeps_what_it_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its first two segments are used; the third, in which it fails, and the rest are x264's."""
    _script(
        tmp_path / "ffmpeg",
        monkeypatch,
        """
if "h264_nvenc" in args:
    if "256x256" not in args:
        with open(HERE + "/count", "a") as file:
            file.write("x")
        if os.path.getsize(HERE + "/count") > 2:
            sys.stdin.buffer.read(400_000)
            sys.exit("[h264_nvenc @ 0x1] EncodePicture failed!: generic error (20)")
    at = args.index("h264_nvenc")
    args = args[:at] + ["libx264"] + args[at + 1 :]
    for name in ("-preset", "-tune", "-rc", "-cq", "-b:v"):
        if name in args:
            del args[args.index(name) : args.index(name) + 2]
""",
    )
    told: list[RenderProgress] = []
    seen: list[int] = []
    wanted = replace(request(reel(), tmp_path), encoder="nvenc")
    made = render(wanted, told.append, tap=lambda n, _: seen.append(n))
    assert made.encoder == "x264"
    assert made.fallback_reason.startswith("NVIDIA NVENC failed (")
    assert any(p.note == made.fallback_reason for p in told)
    assert seen[:30] == list(range(30)), "what was whole is not made again"
    assert seen[-30:] == list(range(30, 60)), "the rest is"
    assert len(film(made.out).times) == made.frames == 60
    assert len(kept(tmp_path)) == 4


def test_all_shapes_of_a_film_are_decoded_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[int] = []
    real = Sources.picture

    def picture(self: Sources, source: str, index: int, *args: object, **names: object) -> Picture:
        read.append(index)
        return real(self, source, index, *args, **names)  # type: ignore[arg-type]

    monkeypatch.setattr(Sources, "picture", picture)
    tall, square = reel(kind="dissolve"), reel(kind="dissolve")
    crop = (CropKey(0, 120.0, 90.0, 160.0),)
    square = replace(
        square,
        reel=replace(square.reel, size=(240, 240), name="Square"),
        clips=tuple(replace(clip, crop=crop) for clip in square.clips),
    )
    alone = render(replace(request(square, tmp_path, "alone"), cache_dir=None))
    once, read[:] = list(read), []
    made = render(replace(request(tall, tmp_path), also=(square,)))
    assert read == once
    read.clear()
    other = run_in_child(request(square, tmp_path, "square"))
    assert (other.taken, other.segments, other.plan_hash) == (7, 7, alone.plan_hash)
    assert pictures(other.out) == pictures(alone.out)
    whole = render(replace(request(tall, tmp_path, "tall"), cache_dir=None))
    assert pictures(made.out) == pictures(whole.out)
    assert film(other.out).tags["title"] == "Square"


def test_a_shape_that_is_there_costs_the_other_nothing(tmp_path: Path) -> None:
    square = replace(reel(), reel=replace(reel().reel, size=(240, 240)))
    render(request(reel(), tmp_path, "first"))
    seen: list[int] = []
    made = render(
        replace(request(reel(), tmp_path), also=(square,)), tap=lambda n, _: seen.append(n)
    )
    assert seen == [] and made.taken == 4
    assert len(kept(tmp_path)) == 8


def test_shapes_must_show_the_same_pictures(tmp_path: Path) -> None:
    other = edit_of(EditClip("c", "g", 0, 500_000))
    with pytest.raises(ValueError, match="same pictures"):
        render(replace(request(reel(), tmp_path), also=(other,)))
    assert not list(tmp_path.glob("*.mp4"))


def test_two_exports_of_one_reel_at_the_same_time(tmp_path: Path) -> None:
    """They share the cache, and neither takes half a segment of the other."""
    wanted = [request(reel(kind="dissolve"), tmp_path, name) for name in ("one", "other")]
    threads = [threading.Thread(target=run_in_child, args=(one,)) for one in wanted]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert shows_the_same(wanted[0].out, wanted[1].out)
    assert len(pictures(wanted[0].out)) == 60 - 3 * 6


def test_a_cache_that_is_smaller_than_the_film(tmp_path: Path) -> None:
    made = render(replace(request(reel(), tmp_path), cache_bytes=1000))
    assert len(film(made.out).times) == 60
    assert SegmentStore(tmp_path / "cache" / "segments").size <= 1000


def _script(script: Path, monkeypatch: pytest.MonkeyPatch, body: str) -> None:
    """An ffmpeg that does what ``body`` says and then, if it goes on, what ffmpeg does."""
    head = (
        f"#!{sys.executable}\nimport os, sys\nHERE = {str(script.parent)!r}\nargs = sys.argv[1:]\n"
    )
    tail = f"\nos.execv({str(ffmpeg_path())!r}, ['ffmpeg', *args])\n"
    script.write_text(head + body + tail)
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv(FFMPEG_VARIABLE, str(script))

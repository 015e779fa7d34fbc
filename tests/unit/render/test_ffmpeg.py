"""The door to ffmpeg: what goes in comes out, exactly timed and rightly tagged, or one sentence."""

from __future__ import annotations

import os
import stat
import sys
import wave
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from app.core.errors import RenderFailed
from app.media.index import build_index
from app.media.probe import probe
from app.render.encoders import X264, video_codec
from app.render.ffmetadata import Chapter, ffmetadata
from app.render.ffmpeg import EncodeSpec, VideoCodec, encode_command, split_part, timescale
from app.render.ffmpeg_process import spawn
from app.render.ffmpeg_program import FFMPEG_VARIABLE, ffmpeg_path, ffmpeg_version

SIZE = (96, 160)
RATES = [Fraction(*rate) for rate in ((24, 1), (25, 1), (30, 1), (30000, 1001), (60, 1), (50, 3))]
LOSSLESS = VideoCodec("libx264", ("-preset", "ultrafast", "-qp", "0"))


def picture(n: int, size: tuple[int, int] = SIZE) -> NDArray[np.uint8]:
    rng = np.random.default_rng(n)
    return rng.integers(16, 235, (size[1] * 3 // 2, size[0]), np.uint8)


def encode(spec: EncodeSpec, count: int) -> None:
    running = spawn(encode_command(spec))
    for n in range(count):
        running.write(picture(n, spec.size))
    assert running.finish(60) == 0, running.log
    assert running.log == ""


def decoded(path: Path) -> list[NDArray[np.uint8]]:
    with av.open(str(path)) as film:
        return [np.asarray(frame.to_ndarray()) for frame in film.decode(video=0)]


def sound_file(path: Path, seconds: Fraction) -> Path:
    with wave.open(str(path), "wb") as out:
        out.setparams((2, 2, 48_000, 0, "NONE", ""))
        out.writeframes(bytes(round(seconds * 48_000) * 4))
    return path


@pytest.mark.parametrize("fps", RATES, ids=str)
def test_every_picture_comes_out_at_its_time_from_zero_on(fps: Fraction, tmp_path: Path) -> None:
    out = tmp_path / "out.mp4"
    sound = sound_file(tmp_path / "sound.wav", 23 / fps)
    encode(EncodeSpec(SIZE, fps, video_codec(X264, "high"), out, sound), 23)
    with av.open(str(out)) as file:
        times = [
            f.pts * f.time_base for f in file.decode(video=0) if f.pts is not None and f.time_base
        ]
        file.seek(0)
        heard = [f.pts for f in file.decode(file.streams.audio[0])]
    assert times == [n / fps for n in range(23)]
    assert heard[0] == 0
    index = build_index(out)
    assert [index.facts.time_us(n) for n in (0, 22)] == [0, round(22 / fps * 1_000_000)]
    assert index.facts.duration_us == round(23 / fps * 1_000_000)
    assert index.fps == fps and not index.vfr


def test_pixels_are_passed_on_unchanged(tmp_path: Path) -> None:
    out = tmp_path / "out.mp4"
    encode(EncodeSpec(SIZE, Fraction(30), LOSSLESS, out), 5)
    with av.open(str(out)) as file:
        for n, frame in enumerate(file.decode(video=0)):
            np.testing.assert_array_equal(frame.to_ndarray(format="yuv420p"), picture(n))


def test_the_file_says_what_it_is(tmp_path: Path) -> None:
    out = tmp_path / "out.mp4"
    sound = sound_file(tmp_path / "sound.wav", Fraction(1, 2))
    encode(EncodeSpec(SIZE, Fraction(30), video_codec(X264, "draft"), out, sound), 15)
    info = probe(out)
    assert (info.codec, info.pix_fmt, info.width, info.height) == ("h264", "yuv420p", *SIZE)
    assert (info.color_range, info.color_space) == (1, 1)
    assert (info.color_primaries, info.color_transfer) == (1, 1)
    assert (info.audio_codec, info.sample_rate, info.channels) == ("aac", 48_000, 2)
    whole = out.read_bytes()
    assert 0 < whole.index(b"moov") < whole.index(b"mdat")


def test_title_date_and_chapters_are_in_the_file(tmp_path: Path) -> None:
    out, facts = tmp_path / "out.mp4", tmp_path / "facts.txt"
    title = "Goal; 2-1 = win #10 \\ Zoë\nsecond line"
    chapters = [Chapter(0, 250_000, "1:05 Goal"), Chapter(250_000, 500_000, "2:10 = Pass")]
    facts.write_text(ffmetadata(title, "2026-05-01", chapters), encoding="utf-8")
    sound = sound_file(tmp_path / "sound.wav", Fraction(1, 2))
    spec = EncodeSpec(SIZE, Fraction(30), video_codec(X264, "draft"), out, sound, facts)
    encode(spec, 15)
    with av.open(str(out)) as file:
        assert file.metadata["title"] == title
        assert file.metadata["date"] == "2026-05-01"
        found = [
            (c["start"] * c["time_base"], c["end"] * c["time_base"], c["metadata"]["title"])
            for c in file.chapters()
            if c["time_base"] is not None
        ]
    quarter = Fraction(1, 4)
    assert found == [(0, quarter, "1:05 Goal"), (quarter, 2 * quarter, "2:10 = Pass")]


def test_metadata_without_sound(tmp_path: Path) -> None:
    out, facts = tmp_path / "out.mp4", tmp_path / "facts.txt"
    facts.write_text(ffmetadata("A", chapters=[Chapter(0, 500_000, "B")]), encoding="utf-8")
    encode(EncodeSpec(SIZE, Fraction(30), video_codec(X264, "draft"), out, None, facts), 15)
    with av.open(str(out)) as file:
        assert file.metadata["title"] == "A"
        assert len(file.streams.audio) == 0
        assert len(file.chapters()) == 1


@pytest.mark.parametrize("name", ["-y.mp4", "%03d.mp4", "a:b 'c'.part", "pipe:1"])
def test_odd_file_names_are_only_names(name: str, tmp_path: Path) -> None:
    encode(EncodeSpec(SIZE, Fraction(30), LOSSLESS, tmp_path / name), 2)
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("fps", RATES)
def test_the_clock_of_the_file_has_every_picture(fps: Fraction) -> None:
    assert (timescale(fps) / fps).denominator == 1
    assert timescale(fps) >= 10_000


def test_writing_to_an_ffmpeg_that_stopped_tells_why(tmp_path: Path) -> None:
    spec = EncodeSpec(SIZE, Fraction(30), VideoCodec("no_such_codec"), tmp_path / "out.mp4")
    running = spawn(encode_command(spec))
    with pytest.raises(RenderFailed, match="built without the encoder"):
        for n in range(200):
            running.write(picture(n))
    assert running.trouble().kind == "encoder"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_told_apart() -> None:
    running = spawn(encode_command(EncodeSpec(SIZE, Fraction(30), LOSSLESS, Path("/dev/full"))))
    with pytest.raises(RenderFailed, match="disk the export is written to is full"):
        for n in range(200):
            running.write(picture(n))
        assert running.finish(30) != 0
        raise RenderFailed(running.trouble().sentence)
    assert running.trouble().kind == "disk"


def test_stopping_ends_it(tmp_path: Path) -> None:
    running = spawn(encode_command(EncodeSpec(SIZE, Fraction(30), LOSSLESS, tmp_path / "o.mp4")))
    running.write(picture(0))
    running.stop()
    assert running.popen.poll() is not None
    running.stop()


@pytest.mark.skipif(sys.platform == "win32", reason="process groups of POSIX")
def test_it_has_its_own_process_group(tmp_path: Path) -> None:
    running = spawn(encode_command(EncodeSpec(SIZE, Fraction(30), LOSSLESS, tmp_path / "o.mp4")))
    try:
        assert os.getpgid(running.popen.pid) == running.popen.pid
    finally:
        running.stop()


def test_the_log_is_bounded(tmp_path: Path) -> None:
    chatty = tmp_path / "chatty"
    chatty.write_text(
        f"#!{sys.executable}\nimport sys\n"
        "sys.stderr.write('first\\n' + 'x' * 300_000 + '\\nlast\\n')\n"
    )
    chatty.chmod(chatty.stat().st_mode | stat.S_IXUSR)
    running = spawn([str(chatty)])
    running.finish(30)
    assert running.log.startswith("first") and running.log.endswith("last\n")
    assert len(running.log) < 40_000


def test_another_ffmpeg_may_be_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    usual = ffmpeg_path()
    other = tmp_path / "ffmpeg"
    other.symlink_to(usual)
    monkeypatch.setenv(FFMPEG_VARIABLE, str(other))
    assert ffmpeg_path() == other
    assert ffmpeg_version() == ffmpeg_version(usual) != "unknown"
    monkeypatch.setenv(FFMPEG_VARIABLE, str(tmp_path / "gone"))
    with pytest.raises(RenderFailed, match=f"{FFMPEG_VARIABLE} names, is not a program"):
        ffmpeg_path()


def test_a_program_that_does_not_run_is_one_sentence(tmp_path: Path) -> None:
    text = tmp_path / "text"
    text.write_bytes(b"\x00no program")
    text.chmod(0o755)
    with pytest.raises(RenderFailed, match="does not run"):
        ffmpeg_version(text)
    with pytest.raises(RenderFailed, match="does not run"):
        spawn([str(text)])


@pytest.mark.parametrize("fps", RATES, ids=str)
def test_one_encoder_writes_several_files_each_with_its_pictures_from_zero_on(
    fps: Fraction, tmp_path: Path
) -> None:
    folder = tmp_path / "100% mine"
    folder.mkdir()
    lossless = VideoCodec("libx264", ("-preset", "veryfast", "-qp", "0", "-bf", "3"))
    spec = EncodeSpec(SIZE, fps, lossless, folder / "seg.mp4", splits=(7, 8, 31))
    encode(spec, 40)
    parts = [split_part(spec, n) for n in range(4)]
    assert sorted(folder.iterdir()) == parts
    shown = 0
    for part, count in zip(parts, (7, 1, 23, 9), strict=True):
        facts = build_index(part).facts
        assert [pts * facts.time_base for pts in facts.pts] == [n / fps for n in range(count)]
        for n, one in enumerate(decoded(part)):
            assert np.array_equal(one, picture(shown + n))
        shown += count

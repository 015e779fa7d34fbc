"""Which encoders work, tried for real, and which one a job gets."""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

from app.core.errors import BadInput
from app.core.export import ExportQuality
from app.render.encoders import (
    ENCODERS,
    NVENC,
    VAAPI,
    VIDEOTOOLBOX,
    X264,
    Encoder,
    Probe,
    choose,
    probe,
    quality_arguments,
    ranked,
    video_codec,
)
from app.render.probe_cache import ProbeCache
from app.render.report import encoder_report

QUALITIES: tuple[ExportQuality, ...] = get_args(ExportQuality)


def fake_ffmpeg(folder: Path, body: str) -> Path:
    """A program in place of ffmpeg, to meet drivers this computer does not have."""
    program = folder / "ffmpeg"
    program.write_text(f"#!{sys.executable}\nimport sys, time\n{body}\n")
    program.chmod(0o755)
    return program


def says(folder: Path, log: str) -> Path:
    return fake_ffmpeg(folder, f"sys.stdin.buffer.read(); sys.stderr.write({log!r}); sys.exit(1)")


def test_x264_works_here() -> None:
    assert probe(X264) == Probe(True)


@pytest.mark.parametrize("quality", QUALITIES)
@pytest.mark.parametrize("encoder", ranked(), ids=lambda e: e.name)
def test_every_encoder_works_or_says_in_words_why_not(
    encoder: Encoder, quality: ExportQuality
) -> None:
    found = probe(encoder, quality=quality)
    if not found.ok:
        assert encoder is not X264
        assert ";" in found.reason and "ffmpeg said" not in found.reason


def test_an_encoder_that_ffmpeg_does_not_have() -> None:
    unknown = replace(X264, codec="h264_nobody")
    assert "built without the encoder" in probe(unknown).reason


@pytest.mark.parametrize(
    ("log", "words", "lasting"),
    [
        ("Cannot load libnvidia-encode.so.1", "is not installed", True),
        ("No capable devices found", "no graphics card here", True),
        ("Driver does not support the required nvenc API version", "too old", True),
        ("OpenEncodeSessionEx failed: out of memory (10)", "as many films", False),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="a script in place of ffmpeg")
def test_failures_are_told_apart(log: str, words: str, lasting: bool, tmp_path: Path) -> None:
    found = probe(NVENC, program=says(tmp_path, log))
    assert not found.ok and words in found.reason and found.lasting is lasting


@pytest.mark.skipif(sys.platform == "win32", reason="a script in place of ffmpeg")
def test_a_driver_that_hangs_is_given_up(tmp_path: Path) -> None:
    began = time.monotonic()
    found = probe(NVENC, program=fake_ffmpeg(tmp_path, "time.sleep(60)"), timeout_s=0.5)
    assert not found.ok and not found.lasting
    assert found.reason.startswith("it did not answer within 0.5 seconds; ")
    assert time.monotonic() - began < 10


@pytest.mark.skipif(sys.platform == "win32", reason="a script in place of ffmpeg")
def test_an_encoder_that_writes_nothing_does_not_work(tmp_path: Path) -> None:
    assert not probe(NVENC, program=fake_ffmpeg(tmp_path, "sys.stdin.buffer.read()")).ok


def test_the_best_comes_first_and_x264_last_everywhere() -> None:
    names = {p: [e.name for e in ranked(p)] for p in ("linux", "win32", "darwin")}
    assert names == {
        "linux": ["nvenc", "qsv", "amf", "vaapi", "x264"],
        "win32": ["nvenc", "qsv", "amf", "x264"],
        "darwin": ["videotoolbox", "x264"],
    }


def test_qualities() -> None:
    assert [" ".join(quality_arguments(X264, q)) for q in QUALITIES] == [
        "-preset ultrafast -crf 28",
        "-preset veryfast -crf 20",
        "-preset medium -crf 17",
    ]
    for encoder in ENCODERS.values():
        assert len({quality_arguments(encoder, q) for q in QUALITIES}) == 3
        assert all(len(quality_arguments(encoder, q)) % 2 == 0 for q in QUALITIES)
    assert video_codec(VAAPI, "draft").upload
    assert video_codec(X264, "draft").pixel_format == "yuv420p"


def cache(tmp_path: Path) -> ProbeCache:
    return ProbeCache(tmp_path / "probes.json", version=lambda: "9", driver=lambda: "1")


def test_automatic_takes_the_first_that_works(tmp_path: Path) -> None:
    kept = cache(tmp_path)
    for encoder in ranked():
        kept.put(encoder, Probe(False, "no such card; buy one"))
    kept.put(X264, Probe(True))
    assert choose("auto", kept).encoder is X264
    first = ranked()[0]
    kept.put(first, Probe(True))
    choice = choose("auto", kept)
    assert choice.encoder is first and not choice.fell_back and first.label in choice.why


def test_one_that_is_asked_for_and_does_not_work_gives_way_to_x264() -> None:
    other = VIDEOTOOLBOX if sys.platform != "darwin" else NVENC
    choice = choose(other.name)
    assert choice.encoder is X264 and choice.fell_back
    assert choice.why.startswith(f"{other.label} does not work here: ")
    assert not choose("x264").fell_back


def test_a_remembered_refusal_is_tried_again_when_asked_for_by_name(tmp_path: Path) -> None:
    encoder, kept = ranked()[0], cache(tmp_path)
    kept.put(encoder, Probe(False, "remembered; nonsense"))
    assert "remembered" not in choose(encoder.name, kept).why


def test_an_unknown_name_is_wrong_use() -> None:
    with pytest.raises(BadInput, match="no encoder named 'h265'; choose auto, amf"):
        choose("h265")


def test_the_report_has_a_line_for_each(tmp_path: Path) -> None:
    lines = encoder_report(cache(tmp_path))
    assert [line.name for line in lines] == [encoder.name for encoder in ranked()]
    assert lines[-1].works
    assert all(line.works or line.reason for line in lines)
    assert encoder_report(cache(tmp_path), fresh=False) == lines

"""Which encoders work, tried for real, and which one a job gets."""

from __future__ import annotations

import os
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

from app.core.errors import BadInput
from app.core.export import CODEC_NAMES, EXPORT_CODECS, ExportCodec, ExportQuality
from app.core.target_size import Budget
from app.render.encoders import (
    ALL_ENCODERS,
    NVENC,
    SVT_AV1,
    VAAPI,
    VIDEOTOOLBOX,
    X264,
    Encoder,
    Probe,
    choose,
    encoder_for,
    probe,
    quality_arguments,
    ranked,
    spare,
    video_codec,
)
from app.render.ffmpeg_program import ffmpeg_path
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
@pytest.mark.parametrize(
    "encoder", [e for codec in EXPORT_CODECS for e in ranked(codec=codec)], ids=lambda e: e.name
)
def test_every_encoder_works_or_says_in_words_why_not(
    encoder: Encoder, quality: ExportQuality
) -> None:
    found = probe(encoder, quality=quality)
    if not found.ok:
        assert encoder.hardware
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
        (
            (
                "OpenEncodeSessionEx failed: unsupported device (2): (no details)\n"
                "No capable devices found"
            ),
            "has no video encoder (A100, H100, H200, B200",
            True,
        ),
        ("Unknown encoder 'av1_nvenc'", "built without the encoder", True),
        ("CUDA_ERROR_OUT_OF_MEMORY: out of memory", "memory of the graphics card", False),
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


@pytest.mark.skipif(sys.platform != "linux", reason="devices of Linux")
def test_a_device_that_may_not_be_used_is_told_from_one_that_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    node = tmp_path / "renderD128"
    monkeypatch.setenv("LIBVA_DRM_DEVICE", str(node))
    assert "there is no graphics device" in probe(VAAPI).reason
    node.touch()
    monkeypatch.setattr(os, "access", lambda *_: False)  # as root, everything may be used
    found = probe(VAAPI)
    assert found.lasting and "add this user to the group render" in found.reason


def test_the_best_comes_first_and_x264_last_everywhere() -> None:
    names = {p: [e.name for e in ranked(p)] for p in ("linux", "win32", "darwin")}
    assert names == {
        "linux": ["nvenc", "qsv", "amf", "vaapi", "x264"],
        "win32": ["nvenc", "qsv", "amf", "x264"],
        "darwin": ["videotoolbox", "x264"],
    }


def test_other_codecs_have_the_same_order_and_their_own_processor() -> None:
    names = {
        (p, c): [e.name for e in ranked(p, c)]
        for p in ("linux", "win32", "darwin")
        for c in ("hevc", "av1")
    }
    assert names["linux", "hevc"] == ["nvenc-hevc", "qsv-hevc", "amf-hevc", "vaapi-hevc", "x265"]
    assert names["win32", "av1"] == ["nvenc-av1", "qsv-av1", "amf-av1", "svtav1"]
    assert names["darwin", "hevc"] == ["videotoolbox-hevc", "x265"]
    assert names["darwin", "av1"] == ["svtav1"]


def test_qualities() -> None:
    assert [" ".join(quality_arguments(X264, q)) for q in QUALITIES] == [
        "-preset ultrafast -crf 28",
        "-preset veryfast -crf 20",
        "-preset medium -crf 17",
    ]
    for encoder in ALL_ENCODERS:
        assert len({quality_arguments(encoder, q) for q in QUALITIES}) == 3
        assert all(len(quality_arguments(encoder, q)) % 2 == 0 for q in QUALITIES)
    assert video_codec(VAAPI, "draft").upload
    assert video_codec(X264, "draft").pixel_format == "yuv420p"
    assert {video_codec(e, "draft").tag for e in ALL_ENCODERS if e.makes == "hevc"} == {"hvc1"}
    assert {video_codec(e, "draft").tag for e in ALL_ENCODERS if e.makes == "av1"} == {"av01"}


@pytest.mark.parametrize("encoder", ALL_ENCODERS, ids=lambda e: e.name)
def test_a_limit_is_told_to_every_encoder(encoder: Encoder) -> None:
    limit = Budget(5_000_000, 2_000_000, 900_000, 700_000, 128, 90_000)
    for quality in QUALITIES:
        options = video_codec(encoder, quality, limit).options
        told = dict(zip(options[::2], options[1::2], strict=True))
        assert (told["-maxrate"], told["-bufsize"]) == ("2000000", "900000")
        # Those that are told a rate and no quality do not fill it up beyond what is usual.
        by_quality = told.keys() & {"-crf", "-cq", "-global_quality"}
        assert by_quality or told["-b:v"] == "700000"
        assert not told.keys() & {"-qp", "-qp_i", "-q:v"}


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


@pytest.mark.parametrize(("codec", "name"), [("hevc", "x265"), ("av1", "svtav1")])
def test_a_codec_without_a_card_is_made_by_the_processor(
    codec: ExportCodec, name: str, tmp_path: Path
) -> None:
    """Of the same codec: H.264 was not asked for."""
    kept = cache(tmp_path)
    for encoder in ALL_ENCODERS:
        if encoder.hardware:
            kept.put(encoder, Probe(False, "no such card; buy one"))
    found = choose("auto", kept, codec=codec)
    assert found.encoder.name == name and not found.fell_back
    assert f"can encode {CODEC_NAMES[codec]}, so the processor does" in found.why
    assert choose("x264", kept, codec=codec).encoder.name == name
    best = ranked(codec=codec)[0]
    kept.put(best, Probe(True))
    assert choose("auto", kept, codec=codec).encoder is best


def test_a_family_without_the_codec_gives_way_to_the_processor() -> None:
    found = choose("videotoolbox", codec="av1")
    assert found.encoder is SVT_AV1 and found.fell_back
    assert found.why.startswith("Apple VideoToolbox has no encoder for AV1")


LITTLE = """
import os
args = sys.argv[1:]
if {missing}:
    sys.stderr.write("Unknown encoder"); sys.exit(1)
os.execv({real!r}, [{real!r}, *args])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="a script in place of ffmpeg")
def test_a_codec_that_this_ffmpeg_lacks_becomes_h264_and_that_is_said(tmp_path: Path) -> None:
    missing = '"libx264" not in args and "-version" not in args'
    program = fake_ffmpeg(tmp_path, LITTLE.format(missing=missing, real=str(ffmpeg_path())))
    for name in ("auto", "x264"):
        found = choose(name, cache(tmp_path), codec="hevc", program=program)
        assert found.encoder is X264 and found.fell_back
        assert "HEVC cannot be encoded here (this ffmpeg was built without" in found.why
        assert found.why.endswith("so the film is H.264.")


def test_what_fails_in_the_middle_gives_way_to_the_same_codec(tmp_path: Path) -> None:
    kept = cache(tmp_path)
    for encoder in ALL_ENCODERS:
        other = spare(encoder, kept)
        assert not other.hardware
        assert other is X264 if not encoder.hardware else other.makes == encoder.makes


def test_codecs_of_one_card_are_remembered_apart(tmp_path: Path) -> None:
    kept = cache(tmp_path)
    kept.put(NVENC, Probe(True))
    other = encoder_for("nvenc", "av1")
    assert other is not None and kept.get(other) is None
    kept.put(other, Probe(False, "too old; buy another"))
    assert kept.get(NVENC) == Probe(True) and kept.get(other) == Probe(
        False, "too old; buy another"
    )


def test_an_unknown_name_is_wrong_use() -> None:
    with pytest.raises(BadInput, match="no encoder named 'h265'; choose auto, amf"):
        choose("h265")


@pytest.mark.skipif(sys.platform != "linux", reason="a script in place of ffmpeg, NVENC and QSV")
def test_the_report_tells_codecs_of_one_card_apart(tmp_path: Path) -> None:
    missing = '"hevc_nvenc" in args or "av1_nvenc" in args or "_qsv" in " ".join(args)'
    body = LITTLE.format(missing=missing, real=str(ffmpeg_path()))
    body = body.replace(
        "os.execv",
        "own = ('-preset', 'p4', '-tune', 'hq', '-rc', 'vbr', '-cq', '24', '-b:v', '0')\n"
        "if 'h264_nvenc' in args:\n"
        "    args = ['libx264' if a == 'h264_nvenc' else a for a in args if a not in own]\n"
        "os.execv",
    )
    lines = {line.name: line for line in encoder_report(program=fake_ffmpeg(tmp_path, body))}
    nvenc, qsv = lines["nvenc"], lines["qsv"]
    assert nvenc.works and nvenc.codecs == ("H.264",)
    assert nvenc.reason.startswith("HEVC and AV1: this ffmpeg was built without the encoder")
    assert not qsv.works and qsv.codecs == ()
    assert qsv.reason.startswith("this ffmpeg was built without the encoder")


def test_the_report_has_a_line_for_each(tmp_path: Path) -> None:
    lines = encoder_report(cache(tmp_path))
    assert [line.name for line in lines] == [encoder.name for encoder in ranked()]
    assert lines[-1].works
    assert lines[-1].codecs == ("H.264", "HEVC", "AV1")
    assert all(line.works or line.reason for line in lines)
    assert encoder_report(cache(tmp_path), fresh=False) == lines

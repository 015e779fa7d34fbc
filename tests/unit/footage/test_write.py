"""Whole files: what is in them is what the truth says."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Literal

import av
import imageio_ffmpeg
import numpy as np
import pytest

from app.footage import MatchSpec, MatchTruth, match_truth, read_number, write_halves, write_match
from app.footage.spec import Rotation
from tests.support.footage import MatchFile, luma_frames, numbers_in, whistle_onsets_us

SHORT = MatchSpec(frames=30)
GOLDEN = "d69c3dcd33083f16151fe8e7d3531ea83ee096c6c785009cdf412798336a3a5f"
"""Hash of the truth of `MatchSpec()`. If it changes, every number measured against it does too."""


def _all_numbers_are_right(path: Path, truth: MatchTruth) -> None:
    found = numbers_in(path, source_size=truth.size)
    assert found == [truth.number(i) for i in range(len(truth))]


def _all_times_are_right(path: Path, truth: MatchTruth) -> None:
    with av.open(str(path)) as container:
        frames = [(f.pts, f.time_base) for f in container.decode(video=0)]
    assert tuple(pts for pts, _ in frames) == truth.pts
    assert {base for _, base in frames} == {truth.time_base}


@pytest.mark.parametrize(
    ("spec", "suffix"),
    [
        (SHORT, ".mp4"),
        (replace(SHORT, fps=Fraction(30_000, 1001)), ".mov"),
        (replace(SHORT, fps=Fraction(50), b_frames=2), ".mp4"),
        (replace(SHORT, fps=Fraction(60), audio=False), ".mkv"),
        (replace(SHORT, fps=Fraction(30)), ".ts"),
        (replace(SHORT, vfr=True, fps=Fraction(30), frames=80), ".mp4"),
        (replace(SHORT, codec="hevc", pix_fmt="yuv420p10le"), ".mp4"),
        (replace(SHORT, pix_fmt="yuv420p10le"), ".mp4"),
        (replace(SHORT, codec="mpeg4", width=321, height=181), ".mp4"),
    ],
    ids=["25", "29.97-mov", "50-b-frames", "60-mkv", "30-ts", "vfr", "hevc-10", "avc-10", "odd"],
)
def test_numbers_and_timestamps_are_as_the_truth_says(
    match_file: MatchFile, spec: MatchSpec, suffix: str
) -> None:
    path, truth = match_file(spec, suffix)
    _all_numbers_are_right(path, truth)
    _all_times_are_right(path, truth)
    assert len(truth) == spec.frame_count


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_a_rotated_file_is_shown_upright_by_ffmpeg(
    match_file: MatchFile, rotation: Rotation
) -> None:
    """Judged by another program: ffmpeg turns the picture by the flag on its own."""
    path, truth = match_file(replace(SHORT, rotation=rotation))
    with av.open(str(path)) as container:
        stream = container.streams.video[0]
        turned = (stream.width, stream.height)
    assert turned == (truth.size if rotation == 180 else truth.size[::-1])
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-i", str(path), "-an"]
    command += ["-f", "rawvideo", "-pix_fmt", "gray", "-"]
    raw = subprocess.run(command, check=True, capture_output=True).stdout
    pictures = np.frombuffer(raw, np.uint8).reshape(-1, truth.size[1], truth.size[0])
    numbers = [read_number(picture, source_size=truth.size) for picture in pictures]
    assert numbers == [truth.number(i) for i in range(len(truth))]
    _all_numbers_are_right(path, truth)


def test_key_frames_stand_where_the_gop_says(match_file: MatchFile) -> None:
    _, truth = match_file(replace(SHORT, frames=40, gop=12))
    assert truth.key_frames == (0, 12, 24, 36)


def test_variable_rate_has_jitter_losses_and_a_fast_stretch() -> None:
    steps = np.diff(replace(SHORT, vfr=True, fps=Fraction(30), frames=200).ticks())
    assert steps.min() > 0
    assert len(set(steps.tolist())) > 20
    assert steps.max() > 3 * 3000, "a gap where frames were lost"
    assert np.median(steps[125:145]) < 0.6 * 3000, "a stretch at twice the rate"


def test_halves_run_on(tmp_path: Path) -> None:
    spec = replace(SHORT, frames=20, audio=False)
    paths = [tmp_path / "first.mp4", tmp_path / "second.mp4"]
    seen: list[tuple[int, int]] = []
    first, second = write_halves(spec, paths, on_progress=lambda *at: seen.append(at))
    assert seen == [(i, 40) for i in range(1, 41)]
    assert (first.number(19), second.number(0)) == (19, 20)
    for path, truth in zip(paths, (first, second), strict=True):
        _all_numbers_are_right(path, truth)
    whole = match_truth(replace(spec, frames=40))
    assert np.array_equal(np.concatenate([first.players, second.players]), whole.players)


def test_the_whistle_blows_when_the_truth_says(match_file: MatchFile) -> None:
    path, truth = match_file(
        MatchSpec(width=160, height=90, fps=Fraction(10), duration_s=Fraction(30))
    )
    heard = whistle_onsets_us(path)
    assert len(heard) == len(truth.whistles_us) >= 3
    assert max(abs(a - b) for a, b in zip(heard, truth.whistles_us, strict=True)) <= 5_000


@pytest.mark.parametrize("channels", [1, 2, 8])
def test_sound_has_the_channels_and_the_length_asked_for(
    match_file: MatchFile, channels: Literal[1, 2, 8]
) -> None:
    path, _ = match_file(replace(SHORT, channels=channels, sample_rate=44_100))
    with av.open(str(path)) as container:
        stream = container.streams.audio[0]
        assert (stream.codec_context.channels, stream.codec_context.sample_rate) == (
            channels,
            44_100,
        )
        assert stream.duration is not None and stream.time_base is not None
        assert abs(float(stream.duration * stream.time_base) - 1.2) < 0.05


def test_the_file_is_tagged_bt709_limited(match_file: MatchFile) -> None:
    with av.open(str(match_file(SHORT)[0])) as container:
        context = container.streams.video[0].codec_context
        tags = (context.color_primaries, context.color_trc, context.colorspace, context.color_range)
    assert tags == (1, 1, 1, 1)


def test_the_same_spec_gives_the_same_pictures_and_truth(tmp_path: Path) -> None:
    spec = replace(SHORT, frames=12)
    one, two = tmp_path / "one.mp4", tmp_path / "two.mp4"
    assert write_match(spec, one) == write_match(spec, two)
    for (_, a), (_, b) in zip(luma_frames(one), luma_frames(two), strict=True):
        assert np.array_equal(a, b)
    assert match_truth(replace(spec, seed=2)) != match_truth(spec)


def test_the_truth_is_golden() -> None:
    text = match_truth(MatchSpec()).to_json()
    assert hashlib.sha256(text.encode()).hexdigest() == GOLDEN
    code = (
        "import hashlib\nfrom app.footage import MatchSpec, match_truth\n"
        "print(hashlib.sha256(match_truth(MatchSpec()).to_json().encode()).hexdigest())"
    )
    fresh = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert fresh.stdout.strip() == GOLDEN


def test_truth_survives_json(tmp_path: Path) -> None:
    truth = match_truth(SHORT)
    truth.save(tmp_path / "truth.json")
    again = MatchTruth.load(tmp_path / "truth.json")
    assert again == truth
    assert again.frame(7) == truth.frame(7)
    with pytest.raises(ValueError, match="schema"):
        MatchTruth.from_json('{"schema": 99}')


def test_a_stopped_or_impossible_write_leaves_nothing(tmp_path: Path) -> None:
    def stop(done: int, total: int) -> None:
        if done == 5:
            raise InterruptedError(f"stopped at {done} of {total}")

    with pytest.raises(InterruptedError):
        write_match(SHORT, tmp_path / "match.mp4", on_progress=stop)
    with pytest.raises(ValueError, match=r"\.mp4"):
        write_match(SHORT, tmp_path / "match.gif")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"width": 321}, "even"),
        ({"width": 20}, "64 to 7680"),
        ({"frames": 0}, "at least one frame"),
        ({"fps": Fraction(0)}, "fps"),
        ({"gop": 0}, "gop"),
        ({"start_number": 1 << 20}, "frame numbers"),
        ({"codec": "mpeg4", "pix_fmt": "yuv420p10le"}, "8-bit"),
        ({"codec": "mpeg4", "vfr": True}, "variable"),
    ],
)
def test_impossible_specs_are_refused(change: dict[str, object], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        replace(SHORT, **change)  # type: ignore[arg-type]

"""Sound is where the pictures say it is, to the sample, from every start."""

from __future__ import annotations

import random
import time
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from av.audio.resampler import AudioResampler
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from app.core.course import Leg
from app.footage import MatchSpec
from app.media.downmix import matrix
from app.media.floats import converted, converter, floats
from app.media.index import build_index
from app.media.sound import RATE, SoundReader
from app.media.stretch import SoundServer
from tests.support.footage import MatchFile, whistle_onsets_in

SECONDS = 4
FILES: dict[str, dict[str, Any]] = {
    "aac48.mp4": {},
    "aac44.mp4": {"rate": 44_100},
    "aac44.mkv": {"rate": 44_100},
    "aac.ts": {},
    "mono32.mp4": {"rate": 32_000, "layout": "mono"},
    "pcm.mov": {"codec": "pcm_s16le"},
    "late.mp4": {"offset": Fraction(1, 2)},
    "late.mkv": {"offset": Fraction(1, 2)},
    "surround.mkv": {"layout": "5.1"},
    "opus.mkv": {"codec": "libopus"},
    "phone8.mov": {"rate": 8_000, "layout": "mono", "codec": "pcm_s16le"},
    "desk96.mov": {"rate": 96_000, "codec": "pcm_s24le"},
    "aac96.mp4": {"rate": 96_000},
    "cinema.mov": {"layout": "7.1", "codec": "pcm_s16le"},
}


def chirp(t: NDArray[np.float64]) -> NDArray[np.float64]:
    """A rising tone: every moment sounds different."""
    tone = np.sin(2 * np.pi * (200 + 100 * t) * t) / 2
    return np.where((t >= 0) & (t < SECONDS), tone, 0.0)


def talkie(
    path: Path,
    rate: int = RATE,
    layout: str = "stereo",
    codec: str = "aac",
    offset: Fraction = Fraction(0),
) -> Path:
    """A grey film whose sound is the chirp on all channels, starting ``offset`` seconds late."""
    with av.open(str(path), "w") as container:
        video: Any = container.add_stream("libx264", rate=25, options={"bf": "0"})
        video.width, video.height, video.pix_fmt = 64, 64, "yuv420p"
        sound: Any = container.add_stream(codec, rate=rate, layout=layout)
        channels = len(sound.codec_context.layout.channels)
        for n in range(25 * SECONDS):
            frame = av.VideoFrame(64, 64, "yuv420p")
            frame.pts, frame.time_base = n, Fraction(1, 25)
            container.mux(video.encode(frame))
        container.mux(video.encode(None))
        samples = chirp(np.arange(SECONDS * rate) / rate).astype(np.float32)
        for at in range(0, len(samples), 1024):
            packed = np.repeat(samples[at : at + 1024, None], channels, 1).reshape(1, -1)
            piece = av.AudioFrame.from_ndarray(np.ascontiguousarray(packed), "flt", layout)
            piece.sample_rate, piece.time_base = rate, Fraction(1, rate)
            piece.pts = at + int(offset * rate)
            container.mux(sound.encode(piece))
        container.mux(sound.encode(None))
    return path


@pytest.mark.parametrize("name", FILES)
def test_every_start_gives_the_same_samples(name: str, tmp_path: Path) -> None:
    path = talkie(tmp_path / name, **FILES[name])
    count = SECONDS * RATE
    with SoundReader(path) as sound:
        whole = sound.read_samples(0, count)
        rng = random.Random(2)
        for _ in range(25):
            first, frames = rng.randrange(-5000, count - 20_000), rng.randrange(1, 20_000)
            found = sound.read_samples(first, frames)
            assert found.shape == (frames, 2) and found.dtype == np.float32
            before = max(0, -first)
            assert not found[:before].any()
            assert (found[before:] == whole[max(0, first) : first + frames]).all()


@pytest.mark.parametrize("name", FILES)
def test_sound_is_in_step_with_the_pictures(name: str, tmp_path: Path) -> None:
    kind = FILES[name]
    path = talkie(tmp_path / name, **kind)
    first, frames = RATE * 3 // 2, RATE
    with SoundReader(path, build_index(path)) as sound:
        found = sound.read(1_500_000, frames)[:, 0].astype(float)
    offset = float(kind.get("offset", 0))
    lags = range(-96, 97)
    errors = [
        np.abs(found - chirp((np.arange(frames) + first + lag) / RATE - offset)).mean()
        for lag in lags
    ]
    # Edit lists and Matroska round to a millisecond; everything else is exact.
    rounded = 48 if "late" in name or "mkv" in name else 0
    assert abs(lags[int(np.argmin(errors))]) <= rounded


def test_whistles_are_heard_when_they_are_blown(match_file: MatchFile) -> None:
    spec = MatchSpec(frames=150, seed=3)
    path, truth = match_file(spec)
    with SoundReader(path, build_index(path)) as sound:
        heard = whistle_onsets_in(sound.read(0, 6 * RATE).mean(axis=1), RATE)
    assert len(heard) == len(truth.whistles_us)
    for at, blown in zip(heard, truth.whistles_us, strict=True):
        assert abs(at - blown) <= 5_000


def test_reading_here_and_there_makes_no_filter_for_each_seek(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each has two threads and refers to itself, so it stays until somebody looks for garbage."""
    path = talkie(tmp_path / "film.mov", codec="pcm_s16le")
    made: list[AudioResampler] = []

    def make(**choices: Any) -> AudioResampler:
        made.append(AudioResampler(**choices))
        return made[-1]

    for module in ("floats", "sound"):
        monkeypatch.setattr(f"app.media.{module}.AudioResampler", make)
    for _ in range(3):
        with SoundReader(path, build_index(path)) as sound:
            for first in (3 * RATE, RATE // 2, 3 * RATE):
                assert np.abs(sound.read_samples(first, 4_800)).max() > 0.1
    assert len(made) <= 1


def test_silence_where_there_is_no_sound(match_file: MatchFile, tmp_path: Path) -> None:
    mute, _ = match_file(MatchSpec(frames=25, audio=False))
    with SoundReader(mute) as sound:
        assert not sound.has_sound
        assert not sound.read(0, 4800).any()
    late = talkie(tmp_path / "late.mp4", offset=Fraction(1, 2))
    with SoundReader(late) as sound:
        assert not sound.read(0, 20_000).any()
        assert sound.read(600_000, 4_800).any()
        assert not sound.read(60_000_000, 4_800).any()
        assert not sound.read(-1_000_000, 4_800).any()


def test_eight_channels_become_two(match_file: MatchFile) -> None:
    path, _ = match_file(MatchSpec(frames=25, channels=8))
    with SoundReader(path) as sound:
        samples = sound.read(0, RATE)
    assert samples.shape == (RATE, 2) and samples.any() and np.abs(samples).max() <= 1


@pytest.mark.parametrize(("layout", "count"), [("mono", 1), ("stereo", 2)])
def test_sound_that_is_floats_already_is_taken_as_it_is(layout: str, count: int) -> None:
    planes = np.random.default_rng(3).uniform(-1, 1, (count, 1024)).astype(np.float32)
    frame = av.AudioFrame.from_ndarray(planes, "fltp", layout)
    frame.sample_rate = RATE
    found = floats(frame)
    assert np.array_equal(found, planes.T)
    assert np.array_equal(found, converted(converter(frame, RATE), frame))


@pytest.mark.parametrize("layout", ["mono", "stereo"])
def test_samples_that_are_no_numbers_do_not_hurt(layout: str, tmp_path: Path) -> None:
    path = tmp_path / "odd.mov"
    count = 1 if layout == "mono" else 2
    packed = np.full((1, 1024 * count), 0.25, np.float32)
    packed[0, : 2 * count] = np.nan
    with av.open(str(path), "w") as container:
        video: Any = container.add_stream("libx264", rate=25)
        video.width, video.height, video.pix_fmt = 64, 64, "yuv420p"
        sound: Any = container.add_stream("pcm_f32le", rate=RATE, layout=layout)
        picture = av.VideoFrame(64, 64, "yuv420p")
        picture.pts, picture.time_base = 0, Fraction(1, 25)
        container.mux([*video.encode(picture), *video.encode(None)])
        piece = av.AudioFrame.from_ndarray(packed, "flt", layout)
        piece.sample_rate, piece.pts, piece.time_base = RATE, 0, Fraction(1, RATE)
        container.mux([*sound.encode(piece), *sound.encode(None)])
    with SoundReader(path) as reader:
        samples = reader.read_samples(0, 1024)
    assert not samples[:2].any() and np.all(samples[2:] == 0.25)


LAYOUTS = {
    1: ["FC"],
    2: ["FL", "FR"],
    3: ["FL", "FR", "LFE"],
    4: ["FL", "FR", "BL", "BR"],
    5: ["FL", "FR", "FC", "SL", "SR"],
    6: ["FL", "FR", "FC", "LFE", "SL", "SR"],
    7: ["FL", "FR", "FC", "LFE", "BC", "SL", "SR"],
    8: ["FL", "FR", "FC", "LFE", "BL", "BR", "SL", "SR"],
}


@given(st.sampled_from(list(LAYOUTS)))
def test_downmix_keeps_sides_and_never_clips(count: int) -> None:
    weights = matrix(LAYOUTS[count])
    assert weights.shape == (count, 2)
    assert (weights.sum(axis=0) <= 1.0001).all() and (weights.sum(axis=0) > 0.4).all()
    assert np.allclose(weights.sum(axis=0)[0], weights.sum(axis=0)[1])


def test_unknown_channels_fall_back_to_the_first_two() -> None:
    assert matrix(["USR0", "USR1", "USR2"]).tolist() == [[1, 0], [0, 1], [0, 0]]


class Tone:
    """A source that says in each sample which time it belongs to."""

    def read(self, start_us: int, frames: int) -> NDArray[np.float32]:
        first = start_us * RATE // 1_000_000
        ramp = (np.arange(first, first + frames) / (100 * RATE)).astype(np.float32)
        return np.repeat(ramp[:, None], 2, axis=1)


def test_sound_stays_with_the_clock_though_it_started_late() -> None:
    server = SoundServer(Tone().read)
    try:
        server.play(iter([Leg(10_000_000, 60_000_000)]), Fraction(1))
        taken = 0
        for n in range(4000):
            # A device takes a piece every 10 ms, and never in a row; a busy computer gets more time.
            time.sleep(0.001 + n * 2e-6)
            piece = server.take(480)
            expected = Tone().read(10_000_000 + taken * 1_000_000 // RATE, 480)
            taken += 480
            if piece.all():
                assert np.allclose(piece, expected, atol=1e-5)
                break
        else:
            pytest.fail("never heard anything")
        server.stop()
        assert not server.take(480).any()
        server.play(iter([Leg(0, 60_000_000)]), Fraction(4))
        assert not server.take(4800).any()
    finally:
        server.close()

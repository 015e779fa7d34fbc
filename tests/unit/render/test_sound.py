"""The sound of an export: as long as its pictures, and every moment where the plan puts it."""

from __future__ import annotations

import io
import math
import os
import wave
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from hypothesis import given, settings

from app.core.edit import (
    ClipAudio,
    Edit,
    EditClip,
    Freeze,
    Intro,
    Reel,
    ReelSound,
    Segment,
    Source,
    SpeedSegment,
    Transition,
)
from app.core.errors import BadMedia, RenderCancelled, RenderFailed
from app.core.facts import SourceFacts
from app.core.plan import Plan, plan
from app.core.time import round_half_up, seconds
from app.core.timemap import time_map
from app.footage import MatchSpec
from app.media.index import build_index
from app.media.sound import SoundReader
from app.media.tempo import Samples
from app.render.loudness import LoudnessMeter
from app.render.sound import FADE, PlannedSound, render_sound
from tests.support.edits import Case, cases
from tests.support.footage import MatchFile, whistle_onsets_in

RATE = 48_000
FPS = Fraction(30)


@dataclass
class Made:
    """A source made of samples, and what was asked of it."""

    samples: Samples
    closed: bool = False
    most: int = field(default=0)

    def read(self, start_us: int, frames: int) -> Samples:
        first = round_half_up(Fraction(start_us * RATE, 1_000_000))
        self.most = max(self.most, frames)
        at = np.arange(first, first + frames)
        known = (at >= 0) & (at < len(self.samples))
        out = np.zeros((frames, 2), np.float32)
        out[known] = self.samples[at[known]]
        return out

    def close(self) -> None:
        self.closed = True


def stereo(mono: np.ndarray) -> Samples:
    return np.stack([mono, mono], axis=1).astype(np.float32)


def clicking(times_s: Sequence[float], length_s: int = 10) -> Made:
    mono = np.random.default_rng(2).standard_normal(length_s * RATE) * 0.01
    t = np.arange(240) / RATE
    for time in times_s:
        mono[round(time * RATE) :][:240] += 0.9 * np.exp(-t / 0.001) * np.sin(2 * np.pi * 3000 * t)
    return Made(stereo(mono))


def tone(length_s: int = 10, level: float = 0.5) -> Made:
    t = np.arange(length_s * RATE) / RATE
    return Made(stereo(level * np.sin(2 * np.pi * 500 * t)))


def facts(length_s: int = 10) -> SourceFacts:
    return SourceFacts(320, 180, 1 / FPS, range(30 * length_s), 30 * length_s, has_audio=True)


def clip(
    start_s: float, end_s: float, *segments: Segment, gain: float = 0.0, mute: bool = False
) -> EditClip:
    start, end = round(start_s * 1e6), round(end_s * 1e6)
    audio = ClipAudio(gain, mute)
    return EditClip("", "g1", start, end, "", 0.0, (), segments, audio)


def planned(*clips: EditClip, fps: Fraction = FPS, **reel: Any) -> Plan:
    named = tuple(replace(c, id=f"c{i}") for i, c in enumerate(clips))
    edit = Edit(Reel("r", "R", (270, 480), fps, **reel), (("g1", Source("g.mp4")),), named)
    return plan(edit, {"g1": facts()})


def rendered(made: Plan, source: Made) -> Samples:
    out = io.BytesIO()
    render_sound(made, lambda _: source, out)
    return samples_of(out.getvalue())


def samples_of(data: bytes) -> Samples:
    with wave.open(io.BytesIO(data)) as file:
        assert (file.getframerate(), file.getnchannels(), file.getsampwidth()) == (RATE, 2, 2)
        raw = file.readframes(file.getnframes())
    return (np.frombuffer(raw, "<i2").reshape(-1, 2) / 32768).astype(np.float32)


def bursts(samples: Samples) -> list[float]:
    loud = np.flatnonzero(np.abs(samples[:, 0]) > 0.4)
    starts = loud[np.concatenate([[True], np.diff(loud) > RATE // 50])] if len(loud) else loud
    return [int(s) / RATE for s in starts]


@pytest.mark.parametrize("speed", ["1/4", "1/2", "3/4", "1", "3/2", "2", "4"])
def test_clicks_are_where_the_plan_puts_them(speed: str) -> None:
    times_s = (1.2, 2.1, 2.5, 3.1, 3.6, 4.4)
    changed = SpeedSegment(2_000_000, 4_000_000, Fraction(speed))
    cut = clip(1.0, 5.0, changed, Freeze(2_300_000, 700_000))
    heard = bursts(rendered(planned(cut, sound=ReelSound(beyond="keep")), clicking(times_s)))
    expected = [float(time_map(cut).output_at(round(t * 1e6))) for t in times_s]
    assert len(heard) == len(expected)
    assert max(abs(a - b) for a, b in zip(heard, expected, strict=True)) <= 0.010


@pytest.mark.parametrize("speed", ["1/4", "4"])
def test_speeds_at_which_voices_are_not_themselves_are_silent(speed: str) -> None:
    changed = SpeedSegment(2_000_000, 4_000_000, Fraction(speed))
    out = rendered(planned(clip(1.0, 5.0, changed)), tone())
    length = Fraction(2) / Fraction(speed)
    inside = out[RATE + RATE // 10 : int((1 + length) * RATE) - RATE // 10]
    assert np.abs(inside).max() == 0.0
    assert np.abs(out[: RATE - RATE // 10]).max() > 0.4
    assert np.abs(out[int((1 + length) * RATE) + RATE // 10 :]).max() > 0.4


def test_a_dissolve_keeps_the_power_of_both_sounds() -> None:
    """Two noises that know nothing of each other are as loud together as each alone."""
    noise = Made(stereo(np.random.default_rng(7).standard_normal(10 * RATE) * 0.1))
    made = planned(clip(1.0, 3.0), clip(5.0, 7.0), transition=Transition("dissolve", 1_000_000))
    assert made.duration == 3
    out = rendered(made, noise)
    assert len(out) == 3 * RATE
    power = [float((out[n : n + RATE // 5, 0] ** 2).mean()) for n in range(0, 3 * RATE, RATE // 5)]
    assert max(power) / min(power) < 1.12
    alone = rendered(planned(clip(1.0, 3.0)), noise)
    assert np.array_equal(out[: RATE - FADE], alone[: RATE - FADE])


def test_a_fade_through_black_is_silent_in_its_middle() -> None:
    made = planned(clip(1.0, 3.0), clip(5.0, 7.0), transition=Transition("fade", 1_000_000))
    assert made.duration == 4
    out = rendered(made, tone())
    middle = 2 * RATE
    assert np.abs(out[middle - 50 : middle + 50]).max() < 0.02
    assert np.abs(out[middle - RATE : middle - RATE // 2]).max() > 0.45
    quarter = np.abs(out[middle - RATE // 4 - 500 : middle - RATE // 4 + 500]).max()
    assert quarter == pytest.approx(0.5 * math.cos(math.pi / 4), abs=0.02)


def test_a_player_that_jumps_into_a_dissolve_hears_what_the_film_has() -> None:
    made = planned(clip(1.0, 3.0), clip(5.0, 7.0), transition=Transition("dissolve", 1_000_000))
    whole = rendered(made, tone())
    player = PlannedSound(made.sound, len(whole), lambda _: tone(), {}, made.fades)
    first = RATE * 5 // 4
    heard = player.read(first, RATE)
    # It comes up over a few milliseconds after a jump, like any sound that begins.
    assert np.abs(heard - whole[first : first + RATE])[FADE:].max() < 1e-3
    player.close()


def test_an_intro_card_is_silent() -> None:
    made = planned(clip(1.0, 3.0), intro=Intro("Maya", us=1_000_000))
    out = rendered(made, tone())
    assert len(out) == 3 * RATE
    assert np.abs(out[:RATE]).max() == 0.0
    assert np.abs(out[RATE + FADE : 2 * RATE]).max() > 0.45


def test_even_loudness_is_one_gain_to_minus_sixteen() -> None:
    """Two clips, one 12 dB louder than the other, stay so; together they are at -16 LUFS."""
    clips = clip(0, 4), clip(4, 8, gain=-12.0)
    plain = rendered(planned(*clips), tone(level=0.05))
    even = rendered(planned(*clips, sound=ReelSound(loudness=True)), tone(level=0.05))
    assert len(even) == len(plain)
    meter = LoudnessMeter()
    meter.add(even)
    assert meter.integrated == pytest.approx(-16.0, abs=0.1)
    loud, quiet = (np.abs(even[s * RATE : (s + 1) * RATE]).max() for s in (1, 6))
    assert loud / quiet == pytest.approx(10 ** (12 / 20), rel=0.02)


def test_silence_asked_to_be_loud_stays_silence() -> None:
    made = planned(clip(0, 2, mute=True), sound=ReelSound(loudness=True))
    assert not rendered(made, tone()).any()


def test_nothing_drifts_over_sixty_cuts() -> None:
    # Each clip is 0.1 s and a bit, so its last frame is rounded up: errors would add up.
    source = clicking([0.05 + 0.15 * i for i in range(60)])
    cuts = [clip(0.15 * i, 0.15 * i + 0.1001) for i in range(60)]
    made = planned(*cuts, fps=Fraction(30_000, 1001))
    out = rendered(made, source)
    assert len(out) == round_half_up(made.duration * RATE)
    expected = [float(Fraction(c.first) / made.fps) + 0.05 for c in made.clips]
    heard = bursts(out)
    assert len(heard) == 60
    assert max(abs(a - b) for a, b in zip(heard, expected, strict=True)) < 0.001


@settings(max_examples=30)
@given(cases(max_frames=60))
def test_it_is_as_long_as_the_pictures_whatever_the_edit(case: Case) -> None:
    made = plan(case.edit, case.facts)
    out = rendered(made, clicking([0.5], length_s=3))
    assert len(out) == round_half_up(made.duration * RATE)


def test_where_the_source_goes_on_the_sound_does_too() -> None:
    source = tone()
    out = rendered(planned(clip(1.0, 2.0), clip(2.0, 3.0)), source)
    middle = slice(FADE, 2 * RATE - FADE)
    np.testing.assert_allclose(out[middle], source.samples[RATE:][middle], atol=1 / 32768)


def test_a_change_of_speed_makes_no_hole_in_the_sound() -> None:
    out = rendered(
        planned(clip(1.0, 3.0, SpeedSegment(2_000_000, 3_000_000, Fraction(1, 2)))), tone()
    )
    levels = np.abs(out[RATE // 2 : 2 * RATE]).reshape(-1, RATE // 200, 2).max(axis=(1, 2))
    assert levels.min() > 0.3


def test_cuts_do_not_click() -> None:
    out = rendered(planned(clip(1.0, 2.0005), clip(5.0003, 6.0)), tone())
    assert np.abs(np.diff(out[:, 0])).max() < 2 * 0.5 * 2 * np.pi * 500 / RATE


def test_freezes_and_muted_clips_are_silent() -> None:
    frozen = rendered(planned(clip(1.0, 2.0, Freeze(1_500_000, 1_000_000))), tone())
    assert frozen[: RATE // 2].any() and frozen[-RATE // 2 :].any()
    assert not frozen[RATE // 2 : RATE * 3 // 2].any()
    source = tone()
    assert not rendered(planned(clip(1.0, 2.0, mute=True)), source).any()
    assert source.most == 0


def test_gain_is_in_decibels_and_never_overflows() -> None:
    middle = slice(RATE // 4, RATE // 2)
    quiet = rendered(planned(clip(1, 2, gain=-6.0)), tone())[middle]
    assert np.abs(quiet).max() == pytest.approx(0.5 * 10 ** (-6 / 20), rel=0.01)
    loud = rendered(planned(clip(1, 2, gain=12.0)), tone())[middle]
    assert 0.95 < np.abs(loud).max() <= 1.0
    assert np.abs(np.diff(loud[:, 0])).max() < 0.3  # pressed, not wrapped around


def test_the_second_half_starts_at_its_origin() -> None:
    edit = Edit(
        Reel("r", "R", (270, 480), FPS),
        (("g1", Source("g.mp4", "", 3_000_000_000)),),
        (replace(clip(0, 1), start_us=3_001_000_000, end_us=3_002_000_000, id="c"),),
    )
    out = io.BytesIO()
    render_sound(
        plan(edit, {"g1": facts()}),
        lambda _: clicking([1.25]),
        out,
        origins={"g1": 3_000_000_000},
    )
    assert bursts(samples_of(out.getvalue())) == [pytest.approx(0.25, abs=0.001)]


def test_sound_beyond_four_gigabytes_has_a_header_that_is_read(tmp_path: Path) -> None:
    """Eight hours at one picture per second: more bytes than a plain WAV file can count."""
    hours = 8 * 3600
    long = replace(planned(clip(1, 2, mute=True)).sound[0], out_end=Fraction(hours))
    frames = planned(clip(1, 2)).frames[:1] * hours
    made = replace(planned(clip(1, 2)), fps=Fraction(1), frames=frames, sound=(long,))
    head = io.BytesIO()
    with pytest.raises(RenderCancelled):
        render_sound(made, lambda _: tone(), head, should_stop=lambda: True)
    out = tmp_path / "sound.wav"
    out.write_bytes(head.getvalue())
    os.truncate(out, len(head.getvalue()) + hours * RATE * 4)  # full of silence, takes no room
    with av.open(str(out)) as file:
        assert file.format.name == "wav"
        stream = file.streams.audio[0]
        assert stream.duration is not None and stream.time_base is not None
        assert stream.duration * stream.time_base == hours
        assert (stream.rate, stream.channels) == (RATE, 2)


def test_sources_are_opened_when_needed_and_all_closed() -> None:
    opened: list[Made] = []

    def open_sound(_: str) -> Made:
        opened.append(tone())
        return opened[-1]

    render_sound(planned(clip(1, 2), clip(4, 5)), open_sound, io.BytesIO())
    assert [source.closed for source in opened] == [True]
    assert opened[0].most <= RATE


@pytest.mark.parametrize("first", [0, RATE // 3, RATE, 3 * RATE])
def test_played_from_the_middle_slow_motion_keeps_its_pitch(first: int) -> None:
    source = tone()
    cut = clip(1.0, 4.0, SpeedSegment(1_500_000, 3_500_000, Fraction(1, 2)))
    made = planned(cut)
    sound = PlannedSound(made.sound, 5 * RATE, lambda _: source, {})
    heard = np.concatenate([sound.read(first + n * 4800, 4800) for n in range(10)])[:, 0]
    assert np.argmax(np.abs(np.fft.rfft(heard))) == pytest.approx(500, abs=4)
    assert np.abs(heard[4800:]).reshape(-1, 480).max(axis=1).min() > 0.3
    sound.close()
    assert source.closed


def test_played_from_the_middle_every_hit_is_at_its_place() -> None:
    cut = clip(1.0, 5.0, SpeedSegment(1_500_000, 4_500_000, Fraction(1, 2)))
    made = planned(cut)
    times_s = (1.2, 2.1, 2.9, 3.6, 4.8)
    sound = PlannedSound(made.sound, 7 * RATE, lambda _: clicking(times_s), {})
    expected = [float(time_map(cut).output_at(round(t * 1e6))) for t in times_s][1:]
    heard = [1 + t for t in bursts(sound.read(RATE, 6 * RATE))]
    assert heard == pytest.approx(expected, abs=0.010)
    assert not sound.read(7 * RATE, 100).any()
    early = sound.read(-50, 4800)
    assert not early[:50].any() and early[60:].any()


def test_sound_that_failed_goes_on_when_it_can_be_read_again() -> None:
    source, broken = tone(), [True]

    def open_sound(_: str) -> Made:
        if broken[0]:
            raise BadMedia("g.mp4 is damaged.")
        return source

    sound = PlannedSound(planned(clip(1, 2)).sound, RATE, open_sound, {})
    with pytest.raises(BadMedia):
        sound.read(0, 4800)
    broken.clear()
    broken.append(False)
    assert sound.read(4800, 4800).any()


def test_a_file_appears_only_when_it_is_whole(tmp_path: Path) -> None:
    out = tmp_path / "sound.wav"
    made = planned(clip(1, 4))
    seen: list[int] = []
    with pytest.raises(RenderCancelled):
        render_sound(
            made,
            lambda _: tone(),
            out,
            on_progress=lambda done, _: seen.append(done),
            should_stop=lambda: len(seen) > 1,
        )
    assert list(tmp_path.iterdir()) == []
    render_sound(made, lambda _: tone(), out, on_progress=lambda done, _: seen.append(done))
    assert seen[-1] == 3 * RATE
    assert [path.name for path in tmp_path.iterdir()] == ["sound.wav"]
    assert len(samples_of(out.read_bytes())) == 3 * RATE


def test_a_folder_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(RenderFailed, match=r"gone.sound\.wav .*choose another folder\.$"):
        render_sound(planned(clip(1, 2)), lambda _: tone(), tmp_path / "gone" / "sound.wav")


def test_whistles_of_a_real_file(match_file: MatchFile) -> None:
    path, truth = match_file(MatchSpec(duration_s=Fraction(6)))
    index = build_index(path)
    blows = [us for us in truth.whistles_us if us < 5_000_000]
    end = index.facts.duration_us
    slow = EditClip(
        "c", "g1", 0, end, "", 0.0, (), (SpeedSegment(0, end, Fraction(1, 2)),), ClipAudio()
    )
    edit = Edit(Reel("r", "R", (270, 480), FPS), (("g1", Source(path.name)),), (slow,))
    out = io.BytesIO()
    render_sound(plan(edit, {"g1": index.facts}), lambda _: SoundReader(path, index), out)
    heard = whistle_onsets_in(samples_of(out.getvalue()).mean(axis=1), RATE)
    assert blows and len(heard) >= len(blows)
    for blow, found in zip(blows, heard, strict=False):
        assert abs(seconds(found) - 2 * seconds(blow)) <= Fraction(1, 100)

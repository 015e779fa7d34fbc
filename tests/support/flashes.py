"""A clip with a flash and a click each second, and where both are in a film that was made of it.

The rate of the pictures varies as a phone's does; each flash begins with a picture exactly on the
second, each click is there to the sample. What is measured is read by FFmpeg and PyAV, not by us.
"""

from __future__ import annotations

import math
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
from numpy.typing import NDArray

from app.core.decide import Decision
from app.core.edit import Edit, EditClip, Freeze, Reel, Source, SpeedSegment, Transition
from app.core.plan import Plan, plan
from app.core.time import round_half_up, seconds
from app.footage import MatchSpec
from app.media.index import build_index
from app.render.ffmpeg_program import ffmpeg_path
from app.render.job import RenderRequest, render

RATE = 48_000
CLOCK = 90_000
SIZE = (160, 90)
FLASH = Fraction(1, 5)
_BRIGHT, _DARK = 235, 50
_LEAST = 0.25
"""Of a click's own likeness: so much is still one."""
_CLEAR = 0.4
"""A fade that leaves less of a click makes it no matter whether it is found."""
_APART_S = 0.06

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Measured:
    """How far flashes and clicks of a film are from where the plan puts them, in milliseconds.

    ``missing`` and ``extra`` count those that have no partner.
    """

    name: str
    flashes: int
    clicks: int
    flash_ms: float
    click_ms: float
    missing: int
    extra: int

    def within(self, limit_ms: float) -> bool:
        """Whether all are there, once, and near enough."""
        near = max(self.flash_ms, self.click_ms) <= limit_ms
        return near and not self.missing and not self.extra


def write_flashes(
    path: Path,
    length_s: int,
    *,
    sound_from: Fraction = Fraction(0),
    picture_from: Fraction = Fraction(0),
) -> None:
    """Write the clip as QuickTime with plain samples; its sound begins ``sound_from`` and its
    pictures ``picture_from`` on the clock of the file. Flashes and clicks count from the first
    picture."""
    with av.open(str(path), "w") as container:
        video: Any = container.add_stream("libx264", rate=30, options={"preset": "ultrafast"})
        video.width, video.height, video.pix_fmt = *SIZE, "yuv420p"
        video.codec_context.time_base = video.time_base = Fraction(1, CLOCK)
        audio: Any = container.add_stream("pcm_s16le", rate=RATE, layout="stereo")
        for ticks in _ticks(length_s):
            level = _BRIGHT if Fraction(ticks, CLOCK) % 1 < FLASH else _DARK
            grey = np.full((SIZE[1] * 3 // 2, SIZE[0]), 128, np.uint8)
            grey[: SIZE[1]] = level
            frame = av.VideoFrame.from_ndarray(grey, "yuv420p")
            frame.pts = ticks + int(picture_from * CLOCK)
            frame.time_base = Fraction(1, CLOCK)
            container.mux(video.encode(frame))
        container.mux(video.encode(None))
        samples = _clicks(length_s, round_half_up((picture_from - sound_from) * RATE))
        for first in range(0, len(samples), RATE):
            part = np.ascontiguousarray(samples[first : first + RATE].reshape(1, -1))
            sound = av.AudioFrame.from_ndarray(part, "s16", "stereo")
            sound.sample_rate, sound.time_base = RATE, Fraction(1, RATE)
            sound.pts = first + round_half_up(sound_from * RATE)
            container.mux(audio.encode(sound))
        container.mux(audio.encode(None))


def twelve_segments(source: str = "g") -> EditClip:
    """Twelve speeds and two freezes in one clip of 24 s."""
    speeds = [Fraction(n, 4) for n in (4, 2, 8, 3, 6, 1, 4, 8, 16, 2, 6, 5)]
    parts: list[SpeedSegment | Freeze] = [
        SpeedSegment(n * 2_000_000 + 400_001, (n + 1) * 2_000_000 + 400_001, speed)
        for n, speed in enumerate(speeds)
    ]
    parts += [Freeze(5_600_003, 1_234_567), Freeze(15_500_000, 700_001)]
    parts.sort(key=lambda part: part.at_us if isinstance(part, Freeze) else part.start_us)
    return EditClip("c", source, 400_001, 24_400_001, segments=tuple(parts))


def edit_of_flashes(*clips: EditClip, transition: Transition | None = None) -> Edit:
    """A small reel of clips of the source ``g``."""
    reel = Reel("r", "Flashes", SIZE, Fraction(30), transition or Transition())
    return Edit(reel, (("g", Source("g.mov")),), clips)


def measure(name: str, edit: Edit, footage: Path, out: Path) -> Measured:
    """Render the edit and look where its flashes and clicks are."""
    facts = build_index(footage).facts
    planned = plan(edit, {"g": facts})
    render(RenderRequest(edit, {"g": footage}, out, "standard", "x264"))
    flashes = _pairs(planned_flashes(planned), seen_flashes(out, planned))
    wanted, faint = planned_clicks(planned)
    heard = [t for t in heard_clicks(out) if all(abs(t - other) > _APART_S for other in faint)]
    clicks = _pairs(wanted, heard)
    return Measured(
        name,
        len(planned_flashes(planned)),
        len(wanted),
        _worst_ms(flashes[0]),
        _worst_ms(clicks[0]),
        flashes[1] + clicks[1],
        flashes[2] + clicks[2],
    )


def planned_flashes(planned: Plan) -> list[float]:
    """When the plan's frames turn bright, in seconds; not within transitions, they turn slowly."""
    lit = [seconds(f.source_us) % 1 < FLASH for f in planned.frames]
    plain = [_is_plain(f) for f in planned.frames]
    return [float(n / planned.fps) for n in _rises(lit, plain)]


def planned_clicks(planned: Plan) -> tuple[list[float], list[float]]:
    """When clicks are to be heard, in seconds, and when some are that a fade makes faint."""
    clear: list[float] = []
    faint: list[float] = []
    for part in planned.sound:
        if part.speed is None:
            continue
        for second in range(-(-part.start_us // 1_000_000), -(-part.end_us // 1_000_000)):
            at = part.out_start + (second - seconds(part.start_us)) / part.speed
            if at < part.out_end:
                loud = _gain(planned, part.clip, at) >= _CLEAR
                (clear if loud else faint).append(float(at))
    return sorted(clear), faint


def _gain(planned: Plan, clip: int, at: Fraction) -> float:
    """What the fades leave of a clip's sound."""
    gain = 1.0
    for fade in planned.fades:
        if fade.clip == clip and fade.start <= at < fade.end:
            x = float((at - fade.start) / (fade.end - fade.start)) * math.pi / 2
            gain *= math.sin(x) if fade.up else math.cos(x)
    return gain


def _is_plain(decision: Decision) -> bool:
    return decision.blend is None and not decision.black


def seen_flashes(film: Path, planned: Plan) -> list[float]:
    """When a film's pictures turn bright."""
    times, lit = [], []
    with av.open(str(film)) as container:
        for frame in container.decode(video=0):
            assert frame.pts is not None and frame.time_base is not None
            times.append(float(frame.pts * frame.time_base))
            lit.append(bool(frame.to_ndarray(format="gray").mean() > (_BRIGHT + _DARK) / 2))
    plain = [_is_plain(decision) for decision in planned.frames]
    return [times[n] for n in _rises(lit, plain)]


def heard_clicks(film: Path) -> list[float]:
    """When a film clicks: peaks of its likeness with the click."""
    command = [str(ffmpeg_path()), "-v", "error", "-i", str(film), "-map", "0:a:0"]
    command += ["-ac", "1", "-ar", str(RATE), "-f", "f32le", "-"]
    raw = subprocess.run(command, capture_output=True, check=True).stdout
    wave = np.frombuffer(raw, "<f4").astype(np.float64)
    click = _click()
    like = np.correlate(wave, click, "valid") / np.dot(click, click)
    found: list[int] = []
    for at in np.argsort(-like):
        if like[at] < _LEAST:
            break
        if all(abs(int(at) - other) > _APART_S * RATE for other in found):
            found.append(int(at))
    return sorted(at / RATE for at in found)


def _ticks(length_s: int) -> list[int]:
    """Timestamps of a phone, with a picture on each second and none just before it."""
    spec = MatchSpec(fps=Fraction(30), frames=length_s * 30, vfr=True, seed=3)
    phone = [int(t) for t in spec.ticks() if t < length_s * CLOCK]
    near = CLOCK // 100
    kept = [t for t in phone if near <= t % CLOCK <= CLOCK - near]
    return sorted(kept + [second * CLOCK for second in range(length_s)])


def _clicks(length_s: int, early: int) -> NDArray[np.int16]:
    """Stereo samples that begin ``early`` samples before the first picture."""
    click = _click()
    total = length_s * RATE + early
    mono = np.zeros(total + len(click))
    for second in range(length_s):
        at = second * RATE + early
        if at >= 0:
            mono[at : at + len(click)] += click
    scaled = np.rint(mono[:total] * 32_000).astype(np.int16)
    return np.stack([scaled, scaled], axis=1)


def _click() -> Floats:
    """Three milliseconds of a struck thing."""
    t = np.arange(RATE * 3 // 1000) / RATE
    return np.asarray(0.8 * np.exp(-t * 1500) * np.sin(2 * np.pi * 2500 * t + 0.5), np.float64)


def _rises(lit: Sequence[bool], plain: Sequence[bool]) -> list[int]:
    """Where it turns from dark to bright in plain frames."""
    return [
        n for n in range(1, len(lit)) if lit[n] and not lit[n - 1] and plain[n] and plain[n - 1]
    ]


def _pairs(wanted: list[float], found: list[float]) -> tuple[list[tuple[float, float]], int, int]:
    """Each wanted time with the one found nearest to it, and how many have no partner."""
    left, pairs = list(found), []
    for at in wanted:
        near = min(left, key=lambda other: abs(other - at), default=None)
        if near is not None and abs(near - at) < _APART_S:
            pairs.append((at, near))
            left.remove(near)
    return pairs, len(wanted) - len(pairs), len(left)


def _worst_ms(pairs: list[tuple[float, float]]) -> float:
    return max((abs(a - b) * 1000 for a, b in pairs), default=0.0)

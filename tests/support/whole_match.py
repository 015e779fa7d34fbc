"""A whole match for measuring the player: an hour and a half in full size, made in a minute.

A few distinct minutes are encoded once, every picture with its own number, and joined with
themselves by packet, with timestamps that run on. Picture n shows n modulo ``distinct``; the sound
of the short film says where it is by its samples.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any, cast

import av
import numpy as np
from av.packet import Packet
from numpy.typing import NDArray

from app.footage import MatchSpec
from app.footage.barcode import CodeLayout, draw
from app.footage.encode import Encoder, open_output
from app.footage.scene import Scene
from tests.support.footage import cache_folder, made_once

SIZE = (1920, 1080)
RATE = 48_000
SAMPLE_STEP = 32
"""So many samples in a row have one value, so that a value names 0.7 ms."""
SAMPLE_VALUES = 32_000
_RALLY = 45


@dataclass(frozen=True, slots=True)
class LongFilm:
    """Where it is, how many pictures it has, and after how many the numbers begin again."""

    path: Path
    count: int
    distinct: int
    fps: int


def whole_match(*, seconds: int = 200, copies: int = 27, b_frames: int = 2) -> LongFilm:
    """90 minutes of 1080p30 H.264 with a key frame every 2 s and AAC sound."""
    return _joined(seconds, copies, fps=30, gop_s=2, b_frames=b_frames, pcm=False)


def fast_minute(*, seconds: int = 16, copies: int = 4) -> LongFilm:
    """A minute of 1080p60 whose samples (PCM) say which sample they are, see
    ``sound_ahead_s``."""
    return _joined(seconds, copies, fps=60, gop_s=2, b_frames=2, pcm=True)


def sound_ahead_s(value: float, time_s: float) -> float:
    """How far the sound of ``fast_minute`` that has a sample of this value is ahead of a time; its
    values come again every 21 s.
    """
    at = (round(value * 32_768) + SAMPLE_VALUES // 2) * SAMPLE_STEP / RATE
    turn = SAMPLE_VALUES * SAMPLE_STEP / RATE
    return (at - time_s + turn / 2) % turn - turn / 2


def spoken(first: int, count: int) -> NDArray[np.int16]:
    """The samples that say where they are."""
    value = (np.arange(first, first + count) // SAMPLE_STEP) % SAMPLE_VALUES
    return (value - SAMPLE_VALUES // 2).astype(np.int16)


def _joined(
    seconds: int, copies: int, *, fps: int, gop_s: int, b_frames: int, pcm: bool
) -> LongFilm:
    kind = "mov" if pcm else "mp4"
    name = f"whole-{seconds}s-x{copies}-{fps}fps-gop{gop_s}s-b{b_frames}-v3.{kind}"
    path = cache_folder() / name
    with made_once(path) as wanted:
        if wanted:
            piece = path.with_name(f"piece-{path.stem}.mp4")
            try:
                _encode(piece, seconds, fps, gop_s, b_frames, sound=not pcm)
                _join(piece, path, copies, seconds, pcm=pcm)
            finally:
                piece.unlink(missing_ok=True)
    return LongFilm(path, seconds * copies * fps, seconds * fps, fps)


def _encode(path: Path, seconds: int, fps: int, gop_s: int, b_frames: int, *, sound: bool) -> None:
    """The distinct pictures: a rally to and fro, each picture with its own number."""
    spec = MatchSpec(*SIZE, fps=Fraction(fps), frames=_RALLY, code_strips=0)
    rally = [(luma.copy(), chroma.copy()) for luma, chroma, *_ in Scene(spec).frames()]
    layout = CodeLayout.for_size(SIZE)
    with open_output(path) as container:
        encoder = Encoder(
            container,
            size=SIZE,
            fps=spec.fps,
            time_base=spec.time_base,
            codec="h264",
            pix_fmt="yuv420p",
            gop=gop_s * fps,
            b_frames=b_frames,
            crf=32,
            preset="superfast",
            audio=(RATE, 2) if sound else None,
        )
        for number in range(seconds * fps):
            turn, at = divmod(number, _RALLY)
            luma, chroma = rally[at if turn % 2 == 0 else _RALLY - 1 - at]
            numbered = luma.copy()
            draw(numbered, (), number, layout)
            encoder.picture(numbered, chroma, number)
            if sound and number % fps == 0:
                hum = np.sin(np.arange(RATE) * (2 * np.pi * 220 / RATE), dtype=np.float32) * 0.1
                encoder.sound(np.stack([hum, hum]).astype(np.float32))
        encoder.finish()


def _join(piece: Path, out: Path, copies: int, seconds: int, *, pcm: bool) -> None:
    """Write the packets of ``piece`` so many times, one behind the other."""
    part = out.with_name(out.name + ".part")
    with av.open(str(piece)) as source, av.open(str(part), "w", format=out.suffix[1:]) as target:
        streams: dict[int, Any] = {
            s.index: target.add_stream_from_template(s)
            for s in source.streams
            if s.type in ("video", "audio")
        }
        sound: Any = target.add_stream("pcm_s16le", rate=RATE, layout="stereo") if pcm else None
        packets = [
            (p.stream.index, bytes(p), p.pts, p.dts, p.duration, p.is_keyframe, p.time_base)
            for p in source.demux()
            if p.size and p.pts is not None and p.dts is not None
        ]
        for copy in range(copies):
            for index, data, pts, dts, duration, key, base in packets:
                if copy and pts < 0:
                    continue  # what the sound's encoder put before its first sample
                offset = int(copy * seconds / base)
                packet = cast("Any", Packet(data))
                packet.stream, packet.time_base = streams[index], base
                packet.pts, packet.dts, packet.duration = pts + offset, dts + offset, duration
                packet.is_keyframe = key
                target.mux(packet)
            for second in range(seconds if pcm else 0):
                first = (copy * seconds + second) * RATE
                packed = np.repeat(spoken(first, RATE), 2).reshape(1, -1)
                frame = av.AudioFrame.from_ndarray(packed, "s16", "stereo")
                frame.sample_rate, frame.pts = RATE, first
                frame.time_base = Fraction(1, RATE)
                target.mux(sound.encode(frame))
    part.replace(out)

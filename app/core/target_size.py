"""A film that must not be larger than so many bytes: what its picture and its sound may take. Pure.

The quality that was chosen stays the ceiling: a limit only lowers the rate where the film would be
too large, it never fills up a short one. What a film takes is known for certain only afterwards, so
a render that came out too large is repeated with ``lowered``, see ``app.render.target_size``.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from app.core.check import shown
from app.core.errors import BadInput
from app.core.export import ExportCodec, ExportQuality

FLOOR_BPS = 240_000
"""Bits per second of picture below which there is little to see."""
MAX_LIMIT = 10**12
_SAFETY = 0.95
"""Encoders miss a rate by a few percent."""
_SOUND_ROOM = 1.06
"""ffmpeg's AAC runs a little over the rate that it is asked for."""
_SOUND_KBPS = ((2_000_000, 192), (900_000, 128), (500_000, 96), (0, 64))
"""From this many bits per second for the whole film on, the sound gets so many kbit/s."""
_FILM_BYTES, _CLIP_BYTES = 6_000, 700
"""The mp4 without its tables: headers, tags, and a chapter (title, place) per clip."""
_FRAME_BYTES, _SOUND_BYTES_PER_S = 18, 480
"""The tables of the mp4: size, time and place of every picture; 47 pieces of AAC a second."""
_BUFFER_S, _BUFFER_SHARE = 1.0, 0.1
_UNITS = {"b": 1, "kb": 10**3, "mb": 10**6, "gb": 10**9}
_SIZE = re.compile(r"(\d{1,12}(?:[.]\d{1,6})?)\s*([kKmMgG]?[bB]?)")
_BITS_PER_PIXEL: Mapping[ExportQuality, float] = {"draft": 0.035, "standard": 0.09, "high": 0.15}
_CODEC_SHARE: Mapping[ExportCodec, float] = {"h264": 1.0, "hevc": 0.85, "av1": 0.8}


@dataclass(frozen=True, slots=True)
class Budget:
    """How ``max_bytes`` are shared out.

    ``video_bps`` is the most the picture may take on average and ``buffer_bits`` how far it may
    run ahead of that for a moment. ``usual_bps`` is about what the chosen quality takes: the
    ceiling for encoders that cannot be given a quality and a limit at once. ``sound_kbps`` is 0
    without sound. ``other_bytes`` is everything but the picture.
    """

    max_bytes: int
    video_bps: int
    buffer_bits: int
    usual_bps: int
    sound_kbps: int
    other_bytes: int


def budget(
    max_bytes: int,
    *,
    frames: int,
    fps: Fraction,
    size: tuple[int, int],
    quality: ExportQuality = "standard",
    codec: ExportCodec = "h264",
    sound: bool = True,
    clips: int = 1,
) -> Budget:
    """Share out a limit; raises ``BadInput`` with the smallest one that works when it is absurd."""
    seconds = float(frames / fps)
    other = _tables(frames, seconds, sound, clips)
    rate = max(0.0, max_bytes - other) * 8 / seconds
    kbps = next(kbps for least, kbps in _SOUND_KBPS if rate >= least) if sound else 0
    video = int((rate - kbps * 1_000 * _SOUND_ROOM) * _SAFETY)
    if video < FLOOR_BPS:
        least = smallest_bytes(frames=frames, fps=fps, sound=sound, clips=clips)
        raise BadInput(
            f"{size_in_words(max_bytes)} is too small for a film of {_length(seconds)}; allow at "
            f"least {size_in_words(least)}, or export a shorter film."
        )
    buffer_s = min(_BUFFER_S, seconds * _BUFFER_SHARE)
    video = int(video * seconds / (seconds + buffer_s))  # it may be used up once on top
    return Budget(
        max_bytes,
        video,
        int(video * buffer_s),
        usual_bps(size, fps, quality, codec),
        kbps,
        other + math.ceil(kbps * 125 * _SOUND_ROOM * seconds),
    )


def smallest_bytes(*, frames: int, fps: Fraction, sound: bool = True, clips: int = 1) -> int:
    """The smallest limit that works, rounded up to tenths of a megabyte."""
    seconds = float(frames / fps)
    sound_bps = _SOUND_KBPS[-1][1] * 1_000 * _SOUND_ROOM if sound else 0.0
    bits = (FLOOR_BPS / _SAFETY + sound_bps) * seconds
    return math.ceil((_tables(frames, seconds, sound, clips) + bits / 8 + 1) / 1e5) * 100_000


def lowered(spent: Budget, got_bytes: int) -> Budget:
    """The budget for another try, after a render that took ``got_bytes``, more than allowed."""
    room = spent.max_bytes - spent.other_bytes
    share = min(1.0, room / max(1, got_bytes - spent.other_bytes)) * _SAFETY
    # A rate above the usual one was no limit: what came out is what counts.
    video = max(1_000, int(min(spent.video_bps, spent.video_bps * share)))
    return replace(
        spent, video_bps=video, buffer_bits=max(1_000, spent.buffer_bits * video // spent.video_bps)
    )


def usual_bps(
    size: tuple[int, int], fps: Fraction, quality: ExportQuality, codec: ExportCodec = "h264"
) -> int:
    """About how many bits per second a picture of this size takes in this quality."""
    width, height = size
    return int(width * height * fps * _BITS_PER_PIXEL[quality] * _CODEC_SHARE[codec])


def size_from(text: str) -> int:
    """Bytes from words such as ``25MB``, ``1.5 GB`` or ``800 kB``; ``BadInput`` otherwise.

    A megabyte is a million bytes, the smaller of the two readings: a film of 25 MB fits where 25
    MiB are allowed too.
    """
    found = _SIZE.fullmatch(text.strip())
    if found is not None and (found[2] or "." not in found[1]):
        unit = found[2].lower() or "b"
        value = int(Fraction(found[1]) * _UNITS[unit if unit.endswith("b") else f"{unit}b"])
        if 0 < value <= MAX_LIMIT:
            return value
    raise BadInput(f"A size must be like 25MB, 800kB or 1.5GB, is {shown(text)}.")


def size_in_words(count: int) -> str:
    """Bytes in megabytes (of a million) with one decimal, or whole kilobytes when it is less."""
    return f"{count / 1e6:.1f} MB" if count >= 100_000 else f"{count // 1000} kB"


def _tables(frames: int, seconds: float, sound: bool, clips: int) -> int:
    bytes_ = _FILM_BYTES + _CLIP_BYTES * clips + _FRAME_BYTES * frames
    return bytes_ + (math.ceil(_SOUND_BYTES_PER_S * seconds) if sound else 0)


def _length(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02d} minutes" if minutes else f"{max(1, rest)} seconds"

"""A plan's decisions as lines of JSON: what the hash covers and ``reel-ballers plan`` prints."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from app.core.banner import BannerMark
from app.core.crop import CropBox
from app.core.decide import Decision
from app.core.intro import CardMark
from app.core.score import ScoreMark
from app.core.spotlight import SpotlightMark
from app.core.text import TextMark

if TYPE_CHECKING:
    from app.core.plan import Fade, Sound


def frame_json(n: int, frame: Decision) -> dict[str, object]:
    """One decision as the hash and ``reel-ballers plan`` write it."""
    return {"n": n} | _decision_json(frame)


def _decision_json(frame: Decision) -> dict[str, object]:
    """What a frame does not have is left out, but for what every frame of schema 1 had."""
    found: dict[str, object] = {
        "source": frame.source,
        "source_us": frame.source_us,
        "crop": _flat(frame.crop),
        "rotation": frame.rotation,
        "spotlights": [_flat(mark) for mark in frame.spotlights],
        "texts": [_flat(mark) for mark in frame.texts],
    }
    if frame.banner is not None:
        found["banner"] = _flat(frame.banner)
    if frame.score is not None:
        found["score"] = _flat(frame.score)
    if frame.blend is not None:
        found["blend"] = [frame.blend.share, _decision_json(frame.blend.decision)]
    if frame.black:
        found["black"] = frame.black
    if frame.card is not None:
        found["card"] = _flat(replace(frame.card, photo=""))
    return found


def fade_json(fade: Fade) -> dict[str, object]:
    """A fade of the sound."""
    return {"fade": fade.clip, "out": [ratio(fade.start), ratio(fade.end)], "up": fade.up}


def sound_json(sound: Sound) -> dict[str, object]:
    """A stretch of the sound."""
    return {
        "sound": sound.source,
        "out": [ratio(sound.out_start), ratio(sound.out_end)],
        "source_us": [sound.start_us, sound.end_us],
        "speed": None if sound.speed is None else ratio(sound.speed),
        "gain_mdb": round(sound.gain_db * 1000),
    }


def _flat(
    mark: CropBox | SpotlightMark | TextMark | BannerMark | ScoreMark | CardMark,
) -> list[int | str | bool]:
    """The fields of a decided value in their order."""
    return [getattr(mark, name) for name in mark.__slots__]


def ratio(value: Fraction) -> str:
    """A fraction as the lines have it."""
    return f"{value.numerator}/{value.denominator}"


def line(value: object) -> str:
    """A value as one line of JSON, the same on every computer."""
    return json.dumps(value, separators=(",", ":"), sort_keys=True, ensure_ascii=True)

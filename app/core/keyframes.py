"""The keyframe rule, the same for crops and spotlights.

A keyframe is written at the frame under the playhead; if one stands within 8 frames of it, that one
is changed in place (and keeps its time), so that a small correction does not make a second one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import TypeVar

from app.core.edit import CropKey, SpotlightKey
from app.core.time import microseconds

NEAR_FRAMES = 8

Key = TypeVar("Key", CropKey, SpotlightKey)


def near_us(fps: Fraction) -> int:
    """Eight frames of a source as microseconds."""
    return microseconds(NEAR_FRAMES / fps)


def near(keys: Sequence[Key], t_us: int, within_us: int) -> int | None:
    """The index of the keyframe nearest to a time, when it is within ``within_us`` of it."""
    if not keys:
        return None
    nearest = min(range(len(keys)), key=lambda i: abs(keys[i].t_us - t_us))
    return nearest if abs(keys[nearest].t_us - t_us) <= within_us else None


def put(keys: Sequence[Key], key: Key, within_us: int) -> tuple[Key, ...]:
    """The keyframes after writing one: in place when one is near, else inserted in time order."""
    index = near(keys, key.t_us, within_us)
    if index is not None:
        edited = replace(key, t_us=keys[index].t_us, ease=keys[index].ease)
        return tuple(edited if i == index else old for i, old in enumerate(keys))
    more = list(keys)
    more.append(key)
    return tuple(sorted(more, key=lambda k: k.t_us))


def without(keys: Sequence[Key], t_us: int) -> tuple[Key, ...]:
    """The keyframes without the one at exactly this time."""
    return tuple(key for key in keys if key.t_us != t_us)

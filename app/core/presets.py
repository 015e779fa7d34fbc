"""What a reel is for: how long it may be then, and in which order its clips stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from app.core.edit import EditClip, Reel
from app.core.timemap import output_length_us

PresetName: TypeAlias = Literal["", "recruiter", "social", "team"]
Order: TypeAlias = Literal["best", "match"]

UNRATED = 3
"""What a clip counts as whose mark is gone."""


@dataclass(frozen=True, slots=True)
class Preset:
    """``max_us`` 0 is no limit. ``order``: the best clips first, or as they happened."""

    name: PresetName
    title: str
    max_us: int
    order: Order
    tip: str


PRESETS: tuple[Preset, ...] = (
    Preset("", "Any length", 0, "match", "No limit, any order"),
    Preset(
        "recruiter", "Recruiter", 240_000_000, "best", "At most 4 minutes, the best clips first"
    ),
    Preset("social", "Social", 60_000_000, "best", "At most 60 seconds, the best clips first"),
    Preset("team", "Team", 0, "match", "Every clip, in the order of the match"),
)


def preset_of(name: object) -> Preset:
    """The preset of this name; the one without a limit for any other."""
    return next((preset for preset in PRESETS if preset.name == name), PRESETS[0])


@dataclass(frozen=True, slots=True)
class ClipFacts:
    """What a preset must know of a clip: its rating, and when it happened (date, game, time)."""

    rating: int
    when: tuple[str, str, int]


def ordered(
    clips: Sequence[EditClip], facts: Mapping[str, ClipFacts], order: Order
) -> tuple[EditClip, ...]:
    """The clips as a preset wants them; equal ones stay as they were."""
    if order == "best":
        return tuple(sorted(clips, key=lambda clip: -facts[clip.id].rating))
    return tuple(sorted(clips, key=lambda clip: facts[clip.id].when))


def fitted(
    clips: Sequence[EditClip], facts: Mapping[str, ClipFacts], reel: Reel, max_us: int
) -> tuple[EditClip, ...]:
    """The clips without the lowest rated ones (of equals the later) until they fit; at least one."""
    kept = list(clips)
    while len(kept) > 1 and max_us and output_length_us(kept, reel) > max_us:
        worst = min(reversed(kept), key=lambda clip: facts[clip.id].rating)
        kept.remove(worst)
    return tuple(kept)

"""What a coach's own trimming says about a tag: the usual lead and lag of its clips."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.core.clip import MarkedClip
from app.core.palette import MAX_REACH_US, Palette

LEARN_FROM = 5
"""So many clips of a tag before anything is said."""
WORTH_US = 500_000
"""A difference below this is not worth a word."""
_STEP_US = 100_000


@dataclass(frozen=True, slots=True)
class Learned:
    """Median lead and lag of the clips of a tag, to a tenth of a second, and of how many clips."""

    tag: str
    lead_us: int
    lag_us: int
    clips: int


def learned(clips: Iterable[MarkedClip], lengths_us: Mapping[str, int], tag: str) -> Learned | None:
    """The usual lead and lag of a tag; None before five clips say so.

    Counted are clips that one key made and whose ends the game did not cut (``lengths_us`` by game).
    """
    leads: list[int] = []
    lags: list[int] = []
    for clip in clips:
        marked = clip.marked_us
        inside = clip.start_us > 0 and clip.end_us < lengths_us.get(clip.game_id, 0)
        if tag in clip.tags and marked is not None and inside:
            leads.append(marked - clip.start_us)
            lags.append(clip.end_us - marked)
    if len(leads) < LEARN_FROM:
        return None
    return Learned(tag, _usual(leads), _usual(lags), len(leads))


def worth_offering(found: Learned, palette: Palette) -> bool:
    """Whether it differs from what the tag has now by half a second or more."""
    lead, lag = palette.reach((found.tag,))
    return abs(found.lead_us - lead) >= WORTH_US or abs(found.lag_us - lag) >= WORTH_US


def _usual(values: list[int]) -> int:
    """The median to a tenth of a second, as a lead or lag may be."""
    values = sorted(values)
    middle = len(values) // 2
    median = values[middle] if len(values) % 2 else (values[middle - 1] + values[middle]) // 2
    rounded = (median + _STEP_US // 2) // _STEP_US * _STEP_US
    return min(MAX_REACH_US, max(0, rounded))

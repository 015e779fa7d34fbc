"""An edit with the facts of its sources, and facts as JSON; needs nothing but ``app.core``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from app.core.edit import Edit
from app.core.facts import SourceFacts


@dataclass(frozen=True, slots=True)
class Case:
    """A valid edit and the facts of every source it names."""

    edit: Edit
    facts: Mapping[str, SourceFacts]


def facts_to_value(facts: SourceFacts) -> dict[str, object]:
    """Facts as JSON values, for another process."""
    return {
        "width": facts.width,
        "height": facts.height,
        "time_base": f"{facts.time_base.numerator}/{facts.time_base.denominator}",
        "pts": list(facts.pts),
        "end_pts": facts.end_pts,
        "has_audio": facts.has_audio,
    }


def facts_from_value(value: Mapping[str, Any]) -> SourceFacts:
    """Facts from JSON values: as written above, or with ``rate`` and ``frames`` for a constant rate."""
    if "rate" in value:
        time_base = 1 / Fraction(value["rate"])
        pts, end = range(value["frames"]), value["frames"]
    else:
        time_base, pts, end = Fraction(value["time_base"]), value["pts"], value["end_pts"]
    audio = value.get("has_audio", True)
    return SourceFacts(value["width"], value["height"], time_base, pts, end, audio)

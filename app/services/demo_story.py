"""What the demo tells: which plays are marked, whom the camera follows. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from app.core.clip import MIN_CLIP_US
from app.footage import MatchSpec, MatchTruth

LONGEST_US = 6_000_000
SPEC = MatchSpec(
    width=1280,
    height=720,
    fps=Fraction(30),
    duration_s=Fraction(24),
    gop=30,
    seed=7,
    code_strips=0,
    crf=21,
    preset="veryfast",
)
"""The demo game. A new value makes a new file in the cache."""

_PLAYS = (
    (5, ("Goal",), "Cuts inside and finishes low into the far corner"),
    (4, ("Pass", "Chance Creation"), ""),
    (2, ("Tackle",), "Late, gives the free kick away"),
    (3, ("Dribble",), ""),
)


@dataclass(frozen=True, slots=True)
class Play:
    """One play to mark."""

    start_us: int
    end_us: int
    rating: int
    tags: tuple[str, ...]
    notes: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where the followed player is: centre and half size, in source pixels."""

    t_us: int
    cx: float
    cy: float
    rx: float
    ry: float


def plays(duration_us: int) -> list[Play]:
    """Up to four plays spread over a game, as many as it has room for."""
    count = min(len(_PLAYS), max(1, duration_us // 3_000_000))
    part = duration_us // count
    length = max(min(LONGEST_US, part * 7 // 10), min(MIN_CLIP_US, duration_us))
    found = []
    for i in range(count):
        start = part * i + (part - length) // 2
        start = min(max(0, start), duration_us - length)
        found.append(Play(start, start + length, *_PLAYS[i]))
    return found


def times(start_us: int, end_us: int, step_us: int) -> list[int]:
    """Times from start to end, about ``step_us`` apart, the last one short of the end."""
    steps = max(1, round((end_us - start_us) / step_us))
    last = max(start_us, end_us - 40_000)
    return sorted({start_us + (last - start_us) * i // steps for i in range(steps + 1)})


def followed(truth: MatchTruth, start_us: int, end_us: int) -> int:
    """The player who stays nearest to the middle of the picture over a span."""
    frames = _frames(truth, start_us, end_us)
    width, height = truth.size
    people = truth.players[frames[0] : frames[1] + 1]
    off = np.hypot(people[:, :, 0] / width - 0.5, people[:, :, 1] / height - 0.5)
    worst: NDArray[np.float64] = off.max(axis=0)
    worst[[team not in ("home", "away") for team in truth.teams]] = np.inf
    return int(worst.argmin())


def places(truth: MatchTruth, who: int, at_us: Sequence[int]) -> list[Place]:
    """Where a player is at some times, with a little room around."""
    found = []
    for t_us in at_us:
        index = _frames(truth, t_us, t_us)[0]
        cx, cy, width, height = (float(v) for v in truth.players[index, who])
        found.append(Place(t_us, cx, cy, max(14.0, width * 0.9), max(24.0, height * 0.65)))
    return found


def panned(size: tuple[int, int], at_us: Sequence[int], start_us: int, end_us: int) -> list[Place]:
    """A gentle pan across the middle, for footage nobody knows anything about."""
    width, height = size
    found = []
    for t_us in at_us:
        share = (t_us - start_us) / max(1, end_us - start_us)
        cx = width * (0.42 + 0.16 * share)
        found.append(Place(t_us, cx, height / 2, 0.06 * height, 0.12 * height))
    return found


def name_of(truth: MatchTruth, who: int) -> str:
    """What the overlay calls a player."""
    return f"#{truth.shirt_numbers[who]} {truth.teams[who].capitalize()}"


def _frames(truth: MatchTruth, start_us: int, end_us: int) -> tuple[int, int]:
    last = len(truth) - 1
    rate = truth.fps / 1_000_000
    return min(last, int(start_us * rate)), min(last, int(end_us * rate))

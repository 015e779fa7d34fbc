"""What is asked of a tracker and what it tells on the way: plain values, cheap to import."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

Direction: TypeAlias = Literal["both", "forward", "backward"]


@dataclass(frozen=True, slots=True)
class FollowRequest:
    """Who and where: a click at (x, y) in upright source pixels at a source time, and the clip.

    ``height`` is that of the player where it is known already, 0 where the picture must tell.
    """

    path: Path
    t_us: int
    x: float
    y: float
    start_us: int
    end_us: int
    direction: Direction = "both"
    height: float = 0.0


@dataclass(frozen=True, slots=True)
class FollowProgress:
    """Pictures done and in all (at most), pictures per second, seconds left."""

    done: int
    total: int
    fps: float = 0.0
    eta_s: float | None = None


OnProgress: TypeAlias = Callable[[FollowProgress], None]

"""A raw track made calm: how a good camera operator would follow the player.

The camera aims at the mean of where the player is and will be (look-ahead), does not move while he
stays within a dead zone round its middle, and neither its speed nor its change of speed has a jump.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from math import sqrt

from app.core.follow.track import TrackPoint
from app.core.time import US_PER_S


@dataclass(frozen=True, slots=True)
class Calm:
    """How calm. Lengths are shares of ``unit`` (the crop's height, or the player's), times seconds.

    ``half_s`` is half the window a mean is taken over, ``ahead_s`` how far that looks ahead;
    ``dead`` is the radius in which the player may move freely; ``speed`` per second and
    ``acceleration`` per second squared are limits; ``speed`` 0 means no camera, just the mean.
    """

    half_s: float
    ahead_s: float = 0.0
    dead: float = 0.0
    speed: float = 0.0
    acceleration: float = 0.0


LIGHT = Calm(half_s=0.12)
"""A spotlight stays on the player; only the tremble of a measurement is taken out."""
LIGHT_SIZE = Calm(half_s=0.6)
"""Its size follows more slowly: a player who bends does not shrink."""
CAMERA = Calm(half_s=0.5, ahead_s=0.25, dead=0.03, speed=1.2, acceleration=1.6)


def calmed(points: Sequence[TrackPoint], calm: Calm, unit: float) -> tuple[TrackPoint, ...]:
    """The same times with calm places; ``unit`` in source pixels. Holes in the track count as time."""
    if not points:
        return ()
    aims = _means(points, calm)
    if calm.speed <= 0.0:
        return tuple(aims)
    return _followed(aims, calm, unit)


def _means(points: Sequence[TrackPoint], calm: Calm) -> list[TrackPoint]:
    """Means over a window round each moment, which is moved ahead; narrower at the ends."""
    times = [point.t_us for point in points]
    sums = [
        [0.0, *accumulate(getattr(point, name) for point in points)]
        for name in ("cx", "cy", "height")
    ]
    half, ahead = round(calm.half_s * US_PER_S), round(calm.ahead_s * US_PER_S)
    found = []
    for point in points:
        middle = min(point.t_us + ahead, times[-1])
        # As far to both sides, or the mean would lag or lead at the ends.
        reach = max(0, min(half, middle - times[0], times[-1] - middle))
        low, high = bisect_left(times, middle - reach), bisect_right(times, middle + reach)
        if low >= high:
            found.append(point)
            continue
        cx, cy, height = ((total[high] - total[low]) / (high - low) for total in sums)
        found.append(TrackPoint(point.t_us, cx, cy, height))
    return found


def _followed(aims: Sequence[TrackPoint], calm: Calm, unit: float) -> tuple[TrackPoint, ...]:
    """A camera with a mass: it brakes early enough never to run past its aim."""
    at = aims[0]
    vx = vy = 0.0
    found = [at]
    fastest, push = calm.speed * unit, calm.acceleration * unit
    for before, aim in pairwise(aims):
        step = (aim.t_us - before.t_us) / US_PER_S
        dx, dy = aim.cx - at.cx, aim.cy - at.cy
        away = sqrt(dx * dx + dy * dy)
        left = max(0.0, away - calm.dead * unit)
        wanted = min(fastest, _braking(left, push, step), left / step)
        wx, wy = (dx / away * wanted, dy / away * wanted) if away > 0.0 else (0.0, 0.0)
        ax, ay = wx - vx, wy - vy
        change = sqrt(ax * ax + ay * ay)
        share = min(1.0, push * step / change) if change > 0.0 else 0.0
        vx, vy = vx + ax * share, vy + ay * share
        at = replace(aim, cx=at.cx + vx * step, cy=at.cy + vy * step)
        found.append(at)
    return tuple(found)


def _braking(left: float, push: float, step: float) -> float:
    """The speed from which one can still stop within ``left``, braking in whole steps."""
    lag = push * step / 2.0
    return max(0.0, sqrt(lag * lag + 2.0 * push * left) - lag)

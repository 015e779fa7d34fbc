"""From a point per picture to a few keyframes that a person can move.

Like Ramer-Douglas-Peucker (the worst point becomes a keyframe until none is too far off), but what
is compared is not a straight line: it is the curve that the app draws through its keyframes
(``app.core.interpolate``), at the time of every point. So the tolerance holds for what is seen.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from math import sqrt

from app.core.follow.track import TrackPoint
from app.core.interpolate import curve

MAX_KEYS = 400


def reduced(
    points: Sequence[TrackPoint],
    tolerance: float | Callable[[TrackPoint], float],
    size_tolerance: float = 0.08,
) -> tuple[TrackPoint, ...]:
    """The fewest points found whose curve stays within ``tolerance`` pixels of all of them.

    ``size_tolerance`` is a share of the height. The first and the last point are always kept.
    """
    if len(points) <= 2:
        return tuple(points)
    limits = [tolerance(p) if callable(tolerance) else tolerance for p in points]
    kept = [0, len(points) - 1]
    while len(kept) < MAX_KEYS:
        worst, off = _worst(points, kept, limits, size_tolerance)
        if off <= 1.0:
            break
        kept.insert(bisect_left(kept, worst), worst)
    return tuple(points[i] for i in _thinned(points, kept, limits, size_tolerance))


def _thinned(
    points: Sequence[TrackPoint], kept: list[int], limits: Sequence[float], size_tolerance: float
) -> list[int]:
    """Without the keyframes that a later one made needless."""
    for i in list(kept[1:-1]):
        fewer = [k for k in kept if k != i]
        at = bisect_left(fewer, i)
        near = max(0, fewer[max(0, at - 3)]), fewer[min(len(fewer) - 1, at + 2)]
        if _worst(points, fewer, limits, size_tolerance, near)[1] <= 1.0:
            kept = fewer
    return kept


def _worst(
    points: Sequence[TrackPoint],
    kept: Sequence[int],
    limits: Sequence[float],
    size_tolerance: float,
    within: tuple[int, int] | None = None,
) -> tuple[int, float]:
    """The point farthest from the curve, in tolerances."""
    keys = [points[i] for i in kept]
    times, ease = [key.t_us for key in keys], ["smooth"] * len(keys)
    across, down, tall = (
        curve(times, [getattr(key, name) for key in keys], ease)  # type: ignore[arg-type]
        for name in ("cx", "cy", "height")
    )
    worst, most = 0, 0.0
    first, last = within or (0, len(points) - 1)
    for i in range(first, last + 1):
        point = points[i]
        dx, dy = across.at(point.t_us) - point.cx, down.at(point.t_us) - point.cy
        off = max(
            sqrt(dx * dx + dy * dy) / limits[i],
            abs(tall.at(point.t_us) / point.height - 1.0) / size_tolerance,
        )
        if off > most:
            worst, most = i, off
    return worst, most

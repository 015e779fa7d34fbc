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
    off = _off(points, kept, limits, size_tolerance)
    while len(kept) < MAX_KEYS:
        most = max(off)
        if most <= 1.0:
            break
        worst = off.index(most)
        at = bisect_left(kept, worst)
        kept.insert(at, worst)
        # A keyframe bends the curve as far as the second one to both sides.
        first, last = kept[max(0, at - 2)], kept[min(len(kept) - 1, at + 2)]
        near = kept[max(0, at - 3) : at + 4]
        off[first : last + 1] = _off(points, near, limits, size_tolerance, (first, last))
    return tuple(points[i] for i in _thinned(points, kept, limits, size_tolerance))


def _thinned(
    points: Sequence[TrackPoint], kept: list[int], limits: Sequence[float], size_tolerance: float
) -> list[int]:
    """Without the keyframes that a later one made needless."""
    for i in kept[1:-1]:
        at = bisect_left(kept, i)
        near = [*kept[max(0, at - 3) : at], *kept[at + 1 : at + 4]]
        within = kept[max(0, at - 2)], kept[min(len(kept) - 1, at + 2)]
        if max(_off(points, near, limits, size_tolerance, within)) <= 1.0:
            del kept[at]
    return kept


def _off(
    points: Sequence[TrackPoint],
    kept: Sequence[int],
    limits: Sequence[float],
    size_tolerance: float,
    within: tuple[int, int] | None = None,
) -> list[float]:
    """How far each point ``within`` (both included) is from the curve through some, in tolerances.

    The curve is the whole one there when ``kept`` goes on for one keyframe more to both sides.
    """
    keys = [points[i] for i in kept]
    times, ease = [key.t_us for key in keys], ["smooth"] * len(keys)
    across, down, tall = (
        curve(times, [getattr(key, name) for key in keys], ease)  # type: ignore[arg-type]
        for name in ("cx", "cy", "height")
    )
    first, last = within or (kept[0], kept[-1])
    found = []
    for point, limit in zip(points[first : last + 1], limits[first : last + 1], strict=True):
        dx, dy = across.at(point.t_us) - point.cx, down.at(point.t_us) - point.cy
        size = abs(tall.at(point.t_us) / point.height - 1.0) / size_tolerance
        found.append(max(sqrt(dx * dx + dy * dy) / limit, size))
    return found

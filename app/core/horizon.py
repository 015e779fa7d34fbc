"""The angle that brings a line, drawn along a horizon or a goalpost, level or upright."""

from __future__ import annotations

import math

from app.core.limits import MAX_ROTATION_DEG

DECIMALS = 1
"""What the field beside the picture shows; a tenth of a degree is 3 pixels over the width of 1080p."""


def straightened(
    rotation_deg: float, start: tuple[float, float], end: tuple[float, float]
) -> float:
    """The straightening after which the line from ``start`` to ``end`` is level.

    The points are pixels of the picture as it is turned by ``rotation_deg`` now (clockwise, y
    downwards). A line nearer to the vertical becomes upright. Kept within ±20°; a line without
    length changes nothing.
    """
    across, down = end[0] - start[0], end[1] - start[1]
    if across == 0.0 and down == 0.0:
        return rotation_deg
    slope = math.degrees(math.atan2(down, across))
    away = (slope + 45.0) % 90.0 - 45.0
    wanted = round(rotation_deg - away, DECIMALS)
    return min(max(wanted, -MAX_ROTATION_DEG), MAX_ROTATION_DEG)

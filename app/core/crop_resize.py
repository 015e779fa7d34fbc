"""A crop box whose side or corner is in the hand: the opposite one stays where it is.

In coordinates about the picture's centre every edge of the (turned) picture asks ``n . c + h * s <= l``
of a box with centre c and height h, where n points out of that edge and s is how far half a box of
height 1 reaches along n. The centre follows from the height when a corner is held. When a side is
held the box may also slide along that side, so that it can grow until it is as wide or high as there
is room; with t for how far it slides each edge asks ``g * t <= a - b * h``, and t drops out of each
pair of edges on opposite sides of it.
"""

from __future__ import annotations

from typing import TypeAlias

from app.core.crop import MIN_HEIGHT, ROTATED_MARGIN, CropBox, CropFrame
from app.core.exact import Q, sin_cos

Side: TypeAlias = tuple[int, int]
"""What is in the hand: -1 is left or top, 1 right or bottom, 0 neither; two of them are a corner."""

_ROUNDED = 8.0 / Q
"""A box with no more room than this stands at the edge: it was rounded inwards when it came there."""
_NONE = 1e-9


def resized(frame: CropFrame, box: CropBox, side: Side, height: float) -> CropBox:
    """The box in the height that is nearest to the wanted one with the opposite side held.

    A held side keeps its middle as long as the picture has room on both sides of it.
    """
    ratio, old = float(frame.ratio), box.height / Q
    step_x, step_y = side[0] * ratio / 2.0, side[1] / 2.0
    held_x, held_y = box.cx / Q - step_x * old, box.cy / Q - step_y * old
    free = (float(not side[0]), float(not side[1]))
    rows = _rows(frame, (held_x, held_y), (step_x, step_y), free)
    most = _most(rows)
    new = min(max(height, MIN_HEIGHT), most if most > old + _ROUNDED else old)
    if new == old:
        return box
    slide = _slide(rows, new)
    return frame.fit(
        held_x + step_x * new + free[0] * slide, held_y + step_y * new + free[1] * slide, new
    )


def _rows(
    frame: CropFrame,
    held: tuple[float, float],
    step: tuple[float, float],
    free: tuple[float, float],
) -> list[tuple[float, float, float]]:
    """a, b and g of each edge of the picture."""
    sine, cosine, margin = 0.0, 1.0, 0.0
    if frame.rotation_deg != 0.0:
        (sine, cosine), margin = sin_cos(frame.rotation_deg), ROTATED_MARGIN
    ratio, half_w, half_h = float(frame.ratio), frame.width / 2.0, frame.height / 2.0
    x, y = held[0] - half_w, held[1] - half_h
    rows = []
    for n_x, n_y, limit in (
        (cosine, sine, half_w),
        (-cosine, -sine, half_w),
        (-sine, cosine, half_h),
        (sine, -cosine, half_h),
    ):
        reach = (ratio * abs(n_x) + abs(n_y)) / 2.0
        a = limit - margin - (n_x * x + n_y * y)
        b = n_x * step[0] + n_y * step[1] + reach
        rows.append((a, b, n_x * free[0] + n_y * free[1]))
    return rows


def _most(rows: list[tuple[float, float, float]]) -> float:
    """The largest height for which there is a place."""
    alone = [(a, b) for a, b, g in rows if g == 0.0]
    pairs = [
        (g * other_a - other_g * a, g * other_b - other_g * b)
        for a, b, g in rows
        for other_a, other_b, other_g in rows
        if g > 0.0 > other_g
    ]
    return min(a / b for a, b in (*alone, *pairs) if b > _NONE)


def _slide(rows: list[tuple[float, float, float]], height: float) -> float:
    """How far the box slides along the held side: no further than it must."""
    low = max(((a - b * height) / g for a, b, g in rows if g < 0.0), default=0.0)
    high = min(((a - b * height) / g for a, b, g in rows if g > 0.0), default=0.0)
    return min(max(0.0, low), high)

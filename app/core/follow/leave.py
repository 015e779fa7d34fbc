"""Where the player is outside the crop, moment by moment, as core decides the crop."""

from __future__ import annotations

from collections.abc import Sequence

from app.core.arrange.change import Size, crop_frame
from app.core.crop import crop_path
from app.core.edit import Edit, EditClip
from app.core.exact import quantize
from app.core.follow.track import TrackPoint
from app.core.mapping import OutputMap

_GAP = 3
"""Holes of so many points in a stretch outside are part of it."""


def left_the_box(
    points: Sequence[TrackPoint], edit: Edit, clip: EditClip, size: Size
) -> tuple[bool, ...]:
    """Whether the middle of the player is outside the crop, for every point."""
    frame = crop_frame(edit, clip, size)
    path, turn = crop_path(clip.crop, frame), quantize(clip.rotation_deg)
    width, height = edit.reel.size
    found = []
    for point in points:
        seen = OutputMap(size, edit.reel.size, path.at(point.t_us), turn)
        x, y = seen.to_output(point.cx, point.cy)
        found.append(not (0.0 <= x <= width and 0.0 <= y <= height))
    return tuple(found)


def away_spans(
    points: Sequence[TrackPoint], edit: Edit, clip: EditClip, size: Size
) -> tuple[tuple[int, int], ...]:
    """The stretches of the clip in which the player is outside the box: (first, last) source times."""
    inside = [p for p in points if clip.start_us <= p.t_us < clip.end_us]
    outside = left_the_box(inside, edit, clip, size)
    found: list[tuple[int, int]] = []
    latest = -_GAP - 2
    for i, (point, out) in enumerate(zip(inside, outside, strict=True)):
        if not out:
            continue
        if i - latest <= _GAP + 1 and found:
            found[-1] = (found[-1][0], point.t_us)
        else:
            found.append((point.t_us, point.t_us))
        latest = i
    return tuple(found)

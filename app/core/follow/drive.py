"""A track as keyframes: of the spotlight, of the crop, or of both.

Keyframes of hand inside the stretch that was followed give way; those outside stay. One that stands
alone is the default that nobody placed, and goes. Where following goes on from a stop, the stretch is
what is new; the rest of the track is looked at, so that the camera comes through the seam calmly.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal, TypeAlias

from app.core.arrange.change import Size, clip_of, crop_frame, with_clip
from app.core.crop import CropFrame, CropPath, crop_path, refit
from app.core.edit import CropKey, Edit, EditClip, Spotlight, SpotlightKey
from app.core.exact import Q, sin_cos
from app.core.follow.reduce import reduced
from app.core.follow.smooth import CAMERA, LIGHT, LIGHT_SIZE, calmed
from app.core.follow.track import Track, TrackPoint
from app.core.spotlight import MIN_SPAN_US, default_spotlight, fit_ellipse

Drives: TypeAlias = Literal["spotlight", "crop", "both"]
DRIVES: tuple[Drives, ...] = ("spotlight", "crop", "both")

GAP_US = 400_000
"""A longer hole in a track divides it into stretches, each with ends of its own."""
_RX, _RY = 0.36, 0.62
"""Radii of a spotlight in heights of the player: round him, with room for arms and feet."""
_LIGHT_OFF = 0.08
"""How far a spotlight may be from the player, in heights of the player."""
_CROP_OFF = 0.02
"""How far a crop may be from the calm path, in heights of the crop."""
_SEAM_US = 800_000
"""So long the camera takes from where it is, beside a stretch that stays, to the calm path."""

Within: TypeAlias = tuple[int, int]
"""First and last source time, both included."""


def driven(
    edit: Edit,
    clip_id: str,
    track: Track,
    drives: Drives,
    size: Size,
    spotlight_id: str,
    new_id: str,
    within: Within | None = None,
) -> Edit:
    """The edit with a clip's spotlight, crop or both on the player's track.

    The spotlight is that with ``spotlight_id``, else the clip's first, else a new one with
    ``new_id``. With ``within`` only keyframes there are made; all others stay, but what was never
    placed follows the whole track. A track without points changes nothing.
    """
    if track.points and drives in ("spotlight", "both"):
        edit = light_follows(edit, clip_id, track, size, spotlight_id, new_id, within)
    if track.points and drives in ("crop", "both"):
        edit = crop_follows(edit, clip_id, track, size, within)
    return edit


def light_follows(
    edit: Edit,
    clip_id: str,
    track: Track,
    size: Size,
    spotlight_id: str,
    new_id: str,
    within: Within | None = None,
) -> Edit:
    """A clip whose spotlight is on the player for as long as he was followed."""
    clip = clip_of(edit, clip_id)
    light = _light(clip, spotlight_id, new_id, track, size)
    placed = len(light.keyframes) > 1
    asked = within if within is not None and placed else (track.start_us, track.end_us)
    room = _points_in_room(light, clip, track)
    points = _in(room, asked)
    if not points:
        return edit
    keys = tuple(
        SpotlightKey(p.t_us, *fit_ellipse(p.cx, p.cy, _RX * p.height, _RY * p.height, *size))
        for p in _light_points(room, asked)
    )
    first, last = points[0].t_us, points[-1].t_us
    kept = [k for k in light.keyframes if placed and not first <= k.t_us <= last]
    start, end = _span(light, clip, first, last, grows=placed)
    lit = replace(
        light,
        start_us=start,
        end_us=end,
        keyframes=tuple(sorted([*kept, *keys], key=lambda key: key.t_us)),
    )
    others = [other for other in clip.spotlights if other.id != light.id]
    lights = tuple(sorted([*others, lit], key=lambda other: other.start_us))
    return with_clip(edit, replace(clip, spotlights=lights))


def crop_follows(
    edit: Edit, clip_id: str, track: Track, size: Size, within: Within | None = None
) -> Edit:
    """A clip whose camera follows the player calmly, as large as it was."""
    clip = clip_of(edit, clip_id)
    frame = crop_frame(edit, clip, size)
    path = crop_path(clip.crop, frame)
    placed = len(clip.crop) > 1
    first, last = within if within is not None and placed else (track.start_us, track.end_us)
    kept = [k for k in clip.crop if placed and not first <= k.t_us <= last]
    keys: list[CropKey] = []
    for stretch in _stretches(track.points):
        unit = path.at(stretch[0].t_us).height / Q
        aims = calmed([_turned(point, frame) for point in stretch], CAMERA, unit)
        new = _in(aims, (first, last))
        if new and aims[0].t_us < first and any(k.t_us < first for k in kept):
            new = _from_here(new, path, first)
        if new and aims[-1].t_us > last and any(k.t_us > last for k in kept):
            new = _from_here(new, path, last)
        boxes = [_boxed(point, frame, path) for point in new]
        keys += [
            refit(CropKey(p.t_us, p.cx, p.cy, p.height), frame)
            for p in reduced(boxes, _CROP_OFF * unit, size_tolerance=0.05)
        ]
    crop = tuple(sorted([*kept, *keys], key=lambda key: key.t_us))
    return with_clip(edit, replace(clip, crop=crop))


def _from_here(points: Sequence[TrackPoint], path: CropPath, seam_us: int) -> list[TrackPoint]:
    """The camera's way from where it is at a seam (a coach may have put it there) to the calm path."""
    near = min(points, key=lambda point: abs(point.t_us - seam_us))
    box = path.at(near.t_us)
    dx, dy = box.cx / Q - near.cx, box.cy / Q - near.cy
    # The other end may be a seam too: there nothing is left of this one.
    long = max(1, min(_SEAM_US, points[-1].t_us - points[0].t_us))
    found = []
    for point in points:
        left = max(0.0, 1.0 - abs(point.t_us - near.t_us) / long)
        share = left * left * (3.0 - 2.0 * left)
        found.append(replace(point, cx=point.cx + dx * share, cy=point.cy + dy * share))
    return found


def _light_points(points: Sequence[TrackPoint], within: Within) -> list[TrackPoint]:
    found: list[TrackPoint] = []
    for stretch in _stretches(points):
        places = calmed(stretch, LIGHT, 1.0)
        sizes = calmed(stretch, LIGHT_SIZE, 1.0)
        calm = [replace(p, height=s.height) for p, s in zip(places, sizes, strict=True)]
        found += reduced(
            _in(calm, within), lambda p: max(2.0, _LIGHT_OFF * p.height), size_tolerance=0.12
        )
    return found


def _in(points: Sequence[TrackPoint], within: Within) -> list[TrackPoint]:
    return [point for point in points if within[0] <= point.t_us <= within[1]]


def _stretches(points: Sequence[TrackPoint]) -> list[tuple[TrackPoint, ...]]:
    found: list[list[TrackPoint]] = []
    for point in points:
        if found and point.t_us - found[-1][-1].t_us <= GAP_US:
            found[-1].append(point)
        else:
            found.append([point])
    return [tuple(stretch) for stretch in found]


def _light(clip: EditClip, spotlight_id: str, new_id: str, track: Track, size: Size) -> Spotlight:
    known = next((light for light in clip.spotlights if light.id == spotlight_id), None)
    if known is None and clip.spotlights:
        known = clip.spotlights[0]
    if known is not None:
        return known
    return default_spotlight(new_id, track.start_us, clip.end_us, *size)


def _points_in_room(light: Spotlight, clip: EditClip, track: Track) -> tuple[TrackPoint, ...]:
    """The points between the spotlights of this player before and after: their spans never overlap."""
    low, high = _room(light, clip)
    return tuple(p for p in track.points if low <= p.t_us and (high is None or p.t_us < high))


def _span(
    light: Spotlight, clip: EditClip, first: int, last: int, *, grows: bool
) -> tuple[int, int]:
    """When the spotlight is seen: while he was followed, and as before where it was placed by hand."""
    start, end = first, last + 1
    if grows:
        start, end = min(start, light.start_us), max(end, light.end_us)
    low, high = _room(light, clip)
    if high is None and clip.end_us - end < GAP_US:
        end = max(end, clip.end_us)  # the last picture stands until the clip ends
    end = max(end, start + MIN_SPAN_US)
    if high is not None and end > high:
        start, end = max(low, min(start, high - MIN_SPAN_US)), high
    return start, end


def _room(light: Spotlight, clip: EditClip) -> tuple[int, int | None]:
    """From the end of the spotlight before to the start of the next one of the same colour."""
    others = [o for o in clip.spotlights if o.id != light.id and o.color == light.color]
    low = max([0, *(o.end_us for o in others if o.end_us <= light.start_us)])
    return low, min((o.start_us for o in others if o.start_us >= light.end_us), default=None)


def _turned(point: TrackPoint, frame: CropFrame) -> TrackPoint:
    """A place in the picture as it lies after straightening, where crops are."""
    sine, cosine = sin_cos(frame.rotation_deg)
    x, y = point.cx - frame.width / 2.0, point.cy - frame.height / 2.0
    return replace(
        point,
        cx=frame.width / 2.0 + x * cosine - y * sine,
        cy=frame.height / 2.0 + x * sine + y * cosine,
    )


def _boxed(point: TrackPoint, frame: CropFrame, path: CropPath) -> TrackPoint:
    """The box that looks there, kept in the picture; as large as the camera was at that time."""
    box = frame.fit(point.cx, point.cy, path.at(point.t_us).height / Q)
    return TrackPoint(point.t_us, box.cx / Q, box.cy / Q, box.height / Q)

"""Where a player was, picture by picture: the raw track of one clip, and how it is kept as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from app.core.follow.rule import DOUBTS, Doubt
from app.core.limits import MAX_TIME_US

MAX_POINTS = 36_000
"""Ten minutes at 60 pictures a second: no clip is longer, and what is read may be anybody's."""
THIN_US = 80_000
"""Every second picture of 25 a second, every fourth of 60."""
_Q = 16
"""Places are kept in 1/16 px."""
_FAR = 16_384


@dataclass(frozen=True, slots=True)
class TrackPoint:
    """A player at a source time: centre and height of the box, in upright source pixels."""

    t_us: int
    cx: float
    cy: float
    height: float


@dataclass(frozen=True, slots=True)
class Stop:
    """Where a track ended for want of certainty: ``t_us`` is the first picture that is not sure.

    ``forward`` tells from which side it was reached: a click there goes on in that direction.
    """

    t_us: int
    why: Doubt
    forward: bool = True


@dataclass(frozen=True, slots=True)
class Track:
    """The points of a clip in the order of time, and where following stopped."""

    points: tuple[TrackPoint, ...] = ()
    stops: tuple[Stop, ...] = ()

    @property
    def start_us(self) -> int:
        """The first point's time; 0 without points."""
        return self.points[0].t_us if self.points else 0

    @property
    def end_us(self) -> int:
        """The last point's time; 0 without points."""
        return self.points[-1].t_us if self.points else 0

    def spans(self, gap_us: int) -> tuple[tuple[int, int], ...]:
        """The stretches without a hole longer than ``gap_us``: (first, last) times."""
        found: list[tuple[int, int]] = []
        for point in self.points:
            if found and point.t_us - found[-1][1] <= gap_us:
                found[-1] = (found[-1][0], point.t_us)
            else:
                found.append((point.t_us, point.t_us))
        return tuple(found)


def joined(old: Track, new: Track) -> Track:
    """A track with a newer stretch: what it covers is its own, the rest stays.

    Stops of the old track that the new one went past are done with.
    """
    if not new.points:
        return Track(old.points, _in_time([*old.stops, *new.stops]))
    first, last = new.start_us, new.end_us
    kept = [p for p in old.points if not first <= p.t_us <= last]
    points = sorted([*kept, *new.points], key=lambda point: point.t_us)
    stops = [stop for stop in old.stops if not first <= stop.t_us <= last]
    return Track(tuple(points[:MAX_POINTS]), _in_time([*stops, *new.stops]))


def thinned(track: Track) -> Track:
    """A track to keep: a point at least every ``THIN_US`` and at the ends of stretches.

    Nobody turns so sharply in that time that he is more than a pixel beside the line between two.
    """
    kept: list[TrackPoint] = []
    for point, after in zip_longest(track.points, track.points[1:]):
        if not kept or after is None or after.t_us - kept[-1].t_us > THIN_US:
            kept.append(point)
    return Track(tuple(kept), track.stops)


def _in_time(stops: Sequence[Stop]) -> tuple[Stop, ...]:
    return tuple(sorted(set(stops), key=lambda stop: (stop.t_us, stop.forward, stop.why)))


def track_to(track: Track) -> str:
    """A track as JSON: differences from point to point, which are small numbers."""
    rows: list[int] = []
    before = (0, 0, 0, 0)
    for point in track.points:
        now = (
            point.t_us,
            round(point.cx * _Q),
            round(point.cy * _Q),
            round(point.height * _Q),
        )
        rows += [value - last for value, last in zip(now, before, strict=True)]
        before = now
    stops = [[stop.t_us, stop.why, stop.forward] for stop in track.stops]
    return json.dumps({"v": 1, "points": rows, "stops": stops}, separators=(",", ":"))


def track_from(text: str) -> Track:
    """The track of a text; an empty one when it cannot be read (it may come from anywhere)."""
    try:
        value = json.loads(text)
        points = _points(value["points"])
        stops = tuple(_stop(*row) for row in value["stops"][:MAX_POINTS])
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return Track()
    return Track(points, _in_time(stops))


def _points(rows: list[int]) -> tuple[TrackPoint, ...]:
    if len(rows) % 4 or len(rows) > 4 * MAX_POINTS:
        raise ValueError("not rows of four")
    found: list[TrackPoint] = []
    now = [0, 0, 0, 0]
    for i in range(0, len(rows), 4):
        if not all(type(value) is int for value in rows[i : i + 4]):
            raise ValueError("not whole numbers")
        now = [last + step for last, step in zip(now, rows[i : i + 4], strict=True)]
        later = not found or now[0] > found[-1].t_us
        fits = max(abs(now[1]), abs(now[2])) <= _FAR * _Q and 0 < now[3] <= _FAR * _Q
        if not (later and 0 <= now[0] <= MAX_TIME_US and fits):
            raise ValueError("not a track")
        found.append(TrackPoint(now[0], now[1] / _Q, now[2] / _Q, now[3] / _Q))
    return tuple(found)


def _stop(t_us: int, why: str, forward: bool) -> Stop:
    doubt = next(doubt for doubt in DOUBTS if doubt == why) if why in DOUBTS else None
    if doubt is None or type(t_us) is not int or not 0 <= t_us <= MAX_TIME_US:
        raise ValueError("not a stop")
    return Stop(t_us, doubt, bool(forward))

"""Follow a player from a click on: forwards and backwards until the ends, or the first doubt."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

from app.core.errors import BadInput, BadMedia
from app.core.follow import Doubt, Rule, Stop, Track, TrackPoint, joined
from app.core.time import seconds
from app.media.index import FrameIndex
from app.media.reader import FrameReader
from app.tracking.frames import Small, backwards, forwards, small
from app.tracking.request import Direction, FollowProgress, FollowRequest, OnProgress
from app.tracking.silhouette import DEFAULT_SHARE, Box, find_box
from app.tracking.target import Target

MAX_PICTURES = 36_000
_TELL_S = 0.2
_SHORT_REST = 6
_SHORTEST = 12.0
"""Pixels in the source: somebody smaller cannot be told from the grass."""


def follow(
    request: FollowRequest,
    index: FrameIndex,
    on_progress: OnProgress | None = None,
    should_stop: Callable[[], bool] = lambda: False,
) -> Track:
    """The track of the clicked player, with the stops where it ended for want of certainty.

    Raises ``BadInput`` for a click outside the picture, ``app.media.reader.Stopped`` when
    ``should_stop`` said so, ``MediaGone`` as ``FrameReader``, ``BadMedia`` for a file or a clicked
    picture that cannot be read; a damaged picture elsewhere is a stop.
    """
    facts = index.facts
    first = facts.index_at(seconds(request.start_us))
    last = facts.index_at(seconds(max(request.start_us, request.end_us - 1)))
    at = min(max(facts.index_at(seconds(request.t_us)), first), last)
    if last - first >= MAX_PICTURES:
        raise BadInput("The clip is too long to follow a player in; trim it to ten minutes.")
    meter = _Meter(on_progress, _total(request.direction, first, at, last))
    with FrameReader(request.path, index) as reader:
        picture = reader.picture(at, should_stop)
        if not (0 <= request.x < picture.width and 0 <= request.y < picture.height):
            raise BadInput("The click was beside the picture; click the player in it.")
        begin = small(picture)
        box = _clicked(begin, request)
        track = Track((_point(index, begin, box),))
        if request.direction != "backward":
            ahead = forwards(reader, at + 1, last, should_stop)
            track = joined(track, _one_way(index, begin, box, ahead, meter, forward=True))
        if request.direction != "forward":
            behind = backwards(reader, at - 1, first, should_stop)
            track = joined(track, _one_way(index, begin, box, behind, meter, forward=False))
    return track


def _clicked(picture: Small, request: FollowRequest) -> Box:
    """The player under the click; a box of a usual size where nothing stands out."""
    x, y = request.x / picture.scale, request.y / picture.scale
    known = request.height / picture.scale
    box = find_box(picture.yuv, x, y, known)
    return box or Box(x, y, known or max(_SHORTEST, picture.yuv.shape[0] * DEFAULT_SHARE))


def _one_way(
    index: FrameIndex,
    begin: Small,
    box: Box,
    pictures: Iterator[Small],
    meter: _Meter,
    *,
    forward: bool,
) -> Track:
    target = Target(begin.yuv, box, Rule.at_rate(index.fps))
    found: list[TrackPoint] = []
    sure = 0
    doubt: Doubt | None = None
    stopped_us = index.facts.time_us(begin.index)
    try:
        for picture in pictures:
            seen = target.step(picture.yuv)
            meter.one_more()
            found.append(_point(index, picture, seen.box))
            if seen.doubt is not None:
                doubt = seen.doubt
                break
            sure = len(found) if seen.sure else sure
    except BadMedia:
        # One damaged picture does not cost what was followed up to there.
        doubt = "unreadable"
        at = begin.index + (len(found) + 1) * (1 if forward else -1)
        stopped_us = index.facts.time_us(at)
    # What comes after the last sure picture is no track; a short rest at the end is no question.
    if doubt is None and len(found) - sure <= _SHORT_REST:
        return Track(_ascending(found[:sure]))
    if sure < len(found):
        stopped_us = found[sure].t_us
    return Track(_ascending(found[:sure]), (Stop(stopped_us, doubt or "hidden", forward),))


def _ascending(points: list[TrackPoint]) -> tuple[TrackPoint, ...]:
    return tuple(sorted(points, key=lambda point: point.t_us))


def _point(index: FrameIndex, picture: Small, box: Box) -> TrackPoint:
    time_us, scale = index.facts.time_us(picture.index), picture.scale
    return TrackPoint(time_us, box.cx * scale, box.cy * scale, box.height * scale)


def _total(direction: Direction, first: int, at: int, last: int) -> int:
    ahead = last - at if direction != "backward" else 0
    return ahead + (at - first if direction != "forward" else 0)


class _Meter:
    """Tells how far it is, a few times a second."""

    def __init__(self, on_progress: OnProgress | None, total: int) -> None:
        self._on_progress, self._total = on_progress, total
        self._done = 0
        self._begun = self._told = time.monotonic()

    def one_more(self) -> None:
        self._done += 1
        now = time.monotonic()
        if self._on_progress is None or now - self._told < _TELL_S:
            return
        self._told = now
        rate = self._done / max(1e-6, now - self._begun)
        left = (self._total - self._done) / rate
        self._on_progress(FollowProgress(self._done, self._total, round(rate, 1), left))

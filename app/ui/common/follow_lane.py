"""The lane that shows where a player was followed, where that stopped, and where he left the box."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from app.core.follow import Stop
from app.core.time import format_clock
from app.ui.common.lane import Lane, LaneEvent
from app.ui.common.language import mark, tr
from app.ui.common.theme import Theme
from app.ui.common.timeline import Timeline
from app.ui.common.work import Axis

GRAB_PX = 8.0
MARK_PX = 6.0

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class FollowLook:
    """What the lane shows, in source time: stretches followed, stops, stretches outside the box."""

    spans: Spans = ()
    stops: tuple[Stop, ...] = ()
    away: Spans = ()


class FollowLane(Lane):
    """A bar where he was followed, red where he left the box, a triangle where it stopped.

    ``chosen`` gets the stop that was clicked, or the time where he left the box.
    """

    title = mark("Followed")
    height = 20

    def __init__(
        self, theme: Theme, stop_chosen: Callable[[Stop], object], seek: Callable[[int], object]
    ) -> None:
        self._theme, self._stop_chosen, self._seek = theme, stop_chosen, seek
        self._axis = Axis(0, 0)
        self._look = FollowLook()

    @property
    def look(self) -> FollowLook:
        """What is shown."""
        return self._look

    def show(self, axis: Axis, look: FollowLook) -> bool:
        """Show a track; True when the lane looks different now."""
        before = self._axis, self._look
        self._axis, self._look = axis, look
        return before != (axis, look)

    def paint(self, painter: QPainter, rect: QRectF, timeline: Timeline) -> None:
        tokens = self._theme.tokens
        painter.setPen(Qt.PenStyle.NoPen)
        for spans, color in ((self._look.spans, tokens.accent), (self._look.away, tokens.bad)):
            painter.setBrush(QColor(color))
            for start, end in spans:
                painter.drawRoundedRect(self._bar(start, end, rect, timeline), 2, 2)
        for stop in self._look.stops:
            x, middle, r = self._x(stop.t_us, timeline), rect.center().y(), MARK_PX
            painter.setPen(QPen(QColor(tokens.surface), 1.0))
            painter.setBrush(QColor(tokens.warn))
            corners = [(0.0, -r), (r, r - 1), (-r, r - 1)]
            painter.drawPolygon(QPolygonF([QPointF(x + dx, middle + dy) for dx, dy in corners]))

    def press(self, event: LaneEvent) -> bool:
        stop, away = self._stop_at(event), self._away_at(event)
        if stop is not None:
            self._stop_chosen(stop)
        elif away is not None:
            self._seek(away[0])
        return stop is not None or away is not None

    def hover(self, event: LaneEvent) -> Qt.CursorShape | None:
        there = self._stop_at(event) or self._away_at(event)
        return Qt.CursorShape.PointingHandCursor if there else None

    def tooltip(self, event: LaneEvent) -> str:
        stop, away = self._stop_at(event), self._away_at(event)
        if stop is not None:
            return tr(
                "Following stopped at {t_us}; click to go on",
                t_us=format_clock(stop.t_us, decimals=1),
            )
        if away is not None:
            start, end = (format_clock(t, decimals=1) for t in away)
            return tr("Player left the box, {start} to {end}", start=start, end=end)
        return ""

    def _x(self, t_us: int, timeline: Timeline) -> float:
        return float(timeline.x_of(self._axis.shown(t_us)))

    def _bar(self, start: int, end: int, rect: QRectF, timeline: Timeline) -> QRectF:
        left, right = self._x(start, timeline), self._x(end, timeline)
        return QRectF(left, rect.center().y() - 3, max(3.0, right - left), 6.0)

    def _stop_at(self, event: LaneEvent) -> Stop | None:
        near = [
            (abs(self._x(stop.t_us, event.timeline) - event.pos.x()), i)
            for i, stop in enumerate(self._look.stops)
        ]
        away, i = min(near, default=(GRAB_PX + 1, 0))
        return self._look.stops[i] if away <= GRAB_PX else None

    def _away_at(self, event: LaneEvent) -> tuple[int, int] | None:
        for start, end in self._look.away:
            left, right = self._x(start, event.timeline), self._x(end, event.timeline)
            if left - 3 <= event.pos.x() <= right + 3:
                return start, end
        return None

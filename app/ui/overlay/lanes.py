"""The lanes of Overlay: spans of spotlights and texts, and the keyframes of the chosen spotlight."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from app.core.edit import SpotlightKey
from app.core.time import format_clock
from app.ui.common.lane import Lane, LaneEvent
from app.ui.common.theme import Theme
from app.ui.common.timeline import Timeline
from app.ui.common.work import Axis

GRAB_PX = 7.0
KEY_PX = 6.0
Grip: TypeAlias = Literal["start", "end", "whole"]


@dataclass(frozen=True, slots=True)
class Span:
    """Something that is seen over a stretch of source time."""

    id: str
    start_us: int
    end_us: int
    label: str
    color: str


@dataclass(frozen=True, slots=True)
class _Drag:
    grip: Grip
    from_us: int
    before: Span


class SpanLane(Lane):
    """Bars that can be chosen, moved and made longer. ``changed`` is called once, on release."""

    height = 28

    def __init__(
        self,
        title: str,
        theme: Theme,
        min_us: int,
        chosen: Callable[[str], object],
        changed: Callable[[Span], object],
    ) -> None:
        self.title = title
        self._theme, self._min_us = theme, min_us
        self._chosen, self._changed = chosen, changed
        self._axis = Axis(0, 0)
        self._spans: tuple[Span, ...] = ()
        self._selected = ""
        self._drag: _Drag | None = None

    def show(self, axis: Axis, spans: tuple[Span, ...], selected: str) -> None:
        """Show spans; ignored while one is in the hand."""
        if self._drag is None:
            self._axis, self._spans, self._selected = axis, spans, selected

    def paint(self, painter: QPainter, rect: QRectF, timeline: Timeline) -> None:
        tokens = self._theme.tokens
        for span in self._spans:
            bar = self._bar(span, rect, timeline)
            chosen = span.id == self._selected
            painter.setPen(QPen(QColor(tokens.accent if chosen else tokens.border), 1.5))
            painter.setBrush(QColor(tokens.accent_soft if chosen else tokens.raised))
            painter.drawRoundedRect(bar, 4, 4)
            stripe = QRectF(bar.left() + 5, bar.top() + 5, 4, bar.height() - 10)
            painter.setPen(QPen(QColor(tokens.border), 0.5))
            painter.setBrush(QColor(span.color))
            painter.drawRoundedRect(stripe, 2, 2)
            painter.setPen(QColor(tokens.text))
            words = painter.fontMetrics().elidedText(
                span.label, Qt.TextElideMode.ElideRight, max(0, int(bar.width()) - 22)
            )
            painter.drawText(bar.adjusted(15, 0, -6, 0), Qt.AlignmentFlag.AlignVCenter, words)

    def press(self, event: LaneEvent) -> bool:
        found = self._at(event)
        if found is None:
            return False
        span, grip = found
        self._drag = _Drag(grip, event.time_us, span)
        self._chosen(span.id)
        return True

    def drag(self, event: LaneEvent) -> None:
        drag = self._drag
        if drag is None:
            return
        by, before = event.time_us - drag.from_us, drag.before
        if drag.grip == "start":
            start = min(max(0, before.start_us + by), before.end_us - self._min_us)
            self._put(replace(before, start_us=start))
        elif drag.grip == "end":
            end = max(before.end_us + by, before.start_us + self._min_us)
            self._put(replace(before, end_us=end))
        else:
            by = max(by, -before.start_us)
            self._put(replace(before, start_us=before.start_us + by, end_us=before.end_us + by))
        event.timeline.invalidate()

    def release(self, event: LaneEvent) -> None:
        drag, self._drag = self._drag, None
        if drag is None:
            return
        now = next((span for span in self._spans if span.id == drag.before.id), drag.before)
        if now != drag.before:
            self._changed(now)

    def hover(self, event: LaneEvent) -> Qt.CursorShape | None:
        found = self._at(event)
        if found is None:
            return None
        edge = found[1] != "whole"
        return Qt.CursorShape.SplitHCursor if edge else Qt.CursorShape.PointingHandCursor

    def tooltip(self, event: LaneEvent) -> str:
        found = self._at(event)
        if found is None:
            return ""
        span = found[0]
        return f"{span.label} · {format_clock(span.end_us - span.start_us, decimals=1)}"

    def _put(self, span: Span) -> None:
        self._spans = tuple(span if old.id == span.id else old for old in self._spans)

    def _bar(self, span: Span, rect: QRectF, timeline: Timeline) -> QRectF:
        left = timeline.x_of(self._axis.shown(span.start_us))
        right = timeline.x_of(self._axis.shown(span.end_us))
        return QRectF(left, rect.top() + 3, max(4.0, right - left), rect.height() - 6)

    def _at(self, event: LaneEvent) -> tuple[Span, Grip] | None:
        x = event.pos.x()
        for span in reversed(self._spans):
            bar = self._bar(span, event.rect, event.timeline)
            if bar.left() - GRAB_PX <= x <= bar.right() + GRAB_PX:
                if abs(x - bar.left()) <= GRAB_PX:
                    return span, "start"
                if abs(x - bar.right()) <= GRAB_PX:
                    return span, "end"
                return span, "whole"
        return None


class SpotlightKeyLane(Lane):
    """The keyframes of the chosen spotlight as diamonds; a click goes to one."""

    title = "Keyframes"
    height = 24

    def __init__(self, theme: Theme, chosen: Callable[[int], object]) -> None:
        self._theme, self._chosen = theme, chosen
        self._axis = Axis(0, 0)
        self._keys: tuple[SpotlightKey, ...] = ()
        self._selected: int | None = None

    def show(self, axis: Axis, keys: tuple[SpotlightKey, ...], selected_us: int | None) -> bool:
        """Show keyframes; True when the lane looks different now."""
        before = self._axis, self._keys, self._selected
        self._axis, self._keys, self._selected = axis, keys, selected_us
        return before != (axis, keys, selected_us)

    def paint(self, painter: QPainter, rect: QRectF, timeline: Timeline) -> None:
        tokens, middle, r = self._theme.tokens, rect.center().y(), KEY_PX
        for key in self._keys:
            x = timeline.x_of(self._axis.shown(key.t_us))
            chosen = key.t_us == self._selected
            painter.setPen(QPen(QColor(tokens.accent), 1.5))
            painter.setBrush(QColor(tokens.accent if chosen else tokens.surface))
            corners = [(0.0, -r), (r, 0.0), (0.0, r), (-r, 0.0)]
            painter.drawPolygon(QPolygonF([QPointF(x + dx, middle + dy) for dx, dy in corners]))

    def press(self, event: LaneEvent) -> bool:
        for key in self._keys:
            x = event.timeline.x_of(self._axis.shown(key.t_us))
            if abs(x - event.pos.x()) <= GRAB_PX + KEY_PX:
                self._chosen(key.t_us)
                return True
        return False

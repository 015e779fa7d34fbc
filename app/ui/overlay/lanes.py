"""The lanes of Overlay: spans of spotlights and texts, and the reel's poster."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from app.core.time import format_clock
from app.ui.common.lane import Lane, LaneEvent
from app.ui.common.language import mark, tr
from app.ui.common.theme import Theme
from app.ui.common.timeline import Timeline
from app.ui.common.work import Axis
from app.ui.overlay.rows import rows_of

GRAB_PX = 7.0
ROW_H = 26
MOST_ROWS = 3
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
class SpanTried:
    """A span in the hand, and which end of it."""

    span: Span
    grip: Grip


@dataclass(frozen=True, slots=True)
class _Drag:
    grip: Grip
    from_us: int
    before: Span


class SpanLane(Lane):
    """Bars that can be chosen, moved and made longer, in rows where they overlap.

    ``changed`` is called once, on release, ``dragged`` while one is in the hand, ``opened`` on a
    double click and ``menu`` when the context menu is asked for. ``snap`` brings a time to that of
    a picture, ``fit`` a span to where it may be.
    """

    def __init__(
        self,
        title: str,
        theme: Theme,
        min_us: int,
        chosen: Callable[[str], object],
        changed: Callable[[Span], object],
        dragged: Callable[[SpanTried], object],
        opened: Callable[[str], object],
        menu: Callable[[str], object],
        snap: Callable[[int], int],
        fit: Callable[[Span], Span],
    ) -> None:
        self.title, self.height = title, ROW_H
        self._theme, self._min_us = theme, min_us
        self._chosen, self._changed, self._dragged = chosen, changed, dragged
        self._opened, self._menu, self._snap, self._fit = opened, menu, snap, fit
        self._axis = Axis(0, 0)
        self._spans: tuple[Span, ...] = ()
        self._rows: list[int] = []
        self._selected = ""
        self._drag: _Drag | None = None

    def show(self, axis: Axis, spans: tuple[Span, ...], selected: str) -> bool:
        """Show spans; ignored while one is in the hand. True when the lane has another height."""
        if self._drag is not None:
            return False
        self._axis, self._spans, self._selected = axis, spans, selected
        self._rows = rows_of(spans)
        before, self.height = self.height, ROW_H * min(MOST_ROWS, self._row_count())
        return before != self.height

    def _row_count(self) -> int:
        return max(self._rows, default=0) + 1

    def paint(self, painter: QPainter, rect: QRectF, timeline: Timeline) -> None:
        tokens = self._theme.tokens
        for span, row in zip(self._spans, self._rows, strict=True):
            bar = self._bar(span, row, rect, timeline)
            chosen = span.id == self._selected
            painter.setPen(QPen(QColor(tokens.accent if chosen else tokens.border), 1.5))
            painter.setBrush(QColor(tokens.accent_soft if chosen else tokens.raised))
            painter.drawRoundedRect(bar, 4, 4)
            stripe = QRectF(bar.left() + 5, bar.top() + 4, 4, bar.height() - 8)
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
        self._chosen(span.id)
        self._drag = _Drag(grip, event.time_us, span)
        return True

    def drag(self, event: LaneEvent) -> None:
        drag = self._drag
        if drag is None:
            return
        by, before = event.time_us - drag.from_us, drag.before
        if drag.grip == "start":
            start = self._snap(max(0, before.start_us + by))
            wanted = replace(before, start_us=min(start, before.end_us - self._min_us))
        elif drag.grip == "end":
            end = self._snap(before.end_us + by)
            wanted = replace(before, end_us=max(end, before.start_us + self._min_us))
        else:
            start = self._snap(max(0, before.start_us + by))
            wanted = replace(before, start_us=start, end_us=start + before.end_us - before.start_us)
        fitted = self._fit(wanted)
        if drag.grip == "whole" and fitted != wanted:
            return  # there is no room for all of it
        if self._put(fitted):
            self._dragged(SpanTried(fitted, drag.grip))
            event.timeline.invalidate()

    def release(self, event: LaneEvent) -> None:
        drag, self._drag = self._drag, None
        if drag is None:
            return
        now = next((span for span in self._spans if span.id == drag.before.id), drag.before)
        if now != drag.before:
            self._changed(now)

    def double_click(self, event: LaneEvent) -> bool:
        found = self._at(event)
        if found is not None:
            self._opened(found[0].id)
        return found is not None

    def menu(self, event: LaneEvent) -> bool:
        found = self._at(event)
        self._menu(found[0].id if found else "")
        return True

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

    def _put(self, span: Span) -> bool:
        before = self._spans
        self._spans = tuple(span if old.id == span.id else old for old in self._spans)
        return before != self._spans

    def _bar(self, span: Span, row: int, rect: QRectF, timeline: Timeline) -> QRectF:
        left = timeline.x_of(self._axis.shown(span.start_us))
        right = timeline.x_of(self._axis.shown(span.end_us))
        height = rect.height() / self._row_count()
        top = rect.top() + row * height
        return QRectF(left, top + 2, max(4.0, right - left), height - 4)

    def _at(self, event: LaneEvent) -> tuple[Span, Grip] | None:
        """The span under the pointer; the chosen one's ends can be taken hold of before any other."""
        pos = event.pos
        placed = list(zip(self._spans, self._rows, strict=True))
        placed.sort(key=lambda pair: pair[0].id == self._selected)
        for span, row in reversed(placed):
            bar = self._bar(span, row, event.rect, event.timeline)
            if not bar.adjusted(-GRAB_PX, -2, GRAB_PX, 2).contains(pos):
                continue
            ends: dict[Grip, float] = {
                "start": abs(pos.x() - bar.left()),
                "end": abs(pos.x() - bar.right()),
            }
            grip = min(ends, key=lambda end: ends[end])
            return span, grip if ends[grip] <= GRAB_PX else "whole"
        return None


class PosterLane(Lane):
    """The picture that stands for the reel, as a flag; hollow where nobody chose it.

    ``moved`` is called once, on release, ``dragged`` while the flag is in the hand.
    """

    title = mark("Poster")
    height = 22

    def __init__(
        self,
        theme: Theme,
        moved: Callable[[int], object],
        dragged: Callable[[int], object],
        menu: Callable[[int], object],
        snap: Callable[[int], int],
    ) -> None:
        self._theme, self._moved, self._dragged = theme, moved, dragged
        self._menu, self._snap = menu, snap
        self._axis = Axis(0, 0)
        self._at_us: int | None = None
        self._chosen, self._elsewhere = False, ""
        self._held: int | None = None

    def show(self, axis: Axis, at_us: int | None, chosen: bool, elsewhere: str) -> None:
        """Where the flag is in this clip, or else the name of the clip that has it."""
        if self._held is None:
            self._axis, self._at_us = axis, at_us
            self._chosen, self._elsewhere = chosen, elsewhere

    def paint(self, painter: QPainter, rect: QRectF, timeline: Timeline) -> None:
        tokens, at = self._theme.tokens, self._place()
        if at is None:
            painter.setPen(QColor(tokens.muted))
            words = tr("in {elsewhere}", elsewhere=self._elsewhere) if self._elsewhere else ""
            painter.drawText(rect.adjusted(8, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, words)
            return
        x = timeline.x_of(self._axis.shown(at))
        top, bottom = rect.top() + 3, rect.bottom() - 2
        painter.setPen(QPen(QColor(tokens.warn), 1.5))
        painter.drawLine(QPointF(x, top), QPointF(x, bottom))
        painter.setBrush(QColor(tokens.warn if self._chosen else tokens.track))
        flag = [(0.0, 0.0), (13.0, 4.5), (0.0, 9.0)]
        painter.drawPolygon(QPolygonF([QPointF(x + dx, top + dy) for dx, dy in flag]))

    def press(self, event: LaneEvent) -> bool:
        if not self._near(event):
            return False
        self._held = self._at_us
        return True

    def drag(self, event: LaneEvent) -> None:
        at = self._snap(self._axis.source(event.time_us))
        if self._held is not None and at != self._held:
            self._held = at
            self._dragged(at)
            event.timeline.invalidate()

    def release(self, event: LaneEvent) -> None:
        held, self._held = self._held, None
        if held is not None and held != self._at_us:
            self._at_us, self._chosen = held, True
            self._moved(held)
        event.timeline.invalidate()

    def menu(self, event: LaneEvent) -> bool:
        self._menu(self._snap(self._axis.source(event.time_us)))
        return True

    def hover(self, event: LaneEvent) -> Qt.CursorShape | None:
        return Qt.CursorShape.SizeHorCursor if self._near(event) else None

    def tooltip(self, event: LaneEvent) -> str:
        at = self._place()
        if at is None or not self._near(event):
            return tr("The picture that stands for the reel; M sets it at the playhead")
        why = tr("Poster") if self._chosen else tr("Poster, not chosen by you")
        return tr("{why}: {at} · drag to move", why=why, at=format_clock(at, decimals=2))

    def _place(self) -> int | None:
        return self._at_us if self._held is None else self._held

    def _near(self, event: LaneEvent) -> bool:
        at = self._place()
        if at is None:
            return False
        away = event.pos.x() - event.timeline.x_of(self._axis.shown(at))
        return -GRAB_PX <= away <= 13.0 + GRAB_PX

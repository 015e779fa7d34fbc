"""The lane of a clip's trim.

The axis is source time relative to ``origin_us``; the lane draws values of ``app.core.edit`` and
reports what the hand did. It holds no state but the gesture in the hand.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from app.core.clip import MIN_CLIP_US
from app.core.edit import EditClip
from app.core.time import format_clock
from app.ui.common.lane import Lane, LaneEvent
from app.ui.common.language import mark, tr
from app.ui.common.theme import Theme
from app.ui.common.timeline import Timeline
from app.ui.common.work import Axis

GRAB_PX = 7.0
Edge: TypeAlias = Literal["start", "end"]


@dataclass(frozen=True, slots=True)
class TrimChosen:
    """The clip's new range in source time."""

    start_us: int
    end_us: int


class TrimLane(Lane):
    """The clip as a bar with two handles; what is trimmed away stays visible around it."""

    title = mark("Clip")
    height = 30

    def __init__(
        self,
        theme: Theme,
        chosen: Callable[[TrimChosen], object],
        dragged: Callable[[int, TrimChosen], object],
        menu: Callable[[], object],
        snap: Callable[[int], int],
    ) -> None:
        self._theme, self._chosen = theme, chosen
        self._dragged, self._menu, self._snap = dragged, menu, snap
        self._axis = Axis(0, 0)
        self._range: TrimChosen | None = None
        self._edge: Edge | None = None

    def show(self, axis: Axis, clip: EditClip | None) -> None:
        """Show a clip's range; ignored while a handle is in the hand."""
        if self._edge is None:
            self._axis = axis
            self._range = TrimChosen(clip.start_us, clip.end_us) if clip else None

    def paint(self, painter: QPainter, rect: QRectF, timeline: Timeline) -> None:
        if self._range is None:
            return
        tokens = self._theme.tokens
        bar = self._bar(rect, timeline)
        painter.setPen(QPen(QColor(tokens.accent), 1.5))
        painter.setBrush(QColor(tokens.accent_soft))
        painter.drawRoundedRect(bar, 4, 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.accent))
        for x in (bar.left(), bar.right() - 6.0):
            painter.drawRoundedRect(QRectF(x, bar.top(), 6.0, bar.height()), 2, 2)
        painter.setPen(QColor(tokens.text))
        length = format_clock(self._range.end_us - self._range.start_us, decimals=1)
        painter.drawText(bar.adjusted(12, 0, -12, 0), Qt.AlignmentFlag.AlignVCenter, length)

    def press(self, event: LaneEvent) -> bool:
        self._edge = self._edge_at(event)
        return self._edge is not None

    def drag(self, event: LaneEvent) -> None:
        if self._range is None or self._edge is None:
            return
        at = self._snap(self._axis.source(event.time_us))
        if self._edge == "start":
            at = min(at, self._range.end_us - MIN_CLIP_US)
            self._range = replace(self._range, start_us=at)
        else:
            at = max(at, self._range.start_us + MIN_CLIP_US)
            self._range = replace(self._range, end_us=at)
        self._dragged(at, self._range)
        event.timeline.invalidate()

    def release(self, event: LaneEvent) -> None:
        edge, self._edge = self._edge, None
        if edge is not None and self._range is not None:
            self._chosen(self._range)

    def hover(self, event: LaneEvent) -> Qt.CursorShape | None:
        return Qt.CursorShape.SplitHCursor if self._edge_at(event) else None

    def menu(self, event: LaneEvent) -> bool:
        if self._range is not None:
            self._menu()
        return self._range is not None

    def tooltip(self, event: LaneEvent) -> str:
        return tr("Drag to trim; nothing is cut away for good") if self._edge_at(event) else ""

    def _bar(self, rect: QRectF, timeline: Timeline) -> QRectF:
        assert self._range is not None
        left = timeline.x_of(self._axis.shown(self._range.start_us))
        right = timeline.x_of(self._axis.shown(self._range.end_us))
        return QRectF(left, rect.top() + 2, max(2.0, right - left), rect.height() - 4)

    def _edge_at(self, event: LaneEvent) -> Edge | None:
        if self._range is None:
            return None
        bar = self._bar(event.rect, event.timeline)
        away = {"start": abs(event.pos.x() - bar.left()), "end": abs(event.pos.x() - bar.right())}
        edge: Edge = "start" if away["start"] <= away["end"] else "end"
        return edge if away[edge] <= GRAB_PX else None

"""A zoomable time axis with a ruler, lanes and a playhead; what the lanes hold is not known here.

Everything but the playhead is painted once into a pixmap and shown again until ``invalidate``, so
that a moving playhead costs two thin strips.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QPolygonF,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QScrollBar, QSizePolicy, QToolTip, QWidget

from app.core.time import format_clock
from app.ui.common.lane import Lane, LaneEvent
from app.ui.common.language import tr
from app.ui.common.theme import Theme
from app.ui.common.tokens import Tokens
from app.ui.common.video_view import TAB_REASONS

RULER_H = 26
GUTTER_W = 104
LANE_GAP = 4
MAX_ZOOM = 500.0
TARGET_TICK_PX = 84
_STEPS_S = (0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600)


class Timeline(QWidget):
    """The axis. Times are microseconds from its start."""

    scrubbed = Signal(object)
    """``int``: microseconds under the pointer while it is dragged (a C++ int ends after 35 minutes)."""

    sought = Signal(object)
    """``int``: microseconds where the pointer was let go, or a key went to."""

    zoom_changed = Signal(float)

    keeps_keys = frozenset[int]()
    spoken_role = QAccessible.Role.Slider

    def __init__(self, theme: Theme, name: str = "Timeline", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._duration = 0
        self._playhead = 0
        self._origin = 0
        self._zoom = 1.0
        self._left = 0.0
        self._lanes: list[Lane] = []
        self._static: QPixmap | None = None
        self._scrubbing = False
        self._focus_ring = False
        self._lane: Lane | None = None
        self.setAccessibleName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # nothing below is painted for it
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._bar = QScrollBar(Qt.Orientation.Horizontal, self)
        self._bar.setAccessibleName(tr("{name}: scroll", name=name))
        self._bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._bar.valueChanged.connect(self._bar_moved)
        self._bar.hide()
        theme.changed.connect(self.invalidate)

    # ---------------------------------------------------------------- content

    def set_lanes(self, lanes: list[Lane]) -> None:
        """Replace the rows."""
        self._lanes = list(lanes)
        self.updateGeometry()
        self.invalidate()

    def set_duration(self, duration_us: int) -> None:
        """The length of the axis; the zoom is kept while it still makes sense."""
        if duration_us != self._duration:
            self._duration = max(0, duration_us)
            self._place(self._left)
            self.invalidate()

    def set_origin(self, origin_us: int) -> None:
        """What the ruler calls the axis's zero (a clip's axis begins in the middle of the game)."""
        if origin_us != self._origin:
            self._origin = origin_us
            self.invalidate()

    @property
    def duration_us(self) -> int:
        """The length of the axis."""
        return self._duration

    @property
    def playhead_us(self) -> int:
        """Where the playhead stands."""
        return self._playhead

    @property
    def in_hand(self) -> bool:
        """Whether something on it is dragged: pictures should come quickly rather than exactly."""
        return self._scrubbing or self._lane is not None

    def set_playhead(self, time_us: int, *, follow: bool = True) -> None:
        """Move the playhead; a zoomed axis turns the page when it runs out of sight."""
        old = self.x_of(self._playhead)
        self._playhead = time_us
        new = self.x_of(time_us)
        pages = follow and not self._scrubbing and self._zoom > 1.0 and self._duration > 0
        if pages and not GUTTER_W <= new <= self.width():
            self._place(time_us - self._span() * 0.1)
            self.invalidate()
            return
        for x in (old, new):
            self.update(QRect(int(x) - 9, 0, 18, self.height()))

    def spoken_value(self) -> str:
        """Where the playhead stands, for a screen reader."""
        now, end = self._playhead + self._origin, self._duration + self._origin
        return tr("{now} of {end}", now=format_clock(now), end=format_clock(end))

    def invalidate(self) -> None:
        """Paint the lanes anew."""
        self._static = None
        self.update()

    # ---------------------------------------------------------------- geometry

    def x_of(self, time_us: float) -> float:
        """The widget's x of a time."""
        span = self._span()
        return GUTTER_W + (time_us - self._left) * self._room() / span if span else float(GUTTER_W)

    def time_of(self, x: float) -> int:
        """The time at x, not clamped."""
        return round(self._left + (x - GUTTER_W) * self._span() / self._room())

    def lane_rect(self, index: int) -> QRectF:
        """The area of a row, right of the gutter."""
        top = RULER_H + sum(lane.height + LANE_GAP for lane in self._lanes[:index])
        return QRectF(GUTTER_W, top, self._room(), self._lanes[index].height)

    @property
    def zoom(self) -> float:
        """1 shows everything."""
        return self._zoom

    def set_zoom(self, zoom: float, at_us: int | None = None) -> None:
        """Zoom about a time (the playhead when none is given)."""
        at = self._playhead if at_us is None else at_us
        x = self.x_of(at)
        if not GUTTER_W <= x <= self.width():
            x = GUTTER_W + self._room() / 2
        self._zoom = min(MAX_ZOOM, max(1.0, zoom))
        self._place(at - (x - GUTTER_W) * self._span() / self._room())
        self.invalidate()
        self.zoom_changed.emit(self._zoom)

    def show_range(self, start_us: int, end_us: int) -> None:
        """Zoom so that a range fills most of the axis."""
        length = max(1, end_us - start_us)
        self._zoom = min(MAX_ZOOM, max(1.0, self._duration / (length * 1.2)))
        self._place(start_us - length * 0.1)
        self.invalidate()
        self.zoom_changed.emit(self._zoom)

    def sizeHint(self) -> QSize:
        rows = sum(lane.height + LANE_GAP for lane in self._lanes)
        return QSize(640, RULER_H + rows + 14)

    def minimumSizeHint(self) -> QSize:
        return QSize(280, self.sizeHint().height())

    def _room(self) -> float:
        return max(1.0, self.width() - GUTTER_W - 12.0)

    def _span(self) -> float:
        return self._duration / self._zoom

    def _place(self, left_us: float) -> None:
        self._left = max(0.0, min(left_us, self._duration - self._span()))
        self._bar.blockSignals(True)
        self._bar.setVisible(self._zoom > 1.0 and self._duration > 0)
        self._bar.setRange(0, int((self._duration - self._span()) / 1000))
        self._bar.setPageStep(max(1, int(self._span() / 1000)))
        self._bar.setSingleStep(max(1, int(self._span() / 20_000)))
        self._bar.setValue(int(self._left / 1000))
        self._bar.blockSignals(False)

    def _bar_moved(self, value: int) -> None:
        self._left = float(value * 1000)
        self.invalidate()

    # ---------------------------------------------------------------- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        ratio = self.devicePixelRatioF()
        if self._static is None:
            self._static = QPixmap(self.size() * ratio)
            self._static.setDevicePixelRatio(ratio)
            self._paint_static(self._static)
        with QPainter(self) as painter:
            # At 150 % the kept picture may end half a pixel early, and nobody else paints there.
            painter.fillRect(event.rect(), QColor(self._theme.tokens.surface))
            painter.drawPixmap(0, 0, self._static)
            if self._duration:
                self._paint_playhead(painter)
            if self._focus_ring and self.hasFocus():
                painter.setPen(QColor(self._theme.tokens.accent))
                painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))

    def _paint_static(self, target: QPixmap) -> None:
        tokens = self._theme.tokens
        target.fill(QColor(tokens.surface))
        with QPainter(target) as painter:
            self._paint_lanes(painter, tokens)

    def _paint_lanes(self, painter: QPainter, tokens: Tokens) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.font())
        for i, lane in enumerate(self._lanes):
            rect = self.lane_rect(i)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.track))
            painter.drawRoundedRect(rect, 4, 4)
            painter.setPen(QColor(tokens.muted))
            label = QRectF(14, rect.top(), GUTTER_W - 22, rect.height())
            painter.drawText(label, Qt.AlignmentFlag.AlignVCenter, tr(lane.title))
        if self._duration:
            self._paint_ruler(painter)
            for i, lane in enumerate(self._lanes):
                rect = self.lane_rect(i)
                painter.save()
                painter.setClipRect(rect.adjusted(0, -2, 0, 2))
                lane.paint(painter, rect, self)
                painter.restore()

    def ticks(self) -> list[tuple[float, str]]:
        """The ruler's marks: x in the widget, and what is written there."""
        per_px = self._span() / self._room() / 1e6
        step = next((s for s in _STEPS_S if s >= per_px * TARGET_TICK_PX), _STEPS_S[-1])
        step_us, decimals = int(step * 1e6), 1 if step < 1 else 0
        first = int((self._left + self._origin) // step_us) * step_us
        last = int(self._left + self._span()) + self._origin
        return [
            (self.x_of(tick - self._origin), format_clock(tick, decimals=decimals))
            for tick in range(first, last + 1, step_us)
        ]

    def _paint_ruler(self, painter: QPainter) -> None:
        tokens = self._theme.tokens
        font = self.font()
        font.setPixelSize(11)
        painter.setFont(font)
        bottom = self.lane_rect(len(self._lanes) - 1).bottom() if self._lanes else RULER_H
        for place, words in self.ticks():
            x = round(place) + 0.5
            if x < GUTTER_W:
                continue
            painter.setPen(QColor(tokens.line))
            painter.drawLine(QPointF(x, RULER_H - 7), QPointF(x, bottom))
            painter.setPen(QColor(tokens.muted))
            if x + 4 + painter.fontMetrics().horizontalAdvance(words) < self.width():
                painter.drawText(QPointF(x + 4, RULER_H - 9), words)
        painter.setFont(self.font())

    def _paint_playhead(self, painter: QPainter) -> None:
        x = round(self.x_of(self._playhead)) + 0.5
        if not GUTTER_W - 1 <= x <= self.width():
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color = QColor(self._theme.tokens.playhead)
        painter.setPen(color)
        bottom = self.lane_rect(len(self._lanes) - 1).bottom() if self._lanes else self.height()
        painter.drawLine(QPointF(x, RULER_H - 10), QPointF(x, bottom))
        painter.setBrush(color)
        top = RULER_H - 14.0
        head = [(-5.0, 0.0), (5.0, 0.0), (5.0, 5.0), (0.0, 11.0), (-5.0, 5.0)]
        painter.drawPolygon(QPolygonF([QPointF(x + dx, top + dy) for dx, dy in head]))

    # ---------------------------------------------------------------- pointer and keys

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._focus_ring = event.reason() in TAB_REASONS
        super().focusInEvent(event)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._bar.setGeometry(GUTTER_W, self.height() - 10, int(self._room()), 10)
        self._place(self._left)
        self._static = None

    def _lane_at(self, pos: QPointF) -> int | None:
        for i in range(len(self._lanes)):
            if self.lane_rect(i).adjusted(0, -1, 0, 1).contains(pos):
                return i
        return None

    def _event(self, index: int, pos: QPointF, modifiers: Qt.KeyboardModifier) -> LaneEvent:
        return LaneEvent(self.time_of(pos.x()), pos, self.lane_rect(index), modifiers, self)

    def _clamped(self, x: float) -> int:
        return max(0, min(self._duration, self.time_of(x)))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or not self._duration:
            return
        pos = event.position()
        index = self._lane_at(pos)
        if index is not None:
            lane = self._lanes[index]
            if lane.press(self._event(index, pos, event.modifiers())):
                self._lane = lane
                return
        if pos.x() >= GUTTER_W - 6:
            self._scrubbing = True
            self.scrubbed.emit(self._clamped(pos.x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        pos = event.position()
        if self._lane is not None:
            index = self._lanes.index(self._lane)
            self._lane.drag(self._event(index, pos, event.modifiers()))
        elif self._scrubbing:
            self.scrubbed.emit(self._clamped(pos.x()))
        elif not event.buttons():
            index_ = self._lane_at(pos)
            shape = None
            if index_ is not None and self._duration:
                shape = self._lanes[index_].hover(self._event(index_, pos, event.modifiers()))
            self.setCursor(shape or Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        lane, self._lane = self._lane, None
        if lane is not None:
            index = self._lanes.index(lane)
            lane.release(self._event(index, event.position(), event.modifiers()))
        elif self._scrubbing:
            self._scrubbing = False
            self.sought.emit(self._clamped(event.position().x()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self._lane_at(event.position())
        if index is not None and self._duration:
            lane_event = self._event(index, event.position(), event.modifiers())
            if self._lanes[index].double_click(lane_event):
                return
        self.mousePressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        delta = event.angleDelta()
        if not self._duration:
            return
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier or abs(delta.x()) > abs(delta.y()):
            turn = delta.x() or delta.y()
            self._place(self._left - turn / 120 * self._span() * 0.1)
            self.invalidate()
        else:
            at = self._clamped(event.position().x())
            self.set_zoom(self._zoom * 1.25 ** (delta.y() / 120), at)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.set_zoom(self._zoom * 1.5)
        elif event.key() == Qt.Key.Key_Minus:
            self.set_zoom(self._zoom / 1.5)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            pos = QPointF(event.pos())
            index = self._lane_at(pos)
            words = ""
            if index is not None and self._duration:
                lane_event = self._event(index, pos, Qt.KeyboardModifier.NoModifier)
                words = self._lanes[index].tooltip(lane_event)
            QToolTip.showText(event.globalPos(), words, self)
            return True
        if event.type() == QEvent.Type.ContextMenu and self._duration:
            pos = QPointF(self.mapFromGlobal(event.globalPos()))  # type: ignore[attr-defined]
            index = self._lane_at(pos)
            if index is not None:
                lane_event = self._event(index, pos, Qt.KeyboardModifier.NoModifier)
                return self._lanes[index].menu(lane_event)
        return super().event(event)

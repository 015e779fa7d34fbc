"""Straighten by drawing: a line is dragged along a horizon or a goalpost, and becomes level or upright."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen

from app.core.horizon import straightened
from app.ui.common.language import tr
from app.ui.common.video_view import VideoView, ViewTool

LEAST_PX = 20.0
"""A shorter line says nothing about an angle."""


class HorizonTool(ViewTool):
    """Takes the stage for one line. ``moved`` tells the angle so far, ``chosen`` the one at the end;
    ``left`` is called when the hand is done, with or without a line."""

    def __init__(
        self,
        chosen: Callable[[float], object],
        moved: Callable[[float], object],
        left: Callable[[], object],
    ) -> None:
        self._chosen, self._moved, self._left = chosen, moved, left
        self._rotation_deg = 0.0
        self._from: QPointF | None = None
        self._to: QPointF | None = None
        self.accent = "#FFFFFF"

    def begin(self, rotation_deg: float) -> None:
        """Wait for a line over the picture as it is turned now."""
        self._rotation_deg, self._from, self._to = rotation_deg, None, None

    def paint(self, painter: QPainter, view: VideoView) -> None:
        words = tr("Drag along the horizon or a goalpost  ·  Esc gives up")
        if self._from is not None and self._to is not None:
            for color, width in ((QColor(0, 0, 0, 170), 4.0), (QColor(self.accent), 2.0)):
                painter.setPen(QPen(color, width))
                painter.drawLine(self._from, self._to)
            painter.setBrush(QColor("#FFFFFF"))
            painter.setPen(QPen(QColor(0, 0, 0, 180), 1.0))
            for end in (self._from, self._to):
                painter.drawEllipse(end, 5.0, 5.0)
            angle = self._angle(view)
            words = f"{angle:+.1f}°" if angle is not None else tr("A longer line, please")
        self._paint_words(painter, words, view)

    @staticmethod
    def _paint_words(painter: QPainter, words: str, view: VideoView) -> None:
        box = painter.fontMetrics().boundingRect(words).adjusted(0, 0, 24, 12)
        box.moveCenter(QPointF(view.width() / 2, 28).toPoint())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(12, 14, 18, 215))
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setPen(QColor("#ECEEF2"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)

    def press(self, event: QMouseEvent, view: VideoView) -> bool:
        if event.button() == Qt.MouseButton.LeftButton:
            self._from = self._to = event.position()
            view.update()
        else:
            self._left()
        return True

    def move(self, event: QMouseEvent, view: VideoView) -> bool:
        view.setCursor(Qt.CursorShape.CrossCursor)
        if self._from is None:
            return False
        self._to = event.position()
        angle = self._angle(view)
        if angle is not None:
            self._moved(angle)
        view.update()
        return True

    def release(self, event: QMouseEvent, view: VideoView) -> bool:
        if self._from is None:
            return False
        self._to = event.position()
        angle = self._angle(view)
        self._from = None
        self._left()
        if angle is not None and angle != self._rotation_deg:
            self._chosen(angle)
        return True

    def wants(self, event: QKeyEvent) -> bool:
        return event.key() == Qt.Key.Key_Escape

    def key(self, event: QKeyEvent, view: VideoView) -> bool:
        if event.key() != Qt.Key.Key_Escape:
            return False
        self._from = None
        self._left()
        return True

    def _angle(self, view: VideoView) -> float | None:
        assert self._from is not None and self._to is not None
        way = self._to - self._from
        if max(abs(way.x()), abs(way.y())) < LEAST_PX:
            return None
        start, end = view.to_content(self._from), view.to_content(self._to)
        return straightened(self._rotation_deg, start, end)

"""One to five stars, by click or key."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.core.clip import RATINGS
from app.ui.common.accessible import value_spoken
from app.ui.common.language import tr
from app.ui.common.theme import Theme


def star(center: QPointF, radius: float) -> QPolygonF:
    """A five-pointed star standing on two points."""
    points = []
    for i in range(10):
        r = radius if i % 2 == 0 else radius * 0.45
        angle = math.pi * i / 5 - math.pi / 2
        points.append(QPointF(center.x() + r * math.cos(angle), center.y() + r * math.sin(angle)))
    return QPolygonF(points)


class Stars(QWidget):
    """Shows a rating in its colour and lets it be changed; 0 is "none"."""

    spoken_role = QAccessible.Role.Slider

    rated = Signal(int)
    """The stars that a person chose; not sent for ``set_value``."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, size: int = 22) -> None:
        super().__init__(parent)
        self._theme, self._size, self._value, self._hover = theme, size, 0, 0
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_value(0)
        theme.changed.connect(self.update)

    @property
    def value(self) -> int:
        """The stars shown, 0..5."""
        return self._value

    def set_value(self, value: int) -> None:
        """Show a rating."""
        self._value = max(0, min(5, value))
        word = tr(RATINGS[self._value].word) if self._value else tr("none")
        self.setAccessibleName(
            tr("Rating: {stars} of 5 stars, {word}", stars=self._value, word=word)
        )
        tip = tr("{stars} stars: {word}", stars=self._value, word=word)
        self.setToolTip(tip if self._value else tr("Rate with 1–5"))
        value_spoken(self)
        self.update()

    def spoken_value(self) -> str:
        """For a screen reader."""
        return tr("{stars} of 5 stars", stars=self._value)

    def sizeHint(self) -> QSize:
        return QSize(self._size * 5 + 16, self._size + 6)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _choose(self, value: int) -> None:
        if value != self._value:
            self.set_value(value)
            self.rated.emit(self._value)

    def _at(self, x: float) -> int:
        return max(1, min(5, int(x // (self._size + 3)) + 1))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._choose(self._at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover = self._at(event.position().x())
        self.update()

    def leaveEvent(self, event: object) -> None:
        self._hover = 0
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_Up: 1}
        if event.key() in steps:
            self._choose(max(1, min(5, self._value + steps[Qt.Key(event.key())])))
        elif event.text() in "12345" and event.text():
            self._choose(int(event.text()))
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = self._theme.tokens
        lit = self._hover or self._value
        color = QColor(star_color(lit, tokens.name)) if lit else QColor(tokens.border)
        for i in range(5):
            center = QPointF(self._size / 2 + 2 + i * (self._size + 3), self.height() / 2 + 1)
            on = i < lit
            painter.setBrush(color if on else Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(color if on else QColor(tokens.muted), 1.2))
            painter.drawPolygon(star(center, self._size / 2 - 1))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(tokens.accent), 1))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)


def star_color(stars: int, theme: str) -> str:
    """The rating's colour, lightened on dark where the deep ones would drown."""
    color = QColor(RATINGS[stars].color)
    if theme != "light" and color.lightnessF() < 0.45:
        color = color.lighter(160)
    return color.name()

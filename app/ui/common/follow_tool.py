"""Pointing at the player who is to be followed: a ring under the pointer, or moved by the arrows."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen

from app.ui.common.video_view import VideoView, ViewTool

STEP_SHARE = 0.01
"""One press of an arrow, as a share of the picture's height."""
RING_PX = 17.0
_STEPS = {
    Qt.Key.Key_Left: (-1.0, 0.0),
    Qt.Key.Key_Right: (1.0, 0.0),
    Qt.Key.Key_Up: (0.0, -1.0),
    Qt.Key.Key_Down: (0.0, 1.0),
}
KEYS = frozenset(
    int(key) for key in (*_STEPS, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)
)
"""What the view keeps from the window's shortcuts while somebody points."""


class FollowTool(ViewTool):
    """Calls ``picked`` with content pixels, once; ``given_up`` when it was Escape."""

    def __init__(
        self, picked: Callable[[float, float], object], given_up: Callable[[], object]
    ) -> None:
        self._picked, self._given_up = picked, given_up
        self._at: tuple[float, float] | None = None
        self.accent = "#FFFFFF"

    @property
    def at(self) -> tuple[float, float] | None:
        """The place under the ring, in content pixels."""
        return self._at

    def begin(self, at: tuple[float, float]) -> None:
        """Where the ring stands before the pointer or an arrow moves it."""
        self._at = at

    def paint(self, painter: QPainter, view: VideoView) -> None:
        if self._at is None:
            return
        painter.setClipRect(view.content_rect())
        point = view.to_view(*self._at)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for color, width in (("#000000", 4.0), (self.accent, 2.0)):
            painter.setPen(QPen(QColor(color), width))
            painter.drawEllipse(point, RING_PX, RING_PX)
            for dx, dy in _STEPS.values():
                inner, outer = RING_PX - 5.0, RING_PX + 6.0
                painter.drawLine(
                    point + QPointF(dx * inner, dy * inner), point + QPointF(dx * outer, dy * outer)
                )

    def press(self, event: QMouseEvent, view: VideoView) -> bool:
        if event.button() != Qt.MouseButton.LeftButton:
            return False
        if view.content_rect().contains(event.position()):
            self._picked(*view.to_content(event.position()))
        return True

    def move(self, event: QMouseEvent, view: VideoView) -> bool:
        self._at = view.to_content(event.position())
        view.setCursor(Qt.CursorShape.CrossCursor)
        view.update()
        return True

    def key(self, event: QKeyEvent, view: VideoView) -> bool:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self._given_up()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._at is not None:
            self._picked(*self._at)
        elif key in _STEPS and self._at is not None:
            self._step(*_STEPS[key], view)
        else:
            return False
        return True

    def wants(self, event: QKeyEvent) -> bool:
        return event.key() in KEYS and not event.modifiers()

    def _step(self, dx: float, dy: float, view: VideoView) -> None:
        assert self._at is not None
        width, height = view.content_size
        step = max(1.0, STEP_SHARE * height)
        x, y = self._at[0] + dx * step, self._at[1] + dy * step
        self._at = (min(max(x, 0.0), width - 1.0), min(max(y, 0.0), height - 1.0))
        view.update()

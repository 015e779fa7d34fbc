"""The crop box on the source picture: grab the body or a handle, wheel to zoom, arrows to nudge.

The tool only says what the hand wants; ``app.core.crop.CropFrame.fit`` decides where the box really
is, while dragging too, so the box on the screen is the box that will be rendered.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPen, QWheelEvent

from app.core.crop import MIN_HEIGHT, CropBox, CropFrame
from app.core.exact import Q
from app.ui.common.video_view import VideoView, ViewTool

Grip: TypeAlias = Literal["body", "n", "s", "e", "w", "nw", "ne", "sw", "se"]

HANDLE_PX = 5.0
GRAB_PX = 11.0
WHEEL_STEP = 1.06
_DIRECTIONS: dict[Grip, tuple[int, int]] = {
    "nw": (-1, -1),
    "n": (0, -1),
    "ne": (1, -1),
    "e": (1, 0),
    "se": (1, 1),
    "s": (0, 1),
    "sw": (-1, 1),
    "w": (-1, 0),
}
_CURSORS: dict[Grip, Qt.CursorShape] = {
    "body": Qt.CursorShape.SizeAllCursor,
    "n": Qt.CursorShape.SizeVerCursor,
    "s": Qt.CursorShape.SizeVerCursor,
    "e": Qt.CursorShape.SizeHorCursor,
    "w": Qt.CursorShape.SizeHorCursor,
    "nw": Qt.CursorShape.SizeFDiagCursor,
    "se": Qt.CursorShape.SizeFDiagCursor,
    "ne": Qt.CursorShape.SizeBDiagCursor,
    "sw": Qt.CursorShape.SizeBDiagCursor,
}
_NUDGES = {
    Qt.Key.Key_Left: (-1.0, 0.0),
    Qt.Key.Key_Right: (1.0, 0.0),
    Qt.Key.Key_Up: (0.0, -1.0),
    Qt.Key.Key_Down: (0.0, 1.0),
}


@dataclass(frozen=True, slots=True)
class BoxChosen:
    """Where the hand let go of the box: centre and height in source pixels."""

    cx: float
    cy: float
    height: float


@dataclass(frozen=True, slots=True)
class _Drag:
    """A box in the hand: what was grabbed, where, and the box as it was."""

    grip: Grip
    at: tuple[float, float]
    cx: float
    cy: float
    height: float


class CropTool(ViewTool):
    """Shows and moves one crop box. ``chosen`` is called once per gesture, on release.

    ``moved`` is called for every change while the box is in the hand, so that the result can be
    drawn live.
    """

    def __init__(
        self, chosen: Callable[[BoxChosen], object], moved: Callable[[BoxChosen], object]
    ) -> None:
        self._chosen, self._moved = chosen, moved
        self._frame: CropFrame | None = None
        self._box: CropBox | None = None
        self._drag: _Drag | None = None
        self.dim = 0.5
        self.accent = "#FFFFFF"

    def show(self, frame: CropFrame, box: CropBox, view: VideoView) -> None:
        """Show the decided box; ignored while a box is in the hand."""
        if self._drag is None:
            self._frame, self._box = frame, box
            view.update()

    @property
    def box(self) -> CropBox | None:
        """The box on the screen."""
        return self._box

    @property
    def in_hand(self) -> bool:
        """Whether a drag is going on."""
        return self._drag is not None

    @property
    def keys(self) -> frozenset[int]:
        """The arrows, while there is something to nudge."""
        return frozenset(_NUDGES) if self._box is not None else frozenset()

    # ---------------------------------------------------------------- drawing

    def paint(self, painter: QPainter, view: VideoView) -> None:
        if self._frame is None or self._box is None:
            return
        rect, picture = self._view_rect(view), view.content_rect()
        outside = QPainterPath()
        outside.addRect(picture)
        inside = QPainterPath()
        inside.addRect(rect)
        painter.fillPath(outside - inside, QColor.fromRgbF(0.0, 0.0, 0.0, self.dim))
        if self._drag is not None:
            self._paint_thirds(painter, rect)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(0, 0, 0, 160), 3.0))
        painter.drawRect(rect)
        painter.setPen(QPen(QColor(self.accent), 1.5))
        painter.drawRect(rect)
        painter.setPen(QPen(QColor(0, 0, 0, 180), 1.0))
        painter.setBrush(QColor("#FFFFFF"))
        for x, y in _DIRECTIONS.values():
            painter.drawEllipse(_handle(rect, x, y), HANDLE_PX, HANDLE_PX)

    def _paint_thirds(self, painter: QPainter, rect: QRectF) -> None:
        painter.setPen(QPen(QColor(255, 255, 255, 90), 1.0))
        for share in (1 / 3, 2 / 3):
            x, y = rect.left() + rect.width() * share, rect.top() + rect.height() * share
            painter.drawLine(QPointF(x, rect.top()), QPointF(x, rect.bottom()))
            painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y))

    def _view_rect(self, view: VideoView) -> QRectF:
        assert self._box is not None and self._frame is not None
        left, top, right, bottom = (float(edge) for edge in self._box.edges(self._frame.ratio))
        return QRectF(view.to_view(left, top), view.to_view(right, bottom))

    # ---------------------------------------------------------------- hand

    def press(self, event: QMouseEvent, view: VideoView) -> bool:
        grip = self._grip(event.position(), view)
        if event.button() != Qt.MouseButton.LeftButton or grip is None or self._box is None:
            return False
        box = self._box
        at = view.to_content(event.position())
        self._drag = _Drag(grip, at, box.cx / Q, box.cy / Q, box.height / Q)
        view.update()
        return True

    def move(self, event: QMouseEvent, view: VideoView) -> bool:
        if self._drag is None:
            grip = self._grip(event.position(), view)
            view.setCursor(_CURSORS[grip] if grip else Qt.CursorShape.ArrowCursor)
            return False
        x, y = view.to_content(event.position())
        self._fit(*self._wanted(self._drag, x, y))
        self._moved(self._box_chosen())
        view.update()
        return True

    def release(self, event: QMouseEvent, view: VideoView) -> bool:
        drag, self._drag = self._drag, None
        if drag is None:
            return False
        view.update()
        chosen = self._box_chosen()
        if (chosen.cx, chosen.cy, chosen.height) != (drag.cx, drag.cy, drag.height):
            self._chosen(chosen)
        return True

    def wheel(self, event: QWheelEvent, view: VideoView) -> bool:
        if self._box is None or self._drag is not None or not event.angleDelta().y():
            return False
        factor = WHEEL_STEP ** (-event.angleDelta().y() / 120.0)
        x, y = view.to_content(event.position())
        cx, cy, height = self._box.cx / Q, self._box.cy / Q, self._box.height / Q
        wanted = max(MIN_HEIGHT, height * factor)
        real = wanted / height
        self._commit(x + (cx - x) * real, y + (cy - y) * real, wanted, view)
        return True

    def key(self, event: QKeyEvent, view: VideoView) -> bool:
        direction = _NUDGES.get(Qt.Key(event.key()))
        if direction is None or self._box is None or self._drag is not None:
            return False
        step = 10.0 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1.0
        self._commit(
            self._box.cx / Q + direction[0] * step,
            self._box.cy / Q + direction[1] * step,
            self._box.height / Q,
            view,
        )
        return True

    def _commit(self, cx: float, cy: float, height: float, view: VideoView) -> None:
        before = self._box
        self._fit(cx, cy, height)
        view.update()
        if self._box != before:
            self._chosen(self._box_chosen())

    def _fit(self, cx: float, cy: float, height: float) -> None:
        assert self._frame is not None
        self._box = self._frame.fit(cx, cy, max(MIN_HEIGHT, height))

    def _box_chosen(self) -> BoxChosen:
        assert self._box is not None
        return BoxChosen(self._box.cx / Q, self._box.cy / Q, self._box.height / Q)

    def _wanted(self, drag: _Drag, x: float, y: float) -> tuple[float, float, float]:
        """The box a drag asks for: moved with the hand, or resized against the opposite side."""
        assert self._frame is not None
        if drag.grip == "body":
            return drag.cx + x - drag.at[0], drag.cy + y - drag.at[1], drag.height
        ratio = float(self._frame.ratio)
        sx, sy = _DIRECTIONS[drag.grip]
        grown_w = sx * (x - drag.at[0])
        grown_h = sy * (y - drag.at[1])
        if sx and sy:
            grown = max(grown_w / ratio, grown_h, key=abs)
        else:
            grown = grown_w / ratio if sx else grown_h
        height = max(MIN_HEIGHT, drag.height + grown)
        grown = height - drag.height
        return drag.cx + sx * grown * ratio / 2.0, drag.cy + sy * grown / 2.0, height

    def _grip(self, pos: QPointF, view: VideoView) -> Grip | None:
        if self._frame is None or self._box is None:
            return None
        rect = self._view_rect(view)
        for grip, (x, y) in _DIRECTIONS.items():
            away = _handle(rect, x, y) - pos
            if max(abs(away.x()), abs(away.y())) <= GRAB_PX:
                return grip
        return "body" if rect.contains(pos) else None


def _handle(rect: QRectF, x: int, y: int) -> QPointF:
    """The middle of a handle: -1 is left or top, 1 right or bottom."""
    center = rect.center()
    return QPointF(center.x() + x * rect.width() / 2.0, center.y() + y * rect.height() / 2.0)

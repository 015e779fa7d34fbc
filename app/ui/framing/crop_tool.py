"""The crop box on the source picture: grab the body or a handle, wheel to zoom, arrows to nudge.

The tool only says what the hand wants; ``app.core`` (``CropFrame.fit`` and ``resized``) decides where
the box really is, while dragging too, so the box on the screen is the box that will be rendered.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
    QTransform,
    QWheelEvent,
)

from app.core.crop import MIN_HEIGHT, CropBox, CropFrame
from app.core.crop_resize import resized
from app.core.exact import Q
from app.ui.common.guides import Guides, paint_safe, paint_thirds
from app.ui.common.settle import Settle
from app.ui.common.video_view import VideoView, ViewTool

Grip: TypeAlias = Literal["body", "n", "s", "e", "w", "nw", "ne", "sw", "se"]

HANDLE_PX = 5.0
GRAB_PX = 11.0
WHEEL_STEP = 1.06
UPSCALE_WARN = 2.0
BADGE_PX = 12
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


_SIZES = {Qt.Key.Key_Plus: -1.0, Qt.Key.Key_Equal: -1.0, Qt.Key.Key_Minus: 1.0}
"""Which way a key changes the size: plus comes nearer."""


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
    box: CropBox


class CropTool(ViewTool):
    """Shows and moves one crop box. ``chosen`` is called once per gesture, when it is over.

    ``began`` is called when a gesture starts, ``moved`` for every change while the box is in the
    hand, so that the result can be drawn live; ``menu`` when the context menu is asked for.
    """

    def __init__(
        self,
        chosen: Callable[[BoxChosen], object],
        moved: Callable[[BoxChosen], object],
        began: Callable[[], object] = lambda: None,
        menu: Callable[[], object] | None = None,
    ) -> None:
        self._chosen, self._moved, self._began, self._menu = chosen, moved, began, menu
        self._frame: CropFrame | None = None
        self._box: CropBox | None = None
        self._drag: _Drag | None = None
        self._settle = Settle(self._settled)
        self._before: CropBox | None = None
        self.guides = Guides()
        self.output = (0, 0)
        """The size of the result: how much the box is enlarged is written on it."""
        self.accent, self.warn = "#FFFFFF", "#F2B84B"

    def show(self, frame: CropFrame, box: CropBox, view: VideoView) -> None:
        """Show the decided box; ignored while a box is in the hand."""
        if not self.in_hand:
            self._frame, self._box = frame, box
            view.update()

    @property
    def box(self) -> CropBox | None:
        """The box on the screen."""
        return self._box

    @property
    def in_hand(self) -> bool:
        """Whether a gesture is going on."""
        return self._drag is not None or self._settle.waits

    def flush(self) -> None:
        """Write what the wheel or a key has done so far: the screen is about to show another."""
        self._settle.flush()

    # ---------------------------------------------------------------- drawing

    def paint(self, painter: QPainter, view: VideoView) -> None:
        if self._frame is None or self._box is None:
            return
        rect = self._view_rect(view)
        outside = QPainterPath()
        outside.addPolygon(_turned(view.content_rect(), view.rotation_deg))
        inside = QPainterPath()
        inside.addRect(rect)
        painter.fillPath(outside - inside, QColor.fromRgbF(0.0, 0.0, 0.0, self.guides.dim))
        if self.guides.safe and self.output[1]:
            paint_safe(painter, rect, self.output)
        if self.guides.thirds or self.in_hand:
            paint_thirds(painter, rect)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(0, 0, 0, 160), 3.0))
        painter.drawRect(rect)
        painter.setPen(QPen(QColor(self.accent), 1.5))
        painter.drawRect(rect)
        painter.setPen(QPen(QColor(0, 0, 0, 180), 1.0))
        painter.setBrush(QColor("#FFFFFF"))
        for x, y in _DIRECTIONS.values():
            painter.drawEllipse(_handle(rect, x, y), HANDLE_PX, HANDLE_PX)
        if self.output[1]:
            self._paint_badge(painter, rect, view)

    def _paint_badge(self, painter: QPainter, rect: QRectF, view: VideoView) -> None:
        """Size and enlargement beside the box, amber where the picture gets soft."""
        assert self._box is not None and self._frame is not None
        height = self._box.height / Q
        width = float(self._box.width(self._frame.ratio)) / Q
        upscale = self.output[1] / height
        words = f"{width:.0f} × {height:.0f}   {upscale:.2f}×"
        font = painter.font()
        font.setPixelSize(BADGE_PX)
        painter.setFont(font)
        size = QRectF(painter.fontMetrics().boundingRect(words)).adjusted(0, 0, 16, 6)
        stage = QRectF(view.rect()).adjusted(4, 4, -4, -4)
        left = min(
            max(rect.center().x() - size.width() / 2, stage.left()), stage.right() - size.width()
        )
        top = rect.bottom() + 10
        if top + size.height() > stage.bottom():
            top = min(rect.bottom(), stage.bottom()) - size.height() - 10
        pill = QRectF(left, top, size.width(), size.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(12, 14, 18, 215))
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        painter.setPen(QColor(self.warn if upscale > UPSCALE_WARN else "#ECEEF2"))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, words)

    def _view_rect(self, view: VideoView) -> QRectF:
        assert self._box is not None and self._frame is not None
        left, top, right, bottom = (float(edge) for edge in self._box.edges(self._frame.ratio))
        return QRectF(view.to_view(left, top), view.to_view(right, bottom))

    # ---------------------------------------------------------------- hand

    def press(self, event: QMouseEvent, view: VideoView) -> bool:
        grip = self._grip(event.position(), view)
        if event.button() != Qt.MouseButton.LeftButton or grip is None or self._box is None:
            return False
        self.flush()
        self._began()
        self._drag = _Drag(grip, view.to_content(event.position()), self._box)
        view.update()
        return True

    def move(self, event: QMouseEvent, view: VideoView) -> bool:
        if self._drag is None:
            grip = self._grip(event.position(), view)
            view.setCursor(_CURSORS[grip] if grip else Qt.CursorShape.ArrowCursor)
            return False
        self._drag_to(self._drag, *view.to_content(event.position()))
        self._moved(self._box_chosen())
        view.update()
        return True

    def release(self, event: QMouseEvent, view: VideoView) -> bool:
        return self._end_drag(view)

    def _end_drag(self, view: VideoView) -> bool:
        drag, self._drag = self._drag, None
        if drag is None:
            return False
        view.update()
        if self._box != drag.box:
            self._chosen(self._box_chosen())
        return True

    def wheel(self, event: QWheelEvent, view: VideoView) -> bool:
        if self._box is None or self._drag is not None or not event.angleDelta().y():
            return False
        factor = WHEEL_STEP ** (-event.angleDelta().y() / 120.0)
        self._resize(factor, *view.to_content(event.position()))
        self._settle.touch()
        view.update()
        return True

    def wants(self, event: QKeyEvent) -> bool:
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        none_or_shift = plain in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ShiftModifier,
        )
        return self._box is not None and none_or_shift and Qt.Key(event.key()) in _NUDGES

    def key(self, event: QKeyEvent, view: VideoView) -> bool:
        if self._box is None or self._drag is not None:
            return False
        key = Qt.Key(event.key())
        cx, cy, height = self._box.cx / Q, self._box.cy / Q, self._box.height / Q
        if key in _NUDGES and self.wants(event):
            step = 10.0 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1.0
            dx, dy = _NUDGES[key]
            self._step(cx + dx * step, cy + dy * step, height)
        elif key in _SIZES:
            self._resize(WHEEL_STEP ** _SIZES[key], cx, cy)
        else:
            return False
        self._settle.touch(rests=False)
        view.update()
        return True

    def key_up(self, event: QKeyEvent, view: VideoView) -> None:
        if Qt.Key(event.key()) in (*_NUDGES, *_SIZES):
            self.flush()

    def rest(self, view: VideoView) -> None:
        self._end_drag(view)
        self.flush()

    def menu(self, pos: QPointF, view: VideoView) -> bool:
        if self._menu is None or self._box is None:
            return False
        self.flush()
        self._menu()
        return True

    def _resize(self, factor: float, x: float, y: float) -> None:
        """Larger or smaller about a place of the picture."""
        assert self._box is not None
        cx, cy, height = self._box.cx / Q, self._box.cy / Q, self._box.height / Q
        wanted = max(MIN_HEIGHT, height * factor)
        real = wanted / height
        self._step(x + (cx - x) * real, y + (cy - y) * real, wanted)

    def _step(self, cx: float, cy: float, height: float) -> None:
        if not self._settle.waits:
            self._before = self._box
            self._began()
        self._fit(cx, cy, height)
        self._moved(self._box_chosen())

    def _settled(self) -> None:
        """A turning wheel or a held key came to rest."""
        if self._box != self._before:
            self._chosen(self._box_chosen())

    def _fit(self, cx: float, cy: float, height: float) -> None:
        assert self._frame is not None
        self._box = self._frame.fit(cx, cy, max(MIN_HEIGHT, height))

    def _box_chosen(self) -> BoxChosen:
        assert self._box is not None
        return BoxChosen(self._box.cx / Q, self._box.cy / Q, self._box.height / Q)

    def _drag_to(self, drag: _Drag, x: float, y: float) -> None:
        """Move the box with the hand, or resize it against the opposite side or corner."""
        assert self._frame is not None
        along_x, along_y = x - drag.at[0], y - drag.at[1]
        if drag.grip == "body":
            box = drag.box
            self._fit(box.cx / Q + along_x, box.cy / Q + along_y, box.height / Q)
            return
        ratio = float(self._frame.ratio)
        side = sx, sy = _DIRECTIONS[drag.grip]
        grown_w, grown_h = sx * along_x / ratio, sy * along_y
        if sx and sy:
            grown = max(grown_w, grown_h, key=abs)
        else:
            grown = grown_w if sx else grown_h
        self._box = resized(self._frame, drag.box, side, drag.box.height / Q + grown)

    def _grip(self, pos: QPointF, view: VideoView) -> Grip | None:
        if self._frame is None or self._box is None:
            return None
        rect = self._view_rect(view)
        for grip, (x, y) in _DIRECTIONS.items():
            away = _handle(rect, x, y) - pos
            if max(abs(away.x()), abs(away.y())) <= GRAB_PX:
                return grip
        return "body" if rect.contains(pos) else None


def _turned(rect: QRectF, degrees: float) -> QPolygonF:
    """The picture on the stage, which a straightening turns about its middle."""
    turn, middle = QTransform(), rect.center()
    turn.translate(middle.x(), middle.y())
    turn.rotate(degrees)
    turn.translate(-middle.x(), -middle.y())
    return turn.map(QPolygonF(rect))


def _handle(rect: QRectF, x: int, y: int) -> QPointF:
    """The middle of a handle: -1 is left or top, 1 right or bottom."""
    center = rect.center()
    return QPointF(center.x() + x * rect.width() / 2.0, center.y() + y * rect.height() / 2.0)

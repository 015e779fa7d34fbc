"""The chosen spotlight on the output picture, under the hand.

What is drawn here is only the outline and the handles: the light itself is in the picture, drawn by
the compositor. Places on the output are turned into source pixels with ``app.core.mapping``, so a
spotlight put on a player stays on the player whatever happens to the framing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen, QPolygonF, QWheelEvent

from app.core.mapping import OutputMap
from app.core.spotlight import fit_ellipse
from app.ui.common.settle import Settle
from app.ui.common.video_view import VideoView, ViewTool

Grip: TypeAlias = Literal["body", "x", "y"]

GRAB_PX = 10.0
BESIDE_PX = 20.0
"""A press this near the ellipse was meant for it: it grabs nothing and starts nothing."""
HANDLE_PX = 5.0
WHEEL_STEP = 1.05
STRETCH_PX = 2.0
OUTLINE_POINTS = 64
NUDGES = {
    Qt.Key.Key_Left: (-1.0, 0.0),
    Qt.Key.Key_Right: (1.0, 0.0),
    Qt.Key.Key_Up: (0.0, -1.0),
    Qt.Key.Key_Down: (0.0, 1.0),
}


SIZES = {Qt.Key.Key_Plus: 1.0, Qt.Key.Key_Equal: 1.0, Qt.Key.Key_Minus: -1.0}
"""Which way a key changes a size."""


@dataclass(frozen=True, slots=True)
class Ellipse:
    """A spotlight's ellipse in source pixels."""

    cx: float
    cy: float
    rx: float
    ry: float


@dataclass(frozen=True, slots=True)
class EllipseChosen:
    """Where the hand let go of a spotlight."""

    spotlight_id: str
    ellipse: Ellipse


@dataclass(frozen=True, slots=True)
class _Drag:
    grip: Grip
    at: tuple[float, float]
    ellipse: Ellipse


class SpotlightTool(ViewTool):
    """Shows and moves one spotlight. ``chosen`` is called once per gesture, when it is over.

    ``began`` is called when a gesture starts, ``moved`` for every change while it goes on.
    """

    def __init__(
        self,
        chosen: Callable[[EllipseChosen], object],
        moved: Callable[[EllipseChosen], object],
        began: Callable[[], object] = lambda: None,
    ) -> None:
        self._chosen, self._moved, self._began = chosen, moved, began
        self._map: OutputMap | None = None
        self._id = ""
        self._ellipse: Ellipse | None = None
        self._before: Ellipse | None = None
        self._drag: _Drag | None = None
        self._settle = Settle(self._settled)
        self.accent = "#FFFFFF"

    def show(
        self, mapping: OutputMap | None, spotlight_id: str, ellipse: Ellipse | None, view: VideoView
    ) -> None:
        """Show one spotlight, or none; ignored while one is in the hand."""
        if not self.in_hand:
            self._map, self._id, self._ellipse = mapping, spotlight_id, ellipse
            view.update()

    @property
    def ellipse(self) -> Ellipse | None:
        """The ellipse on the screen, in source pixels."""
        return self._ellipse

    @property
    def in_hand(self) -> bool:
        """Whether a gesture is going on."""
        return self._drag is not None or self._settle.waits

    def flush(self) -> None:
        """Write what the wheel or a key has done so far."""
        self._settle.flush()

    # ---------------------------------------------------------------- drawing

    def paint(self, painter: QPainter, view: VideoView) -> None:
        if self._ellipse is None or self._map is None:
            return
        painter.setClipRect(view.content_rect().adjusted(-8, -8, 8, 8))
        frame = self._frame(view)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(0, 0, 0, 150), 3.0))
        painter.drawPolygon(frame)
        pen = QPen(QColor(self.accent), 1.5)
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawPolygon(frame)
        painter.setPen(QPen(QColor(0, 0, 0, 180), 1.0))
        painter.setBrush(QColor("#FFFFFF"))
        for _grip, point in self._handles(view):
            painter.drawEllipse(point, HANDLE_PX, HANDLE_PX)
        center = self._view_point(self._ellipse.cx, self._ellipse.cy, view)
        painter.drawLine(center - QPointF(5, 0), center + QPointF(5, 0))
        painter.drawLine(center - QPointF(0, 5), center + QPointF(0, 5))

    def _outline(self, view: VideoView) -> QPolygonF:
        assert self._ellipse is not None and self._map is not None
        return outline(self._ellipse, self._map, view)

    def _frame(self, view: VideoView) -> QPolygonF:
        """The box around the ellipse: a line on the ellipse would hide the ring that is drawn."""
        e = self._ellipse
        assert e is not None
        left, right, top, bottom = e.cx - e.rx, e.cx + e.rx, e.cy - e.ry, e.cy + e.ry
        corners = ((left, top), (right, top), (right, bottom), (left, bottom))
        return QPolygonF([self._view_point(x, y, view) for x, y in corners])

    def _handles(self, view: VideoView) -> list[tuple[Grip, QPointF]]:
        e = self._ellipse
        if e is None:
            return []
        return [
            ("x", self._view_point(e.cx - e.rx, e.cy, view)),
            ("x", self._view_point(e.cx + e.rx, e.cy, view)),
            ("y", self._view_point(e.cx, e.cy - e.ry, view)),
            ("y", self._view_point(e.cx, e.cy + e.ry, view)),
        ]

    def _view_point(self, x: float, y: float, view: VideoView) -> QPointF:
        assert self._map is not None
        return view.to_view(*self._map.to_output(x, y))

    def _source_point(self, pos: QPointF, view: VideoView) -> tuple[float, float]:
        assert self._map is not None
        return self._map.to_source(*view.to_content(pos))

    # ---------------------------------------------------------------- hand

    def press(self, event: QMouseEvent, view: VideoView) -> bool:
        grip = self.grip(event.position(), view)
        if event.button() != Qt.MouseButton.LeftButton or grip is None or self._ellipse is None:
            return False
        self.flush()
        self._began()
        self._drag = _Drag(grip, self._source_point(event.position(), view), self._ellipse)
        return True

    def move(self, event: QMouseEvent, view: VideoView) -> bool:
        if self._drag is None:
            grip = self.grip(event.position(), view)
            cursor = Qt.CursorShape.SizeAllCursor if grip == "body" else Qt.CursorShape.CrossCursor
            view.setCursor(cursor if grip else Qt.CursorShape.ArrowCursor)
            return False
        self._fit(self._wanted(self._drag, *self._source_point(event.position(), view)))
        self._tell(view)
        return True

    def release(self, event: QMouseEvent, view: VideoView) -> bool:
        return self._end_drag(view)

    def _end_drag(self, view: VideoView) -> bool:
        drag, self._drag = self._drag, None
        if drag is None or self._ellipse is None:
            return False
        view.update()
        if self._ellipse != drag.ellipse:
            self._chosen(EllipseChosen(self._id, self._ellipse))
        return True

    def wheel(self, event: QWheelEvent, view: VideoView) -> bool:
        if self._ellipse is None or self._drag is not None or not event.angleDelta().y():
            return False
        self._resize(WHEEL_STEP ** (event.angleDelta().y() / 120.0), view)
        self._settle.touch()
        return True

    def wants(self, event: QKeyEvent) -> bool:
        return self._ellipse is not None and (is_nudge(event) or _is_stretch(event))

    def key(self, event: QKeyEvent, view: VideoView) -> bool:
        if self._ellipse is None or self._drag is not None:
            return False
        e, key = self._ellipse, Qt.Key(event.key())
        if is_nudge(event):
            step = 10.0 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1.0
            dx, dy = NUDGES[key]
            self._step(replace(e, cx=e.cx + dx * step, cy=e.cy + dy * step), view)
        elif _is_stretch(event):
            dx, dy = NUDGES[key]
            self._step(replace(e, rx=e.rx + STRETCH_PX * dx, ry=e.ry - STRETCH_PX * dy), view)
        elif key in SIZES:
            self._resize(WHEEL_STEP ** SIZES[key], view)
        else:
            return False
        self._settle.touch(rests=False)
        return True

    def key_up(self, event: QKeyEvent, view: VideoView) -> None:
        if Qt.Key(event.key()) in (*NUDGES, *SIZES):
            self.flush()

    def rest(self, view: VideoView) -> None:
        self._end_drag(view)
        self.flush()

    def _resize(self, factor: float, view: VideoView) -> None:
        e = self._ellipse
        assert e is not None
        self._step(replace(e, rx=e.rx * factor, ry=e.ry * factor), view)

    def _step(self, wanted: Ellipse, view: VideoView) -> None:
        if not self._settle.waits:
            self._before = self._ellipse
            self._began()
        self._fit(wanted)
        self._tell(view)

    def _tell(self, view: VideoView) -> None:
        assert self._ellipse is not None
        self._moved(EllipseChosen(self._id, self._ellipse))
        view.update()

    def _settled(self) -> None:
        if self._ellipse is not None and self._ellipse != self._before:
            self._chosen(EllipseChosen(self._id, self._ellipse))

    def _fit(self, wanted: Ellipse) -> None:
        assert self._map is not None
        width, height = self._map.source_size
        fitted = fit_ellipse(wanted.cx, wanted.cy, wanted.rx, wanted.ry, width, height)
        self._ellipse = Ellipse(*fitted)

    @staticmethod
    def _wanted(drag: _Drag, x: float, y: float) -> Ellipse:
        e = drag.ellipse
        if drag.grip == "body":
            return replace(e, cx=e.cx + x - drag.at[0], cy=e.cy + y - drag.at[1])
        if drag.grip == "x":
            return replace(e, rx=abs(x - e.cx))
        return replace(e, ry=abs(y - e.cy))

    def beside(self, pos: QPointF, view: VideoView) -> bool:
        """Whether a place is so near to the ellipse that a press there was meant for it."""
        if self._ellipse is None or self._map is None:
            return False
        far = BESIDE_PX
        return self._outline(view).boundingRect().adjusted(-far, -far, far, far).contains(pos)

    def grip(self, pos: QPointF, view: VideoView) -> Grip | None:
        """What a press at a place would take hold of."""
        if self._ellipse is None or self._map is None:
            return None
        for grip, point in self._handles(view):
            if max(abs(point.x() - pos.x()), abs(point.y() - pos.y())) <= GRAB_PX:
                return grip
        return "body" if self._outline(view).boundingRect().contains(pos) else None


def is_nudge(event: QKeyEvent) -> bool:
    """Whether a key moves what is chosen: an arrow, with Shift or alone."""
    modifiers = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
    # Arrows of the number pad and of some keyboards come with a mark of their own.
    plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return plain in modifiers and Qt.Key(event.key()) in NUDGES


def _is_stretch(event: QKeyEvent) -> bool:
    """Whether a key makes the ellipse wider or taller: an arrow with Ctrl and Shift."""
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return plain == both and Qt.Key(event.key()) in NUDGES


def outline(e: Ellipse, mapping: OutputMap, view: VideoView) -> QPolygonF:
    """An ellipse as a polygon on the stage; it turns with the straightened picture."""
    points: list[tuple[float, float]] = []
    # Four quarter arcs from rational points of the circle: no trigonometry in a widget.
    steps = [i / (OUTLINE_POINTS // 4) for i in range(OUTLINE_POINTS // 4)]
    for sx, sy, swap in ((1, 1, False), (-1, 1, True), (-1, -1, False), (1, -1, True)):
        for t in steps:
            bottom = 1.0 + t * t
            a, b = (1.0 - t * t) / bottom, 2.0 * t / bottom
            x, y = (b, a) if swap else (a, b)
            points.append(mapping.to_output(e.cx + sx * x * e.rx, e.cy + sy * y * e.ry))
    return view.polygon(points)

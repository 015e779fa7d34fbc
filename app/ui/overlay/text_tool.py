"""The chosen text under the hand: dragged to its place on the output picture, nudged, made larger.

The words are in the picture, drawn by the compositor; the tool draws their box and the lines to
which a drag snaps.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen, QWheelEvent

from app.core.edit import Text
from app.core.limits import MAX_TEXT_SIZE, MIN_TEXT_SIZE
from app.services.text_place import TextPlace, text_place
from app.ui.common.settle import Settle
from app.ui.common.video_view import VideoView, ViewTool
from app.ui.overlay.spotlight_tool import NUDGES, SIZES, is_nudge

CLICK_PX = 3.0
SNAP_PX = 6.0
PAD_PX = 4.0
WHEEL_STEP = 1.05


class TextTool(ViewTool):
    """Moves one text. ``chosen`` is called once per gesture, ``moved`` while it goes on, ``began``
    at its start. A press anywhere is taken: whoever has the stage looks whether it is on the text.
    """

    def __init__(
        self,
        chosen: Callable[[Text], object],
        moved: Callable[[Text], object],
        began: Callable[[], object] = lambda: None,
    ) -> None:
        self._chosen, self._moved, self._began = chosen, moved, began
        self._text: Text | None = None
        self._now: Text | None = None
        self._from: QPointF | None = None
        self._lines: tuple[tuple[str, float], ...] = ()
        self._settle = Settle(self._settled)
        self.accent = "#FFFFFF"

    def show(self, text: Text | None) -> None:
        """The text that is moved; ignored while one is in the hand."""
        if not self.in_hand:
            self._text = self._now = text

    @property
    def in_hand(self) -> bool:
        """Whether a gesture is going on."""
        return self._from is not None or self._settle.waits

    def flush(self) -> None:
        """Write what the wheel or a key has done so far."""
        self._settle.flush()

    def paint(self, painter: QPainter, view: VideoView) -> None:
        if self._now is None:
            return
        box = view_box(text_place(self._now, _size(view)), view)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(0, 0, 0, 150), 3.0))
        painter.drawRect(box)
        pen = QPen(QColor(self.accent), 1.5)
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawRect(box)
        picture = view.content_rect()
        painter.setPen(QPen(QColor(self.accent), 1.0))
        for way, at in self._lines:
            spot = view.to_view(at, at)
            if way == "x":
                painter.drawLine(
                    QPointF(spot.x(), picture.top()), QPointF(spot.x(), picture.bottom())
                )
            else:
                painter.drawLine(
                    QPointF(picture.left(), spot.y()), QPointF(picture.right(), spot.y())
                )

    def press(self, event: QMouseEvent, view: VideoView) -> bool:
        if event.button() != Qt.MouseButton.LeftButton or self._text is None:
            return False
        self.flush()
        self._began()
        self._from = event.position()
        return True

    def move(self, event: QMouseEvent, view: VideoView) -> bool:
        if self._from is None or self._text is None:
            return False
        if self._far(event):
            self._now = self._shifted(event, view)
            self._moved(self._now)
            view.update()
        return True

    def release(self, event: QMouseEvent, view: VideoView) -> bool:
        if self._from is None or self._text is None:
            return False
        self._now = self._shifted(event, view) if self._far(event) else self._text
        self._end_drag(view)
        return True

    def _end_drag(self, view: VideoView) -> None:
        if self._from is not None and self._now is not None and self._now != self._text:
            self._chosen(self._now)
        self._from, self._lines = None, ()
        view.update()

    def wheel(self, event: QWheelEvent, view: VideoView) -> bool:
        if self._now is None or self._from is not None or not event.angleDelta().y():
            return False
        self._resize(WHEEL_STEP ** (event.angleDelta().y() / 120.0), view)
        self._settle.touch()
        return True

    def wants(self, event: QKeyEvent) -> bool:
        return self._text is not None and is_nudge(event)

    def key(self, event: QKeyEvent, view: VideoView) -> bool:
        if self._now is None or self._from is not None:
            return False
        now, key = self._now, Qt.Key(event.key())
        if is_nudge(event):
            step = 10.0 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1.0
            width, height = view.content_size
            dx, dy = NUDGES[key]
            moved = replace(now, dx=now.dx + dx * step / width, dy=now.dy + dy * step / height)
            self._step(moved, view)
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
        assert self._now is not None
        size = min(max(self._now.size * factor, MIN_TEXT_SIZE), MAX_TEXT_SIZE)
        self._step(replace(self._now, size=size), view)

    def _step(self, wanted: Text, view: VideoView) -> None:
        if not self._settle.waits:
            self._began()
        self._now = wanted
        self._moved(wanted)
        view.update()

    def _settled(self) -> None:
        if self._now is not None and self._now != self._text:
            self._chosen(self._now)

    def _far(self, event: QMouseEvent) -> bool:
        assert self._from is not None
        way = event.position() - self._from
        return max(abs(way.x()), abs(way.y())) >= CLICK_PX

    def _shifted(self, event: QMouseEvent, view: VideoView) -> Text:
        """The text where the hand is; near the middle of the picture it snaps (not with Alt)."""
        assert self._from is not None and self._text is not None
        (x0, y0), (x1, y1) = view.to_content(self._from), view.to_content(event.position())
        width, height = view.content_size
        dx, dy = (x1 - x0) / width, (y1 - y0) / height
        moved = replace(self._text, dx=self._text.dx + dx, dy=self._text.dy + dy)
        self._lines = ()
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            return moved
        place, near = text_place(moved, _size(view)), SNAP_PX / view.scale()
        off_x = width / 2 - (place.left + place.width / 2)
        off_y = height / 2 - (place.top + place.height / 2)
        if abs(off_x) <= near and x1 != x0:
            moved = replace(moved, dx=moved.dx + off_x / width)
            self._lines += (("x", width / 2),)
        if abs(off_y) <= near and y1 != y0:
            moved = replace(moved, dy=moved.dy + off_y / height)
            self._lines += (("y", height / 2),)
        return moved


def view_box(place: TextPlace, view: VideoView) -> QRectF:
    """The box of a text on the stage, a little wider than its words."""
    corner = view.to_view(place.left, place.top)
    end = view.to_view(place.left + place.width, place.top + place.height)
    return QRectF(corner, end).adjusted(-PAD_PX, -PAD_PX, PAD_PX, PAD_PX)


def _size(view: VideoView) -> tuple[int, int]:
    width, height = view.content_size
    return round(width), round(height)

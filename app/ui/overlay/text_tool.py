"""The chosen text under the hand: it is moved by dragging anywhere on the output picture.

The words are in the picture, drawn by the compositor; this tool knows only how far the hand went.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent

from app.core.edit import Text
from app.ui.common.video_view import VideoView, ViewTool

CLICK_PX = 3.0
NUDGE_PX = 1.0
_NUDGES = {
    Qt.Key.Key_Left: (-1.0, 0.0),
    Qt.Key.Key_Right: (1.0, 0.0),
    Qt.Key.Key_Up: (0.0, -1.0),
    Qt.Key.Key_Down: (0.0, 1.0),
}


class TextTool(ViewTool):
    """Moves one text. ``chosen`` is called once per gesture, ``moved`` while the hand moves.

    ``clicked`` is called when the hand did not move.
    """

    def __init__(
        self,
        chosen: Callable[[Text], object],
        moved: Callable[[Text], object],
        clicked: Callable[[], object],
    ) -> None:
        self._chosen, self._moved, self._clicked = chosen, moved, clicked
        self._text: Text | None = None
        self._from: QPointF | None = None

    def show(self, text: Text | None) -> None:
        """The text that is moved; ignored while one is in the hand."""
        if self._from is None:
            self._text = text

    def press(self, event: QMouseEvent, view: VideoView) -> bool:
        if event.button() != Qt.MouseButton.LeftButton or self._text is None:
            return False
        self._from = event.position()
        return True

    def move(self, event: QMouseEvent, view: VideoView) -> bool:
        if self._from is None or self._text is None:
            view.setCursor(
                Qt.CursorShape.SizeAllCursor if self._text else Qt.CursorShape.ArrowCursor
            )
            return False
        if self._far(event):
            self._moved(self._shifted(event, view))
        return True

    def release(self, event: QMouseEvent, view: VideoView) -> bool:
        if self._from is None or self._text is None:
            return False
        if self._far(event):
            self._chosen(self._shifted(event, view))
        else:
            self._clicked()
        self._from = None
        return True

    def key(self, event: QKeyEvent, view: VideoView) -> bool:
        direction = _NUDGES.get(Qt.Key(event.key()))
        if direction is None or self._text is None or self._from is not None:
            return False
        step = 10.0 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else NUDGE_PX
        width, height = view.content_size
        dx, dy = direction[0] * step / width, direction[1] * step / height
        self._chosen(replace(self._text, dx=self._text.dx + dx, dy=self._text.dy + dy))
        return True

    def _far(self, event: QMouseEvent) -> bool:
        assert self._from is not None
        way = event.position() - self._from
        return max(abs(way.x()), abs(way.y())) >= CLICK_PX

    def _shifted(self, event: QMouseEvent, view: VideoView) -> Text:
        assert self._from is not None and self._text is not None
        (x0, y0), (x1, y1) = view.to_content(self._from), view.to_content(event.position())
        width, height = view.content_size
        dx, dy = (x1 - x0) / width, (y1 - y0) / height
        return replace(self._text, dx=self._text.dx + dx, dy=self._text.dy + dy)

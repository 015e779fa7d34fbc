"""The output picture under the hand: whatever mark is pressed is chosen and follows.

Texts lie over spotlights, so they are hit first; the handles of what is chosen come before both. A
press beside everything plays or pauses, as everywhere.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen, QWheelEvent

from app.core.edit import Text
from app.core.mapping import OutputMap
from app.services.text_place import text_place
from app.ui.common.video_view import VideoView, ViewTool
from app.ui.overlay.spotlight_tool import Ellipse, SpotlightTool, outline
from app.ui.overlay.text_tool import TextTool, view_box


@dataclass(frozen=True, slots=True)
class SeenMarks:
    """What is in the picture under the playhead: spotlights with their ellipses and colours, texts
    in the order in which they are drawn."""

    mapping: OutputMap | None = None
    lights: tuple[tuple[str, Ellipse, str], ...] = ()
    texts: tuple[Text, ...] = ()
    selected: str = ""


class CanvasTool(ViewTool):
    """Gives each event to the tool of the mark it is for."""

    def __init__(
        self,
        light: SpotlightTool,
        text: TextTool,
        select: Callable[[str], object],
        toggle: Callable[[], object],
        edit_text: Callable[[], object],
        menu: Callable[[tuple[float, float]], object],
    ) -> None:
        self._light, self._text = light, text
        self._select, self._toggle, self._edit_text, self._menu = select, toggle, edit_text, menu
        self._seen = SeenMarks()
        self._active: ViewTool | None = None
        self._pressed: QPointF | None = None

    def show(self, seen: SeenMarks) -> None:
        """What is in the picture now."""
        self._seen = seen

    @property
    def _chosen_tool(self) -> ViewTool:
        is_text = any(text.id == self._seen.selected for text in self._seen.texts)
        return self._text if is_text else self._light

    def flush(self) -> None:
        """Write what is in the hand."""
        self._light.flush()
        self._text.flush()

    def paint(self, painter: QPainter, view: VideoView) -> None:
        painter.save()
        if self._seen.mapping is not None:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for mark_id, ellipse, color in self._seen.lights:
                if mark_id != self._seen.selected:
                    pen = QPen(QColor(color), 1.0)
                    pen.setStyle(Qt.PenStyle.DotLine)
                    painter.setPen(pen)
                    painter.drawPolygon(outline(ellipse, self._seen.mapping, view))
        painter.restore()
        self._chosen_tool.paint(painter, view)

    def press(self, event: QMouseEvent, view: VideoView) -> bool:
        if event.button() != Qt.MouseButton.LeftButton:
            return False
        pos = event.position()
        hit = self.hit(pos, view)
        if hit and hit != self._seen.selected:
            self.flush()
            self._select(hit)
        if hit:
            self._active = self._chosen_tool
            self._active.press(event, view)
        elif not self._light.beside(pos, view):
            self._toggle()
        return True

    def move(self, event: QMouseEvent, view: VideoView) -> bool:
        if self._active is not None:
            return self._active.move(event, view)
        hit = self.hit(event.position(), view)
        if hit == self._seen.selected and hit and self._chosen_tool is self._light:
            return self._light.move(event, view)
        view.setCursor(Qt.CursorShape.SizeAllCursor if hit else Qt.CursorShape.ArrowCursor)
        return False

    def release(self, event: QMouseEvent, view: VideoView) -> bool:
        active, self._active = self._active, None
        return active is not None and active.release(event, view)

    def double_click(self, event: QMouseEvent, view: VideoView) -> bool:
        hit = self.hit(event.position(), view)
        if any(text.id == hit for text in self._seen.texts):
            self._select(hit)
            self._edit_text()
        return True

    def wheel(self, event: QWheelEvent, view: VideoView) -> bool:
        return self._chosen_tool.wheel(event, view)

    def wants(self, event: QKeyEvent) -> bool:
        return self._chosen_tool.wants(event)

    def key(self, event: QKeyEvent, view: VideoView) -> bool:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self._chosen_tool is self._text:
            self._edit_text()
            return True
        return self._chosen_tool.key(event, view)

    def key_up(self, event: QKeyEvent, view: VideoView) -> None:
        self._chosen_tool.key_up(event, view)

    @property
    def in_hand(self) -> bool:
        return self._light.in_hand or self._text.in_hand

    def rest(self, view: VideoView) -> None:
        self._active = None
        self._light.rest(view)
        self._text.rest(view)

    def menu(self, pos: QPointF, view: VideoView) -> bool:
        self.flush()
        hit = self.hit(pos, view)
        if hit:
            self._select(hit)
        self._menu(view.to_content(pos))
        return True

    def hit(self, pos: QPointF, view: VideoView) -> str:
        """The id of the mark at a place, empty for none."""
        seen, size = self._seen, tuple(round(side) for side in view.content_size)
        if self._chosen_tool is self._light and self._light.grip(pos, view) in ("x", "y"):
            return seen.selected
        for text in reversed(seen.texts):
            if view_box(text_place(text, (size[0], size[1])), view).contains(pos):
                return text.id
        if self._chosen_tool is self._light and self._light.grip(pos, view):
            return seen.selected
        if seen.mapping is None:
            return ""
        for mark_id, ellipse, _color in reversed(seen.lights):
            if outline(ellipse, seen.mapping, view).containsPoint(pos, Qt.FillRule.WindingFill):
                return mark_id
        return ""

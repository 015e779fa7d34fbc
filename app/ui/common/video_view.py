"""Paints the latest picture, letterboxed, and lets a tool draw and grab on top of it.

Two kinds of coordinates, both floats: *view* is the widget's logical pixels, *content* the pixels
that the screen thinks in (upright source pixels in Framing, output pixels in Overlay). A picture
may have any number of pixels; it always fills the content rectangle.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPolygonF,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.common.language import mark
from app.ui.common.theme import Theme
from app.ui.common.view_tool import ViewTool as ViewTool
from app.ui.common.view_zoom import STEP, ViewZoom

if TYPE_CHECKING:  # 0.1 s that the first window need not wait for
    import numpy as np
    from numpy.typing import NDArray

TAB_REASONS = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
"""Only who walks with Tab needs to see where the focus is; after a click it is where one clicked."""

SHARPER_MS = 150
"""After so long at another zoom, the picture is asked for at its size."""

NO_PICTURE = mark("There is no picture to work on yet.")
"""For who asks for a tool while the footage is being opened, or is missing."""

OverlayPainter = Callable[[QPainter, "VideoView"], None]


@dataclass(frozen=True, slots=True)
class ViewPixels:
    """The area for the picture in device pixels: what a decoder should scale to fit in."""

    width: int
    height: int


class VideoView(QWidget):
    """The stage. Shows a hint while there is no picture."""

    resized = Signal(object)
    """``ViewPixels``: the stage's new size in device pixels."""

    clicked = Signal()
    """The stage was clicked and no tool wanted it."""

    activated = Signal()
    """Enter was pressed on the stage and no tool wanted it."""

    zoom_changed = Signal(float)
    """How far the picture is enlarged now; 1 shows everything."""

    spoken_role = QAccessible.Role.Canvas

    def __init__(self, theme: Theme, name: str = "Video", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._array: NDArray[np.uint8] | None = None
        self._image: QImage | None = None
        self._content = (16.0, 9.0)
        self._painters: list[OverlayPainter] = []
        self._tool: ViewTool | None = None
        self._hint = ""
        self._focus_ring = False
        self._zoom, self._panned_from = ViewZoom(), QPointF()
        self._panning = False
        self._sharper = QTimer(self)
        self._sharper.setSingleShot(True)
        self._sharper.setInterval(SHARPER_MS)
        self._sharper.timeout.connect(lambda: self.resized.emit(self.pixels()))
        self.zoomable = False
        """Whether Ctrl and the wheel enlarge the picture and the middle button moves it."""
        self.rotation_deg = 0.0
        """By how much the picture is turned on the stage, clockwise; the content is not."""
        self.margin = 0.0
        """Free space around the picture in logical pixels, so that handles can be grabbed."""
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(240, 135)
        theme.changed.connect(self.update)

    # ---------------------------------------------------------------- picture

    def set_picture(
        self, bgrx: NDArray[np.uint8] | None, content_size: tuple[float, float] | None = None
    ) -> None:
        """Show a picture, (h, w, 4) uint8 BGRX, C-contiguous; None clears the stage.

        The array must not be written to afterwards. ``content_size`` is its size in content
        pixels; without it the size stays, or is the picture's own at first.
        """
        if bgrx is None:
            self._array = self._image = None
            self.update()
            return
        height, width = bgrx.shape[:2]
        first = self._image is None
        # QImage borrows the memory: keep it alive.
        self._array = bgrx if bgrx.flags.c_contiguous else bgrx.copy()
        self._image = QImage(
            self._array.data, width, height, self._array.strides[0], QImage.Format.Format_RGB32
        )
        if content_size is not None:
            self._content = (float(content_size[0]), float(content_size[1]))
        elif first:
            self._content = (float(width), float(height))
        self.update()

    def set_content_size(self, width: float, height: float) -> None:
        """The size of what is shown in content pixels (its shape on the stage follows)."""
        self._content = (float(width), float(height))
        self.update()

    def set_hint(self, text: str) -> None:
        """What to say while there is no picture."""
        self._hint = text
        self.update()

    @property
    def has_picture(self) -> bool:
        """Whether a picture is on the stage."""
        return self._image is not None

    @property
    def picture(self) -> NDArray[np.uint8] | None:
        """The picture that is shown, BGRX."""
        return self._array

    @property
    def content_size(self) -> tuple[float, float]:
        """Width and height of the content."""
        return self._content

    def pixels(self) -> ViewPixels:
        """The stage in device pixels."""
        ratio = self.devicePixelRatioF()
        width, height = self.width() - 2 * self.margin, self.height() - 2 * self.margin
        width, height = width * self._zoom.factor, height * self._zoom.factor
        return ViewPixels(max(2, round(width * ratio)), max(2, round(height * ratio)))

    # ---------------------------------------------------------------- coordinates

    def content_rect(self) -> QRectF:
        """Where the content lies on the stage, in view coordinates; enlarged, it is larger than it."""
        return self._zoom.placed(self._fitted(), QSizeF(self.size()))

    def _fitted(self) -> QRectF:
        """The place of the whole content, on whole device pixels."""
        ratio = self.devicePixelRatioF()
        room_w = max(1.0, self.width() - 2 * self.margin)
        room_h = max(1.0, self.height() - 2 * self.margin)
        scale = min(room_w / self._content[0], room_h / self._content[1])
        width = max(1, round(self._content[0] * scale * ratio)) / ratio
        height = max(1, round(self._content[1] * scale * ratio)) / ratio
        left = round((self.width() - width) / 2 * ratio) / ratio
        top = round((self.height() - height) / 2 * ratio) / ratio
        return QRectF(left, top, width, height)

    def to_view(self, x: float, y: float) -> QPointF:
        """Content pixels to view coordinates."""
        rect = self.content_rect()
        return QPointF(
            rect.left() + x * rect.width() / self._content[0],
            rect.top() + y * rect.height() / self._content[1],
        )

    def polygon(self, points: Iterable[tuple[float, float]]) -> QPolygonF:
        """``to_view`` of many content points."""
        rect, (width, height) = self.content_rect(), self._content
        left, top = rect.left(), rect.top()
        across, down = rect.width() / width, rect.height() / height
        return QPolygonF([QPointF(left + x * across, top + y * down) for x, y in points])

    def to_content(self, point: QPointF) -> tuple[float, float]:
        """View coordinates to content pixels, not clamped."""
        rect = self.content_rect()
        return (
            (point.x() - rect.left()) * self._content[0] / rect.width(),
            (point.y() - rect.top()) * self._content[1] / rect.height(),
        )

    def scale(self) -> float:
        """View pixels per content pixel."""
        return self.content_rect().width() / self._content[0]

    # ---------------------------------------------------------------- zoom

    @property
    def zoom(self) -> float:
        """How far the picture is enlarged; 1 shows everything."""
        return self._zoom.factor

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Enlarge about a place of the stage, or its middle."""
        middle = QPointF(self.width() / 2, self.height() / 2)
        stage = QSizeF(self.size())
        self._set_zoom(self._zoom.about(factor, at or middle, self._fitted(), stage))

    def zoom_fit(self) -> None:
        """Show everything."""
        self._set_zoom(ViewZoom())

    def pan_by(self, dx: float, dy: float) -> None:
        """Move the enlarged picture by pixels of the stage."""
        stage = QSizeF(self.size())
        self._set_zoom(self._zoom.moved(QPointF(dx, dy), self._fitted(), stage))

    def _set_zoom(self, zoom: ViewZoom) -> None:
        before, self._zoom = self._zoom, zoom
        self.update()
        if zoom.factor != before.factor:
            self._sharper.start()
            self.zoom_changed.emit(zoom.factor)

    # ---------------------------------------------------------------- on top

    def add_painter(self, painter: OverlayPainter) -> None:
        """Draw something over every picture, below the tool."""
        self._painters.append(painter)
        self.update()

    @property
    def tool(self) -> ViewTool | None:
        """What has the pointer and the keys."""
        return self._tool

    def set_tool(self, tool: ViewTool | None) -> None:
        """Give the pointer and the keys to a tool, or take them back; the one before rests."""
        before = self._tool
        if before is not None and before is not tool:
            before.rest(self)
        self._tool = tool
        self.unsetCursor()
        self.update()

    # ---------------------------------------------------------------- Qt

    def sizeHint(self) -> QSize:
        return QSize(640, 360)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit(self.pixels())

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._focus_ring = event.reason() in TAB_REASONS
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._tool is not None:
            self._tool.rest(self)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:  # ended even when a tool raises
            self._paint(painter)

    def _paint(self, painter: QPainter) -> None:
        tokens = self._theme.tokens
        painter.fillRect(self.rect(), QColor(tokens.stage))
        if self._image is None:
            painter.setPen(QColor("#A2ABB8"))
            area = self.rect().adjusted(24, 24, -24, -24)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(area, flags, self._hint)
        else:
            rect = self.content_rect()
            ratio = self.devicePixelRatioF()
            exact = self.rotation_deg == 0.0 and (
                round(rect.width() * ratio) == self._image.width()
                and round(rect.height() * ratio) == self._image.height()
            )
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not exact)
            if self.rotation_deg:
                painter.save()
                painter.translate(rect.center())
                painter.rotate(self.rotation_deg)
                painter.translate(-rect.center())
            painter.drawImage(rect, self._image)
            if self.rotation_deg:
                painter.restore()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._image is not None:
            for paint in self._painters:
                painter.save()
                paint(painter, self)
                painter.restore()
            if self._tool is not None:
                painter.save()
                self._tool.paint(painter, self)
                painter.restore()
        if self._focus_ring and self.hasFocus():
            painter.setPen(QColor(tokens.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))

    def event(self, event: QEvent) -> bool:
        tool = self._tool if self.has_picture else None
        asked = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if asked and tool is not None and tool.wants(event):  # type: ignore[arg-type]
            event.accept()
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.MiddleButton and self.zoomable:
            self._panning, self._panned_from = True, event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            return
        if self._tool is not None and self.has_picture and self._tool.press(event, self):
            return
        if event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._panning:
            by, self._panned_from = event.position() - self._panned_from, event.position()
            self.pan_by(by.x(), by.y())
            return
        if self._tool is not None and self.has_picture:
            self._tool.move(event, self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.MiddleButton and self._panning:
            self._panning = False
            self.unsetCursor()
            return
        if self._tool is not None and self.has_picture:
            self._tool.release(event, self)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._tool is not None and self.has_picture:
            self._tool.double_click(event, self)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        tool = self._tool if self.has_picture else None
        if tool is None or not tool.menu(QPointF(event.pos()), self):
            super().contextMenuEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y()
        if self.zoomable and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(STEP ** (turned / 120), event.position())
            event.accept()
            return
        if self._tool is None or not self.has_picture or not self._tool.wheel(event, self):
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._tool is not None and self.has_picture and self._tool.key(event, self):
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.activated.emit()
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if self._tool is not None and not event.isAutoRepeat():
            self._tool.key_up(event, self)
        super().keyReleaseEvent(event)

"""The half minute around a clip with a handle on each end."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.core.clip import MIN_CLIP_US, RATINGS, MarkedClip, clamp_range
from app.core.time import format_clock
from app.ui.annotate.facts import RangeDragged
from app.ui.annotate.hover import image_of
from app.ui.common.language import tr
from app.ui.common.theme import Theme

AROUND_US = 30_000_000
THUMBS = 6
STRIP_H = 54
GRAB_PX = 12.0
MOVED_PX = 3.0
"""A hand that moved less has clicked."""
Handle: TypeAlias = Literal["start", "end"]


@dataclass(frozen=True, slots=True)
class Window:
    """The stretch of the game that the strip shows."""

    start_us: int
    end_us: int

    @property
    def length_us(self) -> int:
        """Never zero."""
        return max(1, self.end_us - self.start_us)


def window_around(clip: MarkedClip, game_us: int) -> Window:
    """The clip's middle ± 30 s, wider for a longer clip, inside the game."""
    middle = (clip.start_us + clip.end_us) // 2
    reach = max(AROUND_US, (clip.end_us - clip.start_us) * 3 // 4)
    return Window(max(0, middle - reach), min(game_us, middle + reach))


class ScrubStrip(QWidget):
    """Drag a handle to move an end; the frame under the handle is shown; release writes."""

    range_dragged = Signal(object)
    """``RangeDragged``"""
    scrubbed = Signal(object)
    """``int``: game time under the pointer between the handles or outside."""

    spoken_role = QAccessible.Role.Slider

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._clip: MarkedClip | None = None
        self._window = Window(0, 1)
        self._game_us = 0
        self._playhead = 0
        self._drag: Handle | Literal["", "playhead"] = ""
        self._pressed_x, self._grip = 0.0, 0.0
        self._held = False
        self._active: Handle = "start"
        self._thumbs: dict[int, QImage] = {}
        self._painted: tuple[object, QPixmap] | None = None
        self.setAccessibleName(tr("Start and end of the clip"))
        self.setToolTip(
            tr("Drag the ends. Left and Right move the chosen end by 0.1 s, Up and Down choose it.")
        )
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.keeps_keys = frozenset({int(Qt.Key.Key_Left), int(Qt.Key.Key_Right)})
        theme.changed.connect(self.update)

    # ---------------------------------------------------------------- content

    def show_clip(self, clip: MarkedClip | None, game_us: int) -> bool:
        """Show a clip; True when the stretch changed and new thumbnails are wanted."""
        if self._held:
            return False
        same = self._clip is not None and clip is not None and clip.id == self._clip.id
        self._clip, self._game_us = clip, game_us
        self.setEnabled(clip is not None)
        self.update()
        if clip is None:
            self._thumbs.clear()
            return False
        inside = self._window.start_us <= clip.start_us and clip.end_us <= self._window.end_us
        if same and inside:
            return False
        self._window = window_around(clip, game_us)
        self._thumbs.clear()
        return True

    @property
    def clip(self) -> MarkedClip | None:
        """What is shown, with the ends as the hand holds them."""
        return self._clip

    def spoken_value(self) -> str:
        """The two ends, and which the arrows move, for a screen reader."""
        if self._clip is None:
            return ""
        ends = (self._clip.start_us, self._clip.end_us)
        start, end = (format_clock(at, decimals=1) for at in ends)
        return f"{start} – {end}, {tr('start') if self._active == 'start' else tr('end')}"

    def thumb_times(self) -> tuple[int, ...]:
        """The game times of the strip's thumbnails."""
        step = self._window.length_us / THUMBS
        return tuple(round(self._window.start_us + (i + 0.5) * step) for i in range(THUMBS))

    def set_pixels(self, time_us: int, pixels: NDArray[np.uint8]) -> None:
        """A thumbnail arrived, BGRX; one of a stretch that is no longer shown is dropped."""
        if time_us in self.thumb_times():
            self._thumbs[time_us] = image_of(pixels)
            self.update()

    def set_playhead(self, time_us: int) -> None:
        """Where the player is."""
        places = (self._playhead, time_us)
        self._playhead = time_us
        for place in places if places[0] != places[1] else ():
            if self._window.start_us <= place <= self._window.end_us:
                self.update(QRect(int(self.x_of(place)) - 2, 0, 5, self.height()))

    # ---------------------------------------------------------------- geometry

    def sizeHint(self) -> QSize:
        return QSize(280, STRIP_H + 20)

    def _strip(self) -> QRectF:
        return QRectF(8, 2, max(1.0, self.width() - 16.0), STRIP_H)

    def x_of(self, time_us: int) -> float:
        """The widget's x of a game time."""
        strip = self._strip()
        share = (time_us - self._window.start_us) / self._window.length_us
        return strip.left() + share * strip.width()

    def time_of(self, x: float) -> int:
        """The game time at x, inside the stretch."""
        strip = self._strip()
        share = min(1.0, max(0.0, (x - strip.left()) / strip.width()))
        return round(self._window.start_us + share * self._window.length_us)

    # ---------------------------------------------------------------- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.drawPixmap(0, 0, self._still_part())
            shown = self._window.start_us <= self._playhead <= self._window.end_us
            if self._clip is not None and shown:
                strip, x = self._strip(), self.x_of(self._playhead)
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(QPen(QColor("#FFFFFF"), 1))
                painter.drawLine(QPointF(x, strip.top()), QPointF(x, strip.bottom()))

    def _still_part(self) -> QPixmap:
        """All but the playhead, painted when one of these changes and not for each picture."""
        ratio, tokens = self.devicePixelRatioF(), self._theme.tokens
        thumbs = tuple(self._thumbs)
        focus = self._active if self.hasFocus() else ""
        facts = (self._clip, self._window, thumbs, focus, self.size(), ratio, tokens, self.font())
        if self._painted is None or self._painted[0] != facts:
            pixmap = QPixmap(self.size() * ratio)
            pixmap.setDevicePixelRatio(ratio)
            pixmap.fill(Qt.GlobalColor.transparent)
            with QPainter(pixmap) as painter:
                painter.setFont(self.font())
                self._paint(painter)
            self._painted = (facts, pixmap)
        return self._painted[1]

    def _paint(self, painter: QPainter) -> None:
        tokens = self._theme.tokens
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        strip = self._strip()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.track))
        painter.drawRoundedRect(strip, 5, 5)
        clip = self._clip
        if clip is None:
            return
        self._paint_thumbs(painter, strip)
        left, right = self.x_of(clip.start_us), self.x_of(clip.end_us)
        shade = QColor(tokens.stage)
        shade.setAlphaF(0.62)
        painter.fillRect(QRectF(strip.left(), strip.top(), left - strip.left(), STRIP_H), shade)
        painter.fillRect(QRectF(right, strip.top(), strip.right() - right, STRIP_H), shade)
        color = QColor(RATINGS[clip.rating].color)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(color, 3))
        painter.drawRect(QRectF(left, strip.top() + 1.5, right - left, STRIP_H - 3))
        for handle, x in (("start", left), ("end", right)):
            active = self.hasFocus() and handle == self._active
            painter.setPen(QPen(QColor(tokens.accent if active else tokens.stage), 1.5))
            painter.setBrush(QColor("#FFFFFF"))
            middle = strip.center().y()
            painter.drawRoundedRect(QRectF(x - 4, middle - 13, 8, 26), 3, 3)
        self._paint_times(painter, strip, left, right)

    def _paint_thumbs(self, painter: QPainter, strip: QRectF) -> None:
        width = strip.width() / THUMBS
        for i, time_us in enumerate(self.thumb_times()):
            image = self._thumbs.get(time_us)
            if image is None:
                continue
            target = QRectF(strip.left() + i * width, strip.top(), width, STRIP_H)
            scale = max(target.width() / image.width(), target.height() / image.height())
            w, h = target.width() / scale, target.height() / scale
            source = QRectF((image.width() - w) / 2, (image.height() - h) / 2, w, h)
            painter.drawImage(target, image, source)

    def _paint_times(self, painter: QPainter, strip: QRectF, left: float, right: float) -> None:
        assert self._clip is not None
        font = self.font()
        font.setPixelSize(11)
        painter.setFont(font)
        painter.setPen(QColor(self._theme.tokens.muted))
        row = QRectF(strip.left(), strip.bottom() + 2, strip.width(), 16)
        start = format_clock(self._clip.start_us, decimals=1)
        end = format_clock(self._clip.end_us, decimals=1)
        length = f"{(self._clip.end_us - self._clip.start_us) / 1e6:.1f} s"
        painter.drawText(row, Qt.AlignmentFlag.AlignLeft, start)
        painter.drawText(row, Qt.AlignmentFlag.AlignHCenter, length)
        painter.drawText(row, Qt.AlignmentFlag.AlignRight, end)

    # ---------------------------------------------------------------- pointer and keys

    def _handle_at(self, x: float) -> Handle | None:
        if self._clip is None:
            return None
        reach: list[tuple[float, Handle]] = [
            (abs(x - self.x_of(self._clip.start_us)), "start"),
            (abs(x - self.x_of(self._clip.end_us)), "end"),
        ]
        distance, handle = min(reach)
        return handle if distance <= GRAB_PX else None

    def _move(self, handle: Handle, time_us: int, *, released: bool) -> None:
        clip = self._clip
        assert clip is not None
        if handle == "start":
            start = min(time_us, clip.end_us - MIN_CLIP_US)
            start, end = clamp_range(start, clip.end_us, self._game_us)
        else:
            end = max(time_us, clip.start_us + MIN_CLIP_US)
            start, end = clamp_range(clip.start_us, end, self._game_us)
        self._clip = replace(clip, start_us=start, end_us=end)
        self.update()
        at = start if handle == "start" else end
        self.range_dragged.emit(RangeDragged(start, end, at, released))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._clip is None:
            return
        handle = self._handle_at(event.position().x())
        self._drag = handle or "playhead"
        if handle is not None:
            self._active = handle
            ends = {"start": self._clip.start_us, "end": self._clip.end_us}
            self._pressed_x = event.position().x()
            self._grip = self.x_of(ends[handle]) - self._pressed_x
            self.update()
        else:
            self.scrubbed.emit(self.time_of(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        x = event.position().x()
        if self._drag == "playhead":
            self.scrubbed.emit(self.time_of(x))
        elif self._drag:
            self._pull(x)
        else:
            shape = (
                Qt.CursorShape.SizeHorCursor if self._handle_at(x) else Qt.CursorShape.ArrowCursor
            )
            self.setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._drag in ("start", "end"):
            self._pull(event.position().x(), released=True)
        self._drag, self._held = "", False

    def _pull(self, x: float, *, released: bool = False) -> None:
        """The hand with the end is at x. A click that moves nothing writes nothing; an end that was
        taken beside its middle does not jump."""
        self._held = self._held or abs(x - self._pressed_x) >= MOVED_PX
        if self._held and self._drag in ("start", "end"):
            self._move(self._drag, self.time_of(x + self._grip), released=released)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -100_000, Qt.Key.Key_Right: 100_000}
        step = steps.get(Qt.Key(event.key()))
        if step is not None and self._clip is not None:
            now = self._clip.start_us if self._active == "start" else self._clip.end_us
            self._move(self._active, now + step, released=True)
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._active = "end" if self._active == "start" else "start"
            self.update()
        else:
            super().keyPressEvent(event)

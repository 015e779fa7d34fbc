"""A small picture of the game above the pointer on its timeline."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.core.time import format_clock
from app.ui.common.language import tr
from app.ui.common.relay import Relay
from app.ui.common.theme import Theme

WIDTH, LINE_H = 168, 22
KEPT = 240
Draw = Callable[[int, int], Future[NDArray[np.uint8]]]
"""A thumbnail near a time in microseconds, so many pixels wide."""


class HoverPicture(QWidget):
    """Shows the picture near a time. One is asked for at a time, the latest wish next."""

    def __init__(self, theme: Theme, relay: Relay, draw: Draw, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._relay, self._draw = theme, relay, draw
        self._kept: OrderedDict[int, QImage] = OrderedDict()
        self._image: QImage | None = None
        self._time_us = 0
        self._wanted: int | None = None
        self._running = False
        self._generation = 0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(tr("Picture under the pointer"))
        self.hide()

    @property
    def image(self) -> QImage | None:
        """What is shown."""
        return self._image

    def forget(self) -> None:
        """Another game: no picture of the old one is shown any more."""
        self._generation += 1
        self._kept.clear()
        self._image, self._wanted, self._running = None, None, False
        self.hide()

    def show_at(self, time_us: int, grain_us: int, at: QPoint) -> None:
        """Show the time above a place of the parent; pictures are ``grain_us`` apart."""
        self._time_us = time_us
        key = time_us // max(1, grain_us) * max(1, grain_us)
        known = self._kept.get(key)
        if known is not None:
            self._kept.move_to_end(key)
            self._image = known
        else:
            self._wanted = key
            self._ask()
        self._place(at)
        self.show()
        self.raise_()
        self.update()

    def _place(self, at: QPoint) -> None:
        image = self._image
        height = round(WIDTH * image.height() / image.width()) if image else WIDTH * 9 // 16
        self.resize(WIDTH, height + LINE_H)
        parent = self.parentWidget()
        most = parent.width() - WIDTH - 4 if parent is not None else at.x()
        self.move(max(4, min(at.x() - WIDTH // 2, most)), at.y() - self.height() - 6)

    def _ask(self) -> None:
        if self._running or self._wanted is None:
            return
        key, self._wanted, self._running = self._wanted, None, True
        ratio = self.devicePixelRatioF()
        self._relay.watch(
            self._draw(key, round(WIDTH * ratio)),
            partial(self._came, self._generation, key),
            partial(self._failed, self._generation),
        )

    def _came(self, generation: int, key: int, pixels: NDArray[np.uint8]) -> None:
        if generation != self._generation:
            return
        self._running = False
        self._image = self._kept[key] = image_of(pixels)
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        self.update()
        self._ask()

    def _failed(self, generation: int, _error: BaseException) -> None:
        if generation == self._generation:
            self._running = False

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            whole = QRectF(self.rect())
            painter.fillRect(whole, QColor(tokens.surface))
            picture = whole.adjusted(0, 0, 0, -LINE_H)
            if self._image is not None:
                painter.drawImage(picture, self._image, QRectF(self._image.rect()))
            else:
                painter.fillRect(picture, QColor(tokens.stage))
            painter.setPen(QColor(tokens.text))
            words = whole.adjusted(0, picture.height(), 0, 0)
            painter.drawText(words, Qt.AlignmentFlag.AlignCenter, format_clock(self._time_us))
            painter.setPen(QPen(QColor(tokens.border), 1))
            painter.drawRect(whole.adjusted(0.5, 0.5, -0.5, -0.5))


def image_of(pixels: NDArray[np.uint8]) -> QImage:
    """A BGRX array as an image that owns its memory."""
    height, width = pixels.shape[:2]
    pixels = np.ascontiguousarray(pixels)
    image = QImage(pixels.data, width, height, pixels.strides[0], QImage.Format.Format_RGB32)
    return image.copy()

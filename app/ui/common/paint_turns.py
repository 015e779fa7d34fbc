"""Paints a window in turns of the event loop of its own.

Qt paints in the same go in which it delivers what made the painting necessary: a key that opens another
screen, its layout and the painting of all of it would be one absence from the event loop. Here whatever
has come meanwhile (a key, a picture, a beat of a timer) has its turn in between.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

PAUSE_MS = 1
"""What is posted with no delay at all would still be delivered in the same go."""


class PaintTurns(QObject):
    """From now on ``window`` (a top-level widget) is painted a millisecond after Qt wished to."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._letting = False
        self._waiting: list[QWidget] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._paint)
        window.installEventFilter(self)

    def apart(self, parts: Iterable[QWidget]) -> None:
        """Paint these parts of the window one after the other, for all of them are new at once."""
        for part in parts:
            if part not in self._waiting:
                part.setUpdatesEnabled(False)
                self._waiting.append(part)
        self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.UpdateRequest or self._letting:
            return False
        if not self._timer.isActive():
            self._timer.start()
        return True

    def _paint(self) -> None:
        if self._waiting:
            part = self._waiting.pop(0)
            if isValid(part):
                part.setUpdatesEnabled(True)
            self._timer.start()
        self._letting = True
        try:
            QCoreApplication.sendEvent(self._window, QEvent(QEvent.Type.UpdateRequest))
        finally:
            self._letting = False

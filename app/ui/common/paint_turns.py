"""Paints a window in turns of the event loop of its own, after what took long.

Qt paints in the same go in which it delivers what made the painting necessary: a key that opens another
screen, its layout and the painting of all of it would be one absence from the event loop. Here whatever
has come meanwhile (a key, a picture, a beat of a timer) has its turn in between. A picture of a film that
plays is painted at once, as ever.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterable, Iterator

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

LONG_S = 0.004
SOON_S = 0.020
"""A turn that took long has changed what is painted so soon after it, or nothing."""
PAUSE_MS = 1
"""What is posted with no delay at all would still be delivered in the same go."""


class PaintTurns(QObject):
    """Holds back the painting of ``window``, a top-level widget, where it is asked to."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._letting = self._others = False
        self._held_until = 0.0
        self._waiting: list[QWidget] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._paint)
        window.installEventFilter(self)

    @property
    def due(self) -> bool:
        """Whether the next turn is for painting."""
        return self._timer.isActive()

    def hold(self) -> None:
        """The turn that ends now took long: what it changed is painted in one of its own."""
        self._held_until = time.perf_counter() + SOON_S

    @contextlib.contextmanager
    def after(self) -> Iterator[None]:
        """``hold`` when what is done inside takes long."""
        ends = time.perf_counter() + LONG_S
        try:
            yield
        finally:
            if time.perf_counter() > ends:
                self.hold()

    def apart(self, parts: Iterable[QWidget]) -> None:
        """Paint these parts of the window one after the other, for all of them are new at once; what
        else there is to paint (the parts beside them have another size now) comes first."""
        fresh = [part for part in parts if part not in self._waiting]
        if not fresh:
            return
        for part in fresh:
            part.setUpdatesEnabled(False)
        self._waiting += fresh
        self._others = True
        if not self.due:
            self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.UpdateRequest or self._letting:
            return False
        if not self.due and time.perf_counter() < self._held_until:
            self._timer.start()
        return self.due

    def _paint(self) -> None:
        self._held_until = 0.0
        others, self._others = self._others, False
        if self._waiting and not others:
            part = self._waiting.pop(0)
            if isValid(part):
                part.setUpdatesEnabled(True)
        if self._waiting:
            self._timer.start()
        self._letting = True
        try:
            QCoreApplication.sendEvent(self._window, QEvent(QEvent.Type.UpdateRequest))
        finally:
            self._letting = False

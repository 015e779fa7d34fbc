"""Keys and mouse for the real window, as Qt's own events or as an X server's, and a count of them.

A gesture is a key with its modifiers, a word that is typed, a click or a drag: what a person counts.
"""

from __future__ import annotations

import select
import shlex
import subprocess
import time
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import AbstractContextManager, nullcontext
from typing import Protocol, TypeVar

from PySide6.QtCore import QEvent, QEventLoop, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QKeySequence, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

T = TypeVar("T")
WAIT_S = 30.0
_X_NAMES = {
    "Return": "Return",
    "Space": "space",
    "Esc": "Escape",
    "PgUp": "Prior",
    "PgDown": "Next",
    "[": "bracketleft",
    "]": "bracketright",
    "{": "braceleft",
    "}": "braceright",
    ".": "period",
    ",": "comma",
    "?": "question",
}


class Hand(Protocol):
    """What reaches the window."""

    def key(self, keys: str) -> None: ...
    def write(self, words: str) -> None: ...
    def click(self, widget: QWidget, at: QPoint) -> None: ...
    def drag(self, widget: QWidget, start: QPoint, end: QPoint) -> None: ...


def focused() -> QWidget:
    """Who gets the keys."""
    found = QApplication.focusWidget() or QApplication.activeWindow()
    if found is None:
        found = next(w for w in QApplication.topLevelWidgets() if w.isVisible())
    return found


PRESS_S, REST_S = 0.01, 0.03
"""How long a hand stays on a key or a button, and what it needs before the next: a tenth of what a
person's takes. Without it a whole row of keys would be one event to the window."""


class QtHand:
    """Qt's own events."""

    def key(self, keys: str) -> None:
        """Press a key, such as ``Ctrl+R``."""
        combination = QKeySequence(keys)[0]  # type: ignore[index]
        QTest.keyClick(focused(), combination.key(), combination.keyboardModifiers())
        live(REST_S)

    def write(self, words: str) -> None:
        """Type into whatever has the focus."""
        for sign in words:
            QTest.keyClicks(focused(), sign)
            live(PRESS_S)

    def click(self, widget: QWidget, at: QPoint) -> None:
        """Press and let go."""
        QTest.mousePress(widget, Qt.MouseButton.LeftButton, pos=at)
        live(PRESS_S)
        QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, pos=at)
        live(REST_S)

    def drag(self, widget: QWidget, start: QPoint, end: QPoint) -> None:
        """Take hold, move in two steps, let go."""
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QTest.mousePress(widget, left, pos=start)
        live(PRESS_S)
        for place in ((start + end) / 2, end):
            here, there = QPointF(place), QPointF(widget.mapToGlobal(place))
            move = QMouseEvent(QEvent.Type.MouseMove, here, there, left, left, none)
            QApplication.sendEvent(widget, move)
            live(PRESS_S)
        QTest.mouseRelease(widget, left, pos=end)
        live(REST_S)


class XHand:
    """An X server's events, made by xdotool.

    A shell starts it each time: a process that is started here holds Python until the new one runs,
    and a busy machine would make the window wait for that.
    """

    def __init__(self) -> None:
        pipe = subprocess.PIPE
        self._shell = subprocess.Popen(["sh"], stdin=pipe, stdout=pipe, text=True)

    def key(self, keys: str) -> None:
        """Press a key, such as ``Ctrl+R``."""
        *modifiers, last = keys.split("+") if keys != "+" else ["+"]
        name = _X_NAMES.get(last, last.lower() if len(last) == 1 else last)
        self._do("key", "+".join([*(m.lower() for m in modifiers), name]))

    def write(self, words: str) -> None:
        """Type into whatever has the focus."""
        self._do("type", "--delay", "4", words)

    def click(self, widget: QWidget, at: QPoint) -> None:
        """Press and let go."""
        place = widget.mapToGlobal(at)
        self._do("mousemove", str(place.x()), str(place.y()), "click", "1")

    def drag(self, widget: QWidget, start: QPoint, end: QPoint) -> None:
        """Take hold, move in steps, let go."""
        a, b = widget.mapToGlobal(start), widget.mapToGlobal(end)
        self._do("mousemove", str(a.x()), str(a.y()), "mousedown", "1")
        for step in range(1, 5):
            x, y = a.x() + (b.x() - a.x()) * step // 4, a.y() + (b.y() - a.y()) * step // 4
            self._do("mousemove", str(x), str(y))
        self._do("mouseup", "1")

    def _do(self, *words: str) -> None:
        told, answers = self._shell.stdin, self._shell.stdout
        assert told is not None and answers is not None
        told.write(f"{shlex.join(['xdotool', *words])}; echo $?\n")
        told.flush()
        while not select.select([answers], [], [], 0)[0]:
            live(0.005)
        if answers.readline().strip() != "0":
            raise RuntimeError(f"xdotool {' '.join(words)} failed")
        live(0.03)


def live(seconds: float) -> None:
    """Let the window live for a while."""
    loop = QEventLoop()
    QTimer.singleShot(max(1, round(seconds * 1000)), loop.quit)
    loop.exec()


class Fingers:
    """What a person does at one window, counted; and waiting for what comes of it."""

    def __init__(self, window: QWidget, hand: Hand) -> None:
        self.window, self._hand = window, hand
        self.gestures: list[str] = []
        self.aside: Callable[[], AbstractContextManager[None]] = nullcontext
        """Around what the test itself computes, so that it is not taken for the window's."""

    def key(self, keys: str) -> None:
        """Press a key wherever the focus is."""
        self.gestures.append(keys)
        self._hand.key(keys)

    def write(self, words: str) -> None:
        """Type words wherever the focus is."""
        self.gestures.append(f"“{words[-24:]}”")
        self._hand.write(words)

    def click(self, widget: QWidget, at: QPointF | None = None) -> None:
        """Press a widget, in its middle or elsewhere."""
        name = widget.accessibleName() or type(widget).__name__
        assert widget.isVisible() and widget.isEnabled(), name
        self.gestures.append(f"click {name}")
        self._hand.click(widget, widget.rect().center() if at is None else at.toPoint())

    def drag(self, widget: QWidget, start: QPointF, end: QPointF) -> None:
        """Drag from one place of a widget to another."""
        self.gestures.append(f"drag on {widget.accessibleName() or type(widget).__name__}")
        self._hand.drag(widget, start.toPoint(), end.toPoint())

    def until(self, condition: Callable[[], object], what: str, wait_s: float = WAIT_S) -> None:
        """Let the window live until something holds."""
        end = time.monotonic() + wait_s
        while not self._holds(condition):
            if time.monotonic() > end:
                raise TimeoutError(f"waited {wait_s:.0f} s for: {what}")
            live(0.01)

    def _holds(self, condition: Callable[[], object]) -> bool:
        with self.aside():
            return bool(condition())

    def told(self, future: Future[T], what: str = "the library") -> T:
        """What the library answers; the window lives meanwhile."""
        self.until(future.done, what)
        return future.result()

    def named(self, name: str, kind: type[QWidget] = QWidget) -> QWidget:
        """The visible control with an accessible name."""
        with self.aside():
            found = [
                widget
                for top in QApplication.topLevelWidgets()
                for widget in [top, *top.findChildren(QWidget)]
                if isinstance(widget, kind)
                and widget.accessibleName() == name
                and widget.isVisible()
            ]
        assert found, f"no visible widget is called {name!r}"
        assert isinstance(found[0], QWidget)
        return found[0]

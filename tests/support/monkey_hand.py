"""A hand that does not know what it does: random keys, clicks and drags, the same for one seed.

What it does is drawn from one ``random.Random``; what comes of it depends on where the window is by
then, so a run is repeated as closely as a program with threads can be. The last actions are kept
for the report.
"""

from __future__ import annotations

import random
from collections import deque
from collections.abc import Callable
from pathlib import Path

import shiboken6
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QWidget

from app.ui.main_window import MainWindow

NONE = Qt.KeyboardModifier.NoModifier
KEPT = 40
SPARED = frozenset({"file.quit", "library.sign_in"})
"""Commands that end the run; quitting is the show's own business."""
KEYS = (
    *(Qt.Key(code) for code in range(Qt.Key.Key_0.value, Qt.Key.Key_9.value + 1)),
    *(Qt.Key(code) for code in range(Qt.Key.Key_A.value, Qt.Key.Key_Z.value + 1)),
    *(Qt.Key.Key_Space, Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Escape),
    *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home),
    *(Qt.Key.Key_End, Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_BracketLeft),
    *(Qt.Key.Key_BracketRight, Qt.Key.Key_Comma, Qt.Key.Key_Period, Qt.Key.Key_PageDown),
    *(Qt.Key.Key_F2, Qt.Key.Key_F5, Qt.Key.Key_F6, Qt.Key.Key_F7, Qt.Key.Key_F8),
)
MODIFIERS = (
    *((NONE,) * 6),
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
)
BUTTONS = (*((Qt.MouseButton.LeftButton,) * 6), Qt.MouseButton.RightButton)


class Monkey:
    """Acts on whatever window of the program is in front; ``films`` are what it opens."""

    def __init__(self, window: MainWindow, seed: int, films: list[Path], folder: Path) -> None:
        self._window, self._films, self._folder = window, films, folder
        self._dice = random.Random(seed)
        self.done = 0
        self.last: deque[str] = deque(maxlen=KEPT)
        self._spared = {
            key.toString() for command in SPARED for key in window.kit.actions[command].shortcuts()
        } | {"Alt+F4"}
        self._acts: tuple[tuple[int, Callable[[], str]], ...] = (
            (8, self._key),
            (8, self._click),
            (4, self._drag),
            (5, self._command),
            (1, self._double),
            (1, self._wheel),
            (1, self._size),
        )

    def act(self) -> None:
        """One thing; file dialogs are answered by rule, or the monkey would roam the disk."""
        self.done += 1
        dialog = self._file_dialog()
        if dialog is not None:
            self._note(self._answer(dialog))
            return
        weights = [weight for weight, _ in self._acts]
        (_, act), *_ = self._dice.choices(self._acts, weights)
        self._note(act())

    def let_go(self) -> None:
        """End what runs a loop of its own: a drag, a menu, a dialog."""
        for widget in (QApplication.activePopupWidget(), QApplication.activeModalWidget()):
            if widget is not None:
                widget.close()
        QTest.keyClick(self._window, Qt.Key.Key_Escape)

    def _note(self, words: str) -> None:
        self.last.append(f"{self.done}: {words}")

    # ---------------------------------------------------------------- where

    def _front(self) -> QWidget:
        """The popup or dialog that takes the input, else the window."""
        for widget in (QApplication.activePopupWidget(), QApplication.activeModalWidget()):
            if widget is not None:
                return widget
        others = [
            widget
            for widget in QApplication.topLevelWidgets()
            if widget.isVisible() and widget is not self._window and widget.isWindow()
        ]
        if others and self._dice.random() < 0.7:
            return self._dice.choice(sorted(others, key=lambda w: type(w).__name__))
        return self._window

    def _place(self) -> tuple[QWidget, QPoint]:
        """A widget and a point on it. Half of the time a control, else anywhere."""
        front = self._front()
        if self._dice.random() < 0.5:
            controls = [
                child
                for child in front.findChildren(QWidget)
                if child.isVisible()
                and child.isEnabled()
                and child.focusPolicy() != Qt.FocusPolicy.NoFocus
            ]
            if controls:
                control = self._dice.choice(controls)
                return control, self._inside(control)
        spot = self._inside(front)
        child = front.childAt(spot)
        return (front, spot) if child is None else (child, child.mapFrom(front, spot))

    def _inside(self, widget: QWidget) -> QPoint:
        width, height = max(1, widget.width()), max(1, widget.height())
        return QPoint(self._dice.randrange(width), self._dice.randrange(height))

    # ---------------------------------------------------------------- what

    def _key(self) -> str:
        key, modifiers = self._dice.choice(KEYS), self._dice.choice(MODIFIERS)
        words = QKeySequence(int(modifiers.value) | int(key.value)).toString()
        if words in self._spared:
            return f"spared {words}"
        front = self._front()
        focused: QWidget | None = front.focusWidget()
        target = front if focused is None else focused
        QTest.keyClick(target, key, modifiers)
        return f"key {words} on {said(target)}"

    def _click(self) -> str:
        widget, spot = self._place()
        if not shiboken6.isValid(widget):
            return "nothing"
        if self._ends_it(widget, spot):
            return "spared a menu item"
        words = said(widget)
        QTest.mouseClick(widget, self._dice.choice(BUTTONS), NONE, spot)
        return f"click {words} at {spot.x()},{spot.y()}"

    def _double(self) -> str:
        widget, spot = self._place()
        if not shiboken6.isValid(widget):
            return "nothing"
        if self._ends_it(widget, spot):
            return "spared a menu item"
        words = said(widget)
        QTest.mouseDClick(widget, Qt.MouseButton.LeftButton, NONE, spot)
        return f"double click {words}"

    def _drag(self) -> str:
        widget, start = self._place()
        if not shiboken6.isValid(widget) or isinstance(widget, QMenu):
            return "no drag on a menu"
        words, end = said(widget), self._inside(widget)
        QTest.mousePress(widget, Qt.MouseButton.LeftButton, NONE, start)
        for step in range(1, 5):
            if shiboken6.isValid(widget):
                QTest.mouseMove(widget, start + (end - start) * step / 4)
        if shiboken6.isValid(widget):
            QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, NONE, end)
        return f"drag {words} {start.x()},{start.y()} to {end.x()},{end.y()}"

    def _wheel(self) -> str:
        widget, spot = self._place()
        if not shiboken6.isValid(widget):
            return "nothing"
        QTest.wheelEvent(widget.windowHandle(), spot.toPointF(), QPoint(0, 120)) if (
            widget.windowHandle() is not None
        ) else None
        return f"wheel on {said(widget)}"

    def _command(self) -> str:
        """A command by its menu item, as a coach who does not know the key."""
        actions: list[QAction] = [
            action
            for menu in self._window.menuBar().actions()
            for action in _within(menu)
            if action.isEnabled() and action.objectName() not in SPARED
        ]
        action = self._dice.choice(actions)
        words = action.objectName() or action.text()
        action.trigger()
        return f"menu {words}"

    def _size(self) -> str:
        width, height = self._dice.randrange(900, 1700), self._dice.randrange(620, 1100)
        self._window.resize(width, height)
        return f"size {width}×{height}"

    def _ends_it(self, widget: QWidget, spot: QPoint) -> bool:
        action = widget.actionAt(spot) if isinstance(widget, QMenu) else None
        return action is not None and action.objectName() in SPARED

    def _file_dialog(self) -> QFileDialog | None:
        shown = [w for w in QApplication.topLevelWidgets() if isinstance(w, QFileDialog)]
        return next((dialog for dialog in shown if dialog.isVisible()), None)

    def _answer(self, dialog: QFileDialog) -> str:
        if self._dice.random() < 0.4:
            dialog.reject()
            return "no file"
        if dialog.fileMode() == QFileDialog.FileMode.Directory:
            path = self._folder
        elif dialog.acceptMode() == QFileDialog.AcceptMode.AcceptSave:
            path = self._folder / f"table-{self.done}.tsv"
        else:
            path = self._dice.choice([*self._films, *sorted(self._folder.glob("*.tsv"))[:3]])
        dialog.filesSelected.emit([str(path)])
        dialog.reject()
        return f"file {path.name}"


def _within(action: QAction) -> list[QAction]:
    menu = action.menu()
    if not isinstance(menu, QMenu):
        return [] if action.isSeparator() else [action]
    return [inner for item in menu.actions() for inner in _within(item)]


def said(widget: QWidget) -> str:
    """What a report calls a widget."""
    if not shiboken6.isValid(widget):
        return f"{type(widget).__name__} that is gone"
    return f"{type(widget).__name__} {widget.accessibleName() or widget.objectName()!r}"

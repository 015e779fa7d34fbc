"""The real window outside of a test: for shows that measure it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from types import TracebackType
from typing import Any, Self

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.main import SWITCH_S, share_heaps
from app.services.workspace import Workspace
from app.ui.common.accessible import speak
from app.ui.common.garbage import GarbageCollector
from app.ui.common.shortcuts import KeyGuard
from app.ui.common.theme import Theme
from app.ui.main_window import MainWindow
from tests.functional.ui.conftest import Hands
from tests.screenshots.__main__ import until, wait


class _Active:
    """Waits on leaving until a window is the active one."""

    def __init__(self, window: QWidget) -> None:
        self._window = window

    def __enter__(self) -> None:
        return None

    def __exit__(self, *_: object) -> None:
        until(self._window.isActiveWindow)


class Bot:
    """The part of pytest-qt's bot that hands need."""

    keyClick = staticmethod(QTest.keyClick)  # noqa: N815 (as Qt calls it)
    keyClicks = staticmethod(QTest.keyClicks)  # noqa: N815 (as Qt calls it)
    mouseClick = staticmethod(QTest.mouseClick)  # noqa: N815 (as Qt calls it)
    mouseMove = staticmethod(QTest.mouseMove)  # noqa: N815 (as Qt calls it)

    @staticmethod
    def mousePress(widget: QWidget, button: Qt.MouseButton, pos: Any) -> None:
        QTest.mousePress(widget, button, Qt.KeyboardModifier.NoModifier, pos)

    @staticmethod
    def mouseRelease(widget: QWidget, button: Qt.MouseButton, pos: Any) -> None:
        QTest.mouseRelease(widget, button, Qt.KeyboardModifier.NoModifier, pos)

    @staticmethod
    def waitUntil(condition: Callable[[], bool], timeout: int = 0) -> None:
        until(condition, max(20.0, timeout / 1000))

    @staticmethod
    def waitActive(window: QWidget) -> _Active:
        return _Active(window)


def _on_stage(screen: Any) -> bool:
    return screen.work.clip is not None and bool(screen.view.has_picture)


class Window:
    """A window on a library, as a context manager; made on the main thread, once per process."""

    def __init__(self, workspace: Workspace) -> None:
        sys.setswitchinterval(SWITCH_S)
        share_heaps()
        app = QApplication(sys.argv[:1])
        app.setQuitOnLastWindowClosed(False)
        self.garbage = GarbageCollector(app)
        speak()
        KeyGuard(app)
        self._theme = Theme(app, "dark")
        self._workspace = workspace
        self.window = MainWindow(self._theme)
        self.hands = Hands(Bot(), self.window, workspace)  # type: ignore[arg-type]
        self.until, self.wait = until, wait

    def __enter__(self) -> Self:
        self.window.show()
        self.window.activateWindow()
        until(self.window.isActiveWindow)
        self.window.attach(self._workspace)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.window.close()

    def collect(self) -> None:
        """Let go of what waits to be deleted."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        self.garbage.sweep()

    def edit_round(self, reel_id: str) -> None:
        """Some seconds of work in all screens that leave the library as it was."""
        hands, window, history = self.hands, self.window, self._workspace.history
        before = len(history._done)
        hands.key(Qt.Key.Key_F5)
        for key in (Qt.Key.Key_A, Qt.Key.Key_3, Qt.Key.Key_Right, Qt.Key.Key_Left):
            hands.key(key)
            wait(60)
        for key in (Qt.Key.Key_F6, Qt.Key.Key_F7):
            hands.key(key)
            screen: Any = window.screen_of(window.mode)
            until(partial(_on_stage, screen))
            for step in (Qt.Key.Key_Period, Qt.Key.Key_Period, Qt.Key.Key_Comma):
                hands.key(step)
                wait(40)
        clip = self._workspace.reels.edit(reel_id).result(10).clips[0]
        for move in range(4):
            self._workspace.framing.put_crop(
                reel_id, clip.id, clip.start_us + move * 400_000, 300.0 + move, 180.0, 300.0
            ).result(10)
            wait(40)
        hands.key(Qt.Key.Key_F8)
        wait(120)
        while len(history._done) > before:
            history.undo().result(10)
            wait(5)

"""Notices of the system, for what ends while nobody looks at the window."""

from __future__ import annotations

import shutil
import sys
from typing import Protocol

from PySide6.QtCore import QObject, QProcess, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

TITLE = "Reel Ballers"
NOTIFY_SEND = "notify-send"
_SHOWN_MS = 10_000


class Sender(Protocol):
    """Shows a title and a text somewhere on the desktop; False when it cannot."""

    def __call__(self, title: str, text: str, /) -> bool: ...


class Notices(QObject):
    """Lives with one window. ``send`` shows what is said; the system's own way by default."""

    def __init__(self, window: QWidget, send: Sender | None = None) -> None:
        super().__init__(window)
        self._window = window
        self._tray: QSystemTrayIcon | None = None
        self._send = send or self._by_system

    @property
    def behind(self) -> bool:
        """Whether another program, or nothing of this one, is in front."""
        active = QGuiApplication.applicationState() == Qt.ApplicationState.ApplicationActive
        return self._window.isMinimized() or not active

    def say(self, text: str) -> bool:
        """Tell it if the window is behind; whether it was told."""
        if not self.behind:
            return False
        QApplication.alert(self._window)
        return self._send(TITLE, text)

    def _by_system(self, title: str, text: str) -> bool:
        if sys.platform.startswith("linux") and (command := shutil.which(NOTIFY_SEND)):
            # Qt's own way needs a tray on Linux, which many desktops do not have.
            words = [
                f"--app-name={title}",
                "--icon=video-x-generic",
                "--",
                title,
                _plain(text),
            ]
            started: bool = QProcess.startDetached(command, words)[0]
            return started
        return self._by_tray(title, text)

    def _by_tray(self, title: str, text: str) -> bool:
        if not QSystemTrayIcon.isSystemTrayAvailable():
            return False
        if self._tray is None:
            self._tray = QSystemTrayIcon(self._window.windowIcon(), self)
            self._tray.setToolTip(title)
            self._tray.messageClicked.connect(self._come_forward)
            self._tray.activated.connect(lambda _reason: self._come_forward())
        self._tray.show()
        self._tray.showMessage(title, text, self._window.windowIcon(), _SHOWN_MS)
        return True

    def _come_forward(self) -> None:
        self._window.setWindowState(self._window.windowState() & ~Qt.WindowState.WindowMinimized)
        self._window.raise_()
        self._window.activateWindow()
        if self._tray is not None:
            self._tray.hide()


def _plain(text: str) -> str:
    """Desktops read a few tags in notices: none of ours."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")

"""Annotate in the real window with a game open, and its keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.core.clip import MarkedClip
from app.core.game import Game
from app.services.workspace import Workspace
from app.ui.annotate.screen import AnnotateScreen
from app.ui.main_window import MainWindow

Press = Callable[..., None]
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def screen(qtbot: QtBot, window: MainWindow, game: Game) -> AnnotateScreen:
    """Annotate with the game open and its picture shown."""
    shown = cast(AnnotateScreen, window.screen_of("annotate"))
    shown.open_game(game.id)
    qtbot.waitUntil(lambda: shown._player.stream is not None)
    qtbot.waitUntil(lambda: shown.view.has_picture)
    qtbot.waitUntil(lambda: shown.panel.palette_.chip("Goal") is not None)
    qtbot.waitUntil(lambda: window.mode == "annotate")
    return shown


@pytest.fixture
def press(window: MainWindow) -> Press:
    """Press a key on the window, or type text."""

    def type_it(key: Qt.Key | str, modifiers: Qt.KeyboardModifier = NONE) -> None:
        target: QWidget = QApplication.focusWidget() or window
        if isinstance(key, str):
            QTest.keyClicks(target, key)
        else:
            QTest.keyClick(target, key, modifiers)

    return type_it


def clips_of(workspace: Workspace, game: Game) -> tuple[MarkedClip, ...]:
    return workspace.annotate.clips(game.id).result(5)


def wait_clips(
    qtbot: QtBot, workspace: Workspace, game: Game, count: int
) -> tuple[MarkedClip, ...]:
    qtbot.waitUntil(lambda: len(clips_of(workspace, game)) == count)
    return clips_of(workspace, game)


def settle(qtbot: QtBot, screen: AnnotateScreen, clip: MarkedClip) -> None:
    """Until the screen shows what is in the library."""
    qtbot.waitUntil(lambda: clip in screen.list.clips)
    qtbot.waitUntil(lambda: screen.panel.clip == clip)

"""The real window on a real library in a temporary folder; only the decoder may be a fake."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support.footage import MatchFile

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from app.core.game import Game
    from app.services.workspace import Workspace
    from app.ui.common.kit import Kit
    from app.ui.common.theme import Theme
    from app.ui.main_window import MainWindow


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Theme:
    """The look, dark."""
    from app.ui.common.shortcuts import KeyGuard
    from app.ui.common.theme import Theme

    KeyGuard(qapp)
    return Theme(qapp, "dark")


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """A real library with fake pictures; exports wait in the queue."""
    from app.services.workspace import Workspace
    from tests.support.fake_preview import FakePreviews

    with Workspace.open(tmp_path / "library", queue=False) as opened:
        opened.previews.close()
        opened.previews = FakePreviews(opened)  # type: ignore[assignment]
        yield opened


@pytest.fixture
def game(workspace: Workspace, match_file: MatchFile) -> Game:
    """A game of a minute in the library."""
    from app.footage import MatchSpec

    spec = MatchSpec(128, 72, fps=Fraction(10), duration_s=Fraction(60), audio=False)
    path, _ = match_file(spec)
    return workspace.games.add([path], name="United – Rovers").result(30)


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, workspace: Workspace) -> Iterator[MainWindow]:
    """The main window on that library, shown."""
    from app.ui.main_window import MainWindow

    opened = MainWindow(theme)
    qtbot.addWidget(opened)
    opened.show()
    qtbot.waitExposed(opened)
    opened.attach(workspace)
    yield opened
    opened.close()


@pytest.fixture
def kit(qtbot: QtBot, theme: Theme) -> Iterator[Kit]:
    """What a screen is given, on a bare window."""
    from PySide6.QtWidgets import QWidget

    from app.ui.common.icons import Icons
    from app.ui.common.kit import Kit
    from app.ui.common.message_bar import MessageBar
    from app.ui.common.relay import Relay
    from app.ui.common.shortcuts import Actions

    host = QWidget()
    qtbot.addWidget(host)
    icons = Icons(theme)
    yield Kit(theme, icons, Actions(host), Relay(host), MessageBar(theme, icons, host))
    host.close()

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from app.services.workspace import Workspace
from app.ui.annotate.screen import AnnotateScreen
from app.ui.common.theme import Theme
from app.ui.main_window import MainWindow
from app.ui.overlay.screen import OverlayScreen
from tests.functional.ui.conftest import MATCH, Hands
from tests.support.footage import make_match
from tests.support.newer import make_newer

WHY = "made by a newer Reel Ballers and is open for reading only; update the app to edit it."


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    """A home whose library a newer app has made: a game, a clip and a reel."""
    home = tmp_path / "library"
    with Workspace.open(home, queue=False) as workspace:
        game = workspace.games.add([make_match(MATCH)[0]], name="United – Rovers").result(60)
        clip = workspace.annotate.mark(game.id, 3_000_000, 5).result(10)
        workspace.reels.create("Goals", [clip.id]).result(10)
        database = workspace.root / "database.sqlite"
    make_newer(database)
    return database


@pytest.fixture
def hands(qtbot: QtBot, theme: Theme, newer: Path) -> Iterator[Hands]:
    """A window on it."""
    with Workspace.open(newer.parents[2], queue=False) as workspace:
        window = MainWindow(theme)
        qtbot.addWidget(window)
        window.show()
        with qtbot.waitActive(window):
            window.activateWindow()
        window.attach(workspace)
        yield Hands(qtbot, window, workspace)
        window.close()


def test_the_window_shows_all_of_it_says_why_and_edits_nothing(hands: Hands, newer: Path) -> None:
    before, window = newer.read_bytes(), hands.window
    screen = window.screen_of("annotate")
    assert isinstance(screen, AnnotateScreen)
    hands.until(lambda: screen.game is not None and screen.view.has_picture)
    hands.until(lambda: len(screen.list.clips) == 1)

    why = hands.named("Read only: why", QToolButton)
    assert WHY in why.toolTip()
    hands.click(why)
    assert window.kit.bar.message is not None and WHY in window.kit.bar.message.text
    window.kit.bar.clear()
    for command in ("mark.now", "clip.delete", "file.open", "edit.undo", "library.sync"):
        assert not window.kit.actions[command].isEnabled(), command
    assert window.kit.actions["file.export"].isEnabled()
    hands.key(Qt.Key.Key_A)  # nothing happens

    # What is not behind a command is refused, and the panel shows again what holds.
    (clip,) = screen.list.clips
    screen.list.clip_picked.emit(clip)
    screen.panel.edited.emit(replace(clip, rating=1), "rate clip", clip)
    hands.until(lambda: window.kit.bar.message is not None and WHY in window.kit.bar.message.text)
    hands.until(lambda: screen.panel.clip is not None and screen.panel.clip.rating == 5)
    assert [c.rating for c in screen.list.clips] == [5]

    window.set_mode("overlay")
    overlay = window.screen_of("overlay")
    assert isinstance(overlay, OverlayScreen)
    hands.until(lambda: overlay.work.clip is not None and overlay.view.has_picture)
    assert newer.read_bytes() == before

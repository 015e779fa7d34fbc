"""The window opens where it was closed."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.core.game import Game
from app.services.look import Look
from app.services.workspace import Workspace
from app.ui.common.theme import Theme
from app.ui.last_place import LastPlace, last_place
from app.ui.main_window import MainWindow


def opened(
    qtbot: QtBot, theme: Theme, workspace: Workspace, look: Look | None = None
) -> MainWindow:
    window = MainWindow(theme)
    qtbot.addWidget(window)
    if look is not None:
        window.restore_look(look)
    window.show()
    window.attach(workspace)
    return window


def test_it_comes_back_with_the_screen_and_the_reel_it_showed(
    qtbot: QtBot, theme: Theme, game: Game, workspace: Workspace
) -> None:
    clip = workspace.annotate.mark(game.id, 20_000_000).result(5)
    reels = [workspace.reels.create(name, [clip.id]).result(5) for name in ("First", "Second")]
    workspace.reels.rename(reels[1], "Second, the newest").result(5)
    window = opened(qtbot, theme, workspace)
    assert window.session is not None
    window.session._open_reel(reels[0])
    window.splitter.setSizes([300, 600, 380])
    sizes, look = window.splitter.sizes(), window.look()
    window.close()

    again = opened(qtbot, theme, workspace, look)
    qtbot.waitUntil(lambda: again.mode == "framing")
    qtbot.waitUntil(lambda: again.screen_of("framing").work.reel_id == reels[0])  # type: ignore[attr-defined]
    assert again.splitter.sizes() == pytest.approx(sizes, abs=4)
    assert again.width() == pytest.approx(window.width(), abs=2)
    again.close()


def test_a_reel_that_is_gone_is_no_hindrance(
    qtbot: QtBot, theme: Theme, game: Game, workspace: Workspace
) -> None:
    words = LastPlace("overlay", "no such game", "no such reel").words()
    workspace.settings.put_local("desk", words).result(5)
    window = opened(qtbot, theme, workspace)
    qtbot.waitUntil(lambda: window.mode == "overlay")
    assert window.session is not None
    qtbot.waitUntil(lambda: window.session and window.session.annotate.game is not None)  # type: ignore[arg-type, return-value]
    assert window.kit.bar.message is None
    window.close()


def test_a_game_that_opens_behind_another_screen_leaves_the_keys_there(
    qtbot: QtBot, theme: Theme, game: Game, workspace: Workspace
) -> None:
    workspace.settings.put_local("desk", LastPlace("home", game.id).words()).result(5)
    window = opened(qtbot, theme, workspace)
    qtbot.waitUntil(lambda: window.mode == "home")
    annotate = window.screen_of("annotate")
    qtbot.waitUntil(lambda: annotate.player is not None and annotate.player.stream is not None)
    assert window.screen_of("home").stage.isAncestorOf(window.focusWidget())
    workspace.games.trash(game.id).result(5)
    qtbot.waitUntil(lambda: annotate.inspector is None)
    assert window.screen_of("home").stage.isAncestorOf(window.focusWidget())
    window.close()


@pytest.mark.parametrize("words", ["", "{", "[]", "3", '{"mode": "cinema", "game_id": 7}'])
def test_what_cannot_be_read_is_the_beginning(words: str) -> None:
    assert last_place(words) == LastPlace()

from __future__ import annotations

from pytestqt.qtbot import QtBot

from app.core.game import Game
from app.services.proxies import ProxyProgress
from app.ui.main_window import MainWindow
from app.ui.proxy_line import in_words


def test_words() -> None:
    assert in_words(ProxyProgress("a.mp4", 0.426, 754.0)) == "Smooth scrubbing 42 % · 13 min left"
    assert in_words(ProxyProgress("a.mp4", 0.99, 4.0)) == (
        "Smooth scrubbing 99 % · less than a minute left"
    )
    assert in_words(ProxyProgress("a.mp4", 0.5, 9.0, "Waits while you play.")) == (
        "Smooth scrubbing 50 % · waits while you play"
    )


def test_the_menu_item_turns_it_on_and_the_status_bar_can_stop_it(
    qtbot: QtBot, window: MainWindow, game: Game
) -> None:
    assert window.session is not None
    proxies, line = window.session.workspace.proxies, window.session.proxy_line
    action = window.kit.actions["game.proxies"]
    assert not action.isChecked() and not line.isVisible()
    action.trigger()
    qtbot.waitUntil(lambda: proxies.is_on().result() is True)
    line.show_progress(ProxyProgress(game.files[0].path, 0.1, 60.0))
    assert line.isVisible() and line.stop.accessibleName()
    line.show_progress(ProxyProgress(problem="Its room is used up."))
    assert not line.isVisible() and window.kit.bar.isVisible()
    action.trigger()
    qtbot.waitUntil(lambda: proxies.is_on().result() is False)

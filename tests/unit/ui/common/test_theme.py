from __future__ import annotations

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.ui.common.theme import FONT_FAMILY, Theme
from app.ui.common.tokens import TOKENS


def test_switching_repaints_everything_and_tells(qtbot: QtBot, theme: Theme) -> None:
    try:
        with qtbot.waitSignal(theme.changed) as told:
            theme.set_choice("light")
        assert told.args == [TOKENS["light"]]
        assert QApplication.palette().color(QPalette.ColorRole.Window) == QColor(
            TOKENS["light"].window
        )
        assert TOKENS["light"].accent in QApplication.instance().styleSheet()  # type: ignore[union-attr]
    finally:
        theme.set_choice("dark")
    assert theme.tokens.name == "dark"


def test_a_system_that_does_not_say_gets_dark(theme: Theme) -> None:
    theme.set_choice("system")
    assert theme.tokens.name == "dark"
    theme.set_choice("dark")


def test_the_bundled_font_is_used(qtbot: QtBot, theme: Theme) -> None:
    label = QLabel("Reel")
    qtbot.addWidget(label)
    assert label.fontInfo().family() == FONT_FAMILY


def test_high_contrast_gives_everything_an_edge(qtbot: QtBot, theme: Theme) -> None:
    try:
        theme.set_choice("contrast")
        assert QApplication.palette().color(QPalette.ColorRole.Window) == QColor("#000000")
        sheet = QApplication.instance().styleSheet()  # type: ignore[union-attr]
        assert f"border: 2px solid {TOKENS['contrast'].accent}" in sheet
    finally:
        theme.set_choice("dark")
    assert "border: 2px solid #9D8CFF;" not in QApplication.instance().styleSheet()  # type: ignore[union-attr]

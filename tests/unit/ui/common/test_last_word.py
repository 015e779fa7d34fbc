from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.services.crash_log import LogBook
from app.ui.common.last_word import box, last_word


def test_the_last_word_has_its_details_on_the_clipboard(qtbot: QtBot, tmp_path: Path) -> None:
    made = box(OSError("no screen"), LogBook(tmp_path, ""))
    qtbot.addWidget(made)
    made.show()
    [copy] = [button for button in made.buttons() if button.text() == "Copy details"]
    QTest.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert "OSError: no screen" in QGuiApplication.clipboard().text()
    assert made.isVisible(), "the clipboard may go with the program"
    assert "Your work is saved" in made.text()


def test_where_nobody_looks_nobody_waits(qtbot: QtBot) -> None:
    last_word(OSError("no screen"), None)

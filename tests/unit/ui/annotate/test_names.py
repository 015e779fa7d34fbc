"""Names are completed one by one."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.ui.annotate.names import NamesCompleter


def test_the_last_name_is_completed_and_the_others_stay(qtbot: QtBot) -> None:
    line = QLineEdit()
    qtbot.addWidget(line)
    completer = NamesCompleter(["Lea", "Maya", "Maya B."], line)
    line.setCompleter(completer)
    line.show()
    qtbot.keyClicks(line, "Lea, may")
    assert completer.completionCount() == 2
    assert completer.pathFromIndex(completer.completionModel().index(0, 0)) == "Lea, Maya"

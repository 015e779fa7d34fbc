"""Two drags at once: the second one does not begin."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QListWidget
from pytestqt.qtbot import QtBot

from app.ui.common.one_drag import MovedList


def test_a_drag_in_the_loop_of_a_drag_does_not_begin(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = MovedList(), MovedList()
    qtbot.addWidget(one)
    qtbot.addWidget(other)
    begun: list[QListWidget] = []

    def drag(source: QListWidget, actions: Qt.DropAction) -> None:
        """As Qt's: it comes back when the drag is over, and lets others act meanwhile."""
        begun.append(source)
        QTimer.singleShot(0, lambda: other.startDrag(actions))
        qtbot.wait(20)

    monkeypatch.setattr(QListWidget, "startDrag", drag)
    one.startDrag(Qt.DropAction.MoveAction)
    assert begun == [one]
    monkeypatch.setattr(QListWidget, "startDrag", lambda source, actions: begun.append(source))
    other.startDrag(Qt.DropAction.MoveAction)
    assert begun == [one, other]

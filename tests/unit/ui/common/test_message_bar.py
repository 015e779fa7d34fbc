from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.ui.common.kit import Kit


def test_the_action_is_done_and_the_bar_leaves(qtbot: QtBot, kit: Kit) -> None:
    done: list[int] = []
    kit.bar.info("Removed the game.", "Undo", lambda: done.append(1))
    assert not kit.bar.isHidden()
    QTest.mouseClick(kit.bar._action, Qt.MouseButton.LeftButton)
    assert done == [1]
    assert kit.bar.isHidden()
    assert kit.bar.message is None


def test_errors_stay_and_other_messages_leave(qtbot: QtBot, kit: Kit) -> None:
    kit.bar.error("The disk is full; free some space.")
    assert not kit.bar._timer.isActive()
    kit.bar.done("Wrote 3 clips.")
    assert kit.bar._timer.isActive()
    assert kit.bar._text.text() == "Wrote 3 clips."
    assert kit.bar._action.isHidden()


def test_markup_in_a_file_name_is_text(qtbot: QtBot, kit: Kit) -> None:
    kit.bar.error("<b>game</b>.mp4 is empty.")
    assert kit.bar._text.textFormat() == Qt.TextFormat.PlainText

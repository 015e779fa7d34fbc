from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.core.errors import BadInput
from app.services.crash_log import LogBook
from app.ui.common.kit import Kit
from app.ui.common.trouble import Trouble


def test_a_bug_is_one_sentence_with_its_details_on_the_clipboard(
    qtbot: QtBot, kit: Kit, tmp_path: Path
) -> None:
    trouble = Trouble(kit.bar, LogBook(tmp_path, ""))
    try:
        raise ZeroDivisionError("of the zoom")
    except ZeroDivisionError as error:
        trouble.tell(error)
        trouble.tell(error)
    assert kit.bar.message is not None
    assert kit.bar.message.text == "Something went wrong. Your work is saved."
    QTest.mouseClick(kit.bar._action, Qt.MouseButton.LeftButton)
    copied = QGuiApplication.clipboard().text()
    assert "ZeroDivisionError: of the zoom" in copied
    assert "Qt: 6." in copied


def test_the_same_again_and_again_is_told_once(qtbot: QtBot, kit: Kit) -> None:
    trouble = Trouble(kit.bar)
    with qtbot.waitSignal(kit.bar.shown):
        trouble.tell(KeyError("paint"))
    with qtbot.assertNotEmitted(kit.bar.shown):
        trouble.tell(KeyError("paint"))
    with qtbot.waitSignal(kit.bar.shown):
        trouble.tell(KeyError("another"))


def test_a_crash_of_the_run_before_is_told(kit: Kit, tmp_path: Path) -> None:
    Trouble(kit.bar, LogBook(tmp_path, "")).tell_of_crash()
    assert kit.bar.message is None
    Trouble(kit.bar, LogBook(tmp_path, "Fatal Python error")).tell_of_crash()
    assert kit.bar.message is not None
    assert "unexpectedly" in kit.bar.message.text


def test_what_the_coach_can_mend_keeps_its_sentence(kit: Kit) -> None:
    kit.tell(BadInput("A reel needs a name."))
    assert kit.bar.message is not None
    assert (kit.bar.message.text, kit.bar.message.action) == ("A reel needs a name.", "")

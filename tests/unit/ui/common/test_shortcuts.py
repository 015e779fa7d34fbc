from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QDoubleSpinBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMainWindow,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.core.sports import SPORTS, tag_letters, tags_of
from app.ui.common.shortcuts import COMMANDS, MODES, Actions, Mode
from app.ui.common.theme import Theme


@pytest.mark.parametrize("mode", MODES)
def test_no_key_means_two_things_on_one_screen(mode: Mode) -> None:
    keys = Counter(
        QKeySequence(key).toString()
        for command in COMMANDS
        for key in command.keys
        if not command.modes or mode in command.modes
    )
    assert [key for key, count in keys.items() if count > 1] == []


def test_every_command_stands_in_a_menu() -> None:
    assert all(command.menu and command.label for command in COMMANDS)


@pytest.mark.parametrize("sport", SPORTS)
def test_tag_letters_leave_the_commands_alone(sport: str) -> None:
    letters = set(tag_letters(tags_of(sport)).values())
    taken = {key for c in COMMANDS for key in c.keys if not c.modes or "annotate" in c.modes}
    assert not letters & taken


@pytest.fixture
def host(qtbot: QtBot, theme: Theme) -> QWidget:
    made = QWidget()
    QVBoxLayout(made)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)  # only a widget with the focus is guarded
    return made


def add(host: QWidget, child: QWidget) -> None:
    layout = host.layout()
    assert layout is not None
    layout.addWidget(child)


def test_a_command_acts_only_on_its_screen(host: QWidget) -> None:
    actions, told = Actions(host), []
    actions.on("frame.split", lambda: told.append("split"))
    QTest.keyClick(host, Qt.Key.Key_B)
    assert told == []
    actions.set_mode("framing")
    QTest.keyClick(host, Qt.Key.Key_B)
    assert told == ["split"]
    actions.set_available("frame.split", False)
    QTest.keyClick(host, Qt.Key.Key_B)
    assert told == ["split"]


def test_letters_typed_in_a_field_are_text(host: QWidget) -> None:
    actions, told = Actions(host), []
    actions.on("mark.now", lambda: told.append("mark"))
    field = QLineEdit()
    add(host, field)
    field.setFocus()
    QTest.keyClicks(field, "a1 ")
    assert field.text() == "a1 "
    assert told == []


def test_space_on_a_focused_button_presses_it(qtbot: QtBot, host: QWidget) -> None:
    actions, told = Actions(host), []
    actions.on("play.toggle", lambda: told.append("play"))
    button = QPushButton("Export")
    button.clicked.connect(lambda: told.append("export"))
    add(host, button)
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert told == ["export"]
    button.clearFocus()
    host.setFocus()
    QTest.keyClick(host, Qt.Key.Key_Space)
    assert told == ["export", "play"]


def test_f2_edits_the_row_of_a_list_that_lets_it(qtbot: QtBot, host: QWidget) -> None:
    actions, told = Actions(host), []
    actions.on("view.focus_video", lambda: told.append("video"))
    names = QListWidget()
    fixed, editable = QListWidgetItem("Goal"), QListWidgetItem("United – Rovers")
    editable.setFlags(editable.flags() | Qt.ItemFlag.ItemIsEditable)
    for item in (fixed, editable):
        names.addItem(item)
    add(host, names)
    names.setFocus()
    qtbot.waitUntil(names.hasFocus)
    names.setCurrentItem(fixed)
    QTest.keyClick(names, Qt.Key.Key_F2)
    assert told == ["video"]
    names.setCurrentItem(editable)
    QTest.keyClick(names, Qt.Key.Key_F2)
    assert names.state() == QListWidget.State.EditingState
    assert told == ["video"]


def test_keys_can_be_bound_anew(host: QWidget) -> None:
    actions, told = Actions(host, {"mark.now": ("F9",)}), []
    actions.on("mark.now", lambda: told.append("mark"))
    QTest.keyClick(host, Qt.Key.Key_A)
    QTest.keyClick(host, Qt.Key.Key_F9)
    assert told == ["mark"]
    assert actions.keys_text("mark.now") == "F9"
    assert "F9" in actions["mark.now"].toolTip()


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_a_number_field_gives_the_keys_back(qtbot: QtBot, theme: Theme, key: Qt.Key) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    field = QDoubleSpinBox()
    window.setCentralWidget(field)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClick(field, key)
    qtbot.waitUntil(lambda: not field.hasFocus())

from __future__ import annotations

import time
from itertools import groupby

import pytest
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.common.paint_turns import LONG_S, PaintTurns


class Part(QWidget):
    """Notes when it is painted."""

    def __init__(self, name: str, log: list[str]) -> None:
        super().__init__()
        self.name, self._log = name, log

    def paintEvent(self, event: QPaintEvent) -> None:
        self._log.append(self.name)


class Row(QWidget):
    """A window of three parts, and one beside them."""

    def __init__(self) -> None:
        super().__init__()
        self.log: list[str] = []
        row = QHBoxLayout(self)
        self.top = Part("t", self.log)
        row.addWidget(self.top)
        self.parts = [Part(name, self.log) for name in "abc"]
        for part in self.parts:
            row.addWidget(part)
        self.turns = PaintTurns(self)
        self.beat = QTimer(self)
        self.beat.timeout.connect(lambda: self.log.append("-"))

    def painted(self) -> str:
        """What was painted, and where something else had its turn."""
        return "".join(name for name, _ in groupby(self.log))


@pytest.fixture
def row(qtbot: QtBot) -> Row:
    window = Row()
    qtbot.addWidget(window)
    window.resize(300, 100)
    window.show()
    qtbot.waitExposed(window)
    qtbot.waitUntil(lambda: set("tabc") <= set(window.log))
    window.log.clear()
    return window


def test_after_long_work_painting_waits_until_what_else_has_come_had_its_turn(
    qtbot: QtBot, row: Row
) -> None:
    with row.turns.after():
        row.parts[0].update()
        row.parts[2].update()
        ends = time.perf_counter() + 2 * LONG_S
        while time.perf_counter() < ends:
            pass
    QCoreApplication.sendPostedEvents()
    assert row.log == []
    qtbot.waitUntil(lambda: bool(row.log))
    assert row.log == ["a", "c"]


def test_else_it_is_painted_at_once(qtbot: QtBot, row: Row) -> None:
    for _ in range(2):
        with row.turns.after():
            row.parts[1].update()
        QCoreApplication.sendPostedEvents()
        assert row.log.pop() == "b"
    row.turns.hold()
    row.parts[0].update()
    qtbot.waitUntil(lambda: row.log == ["a"])
    row.parts[2].update()
    QCoreApplication.sendPostedEvents()
    assert row.log == ["a", "c"]


def test_parts_that_are_new_at_once_are_painted_one_after_the_other(qtbot: QtBot, row: Row) -> None:
    row.beat.start(0)
    row.turns.apart(row.parts)
    row.turns.apart(row.parts[1:])
    for part in row.parts:
        part.update()
    row.top.update()
    qtbot.waitUntil(lambda: "c" in row.log)
    assert row.painted().strip("-") == "t-a-b-c"
    assert all(part.updatesEnabled() for part in row.parts)


def test_a_part_that_is_gone_is_not_waited_for(qtbot: QtBot, row: Row) -> None:
    first, second, third = row.parts
    row.turns.apart(row.parts)
    first.setParent(None)
    first.deleteLater()
    second.hide()
    qtbot.waitUntil(lambda: "c" in row.log)
    second.show()
    qtbot.waitUntil(lambda: "b" in row.log)
    assert third.updatesEnabled()

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.ui.common.flow import FlowLayout, clear


def test_items_break_into_lines(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    flow = FlowLayout(host, spacing=4)
    for _ in range(6):
        item = QWidget()
        item.setFixedSize(50, 20)
        flow.addWidget(item)
    assert flow.heightForWidth(400) == 20
    assert flow.heightForWidth(158) == 44
    assert flow.heightForWidth(10) == 6 * 20 + 5 * 4
    clear(flow)
    assert flow.count() == 0


def test_what_was_measured_is_forgotten_when_an_item_changes(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    flow = FlowLayout(host, spacing=4)
    chip = QPushButton("short")
    flow.addWidget(chip)
    host.show()
    before = flow.heightForWidth(500)
    chip.setMinimumHeight(before + 30)
    assert flow.heightForWidth(500) == before + 30
    other = QWidget()
    other.setFixedSize(490, 20)
    flow.addWidget(other)
    other.show()
    assert flow.heightForWidth(500) == before + 30 + 4 + 20

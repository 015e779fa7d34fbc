from __future__ import annotations

from PySide6.QtWidgets import QWidget
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

"""What the pages of the settings are made of."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLayout, QPushButton, QWidget


def heading(text: str) -> QLabel:
    """The name of a part of a page."""
    label = QLabel(text)
    label.setProperty("role", "heading")
    return label


def muted(text: str) -> QLabel:
    """Running text of the second rank; never read as markup."""
    label = QLabel(text)
    label.setProperty("role", "muted")
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def push(text: str, name: str = "") -> QPushButton:
    """A button that Enter in a field does not press."""
    button = QPushButton(text)
    button.setAccessibleName(name or text.rstrip("…"))
    button.setAutoDefault(False)
    return button


def row(*widgets: QWidget, stretch: int = -1) -> QWidget:
    """Side by side; the one at ``stretch`` takes the room, else what is left stays empty."""
    box = QWidget()
    line = QHBoxLayout(box)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(10)
    for n, widget in enumerate(widgets):
        line.addWidget(widget, 1 if n == stretch else 0)
    if stretch < 0:
        line.addStretch(1)
    return box


def table(*rows: tuple[str, QWidget]) -> QLayout:
    """Names on the left, fields on the right."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(18)
    grid.setVerticalSpacing(12)
    grid.setColumnStretch(1, 1)
    for n, (words, field) in enumerate(rows):
        label = QLabel(words)
        label.setProperty("role", "muted")
        grid.addWidget(label, n, 0)
        grid.addWidget(field, n, 1)
    return grid

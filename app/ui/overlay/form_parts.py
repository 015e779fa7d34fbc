"""Small parts of the inspector's pages."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QLabel, QPushButton, QWidget


def overline(text: str) -> QLabel:
    """A heading."""
    label = QLabel(text)
    label.setProperty("role", "overline")
    return label


def press(text: str, name: str, do: Callable[[], object], tip: str = "") -> QPushButton:
    """A button that a click does not focus."""
    button = QPushButton(text)
    button.setAccessibleName(name)
    button.setToolTip(tip)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.clicked.connect(lambda _checked=False: do())
    return button


def form_of(page: QWidget) -> QFormLayout:
    """The layout of a page."""
    form = QFormLayout(page)
    form.setContentsMargins(0, 0, 0, 0)
    form.setVerticalSpacing(9)
    form.setHorizontalSpacing(14)
    return form

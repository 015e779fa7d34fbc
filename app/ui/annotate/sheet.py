"""The sheets of Annotate: a title, a column, one line for what is wrong, a row of buttons."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QStyledItemDelegate,
    QVBoxLayout,
    QWidget,
)

from app.ui.common.kit import Kit
from app.ui.common.language import tr
from app.ui.common.relay import sentence


class Sheet(QDialog):
    """Opened with ``open()``; Escape closes it. Nothing in it waits on the window's thread."""

    def __init__(self, kit: Kit, title: str, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kit = kit
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setFixedWidth(width)
        heading = QLabel(title)
        heading.setProperty("role", "title")
        self.problem = plain_label("", "")
        self.problem.setAccessibleName(tr("Problem"))
        self.problem.hide()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(24, 20, 24, 20)
        self.column.setSpacing(12)
        self.column.addWidget(heading)

    def say(self, text: str) -> None:
        """What is wrong, above the buttons; "" takes it away."""
        self.problem.setText(text)
        self.problem.setStyleSheet(f"color: {self.kit.theme.tokens.bad}")
        self.problem.setVisible(bool(text))

    def fail(self, error: BaseException) -> None:
        """Say what went wrong."""
        self.say(sentence(error))

    def add_buttons(self, *row: QPushButton | None) -> None:
        """The last row; None is the room between left and right."""
        line = QHBoxLayout()
        line.setSpacing(8)
        for button in row:
            if button is None:
                line.addStretch(1)
            else:
                line.addWidget(button)
        self.column.addWidget(self.problem)
        self.column.addLayout(line)


def plain_label(text: str, role: str = "muted") -> QLabel:
    """Running text that breaks where it must; never read as markup."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    if role:
        label.setProperty("role", role)
    return label


def push(text: str, role: str = "") -> QPushButton:
    """A button that Tab reaches; its accessible name is its text without dots."""
    button = QPushButton(text)
    button.setAccessibleName(text.rstrip("…"))
    button.setAutoDefault(False)
    if role:
        button.setProperty("role", role)
    return button


def plain_list(
    name: str, model: QAbstractItemModel, rows: int, delegate: QStyledItemDelegate | None = None
) -> QListView:
    """A list to read; as high as its rows, at most ``rows`` of them."""
    view = QListView()
    view.setAccessibleName(name)
    view.setModel(model)
    if delegate is not None:
        delegate.setParent(view)
        view.setItemDelegate(delegate)
    view.setUniformItemSizes(True)
    view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
    view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
    view.setTextElideMode(Qt.TextElideMode.ElideRight)
    height = max(view.sizeHintForRow(0), view.fontMetrics().height())
    view.setFixedHeight(max(1, min(rows, model.rowCount())) * height + 8)
    return view

"""Sheets before the window: one title, one column, one line for what is wrong, a row of buttons."""

from __future__ import annotations

from typing import Literal, TypeAlias

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.ui.common.kit import Kit
from app.ui.common.language import tr
from app.ui.common.relay import sentence

Tone: TypeAlias = Literal["ok", "muted", "warn", "bad"]


class Sheet(QDialog):
    """Opened with ``open()``; Escape closes it. Nothing in it waits on the window's thread."""

    def __init__(self, kit: Kit, title: str, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kit = kit
        self.least_height = 0
        self._tone: Tone = "bad"
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setFixedWidth(width)
        heading = QLabel(title)
        heading.setProperty("role", "title")
        self.problem = words("", "")
        self.problem.setAccessibleName(tr("Problem"))
        self.problem.hide()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(24, 20, 24, 20)
        self.column.setSpacing(14)
        self.column.addWidget(heading)
        kit.theme.changed.connect(self.paint_tones)

    def event(self, event: QEvent) -> bool:
        """As high as its words need at its width: Qt's own constraint forgets that words break."""
        done = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Show):
            height = max(self.column.totalHeightForWidth(self.width()), self.least_height)
            if height > 0 and height != self.height():
                self.setFixedHeight(height)
                self._centre()
        return done

    def _centre(self) -> None:
        """In the middle of its window, and not below its edge when it grows."""
        parent = self.parentWidget()
        if parent is not None and self.isVisible():
            frame = parent.window().geometry()
            top = max(frame.top(), frame.center().y() - self.height() // 2)
            self.move(frame.center().x() - self.width() // 2, top)

    def say(self, text: str, tone: Tone = "bad") -> None:
        """One sentence above the buttons; "" takes it away."""
        self._tone = tone
        self.problem.setText(text)
        self.problem.setVisible(bool(text))
        self.paint_tones()

    def fail(self, error: BaseException) -> None:
        """Say what went wrong."""
        self.say(sentence(error))

    def paint_tones(self) -> None:
        """Colours that the style sheet does not know; painted anew when the theme changes."""
        self.problem.setStyleSheet(f"color: {tone_color(self.kit, self._tone)}")

    def buttons(self, *row: QPushButton | None) -> QHBoxLayout:
        """The last row; None is the room between left and right."""
        line = QHBoxLayout()
        line.setSpacing(8)
        for button in row:
            if button is None:
                line.addStretch(1)
            else:
                button.setAutoDefault(False)
                line.addWidget(button)
        self.column.addWidget(self.problem)
        self.column.addLayout(line)
        return line


def tone_color(kit: Kit, tone: Tone) -> str:
    """The colour token of a tone."""
    tokens = kit.theme.tokens
    return {"ok": tokens.ok, "muted": tokens.muted, "warn": tokens.warn, "bad": tokens.bad}[tone]


def words(text: str, role: str = "muted") -> QLabel:
    """Running text that breaks where it must; never read as markup."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    if role:
        label.setProperty("role", role)
    return label


def push(text: str, *, role: str = "", name: str = "") -> QPushButton:
    """A button that Tab reaches; its accessible name is its text without dots."""
    button = QPushButton(text)
    button.setAccessibleName(name or text.rstrip("…"))
    button.setAutoDefault(False)
    if role:
        button.setProperty("role", role)
    return button

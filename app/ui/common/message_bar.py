"""A bar with one sentence and, where it helps, one thing to do. There are no modal boxes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from app.ui.common.icons import Icons
from app.ui.common.language import tr
from app.ui.common.theme import Theme

MessageKind: TypeAlias = Literal["info", "done", "warning", "error"]
INFO_MS = 7_000


@dataclass(frozen=True, slots=True)
class Message:
    """One sentence; ``action`` is the label of its button, ``do`` what the button does."""

    text: str
    kind: MessageKind = "info"
    action: str = ""
    do: Callable[[], object] | None = None


class MessageBar(QFrame):
    """Shows the latest message. Errors and warnings stay until closed, the rest leaves by itself."""

    shown = Signal(object)
    """``Message``"""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icons = theme, icons
        self._message: Message | None = None
        self.setObjectName("message_bar")
        self.setAccessibleName(tr("Message"))
        self._icon = QLabel()
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._action = QPushButton()
        self._action.setProperty("role", "link")
        self._action.clicked.connect(self._act)
        self._close = QToolButton()
        self._close.setAccessibleName(tr("Close message"))
        self._close.setToolTip(tr("Close"))
        self._close.clicked.connect(self.clear)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 4, 8, 4)
        row.setSpacing(10)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        row.addWidget(self._action)
        row.addWidget(self._close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.clear)
        theme.changed.connect(self._paint)
        self._paint()
        self.hide()

    @property
    def message(self) -> Message | None:
        """What is shown now."""
        return self._message

    def show_message(self, message: Message) -> None:
        """Replace what is shown."""
        self._message = message
        self._text.setText(message.text)
        self._text.setAccessibleName(message.text)
        self._action.setVisible(bool(message.action))
        self._action.setText(message.action)
        self._action.setAccessibleName(message.action or tr("No action"))
        self._paint()
        self.show()
        self._timer.stop()
        if message.kind in ("info", "done"):
            self._timer.start(INFO_MS)
        self.shown.emit(message)

    def info(self, text: str, action: str = "", do: Callable[[], object] | None = None) -> None:
        """Something worth knowing."""
        self.show_message(Message(text, "info", action, do))

    def done(self, text: str, action: str = "", do: Callable[[], object] | None = None) -> None:
        """Something finished."""
        self.show_message(Message(text, "done", action, do))

    def warning(self, text: str, action: str = "", do: Callable[[], object] | None = None) -> None:
        """Something to look at."""
        self.show_message(Message(text, "warning", action, do))

    def error(self, text: str, action: str = "", do: Callable[[], object] | None = None) -> None:
        """Something failed; the sentence says what to do."""
        self.show_message(Message(text, "error", action, do))

    def clear(self) -> None:
        """Hide the bar."""
        self._timer.stop()
        self._message = None
        self.hide()

    def _act(self) -> None:
        message = self._message
        self.clear()
        if message is not None and message.do is not None:
            message.do()

    def _paint(self) -> None:
        tokens = self._theme.tokens
        kind = self._message.kind if self._message else "info"
        color = {
            "info": tokens.accent,
            "done": tokens.ok,
            "warning": tokens.warn,
            "error": tokens.bad,
        }[kind]
        name = {"info": "info", "done": "done", "warning": "warning", "error": "error"}[kind]
        if self._message is not None:  # nothing is drawn before the first message
            self._icon.setPixmap(self._icons.get(name, color).pixmap(18, 18))
            self._close.setIcon(self._icons.get("close"))

"""A field for the words of a text: Enter is done, Shift+Enter a new line, Escape gives up."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

MAX_WORDS = 200


class WordsEdit(QPlainTextEdit):
    """``finished`` is told once for a change: on Enter or when the field is left."""

    finished = Signal(str)
    given_up = Signal()
    tried = Signal(str)
    """The words so far, while they are typed."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filling = False
        self.left_by_press = False
        """Whether a press on something else has just ended the typing: it was meant for no more."""
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._changed)

    def set_words(self, words: str) -> None:
        """Show words; nothing is told."""
        if words != self.toPlainText():
            self._filling = True
            self.setPlainText(words)
            self._filling = False

    def words(self) -> str:
        """What is written, without blanks around it."""
        return self.toPlainText()[:MAX_WORDS].strip()

    def _changed(self) -> None:
        if not self._filling:
            self.tried.emit(self.words())

    def _press_over(self) -> None:
        self.left_by_press = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.finished.emit(self.words())
        elif event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() == Qt.FocusReason.MouseFocusReason:
            self.left_by_press = True
            QTimer.singleShot(0, self, self._press_over)
        if event.reason() not in (
            Qt.FocusReason.PopupFocusReason,
            Qt.FocusReason.ActiveWindowFocusReason,
        ):
            self.finished.emit(self.words())

"""A label whose words change all the time, and whose place does not.

``QLabel.setText`` asks for a new layout even where the size stays the same, and every layout up to
the window's obeys: a clock beside a running film had the whole window laid out and painted anew for
each picture, two thirds of a processor. Qt does not ask where a widget has a fixed size.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QLabel, QWidget

_FONT_CHANGES = frozenset((QEvent.Type.FontChange, QEvent.Type.StyleChange))


class SteadyLabel(QLabel):
    """As wide as ``make_room`` was told, in whatever font; the words stand at the right of it."""

    def __init__(self, name: str, role: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setAccessibleName(name)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._widest = ""

    def make_room(self, words: str) -> None:
        """Be wide enough for words like these: the same signs with any digits."""
        widest = "".join("0" if sign.isdigit() else sign for sign in words)
        if widest != self._widest:
            self._widest = widest
            self._fit()

    def say(self, words: str) -> None:
        """Show words; nothing happens where they stand there already."""
        if words != self.text():
            self.setText(words)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in _FONT_CHANGES:
            self._fit()

    def _fit(self) -> None:
        metrics, edges = self.fontMetrics(), self.contentsMargins()
        size = QSize(
            metrics.horizontalAdvance(self._widest) + edges.left() + edges.right() + 2,
            metrics.height() + edges.top() + edges.bottom(),
        )
        if size != self.minimumSize() or size != self.maximumSize():
            self.setFixedSize(size)

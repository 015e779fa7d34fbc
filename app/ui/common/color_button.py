"""A button that shows a colour and asks for another."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QColorDialog, QPushButton, QWidget

from app.ui.common.colors import color_name
from app.ui.common.language import tr
from app.ui.common.tokens import readable_on


class ColorButton(QPushButton):
    """``chosen`` with ``#RRGGBB``; it shows what ``show_color`` says and changes nothing itself."""

    chosen = Signal(str)

    def __init__(self, what: str, parent: QWidget | None = None) -> None:
        super().__init__(what, parent)
        self._what, self.color = what, "#FFFFFF"
        self.setAutoDefault(False)
        self.clicked.connect(lambda _checked=False: self._ask())
        self.show_color("#FFFFFF")

    def show_color(self, color: str) -> None:
        """Show a colour, with words that can be read on it."""
        self.color = color
        words = readable_on(color)
        self.setStyleSheet(f"QPushButton {{ background: {color}; color: {words}; }}")
        self.setAccessibleName(
            tr("{what} colour: {color_name}", what=self._what, color_name=color_name(color))
        )
        self.setToolTip(
            tr(
                "{what}: {color_name}. Press to choose another colour",
                what=self._what,
                color_name=color_name(color),
            )
        )

    def _ask(self) -> None:
        dialog = QColorDialog(QColor(self.color), self)
        dialog.setWindowTitle(tr("{what} colour", what=self._what))
        dialog.colorSelected.connect(lambda color: self.chosen.emit(color.name().upper()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

"""Five colours to choose from, and any other."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QColorDialog, QHBoxLayout, QPushButton, QToolButton, QWidget

from app.ui.common.colors import COLORS
from app.ui.common.kit import Kit
from app.ui.common.language import tr
from app.ui.common.tokens import Tokens


class ColorRow(QWidget):
    """Five colours and any other."""

    chosen = Signal(str)

    def __init__(self, name: str, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self._buttons: dict[str, QToolButton] = {}
        for english, color in COLORS:
            button, label = QToolButton(), tr(english)
            button.setAccessibleName(f"{name}: {label}")
            button.setToolTip(label)
            button.setCheckable(True)
            button.setFixedSize(24, 24)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _checked=False, c=color: self.chosen.emit(c))
            self._buttons[color] = button
            row.addWidget(button)
        other = QPushButton(tr("Other…"))
        other.setAccessibleName(tr("{name}: other", name=name))
        other.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        other.clicked.connect(self._other)
        row.addWidget(other)
        row.addStretch(1)
        self._color = "#FFFFFF"
        self.show_color("#FFFFFF", kit.theme.tokens)

    def show_color(self, color: str, tokens: Tokens) -> None:
        """Mark the colour in use."""
        self._color = color
        for own, button in self._buttons.items():
            edge = f"3px solid {tokens.accent}" if own == color else f"1px solid {tokens.border}"
            button.setChecked(own == color)
            button.setStyleSheet(f"background: {own}; border: {edge}; border-radius: 12px;")

    def _other(self) -> None:
        dialog = QColorDialog(QColor(self._color), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.colorSelected.connect(lambda color: self.chosen.emit(color.name().upper()))
        dialog.open()

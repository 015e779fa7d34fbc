"""The bar at the top: where am I, undo and redo, export."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QWidget,
)

from app.ui.common.kit import Kit
from app.ui.common.language import tr
from app.ui.common.shortcuts import MODES, Mode


class TopBar(QFrame):
    """Its buttons are the window's actions, so keys and menus do the same."""

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self.setProperty("role", "bar")
        brand = QLabel("Reel Ballers")
        brand.setProperty("role", "title")
        self._game = QLabel()
        self._game.setProperty("role", "muted")
        left = QHBoxLayout()
        left.setSpacing(12)
        left.addWidget(brand)
        left.addWidget(self._game)
        left.addStretch(1)
        self._left = left
        self._modes: dict[Mode, QPushButton] = {}
        right = QHBoxLayout()
        right.setSpacing(4)
        right.addStretch(1)
        self._undo = self._tool(tr("Undo"), "edit.undo")
        self._redo = self._tool(tr("Redo"), "edit.redo")
        self._export = QPushButton(tr("Export"))
        self._export.setProperty("role", "primary")
        self._export.setAccessibleName(tr("Export video"))
        self._export.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._export.setToolTip(kit.actions["file.export"].toolTip())
        self._export.clicked.connect(kit.actions["file.export"].trigger)
        right.addWidget(self._undo)
        right.addWidget(self._redo)
        right.addSpacing(8)
        right.addWidget(self._export)
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 8, 14, 8)
        grid.addLayout(left, 0, 0)
        grid.addLayout(self._mode_row(), 0, 1)
        grid.addLayout(right, 0, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(2, 1)
        kit.theme.changed.connect(self._paint_icons)
        self._paint_icons()

    def set_mode(self, mode: Mode) -> None:
        """Show which screen is the mode."""
        self._modes[mode].setChecked(True)

    def add_left(self, widget: QWidget) -> None:
        """Something beside the name of what is worked on."""
        self._left.insertWidget(1, widget)

    def set_subject(self, words: str) -> None:
        """What is worked on, next to the name of the program."""
        self._game.setText(words)

    def _mode_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2)
        group = QButtonGroup(self)
        for mode in MODES:
            action = self._kit.actions[f"mode.{mode}"]
            button = QPushButton(action.text())
            button.setProperty("role", "mode")
            button.setCheckable(True)
            button.setAccessibleName(tr("Screen {name}", name=action.text()))
            button.setToolTip(action.toolTip())
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(action.trigger)
            group.addButton(button)
            row.addWidget(button)
            self._modes[mode] = button
        return row

    def _tool(self, name: str, command: str) -> QToolButton:
        action = self._kit.actions[command]
        button = QToolButton()
        button.setAccessibleName(name)
        button.setIconSize(QSize(19, 19))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(action.trigger)

        def follow() -> None:
            button.setEnabled(action.isEnabled())
            button.setToolTip(f"{action.text()}  ({self._kit.actions.keys_text(command)})")

        action.changed.connect(follow)
        follow()
        return button

    def _paint_icons(self) -> None:
        self._undo.setIcon(self._kit.icons.get("undo"))
        self._redo.setIcon(self._kit.icons.get("redo"))

"""The letter keys of the tags, as actions of the window while Annotate is the mode."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from app.ui.common.language import tr


class TagKeys(QObject):
    """They follow the sport, so they are no commands of the table."""

    def __init__(self, place: QWidget, toggle: Callable[[str], object]) -> None:
        super().__init__(place)
        self._place, self._toggle = place, toggle
        self._actions: list[QAction] = []
        self._letters: dict[str, str] = {}
        self._enabled = True

    def set_letters(self, letters: Mapping[str, str]) -> None:
        """Tag to letter; the keys before are given up."""
        if letters == self._letters:
            return
        self._letters = dict(letters)
        window = self._place.window()
        for old in self._actions:
            window.removeAction(old)
            old.deleteLater()
        self._actions = []
        for tag, letter in letters.items():
            action = QAction(tr("Tag {tag}", tag=tag), self)
            action.setShortcut(QKeySequence(letter))
            action.setAutoRepeat(False)
            action.setEnabled(self._enabled)
            action.triggered.connect(partial(self._told, tag))
            window.addAction(action)
            self._actions.append(action)

    def set_enabled(self, enabled: bool) -> None:
        """Whether the letters act now."""
        self._enabled = enabled
        for action in self._actions:
            action.setEnabled(enabled)

    def _told(self, tag: str, _checked: bool = False) -> None:
        self._toggle(tag)

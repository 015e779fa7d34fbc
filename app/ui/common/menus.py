"""Context menus: made when they are asked for, gone when they are closed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMenu, QWidget

from app.core.edit import EASES
from app.ui.common.language import tr
from app.ui.common.shortcuts import Actions

Do = Callable[[], object]


class ContextMenu(QMenu):
    """A menu at the pointer. Commands of the window bring their names, keys and states along."""

    def __init__(self, parent: QWidget, actions: Actions) -> None:
        super().__init__(parent)
        self._actions = actions
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setToolTipsVisible(True)

    def commands(self, *command_ids: str) -> ContextMenu:
        """Commands of the window; an empty id is a line between them."""
        for command_id in command_ids:
            if command_id:
                self.addAction(self._actions[command_id])
            else:
                self.addSeparator()
        return self

    def offer(
        self, words: str, do: Do, *, checked: bool | None = None, possible: bool = True
    ) -> ContextMenu:
        """Something that is not a command of its own."""
        action = self.addAction(words)
        action.setEnabled(possible)
        if checked is not None:
            action.setCheckable(True)
            action.setChecked(checked)
        action.triggered.connect(lambda _checked=False: do())
        return self

    def open(self) -> None:
        """Show it at the pointer."""
        self.popup(QCursor.pos())


def key_menu(
    parent: QWidget,
    actions: Actions,
    ease: str,
    set_ease: Callable[[str], object],
    delete: Do,
    *,
    deletable: bool = True,
    more: Sequence[str] = (),
) -> ContextMenu:
    """What can be done with a keyframe."""
    menu = ContextMenu(parent, actions)
    for offered in EASES:
        menu.offer(tr(offered.capitalize()), partial(set_ease, offered), checked=offered == ease)
    menu.commands("", "key.earlier", "key.later", *more, "")
    menu.offer(tr("Delete Keyframe"), delete, possible=deletable)
    return menu

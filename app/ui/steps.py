"""Undo and redo in the window: the screen's own way back first, then the library's steps."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.services.workspace import Workspace

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow


class Steps:
    """Carries out undo and redo and names them in the menu. ``say`` is the status line."""

    def __init__(
        self, workspace: Workspace, window: MainWindow, say: Callable[[str], object]
    ) -> None:
        self._history, self._window, self._kit = workspace.history, window, window.kit
        self._say = say

    def undo(self) -> None:
        """What the screen can take back itself, else the last step of the library."""
        screen = self._window.screen_of(self._window.mode)
        if screen.undo_name:
            screen.undo_own()
        else:
            self._kit.relay.watch(self._history.undo(), lambda name: self._told("Undid", name))

    def redo(self) -> None:
        """The step of the library that was taken back last."""
        self._kit.relay.watch(self._history.redo(), lambda name: self._told("Redid", name))

    def show(self) -> None:
        """Name the next steps in the menu."""
        state, actions = self._history.state, self._kit.actions
        undo = self._window.screen_of(self._window.mode).undo_name or state.undo
        for command, word, name in (
            ("edit.undo", "Undo", undo),
            ("edit.redo", "Redo", state.redo),
        ):
            actions[command].setText(f"{word} {name}".strip())
            actions.set_available(command, bool(name))

    def _told(self, word: str, name: str) -> None:
        """In the gallery nothing of a step is to be seen, so it is said where it is not missed."""
        if name and self._window.mode == "gallery":
            self._kit.bar.info(f"{word}: {name}")
        else:
            self._say(f"{word} {name}" if name else "")

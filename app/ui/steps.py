"""Undo and redo in the window: the screen's own way back first, then the library's steps."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.services.workspace import Workspace
from app.ui.common.language import tr

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
            screen.settle(self._undo)

    def redo(self) -> None:
        """The step of the library that was taken back last."""
        self._window.screen_of(self._window.mode).settle(self._redo)

    def _undo(self) -> None:
        self._kit.relay.watch(self._history.undo(), self._undone)

    def _redo(self) -> None:
        self._kit.relay.watch(self._history.redo(), self._redone)

    def show(self) -> None:
        """Name the next steps in the menu."""
        state, actions = self._history.state, self._kit.actions
        undo = self._window.screen_of(self._window.mode).undo_name or state.undo
        for command, word, name in (
            ("edit.undo", tr("Undo"), undo and tr("Undo {step}", step=tr(undo))),
            ("edit.redo", tr("Redo"), state.redo and tr("Redo {step}", step=tr(state.redo))),
        ):
            actions[command].setText(name or word)
            actions.set_available(command, bool(name))

    def _undone(self, name: str) -> None:
        self._told(name and tr("Undid {step}", step=tr(name)))

    def _redone(self, name: str) -> None:
        self._told(name and tr("Redid {step}", step=tr(name)))

    def _told(self, words: str) -> None:
        """In the gallery nothing of a step is to be seen, so it is said where it is not missed."""
        if words and self._window.mode == "gallery":
            self._kit.bar.info(words)
        else:
            self._say(words)

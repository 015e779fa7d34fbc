"""The keys that a coach bound to commands: kept with the library, put into the table of commands."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence

from app.core.sports import TAKEN_LETTERS
from app.services.workspace import Workspace
from app.ui.common.kit import Kit
from app.ui.common.language import tr
from app.ui.common.shortcuts import COMMANDS, Command

PREFIX = "keys:"


class KeyBindings(QObject):
    """Lives with one open library."""

    changed = Signal()
    """Some commands have other keys."""

    def __init__(self, workspace: Workspace, kit: Kit, parent: QObject) -> None:
        super().__init__(parent)
        self._settings, self._kit = workspace.settings, kit
        self.own: dict[str, tuple[str, ...]] = {}

    def read(self) -> None:
        """What is bound in the library now."""
        self._kit.relay.watch(self._settings.beginning(PREFIX), self._came)

    def touched(self, names: frozenset[str]) -> None:
        """Settings changed, here or on another laptop."""
        if any(name.startswith(PREFIX) for name in names):
            self.read()

    def _came(self, found: dict[str, str]) -> None:
        known = {command.id: command for command in COMMANDS}
        own = {
            command_id: tuple(key for key in text.split("\n") if _sequence(key))
            for command_id, text in found.items()
            if command_id in known
        }
        for command_id in self.own.keys() | own.keys():
            self._kit.actions.set_keys(command_id, own.get(command_id, known[command_id].keys))
        self.own = own
        self.changed.emit()

    def bind(self, command: Command, key: str, then: Callable[[], object]) -> None:
        """Give a command this key ("" for none) instead of those it has."""
        writing = self._settings.put(PREFIX + command.id, key)
        self._kit.relay.watch(writing, lambda _none: then(), self._kit.tell)

    def reset(self, command: Command, then: Callable[[], object]) -> None:
        """The keys that the program came with."""
        self._kit.relay.watch(
            self._settings.forget(PREFIX + command.id), lambda _none: then(), self._kit.tell
        )

    def keys_of(self, command: Command) -> tuple[str, ...]:
        """The keys that hold now."""
        return self.own.get(command.id, command.keys)

    def why_not(self, command: Command, key: str) -> str:
        """Why a command cannot have a key, as a sentence; empty when it can."""
        wanted = _sequence(key)
        for other in COMMANDS:
            if other.id == command.id or not _meet(command, other):
                continue
            if wanted in (_sequence(known) for known in self.keys_of(other)):
                return tr(
                    "{wanted} is “{label}” already; give that another key.",
                    wanted=wanted,
                    label=tr(other.label).rstrip("…"),
                )
        letter = len(wanted) == 1 and wanted.isalpha() and wanted not in TAKEN_LETTERS
        if letter and (not command.modes or "annotate" in command.modes):
            return tr(
                "{wanted} may be the letter of a tag in Annotate; add Ctrl, Alt or Shift.",
                wanted=wanted,
            )
        return ""


def _meet(one: Command, other: Command) -> bool:
    """Whether two commands can be given on the same screen."""
    return not one.modes or not other.modes or bool(set(one.modes) & set(other.modes))


def _sequence(key: str) -> str:
    return QKeySequence(key).toString() if key else ""

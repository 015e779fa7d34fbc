"""What the main window knows of a screen: four areas, a mode, and three things it may be told.

A screen says what happened with signals of its own (facts with a frozen payload), which the main
window connects. Screens do not know each other.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.ui.common.player import Player
from app.ui.common.shortcuts import Mode
from app.ui.common.transport import Transport


class Changed(Protocol):
    """A committed change of the library, as ``workspace.subscribe`` hands it out."""

    @property
    def name(self) -> str: ...
    @property
    def touched(self) -> frozenset[tuple[str, str]]:
        """Pairs of kind (game, clip, reel, export, setting, tag, player) and id."""
        ...


class Screen(QObject):
    """Base of Annotate, Framing, Overlay and Gallery.

    ``stage`` is the centre. ``side`` goes below the library on the left, ``inspector`` on the
    right, ``bottom`` across the whole window; each may be None.
    """

    mode: Mode

    areas_changed = Signal()
    """``side``, ``inspector`` or ``bottom`` was set to another widget or to None."""
    undo_changed = Signal()
    """``undo_name`` is another."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.stage: QWidget
        self.side: QWidget | None = None
        self.inspector: QWidget | None = None
        self.bottom: QWidget | None = None
        self.player: Player | None = None
        self.transport: Transport | None = None

    def areas(self) -> Sequence[QWidget | None]:
        """What ever stands at the left, in the middle, at the right and below."""
        return (self.side, self.stage, self.inspector, self.bottom)

    def entered(self) -> None:
        """The screen became the mode. Give the focus to what the keys are for."""

    def left(self) -> None:
        """Another screen became the mode. The player is paused by the main window."""

    def run(self, command_id: str) -> bool:
        """Carry out a command of this screen; False when it is not one of its own.

        ``play.`` commands reach the transport when the screen returns False.
        """
        return False

    def settle(self, then: Callable[[], object]) -> None:
        """Write what is in the hand, and go on when that is written; most have nothing there."""
        then()

    @property
    def undo_name(self) -> str:
        """What ``undo_own`` would take back before any step of the library; empty for nothing."""
        return ""

    def undo_own(self) -> None:
        """Take back what the library's undo does not know."""

    def library_changed(self, changes: Changed) -> None:
        """Something was committed, here or elsewhere: look whether to redraw."""

    def close(self) -> None:
        """The window closes: let go of streams."""
        if self.player is not None:
            self.player.close()


def touched_ids(changes: Changed, kind: str) -> frozenset[str]:
    """The ids of one kind in a change."""
    return frozenset(identifier for k, identifier in changes.touched if k == kind)

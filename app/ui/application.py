"""The application object, which on macOS is told what to open after it has started.

Elsewhere files and links stand on the command line; Finder sends an event instead, also the first
time. Only what is sent to the application itself comes by here: a filter on it would see every event
of every widget.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication


class Application(QApplication):
    """Tells ``asked`` of files and links that the desktop wants opened: a tuple of paths."""

    asked = Signal(tuple)

    def __init__(self, arguments: Sequence[str]) -> None:
        super().__init__(list(arguments))
        self._early: list[tuple[Path, ...]] | None = []

    def event(self, event: QEvent) -> bool:
        found = wanted(event)
        if not found:
            return super().event(event)
        if self._early is None:
            self.asked.emit(found)
        else:
            self._early.append(found)
        return True

    def ready(self) -> None:
        """Somebody listens now: what was asked while the window was made comes first."""
        early, self._early = self._early or [], None
        for found in early:
            self.asked.emit(found)


def wanted(event: QEvent) -> tuple[Path, ...]:
    """What an event asks to be opened; nothing for any other event. A link is a path of its words."""
    if not isinstance(event, QFileOpenEvent):
        return ()
    words = event.file() or event.url().toString()
    return (Path(words),) if words else ()

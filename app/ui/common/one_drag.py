"""Items that are dragged: one at a time.

Qt runs a loop of its own while something is dragged. What comes in that loop (a touch beside the mouse,
a program that acts for somebody) may begin another drag, and Qt then loses the first one.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget

_going_on: list[object] = []


def one_drag(source: object, start: Callable[[], object]) -> None:
    """Run a drag of a widget to its end, unless one is going on."""
    if _going_on:
        return
    _going_on.append(source)
    try:
        start()
    finally:
        _going_on.clear()


class MovedList(QListWidget):
    """A list whose rows are moved by dragging."""

    def startDrag(self, supportedActions: Qt.DropAction) -> None:  # noqa: N802, N803
        one_drag(self, lambda: super(MovedList, self).startDrag(supportedActions))

"""One row of a timeline: what it draws and what the pointer does on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

if TYPE_CHECKING:
    from app.ui.common.timeline import Timeline


@dataclass(frozen=True, slots=True)
class LaneEvent:
    """The pointer on a lane: time (not clamped), position in the widget, the lane's own area."""

    time_us: int
    pos: QPointF
    rect: QRectF
    modifiers: Qt.KeyboardModifier
    timeline: Timeline


class Lane:
    """One row. Subclass it; paint with ``timeline.x_of`` and call ``timeline.invalidate``."""

    title = ""
    height = 30

    def paint(self, painter: QPainter, rect: QRectF, timeline: Timeline) -> None:
        """Draw the row's content into the cached layer; the track is already there."""

    def press(self, event: LaneEvent) -> bool:
        """True takes the drag; False lets the timeline move the playhead."""
        return False

    def drag(self, event: LaneEvent) -> None:
        """The pointer moved with the button down, after a ``press`` that returned True."""

    def release(self, event: LaneEvent) -> None:
        """The button went up: the moment to write."""

    def double_click(self, event: LaneEvent) -> bool:
        """True when it meant something."""
        return False

    def hover(self, event: LaneEvent) -> Qt.CursorShape | None:
        """The cursor for this place."""
        return None

    def menu(self, event: LaneEvent) -> bool:
        """The context menu was asked for here; True when one was shown."""
        return False

    def tooltip(self, event: LaneEvent) -> str:
        """Words for this place."""
        return ""

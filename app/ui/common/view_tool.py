"""What a screen lays over the video: it draws there and takes the pointer and the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QWheelEvent

if TYPE_CHECKING:
    from app.ui.common.video_view import VideoView


class ViewTool:
    """What a screen puts on the video: draws over it and takes the pointer and the keys.

    Event methods return True when they used the event. ``view.to_content(event.position())``
    gives content coordinates. Call ``view.update()`` after a change.
    """

    def paint(self, painter: QPainter, view: VideoView) -> None:
        """Draw in view coordinates; the painter is antialiased."""

    def press(self, event: QMouseEvent, view: VideoView) -> bool:
        """A button went down."""
        return False

    def move(self, event: QMouseEvent, view: VideoView) -> bool:
        """The pointer moved, with or without a button; set ``view.setCursor`` here."""
        return False

    def release(self, event: QMouseEvent, view: VideoView) -> bool:
        """A button went up: the moment to write."""
        return False

    def double_click(self, event: QMouseEvent, view: VideoView) -> bool:
        """Twice on the same place."""
        return False

    def wheel(self, event: QWheelEvent, view: VideoView) -> bool:
        """The wheel turned."""
        return False

    def key(self, event: QKeyEvent, view: VideoView) -> bool:
        """A key that no shortcut took, or one that ``wants`` was asked about."""
        return False

    def key_up(self, event: QKeyEvent, view: VideoView) -> None:
        """A key was let go (not the repetitions of one that is held)."""

    @property
    def in_hand(self) -> bool:
        """Whether a gesture is going on."""
        return False

    def rest(self, view: VideoView) -> None:
        """The keys or the stage went elsewhere: what a drag or a held key has done so far is all."""

    def wants(self, event: QKeyEvent) -> bool:
        """Whether a key that is a shortcut of the window comes here instead (arrows that nudge)."""
        return False

    def menu(self, pos: QPointF, view: VideoView) -> bool:
        """The context menu was asked for; True when one was shown."""
        return False

"""What a screen lends to whoever follows a player (``app.ui.common.follow``), as most have it."""

from __future__ import annotations

from app.ui.common.screen import Screen
from app.ui.common.video_view import VideoView, ViewTool


class FollowStage(Screen):
    """A screen with one view whose content is the footage; others say how theirs differs."""

    view: VideoView

    def resting_tool(self) -> ViewTool | None:
        """What has the stage while nothing else was asked for."""
        return None

    def source_point(self, x: float, y: float) -> tuple[float, float] | None:
        """A place on the stage as one of the footage; None while there is none."""
        return x, y

    def sees(self, _x: float, _y: float) -> bool:
        """Whether a place of the footage is on the stage."""
        return True

    def pointed_at(self) -> tuple[float, float]:
        """The place on the stage that is meant until another is pointed at."""
        width, height = self.view.content_size
        return width / 2.0, height / 2.0

    def chosen_spotlight(self) -> str:
        """The spotlight that a followed player is to have; empty for the clip's first."""
        return ""

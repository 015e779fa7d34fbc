"""The commands for the stage itself, the same in Framing and Overlay: zoom, pan, guides."""

from __future__ import annotations

from collections.abc import Callable

from app.ui.common.guides import GuideChoices
from app.ui.common.video_view import VideoView

ZOOM_STEP = 1.25
PAN_PX = 60.0


def stage_verbs(view: VideoView, guides: GuideChoices) -> dict[str, Callable[[], object]]:
    """The commands by id."""
    return {
        "view.picture_in": lambda: view.zoom_by(ZOOM_STEP),
        "view.picture_out": lambda: view.zoom_by(1 / ZOOM_STEP),
        "view.picture_fit": view.zoom_fit,
        "view.pan_left": lambda: view.pan_by(PAN_PX, 0.0),
        "view.pan_right": lambda: view.pan_by(-PAN_PX, 0.0),
        "view.pan_up": lambda: view.pan_by(0.0, PAN_PX),
        "view.pan_down": lambda: view.pan_by(0.0, -PAN_PX),
        "view.thirds": guides.toggle_thirds,
        "view.safe_areas": guides.toggle_safe,
    }

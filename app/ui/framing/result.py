"""The right half of Framing: the picture as it will be exported, with the guides over it."""

from __future__ import annotations

from PySide6.QtGui import QPainter

from app.ui.common.guides import Guides, paint_safe, paint_thirds
from app.ui.common.language import tr
from app.ui.common.theme import Theme
from app.ui.common.video_view import VideoView


class ResultView(VideoView):
    """Only shows; ``guides`` says what is drawn over the picture."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tr("Result as exported"))
        self.margin = 10.0
        self.guides = Guides()
        self.add_painter(self._paint_guides)

    def _paint_guides(self, painter: QPainter, view: VideoView) -> None:
        width, height = view.content_size
        if self.guides.safe:
            paint_safe(painter, view.content_rect(), (round(width), round(height)))
        if self.guides.thirds:
            paint_thirds(painter, view.content_rect())

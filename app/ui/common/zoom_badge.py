"""A small button on the stage that says how far the picture is enlarged, and shows all of it again."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QPushButton

from app.ui.common.language import tr
from app.ui.common.shortcuts import Actions, quiet
from app.ui.common.video_view import VideoView

EDGE = 12


class ZoomBadge(QPushButton):
    """Stands in the upper right corner of a view while its picture is enlarged."""

    def __init__(self, view: VideoView, actions: Actions) -> None:
        super().__init__(view)
        self._view = view
        self.setAccessibleName(tr("Show the whole picture"))
        self.setToolTip(actions["view.picture_fit"].toolTip())
        self.setProperty("role", "chip")
        self.clicked.connect(lambda _checked=False: view.zoom_fit())
        quiet(self)
        self.hide()
        view.zoom_changed.connect(self._show_zoom)
        view.installEventFilter(self)

    def _show_zoom(self, zoom: float) -> None:
        self.setText(tr("{zoom} %  ·  Fit", zoom=round(zoom * 100)))
        self.adjustSize()
        self.setVisible(zoom > 1.0)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _place(self) -> None:
        self.move(self._view.width() - self.width() - EDGE, EDGE)

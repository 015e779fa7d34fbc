"""The line at the bottom: whether the work is saved and synced, what goes on behind, the queue."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QStatusBar, QToolButton, QWidget

from app.ui.cloud.status_item import StatusItem
from app.ui.common.kit import Kit
from app.ui.common.language import tr


class Status(QStatusBar):
    """Three facts; those of sync and of the queue are buttons."""

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self.setSizeGripEnabled(False)
        self.sync = StatusItem(kit.theme, kit.icons)
        self._behind = QLabel()
        self._queue = QToolButton()
        self._queue.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._queue.setIconSize(QSize(15, 15))
        self._queue.setAccessibleName(tr("Export queue"))
        self._queue.setToolTip(kit.actions["view.queue"].toolTip())
        self._queue.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._queue.clicked.connect(kit.actions["view.queue"].trigger)
        self.addWidget(self.sync)
        self.addWidget(self._behind)
        self.addPermanentWidget(self._queue)
        self.setContentsMargins(12, 0, 8, 0)
        kit.theme.changed.connect(self._paint_icons)
        self._paint_icons()
        self.show_queue(tr("No exports running"))

    def show_behind(self, words: str) -> None:
        """What goes on in the background, empty for nothing."""
        self._behind.setText(f"·   {words}" if words else "")

    def show_queue(self, words: str) -> None:
        """How many exports wait or run, and how far the running one is."""
        self._queue.setText(words)
        self._queue.setAccessibleName(tr("Export queue: {words}", words=words))

    def _paint_icons(self) -> None:
        tokens = self._kit.theme.tokens
        self._queue.setIcon(self._kit.icons.get("queue", tokens.muted))

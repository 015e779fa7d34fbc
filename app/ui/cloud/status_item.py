"""The first word of the status bar: whether the work is saved, and whether the cloud has it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QToolButton, QWidget

from app.core.sync import SyncStatus
from app.ui.cloud.words import FACES, explanation, line
from app.ui.common.icons import Icons
from app.ui.common.language import tr
from app.ui.common.theme import Theme


class StatusItem(QToolButton):
    """A button with an icon and a few words. Whoever makes it connects ``clicked``."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icons = theme, icons
        self.status = SyncStatus("off")
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setIconSize(QSize(16, 16))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        theme.changed.connect(self._paint)
        self.show_status(self.status)

    def show_status(self, status: SyncStatus) -> None:
        """Show how things stand."""
        self.status = status
        self.setText(line(status))
        self.setAccessibleName(tr("Sync: {line}", line=line(status)))
        self.setToolTip(explanation(status))
        self._paint()

    def _paint(self) -> None:
        face, tokens = FACES[self.status.state], self._theme.tokens
        color = {"ok": tokens.ok, "muted": tokens.muted, "warn": tokens.warn, "bad": tokens.bad}
        self.setIcon(self._icons.get(face.icon, color[face.tone]))

"""What stands on the stage before a game is open: how to get to a playing game."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from app.ui.common.kit import Kit
from app.ui.common.language import tr


class NoGame(QFrame):
    """One sentence and one button."""

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self.setProperty("role", "page")
        self._icon = QLabel()
        self._icon.setAlignment(Qt.AlignmentFlag.AlignCenter)
        title = QLabel(tr("Open a game to begin"))
        title.setProperty("role", "title")
        title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        words = QLabel(
            tr(
                "Drop the video of a match here, or choose it.\n"
                "The file stays where it is; nothing is copied or uploaded."
            )
        )
        words.setProperty("role", "muted")
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.button = QPushButton(tr("Open game…"))
        self.button.setProperty("role", "primary")
        self.button.setAccessibleName(tr("Open game"))
        self.button.setToolTip(kit.actions["file.open"].toolTip())
        self.button.clicked.connect(kit.actions["file.open"].trigger)
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addWidget(self._icon)
        column.addSpacing(10)
        column.addWidget(title)
        column.addSpacing(4)
        column.addWidget(words)
        column.addSpacing(14)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        kit.theme.changed.connect(self._paint_icon)
        self._paint_icon()

    def _paint_icon(self) -> None:
        icon = self._kit.icons.get("game", self._kit.theme.tokens.accent)
        self._icon.setPixmap(icon.pixmap(56, 56))

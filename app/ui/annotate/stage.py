"""The centre of Annotate: the game's video with its transport, or how to open a game."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.ui.annotate.empty import NoGame
from app.ui.common.kit import Kit
from app.ui.common.player import Player
from app.ui.common.transport import Transport
from app.ui.common.video_view import VideoView


class GameStage(QStackedWidget):
    """Two pages; a click on the video plays and pauses."""

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = VideoView(kit.theme, "Game video")
        self.player = Player(self.view, kit.relay, kit.sound_out, self)
        self.view.clicked.connect(self.player.toggle)
        self.player.failed.connect(kit.tell)
        self.transport = Transport(self.player, kit.actions, kit.theme, kit.icons)
        self.no_game = NoGame(kit)
        video = QWidget()
        column = QVBoxLayout(video)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        column.addWidget(self.transport)
        self.addWidget(self.no_game)
        self.addWidget(video)

    def show_game(self, *, open_: bool) -> None:
        """Show the video, or the invitation to open one."""
        self.setCurrentIndex(1 if open_ else 0)

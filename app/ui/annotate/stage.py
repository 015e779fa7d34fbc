"""The centre of Annotate: the game's video with its transport, or how to open a game."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.core.game import Game
from app.services.preview import Previews
from app.ui.annotate.empty import NoGame
from app.ui.common.kit import Kit
from app.ui.common.language import tr
from app.ui.common.player import Player
from app.ui.common.transport import Transport
from app.ui.common.video_view import VideoView

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class GameStage(QStackedWidget):
    """Two pages; a click on the video plays and pauses."""

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._relay, self._awaited = kit.relay, ""
        self.view = VideoView(kit.theme, tr("Game video"))
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

    def expect(self, game: Game, previews: Previews) -> None:
        """Show the first picture of a game until its stream is there: a long file takes seconds.

        The player remembers what is pressed until then.
        """
        self.clear(tr("Opening {name}…", name=game.name))
        self.player.expect()
        self._awaited = game.id
        room = self.view.pixels()
        opening = previews.opening(game.id, room.width, room.height)
        # What is wrong with the file is told when its stream is opened.
        self._relay.watch(opening, partial(self._opening_came, game), lambda error: None)

    def clear(self, hint: str = "") -> None:
        """Show no picture, but some words."""
        self.player.close()
        self._awaited = ""
        self.view.set_picture(None)
        self.view.set_hint(hint)

    def _opening_came(self, game: Game, pixels: NDArray[np.uint8]) -> None:
        if self._awaited == game.id and self.player.stream is None:
            self.view.set_picture(pixels, (game.files[0].width, game.files[0].height))

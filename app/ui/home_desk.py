"""The games page in the window: what it asks for, and that the first game plays at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from app.core.game import Game
from app.services.workspace import Workspace
from app.ui.cloud.game_desk import GameDesk
from app.ui.cloud.words import media_face
from app.ui.common.kit import Kit
from app.ui.settings.desk import PLAY_ON_OPEN

if TYPE_CHECKING:
    from app.ui.common.player import Player
    from app.ui.home.screen import HomeScreen


@dataclass(frozen=True, slots=True)
class HomeWishes:
    """What follows from a wish on the page; the session's own ways."""

    open_game: Callable[[str], object]
    locate: Callable[[Game], object]
    details: Callable[[Game], object]
    remove: Callable[[str], object]
    open_files: Callable[[Sequence[Path]], object]
    choose_files: Callable[[Callable[[Sequence[Path]], object]], object]


class HomeDesk(QObject):
    """Lives with one open library."""

    def __init__(
        self, workspace: Workspace, kit: Kit, wishes: HomeWishes, footage: GameDesk, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._workspace, self._kit = workspace, kit
        self._wishes, self._footage = wishes, footage
        self._play_next = False

    def make_screen(self, parent: QObject) -> HomeScreen:
        """The page, with what its facts mean."""
        from app.ui.home.screen import HomeScreen

        wishes, footage = self._wishes, self._footage
        screen = HomeScreen(self._workspace, self._kit, lambda media: media_face(media)[0], parent)
        screen.game_chosen.connect(wishes.open_game)
        screen.locate_asked.connect(wishes.locate)
        screen.details_asked.connect(wishes.details)
        screen.remove_asked.connect(wishes.remove)
        screen.first_asked.connect(self._open_first)
        screen.show_media(footage.states)
        footage.media_changed.connect(screen.show_media)
        return screen

    def _open_first(self, paths: Sequence[Path]) -> None:
        """Two clicks after the app was started a game plays."""

        def play(chosen: Sequence[Path]) -> None:
            self._play_next = True
            self._wishes.open_files(chosen)

        if paths:
            play(paths)
        else:
            self._wishes.choose_files(play)

    def will_open(self) -> None:
        """A game is about to be opened by hand: it may be wanted to play."""

        def wanted(text: str) -> None:
            self._play_next = self._play_next or text == "1"

        self._kit.relay.watch(self._workspace.settings.get_local(PLAY_ON_OPEN), wanted)

    def opened(self, player: Player | None) -> None:
        """It was opened; the player learns of it after this."""
        if self._play_next and player is not None:
            QTimer.singleShot(0, player, player.play)
        self._play_next = False

    def refused(self) -> None:
        """There will be no game."""
        self._play_next = False

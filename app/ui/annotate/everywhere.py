"""Clips of all games in the list: found as the coach types, played back to back over the stage."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.core.clip import MarkedClip
from app.core.edit import Edit
from app.core.filters import ClipFilter
from app.services.search import SearchResult
from app.services.workspace import Workspace
from app.ui.common.kit import Kit
from app.ui.common.language import tr
from app.ui.common.reel_playback import Moment, ReelPlayback

TYPING_MS = 60
PREPARE_MS = 5_000
"""When the window has come to rest, the clips of all games are read for the first search."""


class Everywhere(QObject):
    """Asks the search for what the list asks, latest question wins; plays what was found."""

    found = Signal(object)
    """``SearchResult``"""

    def __init__(self, workspace: Workspace, kit: Kit, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._kit = workspace, kit
        self._which = ClipFilter()
        self._asked = self._playing = 0
        self.playback = ReelPlayback(
            kit, name=tr("Clips of several games"), back=tr("Back to the game")
        )
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(TYPING_MS)
        self._rest.timeout.connect(self._ask)
        self._early = QTimer(self)
        self._early.setSingleShot(True)
        self._early.timeout.connect(self._prepare)
        self._early.start(PREPARE_MS)

    def before(self, stage: QWidget) -> QStackedWidget:
        """The stage with the running clips in front of it."""
        return self.playback.before(stage)

    def look(self, which: ClipFilter) -> None:
        """Look for clips soon: while the coach types, only for the last words."""
        self._which = which
        self._rest.start()

    def stop(self) -> None:
        """What is being looked for is not wanted any more."""
        self._rest.stop()
        self._early.stop()
        self._asked += 1
        self.end()

    def end(self) -> None:
        """Play nothing any more, nor what is still being read."""
        self._playing += 1
        self.playback.drop()

    def play(self, clips: Sequence[MarkedClip], volume: float) -> None:
        """These clips one after the other, whichever games they are of."""

        self._playing += 1
        playing = self._playing

        def start(edit: Edit) -> None:
            if playing != self._playing:
                return
            first = edit.clips[0]
            self.playback.start(
                edit,
                Moment(first.id, first.start_us),
                lambda film: self._workspace.previews.open_reel(film, "framing"),
                volume=volume,
            )

        self._kit.relay.watch(self._workspace.search.film(clips), start)

    def _prepare(self) -> None:
        preparing = self._workspace.search.prepare()
        self._kit.relay.watch(preparing, None, lambda error: None)  # a search says what is wrong

    def _ask(self) -> None:
        self._asked += 1
        asked = self._asked

        def came(result: SearchResult) -> None:
            if asked == self._asked:
                self.found.emit(result)

        self._kit.relay.watch(self._workspace.search.find(self._which), came)


def game_names(result: SearchResult) -> dict[str, str]:
    """What the games of a result are called in the list: opponent and date, else the name."""
    return {
        game_id: "  ".join(filter(None, (game.opponent or game.name, game.date)))
        for game_id, game in result.games.items()
    }

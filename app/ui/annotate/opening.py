"""Opening a game on the stage: its first picture at once, its stream when the table is there."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from app.core.clip import MarkedClip
from app.core.game import Game
from app.services.preview import Preview
from app.services.workspace import Workspace
from app.ui.annotate.game_timeline import GameTimeline
from app.ui.annotate.stage import GameStage
from app.ui.common.kit import Kit
from app.ui.common.language import tr


class Opening(QObject):
    """The latest wish wins: a game that was asked for before it is let go."""

    game_came = Signal(object)
    """``Game``: the one that was asked for, read from the library; its pictures are on their way."""
    video_failed = Signal()
    """The video of the game cannot be shown, or not any more; its file may be gone."""

    def __init__(
        self,
        workspace: Workspace,
        kit: Kit,
        stage: GameStage,
        timeline: GameTimeline,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace, self._kit = workspace, kit
        self._stage, self._timeline = stage, timeline
        self._wanted = ""
        self._clip: MarkedClip | None = None
        stage.player.failed.connect(lambda _error: self.video_failed.emit())

    def open(self, game_id: str, clip: MarkedClip | None = None) -> None:
        """Show a game from its start, or at a clip of it."""
        self._wanted, self._clip = game_id, clip
        self._kit.relay.watch(self._workspace.games.get(game_id), self._came)

    def close(self) -> None:
        """No game is wanted any more."""
        self._wanted, self._clip = "", None
        self._stage.clear()

    def take_clip(self) -> MarkedClip | None:
        """The clip at which the game was opened, once."""
        clip, self._clip = self._clip, None
        return clip

    def _came(self, game: Game) -> None:
        if game.id != self._wanted:
            return
        self.game_came.emit(game)
        previews = self._workspace.previews
        self._stage.expect(game, previews)
        if self._clip is not None:
            self._stage.player.seek(self._clip.start_us)
        if self._stage.isVisible():  # the keys belong to the screen that is seen
            self._stage.view.setFocus()
        streaming = previews.open_game(game.id)
        came, failed = partial(self._stream_came, game.id), partial(self._no_stream, game.id)
        self._kit.relay.watch(streaming, came, failed)

    def _stream_came(self, game_id: str, preview: Preview) -> None:
        player = self._stage.player
        if game_id != self._wanted or player.stream is not None:  # opened twice in a hurry
            preview.close()
            return
        player.open(preview)
        self._timeline.set_duration(preview.duration_us)
        self._timeline.read_sound()

    def _no_stream(self, game_id: str, error: BaseException) -> None:
        if game_id != self._wanted:
            return
        self._stage.clear(tr("The video of this game cannot be shown."))
        self._kit.tell(error)
        self.video_failed.emit()

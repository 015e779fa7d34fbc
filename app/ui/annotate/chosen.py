"""The clips that a command means: the selected ones, or all that the filter shows."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu

from app.core.clip import MarkedClip
from app.core.game import Game
from app.services.workspace import Workspace
from app.ui.annotate.clip_list import ClipList
from app.ui.annotate.everywhere import Everywhere
from app.ui.annotate.facts import RecapAsked
from app.ui.annotate.output import Output
from app.ui.annotate.playback import ClipPlayback
from app.ui.common.kit import Kit
from app.ui.common.language import tr
from app.ui.common.player import Player

MENU = ("clip.play_all", "clip.loop", "clip.make_reel", "clip.delete")


class ChosenClips(QObject):
    """Plays them, makes a reel of them, deletes them. Clips of several games may be among them."""

    recap_asked = Signal(object)
    """``RecapAsked``"""

    def __init__(
        self,
        workspace: Workspace,
        kit: Kit,
        clips: ClipList,
        player: Player,
        everywhere: Everywhere,
        output: Output,
        opened: Callable[[], tuple[Game | None, tuple[MarkedClip, ...]]],
    ) -> None:
        """``opened`` tells the open game with all of its clips."""
        super().__init__(clips)
        self._workspace, self._kit, self._list = workspace, kit, clips
        self._player, self._everywhere, self._output = player, everywhere, output
        self._playback = ClipPlayback(player)
        self._opened = opened
        clips.menu_asked.connect(self._menu)

    @property
    def here(self) -> tuple[MarkedClip, ...]:
        """The clips of the open game that the filter shows."""
        if not self._list.everywhere:
            return self._list.clips
        which = self._list.filter()
        return tuple(clip for clip in self._opened()[1] if which.matches(clip))

    def play(self) -> None:
        """In the game itself, or in front of it where clips of other games are among them."""
        clips = self._several()
        if self._of_one_game(clips):
            self._playback.play(clips)
        elif clips:
            self._player.pause()
            self._everywhere.play(clips, self._player.volume)

    def make_reel(self) -> None:
        """The selected clips, be it one; without a selection all that the filter shows."""
        game, _clips = self._opened()
        if game is not None:
            clips = self._list.selected() or self._list.clips
            words = self._list.filter().text.strip() or tr("Season")
            name = game.name if self._of_one_game(clips) else words
            self._output.make_reel(clips, name, open_now=True)

    def make_reel_of(self, clip: MarkedClip | None) -> None:
        """A reel of this one alone."""
        if clip is not None:
            self._output.make_reel((clip,), clip.name, open_now=True)

    def recap(self) -> None:
        """Ask for a recap of those of the open game; say so when there are none."""
        game, clips = self._opened()
        if game is None or not self.here:
            self._kit.bar.info(tr("Mark some clips first; a recap of the game is made of them."))
            return
        chosen = [clip for clip in self._several() if clip.game_id == game.id] or self.here
        whole = len(chosen) == len(clips)
        ids = () if whole else tuple(clip.id for clip in chosen)
        self.recap_asked.emit(RecapAsked(game.id, ids))

    def delete(self) -> None:
        """Those that are selected; a loop of one of them ends."""
        clips = self._list.selected()
        if self._player.looping and self._player.ranges[0] in [
            (clip.start_us, clip.end_us) for clip in clips
        ]:
            self._player.set_range(None)
        annotate = self._workspace.annotate
        if len(clips) == 1:
            self._kit.relay.watch(annotate.delete(clips[0].id))
        elif clips:
            self._kit.relay.watch(annotate.delete_all([clip.id for clip in clips]))

    def _several(self) -> tuple[MarkedClip, ...]:
        selected = self._list.selected()
        return selected if len(selected) > 1 else self._list.clips

    def _of_one_game(self, clips: tuple[MarkedClip, ...]) -> bool:
        game, _clips = self._opened()
        return game is not None and all(clip.game_id == game.id for clip in clips)

    def _menu(self, point: QPoint) -> None:
        menu = QMenu(self._list)
        for command in MENU:
            menu.addAction(self._kit.actions[command])
        menu.popup(point)

"""The whole reel runs in front of a clip: from the moment on the stage, and back to the one seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from app.services.preview import Effects
from app.services.workspace import Workspace
from app.ui.common.player import Player, Position
from app.ui.common.reel_playback import Moment, ReelPlayback

if TYPE_CHECKING:
    from app.ui.common.reel_screen import ReelScreen


class ReelRun:
    """Lives with one screen; ``playback`` is what it runs in, ``player`` that of the clip."""

    def __init__(
        self, workspace: Workspace, screen: ReelScreen, player: Player, playback: ReelPlayback
    ) -> None:
        self._previews, self._screen = workspace.previews, screen
        self._player, self._playback = player, playback
        self._left_at_us = 0
        playback.moment_changed.connect(self._moved)
        playback.ended.connect(self._ended)
        player.position_changed.connect(self._clip_moved)

    def start(self) -> None:
        """Run the reel as it will be exported."""
        screen, work = self._screen, self._screen.work
        if work.edit is not None and work.clip is not None and self._player.stream is not None:
            effects: Effects = "framing" if screen.mode == "framing" else "overlay"
            self._player.pause()
            self._left_at_us = self._player.position_us
            self._playback.start(
                work.edit,
                Moment(work.clip_id, screen.now_us()),
                lambda edit: self._previews.open_reel(edit, effects),
                screen.result_view().picture,
                self._player.volume,
            )

    def _clip_moved(self, position: Position) -> None:
        if self._playback.active and position.time_us != self._left_at_us:
            self._playback.drop()  # the hand took the clip's playhead

    def _moved(self, moment: Moment) -> None:
        if moment.clip_id == self._screen.work.clip_id:
            self._show(moment.source_us)

    def _show(self, source_us: int) -> None:
        self._screen.timeline.set_playhead(self._screen.work.axis().shown(source_us))

    def _ended(self, moment: Moment | None) -> None:
        """Back on the stage: to the picture that was seen, so that it can be worked on."""
        screen = self._screen
        screen.view.setFocus(Qt.FocusReason.OtherFocusReason)
        clips = screen.work.edit.clips if screen.work.edit is not None else ()
        seen = next((clip for clip in clips if moment and clip.id == moment.clip_id), None)
        if moment is None or seen is None:
            self._show(self._player.position_us)
            return
        at_us = max(seen.start_us, moment.source_us)  # its first picture may stand from before it
        if seen.id == screen.work.clip_id:
            self._player.seek(at_us)
        else:
            screen.put_on_stage(seen.id, at_us)

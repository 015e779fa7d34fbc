"""The timeline of a game: clips on two lanes, the sound below, a picture above the pointer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future

from PySide6.QtCore import QEvent, QPoint, QTimer
from PySide6.QtGui import QHideEvent, QMouseEvent

from app.core.clip import LAYERS, MarkedClip
from app.core.game import Game
from app.services.preview import Pixels
from app.services.waveforms import PER_S, Peaks
from app.services.workspace import Workspace
from app.ui.annotate.hover import HoverPicture
from app.ui.annotate.lanes import ClipLane
from app.ui.annotate.wave_lane import WaveLane
from app.ui.common.kit import Kit
from app.ui.common.language import tr
from app.ui.common.timeline import GUTTER_W, Timeline

HOVER_STEP_PX = 6
"""Pictures under the pointer are so many pixels apart, and half a second at least."""
HOVER_STEP_US = 500_000
SOUND_MS = 1_200
"""How long the first pictures of a game have the processor to themselves."""


class GameTimeline(Timeline):
    """Knows its game, so that it can ask for pictures and sound."""

    def __init__(
        self,
        workspace: Workspace,
        kit: Kit,
        picked: Callable[[MarkedClip], object],
        played: Callable[[MarkedClip], object],
    ) -> None:
        super().__init__(kit.theme, tr("Game timeline"))
        self._workspace, self._kit = workspace, kit
        self._game: Game | None = None
        self._hover: HoverPicture | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(SOUND_MS)
        self._later.timeout.connect(self._read_sound)
        self.clip_lanes = [ClipLane(layer, kit.theme, picked, played) for layer in LAYERS]
        self.wave = WaveLane(kit.theme, PER_S)
        self.set_lanes([*self.clip_lanes, self.wave])

    def show_game(self, game: Game | None) -> None:
        """Another game, or none; its sound comes when it is there."""
        same = game is not None and self._game is not None and game.id == self._game.id
        self._game = game
        self.set_duration(game.duration_us if game else 0)
        if same:
            return
        self._later.stop()
        self.wave.set_peaks(None)
        if self._hover is not None:
            self._hover.forget()
        self.invalidate()

    def read_sound(self) -> None:
        """Ask for the sound of the game, now that its film can be read; its pictures go first."""
        self._later.start()

    def _read_sound(self) -> None:
        game = self._game
        if game is None:
            return
        relay = self._kit.relay
        telling = relay.wrap(lambda peaks: self._peaks_came(game.id, peaks))
        making = self._workspace.waveforms.of_game(game.id, telling)
        relay.watch(making, lambda peaks: self._peaks_came(game.id, peaks), lambda error: None)

    def show_clips(self, clips: Sequence[MarkedClip], selected: frozenset[str]) -> None:
        """The clips of the game and which are selected."""
        for lane in self.clip_lanes:
            lane.set_clips(clips, selected)
        self.invalidate()

    def _peaks_came(self, game_id: str, peaks: Peaks | None) -> None:
        if peaks is not None and self._game is not None and self._game.id == game_id:
            self.wave.set_peaks(peaks)
            self.invalidate()

    # ---------------------------------------------------------------- the picture

    @property
    def hover(self) -> HoverPicture | None:
        """The picture above the pointer, once there was one."""
        return self._hover

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        x = event.position().x()
        inside = GUTTER_W <= x <= self.width() and not event.buttons()
        if self._game is not None and inside:
            self._show_hover(x)
        else:
            self._hide_hover()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hide_hover()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._hide_hover()

    def _show_hover(self, x: float) -> None:
        game = self._game
        assert game is not None
        time_us = max(0, min(self.duration_us - 1, self.time_of(x)))
        grain = max(HOVER_STEP_US, self.time_of(x + HOVER_STEP_PX) - self.time_of(x))
        if self._hover is None:
            self._hover = HoverPicture(self._kit.theme, self._kit.relay, self._draw, self.window())
        at = self.mapTo(self.window(), QPoint(round(x), 0))
        self._hover.show_at(time_us, grain, at)

    def _draw(self, time_us: int, width: int) -> Future[Pixels]:
        assert self._game is not None
        return self._workspace.previews.thumbnail(self._game.id, time_us, width)

    def _hide_hover(self) -> None:
        if self._hover is not None:
            self._hover.hide()

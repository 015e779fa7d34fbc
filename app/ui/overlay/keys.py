"""The keyframes of the chosen spotlight, for the commands that Framing has, too."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.core.edit import SpotlightKey
from app.core.keyframes import near, near_us
from app.ui.common.key_lane import KeyMoved
from app.ui.common.player import Player
from app.ui.common.snap import frame_beside
from app.ui.overlay.spotlight_tool import EllipseChosen
from app.ui.overlay.writer import OverlayWriter

if TYPE_CHECKING:
    from app.ui.overlay.screen import OverlayScreen


class SpotlightKeys:
    """``app.ui.common.key_verbs.KeyHost`` for Overlay."""

    def __init__(self, screen: OverlayScreen, player: Player, writer: OverlayWriter) -> None:
        self._screen, self._player, self._writer = screen, player, writer

    def now_us(self) -> int:
        """The source time under the playhead."""
        return self._screen.now_us()

    def keyframes(self) -> Sequence[SpotlightKey]:
        """The keyframes of the chosen spotlight."""
        return self._screen.light.keyframes if self._screen.light is not None else ()

    def key_here(self) -> SpotlightKey | None:
        """The keyframe that a change at the playhead would go to."""
        if self._screen.work.file is None:
            return None
        keys = self.keyframes()
        index = near(keys, self._screen.now_us(), near_us(self._screen.work.file.fps))
        return None if index is None else keys[index]

    def go_to(self, t_us: int) -> None:
        """Go to a source time."""
        self._player.seek(t_us)

    def frame_beside(self, t_us: int, by: int) -> int:
        """The time of the picture so many after a time."""
        return frame_beside(self._player.stream, t_us, by)

    def put_key(self) -> None:
        """A keyframe where the spotlight stands already."""
        if self._screen.light is not None:
            now = self._screen.now_us()
            self._writer.put_ellipse(
                EllipseChosen(
                    self._screen.light.id, self._screen.ellipse_of(self._screen.light, now)
                ),
                now,
            )

    def move_key(self, moved: KeyMoved) -> None:
        """A keyframe at another time."""
        self._writer.move_key(moved)

    def set_ease(self, ease: str) -> None:
        """How the spotlight leaves the keyframe under the playhead."""
        key = self.key_here()
        if key is not None:
            self._writer.set_ease(ease, key.t_us)

    def delete_key(self) -> None:
        """Take the keyframe under the playhead away."""
        key = self.key_here()
        if key is not None:
            self._writer.delete_key(key.t_us)

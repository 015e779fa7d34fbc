"""Playing clips of the game: one, several back to back, one in a loop."""

from __future__ import annotations

from collections.abc import Sequence

from app.core.clip import MarkedClip
from app.ui.common.player import Player

BEHIND_US = 500_000
"""Back from just after a start means the clip before, not this one again."""


class ClipPlayback:
    """Verbs on the player in terms of clips."""

    def __init__(self, player: Player) -> None:
        self._player = player

    def play(self, clips: Sequence[MarkedClip]) -> None:
        """These clips one after the other, then stop."""
        if clips:
            self._player.set_playlist([(clip.start_us, clip.end_us) for clip in clips])
            self._player.seek(clips[0].start_us)
            self._player.play()

    def loop(self, clip: MarkedClip | None) -> None:
        """Loop a clip; once more ends the loop."""
        if self._player.looping or clip is None:
            self._player.set_range(None)
            return
        self._player.set_range(clip.start_us, clip.end_us)
        self._player.seek(clip.start_us)
        self._player.play()

    def neighbour(self, clips: Sequence[MarkedClip], direction: int) -> MarkedClip | None:
        """The clip that starts after the playhead, or before it."""
        here = self._player.position_us
        if direction > 0:
            return next((clip for clip in clips if clip.start_us > here), None)
        earlier = [clip for clip in clips if clip.start_us < here - BEHIND_US]
        return earlier[-1] if earlier else None

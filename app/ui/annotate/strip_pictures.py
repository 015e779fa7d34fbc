"""The small pictures of the strip around a clip: after the key that made the clip, not with it."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from app.services.preview import Previews
from app.ui.annotate.scrub_strip import ScrubStrip
from app.ui.common.relay import Relay

WIDTH = 128
WAIT_MS = 150
"""The key of a mark has all of the window by then, and a row of quick marks asks once."""


class StripPictures(QObject):
    """Asks for the pictures of the stretch that the strip shows; the latest wish wins."""

    def __init__(
        self, previews: Previews, relay: Relay, strip: ScrubStrip, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._previews, self._relay, self._strip = previews, relay, strip
        self._game_id = ""
        self._asked = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT_MS)
        self._timer.timeout.connect(self._ask)

    def want(self, game_id: str) -> None:
        """The strip shows another stretch of a game."""
        self._game_id = game_id
        self._asked += 1
        self._timer.start()

    def _ask(self) -> None:
        asked = self._asked
        drawing = self._previews.thumbnails(
            self._game_id,
            self._strip.thumb_times(),
            WIDTH,
            self._relay.wrap(self._strip.set_pixels),
            lambda: asked != self._asked,
        )
        # Without pictures the strip still works.
        self._relay.watch(drawing, otherwise=lambda _error: None)

"""Everything behind the window and the command line, built once and passed in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from app.services.annotate import Annotate
from app.services.export import Exports
from app.services.framing import Framing
from app.services.history import History
from app.services.import_game import Games
from app.services.media_cache import MediaCache
from app.services.overlay import Overlay
from app.services.preview import Previews
from app.services.reels import Reels
from app.services.settings import Settings
from app.storage import Changes


class Workspace:
    """One open library with its services.

    ``.games .annotate .reels .framing .overlay .exports .previews .media .history .settings``.
    Methods that touch the library return ``concurrent.futures.Future``; listeners are plain
    callbacks on background threads.
    """

    games: Games
    annotate: Annotate
    reels: Reels
    framing: Framing
    overlay: Overlay
    exports: Exports
    previews: Previews
    media: MediaCache
    history: History
    settings: Settings

    @classmethod
    def open(cls, home: Path | None = None, *, queue: bool = True) -> Workspace:
        """Open the library in ``home`` (default: REEL_BALLERS_HOME, else the platform's folder).

        ``queue`` starts the export queue. ``StorageFailed`` when another instance has it open or it
        cannot be read.
        """
        raise NotImplementedError

    def subscribe(self, listener: Callable[[Changes], None]) -> Callable[[], None]:
        """Call ``listener`` after every change of the library, until the returned one is called.

        ``Changes.touched`` is a set of (kind, id) pairs, kinds: game, clip, reel, export, setting,
        tag, player. It is called on the library's thread.
        """
        raise NotImplementedError

    def close(self) -> None:
        """Stop the queue (a running export is cancelled and stays retryable) and close the library."""
        raise NotImplementedError

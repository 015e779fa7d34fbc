"""Footage in the cloud: back a game up, free its space here, play or download it elsewhere.

Nothing is uploaded unless the coach asks for that game. ``workspace.cloud_media`` is always there;
without a cloud (``available`` is False) ``states`` still tells what is here and what is missing, and
the others fail with ``NotSetUp``.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future

from app.core.errors import NotSetUp
from app.core.sync import MediaProgress
from app.services.media_states import FileMedia, GameMedia
from app.services.operations import Operations

__all__ = ["CloudMedia", "FileMedia", "GameMedia"]


class CloudMedia:
    """The footage of the library and the cloud. Safe from any thread; every future may be waited
    for anywhere but on the library's own thread.
    """

    def __init__(self, operations: Operations) -> None:
        self._operations = operations

    @property
    def available(self) -> bool:
        """Whether a cloud is set up."""
        return False

    @property
    def paused(self) -> bool:
        """Whether transfers rest at the coach's wish."""
        return False

    def states(self) -> Future[dict[str, GameMedia]]:
        """How the footage of every game stands, by the game's id. Asks the library, no network."""
        raise NotImplementedError

    def state(self, game_id: str) -> Future[GameMedia]:
        """The same for one game; ``NotFound``."""
        raise NotImplementedError

    def back_up(self, game_id: str) -> Future[GameMedia]:
        """Upload the files of a game, one after the other; done when all are verified there.

        ``subscribe`` tells how far it is. Goes on after a restart until ``cancel``.
        """
        raise NotSetUp("No cloud is set up; set it up under Cloud first.")

    def download(self, game_id: str) -> Future[GameMedia]:
        """Bring the files of a game into the library's folder; done when all are whole and here."""
        raise NotSetUp("No cloud is set up; set it up under Cloud first.")

    def free_up(self, game_id: str, *, confirmed: bool = False) -> Future[GameMedia]:
        """Remove the files here that the cloud was just seen to hold whole.

        ``NeedsConfirmation`` (its sentence names the files) when one lies outside the library's
        folder, unless ``confirmed``; then nothing was removed.
        """
        raise NotSetUp("No cloud is set up; set it up under Cloud first.")

    def cancel(self, game_id: str) -> None:
        """Give up the transfers of a game; what was uploaded of a part-way file is dropped."""

    def pause(self) -> None:
        """Let all transfers rest."""

    def resume(self) -> None:
        """Let them go on."""

    def limit(self, bytes_per_s: int | None) -> None:
        """At most so much of the line for footage; None for all of it."""

    def subscribe(self, listener: Callable[[MediaProgress], None]) -> Callable[[], None]:
        """Call ``listener`` on a background thread as transfers go on, a few times a second."""
        del listener
        return lambda: None

    def close(self) -> None:
        """Stop transfers within a second or two; they go on with the next start."""

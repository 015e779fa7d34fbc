"""Which footage the library in the cloud is known to name: only that is safe there.

A film that only the library of this laptop names looks like rubbish to the other laptops, which
clean up what no version names. What was last agreed with the cloud lies here as the base file; it
was the head, and what every later version is made of.
"""

from __future__ import annotations

import logging
import shutil
import tempfile
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future
from pathlib import Path

from app.core.errors import MediaGone, ReelBallersError
from app.core.game import Game, GameFile
from app.core.sync import SyncStatus
from app.services.cloud_settings import CloudPlace
from app.services.operations import chain, finished, then
from app.services.sync_runner import BOUND_TO
from app.storage import Library

log = logging.getLogger(__name__)


class AgreedFootage:
    """Asks what was agreed, and has the library synced where that is not enough."""

    def __init__(
        self,
        library: Library,
        place: Callable[[], CloudPlace | None],
        sync: Callable[[], Future[SyncStatus]],
    ) -> None:
        self._library, self._place, self._sync = library, place, sync

    def names(self) -> frozenset[str]:
        """The hashes and keys that the library in the cloud names; empty where nobody can say.

        Reads the disk; not for the library's thread.
        """
        from app.storage.exchange import migrate_copy, read_tables
        from app.sync.sweep import names_in

        place = self._place()
        bound = self._library.run(lambda store: store.local(BOUND_TO)).result().value
        commit_id = self._library.pointer().result().commit_id
        if place is None or bound != place.bound_to or not commit_id:
            return frozenset()
        folders = self._library.folders
        try:
            with tempfile.TemporaryDirectory(dir=folders.cache) as work:
                copy = Path(work) / "agreed.sqlite"
                shutil.copyfile(folders.sync / f"base-{commit_id}.sqlite", copy)
                migrate_copy(copy)
                return names_in(read_tables(copy))
        except (OSError, ReelBallersError) as error:
            log.warning("not known what was agreed with the cloud: %s", error)
            return frozenset()

    def reach(self, getting: Future[Game], pool: Executor) -> Future[None]:
        """Done when the library was synced, if the films of the game make that necessary.

        A sync that fails is no error: ``check`` tells what came of it.
        """

        def begin(game: Game) -> Future[None]:
            if frozenset(file.sha256 for file in game.files) <= self.names():
                return finished(None)
            return then(self._sync(), lambda _: None)

        # Nobody waits on a thread for a sync.
        begun = chain(getting, lambda game: pool.submit(begin, game))
        return chain(begun, lambda done: done)

    def check(self, leaving: Sequence[GameFile]) -> None:
        """``MediaGone`` when one of these is not named there."""
        named = self.names()
        for file in leaving:
            if file.sha256 not in named:
                raise MediaGone(
                    f"{file.path} stays here until the library in the cloud knows of it: sync, "
                    "then free its space again."
                )

"""What every step of a sync stands on: the library, the bucket, the files, and who we are."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from app.cloud.r2 import Bucket
from app.core.errors import ReelBallersError
from app.storage import Library
from app.sync.journal import Journal
from app.sync.snapshot import Shelf

log = logging.getLogger(__name__)

POINTS = (
    "settling",  # the journal was read, the head not yet
    "downloaded",  # a new head is here, unchecked
    "checked",  # it is sound and ours
    "before-base",  # the merge is decided
    "base-written",  # the new base lies beside the old one
    "before-apply",  # the merge is about to be written
    "applied",  # rows and pointer are committed
    "snapshot-made",  # the outgoing snapshot lies in the outbox
    "sealed",  # it carries its commit
    "doubt-noted",  # the library knows that it is in that commit
    "journal-written",  # the commit is in doubt from now on
    "history-put",  # its bytes are in the history
    "before-head-put",
    "head-put",  # the head was moved, or the answer says we lost
    "before-finalize",  # it landed for certain
    "promoted",  # the snapshot is the base file
    "landed",  # row and pointer are committed
    "journal-removed",
    "waiting",  # between two head PUTs
)


class Paused(ReelBallersError):
    """The app wants to close: the sync gave up at a point where that does no harm."""

    title = "Sync was paused"


@dataclass(frozen=True, slots=True)
class Ground:
    """Made once by the engine. ``visit`` stands for a step of the sync: see ``POINTS``."""

    library: Library
    bucket: Bucket
    shelf: Shelf
    journal: Journal
    device_name: str
    app_version: str
    now_us: Callable[[], int]
    point: Callable[[str], None]
    pausing: threading.Event = field(default_factory=threading.Event)

    @property
    def head_key(self) -> str:
        """Where the head lies."""
        return f"{self.bucket.config.user_id}/database.sqlite"

    def history_key(self, version: int, commit_id: str) -> str:
        """Where the immutable copy of a commit lies."""
        return f"{self.bucket.config.user_id}/history/{version:010d}-{commit_id}.sqlite"

    def visit(self, name: str) -> None:
        """A step was reached; ``Paused`` when the app wants to close."""
        self.point(name)
        if self.pausing.is_set():
            raise Paused("Sync gave up because the app is closing; it goes on at the next start.")

    def note(self, what: str, *, commit: str, parent: str, etag: str | None, outcome: str) -> None:
        """Log a transition; each of them names the same five things."""
        log.info(
            "%s commit=%s parent=%s etag=%s device=%s status=%s",
            what,
            commit or "-",
            parent or "-",
            etag or "-",
            self.library.device_id,
            outcome,
        )

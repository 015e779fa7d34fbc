"""Brings the library here and its versions in the cloud to the same state, one sync at a time.

    engine = Engine(library, Bucket(config), device_name="Pitch-side", app_version="1.2")
    status = engine.sync_once()

``sync_once`` settles a commit in doubt, pulls, merges and pushes. The parts: ``journal`` (what is in
doubt), ``state`` (decides, touches nothing), ``pull`` and ``push`` (apply), ``snapshot`` (files),
``history`` (versions), ``devices`` (heartbeats). When to run is ``schedule``'s business.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from app.cloud.r2 import Bucket
from app.core.sync import SyncStatus, Version
from app.storage import Library


def wall_clock_us() -> int:
    """Microseconds since 1970 UTC."""
    return time.time_ns() // 1000


def nothing(name: str) -> None:
    """The points of interest when nobody is interested."""


class Engine:
    """Sync of one open library with one bucket. Calls block; run them on one background thread.

    Safe to call from several threads: one sync runs at a time, a second waits. Never raises for what
    the world does (no network, a refused key, a full disk): that is a ``SyncStatus``.
    """

    def __init__(
        self,
        library: Library,
        bucket: Bucket,
        *,
        device_name: str,
        app_version: str,
        now_us: Callable[[], int] = wall_clock_us,
        monotonic: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
        point: Callable[[str], None] = nothing,
    ) -> None:
        """``now_us`` is for people only; ``monotonic`` and ``sleep`` keep the pace of head PUTs.

        ``point(name)`` is called at every step (see ``POINTS``): tests crash or kill there.
        """
        raise NotImplementedError

    def sync_once(self, *, allow_deletes: bool = False) -> SyncStatus:
        """Settle, pull, merge, push; the status afterwards, also kept for ``status()``.

        ``allow_deletes`` is the coach's yes to the merge that state "confirm" asked about.
        One request when nothing changed anywhere; at most four for an edit nobody else raced.
        """
        raise NotImplementedError

    def recreate(self) -> SyncStatus:
        """In "remote_missing" or "corrupt_remote", when the coach asks: put this library there.

        What the history in the cloud holds beyond this library is merged first; a library that
        somebody else put there meanwhile is merged, never overwritten.
        """
        raise NotImplementedError

    def status(self) -> SyncStatus:
        """How things stand as far as is known here; no network, no waiting, any thread."""
        raise NotImplementedError

    def look(self) -> SyncStatus:
        """Like ``status`` but compares with the last agreed version first (reads the disk only).

        For a process that has not synced yet, such as ``sync --status``; ``count`` is rows then.
        """
        raise NotImplementedError

    def history(self) -> tuple[Version, ...]:
        """The versions in the cloud, newest first (one request a thousand). ``CloudFailed``."""
        raise NotImplementedError

    def fetch_version(self, version: Version | int, to: Path) -> Version:
        """Download a version, check it, migrate it and put it at ``to`` (replaced whole).

        ``NotFound`` when there is no such version, ``CloudFailed``, ``Foreign`` when it is damaged.
        """
        raise NotImplementedError

    def restore(self, version: Version | int) -> SyncStatus:
        """Make the library what it was in that version, as an edit of now, and sync.

        What is there now is synced first (and backed up when that is impossible), so restoring the
        version before undoes it. Errors as ``fetch_version``.
        """
        raise NotImplementedError

    def heartbeat(self) -> None:
        """Tell the cloud that this laptop is alive and which version it is based on (one request).

        ``sync_once`` does it by itself along with a push, at most once a day. ``CloudFailed``.
        """
        raise NotImplementedError

    def pause(self) -> None:
        """Make a sync under way give up at its next step, without harm; for closing the app."""
        raise NotImplementedError

"""Takes in what lies in the history and in no library here: for a head that is gone or broken."""

from __future__ import annotations

import logging
from dataclasses import replace

from app.cloud.r2 import Found
from app.core.errors import CloudTooBig
from app.core.sync import SyncStatus
from app.storage.exchange import MAX_BYTES, Foreign
from app.sync import history
from app.sync.ground import Ground
from app.sync.pull import Braked, Fetched, open_remote, take
from app.sync.state import Alien, Seen, seen, status

log = logging.getLogger(__name__)


def rescue(ground: Ground) -> SyncStatus | None:
    """Merge every sound version of the history that goes beyond this library; None: go on.

    Somebody's edits may be nowhere else. Of versions with the same number one won and the others
    lost: without the head nobody can tell which, so all are merged that are in no other.
    """
    since = ground.library.pointer().result().version
    for item in history.kept(ground.bucket):
        if item.version <= since:
            break
        if item.commit_id in {commit.id for commit in ground.library.commits().result()}:
            continue
        try:
            found = ground.bucket.get(item.key, max_bytes=MAX_BYTES)
        except CloudTooBig as error:
            log.warning("%s cannot be used: %s", item.key, error)
            continue
        if not isinstance(found, Found):
            continue
        facts = seen(found.head.etag, found.head.size, found.head.metadata)
        if isinstance(facts, Alien) or _went_on(ground, facts):
            continue
        try:
            merge_commit(ground, Fetched(facts, found.body))
        except Foreign as error:
            if error.kind == "newer":
                return status("needs_update")
            log.warning("%s cannot be used: %s", item.key, error)
    return None


def merge_commit(ground: Ground, found: Fetched) -> None:
    """Merge a commit that is not the head. ``Foreign`` when it cannot be used.

    Nothing is deleted without being asked about: rather all of both is kept.
    """
    with ground.shelf.bench() as folder:
        remote = open_remote(ground, found, folder)
        remote = replace(remote, head=replace(remote.head, etag=""))
        pointer = ground.library.pointer().result()
        if isinstance(take(ground, remote, pointer, folder), Braked):
            take(ground, remote, pointer, folder, union=True)


def _went_on(ground: Ground, facts: Seen) -> bool:
    """Whether the laptop that made it made a later one that is here: what it held is in that."""
    return any(
        commit.device_id == facts.device_id and commit.version > facts.version
        for commit in ground.library.commits().result()
    )

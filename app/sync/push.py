"""Brings what is here into the cloud: snapshot, journal, history, head; then it is the base.

``prepare`` decides whether there is anything to say and writes the journal; ``send`` makes the two
conditional writes; ``finalize`` makes a commit that landed the base. Each can be repeated.
"""

from __future__ import annotations

import datetime
import logging
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.cloud.r2 import Conflict
from app.core.errors import CloudRefused, StorageFailed
from app.storage.exchange import (
    Foreign,
    Pointer,
    Stamp,
    SyncCommit,
    add_commit_to,
    check_download,
    differences,
    read_tables,
)
from app.sync.ground import Ground
from app.sync.journal import Entry
from app.sync.schedule import HEAD_GAP_S
from app.sync.snapshot import digest, flush
from app.sync.state import FORMAT

log = logging.getLogger(__name__)

_SLICE_S = 0.25
_UNSENT = frozenset({"sync_commit"})


@dataclass(frozen=True, slots=True)
class Nothing:
    """The library holds what the base holds; ``stamp`` is the state that was looked at."""

    stamp: Stamp


@dataclass(frozen=True, slots=True)
class Doubt:
    """A commit on record, ready to be sent; ``stamp`` is the state of the library in it."""

    entry: Entry
    stamp: Stamp


@dataclass(frozen=True, slots=True)
class Landed:
    """The head is ours under this ETag."""

    etag: str


@dataclass(frozen=True, slots=True)
class Lost:
    """The head was moved by somebody else, or by a request of ours that arrived late."""


class HeadGap:
    """Keeps two writes of the head apart: the store takes one a second for a key."""

    def __init__(self, monotonic: Callable[[], float], sleep: Callable[[float], None]) -> None:
        self._monotonic = monotonic
        self._sleep = sleep
        self._next = monotonic()

    def wait(self, ground: Ground) -> None:
        """Return when the next write may go."""
        while (left := self._next - self._monotonic()) > 0:
            ground.visit("waiting")
            self._sleep(min(left, _SLICE_S))

    def used(self) -> None:
        """A write was tried, whatever became of it."""
        self._next = self._monotonic() + HEAD_GAP_S


def changed_rows(base: Path | None, local: Path) -> int:
    """How many rows of a snapshot are not as they are in the base; all of them without one."""
    if base is None:
        tables = read_tables(local)
        return sum(len(rows) for name, rows in tables.items() if name not in _UNSENT)
    three = differences(base, local, base)
    return sum(
        row != three.base.get(name, {}).get(row_id)
        for name in (three.local.keys() | three.base.keys()) - _UNSENT
        for row_id, row in {**three.base.get(name, {}), **three.local.get(name, {})}.items()
    ) + sum(
        row_id not in three.local.get(name, {})
        for name in three.base.keys() - _UNSENT
        for row_id in three.base[name]
    )


def prepare(
    ground: Ground, pointer: Pointer, base: Path | None, head_etag: str | None
) -> Doubt | Nothing:
    """Snapshot the library; if it says more than ``base``, seal it and write the journal.

    ``base`` None pushes in any case. ``head_etag`` is what the head must bear, None: be absent.
    """
    shelf, library = ground.shelf, ground.library
    shelf.prepare_outbox()
    commit_id = str(uuid.uuid4())
    path = shelf.outgoing(commit_id)
    stamp = library.snapshot(path).result()
    ground.visit("snapshot-made")
    if base is not None and not changed_rows(base, path):
        shelf.discard(commit_id)
        return Nothing(stamp)
    commit = SyncCommit(
        id=commit_id,
        parent_id=pointer.commit_id,
        version=pointer.version + 1,
        device_id=library.device_id,
        device_name=ground.device_name,
        app_version=ground.app_version,
        created_us=ground.now_us(),
    )
    add_commit_to(path, commit)
    flush(path)
    schema = _checked(path)
    ground.visit("sealed")
    entry = _entry(commit, head_etag, path, schema)
    # Before the journal: one that the library does not know is older than what it speaks of.
    library.put_doubt(commit.id).result()
    ground.visit("doubt-noted")
    ground.journal.write(entry)
    ground.note(
        "journal", commit=commit.id, parent=commit.parent_id, etag=head_etag, outcome="in doubt"
    )
    ground.visit("journal-written")
    return Doubt(entry, stamp)


def _checked(path: Path) -> int:
    """The schema of an outgoing snapshot. What other laptops would refuse is not sent."""
    try:
        return check_download(path)
    except Foreign as error:
        raise StorageFailed(
            f"The library cannot be uploaded, because other laptops would refuse it: "
            f"{error.sentence.rstrip('.')}. Restore an older version."
        ) from error


def _entry(commit: SyncCommit, head_etag: str | None, path: Path, schema: int) -> Entry:
    sha256 = digest(path)
    when = datetime.datetime.fromtimestamp(commit.created_us / 1e6, datetime.UTC)
    metadata = {
        "db-version": str(commit.version),
        "commit-id": commit.id,
        **({"parent-id": commit.parent_id} if commit.parent_id else {}),
        "sha256": sha256,
        "schema-version": str(schema),
        "device-id": commit.device_id,
        "app-version": _plain(commit.app_version),
        "created-at": when.isoformat(timespec="seconds"),
        "format": FORMAT,
    }
    return Entry(
        commit_id=commit.id,
        parent_id=commit.parent_id,
        parent_etag=head_etag,
        version=commit.version,
        device_id=commit.device_id,
        device_name=commit.device_name,
        app_version=commit.app_version,
        created_us=commit.created_us,
        sha256=sha256,
        size=path.stat().st_size,
        metadata=metadata,
    )


def _plain(text: str) -> str:
    """Metadata is ASCII."""
    return text.encode("ascii", "replace").decode("ascii").strip()


def send(ground: Ground, entry: Entry, path: Path, gap: HeadGap) -> Landed | Lost:
    """Write the history, then move the head if it is still the parent. ``CloudFailed``: in doubt."""
    _put_history(ground, entry, path)
    ground.visit("history-put")
    gap.wait(ground)
    ground.visit("before-head-put")
    try:
        answer = ground.bucket.put(
            ground.head_key,
            path,
            metadata=entry.metadata,
            if_match=entry.parent_etag,
            if_absent=entry.parent_etag is None,
            sha256=entry.sha256,
        )
    finally:
        gap.used()
    lost = isinstance(answer, Conflict)
    ground.note(
        "push",
        commit=entry.commit_id,
        parent=entry.parent_id,
        etag=entry.parent_etag,
        outcome="lost the race" if lost else "landed",
    )
    ground.visit("head-put")
    return Lost() if isinstance(answer, Conflict) else Landed(answer.etag)


def _put_history(ground: Ground, entry: Entry, path: Path) -> None:
    """An object that is there already is this one: its name holds the commit."""
    key = ground.history_key(entry.version, entry.commit_id)
    try:
        ground.bucket.put(key, path, metadata=entry.metadata, if_absent=True, sha256=entry.sha256)
    except CloudRefused:
        # A bucket that locks its history may refuse before it looks at the condition.
        there = ground.bucket.head(key)
        if there is None or there.metadata.get("sha256") != entry.sha256:
            raise


def finalize(ground: Ground, entry: Entry, etag: str) -> None:
    """A commit that landed becomes the base. ``etag`` "" when it was superseded meanwhile.

    The order makes every crash harmless: the base file first, then pointer and row, then the
    journal; until that is gone all of it is simply done again.
    """
    ground.visit("before-finalize")
    ground.shelf.promote(entry.commit_id)
    ground.visit("promoted")
    pointer = Pointer(entry.commit_id, etag, entry.version, ground.now_us())
    ground.library.put_pointer(pointer, entry.commit).result()
    ground.visit("landed")
    ground.journal.remove()
    ground.shelf.prune(entry.commit_id)
    ground.note(
        "finalize", commit=entry.commit_id, parent=entry.parent_id, etag=etag, outcome="base"
    )
    ground.visit("journal-removed")

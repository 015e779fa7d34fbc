"""Brings what is in the cloud here: look, check, merge, write. The live file is never swapped.

``look`` asks for the head, ``open_remote`` checks what came, ``take`` merges it into the library.
An error of the cloud is raised, never taken for an absence.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from app.cloud.r2 import Found, NotModified
from app.core.errors import CloudTooBig, StorageFailed
from app.storage.exchange import (
    MAX_BYTES,
    Foreign,
    Pointer,
    check_download,
    commits_in,
    differences,
    migrate_copy,
    shapes,
)
from app.storage.sharing import Held
from app.sync.ground import Ground
from app.sync.intact import check_bytes
from app.sync.merge import Merged, merge, too_many_deletes
from app.sync.state import Alien, Seen, ancestor, seen

log = logging.getLogger(__name__)

TRIES = 4  # merges against a moving library before it is held still

Look: TypeAlias = "Fetched | Alien | Literal['same'] | None"


@dataclass(frozen=True, slots=True)
class Fetched:
    """The head and its bytes, not yet trusted."""

    head: Seen
    body: bytes


@dataclass(frozen=True, slots=True)
class Remote:
    """A commit from the cloud that proved sound: its bytes, and a migrated copy to merge from."""

    head: Seen
    body: bytes
    path: Path
    lineage: frozenset[str]
    forgotten: int = 0
    """Commits up to this version were dropped from the lineage by a clean-up."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A merge was written. ``rows`` is how many were changed here."""

    rows: int


@dataclass(frozen=True, slots=True)
class Braked:
    """The merge would delete that many rows: nothing was written, somebody is asked."""

    deletes: int


def look(ground: Ground, etag: str) -> Look:
    """The head, "same" while it bears ``etag`` ("" asks for it in any case), None if absent."""
    answer = ground.bucket.get(ground.head_key, if_none_match=etag or None, max_bytes=MAX_BYTES)
    if answer is None:
        return None
    if isinstance(answer, NotModified):
        return "same"
    found = seen(answer.head.etag, answer.head.size, answer.head.metadata)
    if isinstance(found, Alien):
        return found
    return Fetched(found, answer.body)


def open_remote(ground: Ground, fetched: Fetched, folder: Path) -> Remote:
    """Check a commit from the cloud and migrate a copy of it in ``folder``.

    ``Foreign`` when it is damaged, not ours or newer; ``CloudOffline`` when only the transfer was.
    """
    head, body = fetched.head, fetched.body
    ground.visit("downloaded")
    check_bytes(body, head.sha256, head.etag, "database.sqlite")
    path = folder / "database.sqlite"
    path.write_bytes(body)
    check_download(path)
    migrate_copy(path)
    commits = commits_in(path)
    lineage = frozenset(commit.id for commit in commits)
    if head.commit_id not in lineage:
        raise Foreign(
            "corrupt", "database.sqlite is another version than it says; nothing was changed here."
        )
    ground.visit("checked")
    forgotten = min((commit.version for commit in commits), default=1) - 1
    return Remote(head, body, path, lineage, forgotten)


def take(
    ground: Ground,
    remote: Remote,
    pointer: Pointer,
    folder: Path,
    *,
    allowed: int = 0,
    union: bool = False,
) -> Taken | Braked:
    """Merge a commit of the cloud into the library and make it the base.

    Rows and pointer are written in one transaction, against the very state the merge saw; a state
    that moved meanwhile is merged anew. ``allowed`` is to how many deletions the coach said
    yes. ``union`` ignores the common past: nothing is deleted.
    """
    base = None if union else common_past(ground, pointer, remote, folder)
    then = Pointer(remote.head.commit_id, remote.head.etag, remote.head.version, ground.now_us())

    def decide(local: Path) -> Merged:
        try:
            three = differences(base, local, remote.path)
        except Foreign as error:  # all of them were sound a moment ago
            raise StorageFailed(
                f"Copies of the library could not be compared ({error.sentence.rstrip('.')}): "
                "check the disk they are on."
            ) from error
        return merge(three, shapes(), with_base=base is not None)

    return _write(ground, remote, then, folder, decide, allowed)


def _write(
    ground: Ground,
    remote: Remote,
    then: Pointer,
    folder: Path,
    decide: Callable[[Path], Merged],
    allowed: int,
) -> Taken | Braked:
    library = ground.library
    for attempt in range(TRIES):
        local = folder / f"local-{attempt}.sqlite"
        stamp = library.snapshot(local).result()
        merged = decide(local)
        if too_many_deletes(merged) and merged.deletes > allowed:
            return _braked(ground, remote, merged.deletes)
        ground.visit("before-base")
        if attempt == 0:
            _prepare(ground, remote, bool(merged.rows or merged.drops))
        ground.visit("before-apply")
        if library.merge_in(merged.rows, then, stamp, merged.drops).result().value:
            return _taken(ground, remote, len(merged.rows))
        log.info("merge attempt=%d: the library moved meanwhile", attempt + 1)

    def alone(held: Held) -> Taken | Braked:
        local = folder / "local-held.sqlite"
        stamp = held.snapshot(local)
        merged = decide(local)
        if too_many_deletes(merged) and merged.deletes > allowed:
            return Braked(merged.deletes)
        held.merge_in(merged.rows, then, stamp, merged.drops)
        return Taken(len(merged.rows))

    held = library.exclusively(alone).result()
    if isinstance(held, Braked):
        return _braked(ground, remote, held.deletes)
    return _taken(ground, remote, held.rows)


def _prepare(ground: Ground, remote: Remote, writes: bool) -> None:
    """The backup, and the new base beside the old one: the pointer decides which of them counts."""
    if writes:
        ground.library.back_up("before-merge").result()
    ground.shelf.keep_base(remote.head.commit_id, remote.body)
    ground.visit("base-written")


def _taken(ground: Ground, remote: Remote, rows: int) -> Taken:
    head = remote.head
    ground.note(
        "pull", commit=head.commit_id, parent=head.parent_id, etag=head.etag, outcome="merged"
    )
    ground.visit("applied")
    ground.shelf.prune(head.commit_id)
    return Taken(rows)


def _braked(ground: Ground, remote: Remote, deletes: int) -> Braked:
    head = remote.head
    ground.note(
        "pull", commit=head.commit_id, parent=head.parent_id, etag=head.etag, outcome="confirm"
    )
    return Braked(deletes)


def common_past(ground: Ground, pointer: Pointer, remote: Remote, folder: Path) -> Path | None:
    """A migrated copy of the newest commit that both sides contain; None: merge without one.

    It is the base on the shelf, or, when that is gone or damaged, the same commit from the history.
    """
    ours = [(commit.version, commit.id) for commit in ground.library.commits().result()]
    if pointer.commit_id:
        ours.append((pointer.version, pointer.commit_id))
    found = ancestor(pointer.commit_id, ours, remote.lineage, remote.forgotten)
    if found is None:
        return None
    version, commit_id = found
    if commit_id == remote.head.commit_id:
        return remote.path  # the head was put back by hand: all of it is here already
    path = folder / "base.sqlite"
    return from_shelf(ground, commit_id, path) or from_history(ground, version, commit_id, path)


def from_shelf(ground: Ground, commit_id: str, path: Path) -> Path | None:
    """A checked, migrated copy of a kept base; None when it is gone or damaged."""
    kept = ground.shelf.base(commit_id)
    try:
        path.write_bytes(kept.read_bytes())
        return _usable(commit_id, path)
    except (FileNotFoundError, Foreign) as error:
        log.warning("The base %s cannot be used (%s)", commit_id, error)
        return None


def from_history(ground: Ground, version: int, commit_id: str, path: Path) -> Path | None:
    """A checked, migrated copy of a commit from the cloud; None when it is not there or damaged."""
    try:
        found = ground.bucket.get(ground.history_key(version, commit_id), max_bytes=MAX_BYTES)
        if not isinstance(found, Found):
            return None
        # Damage on the way raises: without it the merge would know no past, and what was deleted
        # would come back.
        sha256 = found.head.metadata.get("sha256", "")
        check_bytes(found.body, sha256, found.head.etag, f"version {version}")
        path.unlink(missing_ok=True)
        path.write_bytes(found.body)
        return _usable(commit_id, path)
    except (Foreign, CloudTooBig) as error:
        log.warning("The commit %s in the history cannot be used (%s)", commit_id, error)
        return None


def _usable(commit_id: str, path: Path) -> Path:
    check_download(path)
    migrate_copy(path)
    if commit_id not in {commit.id for commit in commits_in(path)}:
        raise Foreign("foreign", f"{path.name} is another commit.")
    return path

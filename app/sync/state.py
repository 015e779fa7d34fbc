"""Decides, and touches nothing: what was seen goes in, a value that can be printed comes out.

``settle``: what becomes of the commit in doubt. ``arrived``: what a look at the head means.
``ancestor``: what the merge may take as the common past. ``trouble``: an error as a state.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from app.core.errors import (
    CloudFailed,
    CloudMissing,
    CloudOffline,
    CloudRefused,
    CloudTooBig,
    ReelBallersError,
)
from app.core.sync import SyncState, SyncStatus, reason_of
from app.sync.journal import Entry

FORMAT = "1"
_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_SHA = re.compile(r"[0-9a-f]{64}")
_NUMBER = re.compile(r"[0-9]{1,10}")


@dataclass(frozen=True, slots=True)
class Seen:
    """The head as its metadata describes it. ``size`` in bytes."""

    commit_id: str
    parent_id: str
    version: int
    etag: str
    sha256: str
    size: int
    device_id: str
    app_version: str


@dataclass(frozen=True, slots=True)
class Alien:
    """Something lies at the head that this app did not put there."""

    etag: str
    size: int


def seen(etag: str, size: int, metadata: Mapping[str, str]) -> Seen | Alien:
    """What the metadata of the head says; ``Alien`` unless all of it is as this app writes it."""
    commit, parent = metadata.get("commit-id", ""), metadata.get("parent-id", "")
    version, sha256 = metadata.get("db-version", ""), metadata.get("sha256", "")
    ours = (
        _ID.fullmatch(commit)
        and (not parent or _ID.fullmatch(parent))
        and _NUMBER.fullmatch(version)
        and _SHA.fullmatch(sha256)
    )
    if not ours:
        return Alien(etag, size)
    device, app = metadata.get("device-id", ""), metadata.get("app-version", "")
    return Seen(commit, parent, int(version), etag, sha256, size, device, app)


# ---------------------------------------------------------------- the commit in doubt


@dataclass(frozen=True, slots=True)
class Finalize:
    """It landed and is the head: it becomes the base."""

    etag: str


@dataclass(frozen=True, slots=True)
class Resend:
    """The head is still its parent: the same bytes go again."""


@dataclass(frozen=True, slots=True)
class Examine:
    """The head moved on: only the lineage in it can tell whether it landed before."""


@dataclass(frozen=True, slots=True)
class Stop:
    """Nothing is done until somebody decides."""

    state: SyncState


Settling: TypeAlias = Finalize | Resend | Examine | Stop


def settle(entry: Entry, head: Seen | Alien | None) -> Settling:
    """What becomes of the commit in doubt, by what lies at the head now."""
    if head is None:
        return Resend() if entry.parent_etag is None else Stop("remote_missing")
    if isinstance(head, Seen) and head.commit_id == entry.commit_id:
        return Finalize(head.etag)
    if head.etag == entry.parent_etag:
        return Resend()
    return Stop("corrupt_remote") if isinstance(head, Alien) else Examine()


Fate: TypeAlias = Literal["superseded", "lost"]


def fate(entry: Entry, lineage: frozenset[str]) -> Fate:
    """Whether a commit that is not the head is below it, or can never land any more."""
    return "superseded" if entry.commit_id in lineage else "lost"


# ---------------------------------------------------------------- what a look at the head means


@dataclass(frozen=True, slots=True)
class Same:
    """The cloud holds what we agreed on last."""


@dataclass(frozen=True, slots=True)
class Relabelled:
    """The commit we agreed on, under another ETag or with the base missing here."""

    head: Seen


@dataclass(frozen=True, slots=True)
class Empty:
    """Nothing is there and never was, as far as we know: the first push."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """Another commit is the head: check it and merge it."""

    head: Seen


Arrival: TypeAlias = Same | Relabelled | Empty | Incoming | Stop


def arrived(base_commit: str, head: Seen | Alien | Literal["same"] | None) -> Arrival:
    """What the answer to the look at the head means; ``base_commit`` is "" without a base."""
    if head == "same":
        return Same()
    if head is None:
        return Stop("remote_missing") if base_commit else Empty()
    if isinstance(head, Alien):
        return Stop("corrupt_remote")
    return Relabelled(head) if head.commit_id == base_commit else Incoming(head)


def ancestor(
    base_commit: str,
    ours: Iterable[tuple[int, str]],
    theirs: frozenset[str],
    forgotten: int = 0,
) -> tuple[int, str] | None:
    """The newest commit, as (version, id), that both sides contain; None when there is none.

    ``ours`` are the commits in this library, ``theirs`` those in the head. Mostly it is the base;
    it is an older one when the head was put back by hand or made anew from another laptop. A
    clean-up made the head forget its commits up to the version ``forgotten``: a base as old as that
    is believed to be one of them.
    """
    ours = tuple(ours)
    both = [(version, commit) for version, commit in ours if commit in theirs]
    known = [pair for pair in both if pair[1] == base_commit]
    old = [pair for pair in ours if pair[1] == base_commit and pair[0] <= forgotten]
    return max(known or old or both, default=None)


# ---------------------------------------------------------------- errors


def trouble(error: ReelBallersError | OSError) -> SyncStatus:
    """An error as a state: an error is never "not found", and its sentence is the reason."""
    if isinstance(error, OSError):
        where = f" ({error.filename})" if error.filename else ""
        return status("disk", f"{error.strerror or error}{where}: make room, or allow writing")
    if isinstance(error, CloudRefused):
        return status("auth", error.sentence)
    if isinstance(error, CloudMissing):
        return status("remote_missing", error.sentence)
    if isinstance(error, CloudTooBig):
        return status("corrupt_remote", error.sentence)
    if isinstance(error, CloudOffline):
        return status("offline", error.sentence, retry_after_s=error.retry_after_s)
    if isinstance(error, CloudFailed):
        return status("offline", error.sentence)
    return status("disk", error.sentence)


def status(
    state: SyncState, detail: str = "", *, count: int = 0, retry_after_s: float | None = None
) -> SyncStatus:
    """A status with the sentence that belongs to it."""
    return SyncStatus(
        state, count=count, reason=reason_of(state, detail), retry_after_s=retry_after_s
    )

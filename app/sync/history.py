"""The versions in the cloud: list them, fetch one, bring one back, start over from one.

Every commit has an immutable copy under ``history/``. Copies of commits that lost their race lie
there too; they are nobody's version and are not listed, as long as the library remembers that time.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from app.cloud.r2 import Bucket, Found
from app.core.errors import BadInput, CloudTooBig, NotFound
from app.core.sync import Version
from app.storage.exchange import (
    MAX_BYTES,
    Foreign,
    SyncCommit,
    check_download,
    commits_in,
    migrate_copy,
)
from app.sync.intact import check_bytes
from app.sync.snapshot import flush
from app.sync.state import Alien, seen

log = logging.getLogger(__name__)

LEAST_OF_ID = 4
_NAME = re.compile(r"([0-9]{10})-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.sqlite")


@dataclass(frozen=True, slots=True)
class Kept:
    """One object of the history. ``size`` in bytes, ``modified_us`` by the cloud's clock."""

    key: str
    version: int
    commit_id: str
    size: int
    modified_us: int


def kept(bucket: Bucket) -> tuple[Kept, ...]:
    """All of the history, newest first; names that are not ours are left out. ``CloudFailed``."""
    prefix = f"{bucket.config.user_id}/history/"
    found = [
        Kept(item.key, int(name[1]), name[2], item.size, item.modified_us)
        for item in bucket.list(prefix)
        if (name := _NAME.fullmatch(item.key.removeprefix(prefix)))
    ]
    return tuple(sorted(found, key=lambda k: (k.version, k.modified_us, k.commit_id), reverse=True))


def versions(
    objects: tuple[Kept, ...], lineage: tuple[SyncCommit, ...], here: str
) -> tuple[Version, ...]:
    """Those of the objects that are commits of this library, newest first.

    ``lineage`` tells who made them and when; ``here`` is the commit this laptop is based on. What is
    older than all of it was forgotten by the library and is taken from the objects' names alone: by
    whom is not known, when is by the cloud's clock, and losers of a race can be among them.
    """
    known = {commit.id: commit for commit in lineage}
    oldest = min((commit.version for commit in lineage), default=0)
    remembered = tuple(
        Version(
            version=commit.version,
            commit_id=commit.id,
            parent_id=commit.parent_id,
            device_id=commit.device_id,
            device_name=commit.device_name,
            created_us=commit.created_us,
            size_bytes=item.size,
            app_version=commit.app_version,
            here=commit.id == here,
        )
        for item in objects
        if (commit := known.get(item.commit_id)) is not None
    )
    return remembered + tuple(_forgotten(item) for item in objects if item.version < oldest)


def _forgotten(item: Kept) -> Version:
    return Version(
        version=item.version,
        commit_id=item.commit_id,
        parent_id="",
        device_id="",
        device_name="",
        created_us=item.modified_us,
        size_bytes=item.size,
        app_version="",
    )


def chosen(listed: tuple[Version, ...], wanted: Version | int | str) -> Version:
    """The version that is meant: itself, its number, or the start of its commit id (4 or more).

    A number may stand for several, after the head was put back by hand: ``BadInput`` then, and for
    a start that fits several. ``NotFound`` when it is not there (any more).
    """
    if isinstance(wanted, Version):
        name = str(wanted.version)
        found = [version for version in listed if version.commit_id == wanted.commit_id]
    elif isinstance(wanted, str):
        name = wanted
        long_enough = len(wanted) >= LEAST_OF_ID
        found = [v for v in listed if long_enough and v.commit_id.startswith(wanted)]
    else:
        name = str(wanted)
        found = [version for version in listed if version.version == wanted]
    if not found:
        raise NotFound(
            f"Version {name} is not in the cloud (any more): choose one that the history lists."
        )
    if len(found) > 1:
        ids = ", ".join(version.commit_id[:8] for version in found)
        raise BadInput(f"There is more than one version {name}: name it by its id ({ids}).")
    return found[0]


def fetch(bucket: Bucket, version: int, commit_id: str, to: Path) -> None:
    """Download one commit, check it, migrate it and put it at ``to`` (replaced whole).

    ``NotFound``, ``CloudFailed``, or ``Foreign`` when what lies there is not that commit.
    """
    key = f"{bucket.config.user_id}/history/{version:010d}-{commit_id}.sqlite"
    found = bucket.get(key, max_bytes=MAX_BYTES)
    if not isinstance(found, Found):
        raise NotFound(f"Version {version} is not in the cloud any more: choose another one.")
    place(found, commit_id, to)


def place(found: Found, commit_id: str, to: Path) -> None:
    """Check a downloaded commit, migrate it and put it at ``to``; ``Foreign`` if it is not that,
    ``CloudOffline`` if it was damaged on the way."""
    facts = seen(found.head.etag, found.head.size, found.head.metadata)
    name = found.head.key.rpartition("/")[2]
    if isinstance(facts, Alien):
        raise Foreign("foreign", f"{name} was not written by this app: choose another one.")
    check_bytes(found.body, facts.sha256, facts.etag, name)
    part = to.with_name(f"{to.name}.part")
    try:
        part.write_bytes(found.body)
        check_download(part)
        migrate_copy(part)
        if commit_id not in {commit.id for commit in commits_in(part)}:
            raise Foreign("corrupt", f"{name} holds another version: choose another one.")
        flush(part)
        part.replace(to)
    finally:
        part.unlink(missing_ok=True)


def recover(bucket: Bucket, to: Path) -> Version:
    """For a laptop without a good copy: put the newest sound version of the cloud at ``to``.

    The head if it is sound, else the newest of the history that is. ``NotFound`` when the cloud
    holds none, ``CloudFailed`` when it cannot be asked, ``Foreign`` (newer) when the app is too old.
    """
    for found in _candidates(bucket):
        facts = seen(found.head.etag, found.head.size, found.head.metadata)
        if isinstance(facts, Alien):
            log.warning("%s was not written by this app", found.head.key)
            continue
        try:
            place(found, facts.commit_id, to)
        except Foreign as error:
            if error.kind == "newer":
                raise
            log.warning("%s cannot be used: %s", found.head.key, error)
            continue
        commit = next(c for c in commits_in(to) if c.id == facts.commit_id)
        log.info("recovered commit=%s version=%d", commit.id, commit.version)
        return Version(
            version=commit.version,
            commit_id=commit.id,
            parent_id=commit.parent_id,
            device_id=commit.device_id,
            device_name=commit.device_name,
            created_us=commit.created_us,
            size_bytes=found.head.size,
            app_version=commit.app_version,
        )
    raise NotFound(
        "The cloud holds no sound version of this library: look for a backup on another laptop."
    )


def _candidates(bucket: Bucket) -> Iterator[Found]:
    """The head, then the history from the newest on; what is too big or gone is left out."""
    head_key = f"{bucket.config.user_id}/database.sqlite"
    if (head := _found(bucket, head_key)) is not None:
        yield head
    for item in kept(bucket):
        if (found := _found(bucket, item.key)) is not None:
            yield found


def _found(bucket: Bucket, key: str) -> Found | None:
    try:
        found = bucket.get(key, max_bytes=MAX_BYTES)
    except CloudTooBig as error:
        log.warning("%s", error)
        return None
    return found if isinstance(found, Found) else None

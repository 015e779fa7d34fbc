"""Makes room in the cloud: old versions, and footage that no version names any more.

Decide, then act. ``plan`` is pure. Footage is named by the head, by every version that stays and by
what each laptop is based on; whatever cannot be read or listed to the end stops the clean-up, and
nothing younger than the grace goes.
"""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from app.cloud.r2 import Bucket, Found
from app.core.errors import ReelBallersError
from app.storage.exchange import (
    MAX_BYTES,
    Foreign,
    Tables,
    check_download,
    migrate_copy,
    read_tables,
)
from app.sync import history
from app.sync.devices import Device, devices
from app.sync.retention import DAY_US, Copy, kept

log = logging.getLogger(__name__)

GRACE_US = 30 * DAY_US
MEDIA = "games/"
"""Only full footage is swept: what else lies in the bucket no version of the library names yet."""


class CannotSweep(ReelBallersError):
    """Nobody can say what is still needed, so nothing was removed."""

    title = "Nothing was cleaned up"


@dataclass(frozen=True, slots=True)
class Item:
    """An object in the bucket. ``key`` begins with the user's id; ``stored_us`` by the cloud."""

    key: str
    size: int
    stored_us: int


@dataclass(frozen=True, slots=True)
class Plan:
    """What goes and how many bytes that frees. Versions go first, footage after them."""

    versions: tuple[str, ...] = ()
    media: tuple[str, ...] = ()
    bytes: int = 0


def versions_to_drop(
    copies: Iterable[history.Kept], now_us: int, needed: Collection[str]
) -> tuple[history.Kept, ...]:
    """The versions that are too old to stay and that nobody is based on, oldest first.

    A version that came less than the grace ago always stays.
    """
    listed = sorted(copies, key=lambda copy: (copy.version, copy.commit_id))
    stay = kept(
        (Copy(copy.commit_id, copy.version, copy.modified_us) for copy in listed),
        now_us,
        needed=needed,
    )
    return tuple(copy for copy in listed if copy.commit_id not in stay)


def media_to_drop(
    items: Iterable[Item], named: Collection[str], user_id: str, now_us: int
) -> tuple[Item, ...]:
    """The footage that no version names and that is older than the grace.

    ``named`` holds hashes of files and keys below the user, see ``names_in``.
    """
    prefix = f"{user_id}/"
    return tuple(
        item
        for item in items
        if item.key.startswith(prefix + MEDIA)
        and item.key.removeprefix(prefix) not in named
        and item.key.removeprefix(prefix + MEDIA).split(".")[0] not in named
        and item.stored_us <= now_us - GRACE_US
    )


def names_in(tables: Tables) -> frozenset[str]:
    """The footage that a version names, by hash and by key; what lies in the trash counts."""
    rows = tables.get("game_file", {}).values()
    named = {str(row[column]) for row in rows for column in ("sha256", "cloud_key")}
    sources = {str(row["sha256"]) for row in tables.get("reel_source", {}).values()}
    return frozenset(named | sources) - {""}


def plan(bucket: Bucket, *, now_us: int, user_names: Collection[str] = ()) -> Plan:
    """Look at everything in the cloud and decide; many requests, nothing is changed.

    ``user_names`` is ``names_in`` of the library here: it may name what no version does yet.
    ``CannotSweep`` when anything cannot be read, ``CloudFailed`` when the cloud cannot be asked
    or a listing is not complete.
    """
    user_id = bucket.config.user_id
    beats = devices(bucket)
    if beats is None:
        raise CannotSweep("A laptop's sign of life in the cloud cannot be read: sync it first.")
    head, named = _head(bucket)
    copies = history.kept(bucket)
    old = versions_to_drop(copies, now_us, {head, *_bases(beats)})
    going = {copy.key for copy in old}
    for copy in copies:
        if copy.key not in going:
            named |= _names(bucket, copy.key)
    listed = (
        Item(found.key, found.size, found.modified_us)
        for found in bucket.list(f"{user_id}/{MEDIA}")
    )
    media = media_to_drop(listed, named | frozenset(user_names), user_id, now_us)
    freed = sum(copy.size for copy in old) + sum(item.size for item in media)
    return Plan(tuple(copy.key for copy in old), tuple(item.key for item in media), freed)


def sweep(bucket: Bucket, decided: Plan, *, now_us: int) -> int:
    """Remove what was decided; the number of objects removed. ``CloudFailed``, and then some stay.

    The head is looked at again right before footage goes: another laptop may have named it.
    """
    for key in decided.versions:
        bucket.delete(key)
    removed = len(decided.versions)
    if decided.media:
        _, named = _head(bucket)
        for key in decided.media:
            found = bucket.head(key)
            item = None if found is None else Item(key, found.size, found.modified_us)
            if item and media_to_drop((item,), named, bucket.config.user_id, now_us):
                bucket.delete(key)
                removed += 1
    log.info("swept versions=%d media=%d", len(decided.versions), removed - len(decided.versions))
    return removed


def _bases(beats: Iterable[Device]) -> frozenset[str]:
    return frozenset(device.base_commit for device in beats)


def _head(bucket: Bucket) -> tuple[str, frozenset[str]]:
    """The commit that is the head, and the footage it names."""
    key = f"{bucket.config.user_id}/database.sqlite"
    found = bucket.get(key, max_bytes=MAX_BYTES)
    if not isinstance(found, Found):
        raise CannotSweep("The library in the cloud is gone: put it back before cleaning up.")
    return found.head.metadata.get("commit-id", ""), _names_of(found)


def _names(bucket: Bucket, key: str) -> frozenset[str]:
    found = bucket.get(key, max_bytes=MAX_BYTES)
    if not isinstance(found, Found):
        raise CannotSweep(f"{key} was removed meanwhile: try again later.")
    return _names_of(found)


def _names_of(found: Found) -> frozenset[str]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "version.sqlite"
        path.write_bytes(found.body)
        try:
            check_download(path)
            migrate_copy(path)
            return names_in(read_tables(path))
        except Foreign as error:
            raise CannotSweep(f"{found.head.key} cannot be read: {error.sentence}") from error

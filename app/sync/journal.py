"""The one commit that may or may not have reached the cloud: ``sync/journal.json``.

It is written before the first byte is sent and removed after the commit is the base, so whatever
happens in between is found here. The file is written whole or not at all, and it is on the disk
before ``write`` returns; so is its removal.
"""

from __future__ import annotations

import json
import logging
import os
import re
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from app.storage.exchange import SyncCommit

log = logging.getLogger(__name__)

FORMAT = 1
_MOST_BYTES = 64 * 1024
_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_SHA = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Entry:
    """A commit in doubt: all that is needed to send the very same bytes again.

    ``parent_etag`` is what the head must bear for this commit to land, None when the head must be
    absent. ``metadata`` goes with the bytes. ``size`` in bytes, ``created_us`` since 1970 UTC.
    """

    commit_id: str
    parent_id: str
    parent_etag: str | None
    version: int
    device_id: str
    device_name: str
    app_version: str
    created_us: int
    sha256: str
    size: int
    metadata: Mapping[str, str]

    @property
    def commit(self) -> SyncCommit:
        """The row that the snapshot carries and the library gets once it has landed."""
        return SyncCommit(
            id=self.commit_id,
            parent_id=self.parent_id,
            version=self.version,
            device_id=self.device_id,
            device_name=self.device_name,
            app_version=self.app_version,
            created_us=self.created_us,
        )


class Journal:
    """Reads and writes the file; one engine at a time, under the library's lock."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "journal.json"

    def read(self) -> Entry | None:
        """The commit in doubt. A file that makes no sense is put aside, dated, and logged.

        Without it nothing is lost: the edits are in the library, and the head is looked at anyway.
        """
        try:
            with self.path.open("rb") as file:
                text = file.read(_MOST_BYTES + 1)
        except FileNotFoundError:
            return None
        try:
            return _entry(text)
        except (ValueError, TypeError, KeyError) as error:
            aside = self.path.with_name(f"journal-unreadable-{uuid.uuid4().hex[:8]}.json")
            self.path.replace(aside)
            sync_folder(self.path.parent)
            log.warning("The journal made no sense (%s); kept as %s", error, aside.name)
            return None

    def write(self, entry: Entry) -> None:
        """Put the commit on record; it is on the disk when this returns. ``OSError``."""
        value = {"format": FORMAT, **as_plain(entry)}
        write_whole(self.path, json.dumps(value, indent=1, sort_keys=True).encode("ascii"))

    def remove(self) -> None:
        """Forget the commit: it is the base now, or can never land. ``OSError``."""
        self.path.unlink(missing_ok=True)
        sync_folder(self.path.parent)


def as_plain(entry: Entry) -> dict[str, object]:
    """The entry as plain JSON."""
    return {
        name: dict(value) if isinstance(value, Mapping) else value
        for name, value in ((n, getattr(entry, n)) for n in Entry.__slots__)
    }


def _entry(text: bytes) -> Entry:
    value = json.loads(text)
    if len(text) > _MOST_BYTES or not isinstance(value, dict) or value.pop("format") != FORMAT:
        raise ValueError("not a journal of this version")
    metadata = value.pop("metadata")
    parent_etag = value.pop("parent_etag")
    numbers = {name: value.pop(name) for name in ("version", "created_us", "size")}
    plain = all(type(n) is int and n >= 0 for n in numbers.values())
    words = [*value.values(), *metadata.values(), *metadata, parent_etag or ""]
    if not plain or not all(isinstance(word, str) for word in words):
        raise ValueError("a field is of the wrong kind")
    entry = Entry(
        **value, **numbers, parent_etag=parent_etag, metadata=MappingProxyType(dict(metadata))
    )
    if not _ID.fullmatch(entry.commit_id) or not _SHA.fullmatch(entry.sha256):
        raise ValueError("no commit is named")
    return entry


def write_whole(path: Path, content: bytes) -> None:
    """Write a file whole or not at all, on the disk when this returns. ``OSError``."""
    part = path.with_name(f"{path.name}.{uuid.uuid4().hex[:8]}.part")
    try:
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
        sync_folder(path.parent)
    finally:
        part.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Names that were added to or removed from a folder are on the disk when this returns."""
    if os.name == "nt":
        return  # Windows writes names through and cannot open a folder
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

"""The files of sync on this laptop: the base last agreed on, and the snapshot on its way out.

    sync/base-<commit>.sqlite      the exact bytes of a commit the cloud has, read-only
    sync/outbox/<commit>.sqlite    the exact bytes of the commit in doubt
    sync/work/…                    copies a merge works on; anything there can go at any time

Files appear under their names whole and on the disk, or not at all. Everything may raise ``OSError``.
"""

from __future__ import annotations

import contextlib
import hashlib
import logging
import os
import shutil
import stat
import uuid
from collections.abc import Iterator
from pathlib import Path

from app.sync.journal import Entry, sync_folder, write_whole

log = logging.getLogger(__name__)


def digest(path: Path) -> str:
    """The sha256 of a file, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def flush(path: Path) -> None:
    """What another program wrote into a file is on the disk when this returns."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


class Shelf:
    """The folder ``sync/`` of one library; used under the library's lock by one engine."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.outbox = folder / "outbox"
        self.work = folder / "work"

    def base(self, commit_id: str) -> Path:
        """Where the bytes of an agreed commit are kept; the file may be missing."""
        return self.folder / f"base-{commit_id}.sqlite"

    def outgoing(self, commit_id: str) -> Path:
        """Where the bytes of the commit in doubt are kept; the file may be missing."""
        return self.outbox / f"{commit_id}.sqlite"

    def keep_base(self, commit_id: str, content: bytes) -> Path:
        """Put the bytes of a commit that came from the cloud on the shelf."""
        path = self.base(commit_id)
        _let_go(path)
        write_whole(path, content)
        path.chmod(stat.S_IRUSR)
        return path

    def promote(self, commit_id: str) -> Path:
        """The snapshot that landed becomes the base; no effect if it did already."""
        path, sent = self.base(commit_id), self.outgoing(commit_id)
        if sent.exists():
            _let_go(path)
            sent.replace(path)
            path.chmod(stat.S_IRUSR)
            sync_folder(self.outbox)
            sync_folder(self.folder)
        return path

    def prepare_outbox(self) -> None:
        """The outbox holds nothing but what comes next."""
        self.outbox.mkdir(exist_ok=True)
        for old in self.outbox.iterdir():
            old.unlink(missing_ok=True)

    def intact(self, entry: Entry) -> Path | None:
        """The snapshot of the commit in doubt, if it is still byte for byte what was recorded."""
        path = self.outgoing(entry.commit_id)
        return path if _is(entry, path) else None

    def bytes_of(self, entry: Entry) -> bytes | None:
        """The same, also when it was made the base already."""
        for path in (self.outgoing(entry.commit_id), self.base(entry.commit_id)):
            if _is(entry, path):
                return path.read_bytes()
        return None

    def discard(self, commit_id: str) -> None:
        """The snapshot of a commit that can never land goes; its edits are in the library."""
        self.outgoing(commit_id).unlink(missing_ok=True)

    def prune(self, keep: str) -> None:
        """Drop the bases of other commits and what a crash left behind."""
        for path in self.folder.glob("base-*.sqlite"):
            if path != self.base(keep):
                _let_go(path)
        for path in self.folder.glob("*.part"):
            path.unlink(missing_ok=True)

    @contextlib.contextmanager
    def bench(self) -> Iterator[Path]:
        """An empty folder for the copies of one merge; gone afterwards."""
        if self.work.exists():
            shutil.rmtree(self.work, ignore_errors=True)
        folder = self.work / uuid.uuid4().hex[:8]
        folder.mkdir(parents=True)
        try:
            yield folder
        finally:
            shutil.rmtree(self.work, ignore_errors=True)


def _is(entry: Entry, path: Path) -> bool:
    try:
        return path.stat().st_size == entry.size and digest(path) == entry.sha256
    except FileNotFoundError:
        return False


def _let_go(path: Path) -> None:
    """Remove a file that was made read-only."""
    with contextlib.suppress(FileNotFoundError):
        path.chmod(stat.S_IRUSR | stat.S_IWUSR)
        path.unlink()

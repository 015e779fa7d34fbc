"""What the transfers of footage remember between runs: ``sync/media.json``.

An upload is in it from the moment it is asked for until the object was seen whole, with the parts
the store has confirmed; a download from being asked for until the file is in its place. The file is
written whole or not at all; losing it costs bytes on the line, never footage.
"""

from __future__ import annotations

import json
import logging
import re
import threading
import uuid
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from app.sync.journal import write_whole

log = logging.getLogger(__name__)

FORMAT = 1
_MOST_BYTES = 16 * 1024 * 1024
_SHA = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class FileState:
    """What a file was when it was hashed; any difference means that it was written to."""

    size: int
    mtime_ns: int
    inode: int


def state_of(path: Path) -> FileState:
    """The present state; ``OSError``."""
    status = path.stat()
    return FileState(status.st_size, status.st_mtime_ns, status.st_ino)


@dataclass(frozen=True, slots=True)
class SentPart:
    """One part that the store has confirmed; numbers start at 1."""

    number: int
    size: int
    etag: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Upload:
    """A file on its way up. ``upload_id`` is empty until its first part is due."""

    sha256: str
    key: str
    path: str
    state: FileState
    part_size: int = 0
    upload_id: str = ""
    parts: tuple[SentPart, ...] = ()

    @property
    def sent(self) -> int:
        """Bytes that the store has."""
        return sum(part.size for part in self.parts)


@dataclass(frozen=True, slots=True)
class Download:
    """A file on its way down, to ``to``."""

    sha256: str
    key: str
    to: str
    size: int


class MediaJournal:
    """Reads the file once and writes every change. Safe from any thread. ``OSError`` when the disk
    refuses.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / "media.json"
        self._lock = threading.Lock()
        self._uploads: dict[str, Upload] = {}
        self._downloads: dict[str, Download] = {}
        self._read()

    def uploads(self) -> tuple[Upload, ...]:
        """Everything on its way up, as it was asked for."""
        with self._lock:
            return tuple(self._uploads.values())

    def downloads(self) -> tuple[Download, ...]:
        """Everything on its way down."""
        with self._lock:
            return tuple(self._downloads.values())

    def upload(self, sha256: str) -> Upload | None:
        """The upload of a content."""
        with self._lock:
            return self._uploads.get(sha256)

    def put_upload(self, upload: Upload) -> None:
        """Note an upload, or what it has become."""
        with self._lock:
            self._uploads[upload.sha256] = upload
            self._write()

    def add_part(self, sha256: str, part: SentPart) -> Upload | None:
        """Note one more confirmed part; None when the upload was given up meanwhile."""
        with self._lock:
            old = self._uploads.get(sha256)
            if old is None:
                return None
            others = [p for p in old.parts if p.number != part.number]
            parts = tuple(sorted((*others, part), key=lambda p: p.number))
            new = self._uploads[sha256] = replace(old, parts=parts)
            self._write()
            return new

    def drop_upload(self, sha256: str) -> None:
        """It arrived, or is not wanted any more."""
        with self._lock:
            if self._uploads.pop(sha256, None) is not None:
                self._write()

    def put_download(self, download: Download) -> None:
        """Note a download."""
        with self._lock:
            self._downloads[download.sha256] = download
            self._write()

    def drop_download(self, sha256: str) -> None:
        """It arrived, or is not wanted any more."""
        with self._lock:
            if self._downloads.pop(sha256, None) is not None:
                self._write()

    def _write(self) -> None:
        value = {
            "format": FORMAT,
            "uploads": [asdict(upload) for upload in self._uploads.values()],
            "downloads": [asdict(download) for download in self._downloads.values()],
        }
        write_whole(self.path, json.dumps(value, indent=1).encode("ascii"))

    def _read(self) -> None:
        try:
            with self.path.open("rb") as file:
                text = file.read(_MOST_BYTES + 1)
        except FileNotFoundError:
            return
        try:
            value = json.loads(text)
            if len(text) > _MOST_BYTES or value["format"] != FORMAT:
                raise ValueError("not a journal of this version")
            uploads = [_upload(item) for item in value["uploads"]]
            downloads = [_download(item) for item in value["downloads"]]
        except (ValueError, TypeError, KeyError) as error:
            aside = self.path.with_name(f"media-unreadable-{uuid.uuid4().hex[:8]}.json")
            self.path.replace(aside)
            log.warning("The transfers' journal made no sense (%s); kept as %s", error, aside.name)
            return
        self._uploads = {upload.sha256: upload for upload in uploads}
        self._downloads = {download.sha256: download for download in downloads}


def _upload(item: dict[str, Any]) -> Upload:
    parts = tuple(
        SentPart(_whole(p["number"]), _whole(p["size"]), _text(p["etag"]), _sha(p["sha256"]))
        for p in item["parts"]
    )
    state = FileState(*(_whole(item["state"][name]) for name in FileState.__slots__))
    words = (_text(item["key"]), _text(item["path"]))
    rest = (_whole(item["part_size"]), _text(item["upload_id"]))
    return Upload(_sha(item["sha256"]), *words, state, *rest, parts)


def _download(item: dict[str, Any]) -> Download:
    words = (_text(item["key"]), _text(item["to"]))
    return Download(_sha(item["sha256"]), *words, _whole(item["size"]))


def _whole(value: object) -> int:
    if type(value) is not int or value < 0:
        raise ValueError("a number is expected")
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("a text is expected")
    return value


def _sha(value: object) -> str:
    if not isinstance(value, str) or not _SHA.fullmatch(value):
        raise ValueError("a SHA-256 is expected")
    return value

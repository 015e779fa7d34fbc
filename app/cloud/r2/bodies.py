"""Bodies that count what goes over the wire, wait for the limit and can be stopped."""

from __future__ import annotations

import base64
import hashlib
import io
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from app.cloud.r2.errors import Stopped

BLOCK = 256 * 1024


def sha256_of(body: bytes | memoryview | Path) -> bytes:
    """The digest of a body, streamed when it is a file."""
    if isinstance(body, Path):
        with body.open("rb") as file:
            return hashlib.file_digest(file, "sha256").digest()
    return hashlib.sha256(body).digest()


def checksum(body: bytes | memoryview | Path, sha256: str | None) -> str:
    """``ChecksumSHA256`` as S3 wants it (base64), from a known hex digest or the body itself."""
    digest = bytes.fromhex(sha256) if sha256 is not None else sha256_of(body)
    if len(digest) != 32:
        raise ValueError("a sha256 has 32 bytes")
    return base64.b64encode(digest).decode("ascii")


class Metered(io.RawIOBase):
    """A seekable body. ``start`` is called when signing is over and sending begins."""

    def __init__(
        self,
        body: bytes | memoryview | BinaryIO,
        size: int,
        on_wire: Callable[[int], None],
        should_stop: Callable[[], bool] | None = None,
    ) -> None:
        super().__init__()
        self._source = io.BytesIO(body) if isinstance(body, bytes | memoryview) else body
        self._size = size
        self._on_wire = on_wire
        self._should_stop = should_stop
        self._sending = False

    def __len__(self) -> int:
        return self._size

    def start(self) -> None:
        """From now on what is read is being sent."""
        self._sending = True

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        return self._source.seek(offset, whence)

    def tell(self) -> int:
        return self._source.tell()

    def read(self, size: int | None = -1) -> bytes:
        if self._should_stop is not None and self._should_stop():
            raise Stopped
        data = self._source.read(-1 if size is None else size)
        if self._sending and data:
            self._on_wire(len(data))
        return data

"""Where a video's bytes come from: a file on this computer, or one that lies elsewhere.

FFmpeg is never given an address: what is not on this computer reaches it as an open file object that
somebody else fills (``RemoteFile.open``). Its position belongs to one reader, its blocks are shared.
"""

from __future__ import annotations

import io
import threading
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, TypeAlias

from app.core.errors import ReelBallersError


class RemoteFile:
    """A video that is not on this computer: read in pieces, never as a whole.

    ``content`` is the SHA-256 that names its bytes, ``opener`` opens them for reading; it is called
    once, when the first byte is wanted, and its file is closed by ``close``. Safe from any thread:
    pictures and sound are read by two, and use the same blocks.
    """

    def __init__(self, name: str, size: int, content: str, opener: Callable[[], BinaryIO]) -> None:
        self.name = name
        self.size = size
        self.content = content
        self._opener = opener
        self._lock = threading.Lock()
        self._file: BinaryIO | None = None
        self._problem: ReelBallersError | None = None

    def __repr__(self) -> str:
        return f"RemoteFile({self.name!r}, {self.size}, {self.content[:8]})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, RemoteFile) and other.key == self.key

    def __hash__(self) -> int:
        return hash(self.key)

    @property
    def key(self) -> tuple[str, int, int]:
        """What names this content: the same on every computer and after every download."""
        return f"sha256:{self.content}", self.size, 0

    @property
    def problem(self) -> ReelBallersError | None:
        """Why the latest read failed; None when it did not. FFmpeg says only "damaged"."""
        return self._problem

    def open(self) -> RemoteView:
        """A file object of its own position."""
        return RemoteView(self)

    def read_at(self, offset: int, count: int) -> bytes:
        """Bytes from a place on; fewer at the end. Raises what the other side raises."""
        with self._lock:
            try:
                if self._file is None:
                    self._file = self._opener()
                self._file.seek(offset)
                found = self._file.read(count)
            except ReelBallersError as error:
                self._problem = error
                raise
            self._problem = None
            return found

    def close(self) -> None:
        """Let the blocks go; the next read opens it again."""
        with self._lock:
            if self._file is not None:
                self._file.close()
            self._file = None


class RemoteView(io.RawIOBase):
    """One reader's position in a ``RemoteFile``, with stretches whose bytes need not be fetched."""

    def __init__(self, remote: RemoteFile) -> None:
        self._remote = remote
        self._at = 0
        self._hollow: tuple[tuple[int, int], ...] = ()

    def hollow(self, stretches: tuple[tuple[int, int], ...]) -> None:
        """From now on read these [start, end) as zeros: only where they are is of interest."""
        self._hollow = stretches

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._remote.size}[whence]
        if base + offset < 0:
            raise ValueError("a position before the start of the file")
        self._at = base + offset
        return self._at

    def read(self, size: int | None = -1, /) -> bytes:
        left = max(0, self._remote.size - self._at)
        count = left if size is None or size < 0 else min(size, left)
        found = self._zeros(count) or (self._remote.read_at(self._at, count) if count else b"")
        self._at += len(found)
        return found

    def _zeros(self, count: int) -> bytes:
        for start, end in self._hollow:
            if start <= self._at and self._at + count <= end:
                return bytes(count)
        return b""


MediaFile: TypeAlias = Path | RemoteFile
"""A video: on this computer, or elsewhere."""


def size_of(file: MediaFile) -> int:
    """How many bytes it has; ``OSError`` for a local one that is not there."""
    return file.size if isinstance(file, RemoteFile) else file.stat().st_size


def open_file(file: MediaFile) -> BinaryIO | RemoteView:
    """Open it for reading bytes; ``OSError`` for a local one, else what the other side raises."""
    return file.open() if isinstance(file, RemoteFile) else file.open("rb")


def is_gone(file: MediaFile) -> bool:
    """Whether a local file is not there any more; one that is elsewhere says so itself."""
    return isinstance(file, Path) and not file.exists()


def problem_of(file: MediaFile) -> ReelBallersError | None:
    """Why the latest read of a file that lies elsewhere failed; None for a local one."""
    return file.problem if isinstance(file, RemoteFile) else None

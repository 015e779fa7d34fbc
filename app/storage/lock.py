"""One app per library: a lock on a file, which the system drops when the process dies."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import BinaryIO

from app.core.errors import StorageFailed

if sys.platform == "win32":
    import msvcrt

    def _lock(file: BinaryIO) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(file: BinaryIO) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


class LibraryLock:
    """Held from construction to ``release``. ``StorageFailed`` when another app holds it."""

    def __init__(self, folder: Path) -> None:
        path = folder / "library.lock"
        try:
            self._file = path.open("ab+")
        except OSError as error:
            raise StorageFailed(
                f"The library in {folder} cannot be locked ({error.strerror}): "
                "allow writing to that folder."
            ) from error
        try:
            _lock(self._file)
        except OSError as error:
            self._file.close()
            raise StorageFailed(
                f"The library in {folder} is open in another Reel Ballers: close that one, "
                "or start this one with another --profile."
            ) from error

    def release(self) -> None:
        """Let another app have the library; the file stays, so that nobody locks a lost one."""
        self._file.close()

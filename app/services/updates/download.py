"""Fetches an installer: goes on after a cut, and gives it its name only when it is the signed file."""

from __future__ import annotations

import hashlib
import logging
import shutil
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import IO

from app.cloud.updates.server import UpdateServer
from app.core.errors import UpdateFailed
from app.core.update import ENDINGS, UpdateFile
from app.services.files import reason

log = logging.getLogger(__name__)

TRIES = 4
"""In a row without a byte more; a line that breaks and goes on is no failure."""
MOST_TRIES = 200
PAUSE_S = 1.0
PART = ".part"
SPARE = 50_000_000
"""Bytes that stay free on the disk."""
_BLOCK = 1 << 20


class Fetching:
    """One download. ``wait(seconds)`` pauses between tries and says whether it was cancelled."""

    def __init__(
        self,
        server: UpdateServer,
        file: UpdateFile,
        told: Callable[[int], object],
        wait: Callable[[float], bool],
        *,
        pause_s: float = PAUSE_S,
    ) -> None:
        self._server, self._file = server, file
        self._told, self._wait, self._pause_s = told, wait, pause_s
        self._hash = hashlib.sha256()
        self._done = 0
        self._etag = ""

    def into(self, folder: Path) -> Path:
        """The whole, checked file in ``folder``. ``UpdateFailed``; then nothing of it is left."""
        part: Path | None = None
        try:
            folder.mkdir(parents=True, exist_ok=True)
            if shutil.disk_usage(folder).free < self._file.size + SPARE:
                size = f"{self._file.size / 1e6:.0f} MB"
                raise UpdateFailed("room", folder=folder, size=size)
            with tempfile.NamedTemporaryFile(
                prefix=f"{self._file.name}-", suffix=PART, dir=folder, delete=False
            ) as out:
                part = Path(out.name)
                self._fill(out.file)
            if wrong_hash(self._hash.hexdigest(), self._file):
                raise UpdateFailed("tampered")
            if self._wait(0.0):
                raise UpdateFailed("cancelled")
            # An AppImage is a program; the others are read by an installer of another user.
            part.chmod(0o755 if self._file.name.endswith(ENDINGS["appimage"]) else 0o644)
            whole = folder / self._file.name
            part.replace(whole)
        except OSError as error:
            raise UpdateFailed("disk", folder=folder, reason=reason(error)) from error
        finally:
            if part is not None:
                with suppress(OSError):
                    part.unlink(missing_ok=True)
        return whole

    def _fill(self, out: IO[bytes]) -> None:
        """All bytes, with patience."""
        fruitless = 0
        for _ in range(MOST_TRIES):
            before = self._done
            try:
                self._read(out)
            except UpdateFailed as error:
                if error.kind not in ("offline", "answer"):
                    raise
                log.info("The update's download at %d bytes: %s", self._done, error)
                last = error
            else:  # it ends well, and too early
                last = UpdateFailed("cut")
            if self._done == self._file.size:
                return
            fruitless = 0 if self._done > before else fruitless + 1
            if fruitless == TRIES:
                raise last if self._done == 0 else UpdateFailed("cut")
            if self._wait(self._pause_s):
                raise UpdateFailed("cancelled")
        raise UpdateFailed("cut")

    def _read(self, out: IO[bytes]) -> None:
        with self._server.body(self._file.address, self._done, self._etag) as body:
            if body.start != self._done:  # it begins anew
                out.seek(0)
                out.truncate()
                self._hash, self._done = hashlib.sha256(), 0
            self._etag = body.etag
            for piece in body.pieces:
                if self._done + len(piece) > self._file.size:
                    raise UpdateFailed("longer")
                out.write(piece)
                self._hash.update(piece)
                self._done += len(piece)
                self._told(self._done)
                if self._wait(0.0):
                    raise UpdateFailed("cancelled")


class Pace:
    """Seconds left, by what came in the last seconds."""

    SPAN_S = 8.0

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._marks: list[tuple[float, int]] = []

    def left_s(self, done: int, total: int) -> float | None:
        """After ``done`` of ``total`` bytes; None while that cannot be said yet."""
        now = self._clock()
        if self._marks and done < self._marks[-1][1]:
            self._marks.clear()
        if not self._marks or now - self._marks[-1][0] >= self.SPAN_S / 32:
            self._marks.append((now, done))
        while len(self._marks) > 1 and now - self._marks[0][0] > self.SPAN_S:
            self._marks.pop(0)
        since, at = self._marks[0]
        if now - since < 1.0 or done <= at:
            return None
        return (total - done) * (now - since) / (done - at)


def wrong_hash(found: str, file: UpdateFile) -> bool:
    """Whether what came is not what was signed."""
    return found != file.sha256


def is_whole(path: Path, file: UpdateFile) -> bool:
    """Whether a file on the disk is the one that was signed. Reads all of it."""
    found = hashlib.sha256()
    try:
        if path.is_symlink() or path.stat().st_size != file.size:
            return False
        with path.open("rb") as source:
            while block := source.read(_BLOCK):
                found.update(block)
    except OSError:
        return False
    return found.hexdigest() == file.sha256

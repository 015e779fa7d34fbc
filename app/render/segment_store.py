"""Rendered segments and sound on the disk, kept between exports so that nothing is encoded twice.

    segments/KEY.CRC.mp4        whole, checked by its sum whenever it is used
    segments/.job-PID-XXXX/     one running export: what it writes, and what it uses

A job takes hold of a file by a second name in its own folder, so that no other process can remove
it meanwhile; what a killed job leaves is swept by the next one. A file gets its name in the store
in one step. The store holds at most ``cap_bytes`` when no job runs; what was used longest ago goes
first. Several processes may use one store; nothing here needs a lock between them.
"""

from __future__ import annotations

import contextlib
import logging
import os
import shutil
import sys
import threading
import time
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self
from uuid import uuid4

from app.render.workplace import owned

log = logging.getLogger(__name__)

CAP_BYTES = 5_000_000_000
_JOB = ".job-"
_OLD_S = 86_400
"""Where a process cannot be asked whether it lives, its folder is left alone for a day."""
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class _Kept:
    path: Path
    size: int
    used: float
    links: int


class SegmentStore:
    """A folder of kept files. Safe for several threads and several processes."""

    def __init__(self, folder: Path, cap_bytes: int = CAP_BYTES) -> None:
        self.folder, self.cap_bytes = folder, cap_bytes

    @property
    def size(self) -> int:
        """Bytes of everything that is kept."""
        return sum(kept.size for kept in self._kept())

    def find(self, name: str) -> Path | None:
        """The kept file with this name, which becomes the latest used; None when there is none.

        A damaged one is removed.
        """
        stem, _, suffix = name.partition(".")
        for path in self.folder.glob(f"{stem}.*.{suffix}"):
            try:
                if f"{_sum_of(path):08x}" == path.name.split(".")[1]:
                    os.utime(path)
                    return path
            except OSError as error:
                log.info("%s is gone meanwhile: %s", path.name, error)
                continue
            log.warning("%s in the segment cache is damaged; it is rendered again", path.name)
            _remove(path)
        return None

    def add(self, film: Path, name: str) -> None:
        """Keep a whole file under a name, by a link where the file system knows them.

        Raises ``OSError``.
        """
        stem, _, suffix = name.partition(".")
        target = self.folder / f"{stem}.{_sum_of(film):08x}.{suffix}"
        try:
            os.link(film, target)
        except FileExistsError:
            os.utime(target)  # another job was quicker
        except OSError:
            part = self.folder / f"{_JOB}{os.getpid()}-{uuid4().hex[:8]}.{suffix}"
            try:
                shutil.copyfile(film, part)
                part.replace(target)
            finally:
                part.unlink(missing_ok=True)

    def evict(self, cap_bytes: int, spared: frozenset[str] = frozenset()) -> int:
        """Remove what was used longest ago until ``cap_bytes`` are left; the bytes removed.

        What a running job uses is left alone: it has a second name, or is one of the ``spared``
        names where there are none.
        """
        kept = sorted(self._kept(), key=lambda one: one.used)
        over, freed = sum(one.size for one in kept) - cap_bytes, 0
        for one in kept:
            if freed >= over:
                break
            stem, _, suffix = one.path.name.split(".")
            if one.links > 1 or f"{stem}.{suffix}" in spared:
                continue
            freed += one.size if _remove(one.path) else 0
        return freed

    def sweep(self) -> None:
        """Remove the folders of jobs that were killed."""
        for left in self.folder.glob(f"{_JOB}*"):
            number = left.name.removeprefix(_JOB).partition("-")[0]
            if number.isdigit() and not _in_use(left, int(number)):
                shutil.rmtree(left, ignore_errors=True)
                _remove(left)

    def _kept(self) -> Iterator[_Kept]:
        with contextlib.suppress(OSError), os.scandir(self.folder) as entries:
            for entry in entries:
                if entry.name.startswith(".") or entry.name.count(".") != 2:
                    continue
                with contextlib.suppress(OSError):  # removed by another process meanwhile
                    state = Path(entry.path).stat()
                    yield _Kept(Path(entry.path), state.st_size, state.st_mtime, state.st_nlink)


class Lease:
    """What one job uses and writes; a context manager. For several threads.

    ``store`` None: nothing is kept, everything lies in ``folder`` until the job is over.
    """

    def __init__(self, folder: Path, store: SegmentStore | None = None) -> None:
        """Raises ``OSError`` when the folder refuses."""
        self._store, self._lock = store, threading.Lock()
        self._mine: set[str] = set()
        self._folders = [folder if store is None else _job_folder(store)]
        self._spare = folder
        self._folders[0].mkdir(parents=True, exist_ok=True)

    @classmethod
    def of(cls, store: SegmentStore | None, folder: Path) -> Lease:
        """A lease of a store; one in ``folder`` when there is no store or it refuses."""
        if store is not None:
            try:
                store.sweep()
                return cls(folder, store)
            except OSError as error:
                log.warning("nothing can be kept in %s: %s", store.folder, error)
        return cls(folder)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of everything; what is over the cap is removed."""
        for folder in self._folders:
            shutil.rmtree(folder, ignore_errors=True)
        if self._store is not None:
            self._store.evict(self._store.cap_bytes)

    def get(self, name: str) -> Path | None:
        """A kept file that stays until the lease is closed; None when there is none."""
        if self._store is None:
            return None
        with self._lock:
            found = self._store.find(name)
            if found is None:
                return None
            self._mine.add(name)
            mine = self.place(name)
            try:
                os.link(found, mine)
            except FileExistsError:
                return mine
            except OSError:
                return found if found.exists() else None
            return mine

    def place(self, name: str) -> Path:
        """Where a file with this name may be written."""
        return self._folders[-1] / name

    def keep(self, part: Path, name: str) -> Path:
        """``part``, which was written to a place of this lease, is whole: it gets its name, and
        others may find it now; its path.

        A part has a name of its own until then: one that is written a second time must not write
        into the file that the store already has. Raises ``OSError``.
        """
        path = part.replace(part.with_name(name))
        if self._store is not None and len(self._folders) == 1:
            with self._lock:
                self._mine.add(name)
                try:
                    self._store.add(path, name)
                    self._store.evict(self._store.cap_bytes, frozenset(self._mine))
                except OSError as error:  # it is still ours to use
                    log.warning("%s cannot be kept: %s", name, error)
        return path

    def make_room(self, part: Path) -> bool:
        """``part`` found the disk full: whether trying again is worth while.

        Everything that no job uses is removed from the store; when that was nothing, the rest of
        the job is written beside its film, which may be on another disk.
        """
        with self._lock:
            if part.parent != self._folders[-1]:
                return True  # somebody else of this job has changed the place meanwhile
            if self._store is None or len(self._folders) > 1:
                return False
            if not self._store.evict(0, frozenset(self._mine)):
                self._spare.mkdir(parents=True, exist_ok=True)
                self._folders.append(self._spare)
        return True


def _job_folder(store: SegmentStore) -> Path:
    return store.folder / f"{_JOB}{os.getpid()}-{uuid4().hex[:8]}"


def _in_use(left: Path, pid: int) -> bool:
    if sys.platform == "win32":
        with contextlib.suppress(OSError):
            return time.time() - left.stat().st_mtime < _OLD_S
    return owned(left, pid)


def _sum_of(path: Path) -> int:
    """A sum of all bytes: against rot and half-written blocks, not against people."""
    found = 0
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            found = zlib.crc32(block, found)
    return found


def _remove(path: Path) -> bool:
    with contextlib.suppress(OSError):
        path.unlink()
        return True
    return False

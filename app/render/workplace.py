"""Where a render writes before its file is whole: a hidden folder beside the target.

The folder carries the number of the process that owns it, so that what a killed render left can be
told from what a living one is writing. The finished file is moved out of it in one step.
"""

from __future__ import annotations

import contextlib
import errno
import logging
import os
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Self

from app.core.errors import BadInput, RenderFailed
from app.core.naming import unique_name
from app.render.processes import runs_since

logger = logging.getLogger(__name__)

SUFFIX = ".mp4"
_MIN_FREE = 20_000_000
_NO_ROOM = (errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC))


class Workplace:
    """The folder of one running render; a context manager that leaves nothing behind."""

    def __init__(self, out: Path, pid: int | None = None) -> None:
        self.out = out.absolute()
        self.folder = _folder(self.out, os.getpid() if pid is None else pid)
        self.video = self.folder / "video.mp4"
        self.sound = self.folder / "sound.wav"
        self.metadata = self.folder / "metadata.txt"
        self.cover = self.folder / "cover.jpg"

    def __enter__(self) -> Self:
        try:
            self.folder.mkdir(exist_ok=True)
        except OSError as error:
            raise not_writable(self.out.parent, error) from error
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.remove()

    def finish(self) -> None:
        """Put the whole file in its place, over an older one."""
        try:
            with self.video.open("rb+") as file:
                os.fsync(file.fileno())
            self.video.replace(self.out)
        except OSError as error:
            raise RenderFailed(
                f"{self.out.name} cannot be put into {self.out.parent} ({error.strerror}); "
                "close the program that has it open, or choose another name."
            ) from error

    def remove(self) -> None:
        """Remove the folder with everything in it; no error when it is gone."""
        shutil.rmtree(self.folder, ignore_errors=True)


def claim(film: Path, out: Path) -> Path:
    """Put a whole film under ``out`` or the next free name; never over another file.

    Where the file system knows links, ``film`` stays a second name of it until its owner removes
    it; elsewhere it is moved. ``RenderFailed`` when the folder refuses.
    """
    taken: set[str] = set()
    there = out
    while True:
        try:
            _take(film, there)
            return there
        except FileExistsError:
            taken |= {there.name, *(path.name for path in out.parent.iterdir())}
            there = out.with_name(unique_name(out.name, taken))
        except OSError as error:
            raise RenderFailed(
                f"{out.name} cannot be put into {out.parent} ({error.strerror}); "
                "choose another folder or another name."
            ) from error


def _take(film: Path, there: Path) -> None:
    """Give a film a name that nothing has; ``FileExistsError`` when something has it."""
    try:
        os.link(film, there)
    except FileExistsError:
        raise
    except OSError:  # a file system without links, such as that of a memory stick
        if sys.platform == "win32":
            film.rename(there)  # refuses to replace, there
            return
        there.open("xb").close()
        try:
            film.replace(there)
        except OSError:
            there.unlink(missing_ok=True)
            raise


def check_target(out: Path, sources: Iterable[Path], needed: int = 0) -> None:
    """Refuse a target that cannot become a film, before any work is done.

    ``needed`` is the estimated size in bytes. Raises ``BadInput`` for a wrong name or a target that
    is one of the sources, ``RenderFailed`` for a folder that is missing, read-only or full.
    """
    if "\0" in str(out) or not _writable_text(str(out)):
        raise BadInput(f"{out.name!a} holds characters that no name can have; choose another name.")
    try:
        _check_target(out.absolute(), sources, needed)
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            raise BadInput(_too_long(out)) from error
        raise not_writable(out.absolute().parent, error) from error


def _check_target(out: Path, sources: Iterable[Path], needed: int) -> None:
    if out.suffix.lower() != SUFFIX:
        raise BadInput(f"{out.name} does not end in {SUFFIX}; films are written as {SUFFIX}.")
    if out.is_dir():
        raise BadInput(f"{out} is a folder; give the name of a file in it.")
    for source in sources:
        if _same_file(out, source):
            raise BadInput(
                f"{out.name} is a source of this edit and would be overwritten; "
                "choose another name."
            )
    _check_folder(out.parent, needed)


def _writable_text(name: str) -> bool:
    """Whether a name is text: ffmpeg is told it as UTF-8."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def _too_long(path: Path) -> str:
    longest = max((path.name, *path.parent.parts), key=len)
    return f"The name {longest[:40]}… is too long; choose a shorter one."


def _check_folder(folder: Path, needed: int) -> None:
    if not folder.is_dir():
        raise RenderFailed(f"There is no folder {folder}; make it or choose another.")
    if not os.access(folder, os.W_OK | os.X_OK):
        raise not_writable(folder, PermissionError(13, "Permission denied"))
    with contextlib.suppress(OSError):
        free = shutil.disk_usage(folder).free
        if free < max(_MIN_FREE, needed):
            raise RenderFailed(
                f"{folder} has only {free // 1_000_000} MB free and about "
                f"{max(_MIN_FREE, needed) // 1_000_000} MB are needed; free some space or choose "
                "another folder."
            )


def not_writable(folder: Path, error: OSError) -> RenderFailed:
    """The sentence for a folder we may not write to."""
    if error.errno == errno.ENAMETOOLONG:
        return RenderFailed("The name of the file is too long; choose a shorter one.")
    return RenderFailed(
        f"Nothing can be written to {folder} ({error.strerror}); choose another folder or change "
        "its permissions."
    )


def refused(folder: Path, error: OSError) -> RenderFailed:
    """The sentence for a write that failed: no room, or no right."""
    return full(folder) if error.errno in _NO_ROOM else not_writable(folder, error)


def full(folder: Path) -> RenderFailed:
    """The sentence for a disk without room."""
    return RenderFailed(
        f"The disk of {folder} is full; free some space or choose another folder, then try again."
    )


def sweep(out: Path) -> None:
    """Remove what killed renders of ``out`` left beside it; a living one is left alone."""
    out = out.absolute()
    for folder in out.parent.glob(f".{glob_escaped(out.stem[:80])}.*.part"):
        number = folder.name.removesuffix(".part").rpartition(".")[2]
        if number.isdigit() and not owned(folder, int(number)):
            logger.info("removing what an interrupted render left: %s", folder.name)
            shutil.rmtree(folder, ignore_errors=True)


def glob_escaped(name: str) -> str:
    """A name in which no character means anything to ``glob``."""
    return "".join(f"[{c}]" if c in "*?[" else c for c in name)


def _folder(out: Path, pid: int) -> Path:
    return out.parent / f".{out.stem[:80]}.{pid}.part"


def _same_file(out: Path, source: Path) -> bool:
    """Whether both are one file, also through links."""
    with contextlib.suppress(OSError, ValueError):
        if out.exists() and out.samefile(source):
            return True
    with contextlib.suppress(OSError, RuntimeError, ValueError):
        return out.resolve() == source.resolve()
    return False


def owned(folder: Path, pid: int) -> bool:
    """Whether the process that made a folder (or file) still runs; on Windows only our own is known
    to."""
    try:
        made_at = folder.stat().st_mtime
    except OSError:
        return False
    return runs_since(pid, made_at)

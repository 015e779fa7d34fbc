"""Reading what people give us and writing what they asked for, whole or not at all."""

from __future__ import annotations

import shutil
from pathlib import Path
from uuid import uuid4

from app.core.check import cleaned, shown
from app.core.errors import BadInput, ReelBallersError, RenderFailed
from app.core.limits import MAX_PATH


def read_file(path: Path, most: int, error: type[BadInput] = BadInput) -> bytes:
    """The bytes of a file of at most ``most`` bytes; ``error`` with a sentence otherwise."""
    try:
        if not path.is_file():
            raise error(f"{path} {_what(path)}; give the path of a file.")
        with path.open("rb") as file:
            data = file.read(most + 1)
    except OSError as problem:
        raise error(f"{path} cannot be read: {reason(problem)}.") from problem
    if len(data) > most:
        size = path.stat().st_size
        raise error(f"{path} is {size / 1e6:.1f} MB; at most {most / 1e6:.0f} MB are read.")
    return data


def write_file(path: Path, data: bytes) -> None:
    """Write a file through a temporary one beside it; a link stays and its target is written.

    ``BadInput`` for something that is no file, ``ReelBallersError`` when the folder refuses.
    """
    try:
        path = path.resolve() if path.is_symlink() else path
        strange = path.exists() and not (path.is_file() or path.is_dir())
    except (OSError, RuntimeError):
        strange = False
    if strange:
        raise BadInput(f"{path} {_what(path)}; give the path of a file.")
    part = path.with_name(f".{path.name}.{uuid4().hex[:8]}.part")
    try:
        part.write_bytes(data)
        part.replace(path)
    except OSError as problem:
        part.unlink(missing_ok=True) if part.parent.is_dir() else None
        raise ReelBallersError(
            f"{path} cannot be written: {reason(problem)}; choose another folder."
        ) from problem


def _what(path: Path) -> str:
    """Why a path is no file."""
    if path.is_dir():
        return "is a folder"
    return "is not a regular file" if path.exists() else "does not exist"


def check_name(path: Path) -> None:
    """``BadInput`` for a path that an edit document cannot hold."""
    if cleaned(str(path), MAX_PATH) != str(path):
        raise BadInput(
            f"The name {shown(str(path)[-40:])} holds control characters or is too long to be kept "
            "in a reel; rename the file (or its folder) and add it again."
        )


def check_folder(folder: Path) -> None:
    """Make the folder and try a write in it. ``RenderFailed`` says why it will not do."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / f".{uuid4().hex[:8]}.part"
        with probe.open("wb") as file:
            file.write(b"\0" * 4096)
            file.flush()
        probe.unlink()
    except OSError as problem:
        raise RenderFailed(
            f"Nothing can be written to {folder}: {reason(problem)}; choose another folder."
        ) from problem


def check_room(folder: Path, needed: int) -> None:
    """``RenderFailed`` when the disk of a folder has less room than needed, in bytes."""
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise RenderFailed(
            f"The disk of {folder} is full ({free / 1e6:.0f} MB free, about "
            f"{needed / 1e6:.0f} MB needed); free some space or choose another folder."
        )


def same_file(a: Path, b: Path) -> bool:
    """Whether two paths are one file (links and letter case considered)."""
    try:
        return a.samefile(b)
    except OSError:
        return a.resolve() == b.resolve()


def reason(problem: OSError) -> str:
    """Why the system refused, in words and without the path."""
    return (problem.strerror or type(problem).__name__).lower()

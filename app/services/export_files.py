"""Moving films of exports: off the library's thread, never over another file, and back if need be."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar
from uuid import uuid4

from app.core.errors import ReelBallersError
from app.core.export import ExportJob
from app.render.workplace import claim
from app.services.files import reason, same_file
from app.services.operations import chain

logger = logging.getLogger(__name__)

T = TypeVar("T")
U = TypeVar("U")


@dataclass(frozen=True, slots=True)
class Moved:
    """A job as it was, and where its film is now; None when there was none."""

    job: ExportJob
    there: Path | None


def move_film(job: ExportJob, old: Path | None, new: Path) -> Moved:
    """Move the film of a job, when there is one."""
    there = move_file(old, new) if old is not None and old.is_file() else None
    return Moved(job, there)


def move_back(moved: Moved) -> None:
    """Move the film of a job to where the job says it is."""
    if moved.there is not None:
        move_file(moved.there, Path(moved.job.out))


def move_file(old: Path, new: Path) -> Path:
    """Move a file to ``new`` or the next free name beside it; where it is now.

    Blocks, for long when the folders lie on different disks. ``ReelBallersError`` when the system
    refuses; the file is then where it was.
    """
    if old == new:
        return old
    try:
        new.parent.mkdir(parents=True, exist_ok=True)
        if _only_case_differs(old, new):
            return old.rename(new)
        if old.stat().st_dev == new.parent.stat().st_dev:
            there = claim(old, new)
        else:
            there = _copy(old, new)
        try:
            old.unlink(missing_ok=True)
        except OSError:  # open in a player, on Windows
            there.unlink()
            raise
    except OSError as problem:
        raise ReelBallersError(
            f"{old} cannot be moved to {new.parent}: {reason(problem)}; close the program that has "
            "it open, or allow writing there."
        ) from problem
    return there


def files_first(
    pool: Executor,
    moving: Future[T],
    commit: Callable[[T], Future[U]],
    back: Callable[[T], object],
) -> Future[U]:
    """A future of ``commit`` once the files have moved; when it fails, they go ``back`` first."""

    def write(moved: T) -> Future[U]:
        result: Future[U] = Future()
        result.set_running_or_notify_cancel()

        def fail(error: BaseException) -> None:
            try:
                back(moved)
            except Exception:
                logger.exception("a file could not be moved back")
            result.set_exception(error)

        def settle(done: Future[U]) -> None:
            error = done.exception()
            if error is None:
                result.set_result(done.result())
                return
            try:
                pool.submit(fail, error)
            except RuntimeError:  # the app is closing
                fail(error)

        commit(moved).add_done_callback(settle)
        return result

    return chain(moving, write)


def _only_case_differs(old: Path, new: Path) -> bool:
    alike = old.parent == new.parent and old.name.casefold() == new.name.casefold()
    return alike and (not new.exists() or same_file(old, new))


def _copy(old: Path, new: Path) -> Path:
    """A copy on another disk, whole or not at all."""
    part = new.with_name(f".{uuid4().hex[:8]}.part")
    try:
        shutil.copy2(old, part)
        return claim(part, new)
    finally:
        part.unlink(missing_ok=True)

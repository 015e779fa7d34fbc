"""Copies of the database: before every migration and once a day, the newest twenty are kept."""

from __future__ import annotations

import contextlib
import datetime
import errno
import logging
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

from app.core.errors import StorageFailed
from app.storage.engine import APPLICATION_ID, Database, driver

log = logging.getLogger(__name__)

KEEP = 20
DAY_US = 86_400_000_000
_NAME = re.compile(r"database-(\d{8}T\d{6}\.\d{6}Z)-[a-z0-9-]+\.sqlite")
_FORMAT = "%Y%m%dT%H%M%S.%fZ"


def back_up(database: Database, folder: Path, reason: str, now_us: int) -> Path:
    """Write a backup (whole or not at all), drop the oldest above twenty, return the new file.

    It is the newest by name whatever the clock says: a clock that was ahead once and was set right
    must not make every later backup count as the oldest.
    """
    return _written(database.copy_to, folder, reason, now_us)


def keep_as_it_is(path: Path, folder: Path, reason: str, now_us: int) -> Path:
    """As ``back_up``, but the file itself, byte for byte: whoever made it finds it as it was.

    Nobody may have it open, and nothing of SQLite's may stand beside it.
    """

    def copy(part: Path) -> None:
        shutil.copyfile(path, part)
        if part.stat().st_size != path.stat().st_size:
            raise OSError(errno.EIO, "the copy is not whole")

    return _written(copy, folder, reason, now_us)


def _written(copy_to: Callable[[Path], None], folder: Path, reason: str, now_us: int) -> Path:
    newest = next(iter(backups(folder)), None)
    if newest is not None:
        now_us = max(now_us, made_us(newest) + 1)
    when = datetime.datetime.fromtimestamp(now_us / 1e6, datetime.UTC).strftime(_FORMAT)
    target = folder / f"database-{when}-{reason}.sqlite"
    part = target.with_suffix(".part")
    part.unlink(missing_ok=True)
    try:
        copy_to(part)
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.replace(target)
    except OSError as error:
        raise StorageFailed(
            f"No backup could be written to {folder} ({error.strerror}): make room there."
        ) from error
    finally:
        part.unlink(missing_ok=True)
    for old in [path for path in backups(folder) if path != target][KEEP - 1 :]:
        old.unlink(missing_ok=True)
    log.info("Backup %s", target.name)
    return target


def backups(folder: Path) -> list[Path]:
    """The backups in a folder, newest first."""
    if not folder.is_dir():
        return []
    found = [path for path in folder.iterdir() if _NAME.fullmatch(path.name)]
    return sorted(found, key=lambda path: path.name, reverse=True)


def newest_good(folder: Path, user_id: str) -> Path | None:
    """The newest backup that is a sound library of this user."""
    return next((path for path in backups(folder) if sound(path, user_id)), None)


def due(folder: Path, now_us: int) -> bool:
    """Whether the newest backup is older than a day.

    One whose name is ahead of the clock is as old as its file: its name may only follow another.
    """
    newest = next(iter(backups(folder)), None)
    if newest is None:
        return True
    made = made_us(newest)
    if made > now_us:
        made = newest.stat().st_mtime_ns // 1000
    return not 0 <= now_us - made < DAY_US


def made_us(path: Path) -> int:
    """When a backup was made, by its name: microseconds since 1970 UTC."""
    found = _NAME.fullmatch(path.name)
    if found is None:
        raise ValueError(f"{path.name!r} is not the name of a backup")
    made = datetime.datetime.strptime(found[1], _FORMAT).replace(tzinfo=datetime.UTC)
    return round(made.timestamp() * 1e6)


def sound(path: Path, user_id: str) -> bool:
    """Whether a copy is a library of ours, whole, and of this user (or says of nobody)."""
    module = driver()
    uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    try:
        with contextlib.closing(module.connect(uri, uri=True)) as raw:
            if raw.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
                return False
            if raw.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
                return False
            whose = raw.execute("SELECT value FROM local_state WHERE key='user_id'").fetchone()
            return whose is None or whose[0] == user_id
    except module.Error:
        return False

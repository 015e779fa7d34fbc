"""Copies of the database: before every migration and once a day, the newest twenty are kept."""

from __future__ import annotations

import datetime
import logging
import os
import re
from pathlib import Path

from app.core.errors import StorageFailed
from app.storage.engine import Database, driver

log = logging.getLogger(__name__)

KEEP = 20
DAY_US = 86_400_000_000
_NAME = re.compile(r"database-(\d{8}T\d{6}\.\d{6}Z)-[a-z0-9-]+\.sqlite")
_FORMAT = "%Y%m%dT%H%M%S.%fZ"


def back_up(database: Database, folder: Path, reason: str, now_us: int) -> Path:
    """Write a backup (whole or not at all), drop the oldest above twenty, return the new file."""
    when = datetime.datetime.fromtimestamp(now_us / 1e6, datetime.UTC).strftime(_FORMAT)
    target = folder / f"database-{when}-{reason}.sqlite"
    part = target.with_suffix(".part")
    part.unlink(missing_ok=True)
    try:
        database.copy_to(part)
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.replace(target)
    except OSError as error:
        raise StorageFailed(
            f"No backup could be written to {folder} ({error.strerror}): make room there."
        ) from error
    finally:
        part.unlink(missing_ok=True)
    for old in backups(folder)[KEEP:]:
        old.unlink(missing_ok=True)
    log.info("Backup %s", target.name)
    return target


def backups(folder: Path) -> list[Path]:
    """The backups in a folder, newest first."""
    if not folder.is_dir():
        return []
    found = [path for path in folder.iterdir() if _NAME.fullmatch(path.name)]
    return sorted(found, key=lambda path: path.name, reverse=True)


def newest_good(folder: Path) -> Path | None:
    """The newest backup that SQLite finds sound."""
    return next((path for path in backups(folder) if _sound(path)), None)


def due(folder: Path, now_us: int) -> bool:
    """Whether the newest backup is older than a day (or bears a date from the future)."""
    newest = next((_NAME.fullmatch(path.name) for path in backups(folder)), None)
    if newest is None:
        return True
    made = datetime.datetime.strptime(newest[1], _FORMAT).replace(tzinfo=datetime.UTC)
    return not 0 <= now_us - made.timestamp() * 1e6 < DAY_US


def _sound(path: Path) -> bool:
    module = driver()
    uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    try:
        raw = module.connect(uri, uri=True)
    except module.Error:
        return False
    try:
        return bool(raw.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok")
    except module.Error:
        return False
    finally:
        raw.close()

"""A library that cannot be read when the app starts goes back to its newest good copy by itself.

Nothing is thrown away: the damaged file, and what SQLite kept beside it, stay in the folder under a
name with the date. A crash at any point leaves a state from which the next start goes on.
"""

from __future__ import annotations

import contextlib
import datetime
import logging
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from app.core.errors import ReelBallersError, StorageFailed
from app.storage.backups import backups, made_us, newest_good, sound
from app.storage.engine import Database, cause
from app.storage.folders import Folders
from app.storage.incoming import check_download
from app.storage.snapshots import sync_folder

log = logging.getLogger(__name__)

Rescue: TypeAlias = Callable[[Path], str]
"""Writes a library from elsewhere to a path; the words say whence, such as "from the cloud"."""
_BESIDE = ("", "-wal", "-shm", "-journal")


class LibraryDamaged(StorageFailed):
    """The library cannot be read and there is no copy on this laptop to go back to."""


def open_sound(
    folders: Folders, user_id: str, now_us: int, rescue: Rescue | None
) -> tuple[Database, str]:
    """The database, found sound or brought back, and a sentence when that was needed ("" else).

    ``LibraryDamaged``, with nothing changed, when there is no good copy, also not by ``rescue``;
    ``StorageFailed`` when it is only that the file cannot be opened or written.
    """
    try:
        what, database = _try(folders)
        if database is not None:
            return database, ""
        good, whence = _copy(folders, user_id, rescue)
        if good is None:
            raise LibraryDamaged(
                f"The library {folders.database} {what}: there is no good backup; move the file "
                "away to start with an empty library; nothing was changed."
            )
        kept = _set_aside(folders, now_us)
        good.replace(folders.database)
        sync_folder(folders.root)
    except OSError as error:
        raise StorageFailed(
            f"The library {folders.database} cannot be opened ({error.strerror}): allow writing to it."
        ) from error
    left = f"; the damaged file is kept as {kept.name}" if kept is not None else ""
    sentence = f"The library {what} and was brought back {whence}{left}."
    log.warning("%s", sentence)
    return Database(folders.database), sentence


def _try(folders: Folders) -> tuple[str, Database | None]:
    """The database when it is sound; else what is the matter with it."""
    path = folders.database
    if path.is_dir():
        return "is gone", None
    if not path.exists():
        if _copies(folders):
            return "is gone", None
    elif path.stat().st_size == 0 and _copies(folders):
        return "is empty", None
    if path.exists():
        path.open("rb+").close()  # SQLite would open it for reading only, without a word
    try:
        database = Database(path)
    except StorageFailed as error:
        if "damaged" in error.sentence:
            return f"is damaged ({cause(error)})", None
        raise
    if found := database.damage():
        database.close()
        return f"is damaged ({found})", None
    return "", database


def _copies(folders: Folders) -> list[Path]:
    """What says that there was a library once."""
    return [*backups(folders.backups), *_bases(folders)]


def _bases(folders: Folders) -> list[Path]:
    """The versions that the cloud agreed to; without what is only about this laptop."""
    found = [(path.stat().st_mtime, path) for path in folders.sync.glob("base-*.sqlite")]
    return [path for _, path in sorted(found, reverse=True)]


def _copy(folders: Folders, user_id: str, rescue: Rescue | None) -> tuple[Path | None, str]:
    """A copy of the best that there is, ready to take the place, and the words whence it is."""
    part = folders.root / "recovered.part"
    part.unlink(missing_ok=True)
    if (good := newest_good(folders.backups, user_id)) is not None:
        _copy_file(good, part)
        when = datetime.datetime.fromtimestamp(made_us(good) / 1e6, datetime.UTC)
        return part, f"from the backup of {when:%Y-%m-%d %H:%M} UTC ({good.name})"
    for base in _bases(folders):
        if sound(base, user_id):
            _copy_file(base, part)
            return part, "as it was when the cloud last had it"
    if rescue is None:
        return None, ""
    try:
        whence = rescue(part)
        check_download(part)
    except (ReelBallersError, OSError) as error:
        log.warning("The library could not be brought from elsewhere: %s", error)
        part.unlink(missing_ok=True)
        return None, ""
    return part, whence


def _copy_file(good: Path, part: Path) -> None:
    with good.open("rb") as source, part.open("wb") as target:
        shutil.copyfileobj(source, target)
        target.flush()
        os.fsync(target.fileno())


def _set_aside(folders: Folders, now_us: int) -> Path | None:
    """Rename the damaged database and what stands beside it; None when there was none.

    What stands beside goes first: SQLite would play a left log into the file that comes instead.
    """
    when = datetime.datetime.fromtimestamp(now_us / 1e6, datetime.UTC)
    stem = kept = folders.root / f"database-damaged-{when:%Y%m%dT%H%M%SZ}.sqlite"
    number = 1
    while kept.exists():
        number += 1
        kept = stem.with_stem(f"{stem.stem}-{number}")
    for beside in reversed(_BESIDE):
        path = folders.database.with_name(folders.database.name + beside)
        with contextlib.suppress(FileNotFoundError):
            path.rename(kept.with_name(kept.name + beside))
    return kept if kept.exists() else None

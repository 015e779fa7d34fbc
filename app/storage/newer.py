"""A library that a newer app has made: it is read from a copy, so that nothing of it is written.

The copy is a plain one, with what SQLite keeps beside the file, made while this app holds the lock
of the library. Opening the file itself would fold what a killed app had left into it, and with that
write to it.
"""

from __future__ import annotations

import logging
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from app.core.errors import LibraryReadOnly, StorageFailed
from app.storage.engine import APPLICATION_ID, Database
from app.storage.folders import Folders
from app.storage.migrate import PACKAGED, Steps
from app.storage.tables import EXPORT, EXPORT_EDIT, METADATA

log = logging.getLogger(__name__)

_BESIDE = ("-wal", "-journal")
_MAGIC = b"SQLite format 3\0"
_HEAD = 100
_UNREADABLE = (
    "The library {path} was made by a newer Reel Ballers and cannot be shown by this one: update "
    "the app; nothing was changed."
)


@dataclass(frozen=True, slots=True)
class ReadOnly:
    """What may be written while a newer library is looked at: exports of this session, in the copy.

    ``folder`` is where the copy lies; it goes when the library is closed.
    """

    folder: Path
    kept: frozenset[str]
    """The exports that the library itself knows: they stay as they are."""

    def refuse(self, table: str, row_id: str) -> None:
        """``LibraryReadOnly`` for a row that may not be written."""
        if table not in (EXPORT.name, EXPORT_EDIT.name) or row_id in self.kept:
            raise LibraryReadOnly

    def close(self) -> None:
        """Let the copy go."""
        shutil.rmtree(self.folder, ignore_errors=True)


def is_newer(path: Path, steps: Steps = PACKAGED) -> bool:
    """Whether the file says that a newer app made it; read without SQLite, so nothing is written.

    False for whatever cannot be read: what is the matter with that is found out elsewhere. Where a
    killed app left something beside the file, the answer is what the two say together.
    """
    try:
        if any(beside.stat().st_size for beside in _left_beside(path)):
            return _together(path, steps)
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError:
        return False
    if len(head) < _HEAD or not head.startswith(_MAGIC):
        return False
    version, application = (int.from_bytes(head[at : at + 4]) for at in (60, 68))
    return application == APPLICATION_ID and version > len(steps.revisions)


def open_copy(folders: Folders) -> tuple[Database, ReadOnly]:
    """The newer library as a database of its own, and what holds it.

    ``StorageFailed`` when there is no room for the copy, it is damaged, or something that this app
    shows is not kept there any more.
    """
    folder, database = _copied(folders.database)
    try:
        if found := database.damage():
            raise StorageFailed(
                f"The library {folders.database} was made by a newer Reel Ballers and is damaged "
                f"({found}): update the app, which goes back to a backup; nothing was changed."
            )
        for table in METADATA.tables.values():
            there = {row[1] for row in database.ask(f'PRAGMA table_info("{table.name}")')}
            if missing := {column.name for column in table.columns} - there:
                log.error("%s has no %s", table.name, sorted(missing))
                raise StorageFailed(_UNREADABLE.format(path=folders.database))
        # Jobs that wait or run are the newer app's; this one neither goes on with them nor sweeps
        # what they left. A job of no device is nobody's here.
        database.ask(
            "UPDATE export SET device_id = '' WHERE state NOT IN ('done', 'failed', 'cancelled')"
        )
        kept = frozenset(str(row[0]) for row in database.ask("SELECT id FROM export"))
    except BaseException:
        database.close()
        shutil.rmtree(folder, ignore_errors=True)
        raise
    log.warning("%s was made by a newer app: reading a copy of it", folders.database)
    return database, ReadOnly(folder, kept)


def _left_beside(path: Path) -> list[Path]:
    beside = [path.with_name(path.name + ending) for ending in _BESIDE]
    return [left for left in beside if left.exists()]


def _together(path: Path, steps: Steps) -> bool:
    try:
        folder, database = _copied(path)
    except StorageFailed:
        return False
    try:
        application = database.ask("PRAGMA application_id")[0][0]
        version = int(database.ask("PRAGMA user_version")[0][0])
        return application == APPLICATION_ID and version > len(steps.revisions)
    except StorageFailed:
        return False
    finally:
        database.close()
        shutil.rmtree(folder, ignore_errors=True)


def _copied(path: Path) -> tuple[Path, Database]:
    """A database on a copy in a folder of its own."""
    try:
        folder = Path(tempfile.mkdtemp(prefix="reel-ballers-"))
    except OSError as error:
        raise _no_room(path, error) from error
    try:
        for source in (path, *_left_beside(path)):
            shutil.copyfile(source, folder / source.name)
        return folder, Database(folder / path.name)
    except OSError as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise _no_room(path, error) from error
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def _no_room(path: Path, error: OSError) -> StorageFailed:
    return StorageFailed(
        f"The library {path} cannot be looked at ({error.strerror}): free some space in "
        f"{tempfile.gettempdir()}."
    )

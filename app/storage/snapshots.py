"""A copy of the library for the cloud: one plain file without anything that is only about here.

The copy is taken by SQLite's backup out of a read transaction of its own connection, so editing
goes on meanwhile; it is scrubbed in memory and written by ``VACUUM INTO``, which leaves no freed
page where something scrubbed could still be read.
"""

from __future__ import annotations

import contextlib
import logging
import os
from pathlib import Path
from types import ModuleType
from typing import Any

from app.core.errors import StorageFailed
from app.storage.tables import METADATA

log = logging.getLogger(__name__)


class StateReader:
    """Holds the state that was committed when it was made, for ``write``; close it afterwards.

    Made on the database thread between two transactions, so that the state is a known one; used
    by any one thread after that.
    """

    def __init__(self, module: ModuleType, path: Path) -> None:
        self._module = module
        uri = f"{path.absolute().as_uri()}?mode=ro"
        try:
            self._raw: Any = module.connect(
                uri, uri=True, isolation_level=None, check_same_thread=False
            )
            self._raw.execute("PRAGMA busy_timeout=5000")
            self._raw.execute("BEGIN")
            self._raw.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except module.Error as error:
            raise StorageFailed(f"The library {path} cannot be read ({error}).") from error

    def write(self, to: Path) -> None:
        """Write the scrubbed copy, whole or not at all. ``StorageFailed`` when there is no room."""
        part = to.with_name(to.name + ".part")
        try:
            part.unlink(missing_ok=True)
            with contextlib.closing(self._module.connect(":memory:", isolation_level=None)) as copy:
                self._raw.backup(copy)
                self._raw.execute("COMMIT")  # the rest needs the live file no more
                for table in METADATA.sorted_tables:
                    if "groups" not in table.info:
                        copy.execute(f'DELETE FROM "{table.name}"')  # noqa: S608
                copy.execute("VACUUM INTO ?", (str(part),))
            _sync_file(part)
            part.replace(to)
            sync_folder(to.parent)
        except self._module.Error as error:
            raise _no_room(to, str(error)) from error
        except OSError as error:
            raise _no_room(to, error.strerror or str(error)) from error
        finally:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)

    def close(self) -> None:
        """Let go of the state."""
        self._raw.close()


def sync_folder(folder: Path) -> None:
    """Make the names in a folder last; where the system cannot do that, it needs not."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _sync_file(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _no_room(to: Path, why: str) -> StorageFailed:
    log.error("Snapshot %s: %s", to.name, why)
    return StorageFailed(
        f"No snapshot of the library could be written to {to.parent} ({' '.join(why.split())}): "
        "free some space there; nothing was changed."
    )

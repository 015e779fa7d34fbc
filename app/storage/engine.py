"""One connection to one SQLite file, set up so that what is committed stays.

SQLite 3.7.0 to 3.51.2 can corrupt a database in WAL mode (the WAL-reset bug, fixed in 3.51.3,
3.50.7 and 3.44.6), so the bundled ``pysqlite3`` is preferred, and an affected version uses a
rollback journal. ``synchronous=FULL``: a commit is on the disk before it is answered.
"""

from __future__ import annotations

import contextlib
import importlib
import logging
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.pool import NullPool

from app.core.errors import StorageFailed

log = logging.getLogger(__name__)

APPLICATION_ID = 0x5245454C
"""``REEL``: how a file on disk says that it is a library of this app."""

BUSY_MS = 5_000
_PRAGMAS = (
    f"PRAGMA busy_timeout={BUSY_MS}",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA cell_size_check=ON",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
)
# What SQLite says, most specific first, and what a person is told.
_SENTENCES = (
    ("disk is full", "The disk is full: free some space in {folder} and do it again"),
    ("readonly", "The library {path} cannot be written: allow writing to its folder"),
    ("unable to open", "The library {path} cannot be opened: allow writing to its folder"),
    ("locked", "The library {path} is in use by another program: close it and try again"),
    ("malformed", "The library {path} is damaged: start the app again to go back to a backup"),
    ("not a database", "The library {path} is damaged: start the app again to go back to a backup"),
    ("disk i/o", "The library {path} could not be read or written: check the disk {folder} is on"),
)


def driver() -> ModuleType:
    """The SQLite module: pysqlite3 where it is installed, else Python's own."""
    try:
        return importlib.import_module("pysqlite3.dbapi2")
    except ImportError:
        return sqlite3


def wal_is_safe(version: tuple[int, int, int]) -> bool:
    """Whether this SQLite is free of the WAL-reset bug."""
    if version[:2] in ((3, 44), (3, 50)):
        return version[2] >= {44: 6, 50: 7}[version[1]]
    return version < (3, 7, 0) or version >= (3, 51, 3)


class Database:
    """A SQLite file opened for one thread at a time (it is handed over once, after opening).

    Raises ``StorageFailed`` when the file cannot be opened.
    """

    def __init__(self, path: Path, module: ModuleType | None = None) -> None:
        self.path = path
        self.module = module or driver()
        self._engine = create_engine(
            "sqlite+pysqlite://", module=self.module, creator=self._connect, poolclass=NullPool
        )
        event.listen(self._engine, "begin", _begin_immediate)
        with self.translated():
            self._connection = self._engine.connect()

    def _connect(self) -> Any:
        raw = self.module.connect(str(self.path), isolation_level=None, check_same_thread=False)
        try:
            for pragma in _PRAGMAS:
                raw.execute(pragma)
        except BaseException:
            raw.close()
            raise
        return raw

    def choose_journal(self) -> None:
        """WAL where it is safe; asked for once the file is known to be sound and ours."""
        safe = wal_is_safe(self.module.sqlite_version_info)
        self.ask(f"PRAGMA journal_mode={'WAL' if safe else 'DELETE'}")

    @contextlib.contextmanager
    def transaction(self) -> Iterator[Connection]:
        """``BEGIN IMMEDIATE`` … ``COMMIT``; any exception rolls everything back."""
        with self.translated(), self._connection.begin():
            yield self._connection

    @contextlib.contextmanager
    def translated(self) -> Iterator[None]:
        """Turns errors of SQLite into ``StorageFailed``."""
        try:
            yield
        except DBAPIError as error:
            raise self.failure(error.orig or error) from error
        except SQLAlchemyError:
            raise
        except self.module.Error as error:
            raise self.failure(error) from error

    def failure(self, error: BaseException) -> StorageFailed:
        """The sentence for an error of SQLite."""
        log.error("SQLite: %s", error)
        for words, sentence in _SENTENCES:
            if words in str(error).lower():
                told = sentence.format(path=self.path, folder=self.path.parent)
                return StorageFailed(f"{told}; nothing was changed.")
        return StorageFailed(f"The library {self.path} refused: {error}; nothing was changed.")

    def ask(self, sql: str, *parameters: object) -> list[tuple[Any, ...]]:
        """The rows of a statement outside of any transaction, such as a PRAGMA."""
        raw: Any = self._connection.connection.driver_connection
        with self.translated():
            return list(raw.execute(sql, parameters))

    def damage(self) -> str:
        """What ``integrity_check`` complains about first; empty when the file is sound."""
        try:
            found = str(self.ask("PRAGMA integrity_check(1)")[0][0])
        except StorageFailed as error:
            return cause(error)
        return "" if found == "ok" else found.replace("\n", " ")

    def copy_to(self, target: Path) -> None:
        """A compact copy of the committed state; ``target`` must not exist."""
        self.ask("VACUUM INTO ?", str(target))

    def close(self) -> None:
        """Close the file; SQLite folds its WAL into it."""
        self._connection.close()
        self._engine.dispose()


def cause(error: StorageFailed) -> str:
    """SQLite's own words for a failure, on one line."""
    behind = error.__cause__
    words = behind.orig if isinstance(behind, DBAPIError) else behind
    return " ".join(str(words or error).split())


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")

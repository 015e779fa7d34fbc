"""What every new library needs is found out once in a test process.

New libraries are made by alembic once; the others get the same tables from it.

The steps are deterministic, and running all of them takes most of the time in which a library is
opened. Only libraries that are new and of this app's own steps are copied: whatever migrates an old
file runs them for real, and so do tests with the fixture ``by_alembic``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from app.storage.engine import Database
    from app.storage.migrate import Steps


class Mould:
    """What alembic made of an empty file, as statements."""

    def __init__(self, by_alembic: Callable[[Database, Steps], None]) -> None:
        self.by_alembic = by_alembic
        self._statements: list[tuple[str, tuple[object, ...]]] = []

    def run(self, database: Database, steps: Steps) -> None:
        """In the place of ``app.storage.migrate._run``."""
        from app.storage import migrate

        new = steps is migrate.PACKAGED and migrate.state(database, steps) == "new"
        if not (new and self._statements):
            self.by_alembic(database, steps)
            if new:
                self._statements = list(statements(database))
            return
        with database.transaction() as connection:
            raw: Any = connection.connection.driver_connection
            for sql, values in self._statements:
                raw.execute(sql, values)


def statements(database: Database) -> Iterator[tuple[str, tuple[object, ...]]]:
    """All that makes a file without rows of a coach what it is."""
    made = database.ask(
        "SELECT name, type, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid"
    )
    for _, _, sql in made:
        yield sql, ()
    for name, kind, _ in made:
        for row in database.ask(f'SELECT * FROM "{name}"') if kind == "table" else ():
            yield f'INSERT INTO "{name}" VALUES ({", ".join("?" * len(row))})', row
    for pragma in ("application_id", "user_version"):
        yield f"PRAGMA {pragma}={database.ask(f'PRAGMA {pragma}')[0][0]}", ()


@pytest.fixture(scope="session", autouse=True)
def mould() -> Iterator[Mould]:
    """It is made with the first library."""
    from app.storage import migrate

    with pytest.MonkeyPatch.context() as patch:
        made = Mould(migrate._run)
        patch.setattr(migrate, "_run", made.run)
        yield made


@pytest.fixture
def by_alembic(mould: Mould, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every library of this test is made by the real migrations."""
    from app.storage import migrate

    monkeypatch.setattr(migrate, "_run", mould.by_alembic)


@pytest.fixture(scope="session", autouse=True)
def probed_encoders() -> Iterator[None]:
    """Whether a graphics card encodes is found out once: libraries of a process hand it on.

    An export of a new library asks every kind of card first, each with an ffmpeg of its own.
    """
    from app.render.job import PROBES
    from app.services.media_cache import MediaCache

    known: list[bytes] = []
    made, closed = MediaCache.__init__, MediaCache.close

    def make(cache: MediaCache, folder: Path) -> None:
        made(cache, folder)
        if known and not (folder / PROBES).exists():
            folder.mkdir(parents=True, exist_ok=True)
            (folder / PROBES).write_bytes(known[0])

    def close(cache: MediaCache) -> None:
        closed(cache)
        if not known and (cache.folder / PROBES).is_file():
            known.append((cache.folder / PROBES).read_bytes())

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(MediaCache, "__init__", make)
        patch.setattr(MediaCache, "close", close)
        yield

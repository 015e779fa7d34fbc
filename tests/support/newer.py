"""A library as a newer app would leave it: a schema of one step more than ours."""

from __future__ import annotations

import contextlib
from pathlib import Path

from app.storage.engine import driver
from app.storage.migrate import PACKAGED


def make_newer(database: Path, *more: str) -> bytes:
    """Bring a closed library to a schema that this app does not know; the file's bytes then.

    ``more`` are statements that the newer app's step ran.
    """
    with contextlib.closing(driver().connect(str(database), isolation_level=None)) as raw:
        raw.execute("ALTER TABLE game ADD COLUMN weather TEXT NOT NULL DEFAULT 'dry'")
        for statement in more:
            raw.execute(statement)
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
        raw.execute(f"PRAGMA user_version = {len(PACKAGED.revisions) + 1}")
    return database.read_bytes()

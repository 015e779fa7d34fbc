"""Small values for libraries, and looks into a database file from outside of the app."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any, TypeVar

from app.core.clip import MarkedClip
from app.core.edit import CropKey, Edit, EditClip, Reel, Source
from app.core.game import Game, GameFile
from app.storage import Changes, Library, Store
from app.storage.engine import driver
from app.storage.tables import METADATA

T = TypeVar("T")


def game(game_id: str = "game-1", *, files: int = 1, opponent: str = "Rovers") -> Game:
    """A game of some 45-minute files."""
    return Game(
        game_id,
        f"United – {opponent}",
        tuple(
            GameFile(
                f"{game_id}-file-{n}",
                f"/footage/{game_id}-{n}.mp4",
                5_000_000_000,
                2_700_000_000,
                1920,
                1080,
                Fraction(30000, 1001),
                True,
            )
            for n in range(files)
        ),
        opponent=opponent,
        date="2025-05-04",
        venue="home",
    )


def clip(clip_id: str = "clip-1", game_id: str = "game-1", **changes: Any) -> MarkedClip:
    """A clip with tags and a player."""
    values = {"start_us": 60_000_000, "end_us": 72_000_000, "tags": ("Goal", "Assist")}
    return MarkedClip(clip_id, game_id, **{**values, "players": ("Maya",), **changes})


def edit(reel_id: str = "reel-1", name: str = "Goal 2-1", *, clips: int = 1, keys: int = 1) -> Edit:
    """A reel of some clips of one file that no game has."""
    crop = tuple(CropKey(1_000_000 * n, 900.0 + n, 540.0, 1080.0) for n in range(keys))
    return Edit(
        Reel(reel_id, name),
        (("source-1", Source("/footage/other.mp4")),),
        tuple(EditClip(f"part-{n}", "source-1", 0, 4_000_000, crop=crop) for n in range(clips)),
    )


def do(library: Library, operation: Callable[[Store], T], name: str = "") -> Changes:
    """Run an operation to its end and give what it changed."""
    return library.run(operation, name).result(30).changes


def see(library: Library, operation: Callable[[Store], T]) -> T:
    """Run an operation to its end and give its value."""
    return library.run(operation).result(30).value


def live_rows(library: Library) -> dict[str, list[tuple[Any, ...]]]:
    """Every row that is not deleted, without its stamp, read past the app."""
    found: dict[str, list[tuple[Any, ...]]] = {}
    with contextlib.closing(driver().connect(str(library.folders.database))) as raw:
        for table in METADATA.sorted_tables:
            if "groups" not in table.info:
                continue
            names = [c.name for c in table.columns if c.name not in ("hlc", "deleted_at")]
            sql = f'SELECT {", ".join(names)} FROM "{table.name}" WHERE deleted_at IS NULL'
            found[table.name] = sorted(raw.execute(sql).fetchall())
    return found


def query(database: Path, sql: str, *parameters: object) -> list[tuple[Any, ...]]:
    """Rows of a statement on a database file, committed."""
    with contextlib.closing(driver().connect(str(database))) as raw:
        rows: list[tuple[Any, ...]] = raw.execute(sql, parameters).fetchall()
        raw.commit()
        return rows

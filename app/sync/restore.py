"""Decides what to write so that the library is again what it was in an older version.

Nothing is taken back: what differs is written anew with a stamp of now, what came later is marked
as deleted. So other laptops take it as an edit, and restoring the version before undoes it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from app.storage.exchange import Row, Tables, TableShape
from app.storage.hlc import stamp_ms

# About laptops, not about the coach's work: files on disks, renders, choices, notes of syncs.
LEFT_ALONE: Final = frozenset(
    {"game_file_path", "export", "setting", "sync_commit", "sync_conflict"}
)
# What is true now, whatever was true then.
STILL_TRUE: Final = {"game_file": ("cloud_key",)}
_STAMPS = ("hlc", "deleted_at")


def plan(
    now: Tables, then: Tables, shapes: tuple[TableShape, ...], *, hlc: str, now_us: int
) -> tuple[tuple[str, Row], ...]:
    """The rows to write, parents first, to make ``now`` say what ``then`` said.

    What lay in the trash then and was cleaned up since stays away, with all that belongs to it.
    """
    written: list[tuple[str, Row]] = []
    there = {name: set(rows) for name, rows in now.items()}
    for shape in shapes:
        if shape.name in LEFT_ALONE:
            continue
        old = {
            row_id: row
            for row_id, row in then.get(shape.name, {}).items()
            if all(
                row.get(column) is None or row[column] in there.get(parent, ())
                for column, parent in shape.parents.items()
            )
        }
        kept = STILL_TRUE.get(shape.name, ())
        rows = list(_rows(now.get(shape.name, {}), old, kept, hlc, now_us))
        there.setdefault(shape.name, set()).update(str(row["id"]) for row in rows)
        written += ((shape.name, row) for row in rows)
    return tuple(written)


def _rows(
    now: dict[str, Row], then: dict[str, Row], kept: tuple[str, ...], hlc: str, now_us: int
) -> Iterator[Row]:
    for row_id, old in then.items():
        new = now.get(row_id)
        wanted = {**old, **{name: new[name] for name in kept}} if new is not None else old
        if old["deleted_at"] is not None:
            if new is not None and new["deleted_at"] is None:
                yield {**new, "hlc": hlc, "deleted_at": now_us}
        elif new is None or new["deleted_at"] is not None or _words(new) != _words(wanted):
            yield {**wanted, "hlc": hlc, "deleted_at": None}
    for row_id, new in now.items():
        if row_id not in then and new["deleted_at"] is None:
            yield {**new, "hlc": hlc, "deleted_at": now_us}


def _words(row: Row) -> Row:
    return {name: value for name, value in row.items() if name not in _STAMPS}


def stamp_after(now: Tables, now_us: int, device_id: str) -> str:
    """A stamp of this device later than all that the library holds."""
    newest = max(
        (str(row["hlc"])[:12] for rows in now.values() for row in rows.values()), default="0"
    )
    ms = max(stamp_ms(now_us), int(newest, 16) + 1)
    return f"{ms:012x}-0000-{device_id.replace('-', '')[:8]}"

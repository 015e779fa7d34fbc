"""Writes rows as another laptop made them: with their own stamps, outside of undo."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, Table, select

from app.core.errors import StorageFailed
from app.storage.changes import Kind, Owner, Value
from app.storage.shapes import Row
from app.storage.tables import METADATA, synced_tables

_CHUNK = 500
_ROOTS: Mapping[str, tuple[Kind, str]] = {
    "game": ("game", "id"),
    "clip": ("clip", "id"),
    "reel": ("reel", "id"),
    "export": ("export", "id"),
    "tag": ("tag", "sport"),
    "player": ("player", "sport"),
    "setting": ("setting", "key"),
    "sync_conflict": ("conflict", "id"),
}
"""What the screens call a row, and the column that holds its id for them."""


def write_rows(connection: Connection, rows: Iterable[tuple[str, Row]]) -> dict[str, list[str]]:
    """Insert or overwrite rows, every column as given; the ids written, by table.

    Keys are checked when the transaction ends. ``ValueError`` for a table or columns that are not
    those of the schema: a bug of whoever made the rows.
    """
    by_table: dict[str, list[Row]] = {}
    for name, row in rows:
        by_table.setdefault(name, []).append(row)
    connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
    synced = {table.name for table in synced_tables()}
    for name, listed in by_table.items():
        if name not in synced:
            raise ValueError(f"{name!r} is not a table that is synced")
        columns = [column.name for column in METADATA.tables[name].columns]
        if odd := next((row for row in listed if row.keys() != set(columns)), None):
            raise ValueError(f"a row of {name} has the columns {sorted(odd)}")
        sql = _upsert(name, columns)
        connection.exec_driver_sql(sql, [tuple(row[c] for c in columns) for row in listed])
    return {name: [str(row["id"]) for row in listed] for name, listed in by_table.items()}


def drop_rows(connection: Connection, gone: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Remove rows for real: what a clean-up on another laptop removed; the ids, by table."""
    by_table: dict[str, list[str]] = {}
    for name, row_id in gone:
        by_table.setdefault(name, []).append(row_id)
    connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
    for name, ids in by_table.items():
        connection.exec_driver_sql(
            f'DELETE FROM "{METADATA.tables[name].name}" WHERE id = ?',  # noqa: S608
            [(row_id,) for row_id in ids],
        )
    return by_table


def check_keys(connection: Connection) -> None:
    """``StorageFailed`` when a row names one that is not there."""
    found = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if found is not None:
        raise StorageFailed(
            f"The changes of the other laptop do not fit together ({found[0]} without its "
            f"{found[2]}); nothing was changed: report this with a backup."
        )


def owners(connection: Connection, written: Mapping[str, Sequence[str]]) -> frozenset[Owner]:
    """What the screens call the rows: the clip of a tag, the reel of a keyframe."""
    wanted = {name: set(ids) for name, ids in written.items()}
    found: set[Owner] = set()
    for table in reversed(synced_tables()):
        ids = sorted(wanted.get(table.name, ()))
        if not ids:
            continue
        if table.name in _ROOTS:
            kind, column = _ROOTS[table.name]
            found.update((kind, str(name)) for name in _column(connection, table, column, ids))
        elif parent := owning(table):
            column, above = parent
            wanted.setdefault(above, set()).update(
                str(name) for name in _column(connection, table, column, ids)
            )
    return frozenset(found)


def owning(table: Table) -> tuple[str, str] | None:
    """The column that names the row this one belongs to, and the table of that."""
    for column in table.columns:
        for key in column.foreign_keys:
            return column.name, key.column.table.name
    return None


def _column(connection: Connection, table: Table, name: str, ids: Sequence[str]) -> set[Value]:
    found: set[Value] = set()
    for start in range(0, len(ids), _CHUNK):
        query = select(table.c[name]).where(table.c.id.in_(ids[start : start + _CHUNK]))
        found.update(connection.execute(query).scalars())
    return found


def _upsert(name: str, columns: Sequence[str]) -> str:
    names = ", ".join(f'"{column}"' for column in columns)
    marks = ", ".join("?" * len(columns))
    update = ", ".join(f'"{c}" = excluded."{c}"' for c in columns if c != "id")
    return (
        f'INSERT INTO "{name}" ({names}) VALUES ({marks}) '  # noqa: S608
        f"ON CONFLICT(id) DO UPDATE SET {update}"
    )

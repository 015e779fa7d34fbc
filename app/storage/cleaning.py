"""How large a library is, and what of it can go for good.

A deleted row is kept as a mark, so that laptops hear of the deletion. It can go once it is old and
the cloud holds the same mark; everything it owns goes with it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from sqlalchemy import Connection, LargeBinary, Table, cast, delete, func, literal, select

from app.core.sync import TableSize
from app.storage.exchange import read_tables
from app.storage.hlc import wall_us
from app.storage.merging import owning
from app.storage.shapes import Tables
from app.storage.tables import (
    CLOUD_EXPORT,
    CLOUD_PIECE,
    EXPORT,
    EXPORT_EDIT,
    SYNC_COMMIT,
    SYNC_CONFLICT,
    synced_tables,
)
from app.storage.versions import KEEP_COMMITS

KEEP_US = 90 * 86_400_000_000
"""Deleted rows stay this long: a laptop that was off for a season still hears of the deletion."""
_ROW_BYTES = 8
_FULL = 0.85
"""How full SQLite packs its pages."""

Known: TypeAlias = Callable[[str, str, str], bool]
"""Whether the cloud holds the row (table, id) with just this stamp."""


@dataclass(frozen=True, slots=True)
class Purged:
    """What a clean-up dropped, in rows."""

    rows: int


def everything(table: str, row_id: str, hlc: str) -> bool:
    """The ``Known`` of a library that never was in a cloud."""
    return True


def known_to(base: Path) -> Known:
    """The ``Known`` of the version last agreed on; nothing is known when its file is missing."""
    if not base.exists():
        return lambda table, row_id, hlc: False
    tables: Tables = read_tables(base)

    def known(table: str, row_id: str, hlc: str) -> bool:
        row = tables.get(table, {}).get(row_id)
        return row is not None and row["hlc"] == hlc

    return known


def doomed(connection: Connection, known: Known, now_us: int) -> dict[str, list[str]]:
    """The ids that can go, by table, children with their owners."""
    gone: dict[str, set[str]] = {}
    spared: set[tuple[str, str]] = set()
    # An owner that has a part the cloud does not know stays, and so does everything above it.
    for table in reversed(synced_tables()):
        parent = owning(table)
        if parent is None:
            continue
        query = select(table.c.id, table.c.hlc, table.c[parent[0]])
        for row_id, hlc, owner_id in connection.execute(query):
            if not known(table.name, row_id, hlc) or (table.name, row_id) in spared:
                spared.add((parent[1], owner_id))
    for table in synced_tables():
        old = _old(connection, table, known, now_us)
        parent = owning(table)
        above = gone.get(parent[1], set()) if parent else set()
        if parent and above:
            query = select(table.c.id, table.c[parent[0]])
            old |= {row_id for row_id, owner_id in connection.execute(query) if owner_id in above}
        old -= {row_id for name, row_id in spared if name == table.name}
        if old:
            gone[table.name] = old
    _spare_named(connection, gone)
    return {name: sorted(ids) for name, ids in gone.items() if ids}


def forget_edits(connection: Connection) -> None:
    """The edits of exports that are no more, and how they went in the cloud."""
    there = select(EXPORT.c.id)
    for table in (EXPORT_EDIT, CLOUD_EXPORT, CLOUD_PIECE):
        connection.execute(delete(table).where(table.c.export_id.not_in(there)))


def sizes(connection: Connection) -> tuple[TableSize, ...]:
    """Bytes and rows of every table that has some, largest first.

    SQLite is not built with ``dbstat`` everywhere, so the bytes are reckoned from the lengths of
    the values, in whole pages as a file has them.
    """
    page = int(connection.exec_driver_sql("PRAGMA page_size").scalar_one())
    found = []
    for table in synced_tables():
        row = _length(*table.columns)
        keys = [_length(*index.columns, table.c.id) for index in table.indexes]
        sums = (func.coalesce(func.sum(each), 0) for each in (row, *keys))
        rows, *weights = connection.execute(select(func.count(), *sums).select_from(table)).one()
        if rows:
            pages = sum(1 + int(weight / _FULL) // page for weight in weights)
            found.append(TableSize(table.name, pages * page, rows))
    return tuple(sorted(found, key=lambda size: (-size.bytes, size.name)))


def _length(*columns: Any) -> Any:
    """The bytes of a record with these columns."""
    total: Any = literal(_ROW_BYTES)
    for column in columns:
        total = total + 1 + func.coalesce(func.length(cast(column, LargeBinary)), 0)
    return total


def _old(connection: Connection, table: Table, known: Known, now_us: int) -> set[str]:
    """Rows that can go by themselves."""
    if table is SYNC_COMMIT:
        query = select(table.c.id, table.c.hlc).order_by(table.c.version.desc(), table.c.id)
        rows = connection.execute(query.offset(KEEP_COMMITS).limit(-1))
    elif table is SYNC_CONFLICT:
        query = select(table.c.id, table.c.hlc).where(table.c.resolved != 0)
        found = connection.execute(query).all()
        return {i for i, hlc in found if known(table.name, i, hlc) and _ago(hlc, now_us)}
    else:
        rows = connection.execute(
            select(table.c.id, table.c.hlc).where(table.c.deleted_at <= now_us - KEEP_US)
        )
    return {row_id for row_id, hlc in rows if known(table.name, row_id, hlc)}


def _ago(hlc: str, now_us: int) -> bool:
    return wall_us(hlc) <= now_us - KEEP_US


def _spare_named(connection: Connection, gone: Mapping[str, set[str]]) -> None:
    """Rows that one that stays still names, other than as its owner, stay too."""
    for table in synced_tables():
        owner = owning(table)
        for column in table.columns:
            for key in column.foreign_keys:
                if owner and column.name == owner[0]:
                    continue
                named = key.column.table.name
                for row_id, other in connection.execute(select(table.c.id, column)):
                    if row_id not in gone.get(table.name, ()):
                        gone.get(named, set()).discard(other)

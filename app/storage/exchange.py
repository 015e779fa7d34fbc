"""Two or three states of a library side by side: what differs between them.

Works on files that nobody writes to: snapshots and downloads that ``check_download`` has passed.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

from app.core.errors import ReelBallersError, StorageFailed
from app.storage.engine import driver
from app.storage.incoming import MAX_BYTES, check_download, migrate_copy
from app.storage.shapes import (
    Foreign,
    Pointer,
    Question,
    Row,
    Stamp,
    StoredConflict,
    SyncCommit,
    Tables,
    TableShape,
    Three,
    shapes,
)

__all__ = [
    "MAX_BYTES",
    "Foreign",
    "Pointer",
    "Question",
    "Row",
    "Stamp",
    "StoredConflict",
    "SyncCommit",
    "TableShape",
    "Tables",
    "Three",
    "add_commit_to",
    "check_download",
    "commits_in",
    "differences",
    "migrate_copy",
    "read_tables",
    "shapes",
]

_CHUNK = 500
_UNSEEN = frozenset({"sync_commit", "sync_conflict", "game_file_path"})
"""Rows that no coach made: they do not count in what a library holds."""
_MANY = 2_000
_Ids: TypeAlias = dict[str, set[str]]


def differences(base: Path | None, local: Path, remote: Path) -> Three:
    """The rows on which any two of the states differ, and their families: see ``Three``.

    All three must have the newest schema (``migrate_copy``). Without ``base`` its tables are empty.
    ``Foreign`` when a file cannot be read.
    """
    sides = {"remote": remote} if base is None else {"base": base, "remote": remote}
    every = shapes()
    with _opened(local, sides) as raw:
        # What differs between local and remote differs from the base on one side at least.
        pairs = [("main", "remote")]
        if base is not None:
            pairs = [("base", "main"), ("base", "remote")]
        ids: _Ids = {shape.name: set() for shape in every}
        for shape in every:
            for one, other in pairs:
                ids[shape.name].update(_unequal(raw, shape, one, other))
        found = {side: _take(raw, side, every, ids) for side in ("main", *sides)}
        _add_children(raw, every, ids, found)
        _add_parents(raw, every, ids, found)
        live = sum(_live(raw, shape, every) for shape in every if shape.name not in _UNSEEN)
    return Three(found.get("base", {}), found["main"], found["remote"], live)


def read_tables(path: Path) -> Tables:
    """Every row of a snapshot; ``Foreign`` when it cannot be read."""
    every = shapes()
    with _opened(path, {}) as raw:
        return {
            shape.name: {
                str(row[0]): dict(zip(shape.columns, row, strict=True))
                for row in raw.execute(f"SELECT {_columns(shape)} FROM {_name('main', shape)}")  # noqa: S608
            }
            for shape in every
        }


def commits_in(path: Path) -> tuple[SyncCommit, ...]:
    """The versions that a snapshot remembers, oldest first."""
    sql = (
        "SELECT id, parent_id, version, device_id, device_name, app_version, created_us "
        "FROM sync_commit WHERE deleted_at IS NULL ORDER BY version, id"
    )
    with _opened(path, {}) as raw:
        return tuple(SyncCommit(*row) for row in raw.execute(sql))


def add_commit_to(path: Path, commit: SyncCommit) -> None:
    """Write the row of a commit into an outgoing snapshot; ``StorageFailed`` when it cannot be."""
    module = driver()
    try:
        with contextlib.closing(module.connect(str(path))) as raw, raw:
            raw.execute("PRAGMA synchronous=FULL")
            raw.execute(
                "INSERT OR REPLACE INTO sync_commit (id, hlc, parent_id, version, device_id, "
                "device_name, app_version, created_us) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                commit_values(commit),
            )
    except module.Error as error:
        raise StorageFailed(
            f"The snapshot {path} cannot be written ({error}): free some space there."
        ) from error


def commit_values(commit: SyncCommit) -> tuple[str | int, ...]:
    """The row of a commit, in the order of ``add_commit_to``."""
    return (
        *(commit.id, commit.hlc, commit.parent_id, commit.version),
        *(commit.device_id, commit.device_name, commit.app_version, commit.created_us),
    )


def _unequal(raw: Any, shape: TableShape, one: str, other: str) -> Iterator[str]:
    """The ids of rows that are on one side only, or are not the same on both."""
    differ = " OR ".join(f'a."{name}" IS NOT b."{name}"' for name in shape.columns[1:])
    sql = "SELECT a.id FROM {a} a LEFT JOIN {b} b ON b.id = a.id WHERE b.id IS NULL {more}"
    here, there = _name(one, shape), _name(other, shape)
    for row in raw.execute(sql.format(a=here, b=there, more=f"OR {differ}")):
        yield str(row[0])
    for row in raw.execute(sql.format(a=there, b=here, more="")):
        yield str(row[0])


def _take(raw: Any, side: str, every: Iterable[TableShape], ids: _Ids) -> Tables:
    """The rows of one side with these ids; tables without any are left out."""
    found: Tables = {}
    for shape in every:
        rows = _rows(raw, side, shape, ids[shape.name])
        if rows:
            found[shape.name] = rows
    return found


def _rows(raw: Any, side: str, shape: TableShape, ids: set[str]) -> dict[str, Row]:
    found: dict[str, Row] = {}
    if len(ids) > _MANY:  # reading all of the table is quicker than asking for each
        sql = f"SELECT {_columns(shape)} FROM {_name(side, shape)}"  # noqa: S608
        names = shape.columns
        return {row[0]: dict(zip(names, row)) for row in raw.execute(sql) if row[0] in ids}  # noqa: B905
    listed = sorted(ids)
    for start in range(0, len(listed), _CHUNK):
        part = listed[start : start + _CHUNK]
        marks = ",".join("?" * len(part))
        sql = f"SELECT {_columns(shape)} FROM {_name(side, shape)} WHERE id IN ({marks})"  # noqa: S608
        for row in raw.execute(sql, part):
            found[str(row[0])] = dict(zip(shape.columns, row, strict=True))
    return found


def _add_parents(
    raw: Any, every: tuple[TableShape, ...], ids: _Ids, found: dict[str, Tables]
) -> None:
    """Complete ``found`` with every row that a row in it names; children before their parents."""
    for shape in reversed(every):
        for column, parent in shape.parents.items():
            named = {
                str(row[column])
                for tables in found.values()
                for row in tables.get(shape.name, {}).values()
            }
            missing = named - ids[parent]
            ids[parent] |= missing
            above = next(other for other in every if other.name == parent)
            for side, tables in found.items():
                if rows := _rows(raw, side, above, missing):
                    tables.setdefault(parent, {}).update(rows)


def _add_children(
    raw: Any, every: tuple[TableShape, ...], ids: _Ids, found: dict[str, Tables]
) -> None:
    """Complete ``found`` with all that belongs to rows which only one of the two has deleted."""
    doomed: _Ids = {shape.name: set() for shape in every}
    for shape in every:
        here, there = (found[side].get(shape.name, {}) for side in ("main", "remote"))
        for row_id in here.keys() & there.keys():
            if (here[row_id]["deleted_at"] is None) != (there[row_id]["deleted_at"] is None):
                doomed[shape.name].add(row_id)
        column, owner = next(iter(shape.parents.items()), ("", ""))
        below = _owned(raw, found, shape, column, doomed[owner]) if owner else set()
        doomed[shape.name] |= below
        missing = below - ids[shape.name]
        ids[shape.name] |= missing
        for side, tables in found.items():
            if rows := _rows(raw, side, shape, missing):
                tables.setdefault(shape.name, {}).update(rows)


def _owned(
    raw: Any, sides: Iterable[str], shape: TableShape, column: str, owners: set[str]
) -> set[str]:
    """The ids of the rows that belong to these owners on any side."""
    found: set[str] = set()
    listed = sorted(owners)
    for start in range(0, len(listed), _CHUNK):
        part = listed[start : start + _CHUNK]
        marks = ",".join("?" * len(part))
        for side in sides:
            sql = f'SELECT id FROM {_name(side, shape)} WHERE "{column}" IN ({marks})'  # noqa: S608
            found.update(str(row[0]) for row in raw.execute(sql, part))
    return found


def _live(raw: Any, shape: TableShape, every: tuple[TableShape, ...]) -> int:
    sql = f"SELECT count(*) FROM {_name('main', shape)} WHERE {_shows(shape, every)}"  # noqa: S608
    return int(raw.execute(sql).fetchone()[0])


def _shows(shape: TableShape, every: tuple[TableShape, ...]) -> str:
    """What is true of a row that a coach sees: neither it nor what it belongs to is deleted."""
    for column, owner in shape.parents.items():
        above = next(other for other in every if other.name == owner)
        owners = f"SELECT id FROM {_name('main', above)} WHERE {_shows(above, every)}"  # noqa: S608
        return f'deleted_at IS NULL AND ("{column}" IS NULL OR "{column}" IN ({owners}))'
    return "deleted_at IS NULL"


def _columns(shape: TableShape) -> str:
    return ", ".join(f'"{name}"' for name in shape.columns)


def _name(side: str, shape: TableShape) -> str:
    return f'{side}."{shape.name}"'


@contextlib.contextmanager
def _opened(path: Path, sides: dict[str, Path]) -> Iterator[Any]:
    """A connection that can only read, with further files attached by name."""
    module = driver()
    try:
        with contextlib.closing(module.connect(_uri(path), uri=True, isolation_level=None)) as raw:
            raw.execute("PRAGMA trusted_schema=OFF")
            raw.execute("PRAGMA cell_size_check=ON")
            for side, other in sides.items():
                raw.execute(f"ATTACH ? AS {side}", (_uri(other),))
            yield raw
    except ReelBallersError:
        raise
    except module.Error as error:
        names = " or ".join(str(name) for name in (path, *sides.values()))
        raise Foreign("corrupt", f"{names} cannot be read ({error}): it is damaged.") from error


def _uri(path: Path) -> str:
    return f"{path.absolute().as_uri()}?mode=ro&immutable=1"

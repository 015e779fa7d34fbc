"""Undo and redo for every operation at once: writes the images of rows back."""

from __future__ import annotations

from typing import Literal, TypeAlias

from sqlalchemy import Table, select

from app.core.errors import ChangedSince
from app.storage.changes import Changes, Owner, Values
from app.storage.rows import Rows
from app.storage.tables import METADATA, groups, measured

Way: TypeAlias = Literal["undo", "redo"]
_Sets: TypeAlias = dict[tuple[str, Owner], tuple[dict[str, Values], dict[str, Values]]]


def replay(rows: Rows, changes: Changes, way: Way) -> None:
    """Bring the rows of ``changes`` back to before (undo) or after (redo) them.

    A row that is already as wanted is left alone. ``ChangedSince``, with nothing written, when a
    column to be written, one of its group (the end of a clip, where the start is written) or a row
    to be removed is not as these changes left it. What was measured of a file meanwhile is no such
    change: it is nobody's doing, and is kept.
    """
    sets: _Sets = {}
    for image in changes.images:
        table = METADATA.tables[image.table]
        have, want = (image.after, image.before) if way == "undo" else (image.before, image.after)
        now = _values(rows, table, image.id)
        live, wanted = sets.setdefault((image.table, image.owner), ({}, {}))
        if now is not None:
            live[image.id] = now
        after = _merged(now, have, want, table)
        if after == "changed":
            raise ChangedSince(_sentence(changes, way, image.owner))
        if after is not None and now is None:
            after = {**after, **_measured_before(rows, table, image.id)}
        if after is not None:
            wanted[image.id] = after
    # Parents before children; keys are checked when the transaction ends.
    rows.connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
    order = [table.name for table in METADATA.sorted_tables]
    for (name, owner), (live, wanted) in sorted(sets.items(), key=lambda s: order.index(s[0][0])):
        rows.reconcile(METADATA.tables[name], live, wanted, owner)


def _merged(
    now: Values | None, have: Values | None, want: Values | None, table: Table
) -> Values | Literal["changed"] | None:
    """What the row has to be: ``want`` where ``now`` is as these changes left it (``have``).

    Columns that only make sense together go back together or not at all: each group is as it was
    left, or as it is wanted. Measured columns that are neither stay as they are now.
    """
    if now == want:
        return want
    found = measured(table)
    if now is None or have is None or want is None:
        return want if _without(now, found) == _without(have, found) else "changed"
    result = dict(now)
    for columns in groups(table).values():
        names = [name for name in columns if name in want]
        if all(have.get(name) == want[name] for name in names):
            continue
        told = [name for name in names if name not in found]
        if any(now.get(name) != have.get(name) for name in told):
            if any(now.get(name) != want[name] for name in told):
                return "changed"
            continue
        for name in names:
            if name in told or now.get(name) == have.get(name):
                result[name] = want[name]
    return result


def _without(values: Values | None, names: frozenset[str]) -> Values | None:
    return None if values is None else {n: v for n, v in values.items() if n not in names}


def _measured_before(rows: Rows, table: Table, row_id: str) -> Values:
    """What was measured before the row was deleted; empty when it never stood there."""
    columns = [table.c[name] for name in measured(table)]
    if not columns:
        return {}
    query = select(*columns).where(table.c.id == row_id)
    row = rows.connection.execute(query).mappings().first()
    return {} if row is None else dict(row)


def _values(rows: Rows, table: Table, row_id: str) -> Values | None:
    row = rows.get(table, row_id)
    return None if row is None else {name: v for name, v in row.items() if name != "id"}


def _sentence(changes: Changes, way: Way, owner: Owner) -> str:
    step = f"“{changes.name}”" if changes.name else "the last step"
    return (
        f"Cannot {way} {step}: the {owner[0]} was changed by something else since; "
        "change it by hand instead."
    )

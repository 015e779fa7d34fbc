"""Undo and redo for every operation at once: writes the images of rows back."""

from __future__ import annotations

from typing import Literal, TypeAlias

from sqlalchemy import Table

from app.core.errors import ChangedSince
from app.storage.changes import Changes, Owner, Values
from app.storage.rows import Rows
from app.storage.tables import METADATA

Way: TypeAlias = Literal["undo", "redo"]
_Sets: TypeAlias = dict[tuple[str, Owner], tuple[dict[str, Values], dict[str, Values]]]


def replay(rows: Rows, changes: Changes, way: Way) -> None:
    """Bring the rows of ``changes`` back to before (undo) or after (redo) them.

    A row that is already as wanted is left alone. ``ChangedSince``, with nothing written, when a
    column to be written (or a row to be removed) is not as these changes left it.
    """
    sets: _Sets = {}
    for image in changes.images:
        table = METADATA.tables[image.table]
        have, want = (image.after, image.before) if way == "undo" else (image.before, image.after)
        now = _values(rows, table, image.id)
        live, wanted = sets.setdefault((image.table, image.owner), ({}, {}))
        if now is not None:
            live[image.id] = now
        after = _merged(now, have, want)
        if after == "changed":
            raise ChangedSince(_sentence(changes, way, image.owner))
        if after is not None:
            wanted[image.id] = after
    # Parents before children; keys are checked when the transaction ends.
    rows.connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
    order = [table.name for table in METADATA.sorted_tables]
    for (name, owner), (live, wanted) in sorted(sets.items(), key=lambda s: order.index(s[0][0])):
        rows.reconcile(METADATA.tables[name], live, wanted, owner)


def _merged(
    now: Values | None, have: Values | None, want: Values | None
) -> Values | Literal["changed"] | None:
    """What the row has to be: ``want`` where ``now`` is as these changes left it (``have``)."""
    if now == want:
        return want
    if now is None or have is None or want is None:
        return want if now == have else "changed"
    written = {name for name in want if have.get(name) != want[name]}
    if any(now.get(name) not in (have.get(name), want[name]) for name in written):
        return "changed"
    return {**now, **{name: want[name] for name in written}}


def _values(rows: Rows, table: Table, row_id: str) -> Values | None:
    row = rows.get(table, row_id)
    return None if row is None else {name: v for name, v in row.items() if name != "id"}


def _sentence(changes: Changes, way: Way, owner: Owner) -> str:
    step = f"“{changes.name}”" if changes.name else "the last step"
    return (
        f"Cannot {way} {step}: the {owner[0]} was changed by something else since; "
        "change it by hand instead."
    )

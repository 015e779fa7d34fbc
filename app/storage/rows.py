"""The only place that writes rows: stamps them and keeps their images before and after.

One ``Rows`` lives for one transaction, on the database thread. Deleting marks a row; writing a
marked row brings it back. Writing what is there already writes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache

from sqlalchemy import ColumnElement, Connection, Select, Table, bindparam, insert, select, update

from app.storage.changes import Changes, Origin, Owner, RowImage, Value, Values
from app.storage.tables import LOCAL_STATE, METADATA, STAMPS, undoable

_CHUNK = 500


class Rows:
    """Reads and writes of one transaction. ``stamp`` is asked once, at the first write."""

    def __init__(
        self,
        connection: Connection,
        stamp: Callable[[], str],
        now_us: Callable[[], int],
        refuse: Callable[[str, str], None] | None = None,
    ) -> None:
        """``refuse`` is asked with the table and the id before a row is written, and may raise."""
        self.connection = connection
        self._refuse = refuse
        self.now_us = now_us
        self._new_stamp = stamp
        self._stamp = ""
        self._images: dict[tuple[str, str], RowImage] = {}

    def where(
        self,
        table: Table,
        *conditions: ColumnElement[bool],
        order: Sequence[ColumnElement[str] | ColumnElement[int]] = (),
    ) -> list[dict[str, Value]]:
        """The rows that are not deleted, with ``id`` and without stamps."""
        query = _live(table)
        if conditions:
            query = query.where(*conditions)
        if order:
            query = query.order_by(*order)
        return [dict(row) for row in self.connection.execute(query).mappings()]

    def get(self, table: Table, row_id: str) -> dict[str, Value] | None:
        """One row that is not deleted."""
        found = self.where(table, table.c.id == row_id)
        return found[0] if found else None

    def put(self, table: Table, row_id: str, values: Values, owner: Owner) -> None:
        """Write a row: add it, bring it back, or change the columns that differ."""
        row = self.get(table, row_id)
        live = {row_id: row} if row is not None else {}
        self.reconcile(table, live, {row_id: values}, owner)

    def remove(self, table: Table, row_id: str, owner: Owner) -> None:
        """Mark a row as deleted; no effect on a row that is not there."""
        row = self.get(table, row_id)
        if row is not None:
            self.reconcile(table, {row_id: row}, {}, owner)

    def amend(self, table: Table, row_id: str, values: Values) -> None:
        """Change columns of a deleted row, which stays deleted; not a change that undo takes back."""
        self._update(table, row_id, values)

    def reconcile(
        self,
        table: Table,
        live: Mapping[str, Values],
        wanted: Mapping[str, Values],
        owner: Owner,
    ) -> None:
        """Make the wanted rows out of the live ones, writing only what differs.

        ``live`` holds the rows of this set that are not deleted, by id (``id`` inside or not).
        """
        fresh = {i: values for i, values in wanted.items() if i not in live}
        marked = self._marked(table, fresh)
        self._insert(table, {i: v for i, v in fresh.items() if i not in marked})
        for row_id in marked & fresh.keys():
            self._update(table, row_id, {**fresh[row_id], "deleted_at": None})
        for row_id, values in fresh.items():
            self._note(table, row_id, owner, None, values)
        for row_id, row in live.items():
            before = {name: value for name, value in row.items() if name != "id"}
            after = wanted.get(row_id)
            if after is None:
                self._note(table, row_id, owner, before, None)
            elif changed := {n: v for n, v in after.items() if before.get(n) != v}:
                self._update(table, row_id, changed)
                self._note(table, row_id, owner, before, {**before, **after})
        self._mark(table, [row_id for row_id in live if row_id not in wanted])

    def local(self) -> dict[str, str]:
        """What is known about this laptop."""
        return {row.key: row.value for row in self.connection.execute(select(LOCAL_STATE))}

    def put_local(self, key: str, value: str | None) -> None:
        """Write (or with None, forget) something about this laptop; never synced, no undo."""
        self.connection.execute(LOCAL_STATE.delete().where(LOCAL_STATE.c.key == key))
        if value is not None:
            self.connection.execute(insert(LOCAL_STATE).values(key=key, value=value))

    @property
    def wrote(self) -> bool:
        """Whether a synced row was written."""
        return bool(self._stamp)

    def changes(self, name: str, origin: Origin = "edit") -> Changes:
        """What was written so far; a row that is again as it was does not count."""
        images = [image for image in self._images.values() if image.before != image.after]
        kept = tuple(i for i in images if undoable(METADATA.tables[i.table]))
        return Changes(name, frozenset(image.owner for image in images), origin, kept)

    def _marked(self, table: Table, ids: Iterable[str]) -> set[str]:
        """Those of the ids that stand in the table as deleted rows."""
        found: set[str] = set()
        listed = list(ids)
        for start in range(0, len(listed), _CHUNK):
            query = select(table.c.id).where(table.c.id.in_(listed[start : start + _CHUNK]))
            found.update(self.connection.execute(query).scalars())
        return found

    def _insert(self, table: Table, fresh: Mapping[str, Values]) -> None:
        if fresh:
            self._ask(table, fresh)
            stamp = self._stamped()
            rows = [{**values, "id": i, "hlc": stamp} for i, values in fresh.items()]
            self.connection.execute(insert(table), rows)

    def _update(self, table: Table, row_id: str, values: Values) -> None:
        self._ask(table, (row_id,))
        stamped = {**values, "hlc": self._stamped()}
        self.connection.execute(update(table).where(table.c.id == row_id).values(stamped))

    def _mark(self, table: Table, ids: Sequence[str]) -> None:
        if ids:
            self._ask(table, ids)
            stamps = {"hlc": self._stamped(), "deleted_at": self.now_us()}
            statement = update(table).where(table.c.id == bindparam("row_id")).values(stamps)
            self.connection.execute(statement, [{"row_id": row_id} for row_id in ids])

    def _ask(self, table: Table, ids: Iterable[str]) -> None:
        if self._refuse is not None:
            for row_id in ids:
                self._refuse(table.name, row_id)

    def _stamped(self) -> str:
        self._stamp = self._stamp or self._new_stamp()
        return self._stamp

    def _note(
        self, table: Table, row_id: str, owner: Owner, before: Values | None, after: Values | None
    ) -> None:
        known = self._images.get((table.name, row_id))
        first = before if known is None else known.before
        self._images[table.name, row_id] = RowImage(table.name, row_id, owner, first, after)


@cache
def _live(table: Table) -> Select[tuple[Value, ...]]:
    """All rows of a table that are not deleted. Made once: that takes as long as running it."""
    columns = [column for column in table.columns if column.name not in STAMPS]
    return select(*columns).where(table.c.deleted_at.is_(None))

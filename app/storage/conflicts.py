"""What two laptops set to different values: the value that was kept, and the other one."""

from __future__ import annotations

import json
from collections.abc import Mapping

from sqlalchemy import select

from app.core.errors import BadInput, NotFound
from app.storage.changes import Value
from app.storage.hlc import wall_us
from app.storage.merging import owners
from app.storage.shapes import StoredConflict
from app.storage.tables import METADATA, SYNC_CONFLICT, synced_tables
from app.storage.topic import Row, Topic

_TITLES = {"game": "name", "clip": "typed_name", "reel": "name", "export": "name"}


class ConflictTopic(Topic):
    """The conflicts of the library; settling one is an edit, and undo opens it again."""

    def conflicts(self) -> tuple[StoredConflict, ...]:
        """Those that nobody has settled, the newest first."""
        order = (SYNC_CONFLICT.c.other_hlc.desc(), SYNC_CONFLICT.c.id)
        rows = self._rows.where(SYNC_CONFLICT, SYNC_CONFLICT.c.resolved == 0, order=order)
        names = self._device_names() if rows else {}
        return tuple(self._conflict(row, names) for row in rows)

    def resolve_conflict(self, conflict_id: str, use_other: bool) -> None:
        """Settle one: use the other value, or keep what is there.

        ``NotFound`` when there is no such conflict or what it is about is gone for good.
        """
        row = self._get(SYNC_CONFLICT, conflict_id, "conflict")
        if use_other:
            self._use_other(row)
        self._rows.put(SYNC_CONFLICT, conflict_id, {"resolved": 1}, ("conflict", conflict_id))

    def _use_other(self, conflict: Row) -> None:
        name, row_id = conflict["table_name"], conflict["row_id"]
        found = self._raw(name, row_id)
        if found is None:
            raise NotFound("What this conflict is about is not there any more; keep it as it is.")
        other = _values(conflict["other"])
        table = METADATA.tables[name]
        if not other or other.keys() - (set(table.columns.keys()) - {"id", "hlc"}):
            raise BadInput("The other value of this conflict cannot be read; keep what is there.")
        owner = next(iter(owners(self._rows.connection, {name: [row_id]})))
        if other.get("deleted_at") is not None:
            self._rows.remove(table, row_id, owner)
            return
        if found["deleted_at"] is not None and "deleted_at" not in other:
            self._rows.amend(table, row_id, other)
            return
        values = {n: v for n, v in {**found, **other}.items() if n not in _STAMPS}
        self._rows.put(table, row_id, values, owner)

    def _conflict(self, row: Row, names: Mapping[str, str]) -> StoredConflict:
        table, row_id = row["table_name"], row["row_id"]
        now = self._raw(table, row_id)
        owner = None
        if now is not None:
            owner = next(iter(owners(self._rows.connection, {table: [row_id]})), None)
        return StoredConflict(
            id=row["id"],
            table=table,
            row_id=row_id,
            group=row["group_name"],
            kind=row["kind"],
            kept=_values(row["kept"]),
            other=_values(row["other"]),
            other_device_id=row["other_device_id"],
            other_device=names.get(row["other_device_id"].replace("-", "")[:8], ""),
            other_hlc=row["other_hlc"],
            when_us=_when(row["other_hlc"]),
            owner=owner,
            title=self._title(owner),
            row=now,
        )

    def _raw(self, name: str, row_id: str) -> Row | None:
        """A row as it stands, deleted or not."""
        if name not in {table.name for table in synced_tables()}:
            return None
        table = METADATA.tables[name]
        found = self._rows.connection.execute(select(table).where(table.c.id == row_id))
        row = found.mappings().first()
        return None if row is None else dict(row)

    def _title(self, owner: tuple[str, str] | None) -> str:
        if owner is None:
            return ""
        if owner[0] not in _TITLES:
            return owner[1]
        row = self._raw(*owner)
        return "" if row is None else str(row[_TITLES[owner[0]]])


_STAMPS = frozenset({"id", "hlc", "deleted_at"})


def _values(text: str) -> dict[str, Value]:
    """Columns and values; empty when the text of the other laptop is not that."""
    try:
        found = json.loads(text)
    except ValueError:
        return {}
    plain = (str, int, float, bool, type(None))
    if not isinstance(found, dict) or not all(isinstance(v, plain) for v in found.values()):
        return {}
    return found


def _when(stamp: str) -> int:
    try:
        return wall_us(stamp)
    except ValueError:
        return 0

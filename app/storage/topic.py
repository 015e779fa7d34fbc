"""What the topics of the store share."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeAlias

from sqlalchemy import ColumnElement, Table, select

from app.core.errors import NotFound
from app.storage.rows import Rows
from app.storage.sortkey import arrange
from app.storage.tables import SYNC_COMMIT

Row: TypeAlias = dict[str, Any]
"""A row on its way to a value; the columns' types are those of ``app.storage.tables``."""


class Topic:
    """A part of the store: operations on one kind of value, inside one transaction."""

    def __init__(self, rows: Rows, device_id: str) -> None:
        self._rows = rows
        self._device_id = device_id

    def _get(self, table: Table, row_id: str, what: str) -> Row:
        """A row that must be there; ``what`` is the word for it in the refusal."""
        row = self._rows.get(table, row_id)
        if row is None:
            raise NotFound(f"There is no {what} with the id {row_id!r} in this library.")
        return row

    def _live(self, table: Table, *conditions: ColumnElement[bool]) -> dict[str, Row]:
        """Rows by id."""
        return {str(row["id"]): row for row in self._rows.where(table, *conditions)}

    def _device_names(self) -> dict[str, str]:
        """Names by the first eight digits of the device's id, which is what stamps end in."""
        c = SYNC_COMMIT.c
        query = select(c.device_id, c.device_name).order_by(c.version)
        return {
            device.replace("-", "")[:8]: name
            for device, name in self._rows.connection.execute(query)
        }


def ordered(order: Iterable[str], live: dict[str, Row]) -> dict[str, str]:
    """Sort keys for rows in this order, keeping those of the live rows where possible."""
    return arrange(list(order), {i: row["sort_key"] for i, row in live.items()})


def by_parent(rows: Iterable[Row], parent: str) -> dict[str, list[Row]]:
    """Rows under the id of their parent, in the given order."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row[parent], []).append(row)
    return found

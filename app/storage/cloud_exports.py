"""How exports in the cloud stand, and what they cost: about this laptop, never synced, no undo.

A step is written before it is done, in the transaction of its caller.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from sqlalchemy import Table, delete, func, insert, select

from app.core.cloud_export import PIECE_STATES, Charge, CloudChunk, CloudExport, CloudPiece
from app.storage.tables import CLOUD_CHARGE, CLOUD_CHUNK, CLOUD_EXPORT, CLOUD_PIECE
from app.storage.topic import Row, Topic

_MOST_CHUNKS = 20_000
_COPIED, _ENCODED = "copied", "encoded"


class CloudExportTopic(Topic):
    """Exports in the cloud, their pieces, and footage that was cut for them."""

    def cloud_exports(self) -> list[CloudExport]:
        """All that are not tidied up, whatever became of their job."""
        found = self._rows.connection.execute(select(CLOUD_EXPORT)).mappings()
        return [CloudExport(**row) for row in found]

    def cloud_export(self, export_id: str) -> CloudExport | None:
        """One of them; None for a job that is not in the cloud."""
        row = self._row(CLOUD_EXPORT, "export_id", export_id)
        return None if row is None else CloudExport(**row)

    def put_cloud_export(self, export: CloudExport) -> None:
        """Add or change one."""
        self._put(CLOUD_EXPORT, "export_id", asdict(export))

    def delete_cloud_export(self, export_id: str) -> None:
        """Forget one with its pieces: nothing of it is in the cloud any more."""
        for table in (CLOUD_EXPORT, CLOUD_PIECE):
            query = delete(table).where(table.c.export_id == export_id)
            self._rows.connection.execute(query)

    def cloud_pieces(self, export_id: str) -> list[CloudPiece]:
        """The pieces of an export, in order."""
        query = select(CLOUD_PIECE).where(CLOUD_PIECE.c.export_id == export_id)
        found = self._rows.connection.execute(query.order_by(CLOUD_PIECE.c.number)).mappings()
        return [_piece(dict(row)) for row in found]

    def put_cloud_pieces(self, pieces: Sequence[CloudPiece]) -> None:
        """Add or change pieces."""
        for piece in pieces:
            values = {"id": f"{piece.export_id}/{piece.number}", **asdict(piece)}
            self._put(CLOUD_PIECE, "id", values)

    def cloud_chunk(self, name: str) -> CloudChunk | None:
        """Footage that was cut before under this name."""
        row = self._row(CLOUD_CHUNK, "name", name)
        if row is None:
            return None
        copied = row.pop("made") != _ENCODED
        return CloudChunk(**row, copied=copied)

    def put_cloud_chunk(self, chunk: CloudChunk) -> None:
        """Remember footage that was cut. All are forgotten when there are far too many."""
        count = self._rows.connection.execute(select(func.count()).select_from(CLOUD_CHUNK))
        if count.scalar_one() >= _MOST_CHUNKS:
            self._rows.connection.execute(delete(CLOUD_CHUNK))
        values = asdict(chunk)
        values["made"] = _COPIED if values.pop("copied") else _ENCODED
        self._put(CLOUD_CHUNK, "name", values)

    def put_charge(self, charge: Charge) -> None:
        """Note what a job cost; the same job again replaces what was noted."""
        self._put(CLOUD_CHARGE, "runpod_id", asdict(charge))

    def charges(self, since_us: int = 0, export_id: str = "") -> list[Charge]:
        """What jobs cost since a moment, of all exports or of one."""
        query = select(CLOUD_CHARGE).where(CLOUD_CHARGE.c.at_us >= since_us)
        if export_id:
            query = query.where(CLOUD_CHARGE.c.export_id == export_id)
        return [Charge(**row) for row in self._rows.connection.execute(query).mappings()]

    def _row(self, table: Table, key: str, value: str) -> Row | None:
        query = select(table).where(table.c[key] == value)
        row = self._rows.connection.execute(query).mappings().first()
        return None if row is None else dict(row)

    def _put(self, table: Table, key: str, values: Row) -> None:
        self._rows.connection.execute(delete(table).where(table.c[key] == values[key]))
        self._rows.connection.execute(insert(table).values(**values))


def _piece(row: Row) -> CloudPiece:
    row.pop("id")
    if row["state"] not in PIECE_STATES:  # of an app that knew more: begin anew
        row["state"] = "queued"
    return CloudPiece(**row)

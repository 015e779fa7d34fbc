"""Export jobs: rows that survive a restart of the app. Undo does not cover them.

A job belongs to the laptop that made it. Others list it once it was synced, without its edit,
which stays in a table of its own on that laptop.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from sqlalchemy import delete, insert, select

from app.core.export import ExportJob, frozen_settings
from app.storage.tables import EXPORT, EXPORT_EDIT
from app.storage.topic import Row, Topic

_SAME = (
    "kind",
    "target_id",
    "name",
    "out",
    "created_us",
    "state",
    "quality",
    "percent",
    "error",
    "encoder",
    "frames",
    "size_bytes",
    "duration_us",
)


class ExportTopic(Topic):
    """The export jobs of the library."""

    def exports(self) -> list[ExportJob]:
        """All jobs, the newest first; also those of other laptops (``ExportJob.here`` is False)."""
        rows = self._rows.where(EXPORT, order=(EXPORT.c.created_us.desc(), EXPORT.c.id))
        found = self._rows.connection.execute(select(EXPORT_EDIT)).all()
        edits: dict[str, str] = {row.export_id: row.edit_json for row in found}
        names = self._device_names()
        return [self._job(row, edits.get(str(row["id"]), ""), names) for row in rows]

    def export(self, job_id: str) -> ExportJob:
        """One job; ``NotFound`` when there is none."""
        return self._job(self._get(EXPORT, job_id, "export"), self._edit_of(job_id))

    def put_export(self, job: ExportJob) -> None:
        """Add a job or write it again; a new one is this laptop's."""
        known = self._rows.get(EXPORT, job.id)
        values: Row = {name: getattr(job, name) for name in _SAME}
        values["place"] = job.where
        values["settings"] = json.dumps(dict(job.settings), sort_keys=True)
        values["device_id"] = known["device_id"] if known else self._maker_of(job)
        self._rows.put(EXPORT, job.id, values, ("export", job.id))
        if job.edit_json != self._edit_of(job.id):
            self._forget_edit(job.id)
            new = insert(EXPORT_EDIT).values(export_id=job.id, edit_json=job.edit_json)
            self._rows.connection.execute(new)

    def delete_export(self, job_id: str) -> None:
        """Take a job off the list; its file is the caller's business."""
        self._get(EXPORT, job_id, "export")
        self._rows.remove(EXPORT, job_id, ("export", job_id))
        self._forget_edit(job_id)

    def _maker_of(self, job: ExportJob) -> str:
        """The device a new row belongs to: ours, but for one that comes back from the trash."""
        if job.here:
            return self._device_id
        query = select(EXPORT.c.device_id).where(EXPORT.c.id == job.id)
        return self._rows.connection.execute(query).scalar() or ""

    def _edit_of(self, job_id: str) -> str:
        query = select(EXPORT_EDIT.c.edit_json).where(EXPORT_EDIT.c.export_id == job_id)
        return self._rows.connection.execute(query).scalar() or ""

    def _forget_edit(self, job_id: str) -> None:
        self._rows.connection.execute(delete(EXPORT_EDIT).where(EXPORT_EDIT.c.export_id == job_id))

    def _job(self, row: Row, edit_json: str, names: Mapping[str, str] | None = None) -> ExportJob:
        # Rows of the first schema only know the first digits of the device.
        here = bool(row["device_id"]) and self._device_id.startswith(row["device_id"])
        if not here and names is None:
            names = self._device_names()
        laptop = "" if here else (names or {}).get(row["device_id"].replace("-", "")[:8], "")
        return ExportJob(
            id=row["id"],
            where=row["place"],
            settings=frozen_settings(json.loads(row["settings"])),
            edit_json=edit_json,
            here=here,
            laptop=laptop,
            **{name: row[name] for name in _SAME},
        )

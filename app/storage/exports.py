"""Export jobs: rows that survive a restart of the app. Undo does not cover them."""

from __future__ import annotations

import json

from app.core.export import ExportJob, frozen_settings
from app.storage.tables import EXPORT
from app.storage.topic import Row, Topic

_SAME = (
    "kind",
    "target_id",
    "name",
    "edit_json",
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
        """All jobs, the newest first."""
        rows = self._rows.where(EXPORT, order=(EXPORT.c.created_us.desc(), EXPORT.c.id))
        return [_job(row) for row in rows]

    def export(self, job_id: str) -> ExportJob:
        """One job; ``NotFound`` when there is none."""
        return _job(self._get(EXPORT, job_id, "export"))

    def put_export(self, job: ExportJob) -> None:
        """Add a job or write it again."""
        values: Row = {name: getattr(job, name) for name in _SAME}
        values["place"] = job.where
        values["settings"] = json.dumps(dict(job.settings), sort_keys=True)
        self._rows.put(EXPORT, job.id, values, ("export", job.id))

    def delete_export(self, job_id: str) -> None:
        """Take a job off the list; its file is the caller's business."""
        self._get(EXPORT, job_id, "export")
        self._rows.remove(EXPORT, job_id, ("export", job_id))


def _job(row: Row) -> ExportJob:
    return ExportJob(
        id=row["id"],
        where=row["place"],
        settings=frozen_settings(json.loads(row["settings"])),
        **{name: row[name] for name in _SAME},
    )

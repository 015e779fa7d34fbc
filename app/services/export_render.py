"""Renders one job on this computer, in a child process, and sweeps up after one that was killed."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from app.core.document import edit_from_json
from app.core.edit import Edit
from app.core.export import ExportJob
from app.core.game import GameFile
from app.render.child import run_in_child
from app.render.job import RenderRequest
from app.render.progress import RenderProgress
from app.render.workplace import sweep as sweep_beside
from app.services.export_queue import JobProgress, Rendered
from app.services.lookup import files_of, with_paths
from app.services.operations import Operations

logger = logging.getLogger(__name__)

FRAMES, LAST = "frames", "finish"


class LocalRender:
    """The renderer of the export queue."""

    def __init__(self, operations: Operations, tables: Path) -> None:
        self._operations = operations
        self._tables = tables

    def __call__(
        self,
        job: ExportJob,
        on_progress: Callable[[JobProgress], None],
        cancel: threading.Event,
    ) -> Rendered:
        """Blocks until the file is whole at ``job.out``, or nothing of it is left."""
        done = run_in_child(
            self._request(job),
            on_progress=lambda progress: on_progress(job_progress(job, progress)),
            cancel=cancel,
        )
        return Rendered(done.encoder, done.frames, done.duration_us, done.fallback_reason)

    def _request(self, job: ExportJob) -> RenderRequest:
        edit = self._operations.read(lambda store: _current(job, files_of(store.games()))).result()
        Path(job.out).parent.mkdir(parents=True, exist_ok=True)
        return RenderRequest(
            edit=edit,
            paths={source_id: Path(source.path) for source_id, source in edit.sources},
            out=Path(job.out),
            quality=job.quality,
            encoder=str(job.setting("encoder", "auto")),
            audio=bool(job.setting("audio", True)),
            title=job.name,
            date=str(job.setting("date", "")),
            cache_dir=self._tables,
        )


def job_progress(job: ExportJob, progress: RenderProgress) -> JobProgress:
    """A render's progress as that of its job: counted in frames, whatever the stage counts in."""
    done, total = progress.done, progress.total
    if progress.stage != FRAMES:
        total = job.frames
        done = total if progress.stage == LAST else 0
    return JobProgress(
        job.id,
        "rendering",
        progress.stage,
        done,
        total,
        progress.fps if progress.stage == FRAMES else 0.0,
        progress.eta_s if progress.stage == FRAMES else None,
        progress.note,
    )


def sweep(jobs: Sequence[ExportJob]) -> None:
    """Remove what the interrupted renders of these jobs had begun to write."""
    for job in jobs:
        if Path(job.out).parent.is_dir():
            sweep_beside(Path(job.out))


def _current(job: ExportJob, files: dict[str, GameFile]) -> Edit:
    """The job's edit, with the paths its files have now (they may have been located since)."""
    return with_paths(edit_from_json(job.edit_json), files)

"""Renders one job on this computer, in a child process, and sweeps up after one that was killed."""

from __future__ import annotations

import contextlib
import json
import logging
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from app.core.document import edit_from_value
from app.core.edit import Edit
from app.core.errors import ReelBallersError
from app.core.export import ExportJob
from app.core.game import GameFile
from app.render.child import run_in_child
from app.render.job import RenderRequest
from app.render.progress import RenderProgress
from app.render.workplace import claim
from app.render.workplace import sweep as sweep_beside
from app.services.export_queue import JobProgress, Rendered
from app.services.files import same_file
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
        """Blocks until the file is whole at ``Rendered.out``, or nothing of it is left.

        It is rendered under a name of the job's own and takes its place only if that is still free;
        that first name stays until the queue sweeps, as the proof of whose film it is.
        """
        done = run_in_child(
            self._request(job),
            on_progress=lambda progress: on_progress(job_progress(job, progress)),
            cancel=cancel,
        )
        try:
            out = claim(_staged(job), Path(job.out))
        except ReelBallersError:
            _staged(job).unlink(missing_ok=True)
            raise
        return Rendered(done.encoder, done.frames, done.duration_us, out, done.fallback_reason)

    def _request(self, job: ExportJob) -> RenderRequest:
        edit = self._operations.read(lambda store: _current(job, files_of(store.games()))).result()
        Path(job.out).parent.mkdir(parents=True, exist_ok=True)
        return RenderRequest(
            edit=edit,
            paths={source_id: Path(source.path) for source_id, source in edit.sources},
            out=_staged(job),
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


def whole(job: ExportJob) -> Path | None:
    """The film of a job whose render was done when the app was killed, in its place by now.

    A file at ``job.out`` alone proves nothing: it may be another one.
    """
    film = _staged(job)
    try:
        if not film.is_file():
            return None
        for other in film.parent.glob("*.mp4"):
            if other != film and same_file(other, film):
                return other
        return claim(film, Path(job.out))
    except (OSError, ReelBallersError) as error:
        logger.warning("the film of export %s cannot be kept: %s", job.id, error)
        return None


def sweep(jobs: Sequence[ExportJob]) -> None:
    """Remove what the renders of these jobs have left beside their films."""
    for job in jobs:
        film = _staged(job)
        if film.parent.is_dir():
            sweep_beside(film)
            with contextlib.suppress(OSError):
                film.unlink(missing_ok=True)


def _staged(job: ExportJob) -> Path:
    """Where a film is whole before it has its name: hidden, beside it, and the job's own."""
    return Path(job.out).with_name(f".{job.id}.mp4")


def _current(job: ExportJob, files: dict[str, GameFile]) -> Edit:
    """The job's edit, with the paths its files have now (they may have been located since)."""
    return with_paths(edit_from_value(json.loads(job.edit_json)), files)

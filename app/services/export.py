"""Exports: one row per render job, a queue that survives restarts, one local render at a time."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

import numpy as np
from numpy.typing import NDArray

from app.core.cloud_export import CloudExport, begun_again
from app.core.errors import BadInput
from app.core.export import ExportJob, ExportKind, max_bytes_of, moved, told
from app.core.naming import TEMPLATE, file_name
from app.media.cover import cover_picture
from app.media.thumbnails import spaced_times, thumbnails
from app.services.export_begin import Beginning
from app.services.export_edit import Estimate, ExportChoices
from app.services.export_files import Moved, files_first, move_back, move_film
from app.services.export_logs import ExportLogs
from app.services.export_queue import ExportQueue, JobProgress
from app.services.export_start import check_again, check_same, each_clip, ours
from app.services.lookup import found
from app.services.media_cache import MediaCache
from app.services.operations import Operations, chain, finished, then
from app.storage import Store

if TYPE_CHECKING:
    from app.services.cloud_export.deciding import Decision
    from app.services.cloud_export.service import CloudExports

__all__ = ["Deleted", "Estimate", "ExportChoices", "ExportFolders", "Exports", "JobProgress"]

logger = logging.getLogger(__name__)

POSTER_US = 2_000_000
YOUR_WISH = "You asked for it to be rendered on this computer."


@dataclass(frozen=True, slots=True)
class ExportFolders:
    """Where exports of each kind go, and where deleted ones do."""

    annotate: Path
    framing: Path
    overlay: Path
    trash: Path


@dataclass(frozen=True, slots=True)
class Deleted:
    """An export that was taken out of the gallery, and where its file lies now."""

    job: ExportJob
    trashed: Path | None


class Exports:
    """Start, watch and keep exports. Undo does not touch them."""

    def __init__(
        self,
        operations: Operations,
        media: MediaCache,
        pool: Executor,
        queue: ExportQueue,
        folders: ExportFolders,
        cloud: CloudExports,
        logs: ExportLogs,
    ) -> None:
        self._operations = operations
        self._media = media
        self._pool = pool
        self._queue = queue
        self._folders = folders
        self._cloud = cloud
        self._logs = logs
        self._beginning = Beginning(operations, media, pool, cloud, self.folder)

    def folder(self, kind: ExportKind) -> Path:
        """Where exports of a kind go when no folder is asked for."""
        return {
            "annotate": self._folders.annotate,
            "framing": self._folders.framing,
            "overlay": self._folders.overlay,
        }[kind]

    def estimate(self, target_id: str, choices: ExportChoices) -> Future[Estimate]:
        """Plan without rendering; ``Estimate.cloud`` says what the cloud would make of it."""
        return self._beginning.estimate(target_id, choices)

    def estimate_several(
        self, target_id: str, several: Sequence[ExportChoices]
    ) -> Future[Estimate]:
        """What several shapes of one reel come to together."""
        return self._beginning.estimate_several(target_id, several)

    def start(self, target_id: str, choices: ExportChoices) -> Future[ExportJob]:
        """Queue an export of a reel (or, kind *annotate*, of a game).

        *auto* goes to the cloud where that is set up and answers, else it is rendered here and
        ``ExportJob.note`` says why. *cloud* is refused with ``NotSetUp``, ``BadInput`` (the monthly
        limit), ``CloudRefused`` or ``CloudMissing``. ``RenderFailed`` when the folder cannot be
        written or has no room.
        """
        return then(self.start_several(target_id, (choices,)), lambda jobs: jobs[0])

    def start_several(
        self, target_id: str, several: Sequence[ExportChoices]
    ) -> Future[tuple[ExportJob, ...]]:
        """Queue several shapes of one reel, a job for each, all of them or none; errors as ``start``,
        where the room and the monthly limit must do for all of them together.

        Those that are rendered here share the work on every picture.
        """
        return self._begun(target_id, several, str(uuid4()) if len(several) > 1 else "")

    def start_each(
        self, game_id: str, choices: ExportChoices, template: str = TEMPLATE
    ) -> Future[tuple[ExportJob, ...]]:
        """Queue each clip of a recap as a film of its own, called after ``template``; as ``start``."""
        return chain(
            self._operations.read(lambda store: each_clip(store, game_id, choices, template)),
            lambda several: self._begun(game_id, several, ""),
        )

    def _begun(
        self, target_id: str, several: Sequence[ExportChoices], together: str
    ) -> Future[tuple[ExportJob, ...]]:
        """Put all of them into the queue, and wake it."""

        def wake(jobs: tuple[ExportJob, ...]) -> tuple[ExportJob, ...]:
            return tuple(self._woken(job) for job in jobs)

        return then(self._beginning.begun(target_id, several, together), wake)

    def _woken(self, job: ExportJob) -> ExportJob:
        """Whoever renders it looks for it now."""
        self._cloud.runner.add(job.id)
        self._queue.wake()
        return job

    def list(self) -> Future[tuple[ExportJob, ...]]:
        """All jobs, newest first; a running one with its percent of this moment."""

        def operation(store: Store) -> tuple[ExportJob, ...]:
            jobs = sorted(store.exports(), key=lambda job: job.created_us, reverse=True)
            return tuple(self._queue.live(job) for job in jobs)

        return self._operations.read(operation)

    def get(self, job_id: str) -> Future[ExportJob]:
        """One job; ``NotFound`` for an unknown id."""
        return self._operations.read(lambda store: self._queue.live(store.export(job_id)))

    def find(self, text: str) -> Future[ExportJob]:
        """The job with this id, the start of an id (4 characters), or this name."""
        return self._operations.read(lambda store: found(text, store.exports(), "job"))

    def details(self, job_id: str) -> Future[str]:
        """What to send to somebody who helps with a failed job: its sentence and its log."""
        return chain(self.get(job_id), lambda job: self._pool.submit(self._logs.details, job))

    def wait(self, job_id: str) -> Future[ExportJob]:
        """Has its result when the job is done, failed or cancelled."""
        return self._queue.wait(job_id)

    def cancel(self, job_id: str) -> Future[ExportJob]:
        """Stop a job, here or in the cloud; nothing half-written is left. A finished job stays."""
        self._queue.cancel(job_id)

        def operation(store: Store) -> tuple[ExportJob, bool]:
            job = ours(store.export(job_id))
            cloud = store.cloud_export(job_id) is not None and not job.finished
            if cloud or job.state == "queued":
                job = moved(job, "cancelled")
                store.put_export(job)
            return job, cloud

        def stop(found: tuple[ExportJob, bool]) -> Future[ExportJob]:
            if not found[1]:
                return self._queue.wait(job_id)
            stopped = self._cloud.runner.stop_job(job_id)
            return chain(stopped, lambda _: self._queue.wait(job_id))

        return chain(self._operations.write("cancel export", operation, undo=False), stop)

    def retry(self, job_id: str) -> Future[ExportJob]:
        """Queue a failed or cancelled job again; pieces of it that were finished are used again."""

        def decide(job: ExportJob) -> Future[Decision]:
            check_again(job)
            return self._pool.submit(self._beginning.decided, job.where, max_bytes_of(job))

        def put(decision: Decision) -> Future[ExportJob]:
            def operation(store: Store) -> ExportJob:
                job = store.export(job_id)
                check_again(job)
                job = told(moved(job, "queued"), note=decision.note)
                store.put_export(job)
                begun = store.cloud_export(job_id)
                if decision.going is not None:
                    again = [begun_again(piece) for piece in store.cloud_pieces(job_id)]
                    store.put_cloud_export(decision.going.row(job_id))
                    store.put_cloud_pieces(again)
                elif begun is not None:
                    store.put_cloud_export(replace(begun, moved=decision.note or YOUR_WISH))
                self._queue.want(job_id)
                return job

            return self._operations.write("retry export", operation, undo=False)

        return then(chain(chain(self._row(job_id), decide), put), self._woken)

    def run_here(self, job_id: str) -> Future[ExportJob]:
        """Finish a job on this computer: what the cloud has not rendered yet is rendered here.

        For one that is in the cloud, or failed or was cancelled there. ``BadInput`` for a job that
        is done, or is rendered here already.
        """

        def operation(store: Store) -> ExportJob:
            job = ours(store.export(job_id))
            export = store.cloud_export(job_id)
            if job.state == "done" or (
                export is None and (not job.finished or job.where == "local")
            ):
                what = "done" if job.state == "done" else "rendered on this computer already"
                raise BadInput(f"The export {job.name!r} is {what}.")
            export = export or CloudExport(job_id, "", "")
            store.put_cloud_export(replace(export, moved=export.moved or YOUR_WISH))
            if job.finished:
                job = told(moved(job, "queued"), note="")
                store.put_export(job)
            return job

        def go(job: ExportJob) -> ExportJob:
            self._cloud.runner.run_here(job_id, YOUR_WISH)
            return self._woken(job)

        return then(self._operations.write("run export here", operation, undo=False), go)

    def rename(self, job_id: str, name: str) -> Future[ExportJob]:
        """Rename a finished export and its file."""
        if not name.strip():
            raise BadInput("An export needs a name.")

        def move(job: ExportJob) -> Future[Moved]:
            if not ours(job).finished:
                raise BadInput(
                    f"The export {job.name!r} is {job.state}; rename it when it is done."
                )
            old = Path(job.out)
            return self._pool.submit(move_film, job, old, old.with_name(file_name(name)))

        def commit(moved: Moved) -> Future[ExportJob]:
            new = replace(moved.job, name=name.strip(), out=str(moved.there or moved.job.out))

            def operation(store: Store) -> ExportJob:
                check_same(store, moved.job)
                store.put_export(new)
                return new

            return self._operations.write("rename export", operation, undo=False)

        return files_first(self._pool, chain(self._row(job_id), move), commit, move_back)

    def delete(self, job_id: str) -> Future[Deleted]:
        """Take an export out of the gallery; its file goes to the library's trash folder."""

        def move(job: ExportJob) -> Future[Moved]:
            if job.here and job.running:
                raise BadInput(f"The export {job.name!r} is running; cancel it first.")
            if not job.here or job.state != "done":
                return finished(Moved(job, None))
            old = Path(job.out)
            return self._pool.submit(move_film, job, old, self._folders.trash / old.name)

        def commit(moved: Moved) -> Future[Deleted]:
            def operation(store: Store) -> Deleted:
                check_same(store, moved.job)
                store.delete_export(job_id)
                return Deleted(moved.job, moved.there)

            return self._operations.write("delete export", operation, undo=False)

        return files_first(self._pool, chain(self._row(job_id), move), commit, move_back)

    def restore(self, deleted: Deleted) -> Future[ExportJob]:
        """Bring an export back that was just deleted, its file too."""
        job, trashed = deleted.job, deleted.trashed

        def commit(moved: Moved) -> Future[ExportJob]:
            new = replace(job, out=str(moved.there or job.out))

            def operation(store: Store) -> ExportJob:
                store.put_export(new)
                return new

            return self._operations.write("restore export", operation, undo=False)

        def back(moved: Moved) -> None:
            if trashed is not None and moved.there is not None:
                move_film(job, moved.there, trashed)

        moving = self._pool.submit(move_film, job, trashed, Path(job.out))
        return files_first(self._pool, moving, commit, back)

    def _row(self, job_id: str) -> Future[ExportJob]:
        return self._operations.read(lambda store: store.export(job_id))

    def poster(self, job: ExportJob, box: tuple[int, int]) -> Future[NDArray[np.uint8] | None]:
        """A small picture of a finished export that fits into ``box``, BGRX (h, w, 4).

        It is the film's cover; of a film without one the exact picture at 2 s, or the middle of a
        shorter film. None when the file is gone.
        """
        path = Path(job.out)

        def look() -> NDArray[np.uint8] | None:
            if not path.is_file():
                return None
            cover = cover_picture(path, box)
            if cover is not None:
                return cover
            table = self._media.index(path).result()
            at = min(POSTER_US, table.facts.duration_us // 2)
            return next(thumbnails(path, table, [at], size=box, exact=True)).rgb

        return self._pool.submit(look)

    def pictures(
        self,
        job: ExportJob,
        box: tuple[int, int],
        count: int,
        should_stop: Callable[[], bool] = lambda: False,
    ) -> Future[tuple[NDArray[np.uint8], ...]]:
        """Some pictures of a finished export in order, as ``poster``; none when the file is gone.

        Fewer when ``should_stop`` says, on another thread, that nobody looks any more.
        """
        path = Path(job.out)

        def look() -> tuple[NDArray[np.uint8], ...]:
            if should_stop() or not path.is_file():
                return ()
            table = self._media.index(path).result()
            times = spaced_times(table, count)
            found = thumbnails(path, table, times, size=box, exact=True, should_stop=should_stop)
            return tuple(one.rgb for one in found)

        return self._pool.submit(look)

    def subscribe(self, listener: Callable[[JobProgress], None]) -> Callable[[], None]:
        """Call ``listener`` with every progress until the returned function is called."""
        return self._queue.subscribe(listener)

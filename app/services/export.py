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
from app.core.edit import Edit
from app.core.errors import BadInput
from app.core.export import ExportJob, ExportKind, ExportWhere, max_bytes_of, moved, told
from app.core.game import GameFile
from app.core.naming import TEMPLATE, file_name
from app.media.cover import cover_picture
from app.media.thumbnails import spaced_times, thumbnails
from app.render.room import MARGIN
from app.services.export_edit import (
    LIMIT_IS_LOCAL,
    NOT_RENDERED,
    CloudEstimate,
    Estimate,
    ExportChoices,
    adapted,
    estimate,
    frame_count,
    inside,
    together,
)
from app.services.export_files import Moved, files_first, move_back, move_film
from app.services.export_logs import ExportLogs
from app.services.export_queue import ExportQueue, JobProgress
from app.services.export_start import (
    Checked,
    Prepared,
    check_again,
    check_choices,
    check_same,
    each_clip,
    edit_for,
    new_job,
    ours,
    taken_names,
)
from app.services.files import check_folder, check_room
from app.services.lookup import found, sources_of, with_paths
from app.services.media_cache import MediaCache
from app.services.operations import Operations, chain, finished, gathered, then
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

    def folder(self, kind: ExportKind) -> Path:
        """Where exports of a kind go when no folder is asked for."""
        return {
            "annotate": self._folders.annotate,
            "framing": self._folders.framing,
            "overlay": self._folders.overlay,
        }[kind]

    def estimate(self, target_id: str, choices: ExportChoices) -> Future[Estimate]:
        """Plan without rendering; ``Estimate.cloud`` says what the cloud would make of it."""

        def look(ready: Prepared) -> Estimate:
            told = estimate(ready.edit, choices, ready.frames)
            if choices.copies:
                return replace(told, cloud=CloudEstimate(why_not=NOT_RENDERED))
            if choices.max_bytes:
                return replace(told, cloud=CloudEstimate(why_not=LIMIT_IS_LOCAL, refused=True))
            if not self._cloud.available:
                return told
            cloud = self._cloud.decider.estimate(ready.edit, ready.indices, told.size_bytes)
            return replace(told, cloud=cloud)

        prepared = self._prepare(target_id, choices)
        return chain(prepared, lambda ready: self._pool.submit(look, ready))

    def estimate_several(
        self, target_id: str, several: Sequence[ExportChoices]
    ) -> Future[Estimate]:
        """What several shapes of one reel come to together."""
        return then(gathered([self.estimate(target_id, one) for one in several]), together)

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
        """Queue several shapes of one reel, a job for each, all of them or none; errors as ``start``.

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
        """Check all of them, then put all of them into the queue."""
        checked = [self._checked(target_id, choices) for choices in several]

        def put(found: Sequence[Checked]) -> Future[tuple[ExportJob, ...]]:
            def row(store: Store, one: Checked) -> ExportJob:
                taken = taken_names(store, one.folder)
                job = new_job(target_id, one.choices, one.ready, one.folder, taken, together)
                job = told(job, note=one.decision.note)
                store.put_export(job)
                if one.decision.going is not None:
                    store.put_cloud_export(one.decision.going.row(job.id))
                return job

            def operation(store: Store) -> tuple[ExportJob, ...]:
                return tuple(row(store, one) for one in found)

            return self._operations.write("start export", operation, undo=False)

        def wake(jobs: tuple[ExportJob, ...]) -> tuple[ExportJob, ...]:
            return tuple(self._woken(job) for job in jobs)

        return then(chain(gathered(checked), put), wake)

    def _checked(self, target_id: str, choices: ExportChoices) -> Future[Checked]:
        """An export that may be begun, and where it is rendered."""
        check_choices(choices)
        if choices.copies and choices.where == "auto":
            choices = replace(choices, where="local")
        folder = (choices.folder or self.folder(choices.kind)).expanduser().absolute()

        def check(ready: Prepared) -> Future[Checked]:
            def look() -> Checked:
                check_folder(folder)
                told = estimate(ready.edit, choices, ready.frames)
                check_room(folder, int(told.size_bytes * MARGIN))
                wanted = 0.0
                if choices.where != "local" and self._cloud.available:
                    found = self._cloud.decider.estimate(ready.edit, ready.indices, told.size_bytes)
                    wanted = found.usd
                decision = self._decided(choices.where, choices.max_bytes, wanted)
                return Checked(choices, folder, ready, decision)

            return self._pool.submit(look)

        return chain(self._prepare(target_id, choices), check)

    def _decided(self, where: ExportWhere, max_bytes: int, wanted_usd: float = 0.0) -> Decision:
        """Where an export goes; blocks. One with a size limit is weighed, so it stays here."""
        decider = self._cloud.decider
        if max_bytes and where == "auto":
            note = LIMIT_IS_LOCAL if decider.set_up else ""
            return replace(decider.decide("local"), note=note)
        return decider.decide(where, wanted_usd)

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
            return self._pool.submit(self._decided, job.where, max_bytes_of(job))

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

    def _prepare(self, target_id: str, choices: ExportChoices) -> Future[Prepared]:
        """The edit to render, cut to what its files really hold, and its number of frames."""
        check_choices(choices)

        def load(store: Store) -> tuple[Edit, dict[str, GameFile]]:
            edit = edit_for(store, target_id, choices)
            files = sources_of(store, edit)
            return adapted(with_paths(edit, files), choices, files), files

        def measure(loaded: tuple[Edit, dict[str, GameFile]]) -> Future[Prepared]:
            edit, files = loaded

            def look() -> Prepared:
                indices = {
                    i: self._media.index(self._media.here(f)).result() for i, f in files.items()
                }
                facts = {i: index.facts for i, index in indices.items()}
                cut = inside(edit, facts)
                return Prepared(cut, indices, frame_count(cut, facts))

            return self._pool.submit(look)

        return chain(self._operations.read(load), measure)

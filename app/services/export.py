"""Exports: one row per render job, a queue that survives restarts, one local render at a time."""

from __future__ import annotations

import datetime
import logging
import time
from collections.abc import Callable
from concurrent.futures import Executor, Future
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import uuid4

import numpy as np
from numpy.typing import NDArray

from app.core.document import edit_to_json
from app.core.edit import Edit
from app.core.errors import BadInput, NotFound, NotSetUp
from app.core.export import (
    EXPORT_KINDS,
    EXPORT_PLACES,
    EXPORT_QUALITIES,
    ExportJob,
    ExportKind,
    Setting,
    frozen_settings,
    moved,
)
from app.core.facts import SourceFacts
from app.core.game import GameFile
from app.core.naming import file_name, unique_name
from app.media.thumbnails import thumbnails
from app.services.export_edit import (
    Estimate,
    ExportChoices,
    adapted,
    estimate,
    frame_count,
    inside,
)
from app.services.export_files import Moved, files_first, move_back, move_film
from app.services.export_queue import ExportQueue, JobProgress
from app.services.files import check_folder, check_room
from app.services.lookup import found, sources_of, with_paths
from app.services.media_cache import MediaCache
from app.services.operations import Operations, chain, finished, then
from app.services.recap import recap
from app.storage import Store

__all__ = ["Deleted", "Estimate", "ExportChoices", "ExportFolders", "Exports", "JobProgress"]

logger = logging.getLogger(__name__)

POSTER_US = 2_000_000
CLOUD_NOT_SET_UP = (
    "Cloud exports are not set up yet; export with --where local (This computer) for now."
)


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


@dataclass(frozen=True, slots=True)
class _Prepared:
    edit: Edit
    facts: dict[str, SourceFacts]
    frames: int


class Exports:
    """Start, watch and keep exports. Undo does not touch them."""

    def __init__(
        self,
        operations: Operations,
        media: MediaCache,
        pool: Executor,
        queue: ExportQueue,
        folders: ExportFolders,
    ) -> None:
        self._operations = operations
        self._media = media
        self._pool = pool
        self._queue = queue
        self._folders = folders

    def folder(self, kind: ExportKind) -> Path:
        """Where exports of a kind go when no folder is asked for."""
        return {
            "annotate": self._folders.annotate,
            "framing": self._folders.framing,
            "overlay": self._folders.overlay,
        }[kind]

    def estimate(self, target_id: str, choices: ExportChoices) -> Future[Estimate]:
        """Plan without rendering."""
        return then(
            self._prepare(target_id, choices),
            lambda ready: estimate(ready.edit, choices, ready.frames),
        )

    def start(self, target_id: str, choices: ExportChoices) -> Future[ExportJob]:
        """Queue an export of a reel (or, kind *annotate*, of a game).

        ``NotSetUp`` for ``where="cloud"``; *auto* renders on this computer. ``RenderFailed`` when
        the folder cannot be written or has no room.
        """
        _check(choices)
        if choices.where == "cloud":
            raise NotSetUp(CLOUD_NOT_SET_UP)
        folder = (choices.folder or self.folder(choices.kind)).expanduser().absolute()

        def check(ready: _Prepared) -> Future[_Prepared]:
            def look() -> _Prepared:
                check_folder(folder)
                check_room(folder, estimate(ready.edit, choices, ready.frames).size_bytes)
                return ready

            return self._pool.submit(look)

        def put(ready: _Prepared) -> Future[ExportJob]:
            def operation(store: Store) -> ExportJob:
                job = _new_job(target_id, choices, ready, folder, _taken(store, folder))
                store.put_export(job)
                return job

            return self._operations.write("start export", operation, undo=False)

        def wake(job: ExportJob) -> ExportJob:
            self._queue.wake()
            return job

        return then(chain(chain(self._prepare(target_id, choices), check), put), wake)

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

    def wait(self, job_id: str) -> Future[ExportJob]:
        """Has its result when the job is done, failed or cancelled."""
        return self._queue.wait(job_id)

    def cancel(self, job_id: str) -> Future[ExportJob]:
        """Stop a job; nothing half-written is left. A finished job stays as it is."""
        self._queue.cancel(job_id)

        def operation(store: Store) -> ExportJob:
            job = _ours(store.export(job_id))
            if job.state == "queued":
                job = moved(job, "cancelled")
                store.put_export(job)
            return job

        return chain(
            self._operations.write("cancel export", operation, undo=False),
            lambda job: self._queue.wait(job.id),
        )

    def retry(self, job_id: str) -> Future[ExportJob]:
        """Queue a failed or cancelled job again."""

        def operation(store: Store) -> ExportJob:
            job = _ours(store.export(job_id))
            if job.state not in ("failed", "cancelled"):
                raise BadInput(
                    f"The export {job.name!r} is {job.state}; only failed ones are retried."
                )
            job = moved(job, "queued")
            store.put_export(job)
            self._queue.want(job_id)
            return job

        def wake(job: ExportJob) -> ExportJob:
            self._queue.wake()
            return job

        return then(self._operations.write("retry export", operation, undo=False), wake)

    def run_here(self, job_id: str) -> Future[ExportJob]:
        """Finish a job on this computer: what the cloud has not rendered yet is rendered here.

        For one that is in the cloud, or failed or was cancelled there. ``BadInput`` for a job that
        is done, or is rendered here already.
        """
        raise NotImplementedError

    def rename(self, job_id: str, name: str) -> Future[ExportJob]:
        """Rename a finished export and its file."""
        if not name.strip():
            raise BadInput("An export needs a name.")

        def move(job: ExportJob) -> Future[Moved]:
            if not _ours(job).finished:
                raise BadInput(
                    f"The export {job.name!r} is {job.state}; rename it when it is done."
                )
            old = Path(job.out)
            return self._pool.submit(move_film, job, old, old.with_name(file_name(name)))

        def commit(moved: Moved) -> Future[ExportJob]:
            new = replace(moved.job, name=name.strip(), out=str(moved.there or moved.job.out))

            def operation(store: Store) -> ExportJob:
                _check_same(store, moved.job)
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
                _check_same(store, moved.job)
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

        It is the exact picture at 2 s, or the middle of a shorter film; None when the file is gone.
        """
        path = Path(job.out)

        def look() -> NDArray[np.uint8] | None:
            if not path.is_file():
                return None
            table = self._media.index(path).result()
            at = min(POSTER_US, table.facts.duration_us // 2)
            return next(thumbnails(path, table, [at], size=box, exact=True)).rgb

        return self._pool.submit(look)

    def subscribe(self, listener: Callable[[JobProgress], None]) -> Callable[[], None]:
        """Call ``listener`` with every progress until the returned function is called."""
        return self._queue.subscribe(listener)

    def _prepare(self, target_id: str, choices: ExportChoices) -> Future[_Prepared]:
        """The edit to render, cut to what its files really hold, and its number of frames."""
        _check(choices)

        def load(store: Store) -> tuple[Edit, dict[str, GameFile]]:
            edit = _edit(store, target_id, choices)
            files = sources_of(store, edit)
            return adapted(with_paths(edit, files), choices, files), files

        def measure(loaded: tuple[Edit, dict[str, GameFile]]) -> Future[_Prepared]:
            edit, files = loaded

            def look() -> _Prepared:
                facts = {
                    i: self._media.index(self._media.here(f)).result().facts
                    for i, f in files.items()
                }
                cut = inside(edit, facts)
                return _Prepared(cut, facts, frame_count(cut, facts))

            return self._pool.submit(look)

        return chain(self._operations.read(load), measure)


def _check(choices: ExportChoices) -> None:
    """``BadInput`` for a choice that there is not."""
    for what, value, known in (
        ("kind", choices.kind, EXPORT_KINDS),
        ("place", choices.where, EXPORT_PLACES),
        ("quality", choices.quality, EXPORT_QUALITIES),
    ):
        if value not in known:
            raise BadInput(f"There is no {what} {value!r}; use one of {', '.join(known)}.")


def _edit(store: Store, target_id: str, choices: ExportChoices) -> Edit:
    if choices.kind != "annotate":
        return store.edit(target_id)
    try:
        game = store.game(target_id)
    except NotFound:
        raise NotFound("An annotate export needs a game; give a game, not a reel.") from None
    if choices.clip_ids:
        clips = [store.clip(clip_id) for clip_id in choices.clip_ids]
    else:
        clips = sorted(store.clips(game.id), key=lambda clip: clip.start_us)
    return recap(game, clips, choices.name.strip())


def _new_job(
    target_id: str, choices: ExportChoices, ready: _Prepared, folder: Path, taken: set[str]
) -> ExportJob:
    out = folder / unique_name(file_name(ready.edit.reel.name), taken)
    settings: dict[str, Setting] = {
        "audio": choices.audio,
        "encoder": choices.encoder,
        "clips": " ".join(choices.clip_ids),
        "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
    }
    return ExportJob(
        str(uuid4()),
        choices.kind,
        target_id,
        ready.edit.reel.name,
        edit_to_json(ready.edit),
        str(out),
        time.time_ns() // 1000,
        choices.where,
        "queued",
        choices.quality,
        frozen_settings(settings),
        frames=ready.frames,
        duration_us=int(ready.frames / ready.edit.reel.fps * 1_000_000),
    )


def _taken(store: Store, folder: Path) -> set[str]:
    """Names in a folder, and those that jobs have reserved in it."""
    there = {path.name for path in folder.iterdir()} if folder.is_dir() else set()
    return there | {Path(job.out).name for job in store.exports() if Path(job.out).parent == folder}


def _check_same(store: Store, job: ExportJob) -> None:
    """``BadInput`` when a job was changed while its file was moved."""
    if store.export(job.id) != job:
        raise BadInput(f"The export {job.name!r} was changed meanwhile; do it again.")


def _ours(job: ExportJob) -> ExportJob:
    """The job, which must be this laptop's: a file of the same name here may be another film."""
    if not job.here:
        raise BadInput(f"The export {job.name!r} was made on another laptop; do it there.")
    return job

"""Renders one job on this computer, in a child process, and sweeps up after one that was killed."""

from __future__ import annotations

import contextlib
import json
import logging
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from app.core.document import edit_from_value
from app.core.edit import Edit
from app.core.errors import ReelBallersError, RenderCancelled
from app.core.export import ExportJob, codec_of, max_bytes_of
from app.core.game import GameFile
from app.core.pieces import same_pictures
from app.render.child import run_in_child
from app.render.job import RenderRequest
from app.render.pipeline import CANCELLED
from app.render.progress import RenderProgress
from app.render.segment_store import CAP_BYTES
from app.render.workplace import claim
from app.render.workplace import sweep as sweep_beside
from app.services.export_logs import ExportLogs
from app.services.export_queue import PAUSED, JobProgress, Rendered
from app.services.export_start import TOGETHER
from app.services.files import same_file
from app.services.lookup import files_of, with_paths
from app.services.operations import Operations
from app.storage import Store

logger = logging.getLogger(__name__)

CACHE_SETTING = "segment_cache_mb"
"""This computer's setting of how many megabytes of rendered pictures are kept; 0: none."""
FRAMES, LAST = "frames", "finish"
_LOOK_S = 0.1


class LocalSlot:
    """One render at a time on this computer, whoever asks for it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()

    @property
    def taken(self) -> bool:
        """Whether something renders now."""
        return self._lock.locked()

    @contextlib.contextmanager
    def hold(self, cancel: threading.Event) -> Iterator[None]:
        """Wait for the turn; ``RenderCancelled`` when it is not wanted any more."""
        while not self._lock.acquire(timeout=_LOOK_S):
            if cancel.is_set():
                raise RenderCancelled(CANCELLED)
        try:
            yield
        finally:
            self._lock.release()


class LocalRender:
    """The renderer of the export queue."""

    def __init__(
        self,
        operations: Operations,
        tables: Path,
        slot: LocalSlot | None = None,
        *,
        hold: Callable[[], str] = lambda: "",
        logs: ExportLogs | None = None,
    ) -> None:
        """``hold`` says why a render should wait just now, or nothing; ``logs`` keeps what failed
        ones printed."""
        self._operations = operations
        self._tables = tables
        self._slot = slot or LocalSlot()
        self._hold = hold
        self._logs = logs

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
        told = _Told(job, on_progress, self._hold)
        with self._slot.hold(cancel):
            done = run_in_child(
                self._request(job),
                on_progress=told.moved,
                cancel=cancel,
                paused=told.paused,
                on_log=partial(self._keep, job.id),
            )
        out = put_in_place(job)
        return Rendered(done.encoder, done.frames, done.duration_us, out, done.fallback_reason)

    def _keep(self, job_id: str, log: str) -> None:
        if self._logs is not None:
            self._logs.keep(job_id, log)

    def _request(self, job: ExportJob) -> RenderRequest:
        def look(store: Store) -> tuple[Edit, list[Edit], str | None]:
            files = files_of(store.games())
            others = [current_edit(other, files) for other in shapes_of(job, store)]
            return current_edit(job, files), others, store.local(CACHE_SETTING)

        edit, others, room = self._operations.read(look).result()
        Path(job.out).parent.mkdir(parents=True, exist_ok=True)
        return RenderRequest(
            edit=edit,
            paths={source_id: Path(source.path) for source_id, source in edit.sources},
            out=staged(job),
            quality=job.quality,
            encoder=str(job.setting("encoder", "auto")),
            audio=bool(job.setting("audio", True)),
            title=job.name,
            date=str(job.setting("date", "")),
            cache_dir=self._tables,
            codec=codec_of(job),
            max_bytes=max_bytes_of(job),
            cache_bytes=cache_bytes(room),
            also=tuple(other for other in others if same_pictures(edit, other)),
            copy=bool(job.setting("copy", False)),
        )


def shapes_of(job: ExportJob, store: Store) -> list[ExportJob]:
    """The queued jobs that were begun with a job as other shapes of its film.

    Their pictures are rendered along with it; when their turn comes they only put them together.
    """
    together = job.setting(TOGETHER)
    elsewhere = {export.export_id for export in store.cloud_exports()}
    return [
        other
        for other in store.exports()
        if together
        and other.setting(TOGETHER) == together
        and (other.here, other.state) == (True, "queued")
        and other.id not in elsewhere | {job.id}
        and _encoded(other) == _encoded(job)
    ]


def _encoded(job: ExportJob) -> object:
    return job.quality, job.setting("encoder"), codec_of(job), max_bytes_of(job)


def cache_bytes(setting: str | None) -> int:
    """How much the cache of rendered pictures may hold, from the setting of this computer."""
    try:
        return max(0, int(setting)) * 1_000_000 if setting is not None else CAP_BYTES
    except ValueError:
        logger.warning("%s is %r, which is no number of megabytes", CACHE_SETTING, setting)
        return CAP_BYTES


class _Told:
    """What is said of one render, with the reason while it is paused. For one thread."""

    def __init__(
        self, job: ExportJob, on_progress: Callable[[JobProgress], None], hold: Callable[[], str]
    ) -> None:
        self._on_progress, self._hold = on_progress, hold
        self._last = JobProgress(job.id, "rendering", "starting")
        self._job, self._reason = job, ""

    def moved(self, progress: RenderProgress) -> None:
        """The render said where it is."""
        self._last = job_progress(self._job, progress)
        self._tell()

    def paused(self) -> bool:
        """Whether the render should wait; says so when that changes."""
        reason = self._hold()
        if reason != self._reason:
            self._reason = reason
            self._tell()
        return bool(reason)

    def _tell(self) -> None:
        last = self._last
        if self._reason:
            last = replace(last, stage=PAUSED, fps=0.0, eta_s=None, reason=self._reason)
        self._on_progress(last)


def job_progress(job: ExportJob, progress: RenderProgress) -> JobProgress:
    """A render's progress as that of its job: counted in frames, whatever the stage counts in.

    With other shapes of its film rendered along, more frames are counted than the job has.
    """
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


def put_in_place(job: ExportJob) -> Path:
    """Give a whole film the name its job wants, or the next free one; where it is now."""
    try:
        return claim(staged(job), Path(job.out))
    except ReelBallersError:
        staged(job).unlink(missing_ok=True)
        raise


def whole(job: ExportJob) -> Path | None:
    """The film of a job whose render was done when the app was killed, in its place by now.

    A file at ``job.out`` alone proves nothing: it may be another one.
    """
    film = staged(job)
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
        film = staged(job)
        if film.parent.is_dir():
            sweep_beside(film)
            with contextlib.suppress(OSError):
                film.unlink(missing_ok=True)


def staged(job: ExportJob) -> Path:
    """Where a film is whole before it has its name: hidden, beside it, and the job's own."""
    return Path(job.out).with_name(f".{job.id}.mp4")


def current_edit(job: ExportJob, files: dict[str, GameFile]) -> Edit:
    """The job's edit, with the paths its files have now (they may have been located since)."""
    return with_paths(edit_from_value(json.loads(job.edit_json)), files)

"""The queue of local renders: one thread, one render at a time, in a child process.

The rows in the library are the queue; the thread looks for the oldest queued row whenever it is
woken. Progress lives in memory only. Who quits the app finds the render that was running in the queue
again, and it begins anew at the next start; after a kill such rows are failed with a sentence and
can be retried, so that nothing that ended the app ends it again. What a render had begun to write
is swept.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Protocol

from app.core.cloud_export import PieceProgress
from app.core.errors import ReelBallersError, RenderCancelled, RenderFailed
from app.core.export import ExportJob, ExportState, interrupted, moved, told
from app.services.operations import Operations
from app.storage import Store

logger = logging.getLogger(__name__)

CLOSE_TIMEOUT_S = 10.0
PAUSED = "paused"
"""Stage of a job that waits in the middle of its render; its ``reason`` says why."""
RETRY_S = 2.0
"""After an error the queue looks again; it never gives up."""


@dataclass(frozen=True, slots=True)
class JobProgress:
    """Where a job is. Told on the queue's thread, a few times a second; may go backwards."""

    job_id: str
    state: ExportState
    stage: str = ""
    done: int = 0
    total: int = 0
    fps: float = 0.0
    eta_s: float | None = None
    note: str = ""
    """A sentence such as ``NVENC failed; rendering with libx264 instead``."""
    reason: str = ""
    """Why it waits just now, or why it is rendered here, as a sentence for the coach."""
    pieces: tuple[PieceProgress, ...] = ()
    """An export in the cloud: each of its pieces, in order. ``percent`` is of all of them."""
    sent: int = 0
    to_send: int = 0
    """Bytes of footage that are up, and that have to go up."""

    @property
    def percent(self) -> int:
        """0..100."""
        return min(100, 100 * self.done // self.total) if self.total else 0


@dataclass(frozen=True, slots=True)
class Rendered:
    """What a render leaves: the film, the encoder that was used and why not the one asked for."""

    encoder: str
    frames: int
    duration_us: int
    out: Path
    """The film: where the job wanted it, or beside that when the name was taken meanwhile."""
    note: str = ""


class Renderer(Protocol):
    """Renders one job to its place; raises ``RenderFailed``, ``RenderCancelled`` and the like."""

    def __call__(
        self,
        job: ExportJob,
        on_progress: Callable[[JobProgress], None],
        cancel: threading.Event,
    ) -> Rendered:
        """Blocks until the film is whole at ``Rendered.out``, or nothing of it is left."""


class ExportQueue:
    """Runs queued jobs in the background. Methods may be called from any thread."""

    def __init__(
        self,
        operations: Operations,
        render: Renderer,
        sweep: Callable[[Sequence[ExportJob]], None],
        whole: Callable[[ExportJob], Path | None],
        hold: Callable[[], str] = lambda: "",
    ) -> None:
        """``sweep`` removes what renders left, ``whole`` finds the film of one that was killed.

        As long as ``hold`` gives a reason, no queued job is begun, and the jobs say why.
        """
        self._operations = operations
        self._render = render
        self._sweep = sweep
        self._whole = whole
        self._hold = hold
        self._held: dict[str, str] = {}
        """The jobs that wait, and the reason they were told."""
        self._wake = threading.Condition()
        self._woken = False
        self._closing = False
        self._current: tuple[str, threading.Event] | None = None
        self._unwanted: set[str] = set()
        self._unwritten: dict[str, ExportJob] = {}
        self._failed = False
        self._progress: dict[str, JobProgress] = {}
        self._listeners: list[Callable[[JobProgress], None]] = []
        self._waiting: dict[str, list[Future[ExportJob]]] = {}
        self._thread: threading.Thread | None = None

    def recover(self) -> None:
        """After a start: running rows become failed, and what they had begun is swept away."""

        left = self._operations.read(
            lambda store: [job for job in _ours(store) if job.running]
        ).result()
        if not left:
            return
        settled = [self._left_behind(job) for job in left]

        def operation(store: Store) -> None:
            for job in settled:
                store.put_export(job)

        self._operations.write("recover exports", operation, undo=False).result()
        logger.warning("%d exports were interrupted when the app stopped", len(left))
        self._sweep(left)

    def start(self) -> None:
        """Begin to work through the queue."""
        self._thread = threading.Thread(target=self._work, name="exports", daemon=True)
        self._thread.start()
        self.wake()

    def wake(self) -> None:
        """Look for queued rows."""
        with self._wake:
            self._woken = True
            self._wake.notify_all()

    def close(self) -> None:
        """Stop; a render in work is broken off and begins anew after the next start."""
        with self._wake:
            self._closing = True
            if self._current is not None:
                self._current[1].set()
            self._wake.notify_all()
        if self._thread is not None:
            self._thread.join(CLOSE_TIMEOUT_S)

    def cancel(self, job_id: str) -> None:
        """Stop the render of a job, now or (when it is about to begin) at its first step."""
        with self._wake:
            self._unwanted.add(job_id)
            if self._current is not None and self._current[0] == job_id:
                self._current[1].set()

    def want(self, job_id: str) -> None:
        """A job that was cancelled is wanted again."""
        with self._wake:
            self._unwanted.discard(job_id)

    def live(self, job: ExportJob) -> ExportJob:
        """The job as it is at this moment: with its percent, or ended before its row says so."""
        job = self._unwritten.get(job.id, job)
        progress = self._progress.get(job.id)
        return replace(job, percent=progress.percent) if progress and job.running else job

    def wait(self, job_id: str) -> Future[ExportJob]:
        """Has its result when the job is finished."""
        waiting: Future[ExportJob] = Future()
        with self._wake:
            self._waiting.setdefault(job_id, []).append(waiting)

        def look(found: Future[ExportJob]) -> None:
            error = found.exception()
            if error is not None:
                self._settle(job_id, error=error)
            elif (job := self.live(found.result())).finished:
                self._settle(job_id, job)

        self._operations.read(lambda store: store.export(job_id)).add_done_callback(look)
        return waiting

    def subscribe(self, listener: Callable[[JobProgress], None]) -> Callable[[], None]:
        """Call ``listener`` with every progress until the returned function is called."""
        with self._wake:
            self._listeners.append(listener)

        def stop() -> None:
            with self._wake:
                if listener in self._listeners:
                    self._listeners.remove(listener)

        return stop

    def _left_behind(self, job: ExportJob) -> ExportJob:
        """What became of a job that ran when the app was killed; its film may have been done."""
        film = self._whole(job) if job.state == "rendering" else None
        if film is None:
            return interrupted(job)
        return moved(job, "done", out=str(film), size_bytes=film.stat().st_size)

    def tell(self, progress: JobProgress) -> None:
        """Tell of a job that is rendered elsewhere."""
        self._tell(progress)

    def ended(self, job: ExportJob) -> None:
        """A job that was rendered elsewhere is over, and its row says so."""
        self._progress.pop(job.id, None)
        self._settle(job.id, job)

    # ------------------------------------------------------------ on the queue's thread

    def _work(self) -> None:
        while True:
            with self._wake:
                pause = RETRY_S if self._failed or self._held else None
                self._wake.wait_for(lambda: self._woken or self._closing, pause)
                self._woken = False
                closing = self._closing
            try:
                for job in tuple(self._unwritten.values()):
                    self._write_end(job)
                    del self._unwritten[job.id]
                while not closing and not self._waits() and (taken := self._take()) is not None:
                    self._run(taken)
                self._failed = False
            except Exception:
                # Whatever it is, the jobs that come after must not wait for ever.
                self._failed = True
                logger.exception("the queue could not go on, trying again")
            if closing:
                return

    def _waits(self) -> bool:
        """Whether queued jobs have to wait just now; each of them says why, or that it is over."""
        reason = self._hold()
        if not reason and not self._held:
            return False
        queued = self._operations.read(
            lambda store: [job.id for job in _ours(store) if job.state == "queued"]
        ).result()
        held = dict.fromkeys(queued, reason) if reason else {}
        for job_id in queued:
            if held.get(job_id) != self._held.get(job_id):
                self._tell(JobProgress(job_id, "queued", "queued", reason=reason))
        self._held = held
        return bool(reason)

    def _take(self) -> ExportJob | None:
        """The oldest queued row, now rendering."""

        def operation(store: Store) -> ExportJob | None:
            queued = [job for job in _ours(store) if job.state == "queued"]
            if not queued or self._closing:
                return None
            job = moved(min(queued, key=lambda j: j.created_us), "rendering")
            store.put_export(job)
            return job

        return self._operations.write("render", operation, undo=False).result()

    def _run(self, job: ExportJob) -> None:
        cancel = threading.Event()
        with self._wake:
            self._current = (job.id, cancel)
            if self._closing or job.id in self._unwanted:
                cancel.set()
        self._tell(JobProgress(job.id, "rendering", "starting"))
        try:
            ended = self._finished(job, self._render(job, self._tell, cancel))
        except RenderCancelled:
            goes_on = self._closing and job.id not in self._unwanted
            ended = moved(job, "queued" if goes_on else "cancelled")
        except ReelBallersError as error:
            ended = moved(job, "failed", error=error.sentence)
        except Exception as error:
            logger.exception("export %s failed", job.id)
            ended = moved(
                job, "failed", error=f"{type(error).__name__}: {error}; this is a bug of ours."
            )
        finally:
            with self._wake:
                self._current = None
        self._end(ended)

    def _finished(self, job: ExportJob, done: Rendered) -> ExportJob:
        try:
            size = done.out.stat().st_size
        except OSError as error:
            raise RenderFailed(
                f"The film {done.out} is gone ({error.strerror}); export it again."
            ) from error
        return moved(
            told(job, note=done.note) if done.note else job,
            "done",
            encoder=done.encoder,
            frames=done.frames,
            duration_us=done.duration_us,
            out=str(done.out),
            size_bytes=size,
        )

    def _end(self, job: ExportJob) -> None:
        try:
            self._write_end(job)
        except Exception:
            # It is written later; whoever waits may go on.
            self._unwritten[job.id] = job
            raise
        finally:
            total = job.frames or 1
            done = total if job.state == "done" else 0
            self._tell(JobProgress(job.id, job.state, job.state, done, total, note=job.error))
            self._progress.pop(job.id, None)
            self._settle(job.id, job)

    def _write_end(self, job: ExportJob) -> None:
        """Write the row of a job that has ended, then sweep what its render left."""
        self._operations.write("end export", partial(_put, job), undo=False).result()
        self._sweep((job,))

    def _settle(
        self, job_id: str, job: ExportJob | None = None, error: BaseException | None = None
    ) -> None:
        with self._wake:
            waiting = self._waiting.pop(job_id, [])
        for future in waiting:
            if not future.set_running_or_notify_cancel():
                continue
            if error is not None:
                future.set_exception(error)
            elif job is not None:
                future.set_result(job)

    def _tell(self, progress: JobProgress) -> None:
        self._progress[progress.job_id] = progress
        with self._wake:
            listeners = tuple(self._listeners)
        for listener in listeners:
            try:
                listener(progress)
            except Exception:
                logger.exception("a listener failed on job %s", progress.job_id)


def _put(job: ExportJob, store: Store) -> None:
    store.put_export(job)


def _ours(store: Store) -> list[ExportJob]:
    """The jobs that are this laptop's, and not on their way through the cloud."""
    elsewhere = {export.export_id for export in store.cloud_exports()}
    return [job for job in store.exports() if job.here and job.id not in elsewhere]

"""All exports that go through the cloud: taken up at the start, one thread each, tidied up after.

Closing the app stops the threads and nothing else: jobs in the cloud go on, and the next start
finds from the rows what each was about to do.
"""

from __future__ import annotations

import logging
import shutil
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from pathlib import Path

from app.core.errors import ReelBallersError
from app.core.export import FINISHED, ExportJob
from app.services.cloud_export.footage import Turns, forget_footage
from app.services.cloud_export.job import JobRun
from app.services.cloud_export.line import Line
from app.services.cloud_export.local import LocalPieces
from app.services.cloud_export.pacing import Pacing
from app.services.cloud_export.rows import Rows, Standing
from app.services.cloud_export.slots import Slots
from app.services.cloud_export.spend import Meter
from app.services.cloud_export.telling import Tools
from app.services.cloud_export.tidy import sweep_orphans, tidy
from app.services.export_queue import JobProgress
from app.services.media_cache import MediaCache

log = logging.getLogger(__name__)

CLOSE_S = 8.0
_LOOK_S = 0.1
_FILMS_US = 7 * 86_400_000_000
"""Pieces of an export that was not finished are kept so long, for another try."""


class CloudRunner:
    """Owns the threads. Methods may be called from any thread and do not wait."""

    def __init__(
        self,
        rows: Rows,
        media: MediaCache,
        local: LocalPieces,
        meter: Meter,
        open_line: Callable[[], Line],
        folders: tuple[Path, Path],
        tell: Callable[[JobProgress], None],
        ended: Callable[[ExportJob], None],
        sweep: Callable[[Sequence[ExportJob]], None],
        pacing: Pacing,
    ) -> None:
        """``folders``: of films of pieces, and of cut footage. ``ended`` hears of finished jobs,
        ``sweep`` removes what was left beside their films.
        """
        films, chunks = folders
        self._rows, self._tell, self._ended, self._sweep = rows, tell, ended, sweep
        self._guard = threading.Lock()
        self._tidying: defaultdict[str, threading.Lock] = defaultdict(threading.Lock)
        self._stopped: set[str] = set()
        """Jobs that were told to stop although their export goes on."""
        self._runs: dict[str, JobRun] = {}
        self._threads: list[threading.Thread] = []
        self._untidy: set[str] = set()
        self._stop = threading.Event()
        self._started = False
        self.tools = Tools(
            rows=rows,
            media=media,
            open_line=open_line,
            local=local,
            slots=Slots(),
            meter=meter,
            films=films,
            chunks=chunks,
            pacing=pacing,
            turns=Turns(),
            lively=self._lively,
            tell=tell,
        )

    def start(self) -> None:
        """Take up what the last run left: exports that are not over, and what is to be tidied."""
        self._started = True
        self._spawn("cloud-exports", self._take_up)

    def add(self, job_id: str) -> None:
        """Begin an export whose rows are written."""
        if self._started and not self._stop.is_set():
            self._spawn("cloud-export", lambda: self._run(job_id))

    def stop_job(self, job_id: str) -> Future[None]:
        """A job was cancelled, and its row says so: end it and take it out of the cloud.

        Done when its jobs were told to stop; what could not be reached is told later.
        """
        told: Future[None] = Future()
        with self._guard:
            run = self._runs.get(job_id)
        if run is not None:
            run.stop()

        def act() -> None:
            try:
                self._cancel_jobs(job_id)
            finally:
                told.set_result(None)
            if run is None:
                self._tidy(job_id)

        self._spawn("cloud-cancel", act)
        return told

    def run_here(self, job_id: str, reason: str) -> None:
        """Bring the rest of a job to this computer; ``add`` it before if it is not running."""
        with self._guard:
            run = self._runs.get(job_id)
        if run is not None:
            run.run_here(reason)

    def close(self) -> None:
        """Stop within seconds. Nothing is cancelled."""
        self._stop.set()
        with self._guard:
            runs, threads = list(self._runs.values()), list(self._threads)
        for run in runs:
            run.stop()
        ends = time.monotonic() + CLOSE_S
        for thread in threads:
            if thread is not threading.current_thread():
                thread.join(max(0.0, ends - time.monotonic()))

    # ------------------------------------------------------------ in threads of its own

    def _take_up(self) -> None:
        for standing in self._rows.all():
            job = standing.job
            if job is None or job.finished:
                self._untidy.add(standing.export.export_id)
                if job is not None:
                    self._sweep((job,))  # the app may have been killed before it came to that
            else:
                self.add(job.id)
        self._forget_films()
        self._forget_footage()
        first = True
        while True:
            for job_id in list(self._untidy):
                self._tidy(job_id)
            self._stop_left()
            if first:
                self._orphans()
                first = False
            if self._stop.wait(self.tools.pacing.tidy_s):
                return

    def _run(self, job_id: str) -> None:
        """One export from its rows to its end."""
        while (before := self._runs.get(job_id)) is not None:
            if not before.stopping or self._stop.is_set():
                return
            before.gone.wait(_LOOK_S)  # it was cancelled, and is wanted again
        with self._tidying_of(job_id):
            pass  # whoever takes the try before this one out of the cloud sees that, and ends
        standing = self._rows.one(job_id)
        if standing is None or standing.job is None or standing.job.finished:
            return
        with self._guard:
            if job_id in self._runs or self._stop.is_set():
                return
            run = self._runs[job_id] = JobRun(self.tools, standing, standing.job)
        try:
            run.run()
        finally:
            with self._guard:
                del self._runs[job_id]
            run.gone.set()
        if run.line is not None:
            run.line.close()
        if self._stop.is_set() and run.ended is None:
            return
        now = self._rows.one(job_id)
        ended = run.ended or (now.job if now is not None else None)
        if ended is not None and ended.finished:
            self._sweep((ended,))
            self._tell_end(ended)
            if ended.state == "done":
                shutil.rmtree(self.tools.films / job_id, ignore_errors=True)
        self._tidy(job_id)

    def _tell_end(self, job: ExportJob) -> None:
        total = job.frames or 1
        done = total if job.state == "done" else 0
        note = job.error or job.note
        self._tell(JobProgress(job.id, job.state, job.state, done, total, note=note))
        self._ended(job)

    def _tidy(self, job_id: str) -> None:
        """Take what is over out of the cloud; again later when that cannot be done now."""
        with self._tidying_of(job_id):
            self._tidy_alone(job_id)

    def _tidy_alone(self, job_id: str) -> None:
        standing = self._rows.one(job_id)
        if standing is None:
            self._untidy.discard(job_id)
            return
        if standing.job is not None and standing.job.state not in FINISHED:
            return
        try:
            line = self.tools.open_line()
            try:
                done = tidy(line, standing, self._rows, self._stop)
            finally:
                line.close()
        except ReelBallersError as error:
            log.info("export %s is tidied up later: %s", job_id, error)
            self._untidy.add(job_id)
            return
        if done:
            self._untidy.discard(job_id)
            self._settle_cost(standing)
            self._forget_footage()

    def _settle_cost(self, standing: Standing) -> None:
        """Jobs that were stopped have told what they cost only now."""
        if standing.job is not None and any(p.runpod_id for p in standing.pieces):
            self._rows.settle_cost(standing.job.id)

    def _cancel_jobs(self, job_id: str) -> None:
        standing = self._rows.one(job_id)
        if standing is None:
            return
        try:
            line = self.tools.open_line()
        except ReelBallersError:
            return
        try:
            for piece in standing.pieces:
                if piece.runpod_id and not piece.sha256:
                    line.runpod.cancel(piece.runpod_id)
        except ReelBallersError as error:
            log.info("jobs of export %s are stopped later: %s", job_id, error)
        finally:
            line.close()

    def _stop_left(self) -> None:
        """Stop jobs of pieces that this computer renders by now, and that could not be told."""
        left = [
            piece.runpod_id
            for standing in self._rows.all()
            if standing.job is not None and not standing.job.finished
            for piece in standing.pieces
            if piece.state in ("here", "ready") and piece.runpod_id and not piece.sha256
        ]
        left = [job_id for job_id in left if job_id not in self._stopped]
        if not left:
            return
        try:
            line = self.tools.open_line()
            try:
                for job_id in left:
                    line.runpod.cancel(job_id)
                    self._stopped.add(job_id)
            finally:
                line.close()
        except ReelBallersError as error:
            log.info("jobs that are not needed any more are stopped later: %s", error)

    def _orphans(self) -> None:
        try:
            line = self.tools.open_line()
            try:
                known = {standing.export.export_id for standing in self._rows.all()}
                count = sweep_orphans(line, known, time.time_ns() // 1000)
            finally:
                line.close()
        except ReelBallersError as error:
            log.info("no look for what old jobs left: %s", error)
            return
        if count:
            log.info("%d objects of jobs that nobody knows were removed", count)

    def _forget_films(self) -> None:
        """Pieces of exports that were given up long ago."""
        if not self.tools.films.is_dir():
            return
        living = {standing.export.export_id for standing in self._rows.all()}
        for folder in self.tools.films.iterdir():
            old = time.time_ns() // 1000 - int(folder.stat().st_mtime * 1e6) > _FILMS_US
            if folder.name not in living and old:
                shutil.rmtree(folder, ignore_errors=True)

    def _forget_footage(self) -> None:
        """Footage that was cut and not sent, of exports that are over."""
        wanted = {piece.chunk for standing in self._rows.all() for piece in standing.pieces}
        try:
            forget_footage(self.tools.chunks, wanted)
        except OSError as error:
            log.info("cut footage is left: %s", error)

    # ------------------------------------------------------------ shared

    def _spawn(self, name: str, act: Callable[[], None]) -> None:
        def guarded() -> None:
            try:
                act()
            except Exception:
                # The outermost loop of a thread; a library that closes refuses everything.
                if not self._stop.is_set():
                    log.exception("%s ended", name)

        thread = threading.Thread(target=guarded, name=name, daemon=True)
        with self._guard:
            self._threads = [t for t in self._threads if t.is_alive()] + [thread]
        thread.start()

    def _tidying_of(self, job_id: str) -> threading.Lock:
        with self._guard:
            return self._tidying[job_id]

    def _lively(self) -> bool:
        with self._guard:
            runs = list(self._runs.values())
        return any(run.rendering() for run in runs)

"""The steps of a piece through the cloud, one for each state that its row can say.

Each may be repeated after a crash: what is there already is looked for before it is done.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from app.core.cloud_export import CloudChunk, PieceState
from app.core.errors import BadInput, CloudStrange, MaybeSubmitted, MediaGone, RenderFailed
from app.services.cloud_export.cutting import Uncuttable, cut
from app.services.cloud_export.films import fits, kept_film
from app.services.cloud_export.line import BadResult
from app.services.cloud_export.orders import chunk_row
from app.services.cloud_export.pacing import Waited
from app.services.cloud_export.piece import GiveUp, Left, PieceThread
from gpu_worker.job import JobResult, progress_from_value

if TYPE_CHECKING:
    from app.cloud.runpod.values import JobStatus

log = logging.getLogger(__name__)

MOST_TRIES = 3
"""Submissions of one piece: the first, and two more."""
_ALMOST = 99
_OVERDUE = 2
"""The service stops a job after its time; one that seems to run twice as long was forgotten."""


class PieceRun(PieceThread):
    """A piece that goes through the cloud."""

    def step(self, state: PieceState) -> None:
        """Do what the row says."""
        _STEPS[state](self)

    def _queued(self) -> None:
        """What an earlier try of this export left is taken as it is."""
        found = kept_film(self.order, self._shared.films)
        if found is not None:
            size = found.stat().st_size
            self._put(state="ready", encoder=self.order.encoder_in(found), bytes=size)
            return
        self._put(state="preparing")

    def _preparing(self) -> None:
        name = self._name()
        known = self._shared.rows.chunk(name)
        if known is not None and self._again(lambda: self._shared.line.has_chunk(known)):
            self._put(state="submitting", chunk=known.sha256, chunk_bytes=0)
            return
        try:
            made = cut(self.order, self._shared.chunks, lambda: self._pace.stopped)
        except Uncuttable as error:
            raise GiveUp(str(error), ours=True) from error
        if made is None:
            raise Left
        row = chunk_row(name, made)
        self._shared.rows.put_chunk(row)
        if not made.copied:
            self._reason = "Its footage cannot be copied exactly and is encoded anew to be sent."
        self._put(state="uploading", chunk=row.sha256, chunk_bytes=row.bytes)

    def _uploading(self) -> None:
        from app.sync.upload import FileChanged

        chunk = self._chunk()
        path = self._shared.chunks / f"{chunk.sha256}.mp4" if chunk else None
        if chunk is None or path is None:
            self._put(state="preparing")
            return
        turn = self._shared.turn_of(chunk.sha256)
        with turn.held(self._behind):
            self._turn, self._trouble = turn, ""
            if not path.is_file() and not self._again(lambda: self._shared.line.has_chunk(chunk)):
                self._put(state="preparing")
                return
            try:
                sent = path.is_file() and self._shared.line.send_chunk(
                    path, chunk, self._pace, self._sent(chunk.bytes)
                )
            except FileChanged as changed:
                self._cut_again(changed.sentence)
                return
            finally:
                self._turn = None
            path.unlink(missing_ok=True)
        self._put(state="submitting", chunk_bytes=chunk.bytes if sent else 0)

    def _cut_again(self, why: str) -> None:
        """The footage went from the disk while it was sent; once is chance."""
        log.warning("piece %d: %s", self.piece.number, why)
        if self._vanished:
            raise GiveUp("The footage to send does not stay on the disk.", ours=True)
        self._vanished = True
        self._put(state="preparing")

    def _behind(self, trouble: str) -> None:
        """Another piece sends the same footage: what stops it stops this one."""
        self._trouble = trouble
        self._check()

    def _submitting(self) -> None:
        """Ask for it, once it is sure that nobody has done it."""
        chunk = self._chunk()
        if chunk is None:
            self._put(state="preparing")
            return
        earlier = self.piece.runpod_id
        if (earlier or self._ambiguous) and self._look(chunk) is not None:
            self._put(state="downloading")
            return
        if earlier and not self.piece.tries:
            self._end_earlier(earlier)
        self._check_cap()

        def ask() -> str:
            if self._ambiguous and self._look(chunk) is not None:
                return ""
            try:
                return self._shared.line.submit(self._shared.job, self.order, chunk)
            except MaybeSubmitted:
                self._ambiguous = True
                raise
            except BadInput as refused:
                raise GiveUp(refused.sentence) from refused

        job_id = self._again(ask)
        self._ambiguous = False
        if not job_id:
            self._put(state="downloading")
            return
        now_us = time.time_ns() // 1000
        tries = self.piece.tries + 1
        self._put(state="waiting", runpod_id=job_id, tries=tries, submitted_us=now_us, sha256="")

    def _end_earlier(self, job_id: str) -> None:
        """Stop the job of a try that was ended when RunPod could not be told; note what it cost."""
        runpod, shared = self._shared.line.runpod, self._shared
        self._again(lambda: runpod.cancel(job_id))
        status = self._again(lambda: runpod.status(job_id))
        if status is not None:
            shared.rows.charge(self.piece, status.execution_ms, shared.line.choices.usd_per_s)

    def _waiting(self) -> None:
        """Ask how it goes until it is over."""
        runpod, job_id = self._shared.line.runpod, self.piece.runpod_id
        waited = Waited(self._shared.pacing)
        while True:
            status = self._again(lambda: runpod.status(job_id))
            if status is None:
                self._lost()
                return
            if status.final:
                self._over(status)
                return
            waits = status.status == "IN_QUEUE"
            if self._in_queue(waited) if waits else self._in_progress(status, waited):
                return
            self._sleep(waited.pause())

    def _in_queue(self, waited: Waited) -> bool:
        """True when nothing more is to be waited for."""
        waited.queued()
        if self.piece.state != "waiting":
            self._put(state="waiting")
        self.fps = 0.0
        if waited.health_due():
            health = self._again(self._shared.line.runpod.health)
            self._reason = health.reason(waited.queued_s)
        return waited.marker_due(hurry=False) and self._found_all_the_same()

    def _in_progress(self, status: JobStatus, waited: Waited) -> bool:
        """True when nothing more is to be waited for."""
        waited.rendering()
        self._reason = ""
        if self.piece.state != "rendering":
            self._put(state="rendering")
        told = progress_from_value(dict(status.output))
        if told is not None:
            self._share, self.fps = told.percent / 100, told.fps
        hurry = told is not None and told.percent >= _ALMOST
        if waited.marker_due(hurry=hurry) and self._found_all_the_same():
            return True
        if waited.rendering_s > _OVERDUE * self.order.timeout_s:
            self.cancel_job()
            self._once_more("The GPU that worked on it does not answer any more.")
            return True
        return False

    def _found_all_the_same(self) -> bool:
        """Whether its result is there although nobody said so: the news came in the wrong order, or
        another job did it whose number was lost. The job is not needed any more then.
        """
        chunk = self._chunk()
        if chunk is None or self._look(chunk) is None:
            return False
        self.cancel_job()
        self._put(state="downloading")
        return True

    def _lost(self) -> None:
        """RunPod does not know the job any more: its result was kept too short, or it vanished."""
        chunk = self._chunk()
        if chunk is not None and self._look(chunk) is not None:
            self._put(state="downloading")
            return
        worked = self.piece.state == "rendering"
        self._once_more(
            "The cloud lost the job."
            if worked
            else "No GPU took the job while it was allowed to wait."
        )

    def _over(self, status: JobStatus) -> None:
        from app.cloud.runpod.values import failure_from

        self._shared.rows.charge(
            self.piece, status.execution_ms, self._shared.line.choices.usd_per_s
        )
        chunk = self._chunk()
        if status.status == "COMPLETED" or (chunk and self._look(chunk) is not None):
            self._put(state="downloading")
            return
        failure = failure_from(status)
        log.info("job of piece %d: %s", self.piece.number, failure.sentence)
        if failure.kind == "edit":
            raise RenderFailed(failure.sentence)
        if failure.kind in ("old_image", "setup"):
            raise GiveUp(failure.sentence, whole=True)
        if failure.kind == "other":
            raise GiveUp(failure.sentence)
        if failure.kind == "footage":
            self._again(lambda: self._shared.line.drop_chunk(self.piece.chunk))
            self._once_more(failure.sentence, footage=True)
        else:
            self._once_more(failure.sentence)

    def _once_more(self, why: str, *, footage: bool = False) -> None:
        """The same again, under the same names, unless that was tried often enough."""
        if self.piece.tries >= MOST_TRIES:
            raise GiveUp(why)
        self._reason = why
        self._put(state="preparing" if footage else "submitting", reason=why)
        self._sleep(self._shared.pacing.first_wait_s * self.piece.tries)

    def _downloading(self) -> None:
        from app.sync.download import DiskFull

        shared, chunk = self._shared, self._chunk()
        if chunk is None:
            self._put(state="preparing")
            return
        result = self._look(chunk)
        if result is None:
            self._once_more("The worker said that it was done, and its film is not there.")
            return
        ran_ms = sum(result.timings_ms.get(name, 0) for name in ("fetch", "render", "send"))
        shared.rows.charge_unless_known(self.piece, ran_ms, shared.line.choices.usd_per_s)
        to = shared.films / self.order.film_name(result.encoder)

        def tell(done: int) -> None:
            self._share = done / result.bytes

        try:
            shared.line.fetch(shared.job, self.order, result, to, self._pace, tell)
        except DiskFull as full:
            raise RenderFailed(
                "The disk of this computer has no room for the film from the cloud; free some "
                "space and retry the export."
            ) from full
        except (MediaGone, CloudStrange) as error:
            log.warning("piece %d: %s", self.piece.number, error)
            self._drop("The film from the cloud was damaged.")
            return
        self._put(
            state="verifying", encoder=result.encoder, sha256=result.sha256, bytes=result.bytes
        )

    def _verifying(self) -> None:
        path = self._shared.films / self.order.film_name(self.piece.encoder)
        if not path.is_file() or path.stat().st_size != self.piece.bytes:
            self._put(state="downloading")
        elif fits(self.order, path):
            self._put(state="ready", reason="")
        else:
            path.unlink(missing_ok=True)
            self._drop("The film from the cloud is not what was ordered.")

    def _look(self, chunk: CloudChunk) -> JobResult | None:
        """The result that is in the cloud, if it is what was ordered; anything else is removed."""
        shared = self._shared
        try:
            return self._again(lambda: shared.line.result(shared.job, self.order, chunk))
        except BadResult as wrong:
            log.warning("piece %d: the result in the cloud: %s", self.piece.number, wrong)
            self._again(lambda: shared.line.drop_result(shared.job.id, self.piece.number))
            return None

    def _drop(self, why: str) -> None:
        shared = self._shared
        self._again(lambda: shared.line.drop_result(shared.job.id, self.piece.number))
        self._once_more(why)

    def _chunk(self) -> CloudChunk | None:
        """The footage this piece was begun with; None when it must be cut anew."""
        found = self._shared.rows.chunk(self._name())
        return found if found is not None and found.sha256 == self.piece.chunk else None

    def _name(self) -> str:
        try:
            return self.order.chunk_name()
        except OSError as error:
            raise MediaGone(
                f"{self.order.path} is not there any more; use Locate to say where it is now."
            ) from error

    def _check_cap(self) -> None:
        why = self._shared.meter.why_not(self._shared.line.choices.cap_usd)
        if why:
            raise GiveUp(why, whole=True)


_STEPS: dict[PieceState, Callable[[PieceRun], None]] = {
    "queued": PieceRun._queued,
    "preparing": PieceRun._preparing,
    "uploading": PieceRun._uploading,
    "submitting": PieceRun._submitting,
    "waiting": PieceRun._waiting,
    "rendering": PieceRun._waiting,
    "downloading": PieceRun._downloading,
    "verifying": PieceRun._verifying,
}

"""The cloud as an export needs it: a bucket, an endpoint, and the keys of its objects.

{user}/raw_clips/{sha256}.mp4             footage, stays: exporting again sends nothing
{user}/jobs/{job}/{piece}/video.mp4       a rendered piece, gone when the export is over
{user}/jobs/{job}/{piece}/result.json     its marker: written last, by the worker
"""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from app.core import cost
from app.core.cloud_export import CloudChunk
from app.core.errors import BadInput, CloudFailed, CloudTooBig
from app.core.export import ExportJob
from app.services.cloud_export.orders import NO_LINKS, Links, Order, job_for
from app.services.cloud_settings import GpuChoices
from gpu_worker.job import JobResult, job_to_value, result_from_value

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.cloud.r2 import Bucket
    from app.cloud.runpod.client import RunPod
    from app.sync.media_journal import MediaJournal
    from app.sync.pace import Pace

log = logging.getLogger(__name__)

_MOST_MARKER = 65_536


class BadResult(Exception):
    """What a worker left is not what was ordered; the text says how, for the log and the queue."""


@dataclass(slots=True)
class Line:
    """One export's way to the cloud. Every method is one request or two, and blocks.

    Errors: ``app.core.errors.CloudFailed`` and below.
    """

    bucket: Bucket
    runpod: RunPod
    journal: MediaJournal
    choices: GpuChoices
    bound_to: str = field(default="")

    @property
    def user_id(self) -> str:
        """Whose objects these are."""
        return self.bucket.config.user_id

    def chunk_key(self, sha256: str) -> str:
        """Where footage lies."""
        return f"{self.user_id}/raw_clips/{sha256}.mp4"

    def jobs_prefix(self, job_id: str = "") -> str:
        """What all objects of a job (or of all jobs) begin with."""
        return f"{self.user_id}/jobs/{job_id}/" if job_id else f"{self.user_id}/jobs/"

    def output_key(self, job_id: str, number: int) -> str:
        """Where a worker puts the film of a piece."""
        return f"{self.jobs_prefix(job_id)}{number}/video.mp4"

    def marker_key(self, job_id: str, number: int) -> str:
        """Where it says that it is done."""
        return f"{self.jobs_prefix(job_id)}{number}/result.json"

    def has_chunk(self, chunk: CloudChunk) -> bool:
        """Whether the footage is up."""
        head = self.bucket.head(self.chunk_key(chunk.sha256))
        return head is not None and head.size == chunk.bytes

    def send_chunk(
        self, path: Path, chunk: CloudChunk, pace: Pace, on_done: Callable[[int], None]
    ) -> bool:
        """Send footage that is not there, in parts if it is large; False when it was.

        ``app.cloud.r2.errors.Stopped`` when ``pace`` was stopped; what was sent is remembered.
        """
        from app.sync.media_journal import state_of
        from app.sync.upload import UploadJob, upload

        job = UploadJob(path, chunk.sha256, self.chunk_key(chunk.sha256), state_of(path))
        return upload(self.bucket, self.journal, job, pace, on_done)

    def links(self, job_id: str, order: Order, chunk: CloudChunk) -> Links:
        """Fresh links for a piece; they live a little longer than its job may."""
        seconds = cost.links_s(order.timeout_s)
        get, put = self.bucket.presign_get, self.bucket.presign_put
        output, marker = (
            self.output_key(job_id, order.number),
            self.marker_key(job_id, order.number),
        )
        return Links(
            get(self.chunk_key(chunk.sha256), seconds),
            put(output, seconds, None).url,
            get(output, seconds),
            put(marker, seconds, None).url,
            get(marker, seconds),
        )

    def submit(self, job: ExportJob, order: Order, chunk: CloudChunk) -> str:
        """Ask for a piece; the id of the job. ``MaybeSubmitted``, ``BadInput``."""
        wanted = job_for(job, order, chunk, self.links(job.id, order, chunk))
        timeout_s = order.timeout_s
        return self.runpod.run(
            job_to_value(wanted),
            execution_timeout_ms=1000 * timeout_s,
            ttl_ms=1000 * cost.time_to_live_s(timeout_s),
        )

    def result(self, job: ExportJob, order: Order, chunk: CloudChunk) -> JobResult | None:
        """What the marker of a piece says; None without one.

        ``BadResult`` when it is not about what was ordered, or its film is not what it says.
        """
        from app.cloud.r2 import Found

        try:
            found = self.bucket.get(self.marker_key(job.id, order.number), max_bytes=_MOST_MARKER)
        except CloudTooBig as large:
            raise BadResult("its marker is far too large") from large
        if not isinstance(found, Found):
            return None
        result = _read(found.body)
        wanted = job_for(job, order, chunk, NO_LINKS)
        if (result.order, result.plan_hash) != (wanted.order, order.plan_hash):
            raise BadResult("it was made for another order")
        if result.frames != order.piece.count:
            raise BadResult(f"it has {result.frames} pictures instead of {order.piece.count}")
        if result.bytes > order.most_bytes:
            raise BadResult("it is far too large")
        head = self.bucket.head(self.output_key(job.id, order.number))
        if head is None:
            raise BadResult("its film is not there")
        if head.size != result.bytes:
            raise BadResult(f"its film has {head.size} bytes instead of {result.bytes}")
        return result

    def fetch(
        self,
        job: ExportJob,
        order: Order,
        result: JobResult,
        to: Path,
        pace: Pace,
        on_done: Callable[[int], None],
    ) -> None:
        """Bring the film of a piece here, proven by its hash. ``MediaGone``, ``CloudStrange``."""
        from app.sync.download import DownloadJob, download

        key = self.output_key(job.id, order.number)
        name = f"Piece {order.number + 1} of {job.name}"
        download(
            self.bucket, DownloadJob(result.sha256, key, result.bytes, to, name), pace, on_done
        )

    def drop_chunk(self, sha256: str) -> None:
        """Remove footage that is not what its name says."""
        self.bucket.delete(self.chunk_key(sha256))

    def drop_result(self, job_id: str, number: int) -> None:
        """Remove marker and film of a piece, the marker first."""
        self.bucket.delete(self.marker_key(job_id, number))
        self.bucket.delete(self.output_key(job_id, number))

    def drop_job(self, job_id: str) -> int:
        """Remove everything of a job but footage; how many objects that were."""
        keys = [item.key for item in self.bucket.list(self.jobs_prefix(job_id), limit=10_000)]
        for key in keys:
            self.bucket.delete(key)
        return len(keys)

    def stop_elsewhere(self, endpoint: str, job_ids: Sequence[str]) -> None:
        """Stop jobs of an endpoint that was set up before, if the key may still do that."""
        if not job_ids:
            return
        try:
            other = self.runpod.at(endpoint)
        except BadInput:
            return
        try:
            for job_id in job_ids:
                other.cancel(job_id)
        except CloudFailed as error:
            log.info("jobs of the endpoint before are left to end by themselves: %s", error)
        finally:
            other.close()

    def close(self) -> None:
        """Let the endpoint go; the bucket is everybody's."""
        self.runpod.close()


def _read(content: bytes) -> JobResult:
    try:
        return result_from_value(json.loads(content))
    except (ValueError, RecursionError) as error:  # the latter: nested without end
        raise BadResult("its marker cannot be read") from error

"""After an export: its jobs stopped, what they cost noted, its objects gone. Footage stays."""

from __future__ import annotations

import logging
import threading
import time

from app.core.cloud_export import CloudPiece
from app.services.cloud_export.line import Line
from app.services.cloud_export.rows import Rows, Standing

log = logging.getLogger(__name__)

_FINAL_S = 30.0
_POLL_S = 0.5
_LATE_S = 2.0
"""A worker that was stopped in the middle of sending needs a moment to notice."""
ORPHAN_US = 2 * 86_400_000_000
"""Objects of jobs that nobody knows go after two days; no job and no link lives that long."""


def tidy(line: Line, standing: Standing, rows: Rows, stop: threading.Event) -> bool:
    """Leave nothing of an export in the cloud but footage, then forget it; False when stopped, and
    when the export was begun again meanwhile: what is there is its own then.

    Raises ``CloudFailed`` when the cloud cannot be reached: the rows stay, it is done again later.
    """
    job_id = standing.export.export_id
    same = standing.export.endpoint == line.choices.endpoint_id
    open_jobs = [p for p in standing.pieces if p.runpod_id and not p.sha256]
    if not same:
        line.stop_elsewhere(standing.export.endpoint, [p.runpod_id for p in open_jobs])
        open_jobs = []
    for piece in open_jobs:
        line.runpod.cancel(piece.runpod_id)
    running = _see_out(line, open_jobs, rows, stop)
    if stop.is_set() or rows.goes_on(job_id):
        return False
    line.drop_job(job_id)
    if running:
        if stop.wait(_LATE_S) or rows.goes_on(job_id):
            return False
        line.drop_job(job_id)
    rows.forget(job_id)
    return True


def sweep_orphans(line: Line, known: set[str], now_us: int) -> int:
    """Remove what jobs that nobody knows left long ago; how many objects that were."""
    prefix, count = line.jobs_prefix(), 0
    for item in list(line.bucket.list(prefix)):
        job_id = item.key.removeprefix(prefix).partition("/")[0]
        if job_id not in known and 0 < item.modified_us < now_us - ORPHAN_US:
            line.bucket.delete(item.key)
            count += 1
    return count


def _see_out(line: Line, pieces: list[CloudPiece], rows: Rows, stop: threading.Event) -> bool:
    """Wait until jobs that were stopped are over, and note what they cost; whether one had run."""
    ends, left, ran = time.monotonic() + _FINAL_S, list(pieces), False
    while left and time.monotonic() < ends and not stop.is_set():
        if rows.goes_on(left[0].export_id):
            break
        still = []
        for piece in left:
            status = line.runpod.status(piece.runpod_id)
            if status is not None and not status.final:
                still.append(piece)
            elif status is not None:
                rows.charge(piece, status.execution_ms, line.choices.usd_per_s)
                ran = ran or status.execution_ms > 0
        left = still
        if left:
            stop.wait(_POLL_S)
    return ran or bool(left)

"""The test of the settings page: each thing a cloud export needs, tried for real."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from app.core.errors import CloudOffline, CloudStrange, ReelBallersError
from app.core.plan import PLAN_VERSION
from app.services.cloud_export.door import GpuDoor
from app.services.cloud_export.values import GpuFinding, GpuForm, GpuTest
from app.services.cloud_export.words import given_up
from gpu_worker.job import VERSION

if TYPE_CHECKING:
    from app.cloud.runpod.client import RunPod
    from app.cloud.runpod.values import JobStatus
    from app.services.cloud_door import CloudDoor

log = logging.getLogger(__name__)

PATIENCE_S = 300.0
"""A worker may have to fetch its image first."""
_POLL_S = 1.0
_JOB_MS = 60_000
_TTL_MS = 600_000


class _NotGood(Exception):
    """Something is not good; the text says what."""


def probe(
    gpu: GpuDoor,
    cloud: CloudDoor,
    form: GpuForm | None,
    on_finding: Callable[[GpuFinding], None],
    *,
    closing: threading.Event,
    patience_s: float = PATIENCE_S,
    poll_s: float = _POLL_S,
) -> GpuTest:
    """Try bucket, endpoint and worker, in this order, until one is not good. Blocks; an app that is
    ``closing`` is not kept waiting.
    """
    steps: tuple[tuple[str, Callable[[RunPod], str]], ...] = (
        ("Bucket", lambda _: _bucket(cloud)),
        ("Endpoint", _endpoint),
        ("Worker", lambda client: _worker(client, closing, patience_s, poll_s)),
    )
    findings: list[GpuFinding] = []
    try:
        client = gpu.client(form)
    except ReelBallersError as error:
        finding = GpuFinding("Endpoint", ok=False, sentence=error.sentence)
        on_finding(finding)
        return GpuTest((finding,))
    try:
        for name, step in steps:
            finding = _tried(name, step, client)
            findings.append(finding)
            on_finding(finding)
            if not finding.ok:
                break
    finally:
        client.close()
    return GpuTest(tuple(findings))


def _tried(name: str, step: Callable[[RunPod], str], client: RunPod) -> GpuFinding:
    begun, ok = time.monotonic(), True
    try:
        sentence = step(client)
    except ReelBallersError as error:
        ok, sentence = False, given_up(error.sentence)
    except _NotGood as error:
        ok, sentence = False, str(error)
    return GpuFinding(name, ok, sentence, time.monotonic() - begun)


def _bucket(cloud: CloudDoor) -> str:
    bucket = cloud.bucket()
    list(bucket.list(f"{bucket.config.user_id}/jobs/", max_keys=1))
    return "The bucket answers."


def _endpoint(client: RunPod) -> str:
    health = client.health()
    if health.unhealthy and health.unhealthy == health.workers:
        raise _NotGood(
            "The workers of the endpoint crash: look at their logs in RunPod's console, and at the "
            "name of the image."
        )
    ready = health.idle + health.running + health.ready
    if ready:
        return f"The endpoint answers; workers ready: {max(health.idle + health.running, health.ready)}."
    return "The endpoint answers; a worker starts when it is needed."


def _worker(client: RunPod, closing: threading.Event, patience_s: float, poll_s: float) -> str:
    """Ask a worker who it is."""
    job_id = client.run({"v": VERSION, "probe": True}, execution_timeout_ms=_JOB_MS, ttl_ms=_TTL_MS)
    begun, why = time.monotonic(), ""
    while not closing.is_set() and (waited := time.monotonic() - begun) < patience_s:
        try:
            status = client.status(job_id)
            if status is None:
                raise _NotGood("RunPod lost the test job: try again.")
            if status.final:
                return _who(status)
            if status.status == "IN_QUEUE":
                why = client.health().reason(waited)
        except (CloudOffline, CloudStrange) as error:
            why = given_up(error.sentence)
        closing.wait(poll_s)
    try:
        client.cancel(job_id)
    except ReelBallersError as error:
        log.info("the test job was not cancelled: %s", error)
    raise _NotGood(
        f"No worker took the test job within {patience_s / 60:.0f} minutes. {why}".strip()
    )


def _who(status: JobStatus) -> str:
    from app.cloud.runpod.values import failure_from

    if status.status != "COMPLETED":
        raise _NotGood(failure_from(status).sentence)
    told: dict[str, Any] = dict(status.output)
    if told.get("probe") is not True:
        raise _NotGood(
            "The endpoint runs something else than our worker: check the image that it is made of."
        )
    if told.get("v") != VERSION or told.get("plan_version") != PLAN_VERSION:
        raise _NotGood(
            "The worker image is of another version than this app: bring both to the same one."
        )
    card = str(told.get("gpu", ""))[:80]
    if told.get("encoder") == "nvenc":
        return f"A worker answered: {card or 'a GPU'}, encoding with NVENC."
    reason = str(told.get("note", ""))[:200]
    return f"A worker answered ({card or 'no GPU'}); it encodes without NVENC. {reason}".strip()

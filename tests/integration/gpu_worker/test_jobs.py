"""Jobs through the SDK's own loop: done, cancelled, lost, given twice; and what is left behind."""

from __future__ import annotations

import os
import signal
import time
from typing import Any

import pytest

from gpu_worker.job import job_to_value, result_from_value
from tests.support.control_plane_faults import EXECUTION, WORKER_LOST, JobScript
from tests.support.control_plane_state import PlaneJob
from tests.support.sdk_worker import SdkWorker
from tests.support.worker_orders import Desk, Order, Orders

pytestmark = pytest.mark.integration

GONE_S = 3.0
"""How long the processes of a job may outlive the click."""


def rendering(desk: Desk, worker: SdkWorker, order: Order, **policy: int) -> PlaneJob:
    """The job, once its ffmpeg is at work."""
    job = desk.plane.service.jobs[desk.run(order.value, **policy)]
    ends = time.monotonic() + 30
    while not worker.processes("libx264"):
        assert time.monotonic() < ends and not worker.ended(), worker.log
        time.sleep(0.02)
    return job


def gone(worker: SdkWorker) -> float:
    """Seconds until no process of a render is left."""
    begun = time.monotonic()
    while worker.processes("app.render") or worker.processes("libx264"):
        assert time.monotonic() < begun + 30
        time.sleep(0.02)
    return time.monotonic() - begun


def test_a_job_is_done(desk: Desk, orders: Orders, sdk_worker: SdkWorker) -> None:
    order = orders.one()
    ended = desk.do(order.value)
    assert ended["status"] == "COMPLETED", ended
    assert result_from_value(ended["output"]) == orders.check(order)
    job = desk.plane.service.jobs[ended["id"]]
    assert [told["seq"] for told in job.progress] == list(range(1, len(job.progress) + 1))
    assert job.progress[-1] == {
        "seq": len(job.progress),
        "percent": 100,
        "stage": "done",
        "fps": 0.0,
    }
    assert job.timeline[-1][1] == "COMPLETED"  # nothing came after the result
    assert not list(sdk_worker.work_dir.glob("reel-ballers-job-*"))


def test_a_cancelled_job_is_gone_within_seconds(
    desk: Desk, orders: Orders, sdk_worker: SdkWorker
) -> None:
    order = orders.long()
    job = rendering(desk, sdk_worker, order)
    desk.call("POST", f"cancel/{job.id}")
    assert gone(sdk_worker) < GONE_S
    assert job.status == "CANCELLED"
    again = orders.one()
    assert desk.do(again.value)["status"] == "COMPLETED"  # the worker is good for another one
    assert orders.film(order) is None and orders.marker(order) is None
    assert not list(sdk_worker.work_dir.glob("reel-ballers-job-*"))


def test_a_job_that_takes_too_long_is_stopped_by_the_service(
    desk: Desk, orders: Orders, sdk_worker: SdkWorker
) -> None:
    order = orders.long()
    job = desk.plane.service.jobs[desk.run(order.value, executionTimeout=1500)]
    desk.plane.service.wait_job(job.id)
    assert (job.status, job.error) == ("FAILED", EXECUTION)
    assert gone(sdk_worker) < GONE_S
    assert orders.film(order) is None


def test_a_worker_that_is_taken_away_leaves_the_job_to_the_next(
    desk: Desk, orders: Orders, sdk_worker: SdkWorker
) -> None:
    order = orders.long()
    job = rendering(desk, sdk_worker, order)
    sdk_worker.kill()
    desk.plane.service.lose_worker(sdk_worker.name)
    assert (job.status, job.retries) == ("IN_QUEUE", 1)
    sdk_worker.start()
    desk.plane.service.wait_job(job.id, "IN_PROGRESS")
    sdk_worker.kill()
    desk.plane.service.lose_worker(sdk_worker.name)
    assert desk.finish(job.id)["error"] == WORKER_LOST
    assert orders.film(order) is None and orders.marker(order) is None


def test_a_render_that_dies_is_said_and_the_worker_lives_on(
    desk: Desk, orders: Orders, sdk_worker: SdkWorker
) -> None:
    order = orders.long()
    job = rendering(desk, sdk_worker, order)
    (child,) = sdk_worker.processes("app.render")
    os.kill(child.pid, signal.SIGKILL)
    assert desk.finish(job.id)["error"].startswith("E_KILLED: ")
    assert gone(sdk_worker) < GONE_S
    assert desk.do({"v": 1, "probe": True})["output"]["encoder"] == "x264"


def test_a_job_that_two_get_is_one_film(desk: Desk, orders: Orders) -> None:
    order, plane = orders.one(), desk.plane
    plane.service.script(JobScript(twice=True))
    job = plane.service.jobs[desk.run(order.value)]
    assert plane.service.wait_for(lambda: len(job.results) == 2)
    first, second = (result_from_value(result["output"]) for result in job.results)
    assert second.reused and second.sha256 == first.sha256
    orders.check(order)


def test_an_error_is_a_text_with_a_code(desk: Desk, orders: Orders) -> None:
    order = orders.one(plan_hash="f" * 64)
    ended = desk.do(order.value)
    assert ended["status"] == "FAILED"
    assert ended["error"].startswith("E_PLAN: ")


def test_no_link_and_no_key_is_left_in_a_log_an_answer_or_a_marker(
    desk: Desk, orders: Orders, sdk_worker: SdkWorker
) -> None:
    good, wrong = orders.one(), orders.one()
    source = wrong.job.sources[0].url.replace("X-Amz-Signature=", "X-Amz-Signature=0")
    spoiled: dict[str, Any] = job_to_value(wrong.job)
    spoiled["sources"][0]["url"] = source
    assert desk.do(spoiled)["error"].startswith("E_EXPIRED: ")
    spoiled["sources"][0]["url"] = "https://elsewhere.example/x?X-Amz-Signature=1"
    assert desk.do(spoiled)["error"].startswith("E_HOST: ")
    assert desk.do({"v": 1, "edit": spoiled})["error"].startswith("E_JOB: ")
    assert desk.do(good.value)["status"] == "COMPLETED"
    said = [sdk_worker.log.encode()]
    said += [call.body for call in desk.plane.log if call.operation == "done"]
    marker = orders.bucket.get(good.marker_key, max_bytes=10_000)
    assert marker is not None
    said.append(marker.body)  # type: ignore[union-attr]
    config = orders.bucket.config
    environment = " ".join(sdk_worker.environment().values()).encode()
    for secret in (config.secret_access_key, config.access_key_id, desk.plane.key):
        assert not any(secret.encode() in text for text in [*said, environment])
    assert not any(b"X-Amz-" in text for text in said)

"""The miniature RunPod does wrong what it is told to, and nothing else."""

from __future__ import annotations

import http.client
import json
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from typing import Any

import pytest

from tests.support.control_plane import ControlPlane
from tests.support.control_plane_faults import (
    EXECUTION,
    FOREVER,
    TRACEBACK_ERROR,
    WORKER_LOST,
    CallFault,
    JobScript,
)
from tests.support.control_plane_workers import SleepingWorker
from tests.support.worker_orders import Desk

JOB = {"v": 1}


@pytest.fixture
def quick() -> Iterator[ControlPlane]:
    with ControlPlane(lost_after_s=0.2) as opened:
        yield opened


def worker_says(plane: ControlPlane, job_id: str, value: dict[str, Any], name: str = "w") -> None:
    """What the SDK posts: JSON with the content type of a form."""
    request = urllib.request.Request(
        f"{plane.base_url}/{plane.endpoint_id}/job-done/{name}/{job_id}?gpu=none&isStream=false",
        data=json.dumps(value).encode(),
        headers={"Authorization": plane.worker_key},
    )
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(request, timeout=10) as answer:
        answer.read()


def refused(desk: Desk, path: str = "health") -> tuple[int, str]:
    with pytest.raises(urllib.error.HTTPError) as error:
        desk.call("GET", path)
    error.value.close()
    return error.value.code, error.value.headers.get("Retry-After", "")


def test_a_job_from_the_queue_to_its_result(plane: ControlPlane) -> None:
    desk = Desk(plane)
    job_id = desk.run(JOB)
    assert desk.status(job_id) == {"id": job_id, "status": "IN_QUEUE"}
    taken = plane.service.take("w", 0)
    assert taken is not None and taken.input == JOB
    worker_says(plane, job_id, {"status": "IN_PROGRESS", "output": {"seq": 1}})
    shown = desk.status(job_id)
    assert (shown["status"], shown["output"], shown["workerId"]) == ("IN_PROGRESS", {"seq": 1}, "w")
    worker_says(plane, job_id, {"output": {"done": True}})
    shown = desk.status(job_id)
    assert (shown["status"], shown["output"]) == ("COMPLETED", {"done": True})
    assert {"delayTime", "executionTime"} <= set(shown)
    health = desk.call("GET", "health")
    assert health["jobs"]["completed"] == 1
    assert health["workers"]["idle"] == health["workers"]["ready"] == 1
    assert plane.counts()["status"] == 3


@pytest.mark.parametrize("status", [401, 403, 429, 500, 503])
def test_a_call_is_refused_once(plane: ControlPlane, status: int) -> None:
    plane.on("health", CallFault("status", status, 2 if status == 429 else 0))
    assert refused(Desk(plane)) == (status, "2" if status == 429 else "")
    assert Desk(plane).call("GET", "health")["jobs"]["inQueue"] == 0


def test_lines_break_before_and_after(plane: ControlPlane) -> None:
    desk = Desk(plane)
    for kind, jobs in (("reset", 0), ("reset-after", 1)):
        plane.on("run", CallFault(kind))  # type: ignore[arg-type]
        with pytest.raises((OSError, http.client.HTTPException)):
            desk.run(JOB)
        assert len(plane.service.jobs) == jobs


def test_answers_that_are_none(plane: ControlPlane) -> None:
    desk = Desk(plane)
    plane.on("health", CallFault("garbage"))
    plane.on("health", CallFault("truncate"))
    with pytest.raises(json.JSONDecodeError):
        desk.call("GET", "health")
    with pytest.raises(http.client.IncompleteRead):
        desk.call("GET", "health")
    plane.on("*", CallFault("slow", seconds=0.1), times=None)
    begun = time.monotonic()
    desk.call("GET", "health")
    assert time.monotonic() - begun >= 0.1


def test_who_may_not(plane: ControlPlane) -> None:
    desk = Desk(plane)
    plane.key = "rpa_ANOTHER"
    good, plane.key = plane.key, "rpa_THIS"
    request = urllib.request.Request(
        f"{plane.base_url}/{plane.endpoint_id}/health", headers={"Authorization": f"Bearer {good}"}
    )
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with pytest.raises(urllib.error.HTTPError) as error:
        opener.open(request, timeout=10)
    error.value.close()
    assert error.value.code == 401
    plane.gone = True
    assert refused(desk)[0] == 404
    plane.gone = False
    assert refused(desk, "status/nobody-u1")[0] == 404


def test_scripted_ends(quick: ControlPlane) -> None:
    desk = Desk(quick)
    quick.service.script(
        JobScript(fail=TRACEBACK_ERROR),
        JobScript(complete={"v": 1}),
        JobScript(complete={}),
        JobScript(status="TIMED_OUT"),
        JobScript(status="PONDERING"),
    )
    ends = [desk.run(JOB) for _ in range(5)]
    assert json.loads(desk.finish(ends[0])["error"])["error_message"] == "the disk went away"
    assert desk.finish(ends[1])["output"] == {"v": 1}
    assert "output" not in desk.finish(ends[2])
    assert desk.finish(ends[3])["status"] == "TIMED_OUT"
    quick.service.wait_job(ends[4], "PONDERING")
    assert desk.call("POST", f"retry/{ends[3]}")["status"] == "IN_QUEUE"


def test_time_ends_jobs(quick: ControlPlane) -> None:
    desk, service = Desk(quick), quick.service
    waits = desk.run(JOB, ttl=100)
    assert service.wait_for(lambda: waits not in service.jobs, 5)
    assert refused(desk, f"status/{waits}")[0] == 404
    service.script(JobScript(complete={"v": 1}, kept_s=0.1))
    done = desk.run(JOB)
    assert service.wait_for(lambda: done not in service.jobs, 5)
    runs = desk.run(JOB, executionTimeout=100)
    assert service.take("w", 1) is not None
    assert desk.finish(runs)["error"] == EXECUTION
    assert service.stops("w", 1) == [runs]


def test_workers_are_lost_in_silence(quick: ControlPlane) -> None:
    desk, service = Desk(quick), quick.service
    job_id = desk.run(JOB)
    assert service.take("w1", 1) is not None
    service.wait_job(job_id, "IN_QUEUE")
    assert desk.status(job_id)["retries"] == 1
    assert service.take("w2", 1) is not None
    assert desk.finish(job_id)["error"] == WORKER_LOST
    assert desk.call("GET", "health")["workers"]["ready"] == 0


def test_the_queue_holds_and_lets_go(plane: ControlPlane) -> None:
    desk, service = Desk(plane), plane.service
    service.script(JobScript(queue_s=FOREVER), JobScript(queue_s=0.2))
    for_ever, later = desk.run(JOB), desk.run(JOB)
    taken = service.take("w", 5)
    assert taken is not None and taken.id == later
    assert desk.call("POST", f"cancel/{for_ever}")["status"] == "CANCELLED"
    service.cold_start_s = 3600
    desk.run(JOB)
    assert service.take("new", 0.1) is None
    assert desk.call("GET", "health")["workers"]["initializing"] == 2
    service.shown_workers = {"throttled": 1}
    assert desk.call("GET", "health")["workers"] == {
        "idle": 0,
        "running": 0,
        "initializing": 0,
        "ready": 0,
        "throttled": 1,
        "unhealthy": 0,
    }


def test_late_progress_hides_a_result(plane: ControlPlane) -> None:
    desk, service = Desk(plane), plane.service
    service.script(JobScript(late_progress=0.2))
    scripted, real = desk.run(JOB), desk.run(JOB)
    for job_id in (scripted, real):
        assert service.take("w", 1) is not None
        worker_says(plane, job_id, {"status": "IN_PROGRESS", "output": {"seq": 1}})
        worker_says(plane, job_id, {"output": {"v": 1}})
    assert desk.status(scripted)["status"] == "IN_PROGRESS"
    time.sleep(0.25)
    assert desk.status(scripted)["status"] == "COMPLETED"
    worker_says(plane, real, {"status": "IN_PROGRESS", "output": {"seq": 2}})
    assert desk.status(real)["status"] == "IN_PROGRESS"  # for good, as in the real service


def test_an_error_that_is_no_text_is_swallowed(plane: ControlPlane) -> None:
    desk = Desk(plane)
    job_id = desk.run(JOB)
    assert plane.service.take("w", 1) is not None
    worker_says(plane, job_id, {"error": {"code": 1}})
    assert "error" not in desk.finish(job_id)


def test_a_sleeping_worker_sleeps_and_hears_a_cancel(plane: ControlPlane) -> None:
    desk = Desk(plane)
    with SleepingWorker(plane, "s1", lambda job: 0.1):
        assert desk.finish(desk.run(JOB))["error"].startswith("E_JOB: ")


def test_a_worker_lost_by_script_is_told_to_stop(quick: ControlPlane) -> None:
    desk, service = Desk(quick), quick.service
    service.script(JobScript(lose=2, lose_after_s=0.05))
    job_id = desk.run(JOB)
    for name in ("w1", "w2"):
        taken = service.take(name, 2)
        assert taken is not None and taken.id == job_id
        assert service.stops(name, 2) == [job_id]
    assert desk.finish(job_id)["error"] == WORKER_LOST


def test_a_job_can_be_given_to_two(plane: ControlPlane) -> None:
    desk, service = Desk(plane), plane.service
    service.script(JobScript(twice=True))
    job_id = desk.run(JOB)
    assert service.take("w1", 1) is not None
    assert service.take("w2", 1) is not None
    worker_says(plane, job_id, {"output": {"from": 2}}, "w2")
    worker_says(plane, job_id, {"output": {"from": 1}}, "w1")
    assert desk.finish(job_id)["output"] == {"from": 2}
    assert len(service.jobs[job_id].results) == 2


@pytest.mark.parametrize("value", [{}, {"v": 1, "much": "x" * 10_000_001}])
def test_jobs_that_never_come_to_be(plane: ControlPlane, value: dict[str, Any]) -> None:
    desk = Desk(plane)
    try:
        job_id = desk.run(value)
    except urllib.error.HTTPError as error:
        error.close()
        assert error.code == 413
    else:
        assert refused(desk, f"status/{job_id}")[0] == 404

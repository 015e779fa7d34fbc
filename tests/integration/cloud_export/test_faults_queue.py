"""A job that no GPU takes: the coach hears why, and is not kept waiting longer than the patience."""

from __future__ import annotations

import pytest

from app.cloud.runpod import values
from app.core import cost
from tests.support.control_plane_faults import FOREVER, JobScript
from tests.support.fault_world import World, some

pytestmark = pytest.mark.integration

HERE = "was rendered on this computer"


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reasons are said at once instead of after 20 and 60 seconds."""
    monkeypatch.setattr(values, "QUIET_S", 0.0)
    monkeypatch.setattr(values, "NO_WORKERS_S", 0.0)


@pytest.mark.parametrize(
    ("fault", "workers", "words"),
    some(
        [
            ("IN_QUEUE for ever, workers idle", {"idle": 1, "ready": 1}, "Waiting for a GPU"),
            ("no GPU free (throttled)", {"throttled": 2}, "No GPU is free"),
            (
                "workers crash in a loop (unhealthy)",
                {"unhealthy": 1, "throttled": 1},
                "keeps crashing",
            ),
            ("cold start that never ends", {"initializing": 1}, "Starting a GPU"),
            ("endpoint idle for days: no workers", {}, "no workers: raise Max workers"),
            ("all GPUs busy with others", {"running": 2}, "are busy"),
        ]
    ),
)
def test_no_gpu_comes(world: World, fault: str, workers: dict[str, int], words: str) -> None:
    world.open()
    world.plane.service.shown_workers = workers
    world.plane.service.script(JobScript(queue_s=FOREVER))
    job = world.export(fault, saw=f"{words}.*{HERE}", cloud=False, jobs=1)
    assert job.state == "done"


def test_a_worker_that_crashes_is_known_before_anything_is_sent(world: World) -> None:
    world.open()
    world.plane.service.shown_workers = {"unhealthy": 2}
    world.export("all workers unhealthy from the start", saw=f"crashing.*{HERE}", jobs=0)
    assert not world.objects("/raw_clips/")


def test_a_cold_start_within_the_patience(world: World) -> None:
    world.plane.service.cold_start_s = 1.5
    world.open().hire()
    world.choose(patience_s=20)
    world.export("cold start of a worker", saw="Starting a GPU", cloud=True, jobs=1)


def test_a_job_that_vanishes_in_the_queue(world: World) -> None:
    world.plane.service.script(JobScript(queue_s=FOREVER, ttl_s=0.3))
    world.open().hire()
    world.export("ttl over in the queue (404)", cloud=True, jobs=2)


def test_links_that_expire_in_the_queue(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cost, "links_s", lambda timeout_s: 1)
    world.plane.service.script(JobScript(queue_s=2.2))
    world.open()
    world.choose(patience_s=20)
    job = world.start()
    assert world.plane.service.wait_for(lambda: len(world.plane.service.jobs) == 1)
    monkeypatch.undo()
    world.hire()
    world.end(job, "links expired in the queue", cloud=True, jobs=2)


def test_whoever_wants_the_cloud_waits_on(world: World) -> None:
    world.open()
    world.plane.service.shown_workers = {"throttled": 1}
    job = world.start("cloud")
    waits = world.coach.workspace.exports.wait(job.id)
    with pytest.raises(TimeoutError):
        waits.result(2.0)
    world.plane.service.shown_workers = None
    world.hire()
    world.end(job, "no GPU free, cloud wanted", saw="No GPU is free", cloud=True, jobs=1)

"""RunPod answers badly, or not at all: what passes is waited out, what does not is done here."""

from __future__ import annotations

from typing import Literal

import pytest

from tests.support.control_plane_faults import CallFault, Operation
from tests.support.fault_world import World, some

pytestmark = pytest.mark.integration

BUSY = CallFault("status", 429, 0.3)
PASSING: list[tuple[str, Operation | Literal["*"], CallFault, int, int]] = [
    # what, which call, how, how often, how many jobs there are in the end
    ("429 + Retry-After on submitting", "run", BUSY, 2, 1),
    ("429 + Retry-After on asking", "status", BUSY, 2, 1),
    ("500 on submitting", "run", CallFault("status", 500), 1, 1),
    ("503 on asking", "status", CallFault("status", 503), 3, 1),
    ("slow answers", "*", CallFault("slow", seconds=0.5), 3, 1),
    ("line cut on submitting", "run", CallFault("reset"), 1, 1),
    ("line cut on asking", "status", CallFault("reset"), 2, 1),
    ("answer to submitting lost", "run", CallFault("reset-after"), 1, 2),
    ("answer to submitting half", "run", CallFault("truncate"), 1, 2),
    ("a hotel's page for a while", "status", CallFault("garbage"), 2, 1),
    ("sent elsewhere (302)", "status", CallFault("redirect"), 1, 1),
    ("an answer without end", "status", CallFault("huge"), 1, 1),
]


@pytest.mark.parametrize(("fault", "operation", "how", "times", "jobs"), some(PASSING, 3))
def test_what_passes_is_waited_out(
    world: World,
    fault: str,
    operation: Operation | Literal["*"],
    how: CallFault,
    times: int,
    jobs: int,
) -> None:
    world.open().hire(seconds=0.3)
    world.plane.on(operation, how, times=times, skip=1 if operation == "*" else 0)
    world.export(fault, cloud=True, jobs=jobs)
    assert world.plane.counts()["other"] == 0


LASTING: list[tuple[str, Operation, CallFault, str]] = [
    ("401 on submitting: wrong key", "run", CallFault("status", 401), "does not know this key"),
    ("401 on asking: key withdrawn", "status", CallFault("status", 401), "does not know this key"),
    ("403: key for another endpoint", "run", CallFault("status", 403), "may not use the endpoint"),
    ("429 for good", "run", CallFault("status", 429), "busy"),
    ("503 for good, submitting", "run", CallFault("status", 503), "busy"),
    ("500 for good, asking", "status", CallFault("status", 500), "busy"),
    ("a hotel's page for good", "status", CallFault("garbage"), "sign-in page"),
]


@pytest.mark.parametrize(("fault", "operation", "how", "words"), some(LASTING))
def test_what_does_not_pass_is_done_here(
    world: World, fault: str, operation: Operation, how: CallFault, words: str
) -> None:
    world.open()
    world.plane.on(operation, how, times=None)
    world.export(fault, saw=f"{words}.*was rendered on this computer", cloud=False)


@pytest.mark.parametrize(
    ("fault", "status", "words"),
    [
        ("wrong key from the start", 401, "does not know this key"),
        ("endpoint gone from the start", 404, "no such endpoint"),
    ],
)
def test_what_is_wrong_from_the_start(world: World, fault: str, status: int, words: str) -> None:
    world.open()
    world.plane.on("health", CallFault("status", status), times=None)
    world.export(fault, saw=f"{words}.*was rendered on this computer", cloud=False, jobs=0)


def test_an_answer_that_nobody_expects_is_no_reason_to_fail(world: World) -> None:
    world.open()
    world.plane.on("status", CallFault("status", 400), times=None)
    world.export("400 on asking", saw="refused.*was rendered on this computer", cloud=False)


def test_an_endpoint_that_goes_while_a_job_waits(world: World) -> None:
    world.open()
    job = world.start()
    assert world.plane.service.wait_for(lambda: len(world.plane.service.jobs) == 1)
    world.broken()
    world.plane.gone = True
    fault = "endpoint gone while a job waits"
    world.end(job, fault, saw="no such endpoint", cloud=False, tidy=False)


@pytest.mark.parametrize("status", some([401, 403]))
def test_who_wants_the_cloud_is_told_and_may_bring_it_here(world: World, status: int) -> None:
    world.open()
    world.plane.on("status", CallFault("status", status), times=None)
    job = world.start("cloud")
    world.end(job, f"{status}, cloud wanted", state="failed", saw="key", tidy=False)
    world.plane.calm()
    world.coach.workspace.exports.run_here(job.id).result(30)
    world.end(job, f"{status}, cloud wanted, then run here", cloud=False)

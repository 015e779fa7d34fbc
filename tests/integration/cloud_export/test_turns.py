"""Pieces that wait for each other, or change hands: nothing is done twice, nothing waits for ever."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from typing import Any
from unittest import mock

import pytest

from app.services.cloud_export.job import JobRun
from app.services.cloud_export.local import LocalPieces
from app.services.cloud_export.orders import Order
from tests.support.cloud_coach import QUICK
from tests.support.control_plane_faults import FOREVER, CallFault, JobScript
from tests.support.fault_world import WAIT_S, World
from tests.support.faults import Fault

pytestmark = pytest.mark.integration


@contextmanager
def rendered_here() -> Iterator[list[int]]:
    """The numbers of the pieces that this computer renders."""
    numbers: list[int] = []
    render = LocalPieces.render

    def counted(self: LocalPieces, job: Any, order: Any, *rest: Any) -> Any:
        numbers.append(order.number)
        return render(self, job, order, *rest)

    with mock.patch.object(LocalPieces, "render", counted):
        yield numbers


def test_a_piece_that_came_here_is_rendered_once_while_its_job_is_still_being_stopped(
    world: World,
) -> None:
    world.open()
    world.plane.on("cancel", CallFault("slow", seconds=6.0))
    with rendered_here() as numbers:
        world.export("cancelling takes long", cloud=False, jobs=1, tell=False)
    assert numbers == [0]


def test_an_export_that_moved_here_does_not_spin(world: World) -> None:
    world.open(clips=3)
    rounds: list[float] = []
    look = JobRun._look_at_runs

    def counted(self: JobRun) -> None:
        rounds.append(time.monotonic())
        look(self)

    with mock.patch.object(JobRun, "_look_at_runs", counted):
        world.export("no GPU", cloud=False, tell=False)
    most = (rounds[-1] - rounds[0]) / QUICK.tick_s
    assert len(rounds) < 1.5 * most + 20


def test_footage_that_another_export_cannot_send_is_not_waited_for_for_ever(world: World) -> None:
    world.open()
    world.proxy.on("put", Fault("status", status=503), pattern="*/raw_clips/*", times=None)
    stuck = world.start("cloud")
    assert world.met("uploading")
    job = world.start("auto")
    ended = world.coach.end(job, WAIT_S)
    assert (ended.state, "was rendered on this computer" in ended.note) == ("done", True)
    world.coach.workspace.exports.cancel(stuck.id).result(WAIT_S)


def test_pieces_that_are_here_are_not_rendered_again_when_the_rest_is_wanted_here(
    world: World,
) -> None:
    world.plane.service.script(JobScript(), JobScript(fail="E_JOB: clips[0] is wrong.", after_s=4))
    world.open(clips=2).hire()
    world.choose(patience_s=30.0)
    job = world.start()
    world.end(job, "one piece refused", state="failed", tell=False)
    with rendered_here() as numbers:
        world.coach.workspace.exports.run_here(job.id).result(WAIT_S)
        assert world.coach.end(job, WAIT_S).state == "done"
    assert len(numbers) == 1


def test_a_job_that_runs_for_ever_is_given_up(world: World) -> None:
    world.plane.service.script(*[JobScript(status="MAINTENANCE")] * 5)
    world.open()
    with mock.patch.object(Order, "timeout_s", 1):
        world.export("a status nobody knows, for good", saw="does not answer", cloud=False, jobs=3)


def test_an_app_that_closes_does_not_wait_for_a_test_of_the_settings(world: World) -> None:
    world.open()
    test = world.coach.workspace.cloud_exports.test()
    assert world.plane.service.wait_for(lambda: bool(world.plane.service.jobs))
    begun = time.monotonic()
    world.quit()
    assert test.done()
    assert time.monotonic() - begun < 30  # the test itself would wait for a worker for minutes
    (job,) = world.plane.service.jobs.values()
    assert job.status == "CANCELLED"


@pytest.mark.parametrize(
    ("what", "scripts"),
    [
        ("nothing goes wrong", []),
        ("a worker is lost", [JobScript(lose=1, lose_after_s=0.6)]),
        ("a job fails", [JobScript(fail="job timed out after 1 retries", after_s=0.5)]),
        ("no GPU is free", [JobScript(), JobScript(queue_s=FOREVER)]),
    ],
)
def test_the_bar_goes_back_only_for_a_reason(
    world: World, what: str, scripts: list[JobScript]
) -> None:
    world.plane.service.script(*scripts)
    world.open(clips=2).hire(seconds=1.0)
    job = world.export(what, tell=False)
    told = [p for p in world.coach.told if p.job_id == job.id]
    silent = [
        (before.percent, now.percent, now.state, [p.state for p in now.pieces])
        for before, now in pairwise(told)
        if now.percent < before.percent and not (now.reason or now.note)
    ]
    assert silent == []
    assert told[-1].percent == 100


def test_tests_of_the_settings_that_nobody_waits_for_hold_nothing_up(world: World) -> None:
    world.open()
    exports, service = world.coach.workspace.cloud_exports, world.plane.service
    tests = []
    for n in range(4):
        tests.append(exports.test())
        assert service.wait_for(lambda n=n: len(service.jobs) == n + 1)  # type: ignore[misc]
    assert exports.spend().result(10).usd == 0
    exports.end_test()
    assert not any(test.result(10).ok for test in tests)
    assert {job.status for job in service.jobs.values()} == {"CANCELLED"}

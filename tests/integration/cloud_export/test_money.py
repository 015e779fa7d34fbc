"""Jobs that nobody needs any more are stopped, whatever became of the answer that named them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from unittest import mock

import pytest

from app.services.cloud_export.line import Line
from app.services.cloud_export.local import LocalPieces
from tests.support import cloud_coach
from tests.support.control_plane_faults import FOREVER, CallFault, JobScript
from tests.support.fault_world import WAIT_S, World

pytestmark = pytest.mark.integration


def test_a_film_of_a_job_whose_number_was_lost_ends_its_twin(world: World) -> None:
    world.plane.service.script(JobScript(), JobScript(queue_s=FOREVER))
    world.plane.on("run", CallFault("reset-after"))
    world.open().hire(seconds=1.5)
    world.export("number of the job lost, its twin waits", "cloud", jobs=2, tell=False)


def test_a_retry_forgets_no_job_that_could_not_be_stopped(world: World) -> None:
    world.plane.service.script(*[JobScript(queue_s=FOREVER)] * 2)
    world.open()
    job = world.start("cloud")
    exports = world.coach.workspace.exports
    assert world.met("waiting")
    world.plane.on("cancel", CallFault("reset"), times=None)
    exports.cancel(job.id).result(WAIT_S)
    exports.retry(job.id).result(WAIT_S)
    world.mend()
    assert world.plane.service.wait_for(lambda: len(world.plane.service.jobs) == 2)
    exports.cancel(job.id).result(WAIT_S)
    assert world.tidied()


def test_tidying_up_leaves_an_export_alone_that_was_begun_again(world: World) -> None:
    world.plane.service.script(JobScript(queue_s=FOREVER))
    world.open()
    job = world.start("cloud")
    exports, rows = world.coach.workspace.exports, world.coach.workspace.cloud_exports.runner
    assert world.met("waiting")
    dropped: list[str] = []
    drop = Line.drop_job

    def watched(line: Line, job_id: str) -> int:
        standing = rows.tools.rows.one(job_id)
        assert standing is not None
        assert standing.job is not None
        dropped.append(standing.job.state)
        return drop(line, job_id)

    world.plane.on("cancel", CallFault("slow", seconds=2.0), times=None)
    with mock.patch.object(Line, "drop_job", watched):
        exports.cancel(job.id)
        assert world.plane.service.wait_for(
            lambda: exports.get(job.id).result().state == "cancelled"
        )
        exports.retry(job.id).result(WAIT_S)
        world.hire(seconds=3.0)
        assert world.coach.end(job, WAIT_S).state == "done"
        assert world.tidied()
    assert set(dropped) == {"done"}


def test_a_job_that_could_not_be_stopped_is_stopped_when_the_network_is_back(world: World) -> None:
    world.plane.service.script(JobScript(queue_s=FOREVER))
    world.open()
    render = LocalPieces.render
    over: list[bool] = []

    def late(self: LocalPieces, *order: Any) -> Any:
        world.mend()
        over.append(world.plane.service.wait_for(_all_stopped(world), 8.0))
        return render(self, *order)

    with mock.patch.object(LocalPieces, "render", late):
        job = world.start()
        assert world.met("waiting")
        world.cut(store=False)
        world.end(job, "network gone, and back while it is rendered here", cloud=False, tell=False)
    assert over == [True]


def _all_stopped(world: World) -> Callable[[], bool]:
    return lambda: all(j.status == "CANCELLED" for j in world.plane.service.jobs.values())


def test_jobs_of_an_endpoint_that_is_not_used_any_more_are_stopped(world: World) -> None:
    world.plane.service.script(*[JobScript(queue_s=FOREVER)] * 2)
    world.open(clips=2)
    job = world.start()
    service = world.plane.service
    assert service.wait_for(lambda: len(service.jobs) == 2)
    world.quit()
    usual = cloud_coach.environment

    def elsewhere(*laptop: Any) -> dict[str, str]:
        return usual(*laptop) | {"RUNPOD_ENDPOINT_ID": "epother"}

    with mock.patch.object(cloud_coach, "environment", elsewhere):
        world.open(reel=False)
        world.end(job, "another endpoint after a restart", cloud=False, tell=False)
    assert {each.status for each in service.jobs.values()} == {"CANCELLED"}

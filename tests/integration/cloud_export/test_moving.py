"""When the cloud does not do it, this computer does, and the coach is told why."""

from __future__ import annotations

import re
import threading
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.core.errors import BadInput
from app.core.export import ExportJob
from app.services.export import ExportChoices
from tests.support.cloud_coach import WAIT_S, CloudCoach, cloud_coach
from tests.support.control_plane import ControlPlane
from tests.support.control_plane_faults import CallFault, JobScript
from tests.support.fault_proxy import FaultProxy
from tests.support.faults import Fault
from tests.support.ministack import Ministack

if TYPE_CHECKING:
    from app.cloud.r2 import R2Config

pytestmark = pytest.mark.integration


def is_whole(job: ExportJob) -> bool:
    """One finished film, and nothing beside it."""
    return [p.name for p in Path(job.out).parent.iterdir()] == [Path(job.out).name]


def test_a_gpu_that_does_not_come_is_not_waited_for_longer_than_the_patience(
    alone: CloudCoach,
) -> None:
    alone.choose(endpoint_id=alone.plane.endpoint_id, patience_s=0.5)
    job = alone.export("auto")
    assert (job.state, job.error) == ("done", "")
    assert "was rendered on this computer" in job.note
    assert alone.states(job)[-3:] == ["moved", "joining", "done"]
    assert alone.tidied()
    assert {j.status for j in alone.plane.service.jobs.values()} == {"CANCELLED"}
    assert is_whole(job)


def test_whoever_wants_the_cloud_waits_and_may_bring_it_here(alone: CloudCoach) -> None:
    alone.choose(endpoint_id=alone.plane.endpoint_id, patience_s=0.2)
    job = alone.start("cloud")
    assert alone.plane.service.wait_for(lambda: len(alone.plane.service.jobs) == 2)
    assert not alone.workspace.exports.get(job.id).result().finished
    alone.workspace.exports.run_here(job.id).result(WAIT_S)
    ended = alone.end(job)
    assert (ended.state, ended.note) == (
        "done",
        "You asked for it to be rendered on this computer.",
    )
    assert alone.tidied()
    assert {j.status for j in alone.plane.service.jobs.values()} == {"CANCELLED"}
    with pytest.raises(BadInput, match="is done"):
        alone.workspace.exports.run_here(job.id).result(WAIT_S)


def test_cancelling_leaves_nothing_but_footage_and_a_retry_goes_there_again(
    alone: CloudCoach, s3: Ministack, r2_config: R2Config
) -> None:
    service = alone.plane.service
    job = alone.start("cloud")
    assert service.wait_for(lambda: len(service.jobs) == 2)
    ended = alone.workspace.exports.cancel(job.id).result(WAIT_S)
    assert ended.state == "cancelled"
    assert alone.tidied()
    assert {j.status for j in service.jobs.values()} == {"CANCELLED"}
    assert [k for k in s3.objects(r2_config.bucket, r2_config.user_id) if "/jobs/" in k] == []
    assert list(Path(job.out).parent.iterdir()) == []
    alone.workspace.exports.retry(job.id).result(WAIT_S)
    assert service.wait_for(lambda: len(service.jobs) == 4)
    alone.workspace.exports.cancel(job.id).result(WAIT_S)
    alone.workspace.exports.run_here(job.id).result(WAIT_S)
    assert alone.end(job).state == "done"


@pytest.mark.parametrize(
    ("error", "state", "words"),
    [
        ("E_JOB: clips[0] is wrong.", "failed", "clips[0] is wrong"),
        ("E_PLAN: The worker image is older than the app.", "done", "older than the app"),
        ("E_LIMIT: Too large.", "done", "Too large"),
        ("job timed out after 1 retries", "done", "lost"),
    ],
)
def test_what_no_worker_will_do_is_not_asked_again(
    alone: CloudCoach, error: str, state: str, words: str
) -> None:
    alone.plane.service.script(*[JobScript(fail=error)] * 8)
    job = alone.export("auto")
    assert job.state == state
    assert words in (job.error or job.note)
    jobs = len(alone.plane.service.jobs)
    assert jobs <= 2 if "E_" in error else jobs == 6
    assert alone.tidied()


def test_an_endpoint_that_is_gone_in_the_middle(alone: CloudCoach) -> None:
    job = alone.start("auto")
    assert alone.plane.service.wait_for(lambda: len(alone.plane.service.jobs) == 2)
    alone.plane.on("status", CallFault("status", 401), times=None)
    ended = alone.end(job)
    assert ended.state == "done"
    assert "does not know this key" in ended.note


def test_a_store_that_is_down_in_the_middle(alone: CloudCoach, proxy: FaultProxy) -> None:
    alone.choose(endpoint_id=alone.plane.endpoint_id, patience_s=0.5)
    proxy.on("*", Fault("reset-before"), pattern="*/raw_clips/*", times=None)
    job = alone.export("auto")
    assert job.state == "done"
    assert "was rendered on this computer" in job.note
    assert alone.plane.service.jobs == {}
    assert is_whole(job)


def test_the_limit_of_the_month_keeps_exports_here(alone: CloudCoach) -> None:
    alone.choose(endpoint_id=alone.plane.endpoint_id, cap_usd=0.0)
    with pytest.raises(BadInput, match="limit for the cloud"):
        alone.start("cloud")
    job = alone.export("auto")
    assert job.state == "done"
    assert "limit for the cloud" in job.note


def test_the_limit_of_the_month_is_for_all_that_are_begun_together(
    tmp_path: Path, r2_config: R2Config, plane: ControlPlane
) -> None:
    with cloud_coach(tmp_path / "home", r2_config, plane, queue=False) as coach:
        coach.make_reel()
        exports = coach.workspace.exports
        several = [ExportChoices("framing", "cloud", ratio=ratio) for ratio in ("1:1", "4:5")]
        dear = [exports.estimate(coach.reel_id, one).result(WAIT_S).cloud.usd for one in several]
        coach.choose(endpoint_id=plane.endpoint_id, cap_usd=max(dear))
        for one in several:
            assert exports.estimate(coach.reel_id, one).result(WAIT_S).cloud.possible
        said = r"These 2 exports would cost about .* limit for the cloud"
        told = exports.estimate_several(coach.reel_id, several).result(WAIT_S)
        assert told.cloud.refused and re.match(said, told.cloud.why_not)
        with pytest.raises(BadInput, match=said):
            exports.start_several(coach.reel_id, several).result(WAIT_S)
        at_will = [replace(one, where="auto") for one in several]
        jobs = exports.start_several(coach.reel_id, at_will).result(WAIT_S)
        assert all("These 2 exports would cost" in job.note for job in jobs)


def test_many_exports_at_once_take_turns(
    tmp_path: Path, r2_config: R2Config, plane: ControlPlane
) -> None:
    with cloud_coach(tmp_path / "home", r2_config, plane) as coach:
        coach.make_reel()
        coach.choose(endpoint_id=plane.endpoint_id, at_once=2)
        jobs = [coach.start("cloud") for _ in range(4)]
        assert plane.service.wait_for(lambda: len(plane.service.jobs) == 2)
        threading.Event().wait(0.5)
        assert len(plane.service.jobs) == 2
        coach.choose(endpoint_id=plane.endpoint_id, at_once=2, patience_s=0.5)
        behind = coach.export("auto")
        assert behind.state == "done"
        assert "the exports before this one" in behind.note
        for job in jobs:
            coach.workspace.exports.cancel(job.id).result(WAIT_S)
        assert coach.tidied()
    assert {j.status for j in plane.service.jobs.values()} == {"CANCELLED"}

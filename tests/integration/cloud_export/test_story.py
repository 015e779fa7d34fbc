"""Exports through the real worker, a real store and the miniature RunPod."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.core.edit import Edit, Intro, Transition
from app.core.errors import CloudRefused
from app.media.probe import probe
from app.services.export import ExportChoices
from tests.support.cloud_coach import WAIT_S, CloudCoach, cloud_coach
from tests.support.control_plane_faults import CallFault, JobScript
from tests.support.fault_proxy import FaultProxy
from tests.support.footage import numbers_in
from tests.support.ministack import Ministack
from tests.support.sdk_worker import SdkWorker

if TYPE_CHECKING:
    from app.cloud.r2 import R2Config

pytestmark = pytest.mark.integration


def shown(path: str) -> list[int | None]:
    return numbers_in(Path(path), source_size=(320, 180))


def media_bytes(proxy: FaultProxy, mark: int) -> int:
    return sum(line.sent for line in proxy.since(mark) if "/raw_clips/" in line.key)


def test_a_reel_comes_from_the_cloud_as_it_would_from_here(
    coach: CloudCoach, s3: Ministack, r2_config: R2Config, proxy: FaultProxy
) -> None:
    told = coach.workspace.exports.estimate(coach.reel_id, ExportChoices("framing")).result(WAIT_S)
    assert told.cloud.possible and told.cloud.pieces == 2
    size = Path(coach.workspace.games.get(coach.game_id).result().files[0].path).stat().st_size
    assert 0 < told.cloud.upload_bytes < size
    job = coach.export("cloud")
    assert (job.state, job.error, job.note) == ("done", "", "")
    assert job.cost_usd is not None and job.cost_usd > 0
    here = coach.export("local")
    assert shown(job.out) == shown(here.out)
    assert (job.frames, job.duration_us) == (here.frames, here.duration_us)
    assert probe(Path(job.out)).has_audio
    assert coach.tidied()
    keys = s3.objects(r2_config.bucket, r2_config.user_id)
    assert len([key for key in keys if "/raw_clips/" in key]) == 2
    assert [key for key in keys if "/jobs/" in key] == []
    spent = coach.workspace.cloud_exports.spend().result(WAIT_S)
    assert spent.exports == 1 and spent.usd > 0
    mark = proxy.mark()
    again = coach.export("auto")
    assert (again.state, again.note) == ("done", "")
    assert media_bytes(proxy, mark) == 0
    told = coach.workspace.exports.estimate(coach.reel_id, ExportChoices("framing")).result(WAIT_S)
    assert told.cloud.upload_bytes == 0
    bars = [p.done for p in coach.told if p.job_id == job.id]
    assert bars == sorted(bars)


def test_a_card_and_a_dissolve_are_rendered_here_and_the_rest_there(coach: CloudCoach) -> None:
    def dressed(edit: Edit) -> Edit:
        reel = replace(edit.reel, intro=Intro("Goals"), transition=Transition("dissolve", 200_000))
        return replace(edit, reel=reel)

    coach.workspace.reels.change(coach.reel_id, "dress", dressed).result(WAIT_S)
    told = coach.workspace.exports.estimate(coach.reel_id, ExportChoices("framing")).result(WAIT_S)
    assert told.cloud.pieces == 2
    job = coach.export("cloud")
    assert (job.state, job.error, job.note) == ("done", "", "")
    here = coach.export("local")
    card, dissolve = 63, 5
    assert job.frames == here.frames == card + 15 + 15 - dissolve
    assert shown(job.out) == shown(here.out)
    assert coach.tidied()


def test_quitting_cancels_nothing_and_the_next_start_goes_on(
    tmp_path: Path, r2_config: R2Config, sdk_worker: SdkWorker
) -> None:
    plane = sdk_worker.plane
    plane.service.pause()
    with cloud_coach(tmp_path / "home", r2_config, plane) as coach:
        coach.make_reel()
        job = coach.start("cloud")
        assert plane.service.wait_for(lambda: len(plane.service.jobs) == 2)
    assert {j.status for j in plane.service.jobs.values()} == {"IN_QUEUE"}
    plane.service.pause(False)
    for submitted in list(plane.service.jobs):
        plane.service.wait_job(submitted)
    with cloud_coach(tmp_path / "home", r2_config, plane) as coach:
        ended = coach.end(job)
        assert (ended.state, ended.error) == ("done", "")
        assert coach.tidied()
    assert len(plane.service.jobs) == 2
    assert len(list(Path(ended.out).parent.iterdir())) == 1


def test_results_are_found_when_the_service_has_forgotten_the_jobs(
    tmp_path: Path, r2_config: R2Config, sdk_worker: SdkWorker
) -> None:
    plane = sdk_worker.plane
    plane.service.pause()
    with cloud_coach(tmp_path / "home", r2_config, plane) as coach:
        coach.make_reel()
        job = coach.start("auto")
        assert plane.service.wait_for(lambda: len(plane.service.jobs) == 2)
    plane.service.pause(False)
    for submitted in list(plane.service.jobs):
        plane.service.wait_job(submitted)
        plane.service.forget(submitted)
    with cloud_coach(tmp_path / "home", r2_config, plane) as coach:
        assert (coach.end(job).state, coach.end(job).note) == ("done", "")
    assert plane.service.jobs == {}


def test_failures_that_pass_are_tried_again(coach: CloudCoach, sdk_worker: SdkWorker) -> None:
    plane = sdk_worker.plane
    plane.service.script(
        JobScript(fail="job timed out after 1 retries"),
        JobScript(complete={}),
        JobScript(twice=True),
    )
    plane.on("run", CallFault("reset-after"))
    plane.on("status", CallFault("status", 503), times=2)
    plane.on("status", CallFault("status", 429, 0.2), skip=3)
    job = coach.export("auto")
    assert (job.state, job.note) == ("done", "")
    assert shown(job.out) == shown(coach.export("local").out)


def test_a_film_that_was_changed_in_the_store_is_made_again(
    tmp_path: Path, r2_config: R2Config, sdk_worker: SdkWorker, s3: Ministack
) -> None:
    plane = sdk_worker.plane
    plane.service.pause()
    with cloud_coach(tmp_path / "home", r2_config, plane) as coach:
        coach.make_reel(1)
        job = coach.start("auto")
        assert plane.service.wait_for(lambda: len(plane.service.jobs) == 1)
    plane.service.pause(False)
    plane.service.wait_job(next(iter(plane.service.jobs)))
    (key,) = [k for k in s3.objects(r2_config.bucket) if job.id in k and k.endswith("video.mp4")]
    body = s3.objects(r2_config.bucket)[key]
    s3.admin().put_object(Bucket=r2_config.bucket, Key=key, Body=body[:-1] + b"x")
    with cloud_coach(tmp_path / "home", r2_config, plane) as coach:
        assert (coach.end(job).state, coach.end(job).note) == ("done", "")
    assert len(plane.service.jobs) == 2


def test_settings_are_tried_with_a_real_worker(coach: CloudCoach, sdk_worker: SdkWorker) -> None:
    tested = coach.workspace.cloud_exports.test().result(WAIT_S)
    assert [(f.name, f.ok) for f in tested.findings] == [
        ("Bucket", True),
        ("Endpoint", True),
        ("Worker", True),
    ]
    assert "A worker answered" in tested.findings[-1].sentence
    sdk_worker.plane.on("health", CallFault("status", 401))
    tested = coach.workspace.cloud_exports.test().result(WAIT_S)
    assert not tested.ok
    assert "does not know this key" in tested.findings[-1].sentence


def test_a_wrong_key_refuses_the_cloud_and_automatic_renders_here(coach: CloudCoach) -> None:
    coach.plane.on("health", CallFault("status", 401), times=2)
    with pytest.raises(CloudRefused, match="does not know this key"):
        coach.start("cloud")
    job = coach.export("auto")
    assert job.state == "done"
    assert job.note.endswith("It was rendered on this computer.")

"""A job goes wrong at a worker, or what it leaves is not what was ordered."""

from __future__ import annotations

import shutil
import threading
from pathlib import Path

import pytest

from app.footage import MatchSpec
from app.render.job import RenderRequest
from tests.support.control_plane_faults import FOREVER, TRACEBACK_ERROR, JobScript
from tests.support.fault_world import WAIT_S, World, some
from tests.support.faults import Fault
from tests.support.footage import make_match

pytestmark = pytest.mark.integration

LOST = "job timed out after 1 retries"
HERE = "was rendered on this computer"
PASSING: list[tuple[str, list[JobScript], int]] = [
    # what, what jobs meet, how many there are in the end
    ("worker killed once: requeued", [JobScript(lose=1)], 1),
    ("worker killed twice: job timed out after 1 retries", [JobScript(lose=2)], 2),
    ("execution time-out", [JobScript(execution_s=0.2)], 2),
    ("ttl over in mid-run (404)", [JobScript(ttl_s=0.4)], 2),
    ("exception in the handler", [JobScript(fail=TRACEBACK_ERROR)], 2),
    ("error that was swallowed", [JobScript(fail="")], 2),
    ("worker's disk full", [JobScript(fail="E_DISK: The worker's disk is full.")], 2),
    ("TIMED_OUT", [JobScript(status="TIMED_OUT")], 2),
    ("a status nobody knows, then 404", [JobScript(status="MAINTENANCE", ttl_s=0.5)], 2),
    ("late progress hides the result", [JobScript(late_progress=30.0)], 1),
    ("result kept too short (404)", [JobScript(kept_s=0.0)], 1),
    ("COMPLETED, output never written", [JobScript(complete={})], 2),
]


@pytest.mark.parametrize(("fault", "scripts", "jobs"), some(PASSING, 3))
def test_it_is_tried_again(world: World, fault: str, scripts: list[JobScript], jobs: int) -> None:
    world.plane.service.script(*scripts)
    world.open().hire(seconds=0.5)
    world.export(fault, cloud=True, jobs=jobs)


LASTING: list[tuple[str, JobScript, str, int]] = [
    ("worker lost again and again", JobScript(fail=LOST), "was lost", 3),
    (
        "execution time-out again and again",
        JobScript(fail="executionTimeout exceeded"),
        "longer",
        3,
    ),
    ("never any output though COMPLETED", JobScript(complete={}), "film is not there", 3),
    ("cancelled in RunPod's console", JobScript(status="CANCELLED"), "cancelled in RunPod", 1),
    ("storage not allowed to the worker", JobScript(fail="E_HOST: Not mine."), "Not mine", 1),
    ("too large for a worker", JobScript(fail="E_LIMIT: Too large."), "Too large", 1),
]


@pytest.mark.parametrize(("fault", "script", "words", "jobs"), some(LASTING))
def test_when_it_does_not_help_it_is_done_here(
    world: World, fault: str, script: JobScript, words: str, jobs: int
) -> None:
    world.plane.service.script(*[script] * 5)
    world.open()
    world.export(fault, saw=f"{words}.*{HERE}", cloud=False, jobs=jobs)


def test_a_job_that_two_workers_get(world: World) -> None:
    world.plane.service.script(JobScript(twice=True))
    world.open().hire("w1", seconds=0.4)
    world.hire("w2", seconds=0.6)
    world.export("one job, two workers at once", cloud=True, jobs=1)


def test_a_worker_image_that_is_older_than_the_app(world: World) -> None:
    world.open().hire(older=True)
    world.export("worker image older (plans differ)", saw=f"older than the app.*{HERE}", jobs=1)


def test_an_edit_that_is_refused_is_shown_and_not_tried_again(world: World) -> None:
    world.plane.service.script(JobScript(fail="E_JOB: clips[0] is wrong."))
    world.open()
    job = world.start()
    world.end(job, "bad edit", state="failed", saw="clips.0. is wrong", jobs=1)
    world.coach.workspace.exports.run_here(job.id).result(30)
    world.end(job, "bad edit, then run here", cloud=False, jobs=1)


def cut_in_half(film: Path) -> None:
    film.write_bytes(film.read_bytes()[: film.stat().st_size // 2])


def other_film(film: Path) -> None:
    shutil.copyfile(make_match(MatchSpec(width=320, height=180, frames=40))[0], film)


@pytest.mark.parametrize(
    ("fault", "spoil"),
    some([("worker delivers another film", other_film), ("worker delivers half", cut_in_half)]),
)
def test_a_worker_that_delivers_rubbish(world: World, fault: str, spoil: object) -> None:
    world.open().hire(spoil=spoil)
    world.export(fault, saw=f"not what was ordered.*{HERE}", cloud=False)


@pytest.mark.parametrize(
    "fault", some(["result tampered in the store", "result truncated in the store"])
)
def test_a_result_that_is_changed_where_it_lies(world: World, fault: str) -> None:
    def change() -> None:
        ((key, body),) = world.objects("video.mp4").items()
        world.put(key, body[:-1] + b"x" if "tampered" in fault else body[:-100])

    world.open().hire()
    with world.at("downloading", change):
        world.export(fault, cloud=True, jobs=2)


@pytest.mark.parametrize(
    ("what", "marker"),
    some(
        [
            ("brackets without end", b"[" * 60_000),
            ("nothing", b""),
            ("far too much", b" " * 70_000),
            ("an empty value", b"{}"),
        ]
    ),
)
def test_a_marker_that_is_none(world: World, what: str, marker: bytes) -> None:
    def change() -> None:
        ((key, _),) = world.objects("result.json").items()
        world.put(key, marker)

    world.open().hire()
    with world.at("downloading", change):
        world.export(f"marker replaced by {what}", cloud=True, jobs=2)


@pytest.mark.parametrize("kind", some(["flip", "truncate"]))
def test_a_result_that_is_spoiled_on_the_way(world: World, kind: str) -> None:
    world.proxy.on("get", Fault(kind), pattern="*/video.mp4")  # type: ignore[arg-type]
    world.open().hire()
    world.export(f"result spoiled on the way ({kind})", cloud=True, jobs=1)


def test_footage_that_went_from_the_store(world: World) -> None:
    def remove() -> None:
        for key in world.objects("/raw_clips/"):
            world.s3.admin().delete_object(Bucket=world.config.bucket, Key=key)

    world.open()
    with world.at("waiting", remove) as removed:
        job = world.start()
        assert removed.wait(WAIT_S)
    world.hire()
    world.end(job, "footage deleted before the job ran", cloud=True, jobs=2)


@pytest.mark.parametrize("state", some(["rendering", "waiting"]))
def test_one_piece_is_done_here_and_the_other_is_not_done_yet(world: World, state: str) -> None:
    """The piece that is rendered here is ready first; the export goes on in the cloud."""
    world.open(clips=2)
    refused, late = JobScript(fail="E_LIMIT: Too large."), JobScript(queue_s=FOREVER)
    world.plane.service.script(refused, *([late] if state == "waiting" else []))
    world.choose(patience_s=20)
    first = threading.Event()

    def after_the_first(request: RenderRequest) -> float:
        assert first.wait(WAIT_S)
        return 0.5

    world.hire(seconds=after_the_first)

    def go_on() -> None:
        first.set()
        threading.Timer(0.7, late_no_more).start()

    def late_no_more() -> None:
        for job in world.plane.service.jobs.values():
            job.script = JobScript()

    with world.at("ready", go_on, number=None):
        job = world.start()
        saw = "Too large. The rest was rendered on this computer"
        world.end(job, f"one piece refused, the other still {state}", saw=saw, cloud=False, jobs=2)
    states = world.coach.states(job)
    assert states[states.index("moved") :][1] == state, states

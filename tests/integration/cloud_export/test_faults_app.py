"""What happens to the laptop: the app is killed, the lid is closed, the disk is full, the app is opened twice."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from unittest import mock

import pytest

from app.core.errors import StorageFailed
from app.services.cloud_export import job as job_module
from app.services.cloud_export import pacing
from app.services.workspace import Workspace
from app.sync import download
from tests.support.cloud_coach import environment
from tests.support.fault_world import FULL, WAIT_S, World, some

pytestmark = pytest.mark.integration

SCRIPT = """
import os, signal, sys
from pathlib import Path
from app.services.cloud_export import pacing
from app.services.cloud_export.rows import Rows
from app.services.export import ExportChoices
from app.services.workspace import Workspace

home, reel, when, at = Path(sys.argv[1]), *sys.argv[2:]
pacing.USUAL = pacing.Pacing(0.1, 0.3, 0.3, 1.0, 0.1, 0.02)
put_pieces, state, end = Rows.put_pieces, Rows.state, Rows.end

def die():
    os.kill(os.getpid(), signal.SIGKILL)

def put(self, pieces):
    here = any(piece.state == at for piece in pieces)
    if here and when == "before":
        die()
    put_pieces(self, pieces)
    if here:
        die()

def stated(self, job_id, wanted):
    found = state(self, job_id, wanted)
    if wanted == at == "joining":
        die()
    return found

def ended(self, job, note):
    if at == "done" and when == "before":
        die()
    found = end(self, job, note)
    if at == "done":
        die()
    return found

Rows.put_pieces, Rows.state, Rows.end = put, stated, ended
with Workspace.open(home) as workspace:
    choices = ExportChoices("framing", where="auto", quality="draft")
    job = workspace.exports.start(reel, choices).result(60)
    workspace.exports.wait(job.id).result(60)
"""
KILLS = [
    (when, at)
    for at in (
        *("preparing", "uploading", "submitting", "waiting", "rendering"),
        *("downloading", "verifying", "ready", "joining", "done"),
    )
    for when in ("before", "after")
    if (when, at) != ("before", "joining")
]
SOME = {("after", "rendering"), ("after", "done")}


@pytest.mark.parametrize(("when", "at"), [kill for kill in KILLS if FULL or kill in SOME])
def test_the_app_is_killed_and_started_again(world: World, when: str, at: str) -> None:
    """``before``: what leads to the state is done, and no row says so."""
    world.open().hire(seconds=0.2)
    reel = world.coach.reel_id
    world.quit()
    killed = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(world.home), reel, when, at],
        env={**os.environ, **environment(world.config, world.plane)},
        capture_output=True,
        text=True,
        timeout=WAIT_S,
        check=False,
    )
    assert killed.returncode == -9, killed.stderr[-2_000:]
    world.broken()
    world.open(reel=False)
    (job,) = world.coach.workspace.exports.list().result()
    place = f"{'as' if when == 'before' else 'while'} {at}"
    world.end(job, f"app killed {place}, started again", cloud=True)
    assert len(world.plane.service.jobs) <= (2 if (when, at) == ("before", "waiting") else 1)


class Lid:
    """The clocks of the laptop: ``sleep`` puts them on by two hours."""

    def __init__(self) -> None:
        self.slept_s = 0.0

    def sleep(self) -> None:
        self.slept_s += 7_200

    def monotonic(self) -> float:
        return time.monotonic() + self.slept_s

    @contextmanager
    def worn(self) -> Iterator[Lid]:
        clock = SimpleNamespace(monotonic=self.monotonic)
        with mock.patch.object(job_module, "time", clock), mock.patch.object(pacing, "time", clock):
            yield self


@pytest.mark.parametrize(
    ("state", "jobs"),
    some([("uploading", 1), ("downloading", 1), ("waiting", 2), ("rendering", 1)]),
)
def test_the_laptop_sleeps_for_two_hours(world: World, state: str, jobs: int) -> None:
    """Meanwhile the cloud goes on, and forgets what was not fetched within half an hour."""
    service = world.plane.service

    def nap() -> None:
        world.broken()
        for job in list(service.jobs):
            if state != "waiting":
                service.wait_job(job)
            service.forget(job)
        lid.sleep()

    world.open()
    world.choose(patience_s=20)
    if state != "waiting":
        world.hire()
    with Lid().worn() as lid, world.at(state, nap) as slept:  # type: ignore[arg-type]
        job = world.start()
        assert slept.wait(WAIT_S)
        if state == "waiting":
            world.hire()
        world.end(job, f"laptop asleep for 2 h while {state}", cloud=True, jobs=jobs)


def test_no_room_for_the_film_from_the_cloud(world: World) -> None:
    world.open().hire()
    full = SimpleNamespace(disk_usage=lambda path: SimpleNamespace(free=0))
    with mock.patch.object(download, "shutil", full):
        job = world.start()
        world.end(job, "disk full on download", state="failed", saw="no room for the film")
    world.coach.workspace.exports.retry(job.id).result(WAIT_S)
    world.end(job, "disk full on download, room made, retried", cloud=True)


def test_the_app_is_opened_twice(world: World) -> None:
    """The second one is refused while the first works, and finds the job done afterwards."""
    world.open().hire(seconds=0.5)
    job = world.start()
    assert world.plane.service.wait_for(lambda: len(world.plane.service.jobs) == 1)
    with pytest.raises(StorageFailed, match="open"):
        Workspace.open(world.home)
    world.end(job, "two apps on one job", cloud=True, jobs=1)
    world.quit()
    world.open(reel=False)
    assert [found.state for found in world.coach.workspace.exports.list().result()] == ["done"]


def test_many_exports_queued_at_once(world: World) -> None:
    count = 20 if FULL else 4
    world.open().hire()
    world.choose(at_once=3, patience_s=60)
    jobs = [world.start() for _ in range(count)]
    for job in jobs:  # what the others are writing beside a film is not counted
        world.coach.end(job)
    assert world.tidied()
    for job in jobs:
        fault = f"{count} exports queued at once: the last one"
        world.end(job, fault, cloud=True, tidy=False, tell=job == jobs[-1])
    assert len(world.plane.service.jobs) == count
    assert len({world.coach.end(job).out for job in jobs}) == count

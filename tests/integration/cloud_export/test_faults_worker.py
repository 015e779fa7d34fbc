"""A real worker in the middle of a film: killed, and cancelled by the coach."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.footage import MatchSpec
from tests.support.fault_proxy import FaultProxy
from tests.support.fault_world import WAIT_S, World
from tests.support.ministack import Ministack
from tests.support.quick_worker import Shelf
from tests.support.sdk_worker import SdkWorker

if TYPE_CHECKING:
    from app.cloud.r2 import R2Config

pytestmark = pytest.mark.integration

LARGE = MatchSpec(width=1280, height=720, fps=Fraction(60), duration_s=Fraction(4), gop=60)
CANCEL_S = 3.0


@pytest.fixture
def real(
    tmp_path: Path,
    r2_config: R2Config,
    sdk_worker: SdkWorker,
    proxy: FaultProxy,
    s3: Ministack,
    shelf: Shelf,
    record_property: Callable[[str, object], None],
) -> Iterator[World]:
    """A laptop whose worker is the SDK's own loop in a process; its films take seconds."""
    plane = sdk_worker.plane
    with World(tmp_path, r2_config, plane, proxy, s3, shelf, record_property).living() as world:
        world.open(reel=False)
        world.coach.make_reel(1, LARGE)
        world.choose(patience_s=60)
        yield world


def begun(world: World, worker: SdkWorker, what: str) -> str:
    """Begin an export and wait until the worker has such a process; the number of the export."""
    job = world.start(quality="high")
    ends = time.monotonic() + WAIT_S
    while not worker.processes(what):
        assert time.monotonic() < ends, worker.log[-2_000:]
        time.sleep(0.005)
    return job.id


def test_the_worker_is_killed_in_the_middle(real: World, sdk_worker: SdkWorker) -> None:
    begun(real, sdk_worker, "app.render")
    real.broken()
    sdk_worker.kill()
    real.plane.service.lose_worker(sdk_worker.name)
    sdk_worker.start()
    (job,) = real.coach.workspace.exports.list().result()
    real.end(job, "real worker: SIGKILL in the middle", cloud=True, jobs=1)


def test_the_coach_cancels_in_the_middle(real: World, sdk_worker: SdkWorker) -> None:
    job_id = begun(real, sdk_worker, "libx264")
    real.broken()
    job = real.coach.workspace.exports.cancel(job_id).result(WAIT_S)
    while sdk_worker.processes("libx264") or sdk_worker.processes("app.render"):
        assert time.monotonic() - real.broke_at < WAIT_S
        time.sleep(0.005)
    gone_s = time.monotonic() - real.broke_at
    real.end(job, f"cancelled: ffmpeg gone after {gone_s:.2f} s", state="cancelled")
    assert gone_s < CANCEL_S

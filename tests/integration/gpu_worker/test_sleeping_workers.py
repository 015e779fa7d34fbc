"""Workers that sleep instead of encoding leave what real ones leave."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

import pytest

from gpu_worker.job import result_from_value
from tests.support.control_plane import ControlPlane
from tests.support.control_plane_workers import SleepingWorker
from tests.support.worker_orders import Desk, Orders

pytestmark = pytest.mark.integration


def test_jobs_are_shared_out_and_films_are_whole(
    plane: ControlPlane, orders: Orders, tmp_path: Path
) -> None:
    film = tmp_path / "film.mp4"
    film.write_bytes(b"\0" * 10_000)
    desk, asked = Desk(plane), [orders.one() for _ in range(4)]
    with ExitStack() as workers:
        for n in range(2):
            worker = SleepingWorker(plane, f"s{n}", lambda job: 0.3, lambda job: film)
            workers.enter_context(worker)
        ids = [desk.run(order.value) for order in asked]
        ended = [desk.finish(job_id) for job_id in ids]
    for order, end in zip(asked, ended, strict=True):
        assert orders.check(order) == result_from_value(end["output"])
    assert {end["workerId"] for end in ended} == {"s0", "s1"}


def test_a_sleeper_that_is_cancelled_leaves_nothing(
    plane: ControlPlane, orders: Orders, tmp_path: Path
) -> None:
    order, desk = orders.one(), Desk(plane)
    with SleepingWorker(plane, "s", lambda job: 3600.0, lambda job: tmp_path / "none"):
        job = plane.service.jobs[desk.run(order.value)]
        assert plane.service.wait_for(lambda: bool(job.progress))
        takes = plane.service.workers["s"].takes
        desk.call("POST", f"cancel/{job.id}")
        assert plane.service.wait_for(lambda: plane.service.workers["s"].takes > takes)
    assert orders.film(order) is None and orders.marker(order) is None

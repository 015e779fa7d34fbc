"""Cancelling a job at each of its stages: how long its processes live on, and what is left.

    python -m tests.shows.worker_cancel [--times N]

The SDK's own loop in a process, a real store behind a proxy that makes transfers slow. A film whose
last byte was on its way may land in the store later, without a marker: sweeping is the desktop's.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.support.control_plane import ControlPlane
from tests.support.control_plane_state import PlaneJob
from tests.support.fault_proxy import FaultProxy
from tests.support.faults import Fault
from tests.support.ministack import Ministack
from tests.support.sdk_worker import SdkWorker
from tests.support.worker_orders import Desk, Order, Orders

LIMIT_S = 3.0
WAIT_S = 60.0
SLOW = Fault("delay", 5.0)


@dataclass(frozen=True, slots=True)
class Scene:
    """A worker, its service and its store."""

    worker: SdkWorker
    orders: Orders
    proxy: FaultProxy
    desk: Desk

    def stage(self, job: PlaneJob) -> str:
        """What the job is at, as it told the service."""
        return str(job.progress[-1].get("stage", "")) if job.progress else ""

    def encoding(self, job: PlaneJob) -> bool:
        return bool(self.worker.processes("libx264"))

    def waiting(self, job: PlaneJob) -> bool:
        return self.stage(job) == "fetch"

    def sending(self, job: PlaneJob) -> bool:
        return self.stage(job) == "send"


def main(arguments: Sequence[str] | None = None) -> int:
    """Cancel, measure, print; 1 when something lived or lay too long."""
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("--times", type=int, default=3)
    times = parser.parse_args(arguments).times
    from app.cloud.r2.bucket import Bucket

    good = True
    with tempfile.TemporaryDirectory(prefix="worker-cancel-") as name:
        folder = Path(name)
        with (
            Ministack(folder / "s3") as s3,
            FaultProxy(s3.port) as proxy,
            ControlPlane() as plane,
            SdkWorker(plane, folder) as worker,
        ):
            bucket = Bucket(s3.config(endpoint=proxy.endpoint))
            scene = Scene(worker, Orders(bucket, folder), proxy, Desk(plane))
            print(f"{'cancelled while':<12} gone after, s (limit {LIMIT_S:g})   left behind")
            for what, until in (
                ("fetching", scene.waiting),
                ("encoding", scene.encoding),
                ("sending", scene.sending),
            ):
                for _ in range(times):
                    good = cancelled(scene, what, until) and good
            bucket.close()
            s3.close()
    return 0 if good else 1


def cancelled(scene: Scene, what: str, until: Callable[[PlaneJob], bool]) -> bool:
    """One job, cancelled when ``until`` says so; whether it was over in time and left nothing."""
    scene.proxy.calm()
    order = scene.orders.long() if what == "encoding" else scene.orders.one()
    if what == "fetching":
        scene.proxy.on("get", SLOW, pattern="*/raw_clips/*", times=None)
    if what == "sending":
        scene.proxy.on("put", SLOW, pattern="*/video.mp4", times=None)
    service = scene.desk.plane.service
    job = service.jobs[scene.desk.run(order.value)]
    wait(lambda: until(job), scene)
    begun = time.monotonic()
    scene.desk.call("POST", f"cancel/{job.id}")
    wait(lambda: not busy(scene), scene)
    seconds = time.monotonic() - begun
    left = remains(scene, order)
    print(f"{what:<12} {seconds:>8.2f} {'':>21} {', '.join(left) or 'nothing'}")
    return seconds < LIMIT_S and not left and job.status == "CANCELLED"


def busy(scene: Scene) -> bool:
    """Whether anything of a job is still going on in the worker."""
    worker = scene.worker
    folders = list(worker.work_dir.glob("reel-ballers-job-*"))
    return bool(folders or worker.processes("app.render") or worker.processes("libx264"))


def remains(scene: Scene, order: Order) -> list[str]:
    """What of the job is in the store: nothing but footage should be."""
    scene.proxy.calm()
    found = {"film": scene.orders.film(order), "marker": scene.orders.marker(order)}
    return [name for name, content in found.items() if content is not None]


def wait(what: Callable[[], bool], scene: Scene) -> None:
    ends = time.monotonic() + WAIT_S
    while not what():
        if time.monotonic() > ends or scene.worker.ended():
            raise SystemExit(f"it did not come to that:\n{scene.worker.log[-2_000:]}")
        time.sleep(0.01)


if __name__ == "__main__":
    sys.exit(main())

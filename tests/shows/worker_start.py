"""How long a worker takes from nothing to its first question for a job, and what makes that up.

    python -m tests.shows.worker_start [--times N]

Each line is the median of N fresh processes, taken in turns so that a busy moment hits all of them.
What the service adds before (a machine, the image) cannot be measured here.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.support.control_plane import ControlPlane
from tests.support.fault_proxy import FaultProxy
from tests.support.ministack import Ministack
from tests.support.sdk_worker import COMMAND, SdkWorker
from tests.support.worker_orders import Desk, Orders

PYTHON = (sys.executable, "-P", "-c")
WITH_CPUINFO = "import gpu_worker.__main__ as m; m.stub_cpuinfo = lambda: None; m.main()"
ENGINE_FIRST = "import gpu_worker.work, gpu_worker.__main__ as m; m.main()"
PARTS: dict[str, str] = {
    "Python alone": "pass",
    "… and the handler": "import gpu_worker.__main__",
    "… and the SDK": (
        "import gpu_worker.__main__ as m; m.stub_cpuinfo(); import runpod.serverless"
    ),
    "… and the SDK with cpuinfo": "import gpu_worker.__main__, runpod.serverless",
    "the engine alone": "import gpu_worker.work",
}
LOOPS: dict[str, Sequence[str]] = {
    "first question": COMMAND,
    "first question, with cpuinfo": (*PYTHON, WITH_CPUINFO),
    "first question, engine loaded before": (*PYTHON, ENGINE_FIRST),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; 0."""
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("--times", type=int, default=5)
    times = parser.parse_args(arguments).times
    with tempfile.TemporaryDirectory(prefix="worker-start-") as name:
        folder = Path(name)
        measures: dict[str, Callable[[], float]] = {
            **{what: lambda code=code: alone(code) for what, code in PARTS.items()},  # type: ignore[misc]
            **{
                what: lambda command=command: until_asked(folder, command)  # type: ignore[misc]
                for what, command in LOOPS.items()
            },
        }
        found: dict[str, list[float]] = {what: [] for what in measures}
        for _ in range(times):
            for what, measure in measures.items():
                found[what].append(measure())
        print(f"{'from the start of the process to':<40} median  (each), s; {os.cpu_count()} cores")
        for what, seconds in found.items():
            each = " ".join(f"{s:.2f}" for s in seconds)
            print(f"{what:<40} {statistics.median(seconds):6.2f}  ({each})")
        print()
        first_jobs(folder)
    return 0


def alone(code: str) -> float:
    """Seconds that a process with this code takes."""
    begun = time.monotonic()
    subprocess.run([*PYTHON, code], check=True, env={**os.environ, "RUNPOD_LOG_LEVEL": "INFO"})
    return time.monotonic() - begun


def until_asked(folder: Path, command: Sequence[str]) -> float:
    """Seconds until the service hears the first question for a job."""
    with ControlPlane() as plane, SdkWorker(plane, folder, command=command) as worker:
        return plane.service.workers[worker.name].first_seen - worker.started_at


def first_jobs(folder: Path) -> None:
    """What the first job of a cold worker takes, and the second one."""
    from app.cloud.r2.bucket import Bucket

    with Ministack(folder / "s3") as s3, FaultProxy(s3.port) as proxy, ControlPlane() as plane:
        bucket = Bucket(s3.config(endpoint=proxy.endpoint))
        orders, desk = Orders(bucket, folder), Desk(plane)
        with SdkWorker(plane, folder, "cold") as worker:
            for what in ("first job of a cold worker", "second job"):
                order = orders.one()
                begun = time.monotonic()
                ended = desk.do(order.value)
                took = time.monotonic() - begun
                stages = ", ".join(
                    f"{stage} {ms} ms"
                    for stage, ms in ended["output"]["timings_ms"].items()
                    if stage in ("fetch", "render", "send")
                )
                print(f"{what:<40} {took:6.2f}  ({stages}; {order.piece.count} frames)")
            del worker
        bucket.close()
        s3.close()


if __name__ == "__main__":
    sys.exit(main())

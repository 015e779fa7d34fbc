"""A reel through the cloud, all of it on this computer: ``make cloud-demo``.

    python -m tests.shows.cloud_demo [--folder DIR]     DIR keeps the films

Starts a store, a miniature RunPod and one real worker (the SDK's own loop), exports a recap, a framed
reel and one with a spotlight and words through them, and each of them here as well. Prints what the
coach saw, what the service saw, and how far the two films are apart: picture numbers burnt into the
footage, frames, plans, PSNR. Ends with 1 when one of them is not as promised.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from fractions import Fraction
from itertools import zip_longest
from pathlib import Path

import av
import numpy as np

from app.core.export import ExportJob
from app.footage import MatchSpec
from gpu_worker.job import result_from_value
from tests.support.cloud_coach import CloudCoach, cloud_coach
from tests.support.control_plane import ControlPlane
from tests.support.control_plane_state import PlaneJob
from tests.support.fault_proxy import FaultProxy
from tests.support.footage import numbers_in
from tests.support.ministack import Ministack
from tests.support.sdk_worker import SdkWorker

GAME = MatchSpec(width=640, height=360, fps=Fraction(30), duration_s=Fraction(20), gop=60)
KINDS = ("annotate", "framing", "overlay")
PSNR_DB = 45.0


@dataclass(frozen=True, slots=True)
class Compared:
    """Two films, frame by frame. ``psnr`` are of the film and of its worst frame, in dB.

    The pictures that go into the encoder are equal to the bit (a test says so); what differs is where
    the encoder puts key frames, for a piece begins with one.
    """

    frames: tuple[int, int]
    numbers: int
    wrong: int
    psnr: tuple[float, float]

    @property
    def same(self) -> bool:
        """Whether they show the same, and look the same."""
        alike = self.frames[0] == self.frames[1] and not self.wrong and self.numbers > 0
        return alike and self.psnr[0] >= PSNR_DB


def main(arguments: Sequence[str] | None = None) -> int:
    """Export, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("--folder", type=Path)
    kept: Path | None = parser.parse_args(arguments).folder
    with tempfile.TemporaryDirectory(prefix="cloud-demo-") as name:
        folder = (kept or Path(name)).absolute()
        folder.mkdir(parents=True, exist_ok=True)
        with cloud(Path(name)) as (coach, worker, proxy):
            prepare(coach)
            results = [exported(kind, coach, worker, proxy, folder) for kind in KINDS]
        print(
            f"\n{'kind':<10} pieces  plans  frames        numbers      PSNR film / worst   outcome"
        )
        for line in results:
            print(line.row)
        return 0 if all(line.good for line in results) else 1


@dataclass(frozen=True, slots=True)
class Line:
    """One kind of export: its row in the table, and whether it was as promised."""

    row: str
    good: bool


@contextmanager
def cloud(folder: Path) -> Iterator[tuple[CloudCoach, SdkWorker, FaultProxy]]:
    """A coach, a worker, and a store behind a proxy that counts bytes."""
    begun = time.monotonic()
    with (
        Ministack(folder / "s3") as s3,
        FaultProxy(s3.port) as proxy,
        ControlPlane() as plane,
        SdkWorker(plane, folder) as worker,
        cloud_coach(folder / "home", s3.config(endpoint=proxy.endpoint), plane) as coach,
    ):
        print(f"store, service and worker are up after {time.monotonic() - begun:.1f} s")
        try:
            yield coach, worker, proxy
        finally:
            s3.close()


def prepare(coach: CloudCoach) -> None:
    """A game, three plays, and a reel of them with slow motion, a spotlight and words."""
    reel = coach.make_reel(3, GAME)
    services = coach.workspace
    edit = services.overlay.ensure_spotlights(reel).result()
    first, second, third = edit.clips
    middle = (second.start_us + second.end_us) // 2
    services.framing.set_speed(
        reel, second.id, middle - 100_000, middle + 100_000, Fraction(1, 2)
    ).result()
    services.overlay.add_text(
        reel, first.id, first.start_us, "Anna", end_us=first.end_us, anchor="center"
    ).result()
    services.overlay.style_spotlight(
        reel, third.id, third.spotlights[0].id, color="#FFE14D", dim=0.25
    ).result()


def exported(
    kind: str, coach: CloudCoach, worker: SdkWorker, proxy: FaultProxy, folder: Path
) -> Line:
    """One kind through the cloud and here; the comparison."""
    service = worker.plane.service
    before, mark = set(service.jobs), proxy.mark()
    choices: dict[str, object] = {"kind": kind, "quality": "high", "folder": folder}
    print(f"\n== {kind}")
    begun = time.monotonic()
    job = coach.start("cloud", name=f"{kind} from the cloud", **choices)
    job = coach.end(job)
    took = time.monotonic() - begun
    if job.state != "done":
        print(f"{job.state}: {job.error}")
        return Line(f"{kind:<10} {job.state}: {job.error}", good=False)
    mine = [found for name, found in service.jobs.items() if name not in before]
    tell(coach, job, mine)
    up = sum(line.sent for line in proxy.since(mark) if "raw_clips" in line.key)
    print(f"{took:.1f} s, ${job.cost_usd or 0:.4f}, {up} bytes of footage up, note: {job.note!r}")
    begun = time.monotonic()
    here = coach.export("local", name=f"{kind} from here", encoder="x264", **choices)
    print(f"here it takes {time.monotonic() - begun:.1f} s")
    return compared(kind, mine, Path(job.out), Path(here.out))


def tell(coach: CloudCoach, job: ExportJob, jobs: Sequence[PlaneJob]) -> None:
    """The timeline: what the coach saw, and what the service saw of each piece."""
    print(f"the coach saw: {' → '.join(coach.states(job))}")
    for n, piece in enumerate(jobs, 1):
        print(f"piece {n}:")
        for at, what in piece.timeline:
            print(f"  {at:6.2f} s  {what}")


def compared(kind: str, jobs: Sequence[PlaneJob], cloudy: Path, here: Path) -> Line:
    """The row of a kind: plans of desktop and worker, frames, numbers, pictures."""
    plans = sum(
        result_from_value(piece.output).plan_hash == piece.input["plan_hash"] for piece in jobs
    )
    found = compare(cloudy, here)
    good = found.same and plans == len(jobs) > 0
    row = (
        f"{kind:<10} {len(jobs):>6}  {plans:>5}  {found.frames[0]:>5} = {found.frames[1]:<5} "
        f"{found.numbers:>6} ({found.wrong} differ)  {found.psnr[0]:6.1f} / {found.psnr[1]:5.1f} dB"
        f"    {'the same film' if good else 'NOT THE SAME'}"
    )
    return Line(row, good)


def compare(one: Path, other: Path) -> Compared:
    """Two films, frame by frame."""
    size = (GAME.width, GAME.height)
    numbers = [numbers_in(path, source_size=size) for path in (one, other)]
    pairs = list(zip_longest(*numbers))
    read = [pair for pair in pairs if pair[1] is not None]
    errors = [error(a, b) for a, b in zip(pictures(one), pictures(other), strict=False)]
    return Compared(
        (len(numbers[0]), len(numbers[1])),
        len(read),
        sum(a != b for a, b in pairs),
        (psnr(float(np.mean(errors))), psnr(max(errors))),
    )


def pictures(path: Path) -> Iterator[np.ndarray]:
    """The decoded frames, planes of Y, U and V."""
    with av.open(str(path)) as container:
        for frame in container.decode(video=0):
            yield frame.to_ndarray(format="yuv420p")


def error(one: np.ndarray, other: np.ndarray) -> float:
    """The mean square of the difference of two pictures."""
    return float(np.mean((one.astype(np.float64) - other) ** 2))


def psnr(square: float) -> float:
    """A mean square in dB (99 for equal pictures)."""
    return 99.0 if square == 0 else float(10 * np.log10(255**2 / square))


if __name__ == "__main__":
    sys.exit(main())

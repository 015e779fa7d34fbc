"""A reel of 12 clips over 1, 2 and 4 workers that sleep instead of encoding: how well it is shared out.

    python -m tests.shows.cloud_fan_out [--clips 12]

The films of the pieces were rendered before; a worker hands one over after 1 to 2.5 seconds. Prints the
wall time against what no schedule can beat (the longest piece, or all of the sleep over the workers),
and whether the joined films show the same pictures as an export on this computer: every number that is
burnt into the footage, and every decoded picture of each run against the first. Ends with 1 if not, or
when more than 6 s are lost to everything else.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av

from app.footage import MatchSpec
from app.render.job import RenderRequest
from tests.support.cloud_coach import CloudCoach, cloud_coach
from tests.support.control_plane import ControlPlane
from tests.support.footage import numbers_in
from tests.support.ministack import Ministack
from tests.support.quick_worker import QuickWorker, Shelf

WORKERS = (1, 2, 4)
OVERHEAD_S = 6.0
WAIT_S = 300.0


@dataclass(frozen=True, slots=True)
class Run:
    """One export. ``busy_s`` is what the workers slept, ``longest_s`` over one piece."""

    workers: int
    wall_s: float
    busy_s: float
    longest_s: float
    jobs: int
    shares: tuple[int, ...]
    numbers: tuple[int | None, ...]
    pictures: str

    @property
    def bound_s(self) -> float:
        """No schedule is shorter."""
        return max(self.longest_s, self.busy_s / self.workers)


def main(arguments: Sequence[str] | None = None) -> int:
    """Share out, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("--clips", type=int, default=12)
    clips = parser.parse_args(arguments).clips
    with tempfile.TemporaryDirectory(prefix="cloud-fan-out-") as name:
        runs, here = measure(Path(name), clips)
    print("workers   jobs   each            sleep s   longest s   bound s   wall s   lost s   film")
    good = True
    for run in runs:
        exact = run.numbers == here and None not in here and run.pictures == runs[0].pictures
        lost = run.wall_s - run.bound_s
        good &= exact and run.jobs == clips and lost < OVERHEAD_S
        print(
            f"{run.workers:>7}  {run.jobs:>5}   {' '.join(map(str, run.shares)):<14} "
            f"{run.busy_s:>8.1f}  {run.longest_s:>10.1f}  {run.bound_s:>8.1f}  {run.wall_s:>7.1f}  "
            f"{lost:>7.1f}   {len(run.numbers)} frames, {'exact' if exact else 'NOT EXACT'}"
        )
    print(f"\n{'as promised' if good else 'NOT AS PROMISED'}: exact, at most {OVERHEAD_S:g} s lost")
    return 0 if good else 1


def measure(folder: Path, clips: int) -> tuple[list[Run], tuple[int | None, ...]]:
    """The runs, and the numbers in the film that was rendered here."""
    spec = MatchSpec(width=320, height=180, fps=Fraction(25), duration_s=Fraction(clips), gop=25)
    shelf_folder = folder / "shelf"
    shelf_folder.mkdir()
    shelf = Shelf(shelf_folder)
    with (
        Ministack(folder / "s3") as s3,
        ControlPlane() as plane,
        cloud_coach(folder / "home", s3.config(), plane) as coach,
    ):
        coach.make_reel(clips, spec)
        coach.choose(endpoint_id=plane.endpoint_id, at_once=clips)
        here = numbers(coach.export("local").out, spec)
        with QuickWorker(plane, shelf, folder, "first"):  # fills the shelf
            coach.end(coach.start("cloud"), WAIT_S)
        runs = [shared(coach, plane, shelf, folder, spec, count) for count in WORKERS]
        s3.close()
    return runs, here


def seconds(request: RenderRequest) -> float:
    """How long the worker sleeps over a piece: 1 to 2.5 s, as its clip's start has it."""
    return 1.0 + request.edit.clips[0].start_us // 100_000 % 4 / 2


def shared(
    coach: CloudCoach,
    plane: ControlPlane,
    shelf: Shelf,
    folder: Path,
    spec: MatchSpec,
    count: int,
) -> Run:
    """One export over so many workers."""
    before, slept = set(plane.service.jobs), list[float]()

    def sleep(request: RenderRequest) -> float:
        slept.append(seconds(request))
        return slept[-1]

    with ExitStack() as workers:
        names = [f"{count}-{n}" for n in range(count)]
        for name in names:
            workers.enter_context(QuickWorker(plane, shelf, folder, name, seconds=sleep))
        begun = time.monotonic()
        job = coach.end(coach.start("cloud"), WAIT_S)
        wall = time.monotonic() - begun
    if job.state != "done" or job.note:
        raise SystemExit(f"{job.state}: {job.error or job.note}")
    done = [found for name, found in plane.service.jobs.items() if name not in before]
    shares = tuple(sum(found.worker == name for found in done) for name in names)
    film = Path(job.out)
    found = numbers(job.out, spec)
    return Run(count, wall, sum(slept), max(slept), len(done), shares, found, pictures(film))


def numbers(film: str, spec: MatchSpec) -> tuple[int | None, ...]:
    """What is burnt into the pictures of a film."""
    return tuple(numbers_in(Path(film), source_size=(spec.width, spec.height)))


def pictures(film: Path) -> str:
    """Names all decoded pictures of a film."""
    digest = hashlib.sha256()
    with av.open(str(film)) as container:
        for frame in container.decode(video=0):
            digest.update(frame.to_ndarray(format="yuv420p").tobytes())
    return digest.hexdigest()


if __name__ == "__main__":
    sys.exit(main())

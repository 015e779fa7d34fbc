"""One laptop, one store, one service and a worker at hand, for one thing that goes wrong with exports.

``World.end`` looks at how an export ended and writes the row of the table that
``python -m tests.shows.cloud_faults`` prints.
"""

from __future__ import annotations

import os
import re
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from unittest import mock

from app.core.cloud_export import CloudPiece, PieceState
from app.core.export import ExportJob
from app.services.cloud_export.rows import Rows
from app.services.export_queue import JobProgress
from tests.support.cloud_coach import QUICK, CloudCoach, cloud_coach
from tests.support.control_plane import ControlPlane
from tests.support.control_plane_faults import CallFault
from tests.support.fault_proxy import FaultProxy
from tests.support.faults import Fault
from tests.support.ministack import Ministack
from tests.support.quick_worker import QuickWorker, Shelf

if TYPE_CHECKING:
    from app.cloud.r2 import R2Config

WAIT_S = 40.0
PATIENCE_S = 1.0
"""What stands for the coach's 90 seconds."""
FULL = os.environ.get("CLOUD_FAULTS") == "full"
"""Every case, as the show runs them; else some of those that are alike are left out."""
T = TypeVar("T")
FINAL = {"COMPLETED", "FAILED", "CANCELLED", "TIMED_OUT"}


def some(cases: Sequence[T], every: int = 2) -> Sequence[T]:
    """All cases for the show; else every second one of those that are alike."""
    return cases if FULL else cases[::every]


@dataclass(frozen=True, slots=True)
class Row:
    """One fault: how it ended and what the coach saw. Seconds count from the fault's first bite.

    ``here_s`` is when the coach was told that this computer takes over; None: it did not.
    """

    fault: str
    where: str
    state: str
    saw: str
    here_s: float | None
    done_s: float
    films: int
    jobs: int


class World:
    """Use the ``world`` fixture. Nothing goes wrong until the test says so."""

    def __init__(
        self,
        folder: Path,
        config: R2Config,
        plane: ControlPlane,
        proxy: FaultProxy,
        s3: Ministack,
        shelf: Shelf,
        record: Callable[[str, object], None],
    ) -> None:
        self.folder, self.config, self.plane, self.proxy, self.s3 = folder, config, plane, proxy, s3
        self.home = folder / "home"
        self._shelf, self._record = shelf, record
        self._stack = ExitStack()
        self._coach: CloudCoach | None = None
        self._told: list[tuple[float, JobProgress]] = []
        self._begun = self.broke_at = 0.0

    # ------------------------------------------------------------ the cast

    @property
    def coach(self) -> CloudCoach:
        """The laptop whose app is open."""
        assert self._coach is not None
        return self._coach

    def open(self, *, clips: int = 1, reel: bool = True) -> World:
        """Open the app, with a reel the first time."""
        self._coach = self._stack.enter_context(
            cloud_coach(self.home, self.config, self.plane, QUICK)
        )
        self.coach.workspace.exports.subscribe(
            lambda progress: self._told.append((time.monotonic(), progress))
        )
        if reel:
            self.coach.make_reel(clips)
            self.choose()
        return self

    def choose(self, **choices: object) -> None:
        """Change the settings of cloud exports; the patience is a second."""
        usual = {"endpoint_id": self.plane.endpoint_id, "patience_s": PATIENCE_S}
        self.coach.choose(**(usual | choices))

    def quit(self) -> None:
        """Close the app. The cloud and its workers go on."""
        self._stack.close()
        self._coach = None

    def hire(self, name: str = "w1", **how: object) -> QuickWorker:
        """A worker, until the end of the test."""
        worker = QuickWorker(self.plane, self._shelf, self.folder, name, **how)  # type: ignore[arg-type]
        self._outside.enter_context(worker)
        return worker

    @contextmanager
    def living(self) -> Iterator[World]:
        """Whatever was begun is ended."""
        with ExitStack() as self._outside, self._stack:
            yield self

    # ------------------------------------------------------------ what goes wrong

    def broken(self) -> None:
        """The fault bites now."""
        self.broke_at = time.monotonic()

    def cut(self, *, store: bool = True, service: bool = True) -> None:
        """No way to the store, or to the service, or to both."""
        self.broken()
        if store:
            self.proxy.on("*", Fault("reset-before"), times=None)
            self.proxy.hang_up()
        if service:
            self.plane.on("*", CallFault("reset"), times=None)

    def mend(self) -> None:
        """The network is back."""
        self.proxy.calm()
        self.plane.calm()

    def objects(self, word: str) -> dict[str, bytes]:
        """The library's objects whose key holds a word."""
        found = self.s3.objects(self.config.bucket, self.config.user_id)
        return {key: body for key, body in found.items() if word in key}

    def put(self, key: str, body: bytes) -> None:
        """Replace an object behind everybody's back."""
        self.s3.admin().put_object(Bucket=self.config.bucket, Key=key, Body=body)

    @contextmanager
    def at(
        self, state: PieceState, act: Callable[[], object], number: int | None = 0
    ) -> Iterator[threading.Event]:
        """Do something once, when a piece has come to a state; the event says that it was done."""
        done, met = threading.Event(), list[str]()
        put = Rows.put_pieces

        def hooked(rows: Rows, pieces: Sequence[CloudPiece]) -> None:
            put(rows, pieces)
            here = any(p.state == state and number in (p.number, None) for p in pieces)
            if here and not met:
                met.append(state)
                act()
                done.set()

        with mock.patch.object(Rows, "put_pieces", hooked):
            yield done
        assert done.is_set(), f"no piece came to {state}"

    # ------------------------------------------------------------ exports

    def start(self, where: str = "auto", **choices: object) -> ExportJob:
        """Begin an export of the reel."""
        self._begun = time.monotonic()
        return self.coach.start(where, **choices)

    def export(self, fault: str, where: str = "auto", **wanted: object) -> ExportJob:
        """Begin an export and see how it ends.

        One that is to come from the cloud is waited for longer: this computer may be busy.
        """
        if wanted.get("cloud"):
            self.choose(patience_s=20)
        return self.end(self.start(where), fault, **wanted)  # type: ignore[arg-type]

    def state_of(self, number: int = 0) -> str:
        """Where a piece of the only export is."""
        (standing,) = self.coach.workspace.cloud_exports.runner.tools.rows.all()
        return standing.pieces[number].state

    def met(self, state: PieceState) -> bool:
        """Whether the first piece of an export comes to a state before long."""
        rows = self.coach.workspace.cloud_exports.runner.tools.rows
        return self.plane.service.wait_for(
            lambda: any(p.state == state and not p.number for s in rows.all() for p in s.pieces)
        )

    def end(
        self,
        job: ExportJob,
        fault: str,
        *,
        state: str = "done",
        saw: str = "",
        cloud: bool | None = None,
        films: int | None = None,
        jobs: int | None = None,
        tidy: bool = True,
        tell: bool = True,
    ) -> ExportJob:
        """See how an export ends; the row of its fault. What is wanted of it is asserted.

        ``saw``: what the coach must have read (a pattern). ``cloud``: it came from there (True), or
        was rendered here (False). ``films``, ``jobs``: how many of them there are in the end.
        Without ``tell`` it is no row of the table.
        """
        ended = self.coach.end(job, WAIT_S)
        row = self._row(ended, fault)
        if tell:
            self._record("row", asdict(row))
        assert ended.state == state, row
        assert re.search(saw, row.saw), row
        assert row.films == (films if films is not None else int(state == "done")), row
        if cloud is not None:
            assert (ended.note == "") == cloud, row
        if jobs is not None:
            assert row.jobs == jobs, row
        if tidy:
            self.mend()
            assert self.tidied(), row
        return ended

    def tidied(self) -> bool:
        """Whether nothing but footage is left in the cloud, and no job runs on."""
        if not self.coach.tidied(WAIT_S):
            return False
        jobs = list(self.plane.service.jobs.values())
        return not self.objects("/jobs/") and all(job.status in FINAL for job in jobs)

    def _row(self, job: ExportJob, fault: str) -> Row:
        folder = Path(job.out).parent
        others = {
            Path(j.out) for j in self.coach.workspace.exports.list().result() if j.id != job.id
        }
        films = [path for path in folder.iterdir() if path not in others] if folder.is_dir() else []
        if job.state == "done":
            assert Path(job.out) in films, (job.out, films)
        told = [(at, p) for at, p in self._told if p.job_id == job.id and at >= self._begun]
        faults = [call.at for call in self.plane.log if call.fault and call.at >= self._begun]
        faults += [line.at for line in self.proxy.since() if line.fault and line.at >= self._begun]
        bite = self.broke_at or min(faults, default=self._begun)
        moved = next((at for at, p in told if p.state == "moved" and at >= bite), None)
        if moved is None and job.note and job.state == "done":
            moved = next((at for at, p in told if p.state in ("moved", "rendering", "done")), None)
        end = told[-1][0] if told else time.monotonic()
        reasons = dict.fromkeys(reason for _, p in told for reason in _reasons(p))
        said = [reason for reason in reasons if reason and reason not in job.note]
        last = job.error or job.note
        return Row(
            fault,
            job.where,
            job.state,
            " → ".join([*said, *([last] if last else [])]),
            None if moved is None else max(0.0, round(moved - bite, 2)),
            round(end - bite, 2),
            len(films),
            len(
                {
                    call.answer
                    for call in self.plane.log
                    if call.operation == "run" and call.status == 200
                }
            ),
        )


def _reasons(progress: JobProgress) -> list[str]:
    return [progress.reason, *(piece.reason for piece in progress.pieces)]

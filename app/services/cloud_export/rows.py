"""What an export in the cloud writes down: every step before it is done. Blocks; any thread."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.core import cost
from app.core.cloud_export import Charge, CloudChunk, CloudExport, CloudPiece
from app.core.errors import NotFound
from app.core.export import ExportJob, ExportState, moved, told
from app.core.game import GameFile
from app.services.lookup import files_of
from app.services.operations import Operations
from app.storage import Store


@dataclass(frozen=True, slots=True)
class Standing:
    """One export as the library has it. ``job`` is None when it was deleted."""

    export: CloudExport
    job: ExportJob | None
    pieces: tuple[CloudPiece, ...]


class Rows:
    """The rows of exports in the cloud. ``StorageFailed`` when the library refuses."""

    def __init__(self, operations: Operations) -> None:
        self._operations = operations

    def all(self) -> list[Standing]:
        """Every export that is not tidied up."""

        def look(store: Store) -> list[Standing]:
            jobs = {job.id: job for job in store.exports() if job.here}
            return [
                Standing(e, jobs.get(e.export_id), tuple(store.cloud_pieces(e.export_id)))
                for e in store.cloud_exports()
            ]

        return self._operations.read(look).result()

    def one(self, job_id: str) -> Standing | None:
        """One export; None when it is not in the cloud."""
        return next((found for found in self.all() if found.export.export_id == job_id), None)

    def files(self) -> dict[str, GameFile]:
        """The files of all games, as they are now."""
        return self._operations.read(lambda store: files_of(store.games())).result()

    def put_pieces(self, pieces: Sequence[CloudPiece]) -> None:
        """Write where pieces are."""
        self._write("export piece", lambda store: store.put_cloud_pieces(pieces))

    def put_export(self, export: CloudExport) -> None:
        """Write how an export stands."""
        self._write("export in the cloud", lambda store: store.put_cloud_export(export))

    def forget(self, job_id: str) -> None:
        """Nothing of it is in the cloud any more."""

        def step(store: Store) -> None:
            if all(job.finished for job in store.exports() if job.id == job_id):
                store.delete_cloud_export(job_id)  # it was not begun again meanwhile

        self._write("export tidied up", step)

    def goes_on(self, job_id: str) -> bool:
        """Whether an export is not over; one that was deleted is."""
        found = self.one(job_id)
        return found is not None and found.job is not None and not found.job.finished

    def state(self, job_id: str, state: ExportState) -> ExportJob | None:
        """Write the state of a job; None, and nothing written, when it is over or gone."""

        def step(store: Store) -> ExportJob | None:
            try:
                job = store.export(job_id)
            except NotFound:
                return None
            if job.finished:
                return None
            if job.state != state:
                job = moved(job, state)
                store.put_export(job)
            return job

        return self._operations.write("export state", step, undo=False).result()

    def end(self, job: ExportJob, note: str) -> ExportJob:
        """Write how a job ended, with what it cost; as it is when it was over already."""

        def step(store: Store) -> ExportJob:
            known = store.export(job.id)
            if known.finished:
                return known
            cost_usd = sum(c.micro_usd for c in store.charges(export_id=job.id)) / 1e6
            ended = told(job, note=note, cost_usd=cost_usd)
            store.put_export(ended)
            return ended

        return self._operations.write("end export", step, undo=False).result()

    def settle_cost(self, job_id: str) -> None:
        """Write what an export has cost in the end."""

        def step(store: Store) -> None:
            job = store.export(job_id)
            cost_usd = sum(c.micro_usd for c in store.charges(export_id=job_id)) / 1e6
            if job.cost_usd != cost_usd:
                store.put_export(told(job, cost_usd=cost_usd))

        self._write("cost of an export", step)

    def chunk(self, name: str) -> CloudChunk | None:
        """Footage that was cut before."""
        return self._operations.read(lambda store: store.cloud_chunk(name)).result()

    def put_chunk(self, chunk: CloudChunk) -> None:
        """Remember footage that was cut."""
        self._write("cut footage", lambda store: store.put_cloud_chunk(chunk))

    def charge(self, piece: CloudPiece, execution_ms: int, usd_per_s: float) -> None:
        """Note what the last job of a piece cost, once it is known."""
        if not piece.runpod_id or execution_ms <= 0:
            return
        micro = cost.actual_micro_usd(execution_ms, usd_per_s)
        charge = Charge(
            piece.runpod_id, piece.export_id, time.time_ns() // 1000, execution_ms, micro
        )
        self._write("cloud charge", lambda store: store.put_charge(charge))

    def charge_unless_known(self, piece: CloudPiece, ran_ms: int, usd_per_s: float) -> None:
        """The same by what the worker said, where the service has forgotten the job."""
        known = self._operations.read(lambda s: s.charges(export_id=piece.export_id)).result()
        if piece.runpod_id not in {charge.runpod_id for charge in known}:
            self.charge(piece, ran_ms, usd_per_s)

    def charges(self, since_us: int) -> list[Charge]:
        """What jobs cost since a moment."""
        return self._operations.read(lambda store: store.charges(since_us)).result()

    def _write(self, name: str, operation: Callable[[Store], None]) -> None:
        self._operations.write(name, operation, undo=False).result()

"""What is told of an export in the cloud: one state, one bar, and the reason for what takes long."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.core.cloud_export import CloudPiece, PieceProgress, merged, state_of
from app.core.export import ExportJob
from app.services.cloud_export.footage import Turns
from app.services.cloud_export.line import Line
from app.services.cloud_export.local import LocalPieces
from app.services.cloud_export.orders import Order
from app.services.cloud_export.pacing import Pacing
from app.services.cloud_export.rows import Rows, Standing
from app.services.cloud_export.slots import Slots
from app.services.cloud_export.spend import Meter
from app.services.cloud_export.steps import PieceRun
from app.services.export_queue import JobProgress
from app.services.media_cache import MediaCache


@dataclass(frozen=True, slots=True)
class Tools:
    """What all exports share. ``films`` and ``chunks`` are folders of the library."""

    rows: Rows
    media: MediaCache
    open_line: Callable[[], Line]
    local: LocalPieces
    slots: Slots
    meter: Meter
    films: Path
    chunks: Path
    pacing: Pacing
    turns: Turns
    lively: Callable[[], bool]
    """Whether a piece of any export is being rendered by a worker just now."""
    tell: Callable[[JobProgress], None]


class Quit(Exception):
    """The app closes, or the job was cancelled: end, and change nothing."""


class JobTeller:
    """An export with its pieces, as far as it is told. Used by the thread of the export."""

    def __init__(self, tools: Tools, standing: Standing, job: ExportJob) -> None:
        self._tools, self._export, self.job = tools, standing.export, job
        self._pieces: dict[int, CloudPiece] = {p.number: p for p in standing.pieces}
        self._runs: dict[int, PieceRun] = {}
        self._shares: dict[int, tuple[float, float]] = {}

    @property
    def note(self) -> str:
        """Why it was not all done in the cloud, once that is so; else empty."""
        rest = [p for p in self._pieces.values() if p.state in ("here", "ready") and not p.sha256]
        reasons = [self._export.moved, *(piece.reason for piece in rest)]
        reason = next(filter(None, reasons), "")
        if not reason or reason.endswith("on this computer."):
            return reason
        some = any(piece.sha256 for piece in self._pieces.values() if piece.state == "ready")
        return f"{reason} {'The rest' if some else 'It'} was rendered on this computer."

    @property
    def encoders(self) -> str:
        """The encoders of its pieces."""
        return "+".join(sorted({p.encoder for p in self._pieces.values() if p.encoder}))

    def _set_state(self) -> None:
        wanted = state_of([piece.state for piece in self._pieces.values()])
        if wanted == self.job.state:
            return
        job = self._tools.rows.state(self.job.id, wanted)
        if job is None:
            raise Quit
        self.job = job

    def _progress_of(self, number: int, order: Order) -> PieceProgress:
        run = self._runs.get(number)
        if run is not None:
            return run.progress()
        piece = self._pieces[number]
        share = self._shares.get(number, (0.0, 0.0))[0] if piece.state == "here" else 0.0
        reason = piece.reason if piece.state != "ready" else ""
        return PieceProgress(number, piece.state, order.piece.count, share, reason)

    def _tell(self, orders: dict[int, Order], joined: float | None = None) -> None:
        if joined is None:
            self._set_state()
        pieces = tuple(self._progress_of(n, order) for n, order in sorted(orders.items()))
        total = sum(piece.frames for piece in pieces)
        share = merged(pieces, joined or 0.0)
        sent, to_send = self._bytes()
        fps = sum(run.fps for run in self._runs.values())
        fps += sum(self._shares[p.number][1] for p in pieces if p.state == "here" and p.share)
        reasons = [p.reason for p in pieces if p.reason and p.state != "here"]
        turn = "Other exports go first." if self.job.state == "queued" and not self._runs else ""
        reason = self._export.moved or next(iter(reasons), turn)
        self._tools.tell(
            JobProgress(
                self.job.id,
                self.job.state,
                self.job.state,
                int(share * total),
                total,
                fps,
                note=self.note,
                reason=reason,
                pieces=pieces,
                sent=sent,
                to_send=to_send,
            )
        )

    def _bytes(self) -> tuple[int, int]:
        """Bytes of footage that are up, and that have to go up, as far as they are cut."""
        sent = to_send = 0
        for number, piece in self._pieces.items():
            if piece.state in ("queued", "preparing"):
                continue
            to_send += piece.chunk_bytes
            run = self._runs.get(number)
            sent += run.sent if piece.state == "uploading" and run else 0
            sent += piece.chunk_bytes if piece.state != "uploading" else 0
        return sent, to_send

"""What is kept about an export in the cloud: its pieces, and what they have cost. Pure values.

    queued ► preparing ► uploading ► submitting ► waiting ► rendering ► downloading ► verifying ► ready
                └────────────┴──────────┴── here ──────────┴────────────────┴──────────────────► ready

A piece goes to *here* when it is to be rendered on this computer. Every step may be taken again after
a restart: the state says what was about to be done, never that it was done half.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from app.core.export import ExportState

PieceState: TypeAlias = Literal[
    "queued",
    "preparing",
    "uploading",
    "submitting",
    "waiting",
    "rendering",
    "downloading",
    "verifying",
    "here",
    "ready",
]
PIECE_STATES: tuple[PieceState, ...] = (
    "queued",
    "preparing",
    "uploading",
    "submitting",
    "waiting",
    "rendering",
    "downloading",
    "verifying",
    "here",
    "ready",
)
IN_CLOUD: frozenset[PieceState] = frozenset({"submitting", "waiting", "rendering"})
"""A worker may be at it."""
_BEGIN: dict[PieceState, float] = {
    "queued": 0.0,
    "preparing": 0.0,
    "uploading": 0.05,
    "submitting": 0.3,
    "waiting": 0.3,
    "rendering": 0.3,
    "downloading": 0.85,
    "verifying": 0.95,
    "here": 0.0,
    "ready": 1.0,
}
_END: dict[PieceState, float] = {
    "queued": 0.0,
    "preparing": 0.05,
    "uploading": 0.3,
    "submitting": 0.3,
    "waiting": 0.3,
    "rendering": 0.85,
    "downloading": 0.95,
    "verifying": 1.0,
    "here": 1.0,
    "ready": 1.0,
}
JOIN_SHARE = 0.03
"""The last part of the bar: the sound and putting the pieces together."""


@dataclass(frozen=True, slots=True)
class CloudPiece:
    """One piece of an export as the library keeps it.

    ``runpod_id`` is the job that works on it, or the last one that did; ``tries`` counts
    submissions. ``chunk`` is the SHA-256 of the footage it needs, ``""`` while it is not cut.
    ``encoder`` is empty until the piece is ready, ``bytes`` and ``sha256`` are its film's.
    ``reason`` is a sentence: why it waits, or why it is rendered here.
    """

    export_id: str
    number: int
    state: PieceState = "queued"
    runpod_id: str = ""
    tries: int = 0
    chunk: str = ""
    chunk_bytes: int = 0
    submitted_us: int = 0
    encoder: str = ""
    sha256: str = ""
    bytes: int = 0
    reason: str = ""


def begun_again(piece: CloudPiece) -> CloudPiece:
    """The piece at its beginning. A job of the try before that may not be over stays known."""
    job = "" if piece.sha256 else piece.runpod_id
    return replace(piece, state="queued", tries=0, reason="", runpod_id=job)


@dataclass(frozen=True, slots=True)
class CloudExport:
    """An export that goes through the cloud, from its start until everything of it is tidied up.

    ``endpoint`` is the RunPod endpoint, ``bound_to`` the place in the store where it was begun.
    ``moved`` is why the rest of it is rendered on this computer, a sentence; empty: it is not.
    """

    export_id: str
    endpoint: str
    bound_to: str
    moved: str = ""


@dataclass(frozen=True, slots=True)
class CloudChunk:
    """A stretch of footage that was cut before. ``name`` names file, its state and the pictures."""

    name: str
    sha256: str
    bytes: int
    times: str
    """``ChunkTimes`` as JSON."""
    copied: bool = True


@dataclass(frozen=True, slots=True)
class Charge:
    """What one job on RunPod cost. ``micro_usd`` are millionths of a dollar."""

    runpod_id: str
    export_id: str
    at_us: int
    execution_ms: int
    micro_usd: int


@dataclass(frozen=True, slots=True)
class Spend:
    """What the cloud took in one month (``2026-11``, UTC), as far as this laptop asked for it.

    ``cap_usd`` is the coach's own limit, None for none.
    """

    month: str
    usd: float = 0.0
    seconds: float = 0.0
    exports: int = 0
    cap_usd: float | None = None

    @property
    def left_usd(self) -> float | None:
        """What may still be spent this month; None without a limit."""
        return None if self.cap_usd is None else max(0.0, self.cap_usd - self.usd)

    @property
    def reached(self) -> bool:
        """Whether the limit is reached: exports are rendered on this computer then."""
        return self.cap_usd is not None and self.usd >= self.cap_usd


@dataclass(frozen=True, slots=True)
class PieceProgress:
    """Where one piece is, for the queue. ``share`` (0..1) is of its present step.

    ``reason`` is a sentence, such as "No GPU is free in the cloud at the moment.", or empty.
    """

    number: int
    state: PieceState
    frames: int
    share: float = 0.0
    reason: str = ""

    @property
    def way(self) -> float:
        """How much of its whole way the piece has behind it, 0..1."""
        begin, end = _BEGIN[self.state], _END[self.state]
        return min(end, begin + (end - begin) * min(1.0, max(0.0, self.share)))


def merged(pieces: Sequence[PieceProgress], joined: float = 0.0) -> float:
    """One bar for all pieces: how much of the export is done, 0..1, each piece by its frames."""
    total = sum(piece.frames for piece in pieces)
    if not total:
        return 0.0
    way = sum(piece.way * piece.frames for piece in pieces) / total
    return (1 - JOIN_SHARE) * way + JOIN_SHARE * min(1.0, max(0.0, joined))


_LOUDEST: tuple[tuple[PieceState, ExportState], ...] = (
    ("here", "moved"),
    ("rendering", "rendering"),
    ("downloading", "downloading"),
    ("verifying", "verifying"),
    ("waiting", "waiting"),
    ("submitting", "waiting"),
    ("uploading", "uploading"),
    ("preparing", "preparing"),
)


def state_of(pieces: Sequence[PieceState]) -> ExportState:
    """The state of an export whose pieces are in these states: of those at work, the furthest."""
    there = set(pieces)
    if there <= {"ready"}:
        return "joining"
    if "ready" not in there and there <= {"queued"}:
        return "queued"
    return next((state for piece, state in _LOUDEST if piece in there), "waiting")

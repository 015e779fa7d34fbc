"""What an export consists of: its pieces, their plans, and the order that a worker gets for each.

Pure but for the frame tables, which are made or read while planning.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from app.core import cost
from app.core.cloud_export import CloudChunk
from app.core.edit import Edit
from app.core.export import ExportJob, codec_of
from app.core.pieces import Piece, pieces, plan_piece
from app.core.plan import plan
from app.media.chunk import Chunk, ChunkTimes
from app.media.index import FrameIndex
from app.render.job import estimated_bytes
from app.render.wire import times_from, times_to
from app.services.media_cache import MediaCache
from gpu_worker.job import (
    ENCODERS,
    MAX_OUTPUT_BYTES,
    MAX_SECONDS,
    Job,
    JobEncoder,
    JobLimits,
    JobOutput,
    JobSource,
)

_ROOM_BYTES = 50_000_000
_HASH_SHOWN = 16
_NOWHERE = "https://nowhere.invalid/"


@dataclass(frozen=True, slots=True)
class Order:
    """One piece and what is asked of whoever renders it.

    ``paths`` are the whole files on this computer, by source: one, or two for a transition.
    ``most_bytes`` is more than its film can have.
    """

    piece: Piece
    plan_hash: str
    paths: Mapping[str, Path]
    index: FrameIndex
    most_bytes: int

    @property
    def number(self) -> int:
        """Its place in the film, from 0."""
        return self.piece.number

    @property
    def path(self) -> Path:
        """The file of ``piece.source``."""
        return self.paths[self.piece.source]

    @property
    def timeout_s(self) -> int:
        """When a worker that has not finished is stopped."""
        asked = cost.execution_timeout_s(self.piece.count, self.piece.edit.reel.size)
        return min(MAX_SECONDS, asked)

    def film_name(self, encoder: str) -> str:
        """The name of its film in the folder of its export."""
        word = "".join(c for c in encoder if c.isascii() and c.isalnum())[:32] or "unknown"
        return f"{self.number}-{self.plan_hash[:_HASH_SHOWN]}-{word}.mp4"

    def film_glob(self) -> str:
        """Finds its film, whatever encoder made it."""
        return f"{self.number}-{self.plan_hash[:_HASH_SHOWN]}-*.mp4"

    def encoder_in(self, film: Path) -> str:
        """The encoder that the name of a film says."""
        return film.stem.rpartition("-")[2]

    def chunk_name(self) -> str:
        """Names the footage it needs: the file, its state and the pictures. ``OSError``."""
        state = self.path.stat()
        first, last = self.piece.pictures
        return f"{self.path}|{state.st_size}|{state.st_mtime_ns}|{first}-{last}"


@dataclass(frozen=True, slots=True)
class Orders:
    """An export, planned. ``edit`` is whole, with the paths its files have now."""

    job: ExportJob
    edit: Edit
    paths: Mapping[str, Path]
    orders: tuple[Order, ...]

    @property
    def frames(self) -> int:
        """All of them."""
        return sum(order.piece.count for order in self.orders)


@dataclass(frozen=True, slots=True)
class Links:
    """Signed links for one piece. Each opens one object for one verb: as good as a key for it."""

    chunk: str
    output: str
    output_check: str
    marker: str
    marker_check: str


NO_LINKS = Links(*[_NOWHERE] * 5)
"""For a job that is never sent: to know its ``order``."""


def plan_orders(job: ExportJob, edit: Edit, media: MediaCache) -> Orders:
    """Plan an export and its pieces. Blocks while tables are made.

    Raises ``BadEdit``, ``BadMedia``, ``MediaGone``; ``IndexStopped`` or ``CancelledError`` when the
    app closes.
    """
    used = dict.fromkeys(clip.source for clip in edit.clips)
    paths = {name: Path(edit.source(name).path) for name in used}
    indices = {name: media.index(path).result() for name, path in paths.items()}
    facts = {name: index.facts for name, index in indices.items()}
    whole = plan(edit, facts)
    found = []
    for piece in pieces(edit, whole):
        planned = plan_piece(piece, facts)
        most = min(MAX_OUTPUT_BYTES, 4 * estimated_bytes(planned, job.quality) + _ROOM_BYTES)
        own = {name: paths[name] for name, _ in piece.edit.sources}
        found.append(Order(piece, planned.plan_hash, own, indices[piece.source], most))
    return Orders(job, edit, paths, tuple(found))


def job_for(job: ExportJob, order: Order, chunk: CloudChunk, links: Links) -> Job:
    """The job of a piece, as ``gpu_worker`` reads it."""
    source = JobSource(
        order.piece.source, links.chunk, chunk.sha256, chunk.bytes, times_of_chunk(chunk)
    )
    return Job(
        job=f"{job.id}-{order.number}",
        kind=job.kind,
        edit=order.piece.edit,
        span=order.piece.span,
        plan_hash=order.plan_hash,
        sources=(source,),
        output=JobOutput(links.output, links.output_check),
        marker_url=links.marker,
        marker_check_url=links.marker_check,
        quality=job.quality,
        encoder=encoder_of(job),
        limits=JobLimits(order.timeout_s, order.most_bytes),
        codec=codec_of(job),
    )


def encoder_of(job: ExportJob) -> JobEncoder:
    """The encoder to ask a worker for: one of this computer's own means nothing there."""
    wanted = str(job.setting("encoder", "auto"))
    return next((known for known in ENCODERS if known == wanted), "auto")


def chunk_row(name: str, chunk: Chunk) -> CloudChunk:
    """A chunk as the library remembers it."""
    times = json.dumps(times_to(chunk.times), sort_keys=True)
    return CloudChunk(name, chunk.sha256, chunk.size_bytes, times, chunk.copied)


def times_of_chunk(chunk: CloudChunk) -> ChunkTimes:
    """Where a chunk was in its file."""
    return times_from(json.loads(chunk.times))


def chunk_bytes_guess(order: Order) -> int:
    """About how many bytes the footage of a piece has: its share of its file, from key to key."""
    index, (first, last) = order.index, order.piece.pictures
    begin = index.key_before(first)
    share = (last + 1 - begin) / max(1, index.count)
    return int(order.path.stat().st_size * min(1.0, share))

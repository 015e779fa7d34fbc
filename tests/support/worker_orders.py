"""Jobs for the worker from golden edits, with their chunks in a real store, as the desktop makes them."""

from __future__ import annotations

import hashlib
import json
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.core.pieces import Piece, pieces, plan_piece
from app.core.plan import plan
from app.media.chunk import Chunk, cut_chunk
from app.media.index import FrameIndex, build_index
from gpu_worker.job import (
    Job,
    JobLimits,
    JobOutput,
    JobResult,
    JobSource,
    job_to_value,
    result_from_value,
)
from tests.support.control_plane import ControlPlane
from tests.support.edits import Case
from tests.support.golden import golden, golden_footage

if TYPE_CHECKING:
    from app.cloud.r2.bucket import Bucket

LINKS_S = 3600
_OPEN = urllib.request.build_opener(urllib.request.ProxyHandler({}))


@dataclass(frozen=True, slots=True)
class Order:
    """A job and where its results will be."""

    job: Job
    piece: Piece
    chunk: Chunk
    output_key: str
    marker_key: str

    @property
    def value(self) -> dict[str, Any]:
        """The input of the job."""
        return job_to_value(self.job)

    def with_job(self, **changes: Any) -> Order:
        return replace(self, job=replace(self.job, **changes))


class Orders:
    """Makes orders: uploads what is missing and signs links that live for ``links_s``."""

    def __init__(self, bucket: Bucket, folder: Path, name: str = "plain_cut") -> None:
        self.bucket, self.folder = bucket, folder
        self.case: Case = golden(name)
        self.paths = golden_footage(self.case)
        self.indices: dict[str, FrameIndex] = {s: build_index(p) for s, p in self.paths.items()}
        self.facts = {source: index.facts for source, index in self.indices.items()}
        self.whole = plan(self.case.edit, self.facts)
        self._count = 0

    def all(self, longest_s: int = 1, **changes: Any) -> list[Order]:
        """One order per piece of the edit."""
        return [
            self.order(piece, **changes) for piece in pieces(self.case.edit, self.whole, longest_s)
        ]

    def one(self, **changes: Any) -> Order:
        """The first piece of the edit."""
        return self.order(pieces(self.case.edit, self.whole, 1)[0], **changes)

    def long(self, seconds: int = 60) -> Order:
        """The first second at 1440×2560 and 120 pictures per second: many seconds of work."""
        order = self.one()
        reel = replace(order.job.edit.reel, size=(1440, 2560), fps=Fraction(120))
        edit = replace(order.job.edit, reel=reel)
        return order.with_job(
            edit=edit,
            span=None,
            plan_hash=plan(edit, self.facts).plan_hash,
            quality="high",
            limits=JobLimits(seconds),
        )

    def order(self, piece: Piece, links_s: int = LINKS_S, **changes: Any) -> Order:
        """An order for a piece; ``changes`` are fields of ``Job``."""
        self._count += 1
        name = f"export-{self._count}"
        chunk = cut_chunk(
            self.paths[piece.source],
            self.indices[piece.source],
            piece.pictures,
            self.folder / "chunks",
        )
        user = self.bucket.config.user_id
        source_key = f"{user}/raw_clips/{chunk.sha256}.mp4"
        if self.bucket.head(source_key) is None:
            self.bucket.put(source_key, chunk.path.read_bytes())
        place = f"{user}/jobs/{name}/{piece.number}"
        output_key, marker_key = f"{place}/video.mp4", f"{place}/result.json"
        get, put = self.bucket.presign_get, self.bucket.presign_put
        job = Job(
            job=f"{name}-{piece.number}",
            kind="framing",
            edit=piece.edit,
            span=piece.span,
            plan_hash=plan_piece(piece, self.facts).plan_hash,
            sources=(
                JobSource(
                    piece.source,
                    get(source_key, links_s),
                    chunk.sha256,
                    chunk.size_bytes,
                    chunk.times,
                ),
            ),
            output=JobOutput(put(output_key, links_s, None).url, get(output_key, links_s)),
            marker_url=put(marker_key, links_s, None).url,
            marker_check_url=get(marker_key, links_s),
            quality="draft",
            limits=JobLimits(seconds=60),
        )
        return Order(replace(job, **changes), piece, chunk, output_key, marker_key)

    def film(self, order: Order) -> bytes | None:
        """The film as it lies in the store."""
        return self._object(order.output_key, 100_000_000)

    def marker(self, order: Order) -> JobResult | None:
        """The marker as it lies in the store."""
        content = self._object(order.marker_key, 100_000)
        return None if content is None else result_from_value(json.loads(content))

    def check(self, order: Order) -> JobResult:
        """Film and marker are there and fit each other and the order; what the marker says."""
        film, marker = self.film(order), self.marker(order)
        assert film is not None and marker is not None
        assert (len(film), hashlib.sha256(film).hexdigest()) == (marker.bytes, marker.sha256)
        assert marker.order == order.job.order
        assert marker.plan_hash == order.job.plan_hash
        assert marker.frames == order.piece.count
        return marker

    def _object(self, key: str, most: int) -> bytes | None:
        from app.cloud.r2.results import Found

        found = self.bucket.get(key, max_bytes=most)
        return found.body if isinstance(found, Found) else None


class Desk:
    """The desktop's side of the protocol, as short as it goes; for tests of the worker."""

    def __init__(self, plane: ControlPlane) -> None:
        self.plane = plane

    def call(self, method: str, path: str, body: Mapping[str, Any] | None = None) -> Any:
        """One call, without patience for errors."""
        request = urllib.request.Request(
            f"{self.plane.base_url}/{self.plane.endpoint_id}/{path}",
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={"Authorization": f"Bearer {self.plane.key}"},
        )
        with _OPEN.open(request, timeout=60) as answer:
            return json.loads(answer.read())

    def run(self, value: Mapping[str, Any], **policy: int) -> str:
        """Submit a job; its id."""
        body = {"input": value, "policy": policy} if policy else {"input": value}
        found: str = self.call("POST", "run", body)["id"]
        return found

    def status(self, job_id: str) -> dict[str, Any]:
        found: dict[str, Any] = self.call("GET", f"status/{job_id}")
        return found

    def finish(self, job_id: str, seconds: float = 60.0) -> dict[str, Any]:
        """Wait for its end; how it ended."""
        self.plane.service.wait_job(job_id, seconds=seconds)
        return self.status(job_id)

    def do(self, value: Mapping[str, Any], **policy: int) -> dict[str, Any]:
        """Submit and wait."""
        return self.finish(self.run(value, **policy))

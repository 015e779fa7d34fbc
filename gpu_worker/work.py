"""One job from the order to the marker.

    check ──► fetch ──► render ──► send the film ──► send the marker, last

A job can run twice, at once or one after the other: what is there already and is what was ordered is
the answer. Nothing is left behind on this machine, however it ends.
"""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import json
import logging
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from app.render.job import RenderRequest, RenderResult
from app.render.progress import RenderProgress
from gpu_worker.card import Card
from gpu_worker.errors import JobFailed
from gpu_worker.job import Job, JobResult, JobSource, result_from_value, result_to_value
from gpu_worker.progress import Reporter
from gpu_worker.render import render
from gpu_worker.settings import Settings
from gpu_worker.transfer import Storage

logger = logging.getLogger(__name__)

CACHE: Final = "reel-ballers-cache"
"""Under the work folder: encoder probes, kept between jobs."""
_PREFIX: Final = "reel-ballers-job-"
_SPARE_BYTES: Final = 200_000_000
_FULL_BYTES: Final = 50_000_000
_FETCHES: Final = 4
_HASHED: Final = 1 << 20

_STAGES = {"index": (0.0, 0.05), "frames": (0.05, 0.98), "finish": (0.98, 1.0)}
"""Which share of the render its stages are; those not named take no time to speak of."""


async def carry_out(job: Job, settings: Settings, card: Card, reporter: Reporter) -> JobResult:
    """Do a job; raises ``JobFailed``. Cancelling it stops everything within a second."""
    seconds = min(job.limits.seconds, settings.max_seconds)
    try:
        async with asyncio.timeout(seconds), Storage(settings) as storage:
            return await _Piece(job, settings, card, reporter, storage).run()
    except TimeoutError:
        raise JobFailed(
            "E_TIME", f"The piece was not finished within the {seconds} seconds it may take."
        ) from None


def sweep(work_dir: Path) -> None:
    """Remove what a killed worker left; those of living processes stay."""
    for folder in work_dir.glob(f"{_PREFIX}*"):
        number = folder.name.removeprefix(_PREFIX).partition("-")[0]
        if number.isdigit() and (int(number) == os.getpid() or not _alive(int(number))):
            logger.info("removing what an interrupted job left")
            shutil.rmtree(folder, ignore_errors=True)


class _Piece:
    """A job under way."""

    def __init__(
        self, job: Job, settings: Settings, card: Card, reporter: Reporter, storage: Storage
    ) -> None:
        self._job, self._settings, self._card = job, settings, card
        self._reporter, self._storage = reporter, storage
        self._timings: dict[str, int] = {}

    async def run(self) -> JobResult:
        self._reporter.at("check")
        self._check()
        done = await self._already()
        if done is None:
            with _folder(self._settings.work_dir, self._needed()) as folder:
                done = await self._make(folder)
        self._reporter.at("done", 1.0)
        return done

    def _check(self) -> None:
        """Refuse what this worker must not or cannot do, before anything is asked or fetched."""
        job = self._job
        urls = [source.url for source in job.sources]
        urls += [job.output.url, job.output.check_url, job.marker_url, job.marker_check_url]
        for url in filter(None, urls):
            self._settings.check_url(url)
        if self._needed() > self._settings.max_bytes:
            raise JobFailed(
                "E_LIMIT",
                f"The footage has {self._needed() // 10**6} MB and this worker takes "
                f"{self._settings.max_bytes // 10**6} MB.",
            )

    def _needed(self) -> int:
        return sum(source.bytes for source in self._job.sources)

    async def _already(self) -> JobResult | None:
        """The result of a run before this one, when its film is still what the marker says."""
        job = self._job
        if not job.marker_check_url or not job.output.check_url:
            return None
        content = await self._storage.marker(job.marker_check_url)
        if content is None:
            return None
        try:
            result = result_from_value(json.loads(content))
        except (ValueError, RecursionError):  # the latter: nested without end
            logger.warning("job %s: its marker cannot be read; the job is done again", job.job)
            return None
        if result.order != job.order:
            return None
        stored = await self._storage.stored(job.output.check_url)
        if stored is None or (stored.bytes, stored.etag) != (result.bytes, result.etag):
            return None
        logger.info("job %s: it was done before", job.job)
        return replace(result, reused=True)

    async def _make(self, folder: Path) -> JobResult:
        paths = await self._fetch(folder)
        film = await self._render(folder, paths)
        # A twin of this job, given to another worker, may have come first.
        done = await self._already()
        return done if done is not None else await self._deliver(film)

    async def _fetch(self, folder: Path) -> dict[str, Path]:
        total, got = self._needed(), 0
        slots = asyncio.Semaphore(_FETCHES)

        def more(count: int) -> None:
            nonlocal got
            got += count
            self._reporter.at("fetch", got / total)

        async def one(number: int, source: JobSource) -> tuple[str, Path]:
            path = folder / f"source-{number}.mp4"
            async with slots:
                await self._storage.fetch(source.url, path, source.bytes, source.sha256, more)
            return source.id, path

        self._reporter.at("fetch")
        with self._timed("fetch"):
            tasks = [asyncio.create_task(one(*item)) for item in enumerate(self._job.sources)]
            try:
                return dict(await asyncio.gather(*tasks))
            finally:
                for task in tasks:
                    task.cancel()
                await asyncio.gather(*tasks, return_exceptions=True)

    async def _render(self, folder: Path, paths: dict[str, Path]) -> RenderResult:
        job = self._job
        request = RenderRequest(
            edit=job.edit,
            paths=paths,
            out=folder / "film.mp4",
            quality=job.quality,
            encoder=self._encoder(),
            audio=False,
            chapters=False,
            cache_dir=self._settings.work_dir / CACHE,
            span=job.span,
            chunks={s.id: s.times for s in job.sources if s.times is not None},
            plan_hash=job.plan_hash,
            codec=job.codec,
        )

        def tell(progress: RenderProgress) -> None:
            low, high = _STAGES.get(progress.stage, (0.0, 0.0))
            share = progress.done / progress.total if progress.total else 0.0
            fps = progress.fps if progress.stage == "frames" else 0.0
            self._reporter.at("render", low + (high - low) * share, fps)

        self._reporter.at("render")
        try:
            with self._timed("render"):
                film = await render(request, tell)
        except JobFailed as failed:
            if failed.code == "E_RENDER" and shutil.disk_usage(folder).free < _FULL_BYTES:
                raise JobFailed("E_DISK", "The worker's disk is full.") from None
            raise
        self._timings |= {name: int(1000 * s) for name, s in film.stages.items()}
        return film

    def _encoder(self) -> str:
        if self._job.encoder == "auto":
            return "nvenc" if self._card.encodes else "x264"
        return self._job.encoder

    async def _deliver(self, film: RenderResult) -> JobResult:
        job, size = self._job, film.out.stat().st_size
        most = min(job.limits.output_bytes, self._settings.max_bytes)
        if size > most:
            raise JobFailed(
                "E_LIMIT", f"The film has {size // 10**6} MB and may have {most // 10**6} MB."
            )
        sent = 0

        def more(count: int) -> None:
            nonlocal sent
            sent += count
            self._reporter.at("send", sent / size)

        self._reporter.at("send")
        with self._timed("send"):
            sha256 = await asyncio.to_thread(_sha256, film.out)
            kind = job.output.content_type
            stored = await self._storage.send(job.output.url, film.out, kind, more)
        note = film.fallback_reason
        if not note and job.encoder == "auto" and not film.encoder.startswith("nvenc"):
            note = self._card.reason
        result = JobResult(
            job=job.job,
            order=job.order,
            plan_hash=film.plan_hash,
            frames=film.frames,
            bytes=size,
            sha256=sha256,
            etag=stored.etag,
            encoder=film.encoder,
            note=note[:1_000],
            gpu=self._card.name,
            driver=self._card.driver,
            worker=self._settings.worker,
            timings_ms=self._timings,
        )
        content = json.dumps(result_to_value(result), separators=(",", ":")).encode()
        await self._storage.send_marker(job.marker_url, content)
        return result

    @contextlib.contextmanager
    def _timed(self, stage: str) -> Iterator[None]:
        begun = time.monotonic()
        yield
        self._timings[stage] = int(1000 * (time.monotonic() - begun))


@contextlib.contextmanager
def _folder(work_dir: Path, needed: int) -> Iterator[Path]:
    """A folder of the job's own on a disk with room; it is gone afterwards."""
    try:
        work_dir.mkdir(parents=True, exist_ok=True)
        free = shutil.disk_usage(work_dir).free
        if free < needed + _SPARE_BYTES:
            raise JobFailed(
                "E_DISK",
                f"The worker's disk has {free // 10**6} MB free and the footage alone has "
                f"{needed // 10**6} MB; give the endpoint a larger container disk.",
            )
        folder = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-", dir=work_dir))
    except OSError as error:
        raise JobFailed(
            "E_DISK", f"The worker cannot write to its work folder ({error.strerror})."
        ) from None
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_HASHED):
            digest.update(block)
    return digest.hexdigest()


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True

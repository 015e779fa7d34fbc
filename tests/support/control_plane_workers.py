"""Workers without a process: they sleep instead of encoding, to show scheduling on two cores."""

from __future__ import annotations

import hashlib
import json
import threading
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

from gpu_worker.errors import JobFailed
from gpu_worker.job import (
    Job,
    JobProgress,
    JobResult,
    job_from_value,
    progress_to_value,
    result_to_value,
)
from tests.support.control_plane import ControlPlane
from tests.support.control_plane_state import PlaneJob

Seconds = Callable[[Job], float]
Film = Callable[[Job], Path]
_OPEN = urllib.request.build_opener(urllib.request.ProxyHandler({}))
_STEP_S = 0.1


class SleepingWorker:
    """Takes jobs, sleeps as long as ``seconds(job)`` says, and delivers the file ``film(job)``.

    A context manager; one job at a time, as the real one. Without ``film`` nothing is delivered and
    the job ends as COMPLETED all the same.
    """

    def __init__(
        self, plane: ControlPlane, name: str, seconds: Seconds, film: Film | None = None
    ) -> None:
        self.plane, self.name = plane, name
        self._seconds, self._film = seconds, film
        self._closing = threading.Event()
        self._threads = [
            threading.Thread(target=run, name=f"{name}-{word}", daemon=True)
            for word, run in (("jobs", self._run), ("ping", self._ping))
        ]

    def __enter__(self) -> SleepingWorker:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._closing.set()
        for thread in self._threads:
            thread.join(timeout=30)

    def _ping(self) -> None:
        while not self._closing.wait(0.3):
            self.plane.service.seen(self.name)

    def _run(self) -> None:
        while not self._closing.is_set():
            taken = self.plane.service.take(self.name, 0.2)
            if taken is not None:
                self.plane.service.report(self.name, taken.id, self._result(taken))

    def _result(self, taken: PlaneJob) -> dict[str, Any]:
        try:
            job = job_from_value(taken.input)
        except JobFailed as failed:
            return {"error": str(failed)}
        if not self._sleep(taken, self._seconds(job)):
            return {}
        if self._film is None:
            return {"output": {}}
        return {"output": deliver(job, self._film(job), self.name)}

    def _sleep(self, taken: PlaneJob, seconds: float) -> bool:
        """Sleep like a render, with progress; False when the job was stopped meanwhile."""
        begun, told = time.monotonic(), 0.0
        seq = 0
        while (spent := time.monotonic() - begun) < seconds:
            self._closing.wait(min(_STEP_S, seconds - spent))
            if taken.status != "IN_PROGRESS" or self._closing.is_set():
                return False
            if spent - told >= 0.5:
                told, seq = spent, seq + 1
                progress = JobProgress(seq, int(15 + 77 * spent / seconds), "render", 60.0)
                value = {"status": "IN_PROGRESS", "output": progress_to_value(progress)}
                self.plane.service.report(self.name, taken.id, value)
        return True


def deliver(job: Job, film: Path, worker: str = "sleeper", encoder: str = "x264") -> dict[str, Any]:
    """Write a film and its marker as the worker does; the output of the job."""
    content = film.read_bytes()
    etag = put(job.output.url, content, job.output.content_type)
    frames = job.span[1] - job.span[0] if job.span is not None else 1
    result = JobResult(
        job=job.job,
        order=job.order,
        plan_hash=job.plan_hash,
        frames=frames,
        bytes=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        etag=etag,
        encoder=encoder,
        note="",
        gpu="",
        driver="",
        worker=worker,
        timings_ms={"render": 0},
    )
    value = result_to_value(result)
    put(job.marker_url, json.dumps(value).encode(), "application/json")
    return value


def put(url: str, content: bytes, content_type: str) -> str:
    """Write to a signed link; the ETag."""
    headers = {"Content-Type": content_type}
    request = urllib.request.Request(url, data=content, method="PUT", headers=headers)
    with _OPEN.open(request, timeout=60) as answer:
        return str(answer.headers.get("ETag", "")).strip('"')

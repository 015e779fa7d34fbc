"""The jobs and workers of the miniature RunPod: what the service knows and decides."""

from __future__ import annotations

import secrets
import threading
import time
from collections import Counter, deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.support.control_plane_faults import EXECUTION, FOREVER, WORKER_LOST, JobScript

FINAL = {"COMPLETED", "FAILED", "CANCELLED", "TIMED_OUT"}
TICK_S = 0.02
DAY_S = 24 * 3600.0


@dataclass(slots=True)
class PlaneJob:
    """One job; ``at`` are monotonic seconds. ``timeline`` is for people, from its start on."""

    id: str
    input: Any
    script: JobScript
    ttl_s: float
    execution_s: float
    created_at: float
    status: str = "IN_QUEUE"
    output: Any = None
    error: str | None = None
    worker: str = ""
    retries: int = 0
    lost: int = 0
    runs: int = 0
    taken_at: float = 0.0
    ended_at: float = 0.0
    given: bool = False
    second: bool = False
    progress: list[Any] = field(default_factory=list)
    results: list[Any] = field(default_factory=list)
    workers: list[str] = field(default_factory=list)
    late_until: float = 0.0
    timeline: list[tuple[float, str]] = field(default_factory=list)

    def note(self, what: str) -> None:
        self.timeline.append((time.monotonic() - self.created_at, what))


@dataclass(slots=True)
class PlaneWorker:
    """A worker as the service sees it."""

    id: str
    first_seen: float
    last_seen: float
    takes: int = 0
    gone: bool = False
    stops: deque[str] = field(default_factory=deque)


class Service:
    """All jobs and workers, with a thread that lets time pass. Every method may be called anywhere."""

    def __init__(self, *, lost_after_s: float = 3.0, kept_s: float = 1800.0) -> None:
        self.lost_after_s, self.kept_s = lost_after_s, kept_s
        self.cold_start_s = 0.0
        self.paused = False
        self.shown_workers: Mapping[str, int] | None = None
        self.jobs: dict[str, PlaneJob] = {}
        self.workers: dict[str, PlaneWorker] = {}
        self.changed = threading.Condition()
        self._scripts: deque[JobScript] = deque()
        self._closing = False
        self._clock = threading.Thread(target=self._run, name="control-plane-clock", daemon=True)

    def start(self) -> None:
        self._clock.start()

    def close(self) -> None:
        with self.changed:
            self._closing = True
            self.changed.notify_all()
        self._clock.join(timeout=10)

    # ------------------------------------------------------------ what tests say

    def script(self, *scripts: JobScript) -> None:
        """What the next jobs meet, one each; those after them run as usual."""
        with self.changed:
            self._scripts.extend(scripts)

    def pause(self, paused: bool = True) -> None:
        """No worker gets a job until it is over."""
        with self.changed:
            self.paused = paused
            self.changed.notify_all()

    def forget(self, job_id: str) -> None:
        """The result is no longer kept: 404 from now on."""
        with self.changed:
            self.jobs.pop(job_id, None)
            self.changed.notify_all()

    def lose_worker(self, worker_id: str) -> None:
        """The service decides now that a worker is gone, without waiting for its silence."""
        with self.changed:
            if worker_id in self.workers:
                self._lose(self.workers[worker_id])
            self.changed.notify_all()

    def reset(self) -> None:
        """Everything as at the start, except for the workers: their jobs are stopped."""
        with self.changed:
            for job in self.jobs.values():
                if job.status == "IN_PROGRESS":
                    self._stop(job)
            self.jobs.clear()
            self._scripts.clear()
            self.paused, self.cold_start_s, self.shown_workers = False, 0.0, None
            self.changed.notify_all()

    def wait_for(self, what: Callable[[], bool], seconds: float = 30.0) -> bool:
        """Wait until something is so; whether it became so in time."""
        with self.changed:
            return self.changed.wait_for(what, seconds)

    def wait_job(self, job_id: str, *statuses: str, seconds: float = 60.0) -> PlaneJob:
        """The job, once it has one of the statuses (none given: any final one)."""
        wanted = set(statuses) or FINAL
        job = self.jobs[job_id]
        if not self.wait_for(lambda: job.status in wanted, seconds):
            raise AssertionError(f"{job_id} is {job.status} after {seconds} s: {job.timeline}")
        return job

    # ------------------------------------------------------------ what the desktop asks

    def submit(self, value: Any, policy: Mapping[str, Any]) -> PlaneJob:
        with self.changed:
            script = self._scripts.popleft() if self._scripts else JobScript()
            ttl = script.ttl_s if script.ttl_s is not None else _seconds(policy, "ttl", DAY_S)
            limit = script.execution_s
            if limit is None:
                limit = _seconds(policy, "executionTimeout", 600.0)
            job_id = f"{secrets.token_hex(16)}-u1"
            job = PlaneJob(job_id, value, script, ttl, limit, time.monotonic())
            job.note("submitted")
            if value != {}:  # an empty input is dropped without a word
                self.jobs[job.id] = job
            self.changed.notify_all()
            return job

    def cancel(self, job_id: str) -> PlaneJob | None:
        with self.changed:
            job = self.jobs.get(job_id)
            if job is not None and job.status not in FINAL:
                if job.status == "IN_PROGRESS":
                    self._stop(job)
                self._end(job, "CANCELLED")
            return job

    def retry(self, job_id: str) -> PlaneJob | None:
        """The job, queued again if it had failed."""
        with self.changed:
            job = self.jobs.get(job_id)
            if job is not None and job.status in {"FAILED", "TIMED_OUT"}:
                job.status, job.error, job.output = "IN_QUEUE", None, None
                job.script, job.lost, job.given = JobScript(), 0, False
                job.created_at = time.monotonic()
                job.note("queued again on request")
                self.changed.notify_all()
            return job

    def view(self, job: PlaneJob) -> dict[str, Any]:
        """A job as ``/status`` shows it."""
        with self.changed:
            now = time.monotonic()
            shown: dict[str, Any] = {"id": job.id, "status": job.status}
            if job.runs:
                shown["delayTime"] = int(1000 * (job.taken_at - job.created_at))
                shown["workerId"] = job.worker
            if job.status in FINAL and job.runs:
                shown["executionTime"] = int(1000 * (job.ended_at - job.taken_at))
            if job.retries:
                shown["retries"] = job.retries
            if job.error is not None:
                shown["error"] = job.error
            if now < job.late_until and job.progress:
                shown |= {"status": "IN_PROGRESS", "output": job.progress[-1]}
            elif job.output is not None:
                shown["output"] = job.output
            return shown

    def health(self) -> dict[str, Any]:
        with self.changed:
            count = Counter(job.status for job in self.jobs.values())
            jobs = {
                "completed": count["COMPLETED"],
                "failed": count["FAILED"] + count["TIMED_OUT"],
                "inProgress": count["IN_PROGRESS"],
                "inQueue": count["IN_QUEUE"],
                "retried": sum(job.retries for job in self.jobs.values()),
            }
            names = ("idle", "running", "initializing", "ready", "throttled", "unhealthy")
            workers = dict.fromkeys(names, 0)
            if self.shown_workers is not None:
                return {"jobs": jobs, "workers": workers | dict(self.shown_workers)}
            busy = {job.worker for job in self.jobs.values() if job.status == "IN_PROGRESS"}
            for worker in self._living():
                cold = time.monotonic() < worker.first_seen + self.cold_start_s
                workers["initializing" if cold else "ready"] += 1
                if not cold:
                    workers["running" if worker.id in busy else "idle"] += 1
            return {"jobs": jobs, "workers": workers}

    # ------------------------------------------------------------ what workers ask

    def seen(self, worker_id: str) -> PlaneWorker:
        """A worker shows that it lives."""
        with self.changed:
            now = time.monotonic()
            worker = self.workers.get(worker_id)
            if worker is None or worker.gone:
                worker = self.workers[worker_id] = PlaneWorker(worker_id, now, now)
            worker.last_seen = now
            self.changed.notify_all()
            return worker

    def take(self, worker_id: str, patience_s: float) -> PlaneJob | None:
        """The next job for a worker; None when there is none for so long."""
        worker = self.seen(worker_id)
        ends = time.monotonic() + patience_s
        with self.changed:
            worker.takes += 1
            self.changed.notify_all()
            while not self._closing:
                job = self._next(worker)
                if job is not None:
                    self._give(job, worker)
                    return job
                left = ends - time.monotonic()
                if left <= 0 or worker.gone:
                    return None
                self.changed.wait(left)
            return None

    def stops(self, worker_id: str, patience_s: float) -> list[str]:
        """The jobs that a worker should stop."""
        worker = self.seen(worker_id)
        with self.changed:
            self.changed.wait_for(lambda: bool(worker.stops) or self._closing, patience_s)
            found = list(worker.stops)
            worker.stops.clear()
            return found

    def report(self, worker_id: str, job_id: str, value: Mapping[str, Any]) -> None:
        """Progress or the result of a job. As in the service, late progress hides a result."""
        self.seen(worker_id)
        with self.changed:
            job = self.jobs.get(job_id)
            if job is None:
                return
            if value.get("status") == "IN_PROGRESS":
                job.progress.append(value.get("output"))
                job.note(f"progress {value.get('output')}")
                if job.status in {"IN_PROGRESS", "COMPLETED"}:
                    job.status, job.output = "IN_PROGRESS", value.get("output")
            elif job.status not in FINAL or job.second:
                self._result(job, worker_id, value)
            self.changed.notify_all()

    # ------------------------------------------------------------ inside

    def _next(self, worker: PlaneWorker) -> PlaneJob | None:
        now = time.monotonic()
        if self.paused or worker.gone or now < worker.first_seen + self.cold_start_s:
            return None
        for job in self.jobs.values():
            if job.status == "IN_QUEUE" and job.script.for_workers:
                if now >= job.created_at + job.script.queue_s:
                    return job
            elif self._again(job, worker):
                job.second = True
                return job
        return None

    @staticmethod
    def _again(job: PlaneJob, worker: PlaneWorker) -> bool:
        """Whether a job that a worker has or had is given to this one as well."""
        if not job.script.twice or job.runs != 1 or job.second:
            return False
        return job.status == "COMPLETED" or job.worker != worker.id

    def _give(self, job: PlaneJob, worker: PlaneWorker) -> None:
        job.runs += 1
        job.workers.append(worker.id)
        job.note(f"given to {worker.id}")
        if not job.second:
            job.status, job.worker, job.taken_at = "IN_PROGRESS", worker.id, time.monotonic()
        self.changed.notify_all()

    def _result(self, job: PlaneJob, worker_id: str, value: Mapping[str, Any]) -> None:
        job.results.append(dict(value))
        if job.status in FINAL:
            job.note(f"a second result, from {worker_id}")
            return
        if "error" in value:
            error = value["error"]
            job.error = error if isinstance(error, str) else None
            self._end(job, "FAILED")
            return
        job.output = value.get("output")
        self._end(job, "COMPLETED")
        if job.script.late_progress:
            job.late_until = time.monotonic() + job.script.late_progress

    def _end(self, job: PlaneJob, status: str) -> None:
        job.status, job.ended_at = status, time.monotonic()
        job.note(status if job.error is None else f"{status}: {job.error[:100]}")
        self.changed.notify_all()

    def _stop(self, job: PlaneJob) -> None:
        if job.worker in self.workers:
            self.workers[job.worker].stops.append(job.id)

    def _living(self) -> list[PlaneWorker]:
        return [worker for worker in self.workers.values() if not worker.gone]

    def _lose(self, worker: PlaneWorker) -> None:
        worker.gone = True
        for job in self.jobs.values():
            if job.status == "IN_PROGRESS" and job.worker == worker.id:
                self._lose_job(job)

    def _lose_job(self, job: PlaneJob) -> None:
        job.lost += 1
        if job.lost > 1:
            job.error = WORKER_LOST
            self._end(job, "FAILED")
            return
        job.retries += 1
        job.status, job.output = "IN_QUEUE", None
        job.note("its worker is lost; queued again")
        self.changed.notify_all()

    def _run(self) -> None:
        while not self._closing:
            with self.changed:
                self._pass_time(time.monotonic())
                self.changed.notify_all()
                self.changed.wait_for(lambda: self._closing, TICK_S)

    def _pass_time(self, now: float) -> None:
        for worker in self._living():
            if now - worker.last_seen > self.lost_after_s:
                self._lose(worker)
        for job in list(self.jobs.values()):
            self._age(job, now)

    def _age(self, job: PlaneJob, now: float) -> None:
        kept = job.script.kept_s if job.script.kept_s is not None else self.kept_s
        if now > job.created_at + job.ttl_s or (job.status in FINAL and now > job.ended_at + kept):
            if job.status == "IN_PROGRESS":
                self._stop(job)
            job.note("no longer kept")
            del self.jobs[job.id]
        elif job.status == "IN_PROGRESS":
            self._watch(job, now)
        elif job.status == "IN_QUEUE" and now >= job.created_at + job.script.after_s:
            self._play(job)

    def _watch(self, job: PlaneJob, now: float) -> None:
        if now > job.taken_at + job.execution_s:
            job.error = EXECUTION
            self._stop(job)
            self._end(job, "FAILED")
        elif job.lost < job.script.lose and now > job.taken_at + job.script.lose_after_s:
            self._stop(job)  # the lost worker's, which lives on here, must not answer
            self._lose_job(job)

    def _play(self, job: PlaneJob) -> None:
        script = job.script
        if script.queue_s == FOREVER:
            return
        if script.fail is not None:
            job.error = script.fail
            self._end(job, "FAILED")
        elif script.complete is not None:
            job.output = dict(script.complete) or None
            self._end(job, "COMPLETED")
        elif script.status:
            self._end(job, script.status)


def _seconds(policy: Mapping[str, Any], name: str, usual: float) -> float:
    value = policy.get(name)
    return value / 1000 if isinstance(value, int | float) else usual

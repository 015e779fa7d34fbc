"""What RunPod says of a job and of an endpoint, and what that means."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from app.cloud.redact import redact

Status: TypeAlias = Literal[
    "IN_QUEUE", "IN_PROGRESS", "COMPLETED", "FAILED", "CANCELLED", "TIMED_OUT"
]
FINAL: frozenset[Status] = frozenset({"COMPLETED", "FAILED", "CANCELLED", "TIMED_OUT"})
_KNOWN: tuple[Status, ...] = (
    "IN_QUEUE",
    "IN_PROGRESS",
    "COMPLETED",
    "FAILED",
    "CANCELLED",
    "TIMED_OUT",
)

Kind: TypeAlias = Literal["transient", "edit", "old_image", "setup", "footage", "timeout", "other"]
"""Why a job failed: "transient" is worth another try, "edit" is wrong for every worker, "old_image"
is a worker of another version than the app, "setup" an endpoint that is set up wrongly, "footage"
footage that has to be sent again, "other" what no worker will do."""

_CODE = re.compile(r"(E_[A-Z0-9_]+): (.+)", re.DOTALL)
_KINDS: Mapping[str, Kind] = {
    "E_JOB": "edit",
    "E_PLAN": "old_image",
    "E_VERSION": "old_image",
    "E_HOST": "setup",
    "E_TIME": "timeout",
    "E_MISSING": "footage",
    "E_SOURCE": "footage",
    "E_MEDIA": "other",
    "E_RENDER": "other",
    "E_LIMIT": "other",
}
_TRANSIENT = ("job timed out after", "worker", "connection", "temporarily", "503", "502", "500")
_MOST_CHARS = 400
_LINK = re.compile(r"https?://[^\s\"'<>]+")


@dataclass(frozen=True, slots=True)
class JobStatus:
    """One look at a job. ``output`` is the latest progress while it runs, the result when done.

    ``delay_ms`` is how long it waited, ``execution_ms`` how long it ran: what is paid for.
    """

    id: str
    status: Status
    output: Mapping[str, Any]
    error: str = ""
    delay_ms: int = 0
    execution_ms: int = 0
    worker_id: str = ""

    @property
    def final(self) -> bool:
        """Whether nothing more will happen to it."""
        return self.status in FINAL


@dataclass(frozen=True, slots=True)
class JobFailure:
    """Why a job failed, as one sentence, and whether another try may help."""

    kind: Kind
    sentence: str


@dataclass(frozen=True, slots=True)
class Health:
    """The endpoint's workers and queue, as counts."""

    idle: int = 0
    running: int = 0
    initializing: int = 0
    ready: int = 0
    throttled: int = 0
    unhealthy: int = 0
    in_queue: int = 0
    in_progress: int = 0

    @property
    def workers(self) -> int:
        """Workers of any kind."""
        return (
            self.idle
            + self.running
            + self.initializing
            + self.ready
            + self.throttled
            + self.unhealthy
        )

    def reason(self, waited_s: float) -> str:
        """Why a job that has waited so long still waits, for the coach; empty: no reason to say.

        Nothing is said in the first 20 seconds: that is how long any job may wait.
        """
        if waited_s < QUIET_S:
            return ""
        if self.unhealthy and not (self.idle or self.running or self.ready):
            return "The worker in the cloud keeps crashing."
        if self.initializing:
            return "Starting a GPU in the cloud…"
        if self.throttled:
            return "No GPU is free in the cloud at the moment."
        if not self.workers and waited_s >= NO_WORKERS_S:
            return "The endpoint has no workers: raise Max workers in RunPod's console."
        if self.running:
            return "All GPUs of the endpoint are busy."
        return "Waiting for a GPU in the cloud…"


QUIET_S = 20.0
NO_WORKERS_S = 60.0


def status_from(value: Mapping[str, Any]) -> JobStatus:
    """An answer of ``/status`` or ``/run``. A status we do not know counts as running."""
    said = value.get("status")
    status: Status = next((known for known in _KNOWN if known == said), "IN_PROGRESS")
    output = value.get("output")
    return JobStatus(
        id=_text(value.get("id")),
        status=status,
        output=output if isinstance(output, Mapping) else {},
        error=_text(value.get("error"), 20_000),
        delay_ms=_whole(value.get("delayTime")),
        execution_ms=_whole(value.get("executionTime")),
        worker_id=_text(value.get("workerId")),
    )


def health_from(value: Mapping[str, Any]) -> Health:
    """An answer of ``/health``."""
    workers, jobs = value.get("workers"), value.get("jobs")
    workers = workers if isinstance(workers, Mapping) else {}
    jobs = jobs if isinstance(jobs, Mapping) else {}
    names = ("idle", "running", "initializing", "ready", "throttled", "unhealthy")
    return Health(
        **{name: _whole(workers.get(name)) for name in names},
        in_queue=_whole(jobs.get("inQueue")),
        in_progress=_whole(jobs.get("inProgress")),
    )


def failure_from(status: JobStatus) -> JobFailure:
    """Why a job that is FAILED, TIMED_OUT or CANCELLED ended."""
    if status.status == "TIMED_OUT":
        return JobFailure("transient", "The cloud gave up the job: it waited or ran too long.")
    if status.status == "CANCELLED":
        return JobFailure("other", "The job was cancelled in RunPod's console.")
    text = _LINK.sub("a link", redact(_message(status.error)))  # a link is as good as a key
    if match := _CODE.match(text):
        sentence = " ".join(match[2].split())[:_MOST_CHARS]
        return JobFailure(_KINDS.get(match[1], "transient"), sentence)
    lower = text.lower()
    if "executiontimeout" in lower.replace(" ", ""):
        return JobFailure("timeout", "The cloud stopped the job: it ran longer than expected.")
    if any(word in lower for word in _TRANSIENT):
        return JobFailure("transient", "The GPU that worked on it was lost.")
    return JobFailure("transient", f"The worker failed ({_short(text) or 'no reason given'}).")


def _message(error: str) -> str:
    """The text of an error; an exception in the handler comes as JSON in a string."""
    try:
        value = json.loads(error)
    except ValueError:
        return error
    if isinstance(value, Mapping):
        return _text(value.get("error_message"), 20_000) or error
    return error


def _short(text: str) -> str:
    return " ".join(text.split())[:_MOST_CHARS]


def _text(value: object, most: int = 200) -> str:
    return value[:most] if isinstance(value, str) else ""


def _whole(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return 0
    return int(value) if 0 <= value < 1e15 else 0

"""What the miniature RunPod does wrong on request: to single calls, and to single jobs."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

Operation = Literal[
    # what the desktop calls
    "run",
    "status",
    "cancel",
    "retry",
    "health",
    # what the worker calls
    "take",
    "done",
    "stream",
    "stop",
    "ping",
    "other",
]
DESKTOP: tuple[Operation, ...] = ("run", "status", "cancel", "retry", "health")
Kind = Literal[
    "status",  # this status instead of doing it, with Retry-After if ``seconds`` is set
    "slow",  # done ``seconds`` later
    "reset",  # the line is cut, nothing is done
    "reset-after",  # it is done, and the answer is lost
    "garbage",  # 200 and a web page
    "truncate",  # half of the answer, then the line is cut
    "redirect",  # 302 to somewhere else on this computer
    "huge",  # an answer without end (64 MB)
]
WORKER_LOST = "job timed out after 1 retries"
EXECUTION = "executionTimeout exceeded"
FOREVER = math.inf
TRACEBACK_ERROR = (
    '{"error_type": "<class \'RuntimeError\'>", "error_message": "the disk went away", '
    '"error_traceback": "Traceback (most recent call last):\\n  File \\"handler.py\\", line 7\\n'
    'RuntimeError: the disk went away\\n", "hostname": "unknown", "worker_id": "w1", '
    '"runpod_version": "1.12.0"}'
)
"""What an exception in a handler becomes: a string of JSON."""


@dataclass(frozen=True, slots=True)
class CallFault:
    """What happens to a call."""

    kind: Kind
    status: int = 500
    seconds: float = 0.0


@dataclass(slots=True)
class CallRule:
    """Which calls meet a fault: after ``skip`` of them, ``times`` of them (None: all)."""

    fault: CallFault
    operation: Operation | Literal["*"]
    times: int | None = 1
    skip: int = 0

    def meets(self, operation: Operation) -> bool:
        """Whether this call does; counts it. ``*`` is every call of the desktop."""
        if self.operation == "*":
            if operation not in DESKTOP:
                return False
        elif self.operation != operation:
            return False
        if self.skip > 0:
            self.skip -= 1
            return False
        if self.times is None:
            return True
        self.times -= 1
        return self.times >= 0


@dataclass(frozen=True, slots=True)
class JobScript:
    """What happens to a job. All times in seconds.

    ``queue_s``       it stays IN_QUEUE so long although workers are free (``FOREVER``: for good)
    ``fail``          no worker gets it: FAILED with this error
    ``complete``      no worker gets it: COMPLETED with this output (``{}``: none), nothing written
    ``after_s``       so long after it was submitted ``fail`` and ``complete`` happen
    ``status``        no worker gets it: it shows this status (TIMED_OUT, or one nobody knows)
    ``late_progress`` an update arrives after the result: IN_PROGRESS, so long
    ``lose``          so many of its workers are lost in the middle of it (requeued once, then FAILED)
    ``twice``         two workers get it, one after the other finished or at once when both are free
    ``ttl_s``, ``execution_s``, ``kept_s``   instead of what the job's policy and the plane say
    """

    queue_s: float = 0.0
    fail: str | None = None
    complete: Mapping[str, Any] | None = None
    after_s: float = 0.0
    status: str = ""
    late_progress: float = 0.0
    lose: int = 0
    lose_after_s: float = 0.2
    twice: bool = False
    ttl_s: float | None = None
    execution_s: float | None = None
    kept_s: float | None = None

    @property
    def for_workers(self) -> bool:
        """Whether workers get the job."""
        return self.fail is None and self.complete is None and not self.status

"""A miniature RunPod on loopback that speaks both sides: the desktop's REST and the worker's.

    with ControlPlane() as plane:
        plane.base_url, plane.endpoint_id, plane.key        what a desktop is set up with
        plane.worker_environment("w1")                      what a worker is started with
        plane.service.script(JobScript(fail="…"))           what the next job meets
        plane.on("run", CallFault("status", 429, 2))        what the next call meets
        plane.log, plane.service.jobs                       what happened

The worker's side is what the SDK 1.12 speaks; tests run the SDK's own, unmodified loop against it
(tests/support/sdk_worker.py).
"""

from __future__ import annotations

import contextlib
import json
import secrets
import socket
import struct
import threading
import time
from collections import Counter
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Literal
from urllib.parse import urlsplit

from tests.support.control_plane_faults import CallFault, CallRule, Operation
from tests.support.control_plane_state import Service

MAX_BODY = 10_000_000
LONG_POLL_S = 20.0
PAGE = b"<html><body>Accept our terms.</body></html>"
RESET = struct.pack("ii", 1, 0)  # SO_LINGER: closing sends RST, not FIN
WORKER_OPERATIONS: dict[str, Operation] = {
    "job-take": "take",
    "job-done": "done",
    "job-stream": "stream",
    "job-stop": "stop",
    "ping": "ping",
}


@dataclass(frozen=True, slots=True)
class Call:
    """One call as it reached the plane. ``body`` and ``answer`` are whole, for a look for secrets."""

    at: float
    operation: Operation
    method: str
    target: str
    status: int
    fault: str
    body: bytes
    answer: bytes


class ControlPlane:
    """The server; a context manager. Faults and scripts may be set at any time."""

    def __init__(self, *, lost_after_s: float = 3.0, kept_s: float = 1800.0) -> None:
        self.service = Service(lost_after_s=lost_after_s, kept_s=kept_s)
        self.endpoint_id = f"ep{secrets.token_hex(5)}"
        self.key = f"rpa_{secrets.token_hex(20).upper()}"
        self.worker_key = f"wk_{secrets.token_hex(16)}"
        self.gone = False
        self.log: list[Call] = []
        self._rules: list[CallRule] = []
        self._lock = threading.Lock()
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.plane = self
        self.port: int = self._server.server_address[1]
        self._thread = threading.Thread(
            target=self._server.serve_forever, args=(0.02,), name="control-plane", daemon=True
        )

    @property
    def base_url(self) -> str:
        """What the desktop uses instead of ``https://api.runpod.ai/v2``."""
        return f"http://127.0.0.1:{self.port}/v2"

    def __enter__(self) -> ControlPlane:
        self.service.start()
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.service.close()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(timeout=30)

    def worker_environment(self, worker_id: str) -> dict[str, str]:
        """The variables with which the service starts a worker."""
        base = f"{self.base_url}/{self.endpoint_id}"
        return {
            "RUNPOD_WEBHOOK_GET_JOB": f"{base}/job-take/$ID?gpu=none",
            "RUNPOD_WEBHOOK_POST_OUTPUT": f"{base}/job-done/$RUNPOD_POD_ID/$ID?gpu=none",
            "RUNPOD_WEBHOOK_POST_STREAM": f"{base}/job-stream/$RUNPOD_POD_ID/$ID?gpu=none",
            "RUNPOD_WEBHOOK_PING": f"{base}/ping/$RUNPOD_POD_ID?gpu=none",
            "RUNPOD_PING_INTERVAL": "1000",
            "RUNPOD_AI_API_KEY": self.worker_key,
            "RUNPOD_POD_ID": worker_id,
            "RUNPOD_ENDPOINT_ID": self.endpoint_id,
            "RUNPOD_SKIP_AUTO_SYSTEM_CHECKS": "true",
            "RUNPOD_SKIP_GPU_CHECK": "true",
            "RUNPOD_LOG_LEVEL": "INFO",
        }

    # ------------------------------------------------------------ what goes wrong

    def on(
        self,
        operation: Operation | Literal["*"],
        fault: CallFault,
        *,
        times: int | None = 1,
        skip: int = 0,
    ) -> CallRule:
        """The next ``times`` calls (None: all) meet ``fault``; ``*`` means the desktop's calls."""
        rule = CallRule(fault, operation, times, skip)
        with self._lock:
            self._rules.append(rule)
        return rule

    def calm(self) -> None:
        """Nothing goes wrong with calls any more."""
        with self._lock:
            self._rules.clear()

    def reset(self) -> None:
        """As at the start, for the next test; workers that are connected stay."""
        self.calm()
        self.gone = False
        self.service.reset()
        with self._lock:
            self.log.clear()

    def counts(self) -> Counter[Operation]:
        """How many calls of each kind there were."""
        with self._lock:
            return Counter(call.operation for call in self.log)

    # ------------------------------------------------------------ for the handlers

    def fault_for(self, operation: Operation) -> CallFault | None:
        with self._lock:
            return next((rule.fault for rule in self._rules if rule.meets(operation)), None)

    def note(self, call: Call) -> None:
        with self._lock:
            self.log.append(call)

    def answer(self, operation: Operation, parts: list[str], body: bytes) -> tuple[int, Any]:
        """Status and JSON of a call (None: no content)."""
        service = self.service
        if operation == "run":
            return self._run(body)
        if operation == "health":
            return 200, service.health()
        if operation == "take":
            taken = service.take(parts[0], LONG_POLL_S)
            return (204, None) if taken is None else (200, {"id": taken.id, "input": taken.input})
        if operation == "stop":
            found = service.stops(parts[0], LONG_POLL_S)
            return (200, {"jobsToStop": found}) if found else (204, None)
        if operation == "ping":
            service.seen(parts[0])
            return 200, {}
        if operation in {"done", "stream"}:
            if operation == "done":
                service.report(parts[0], parts[1], json.loads(body))
            return 200, {}
        return self._about_job(operation, parts[0])

    def _run(self, body: bytes) -> tuple[int, Any]:
        if len(body) > MAX_BODY:
            return 413, {"error": "request body too large"}
        try:
            value = json.loads(body)
        except ValueError:
            return 400, {"error": "request body is not JSON"}
        if not isinstance(value, dict) or "input" not in value:
            return 400, {"error": "input is required"}
        job = self.service.submit(value["input"], value.get("policy") or {})
        return 200, {"id": job.id, "status": "IN_QUEUE"}

    def _about_job(self, operation: Operation, job_id: str) -> tuple[int, Any]:
        service = self.service
        if operation == "cancel":
            job = service.cancel(job_id)
        elif operation == "retry":
            before = service.jobs.get(job_id)
            if before is not None and before.status not in {"FAILED", "TIMED_OUT"}:
                return 400, {"error": "job is not in a state that can be retried"}
            job = service.retry(job_id)
        else:
            job = service.jobs.get(job_id)
        if job is None:
            return 404, {"error": "job not found"}
        if operation == "status":
            return 200, service.view(job)
        return 200, {"id": job.id, "status": job.status}


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 64
    plane: ControlPlane

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up is no news."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: _Server

    def log_message(self, format: str, *args: object) -> None:
        """Calls are in the plane's log."""

    def do_GET(self) -> None:
        self._serve()

    def do_POST(self) -> None:
        self._serve()

    def _serve(self) -> None:
        plane = self.server.plane
        length = int(self.headers.get("Content-Length") or 0)
        body = self.rfile.read(length) if length else b""
        at = time.monotonic()
        operation, parts = self._route()
        fault = plane.fault_for(operation)
        status, answer = self._answer(operation, parts, body, fault)
        content = b"" if answer is None else answer
        if not isinstance(content, bytes):
            content = json.dumps(content).encode()
        kind = "" if fault is None else fault.kind
        plane.note(
            Call(at, operation, self.command, self.path, status, kind, body, content[:1_000_000])
        )
        if fault is not None and fault.kind in {"reset", "reset-after"}:
            self._reset()
        else:
            self._send(status, content, fault)

    def _answer(
        self, operation: Operation, parts: list[str], body: bytes, fault: CallFault | None
    ) -> tuple[int, Any]:
        plane = self.server.plane
        if fault is not None:
            if fault.kind == "status":
                return fault.status, {"error": f"scripted {fault.status}"}
            if fault.kind == "garbage":
                return 200, PAGE
            if fault.kind == "redirect":
                return 302, None
            if fault.kind == "huge":
                return 200, b"[" + b"0," * 32_000_000 + b"0]"
            if fault.kind == "reset":
                return 0, None
            if fault.kind == "slow":
                time.sleep(fault.seconds)
        desktop = operation in {"run", "status", "cancel", "retry", "health"}
        given = self.headers.get("Authorization", "")
        if desktop and given != f"Bearer {plane.key}":
            return 401, None
        if not desktop and given != plane.worker_key:
            return 401, None
        if operation == "other" or plane.gone:
            return 404, {"error": "endpoint not found"}
        return plane.answer(operation, parts, body)

    def _route(self) -> tuple[Operation, list[str]]:
        """``/v2/{endpoint}/{word}/…`` as the operation and the rest."""
        words = urlsplit(self.path).path.strip("/").split("/")
        if len(words) < 3 or words[0] != "v2" or words[1] != self.server.plane.endpoint_id:
            return "other", []
        word, rest = words[2], words[3:]
        wanted = 2 if word in {"job-done", "job-stream"} else 0 if word in {"run", "health"} else 1
        if len(rest) != wanted:
            return "other", []
        if word in WORKER_OPERATIONS:
            return WORKER_OPERATIONS[word], rest
        if (self.command, word) in {("POST", "run"), ("POST", "cancel"), ("POST", "retry")}:
            return word, rest  # type: ignore[return-value]
        if self.command == "GET" and word in {"status", "health"}:
            return word, rest  # type: ignore[return-value]
        return "other", []

    def _send(self, status: int, content: bytes, fault: CallFault | None) -> None:
        with contextlib.suppress(OSError):
            self.send_response(status)
            page = content[:1] == b"<"
            self.send_header("Content-Type", "text/html" if page else "application/json")
            if status != 204:
                self.send_header("Content-Length", str(len(content)))
            if fault is not None and fault.kind == "status" and fault.seconds:
                self.send_header("Retry-After", f"{fault.seconds:g}")
            if fault is not None and fault.kind == "redirect":
                self.send_header("Location", f"http://127.0.0.1:{self.server.plane.port}/else")
            self.end_headers()
            if fault is not None and fault.kind == "truncate":
                self.wfile.write(content[: len(content) // 2])
                self.close_connection = True
            elif status != 204:
                self.wfile.write(content)

    def _reset(self) -> None:
        self.close_connection = True
        with contextlib.suppress(OSError):
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
            self.rfile.close()
            self.connection.close()

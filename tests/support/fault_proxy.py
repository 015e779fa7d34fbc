"""A loopback HTTP proxy in front of the S3 server that makes things go wrong on purpose.

It is the endpoint that the laptops sign for; the Host header is passed on unchanged, so
signatures stay good. It adds what R2 does and the test server does not: one write per second
and key, equal parts of at least 5 MiB, no aws-chunked bodies. Every request is logged.
"""

from __future__ import annotations

import contextlib
import http.client
import re
import socket
import struct
import threading
import time
from collections import Counter
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Literal
from xml.sax.saxutils import escape

from tests.support.faults import ERRORS, Chance, Fault, Logged, Operation, Request, Rule, request_of

HOP = {"connection", "keep-alive", "transfer-encoding", "expect", "proxy-connection"}
PAGE = b"<html><head><title>Hotel Wi-Fi</title></head><body>Accept our terms.</body></html>"
RESET = struct.pack("ii", 1, 0)  # SO_LINGER: closing sends RST, not FIN
PART_MINIMUM = 5 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back to the laptop."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes


class FaultProxy:
    """``with FaultProxy(s3.port) as proxy``; ``proxy.endpoint`` is what laptops are told."""

    def __init__(
        self,
        upstream_port: int,
        *,
        write_interval_s: float = 0.0,
        part_minimum: int = PART_MINIMUM,
        equal_parts: bool = True,
    ) -> None:
        self.upstream_port = upstream_port
        self.write_interval_s = write_interval_s
        self.part_minimum = part_minimum
        self.equal_parts = equal_parts
        self.chance: Chance | None = None
        self.log: list[Logged] = []
        self._rules: list[Rule] = []
        self._lock = threading.Lock()
        self._number = 0
        self._written: dict[tuple[str, str], float] = {}
        self._parts: dict[str, dict[int, int]] = {}
        self._late: list[threading.Thread] = []
        self._connections: set[socket.socket] = set()
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.proxy = self
        self.port: int = self._server.server_address[1]
        self._thread = threading.Thread(
            target=self._server.serve_forever, args=(0.02,), name="fault-proxy", daemon=True
        )

    @property
    def endpoint(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def __enter__(self) -> FaultProxy:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(timeout=30)
        self.hang_up()
        self.settle()

    # ------------------------------------------------------------ what goes wrong

    def on(
        self,
        operation: Operation | Literal["*"],
        fault: Fault,
        *,
        pattern: str = "*",
        times: int | None = 1,
        skip: int = 0,
    ) -> Rule:
        """The next ``times`` requests like this meet ``fault`` (None: all), after ``skip``."""
        rule = Rule(fault, operation, pattern, times, skip)
        with self._lock:
            self._rules.append(rule)
        return rule

    def calm(self) -> None:
        """Nothing goes wrong any more."""
        with self._lock:
            self._rules.clear()
            self.chance = None

    def settle(self) -> None:
        """Wait until every late request has landed."""
        with self._lock:
            late, self._late = self._late, []
        for thread in late:
            thread.join(timeout=60)

    def hang_up(self) -> None:
        """Cut every open connection."""
        with self._lock:
            connections = list(self._connections)
        for connection in connections:
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

    # ------------------------------------------------------------ what happened

    def mark(self) -> int:
        """A place in the log, for ``since``."""
        with self._lock:
            return len(self.log)

    def since(self, mark: int = 0) -> list[Logged]:
        with self._lock:
            return self.log[mark:]

    def counts(self) -> Counter[str]:
        """Requests by the fault they met ("" = none)."""
        return Counter(line.fault for line in self.since())

    def note(self, request: Request, status: int, fault: str, sent: int, at: float) -> None:
        line = Logged(
            request.number,
            request.operation,
            request.method,
            request.key,
            status,
            fault,
            sent,
            at,
            "if-match" in request.headers or "if-none-match" in request.headers,
            request.bucket,
            request.query.get("prefix", ""),
        )
        with self._lock:
            self.log.append(line)

    # ------------------------------------------------------------ for the handlers

    def next_number(self) -> int:
        with self._lock:
            self._number += 1
            return self._number

    def fault_for(self, request: Request) -> Fault | None:
        with self._lock:
            for rule in self._rules:
                if rule.meets(request):
                    return rule.fault
            chance = self.chance
        return chance.draw() if chance is not None else None

    def refused(self, request: Request, body: bytes) -> Answer | None:
        """What R2 refuses and the test server does not."""
        headers = request.headers
        if "aws-chunked" in headers.get("content-encoding", "") or headers.get(
            "x-amz-content-sha256", ""
        ).startswith("STREAMING-"):
            return error_answer(501, "NotImplemented")
        if request.operation == "part":
            self._parts.setdefault(request.query["uploadId"], {})[
                int(request.query.get("partNumber", "0"))
            ] = request.size
        if request.operation == "complete":
            return self._bad_parts(request, body)
        if request.operation == "put" and self.write_interval_s:
            with self._lock:
                where, now = (request.bucket, request.key), time.monotonic()
                last = self._written.get(where, -1e9)
                if now - last < self.write_interval_s:
                    return error_answer(429, "TooManyRequests")
                self._written[where] = now
        return None

    def _bad_parts(self, request: Request, body: bytes) -> Answer | None:
        known = self._parts.get(request.query["uploadId"], {})
        numbers = sorted(int(n) for n in re.findall(rb"<PartNumber>(\d+)</PartNumber>", body))
        sizes = [known[n] for n in numbers if n in known]
        if any(size < self.part_minimum for size in sizes[:-1]):
            return error_answer(400, "EntityTooSmall")
        uneven = len(set(sizes[:-1])) > 1 or (len(sizes) > 1 and sizes[-1] > sizes[0])
        if self.equal_parts and uneven:
            return error_answer(400, "InvalidPart")
        return None

    def land_later(self, request: Request, body: bytes, seconds: float) -> None:
        def land() -> None:
            time.sleep(seconds)
            with contextlib.suppress(OSError, http.client.HTTPException):
                upstream = http.client.HTTPConnection("127.0.0.1", self.upstream_port, timeout=30)
                with contextlib.closing(upstream):
                    forward(upstream, request, body)

        thread = threading.Thread(target=land, name="late-request", daemon=True)
        with self._lock:
            self._late.append(thread)
        thread.start()

    def opened(self, connection: socket.socket) -> None:
        with self._lock:
            self._connections.add(connection)

    def closed(self, connection: socket.socket) -> None:
        with self._lock:
            self._connections.discard(connection)


def forward(upstream: http.client.HTTPConnection, request: Request, body: bytes) -> Answer:
    """Pass the request on with its own Host and signature."""
    upstream.putrequest(request.method, request.target, skip_host=True, skip_accept_encoding=True)
    for name, value in request.headers.items():
        if name not in HOP:
            upstream.putheader(name, value)
    upstream.endheaders(body or None)
    got = upstream.getresponse()
    headers = tuple((n, v) for n, v in got.getheaders() if n.lower() not in HOP)
    return Answer(got.status, headers, got.read())


def error_answer(status: int, code: str, retry_after: float = 0.0) -> Answer:
    """An error as S3 words it."""
    body = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f"<Error><Code>{escape(code)}</Code><Message>{escape(code)}</Message></Error>"
    ).encode()
    headers = [("Content-Type", "application/xml"), ("Content-Length", str(len(body)))]
    if retry_after:
        headers.append(("Retry-After", f"{retry_after:g}"))
    return Answer(status, tuple(headers), body)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 256
    proxy: FaultProxy

    def handle_error(self, request: object, client_address: object) -> None:
        """A laptop that hung up is no news."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: _Server

    def setup(self) -> None:
        super().setup()
        self.proxy = self.server.proxy
        self._upstream: http.client.HTTPConnection | None = None
        self.proxy.opened(self.connection)

    def finish(self) -> None:
        self.proxy.closed(self.connection)
        if self._upstream is not None:
            self._upstream.close()
        with contextlib.suppress(OSError):
            super().finish()

    def log_message(self, *_: object) -> None:
        """The proxy has a log of its own."""

    def do_GET(self) -> None:
        at = time.monotonic()
        size = int(self.headers.get("Content-Length") or 0)
        headers = dict(self.headers.items())
        request = request_of(self.proxy.next_number(), self.command, self.path, headers, size)
        fault = self.proxy.fault_for(request)
        name = fault.name if fault is not None else ""
        if fault is not None and fault.kind == "reset-midway":
            arrived = len(self.rfile.read(size // 2))
            self.proxy.note(request, 0, name, arrived, at)
            self._reset()
            return
        body = self.rfile.read(size) if size else b""
        if len(body) < size:
            self.proxy.note(request, 0, "client-left", len(body), at)
            self.close_connection = True
            return
        try:
            answer = self._answer(request, body, fault)
        except (OSError, http.client.HTTPException):  # the server is down: so is this line
            self.proxy.note(request, 0, name or "no-server", size, at)
            self._reset()
            return
        if fault is not None and answer is not None and harmless(fault, answer):
            name = ""
        # Before the answer goes out: who has the answer finds the request in the log.
        self.proxy.note(request, answer.status if answer else 0, name, size, at)
        if answer is None:
            self._reset()
            return
        with contextlib.suppress(OSError):
            self._send(answer, cut=fault is not None and fault.kind == "truncate")

    do_HEAD = do_PUT = do_POST = do_DELETE = do_GET  # noqa: N815 - the server calls these names

    def _answer(self, request: Request, body: bytes, fault: Fault | None) -> Answer | None:
        kind = fault.kind if fault is not None else None
        if fault is not None:
            if kind == "reset-before":
                return None
            if kind == "status":
                code = fault.code or ERRORS.get(fault.status, "Error")
                return error_answer(fault.status, code, fault.seconds)
            if kind == "captive":
                page = (("Content-Type", "text/html"), ("Content-Length", str(len(PAGE))))
                return Answer(200, page, PAGE)
            if kind == "late":
                self.proxy.land_later(request, body, fault.seconds)
                return None
            if kind == "delay":
                time.sleep(fault.seconds)
            if kind == "call" and fault.act is not None:
                fault.act(request)
        refusal = self.proxy.refused(request, body)
        if refusal is not None:
            return refusal
        answer = self._forward(request, body)
        if fault is None:
            return answer
        if kind == "duplicate":
            answer = self._forward(request, body)
        if kind == "call-after" and fault.act is not None:
            fault.act(request)
        return None if kind == "reset-after" else _spoiled(answer, fault)

    def _forward(self, request: Request, body: bytes) -> Answer:
        if self._upstream is None:
            self._upstream = http.client.HTTPConnection(
                "127.0.0.1", self.proxy.upstream_port, timeout=60
            )
            self._upstream.connect()
            self._upstream.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        try:
            return forward(self._upstream, request, body)
        except (OSError, http.client.HTTPException):
            self._upstream.close()
            self._upstream = None
            raise

    def _send(self, answer: Answer, *, cut: bool) -> None:
        body = b"" if self.command == "HEAD" else answer.body
        reason = http.client.responses.get(answer.status, "")
        lines = [f"HTTP/1.1 {answer.status} {reason}"]
        lines += [f"{name}: {value}" for name, value in answer.headers]
        names = {name.lower() for name, _ in answer.headers}
        if "content-length" not in names and answer.status not in (204, 304):
            lines.append(f"Content-Length: {len(body)}")
        if cut and body:
            body = body[: len(body) // 2]
            self.close_connection = True
        head = "\r\n".join([*lines, "", ""]).encode("latin-1")
        self.connection.sendall(head + body)

    def _reset(self) -> None:
        self.close_connection = True
        with contextlib.suppress(OSError):
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
            self.rfile.close()
            self.connection.close()


def harmless(fault: Fault, answer: Answer) -> bool:
    """Whether there was nothing in the answer that the fault could spoil."""
    if fault.kind in ("truncate", "flip"):
        return not answer.body
    return fault.kind == "no-etag" and answer.status >= 300


def _spoiled(answer: Answer, fault: Fault) -> Answer:
    """The answer as it arrives after ``flip`` or ``no-etag``; else unchanged."""
    if fault.kind == "flip" and answer.body:
        middle = len(answer.body) // 2
        flipped = bytes([answer.body[middle] ^ 0x10])
        return Answer(
            answer.status,
            answer.headers,
            answer.body[:middle] + flipped + answer.body[middle + 1 :],
        )
    if fault.kind == "no-etag":
        kept = tuple((n, v) for n, v in answer.headers if n.lower() != "etag")
        return Answer(answer.status, kept, answer.body)
    return answer

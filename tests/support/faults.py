"""What can go wrong between a laptop and the cloud, as values; and which requests it meets."""

from __future__ import annotations

import random
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Literal
from urllib.parse import parse_qs, unquote, urlsplit

Operation = Literal[
    "get", "head", "put", "delete", "list", "create", "part", "parts", "complete", "abort", "other"
]
Kind = Literal[
    "reset-before",  # nobody hears the request
    "reset-midway",  # half of the request's body arrives, then the line is cut
    "reset-after",  # it is done, and the answer is lost
    "delay",  # ``seconds`` later, else well
    "late",  # the line is cut now and the request lands ``seconds`` later
    "duplicate",  # it arrives twice; the second answer is returned
    "status",  # ``status`` instead of doing it, with Retry-After if ``seconds`` is set
    "truncate",  # half of the answer's body, then the line is cut
    "flip",  # one bit of the answer's body is wrong
    "no-etag",  # a proxy that strips ETags
    "captive",  # the hotel's sign-in page, 200
    "call",  # ``act`` runs first, then the request is forwarded
    "call-after",  # the request is done, ``act`` runs, then the answer is returned
]
ERRORS = {
    400: "BadRequest",
    401: "Unauthorized",
    403: "AccessDenied",
    429: "TooManyRequests",
    500: "InternalError",
    501: "NotImplemented",
    502: "BadGateway",
    503: "ServiceUnavailable",
}


@dataclass(frozen=True, slots=True)
class Request:
    """One request as it reached the proxy. ``key`` is without the bucket."""

    number: int
    method: str
    target: str
    headers: Mapping[str, str]  # names in small letters
    bucket: str
    key: str
    query: Mapping[str, str]
    size: int

    @property
    def operation(self) -> Operation:
        """Which call of S3 it is."""
        if not self.key:
            return "list" if self.method == "GET" and "list-type" in self.query else "other"
        if "uploadId" in self.query:
            of: dict[str, Operation] = {
                "PUT": "part",
                "GET": "parts",
                "POST": "complete",
                "DELETE": "abort",
            }
            return of.get(self.method, "other")
        if self.method == "POST" and "uploads" in self.query:
            return "create"
        plain: dict[str, Operation] = {
            "GET": "get",
            "HEAD": "head",
            "PUT": "put",
            "DELETE": "delete",
        }
        return plain.get(self.method, "other")


def request_of(
    number: int, method: str, target: str, headers: Mapping[str, str], size: int
) -> Request:
    """The request's parts, names and query decoded."""
    url = urlsplit(target)
    bucket, _, key = unquote(url.path).lstrip("/").partition("/")
    query = {k: v[0] for k, v in parse_qs(url.query, keep_blank_values=True).items()}
    lowered = {name.lower(): value for name, value in headers.items()}
    return Request(number, method, target, lowered, bucket, key, query, size)


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that goes wrong."""

    kind: Kind
    seconds: float = 0.0
    status: int = 0
    code: str = ""
    act: Callable[[Request], object] | None = None

    @property
    def name(self) -> str:
        return str(self.status) if self.kind == "status" else self.kind


def answer(status: int, *, retry_after: float = 0.0, code: str = "") -> Fault:
    """The store refuses with this status."""
    return Fault("status", retry_after, status, code or ERRORS.get(status, "Error"))


@dataclass(slots=True)
class Rule:
    """``fault`` for the next ``times`` requests of that operation on keys like ``pattern``."""

    fault: Fault
    operation: Operation | Literal["*"] = "*"
    pattern: str = "*"
    times: int | None = 1
    skip: int = 0

    def meets(self, request: Request) -> bool:
        """Whether it is this request's turn; counts down."""
        if self.operation not in ("*", request.operation):
            return False
        key = request.key or request.query.get("prefix", "")
        if not fnmatchcase(key, self.pattern) or self.times == 0:
            return False
        if self.skip:
            self.skip -= 1
            return False
        if self.times is not None:
            self.times -= 1
        return True


EVERYTHING: tuple[Fault, ...] = (
    Fault("reset-before"),
    Fault("reset-midway"),
    Fault("reset-after"),
    Fault("delay", 0.005),
    Fault("late", 0.02),
    Fault("duplicate"),
    answer(429),
    answer(500),
    answer(503),
    answer(403),
    Fault("truncate"),
    Fault("flip"),
    Fault("no-etag"),
    Fault("captive"),
)


class Chance:
    """A seeded share ``rate`` of requests meets one of ``faults``, each as likely."""

    def __init__(self, seed: int, rate: float, faults: Sequence[Fault] = EVERYTHING) -> None:
        self._random = random.Random(seed)
        self._rate = rate
        self._faults = tuple(faults)
        self._lock = threading.Lock()

    def draw(self) -> Fault | None:
        """What the next request meets."""
        with self._lock:
            if self._random.random() >= self._rate:
                return None
            return self._random.choice(self._faults)


@dataclass(frozen=True, slots=True)
class Logged:
    """One line of the request log. ``status`` 0: no answer was given; ``fault``: "" = none."""

    number: int
    operation: Operation
    method: str
    key: str
    status: int
    fault: str
    sent: int  # bytes of the request's body that arrived
    at: float  # time.monotonic() when it arrived
    conditional: bool  # If-Match or If-None-Match was in it
    bucket: str
    prefix: str  # of a listing

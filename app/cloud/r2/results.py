"""What the bucket answers, as values. Sizes in bytes, times in microseconds since 1970 UTC."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Head:
    """One object as the store describes it. ``etag`` keeps its quotes: it goes back as it came."""

    key: str
    size: int
    etag: str
    metadata: Mapping[str, str]
    modified_us: int


@dataclass(frozen=True, slots=True)
class Found:
    """An object that is there, with its bytes."""

    body: bytes = field(repr=False)
    head: Head


@dataclass(frozen=True, slots=True)
class NotModified:
    """The object still has the ETag that was asked about."""

    key: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """A conditional request lost: somebody else moved the object first. Nothing was written."""

    key: str


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of a listing."""

    key: str
    size: int
    etag: str
    modified_us: int


@dataclass(frozen=True, slots=True)
class Part:
    """One part of an unfinished upload; numbers start at 1."""

    number: int
    size: int
    etag: str


@dataclass(frozen=True, slots=True)
class SignedPut:
    """A URL that takes one object. ``headers`` are part of the signature: send them unchanged."""

    url: str = field(repr=False)
    headers: Mapping[str, str]
    expires_us: int

"""Footage in and film out over signed links, while the line and the store misbehave."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TypeVar

import pytest

from app.cloud.r2.bucket import Bucket
from gpu_worker.errors import JobFailed
from gpu_worker.settings import Settings
from gpu_worker.transfer import Storage, Stored
from tests.support.fault_proxy import FaultProxy
from tests.support.faults import Fault
from tests.support.sdk_worker import LOOPBACK

pytestmark = pytest.mark.integration
T = TypeVar("T")
CONTENT = bytes(range(256)) * 8_000
SHA256 = hashlib.sha256(CONTENT).hexdigest()


class Wire:
    """An object in the store, links to it, and the worker's way there."""

    def __init__(self, bucket: Bucket, folder: Path) -> None:
        self.bucket, self.path = bucket, folder / "file"
        self.key = f"{bucket.config.user_id}/raw_clips/clip.mp4"
        self.bytes: list[int] = []

    def do(self, what: Callable[[Storage], Awaitable[T]]) -> T:
        async def run() -> T:
            async with Storage(settings(self.path.parent), pause_s=0.01) as storage:
                return await what(storage)

        return asyncio.run(asyncio.wait_for(run(), 60))

    def fetch(self, content: bytes = CONTENT, sha256: str = SHA256, size: int = 0) -> bytes:
        self.bucket.put(self.key, content)
        link = self.bucket.presign_get(self.key, 600)
        size = size or len(content)
        self.do(lambda s: s.fetch(link, self.path, size, sha256, self.bytes.append))
        return self.path.read_bytes()

    def send(self) -> Stored:
        self.path.write_bytes(CONTENT)
        link = self.bucket.presign_put(self.key, 600, None).url
        return self.do(lambda s: s.send(link, self.path, "video/mp4", self.bytes.append))


def settings(folder: Path) -> Settings:
    return Settings((LOOPBACK,), folder)


@pytest.fixture
def wire(bucket: Bucket, tmp_path: Path) -> Wire:
    return Wire(bucket, tmp_path)


def code(failed: pytest.ExceptionInfo[JobFailed]) -> str:
    assert "127.0.0.1" not in str(failed.value) and "Signature" not in str(failed.value)
    return failed.value.code


def test_there_and_back(wire: Wire) -> None:
    assert wire.fetch() == CONTENT
    assert sum(wire.bytes) == len(CONTENT)
    wire.bytes.clear()
    stored = wire.send()
    assert sum(wire.bytes) == len(CONTENT)
    assert stored == Stored(len(CONTENT), hashlib.md5(CONTENT).hexdigest())
    link = wire.bucket.presign_get(wire.key, 600)
    assert wire.do(lambda s: s.stored(link)) == stored


@pytest.mark.parametrize(
    "fault",
    [
        Fault("reset-before"),
        Fault("truncate"),
        Fault("flip"),
        Fault("status", status=503),
        Fault("status", status=429, seconds=1),
    ],
    ids=lambda fault: f"{fault.kind}-{fault.status}",
)
def test_footage_comes_in_spite_of(fault: Fault, wire: Wire, proxy: FaultProxy) -> None:
    proxy.on("get", fault)
    assert wire.fetch() == CONTENT
    assert sum(wire.bytes) == len(CONTENT)  # told once, though read twice


@pytest.mark.parametrize(
    "fault",
    [
        Fault("reset-before"),
        Fault("reset-midway"),
        Fault("reset-after"),
        Fault("status", status=500),
    ],
    ids=lambda fault: fault.kind,
)
def test_the_film_goes_in_spite_of(fault: Fault, wire: Wire, proxy: FaultProxy) -> None:
    proxy.on("put", fault)
    assert wire.send().bytes == len(CONTENT)


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        (Fault("status", status=503), "E_STORAGE"),
        (Fault("reset-before"), "E_STORAGE"),
        (Fault("status", status=403), "E_EXPIRED"),
        (Fault("status", status=404), "E_MISSING"),
        (Fault("status", status=302), "E_HOST"),
        (Fault("flip"), "E_SOURCE"),
        (Fault("captive"), "E_SOURCE"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_lasts_ends_with_a_code(
    fault: Fault, expected: str, wire: Wire, proxy: FaultProxy
) -> None:
    proxy.on("get", fault, times=None)
    with pytest.raises(JobFailed) as failed:
        wire.fetch()
    assert code(failed) == expected


def test_other_footage_is_not_taken(wire: Wire) -> None:
    with pytest.raises(JobFailed) as failed:
        wire.fetch(CONTENT[::-1])
    assert code(failed) == "E_SOURCE"
    with pytest.raises(JobFailed) as failed:
        wire.fetch(CONTENT + b"more", size=len(CONTENT))
    assert code(failed) == "E_SOURCE"
    assert not wire.path.exists() or wire.path.stat().st_size <= len(CONTENT)


def test_a_link_that_is_too_old_says_so(wire: Wire) -> None:
    link = wire.bucket.presign_get(wire.key, 600).replace("X-Amz-Expires=600", "X-Amz-Expires=599")
    with pytest.raises(JobFailed) as failed:
        wire.do(lambda s: s.fetch(link, wire.path, 1, SHA256))
    assert code(failed) == "E_EXPIRED"


def test_elsewhere_is_never_asked(wire: Wire, proxy: FaultProxy) -> None:
    mark = proxy.mark()
    link = wire.bucket.presign_get(wire.key, 600).replace("127.0.0.1", "127.0.0.2")
    with pytest.raises(JobFailed) as failed:
        wire.do(lambda s: s.fetch(link, wire.path, 1, SHA256))
    assert code(failed) == "E_HOST"
    assert not proxy.since(mark)


def test_no_marker_is_none_and_a_huge_one_too(wire: Wire) -> None:
    link = wire.bucket.presign_get(wire.key, 600)
    assert wire.do(lambda s: s.marker(link)) is None
    assert wire.do(lambda s: s.stored(link)) is None
    wire.bucket.put(wire.key, b"x" * 70_000)
    assert wire.do(lambda s: s.marker(link)) is None
    wire.bucket.put(wire.key, b"{}")
    assert wire.do(lambda s: s.marker(link)) == b"{}"

"""Footage in and film out over links that are signed for one object each.

https only to the configured storage, no redirects, sizes known before the first byte. A link is as
good as a key: no error, log line or trace here holds one.
"""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import os
import random
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeVar

import aiohttp
from yarl import URL

from gpu_worker.errors import JobFailed
from gpu_worker.settings import Settings

OnBytes = Callable[[int], None]
T = TypeVar("T")

_BLOCK: Final = 1 << 20
_TRIES: Final = 5
_MARKER_BYTES: Final = 65_536
_TIMEOUT: Final = aiohttp.ClientTimeout(total=None, connect=20, sock_connect=20, sock_read=60)


class _Again(Exception):
    """Worth another try; the text says what happened, without the address."""


class _OtherContent(_Again):
    """The right size, and other bytes: flipped on the way, or not what the job means."""


@dataclass(frozen=True, slots=True)
class Stored:
    """What the storage says of an object: its size in bytes and ETag (without quotes)."""

    bytes: int
    etag: str


class Storage:
    """The worker's way to the storage. An async context manager; for one job.

    ``pause_s`` is waited after the first failed try, and twice as long after each further one.
    """

    def __init__(self, settings: Settings, *, pause_s: float = 0.5) -> None:
        self._settings = settings
        self._pause_s = pause_s
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Storage:
        # No cookies, no proxy and no .netrc of the machine: just the link.
        self._session = aiohttp.ClientSession(
            timeout=_TIMEOUT,
            trust_env=False,
            cookie_jar=aiohttp.DummyCookieJar(),
            auto_decompress=False,
            skip_auto_headers=("Content-Type",),
        )
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._session is not None
        await self._session.close()

    async def fetch(
        self, url: str, path: Path, size: int, sha256: str, on_bytes: OnBytes | None = None
    ) -> None:
        """Read an object of exactly this size and content into ``path``.

        Raises ``JobFailed``: ``E_HOST``, ``E_EXPIRED``, ``E_MISSING``, ``E_SOURCE`` (another
        content), ``E_STORAGE`` (after several tries), ``E_DISK``.
        """
        told = [0]

        def tell(count: int) -> None:
            if on_bytes is not None and count > told[0]:
                on_bytes(count - told[0])
                told[0] = count

        async def once() -> None:
            async with self._ask("GET", url) as answer:
                _refuse(answer, "the footage", (200,))
                if answer.content_length not in (None, size):
                    raise _other_source()
                await _save(answer, path, size, sha256, tell)

        await self._tried(once, "the footage could not be read")

    async def send(self, url: str, path: Path, content_type: str, on_bytes: OnBytes) -> Stored:
        """Write a file to its place; what the storage says it has now.

        Raises ``JobFailed``: ``E_HOST``, ``E_EXPIRED``, ``E_STORAGE``.
        """
        size = path.stat().st_size

        async def once() -> Stored:
            headers = {"Content-Type": content_type, "Content-Length": str(size)}
            body = _blocks(path, on_bytes)
            async with self._ask("PUT", url, headers, body) as answer:
                _refuse(answer, "the film", (200, 201, 204))
                return Stored(size, _etag(answer))

        return await self._tried(once, "the film could not be written")

    async def send_marker(self, url: str, content: bytes) -> None:
        """Write the marker. Raises ``JobFailed`` as ``send`` does."""

        async def once() -> None:
            async with self._ask("PUT", url, {"Content-Type": "application/json"}, content) as got:
                _refuse(got, "the marker", (200, 201, 204))

        await self._tried(once, "the marker could not be written")

    async def marker(self, url: str) -> bytes | None:
        """The marker of a job that was done before; None when there is none (or no way to know)."""

        async def once() -> bytes | None:
            async with self._ask("GET", url) as answer:
                if answer.status in (403, 404):
                    return None
                _refuse(answer, "the marker", (200,))
                content = await answer.content.read(_MARKER_BYTES + 1)
                return content if len(content) <= _MARKER_BYTES else None

        return await self._tried(once, "the marker could not be read")

    async def stored(self, url: str) -> Stored | None:
        """Size and ETag of an object, from its first byte: the link is for reading alone."""

        async def once() -> Stored | None:
            async with self._ask("GET", url, {"Range": "bytes=0-0"}) as answer:
                if answer.status in (403, 404, 416):
                    return None
                _refuse(answer, "the film", (200, 206))
                whole = answer.headers.get("Content-Range", "").rpartition("/")[2]
                if answer.status == 200:
                    whole = answer.headers.get("Content-Length", "")
                return Stored(int(whole), _etag(answer)) if whole.isdigit() else None

        return await self._tried(once, "the film could not be looked up")

    @contextlib.asynccontextmanager
    async def _ask(
        self,
        verb: str,
        url: str,
        headers: Mapping[str, str] | None = None,
        body: bytes | AsyncIterator[bytes] | None = None,
    ) -> AsyncIterator[aiohttp.ClientResponse]:
        self._settings.check_url(url)
        assert self._session is not None
        try:
            # encoded=True: the signature is over the very characters of the link.
            async with self._session.request(
                verb,
                URL(url, encoded=True),
                headers={"Accept-Encoding": "identity", **(headers or {})},
                data=body,
                allow_redirects=False,
            ) as answer:
                yield answer
        except (aiohttp.ClientError, TimeoutError) as error:
            raise _Again(_why(error)) from None

    async def _tried(self, once: Callable[[], Awaitable[T]], what: str) -> T:
        """Try again after what may pass, a little later each time."""
        last: _Again | None = None
        for n in range(_TRIES):
            if n:
                await asyncio.sleep(self._pause_s * 2 ** (n - 1) * random.uniform(0.75, 1.25))
            try:
                return await once()
            except _OtherContent as other:
                if isinstance(last, _OtherContent):
                    raise _other_source() from None
                last = other
            except _Again as again:
                last = again
        raise JobFailed("E_STORAGE", f"After {_TRIES} tries {what} ({last}).")


async def _save(
    answer: aiohttp.ClientResponse, path: Path, size: int, sha256: str, tell: OnBytes
) -> None:
    """Write what comes to ``path``, no byte more than it should have, and compare."""
    digest, count = hashlib.sha256(), 0
    try:
        with path.open("wb") as file:
            async for block in answer.content.iter_chunked(_BLOCK):
                count += len(block)
                if count > size:
                    raise _other_source()
                digest.update(block)
                file.write(block)
                tell(count)
    except aiohttp.ClientError:
        raise
    except OSError as error:
        raise _disk(error) from None
    if count < size:
        raise _Again("the connection ended early")
    if digest.hexdigest() != sha256:
        raise _OtherContent("other content")


async def _blocks(path: Path, on_bytes: OnBytes) -> AsyncIterator[bytes]:
    with path.open("rb") as file:
        while block := await asyncio.to_thread(file.read, _BLOCK):
            yield block
            on_bytes(len(block))


def _refuse(answer: aiohttp.ClientResponse, what: str, good: tuple[int, ...]) -> None:
    """Raise what an answer means unless it is good."""
    status = answer.status
    if status in good:
        return
    if status in (400, 401, 403):
        raise JobFailed(
            "E_EXPIRED",
            f"The storage refuses the link for {what} ({status}): it is too old or was made for "
            "something else.",
        )
    if status == 404:
        raise JobFailed("E_MISSING", f"The storage does not have {what} any more.")
    if 300 <= status < 400:
        raise JobFailed(
            "E_HOST", f"The storage sends {what} elsewhere ({status}); that is refused."
        )
    if status in (408, 429) or status >= 500:
        raise _Again(f"the storage answered {status}")
    raise JobFailed("E_STORAGE", f"The storage did not take {what} ({status}).")


def _other_source() -> JobFailed:
    return JobFailed("E_SOURCE", "The footage in the storage is not what the job says.")


def _disk(error: OSError) -> JobFailed:
    what = os.strerror(error.errno) if error.errno else type(error).__name__
    return JobFailed("E_DISK", f"The worker's disk does not take the footage ({what}).")


def _etag(answer: aiohttp.ClientResponse) -> str:
    return answer.headers.get("ETag", "").removeprefix("W/").strip('"')[:200]


def _why(error: BaseException) -> str:
    """What went wrong, by its kind alone: texts of errors hold addresses."""
    if isinstance(error, TimeoutError):
        return "no answer in time"
    if isinstance(error, aiohttp.ClientConnectorCertificateError):
        return "its certificate is not good"
    if isinstance(error, aiohttp.ClientConnectorError):
        return "no connection"
    if isinstance(error, aiohttp.ClientPayloadError | aiohttp.ServerDisconnectedError):
        return "the connection broke"
    return type(error).__name__

"""Reads from the server of newer versions: https all the way, sizes capped, nobody waits for ever."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.core.errors import UpdateFailed
from app.core.update import MOST_ADDRESS, MOST_BYTES, is_safe

if TYPE_CHECKING:
    import ssl

    import httpx

log = logging.getLogger(__name__)

MOST_HOPS = 5
MOST_SECONDS = 30.0
"""For a whole answer about updates; one that trickles in is none."""
_HEADERS = {"Accept-Encoding": "identity", "User-Agent": "Reel Ballers"}
"""Nothing about the computer or the coach."""


@dataclass(frozen=True, slots=True)
class Body:
    """What a server sends. ``start``: the byte that it begins with."""

    start: int
    etag: str
    pieces: Iterator[bytes]


class UpdateServer:
    """Safe from several threads; ``close`` when done. Every method blocks.

    ``trust``: the certificates to believe instead of the usual ones (a test's own).
    """

    def __init__(self, trust: ssl.SSLContext | None = None, *, timeout_s: float = 10.0) -> None:
        import httpx  # late: never on the way to the first window

        self._httpx = httpx
        self._client = httpx.Client(
            timeout=httpx.Timeout(timeout_s),
            follow_redirects=False,
            trust_env=trust is None,
            verify=True if trust is None else trust,
            headers=_HEADERS,
        )

    def close(self) -> None:
        """Let go of the connections."""
        self._client.close()

    def answer(self, address: str) -> bytes:
        """A short answer, whole. ``UpdateFailed``: offline, answer, insecure or long."""
        ends, content = time.monotonic() + MOST_SECONDS, bytearray()
        with self.body(address) as body:
            for piece in body.pieces:
                content += piece
                if len(content) > MOST_BYTES:
                    raise UpdateFailed("long")
                if time.monotonic() > ends:
                    raise UpdateFailed("offline")
        return bytes(content)

    @contextmanager
    def body(self, address: str, start: int = 0, etag: str = "") -> Iterator[Body]:
        """The bytes behind an address, from ``start`` on if the server still has what ``etag`` says.

        A server that cannot go on begins at 0. A line that breaks raises ``UpdateFailed`` "offline"
        from the pieces.
        """
        if not is_safe(address):
            raise UpdateFailed("insecure")
        headers = {"Range": f"bytes={start}-", "If-Range": etag} if start and etag else {}
        try:
            response = self._follow(address, headers)
            try:
                yield self._looked_at(response, start)
            finally:
                response.close()
        except self._httpx.InvalidURL as error:
            raise UpdateFailed("insecure") from error
        except self._httpx.HTTPError as error:
            log.info("The server for updates: %s", type(error).__name__)
            unknown = "CERTIFICATE_VERIFY_FAILED" in str(error)
            raise UpdateFailed("certificate" if unknown else "offline") from error

    def _follow(self, address: str, headers: dict[str, str]) -> httpx.Response:
        """The answer at the end of a chain of redirects, none of which may leave https."""
        request: httpx.Request | None = self._client.build_request("GET", address, headers=headers)
        for _ in range(MOST_HOPS + 1):
            assert request is not None
            response = self._client.send(request, stream=True)
            if not response.has_redirect_location:
                return response
            response.close()
            request = response.next_request
            url = request.url if request is not None else response.url
            if request is None or url.scheme != "https" or url.userinfo:
                raise UpdateFailed("insecure")
            if len(str(url)) > 4 * MOST_ADDRESS:
                raise UpdateFailed("insecure")
        raise UpdateFailed("answer", code=response.status_code)

    def _looked_at(self, response: httpx.Response, start: int) -> Body:
        log.info("The server for updates: %s", response.status_code)
        etag = response.headers.get("etag", "")
        strong = "" if etag.startswith("W/") else etag
        if response.status_code == 206 and start:
            if not response.headers.get("content-range", "").startswith(f"bytes {start}-"):
                raise UpdateFailed("answer", code=206)
            return Body(start, strong, response.iter_raw())
        if response.status_code != 200:
            raise UpdateFailed("answer", code=response.status_code)
        return Body(0, strong, response.iter_raw())

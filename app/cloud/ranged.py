"""A video that stays in the cloud, as a file that can be read and sought.

Blocks of 1 MiB are fetched as they are needed; reading on fetches more at once, up to 8 MiB, so a
jump costs little and playing asks seldom. Every answer must be of the same object (If-Match).
"""

from __future__ import annotations

import io
import logging
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from typing import TYPE_CHECKING

from app.core.errors import CloudOffline, CloudRefused, CloudStrange, MediaGone

if TYPE_CHECKING:
    import httpx

log = logging.getLogger(__name__)

BLOCK = 1024 * 1024
RUN = 8  # blocks fetched at once when reading on
KEPT = 64  # blocks in memory, oldest out first
TRIES = 4
PAUSE_S = 0.5  # before the second try, doubled each time


def open_client(*, timeout_s: float = 20.0, local: bool = False) -> httpx.Client:
    """A client for presigned URLs. ``local`` ignores the system's proxy (a server on loopback)."""
    import httpx  # late: never on the way to the first window

    return httpx.Client(
        timeout=httpx.Timeout(timeout_s, connect=10.0),
        follow_redirects=False,
        trust_env=not local,
        headers={"Accept-Encoding": "identity"},
    )


class RangedFile(io.RawIOBase):
    """Read-only bytes of one object behind presigned URLs; ``url_of`` gives a fresh one.

    ``size`` and ``etag`` are what ``Bucket.head`` said. Lost connections are tried again, an
    expired URL is renewed. Errors: ``CloudOffline``, ``CloudRefused``, ``CloudStrange``, and
    ``MediaGone`` when the object was removed or replaced.
    """

    def __init__(
        self,
        url_of: Callable[[], str],
        size: int,
        etag: str,
        client: httpx.Client,
        *,
        name: str = "the video in the cloud",
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        super().__init__()
        self.name = name
        self.size = size
        self._url_of, self._client, self._sleep = url_of, client, sleep
        self._url: str | None = None
        self._etag = etag
        self._blocks: OrderedDict[int, bytes] = OrderedDict()
        self._lock = threading.RLock()
        self._at = 0
        self._next = -1  # the block after the last one fetched
        self._run = 1

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self.size}[whence]
        if start + offset < 0:
            raise ValueError("a file has nothing before its beginning")
        self._at = start + offset
        return self._at

    def read(self, size: int | None = -1) -> bytes:
        """Up to ``size`` bytes; fewer only at the end."""
        if self.closed:
            raise CloudOffline(f"{self.name} was closed: open it again.")
        with self._lock:
            left = max(self.size - self._at, 0)
            wanted = left if size is None or size < 0 else min(size, left)
            pieces: list[bytes] = []
            while wanted > 0:
                index, skip = divmod(self._at, BLOCK)
                piece = self._block(index)[skip : skip + wanted]
                pieces.append(piece)
                self._at += len(piece)
                wanted -= len(piece)
            return pieces[0] if len(pieces) == 1 else b"".join(pieces)

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        view = memoryview(buffer).cast("B")
        data = self.read(len(view))
        view[: len(data)] = data
        return len(data)

    def close(self) -> None:
        """Forget the blocks; the client belongs to whoever gave it."""
        self._blocks.clear()
        super().close()

    def _block(self, index: int) -> bytes:
        found = self._blocks.get(index)
        if found is not None:
            self._blocks.move_to_end(index)
            return found
        self._run = min(self._run * 2, RUN) if index == self._next else 1
        last = (self.size - 1) // BLOCK
        count = 1
        while count < self._run and index + count <= last and index + count not in self._blocks:
            count += 1
        data = self._fetch(index * BLOCK, min((index + count) * BLOCK, self.size))
        for offset in range(count):
            self._blocks[index + offset] = data[offset * BLOCK : (offset + 1) * BLOCK]
        self._next = index + count
        while len(self._blocks) > KEPT:
            self._blocks.popitem(last=False)
        return data[:BLOCK]

    def _fetch(self, start: int, end: int) -> bytes:
        """Bytes ``start`` to ``end`` (exclusive), with patience."""
        renewed = False
        for attempt in range(TRIES):
            try:
                return self._ask(start, end)
            except CloudRefused:
                self._url = None  # it may only have run out
                if renewed:
                    raise
                renewed = True
            except CloudOffline as error:
                if attempt == TRIES - 1 or self.closed or self._client.is_closed:
                    raise
                log.info("%s: bytes %d to %d again: %s", self.name, start, end, error)
                self._sleep(error.retry_after_s or PAUSE_S * 2**attempt)
        raise CloudOffline(f"{self.name} could not be read: check the internet connection.")

    def _ask(self, start: int, end: int) -> bytes:
        import httpx

        if self._url is None:
            self._url = self._url_of()
        headers = {"Range": f"bytes={start}-{end - 1}", "If-Match": self._etag}
        try:
            with self._client.stream("GET", self._url, headers=headers) as answer:
                self._check(answer, start, end)
                data = bytearray()
                for piece in answer.iter_raw():
                    data += piece
                    if len(data) > end - start:
                        break
        except (httpx.HTTPError, RuntimeError) as error:
            if isinstance(error, RuntimeError) and not self._client.is_closed:
                raise  # a bug of ours; httpx says nothing more exact of a closed client
            # Without its cause: httpx's errors carry the request, and so the signed URL.
            kind = type(error).__name__
            raise CloudOffline(
                f"The connection broke while reading {self.name} ({kind}): it will be tried again."
            ) from None
        if len(data) != end - start:
            raise CloudOffline(f"An answer for {self.name} was cut short: it will be tried again.")
        return bytes(data)

    def _check(self, answer: httpx.Response, start: int, end: int) -> None:
        status = answer.status_code
        if status == 206:
            same = answer.headers.get("etag") == self._etag
            if not same or answer.headers.get("content-range") != (
                f"bytes {start}-{end - 1}/{self.size}"
            ):
                raise CloudStrange(
                    f"An answer for {self.name} is of another file: use another network, or "
                    "download the game."
                )
            return
        if status in (404, 412):
            raise MediaGone(
                f"{self.name} is no longer in the cloud as it was: back it up again from the "
                "computer that has the file."
            )
        if status in (400, 401, 403):  # R2 answers 400 for a link that has run out
            raise CloudRefused(f"The cloud refuses to show {self.name}: check the key of sync.")
        if status == 429 or status >= 500:
            raise CloudOffline(f"The cloud is busy ({status}): it will be tried again.")
        raise CloudStrange(
            f"The answer for {self.name} ({status}) cannot be the cloud's: sign in to the Wi-Fi "
            "you are on."
        )

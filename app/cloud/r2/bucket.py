"""One library's objects in one bucket: read, write by compare-and-swap, list, delete.

Every method is one request (``head`` of something absent: two) and blocks; call them from a
worker thread. Nothing is retried here. Errors: ``app.core.errors.CloudFailed`` and below.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from app.cloud.r2.bodies import BLOCK, Metered, checksum
from app.cloud.r2.errors import Outcome, Stopped, failure_of_transport
from app.cloud.r2.presign import Signing
from app.cloud.r2.results import Conflict, Found, Head, Listed, NotModified
from app.cloud.r2.uploads import Uploads
from app.core.errors import CloudOffline, CloudRefused, CloudStrange, CloudTooBig

RANGE = 8 * 1024 * 1024
METADATA_LIMIT = 8 * 1024  # bytes, names and values together, as R2 counts


class Bucket(Uploads, Signing):
    """The door to the store for one library; every key starts with ``{user_id}/``.

    ``on_bytes(count)`` hears about bytes on the wire (up and down), from the calling thread;
    ``limit`` slows both directions.
    """

    def get(
        self, key: str, *, if_none_match: str | None = None, max_bytes: int
    ) -> Found | NotModified | None:
        """The whole object, ``NotModified`` if it still has that ETag, None if it is absent."""
        what = f"reading {self.guard(key)}"
        condition = {} if if_none_match is None else {"IfNoneMatch": if_none_match}
        expect: tuple[Outcome, ...] = (Outcome.ABSENT,)
        if if_none_match is not None:
            expect = (Outcome.ABSENT, Outcome.UNCHANGED)
        answer = self.call("get_object", what, expect, Key=key, **condition)
        if answer is Outcome.ABSENT:
            return None
        if answer is Outcome.UNCHANGED:
            return NotModified(key)
        try:
            head = self._head_of(key, answer, what)
            if head.size > max_bytes:
                raise CloudTooBig(
                    f"{key} has {head.size:,} bytes, and no more than {max_bytes:,} are taken: "
                    "it is not what belongs there.",
                    size=head.size,
                    limit=max_bytes,
                )
            return Found(b"".join(self._blocks(answer["Body"], head.size, what)), head)
        finally:
            answer["Body"].close()

    def get_range(
        self, key: str, start: int, count: int, *, if_match: str
    ) -> bytes | Conflict | None:
        """``count`` bytes from ``start`` (fewer at the end), if the object is still that one."""
        what = f"reading {self.guard(key)}"
        answer = self.call(
            "get_object",
            what,
            (Outcome.ABSENT, Outcome.LOST_RACE, Outcome.NO_RANGE),
            Key=key,
            IfMatch=if_match,
            Range=f"bytes={start}-{start + count - 1}",
        )
        if answer is Outcome.ABSENT:
            return None
        if answer is Outcome.LOST_RACE:
            return Conflict(key)
        if answer is Outcome.NO_RANGE:
            return b""
        try:
            self.expect_status(answer, what, 206)
            head = self._head_of(key, answer, what)
            if head.size > count:
                raise CloudStrange(f"The answer to {what} is longer than what was asked for.")
            return b"".join(self._blocks(answer["Body"], head.size, what))
        finally:
            answer["Body"].close()

    def download(
        self,
        key: str,
        to: Path,
        *,
        if_match: str,
        size: int,
        on_progress: Callable[[int], None] | None = None,
        should_stop: Callable[[], bool] | None = None,
    ) -> Conflict | int | None:
        """A large object in ranges into ``to``, going on where ``to`` ends; bytes now in it.

        ``Conflict`` when the object is another one by now (delete ``to``), None when it is gone.
        ``on_progress(bytes in the file)``. ``Stopped`` keeps what was written. The caller checks
        the digest and renames: ``to`` is a temporary name.
        """
        with to.open("ab") as file:
            done = file.tell()
            if done > size:
                file.truncate(0)
                done = 0
            while done < size:
                if should_stop is not None and should_stop():
                    raise Stopped
                block = self.get_range(key, done, min(RANGE, size - done), if_match=if_match)
                if not isinstance(block, bytes):
                    return block
                if not block:
                    raise CloudStrange(f"{key} ends after {done:,} of {size:,} bytes.")
                file.write(block)
                done += len(block)
                if on_progress is not None:
                    on_progress(done)
            file.flush()
            os.fsync(file.fileno())
        return done

    def head(self, key: str) -> Head | None:
        """What is there without its bytes. An answer without a body cannot say why it refuses,
        so a no is asked again as a read of one byte, whose words are trusted."""
        what = f"looking at {self.guard(key)}"
        try:
            answer = self.call("head_object", what, (Outcome.ABSENT,), Key=key)
        except (CloudStrange, CloudRefused):
            answer = self.call(
                "get_object",
                what,
                (Outcome.ABSENT, Outcome.NO_RANGE),
                Key=key,
                Range="bytes=0-0",
            )
            if answer is Outcome.ABSENT:
                return None
            if not isinstance(answer, Outcome):
                answer["Body"].close()
            raise
        return None if answer is Outcome.ABSENT else self._head_of(key, answer, what)

    def put(
        self,
        key: str,
        body: bytes | Path,
        *,
        metadata: Mapping[str, str] | None = None,
        if_match: str | None = None,
        if_absent: bool = False,
        sha256: str | None = None,
        content_type: str = "application/octet-stream",
        should_stop: Callable[[], bool] | None = None,
    ) -> Head | Conflict:
        """Write an object; with ``if_match`` or ``if_absent`` only if nobody else did meanwhile.

        ``sha256``: hex digest if it is known already; the store compares it with what it got.
        ``modified_us`` of the answer is 0: a PUT does not say it.
        """
        what = f"saving {self.guard(key)}"
        if if_match is not None and if_absent:
            raise ValueError("if_match and if_absent exclude each other")
        size = body.stat().st_size if isinstance(body, Path) else len(body)
        parameters: dict[str, Any] = {
            "Key": key,
            "Metadata": check_metadata(metadata or {}),
            "ContentLength": size,
            "ContentType": content_type,
            "ChecksumSHA256": checksum(body, sha256),
        }
        if if_match is not None:
            parameters["IfMatch"] = if_match
        if if_absent:
            parameters["IfNoneMatch"] = "*"
        expect = (Outcome.LOST_RACE,) if if_match is not None or if_absent else ()
        if isinstance(body, Path):
            with body.open("rb") as file:
                metered = Metered(file, size, self.on_wire, should_stop)
                answer = self.call("put_object", what, expect, Body=metered, **parameters)
        else:
            metered = Metered(body, size, self.on_wire, should_stop)
            answer = self.call("put_object", what, expect, Body=metered, **parameters)
        if answer is Outcome.LOST_RACE:
            return Conflict(key)
        return Head(key, size, self.etag_of(answer, what), dict(metadata or {}), 0)

    def list(self, prefix: str, max_keys: int = 1000, *, limit: int = 100_000) -> Iterator[Listed]:
        """Every object under ``prefix``, in order, ``max_keys`` a request.

        Raises when the listing cannot be completed: take all of it before acting on any of it.
        """
        what = f"listing {self.guard(prefix)}"
        token: str | None = None
        seen, last = 0, ""
        while True:
            more: dict[str, Any] = {} if token is None else {"ContinuationToken": token}
            page = self.call("list_objects_v2", what, Prefix=prefix, MaxKeys=max_keys, **more)
            truncated, items = page.get("IsTruncated"), page.get("Contents", [])
            token = page.get("NextContinuationToken")
            if not isinstance(truncated, bool) or (truncated and not (token and items)):
                raise CloudStrange(
                    f"The answer to {what} is incomplete: nothing was decided by it."
                )
            for item in items:
                listed = self._listed(item, prefix, what)
                if listed.key <= last:
                    raise CloudStrange(f"The answer to {what} is out of order.")
                last = listed.key
                seen += 1
                if seen > limit:
                    raise CloudStrange(f"There are more than {limit:,} objects under {prefix}.")
                yield listed
            if not truncated:
                return

    def delete(self, key: str) -> None:
        """Remove an object; one that is not there is as good."""
        what = f"deleting {self.guard(key)}"
        answer = self.call("delete_object", what, (Outcome.ABSENT,), Key=key)
        if answer is not Outcome.ABSENT:
            self.expect_status(answer, what, 204)

    def _head_of(self, key: str, answer: Any, what: str) -> Head:
        size = answer.get("ContentLength")
        if not isinstance(size, int) or size < 0:
            raise CloudStrange(f"The answer to {what} does not say how long the object is.")
        metadata = {str(k).lower(): str(v) for k, v in answer.get("Metadata", {}).items()}
        return Head(
            key, size, self.etag_of(answer, what), metadata, _micros(answer.get("LastModified"))
        )

    def _listed(self, item: Any, prefix: str, what: str) -> Listed:
        key, size = str(item.get("Key", "")), item.get("Size")
        if not key.startswith(prefix) or not isinstance(size, int) or size < 0:
            raise CloudStrange(f"The answer to {what} names what was not asked for.")
        return Listed(key, size, self.etag_of(item, what), _micros(item.get("LastModified")))

    def _blocks(self, body: Any, size: int, what: str) -> Iterator[bytes]:
        """The body in blocks, never more than ``size``; short is a broken connection."""
        from botocore import exceptions as vendor

        left = size
        while left:
            try:
                block: bytes = body.read(min(BLOCK, left))
            except (vendor.BotoCoreError, vendor.HTTPClientError, OSError) as error:
                raise failure_of_transport(error, what, self.config.endpoint) from error
            if not block:
                raise CloudOffline(f"The connection broke while {what}: it will be tried again.")
            left -= len(block)
            self.on_wire(len(block))
            yield block


def check_metadata(metadata: Mapping[str, str]) -> dict[str, str]:
    """``metadata`` if the store can keep it unchanged. ``ValueError``: a bug of ours."""
    for name, value in metadata.items():
        plain = value.isascii() and (value.isprintable()) and value == value.strip()
        if not plain or not name.isascii() or name != name.lower():
            raise ValueError(f"metadata {name!r} is not plain ASCII in small letters")
    if sum(len(name) + len(value) for name, value in metadata.items()) > METADATA_LIMIT:
        raise ValueError("metadata is limited to 8 KiB")
    return dict(metadata)


def _micros(moment: object) -> int:
    return round(moment.timestamp() * 1_000_000) if isinstance(moment, datetime) else 0

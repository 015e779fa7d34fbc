"""Everything that sync asks of a bucket, once: used with every key that should be able to do it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import httpx

from app.cloud.r2 import Bucket, Conflict, Found, Head, NotModified, Part
from app.cloud.ranged import RangedFile, open_client

PART = 5 * 1024 * 1024


def everything(bucket: Bucket, folder: Path, report: Callable[[str], None] = print) -> None:
    """Objects, compare-and-swap, a listing, parts, ranges, presigned links; leaves nothing."""
    for step in (_objects, _listing, _parts, _links):
        step(bucket, folder)
        report(step.__name__.strip("_"))
    assert list(bucket.list(bucket.config.prefix)) == []


def _objects(bucket: Bucket, folder: Path) -> None:
    key = f"{bucket.config.prefix}database.sqlite"
    assert bucket.get(key, max_bytes=10) is None
    assert bucket.head(key) is None
    first = bucket.put(key, b"one", metadata={"db-version": "1"}, if_absent=True)
    assert isinstance(first, Head)
    assert isinstance(bucket.put(key, b"other", if_absent=True), Conflict)
    snapshot = folder / "snapshot"
    snapshot.write_bytes(b"two" * 100_000)
    second = bucket.put(key, snapshot, metadata={"db-version": "2"}, if_match=first.etag)
    assert isinstance(second, Head)
    assert isinstance(bucket.put(key, b"stale", if_match=first.etag), Conflict)
    found = bucket.get(key, max_bytes=300_000)
    assert isinstance(found, Found)
    assert found.body == snapshot.read_bytes()
    assert (found.head.etag, dict(found.head.metadata)) == (second.etag, {"db-version": "2"})
    assert bucket.get(key, if_none_match=second.etag, max_bytes=10) == NotModified(key)
    seen = bucket.head(key)
    assert seen is not None
    assert (seen.size, seen.etag) == (300_000, second.etag)
    bucket.delete(key)
    bucket.delete(key)
    assert bucket.get(key, max_bytes=10) is None


def _listing(bucket: Bucket, folder: Path) -> None:
    del folder
    prefix = f"{bucket.config.prefix}history/"
    keys = [f"{prefix}{number:010d}-ü{number}.sqlite".replace("ü", "u") for number in range(5)]
    for key in keys:
        bucket.put(key, key.encode(), if_absent=True)
    assert [listed.key for listed in bucket.list(prefix, 2)] == keys
    for key in keys:
        bucket.delete(key)
    assert list(bucket.list(prefix)) == []


def _parts(bucket: Bucket, folder: Path) -> None:
    data = [bytes([65 + number]) * PART for number in range(2)] + [b"end"]
    whole = b"".join(data)
    key = f"{bucket.config.prefix}games/{hashlib.sha256(whole).hexdigest()}.mp4"
    upload = bucket.create_upload(key, {"sha256": hashlib.sha256(whole).hexdigest()})
    parts = []
    for number, body in enumerate(data, start=1):
        etag = bucket.upload_part(key, upload, number, body)
        assert etag is not None
        parts.append(Part(number, len(body), etag))
    assert bucket.list_parts(key, upload) == tuple(parts)
    assert bucket.head(key) is None  # nothing half-written is to be seen
    made = bucket.complete(key, upload, parts)
    assert isinstance(made, Head)
    seen = bucket.head(key)
    assert seen is not None
    assert seen.size == len(whole)
    assert seen.metadata["sha256"] == hashlib.sha256(whole).hexdigest()
    again = bucket.create_upload(key)
    etag = bucket.upload_part(key, again, 1, b"other")
    assert etag is not None
    assert isinstance(bucket.complete(key, again, [Part(1, 5, etag)]), Conflict)
    bucket.abort(key, again)
    bucket.abort(key, again)
    assert not bucket.list_parts(key, again)
    to = folder / "film.part"
    assert bucket.download(key, to, if_match=seen.etag, size=seen.size) == len(whole)
    assert to.read_bytes() == whole
    with open_client(local=bucket.config.local) as client:
        film = RangedFile(lambda: bucket.presign_get(key, 60), seen.size, seen.etag, client)
        film.seek(PART - 3)
        assert film.read(6) == b"AAABBB"
        film.seek(-3, 2)
        assert film.read() == b"end"
    bucket.delete(key)


def _links(bucket: Bucket, folder: Path) -> None:
    del folder
    key = f"{bucket.config.prefix}final_videos/film.mp4"
    body = b"a film of the worker"
    link = bucket.presign_put(key, 60, len(body), hashlib.sha256(body).hexdigest())
    with open_client(local=bucket.config.local) as client:
        answer = client.put(link.url, content=body, headers=dict(link.headers))
        assert answer.status_code == 200
        answer = client.get(bucket.presign_get(key, 60))
        assert (answer.status_code, answer.content) == (200, body)
        refused(client, "PUT", link.url, b"another film at all", dict(link.headers))
    bucket.delete(key)


def refused(
    client: httpx.Client,
    method: str,
    url: str,
    content: bytes | None = None,
    headers: dict[str, str] | None = None,
) -> int:
    """The status of a request that must not succeed."""
    if content is not None and headers is not None:
        headers = {**headers, "content-length": str(len(content))}
    answer = client.request(method, url, content=content, headers=headers)
    assert answer.status_code in (400, 403), (answer.status_code, answer.text)
    assert b"<Code>" in answer.content
    return answer.status_code

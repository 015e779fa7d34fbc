"""A link opens one object, by one verb, for its time; anything else about it is refused."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator

import httpx
import pytest

from app.cloud.r2 import Bucket
from app.cloud.ranged import RangedFile, open_client
from app.core.errors import MediaGone
from tests.integration.cloud.work import refused
from tests.support.ministack import Ministack

pytestmark = pytest.mark.integration


@pytest.fixture
def bucket(s3: Ministack) -> Iterator[Bucket]:
    made = Bucket(s3.config())
    yield made
    made.close()


@pytest.fixture
def client() -> Iterator[httpx.Client]:
    with open_client(local=True) as made:
        yield made


def test_what_was_signed_cannot_be_changed(bucket: Bucket, client: httpx.Client) -> None:
    film, other = (f"{bucket.config.prefix}games/{name}" for name in ("film.mp4", "other.mp4"))
    bucket.put(film, b"film")
    bucket.put(other, b"other")
    url = bucket.presign_get(film, 60)
    assert client.get(url).content == b"film"
    assert client.get(url, headers={"Range": "bytes=1-2"}).content == b"il"
    changed = {
        "signature": url[:-4] + ("0000" if not url.endswith("0000") else "1111"),
        "key": url.replace("film.mp4", "other.mp4"),
        "time": url.replace("X-Amz-Expires=60", "X-Amz-Expires=6000"),
        "nothing signed": url.partition("?")[0],
    }
    for what, link in changed.items():
        assert refused(client, "GET", link) == 403, what
    for method in ("PUT", "DELETE"):
        assert refused(client, method, url) == 403, method
    assert client.get(bucket.presign_get(other, 60)).content == b"other"


def test_a_link_runs_out(bucket: Bucket, client: httpx.Client) -> None:
    key = f"{bucket.config.prefix}games/film.mp4"
    bucket.put(key, b"film")
    url, put = bucket.presign_get(key, 1), bucket.presign_put(key, 1, 5)
    assert put.expires_us <= (time.time() + 1) * 1_000_000
    ends = time.monotonic() + 20
    while client.get(url).status_code == 200:
        assert time.monotonic() < ends, "the link does not run out"
        time.sleep(0.1)
    assert refused(client, "GET", url) == 403
    refused(client, "PUT", put.url, b"12345", dict(put.headers))
    with pytest.raises(ValueError, match="seven days"):
        bucket.presign_get(key, 7 * 24 * 3600 + 1)


def test_a_link_to_upload_takes_those_bytes_and_no_others(
    bucket: Bucket, client: httpx.Client
) -> None:
    key = f"{bucket.config.prefix}final_videos/film.mp4"
    link = bucket.presign_put(key, 60, 5)
    assert refused(client, "PUT", link.url, b"123456") == 403  # another size
    assert refused(client, "PUT", link.url, b"1234") == 403
    digest = hashlib.sha256(b"12345").hexdigest()
    exact = bucket.presign_put(key, 60, 5, digest)
    refused(client, "PUT", exact.url, b"54321", dict(exact.headers))  # other bytes
    assert refused(client, "PUT", exact.url, b"12345") == 403  # the digest left out
    assert bucket.head(key) is None
    assert client.put(exact.url, content=b"12345", headers=exact.headers).status_code == 200
    head = bucket.head(key)
    assert head is not None
    assert head.size == 5


def test_a_film_is_read_on_after_its_link_ran_out(bucket: Bucket, client: httpx.Client) -> None:
    key = f"{bucket.config.prefix}games/film.mp4"
    data = bytes(range(256)) * 10_000  # 2.56 MB, three blocks
    head = bucket.put(key, data)
    made: list[str] = []

    def url() -> str:
        made.append(bucket.presign_get(key, 1 if not made else 60))
        return made[-1]

    film = RangedFile(url, len(data), head.etag, client)  # type: ignore[union-attr]
    assert film.read(10) == data[:10]
    ends = time.monotonic() + 20
    while client.get(made[0]).status_code == 200:
        assert time.monotonic() < ends, "the link does not run out"
        time.sleep(0.1)
    film.seek(2_100_000)
    assert film.read(10) == data[2_100_000:2_100_010]
    assert len(made) == 2
    bucket.put(key, b"another film")
    film.seek(1_100_000)
    with pytest.raises(MediaGone):
        film.read(1)

"""The proxy does what it says, and nothing else: the cloud's tests rest on it."""

from __future__ import annotations

import contextlib
import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from app.cloud.r2.bucket import Bucket
from app.cloud.r2.results import Conflict, Found, Head
from app.core.errors import CloudFailed, CloudOffline, CloudRefused, CloudStrange
from tests.support.fault_proxy import FaultProxy
from tests.support.faults import Chance, Fault, answer
from tests.support.ministack import Ministack


def key(bucket: Bucket, name: str = "database.sqlite") -> str:
    return bucket.config.prefix + name


def there(s3: Ministack, bucket: Bucket) -> dict[str, bytes]:
    return s3.objects(bucket.config.bucket, bucket.config.prefix)


def failure(call: Callable[[], object]) -> CloudFailed:
    with pytest.raises(CloudFailed) as caught:
        call()
    return caught.value


def test_without_faults_it_is_not_there(bucket: Bucket, proxy: FaultProxy) -> None:
    first = bucket.put(key(bucket), b"one", if_absent=True)
    assert isinstance(first, Head)
    assert isinstance(bucket.put(key(bucket), b"two", if_absent=True), Conflict)
    found = bucket.get(key(bucket), max_bytes=10)
    assert isinstance(found, Found) and found.body == b"one"
    assert [item.key for item in bucket.list(bucket.config.prefix)] == [key(bucket)]
    assert [(line.operation, line.status, line.fault) for line in proxy.since()] == [
        ("put", 200, ""),
        ("put", 412, ""),
        ("get", 200, ""),
        ("list", 200, ""),
    ]
    assert [line.sent for line in proxy.since()] == [3, 3, 0, 0]


@pytest.mark.parametrize(
    ("kind", "landed"),
    [("reset-before", False), ("reset-midway", False), ("reset-after", True), ("late", True)],
)
def test_a_line_that_is_cut(
    kind: Any, landed: bool, bucket: Bucket, proxy: FaultProxy, s3: Ministack
) -> None:
    proxy.on("put", Fault(kind, 0.05))
    assert isinstance(failure(lambda: bucket.put(key(bucket), b"one")), CloudOffline)
    proxy.settle()
    assert there(s3, bucket) == ({key(bucket): b"one"} if landed else {})
    assert proxy.counts() == {kind: 1}


def test_a_late_request_lands_on_top_of_what_came_meanwhile(
    bucket: Bucket, proxy: FaultProxy, s3: Ministack
) -> None:
    proxy.on("put", Fault("late", 0.3))
    failure(lambda: bucket.put(key(bucket), b"first"))
    bucket.put(key(bucket), b"second")
    assert there(s3, bucket) == {key(bucket): b"second"}
    proxy.settle()
    assert there(s3, bucket) == {key(bucket): b"first"}


def test_a_duplicate_meets_itself(bucket: Bucket, proxy: FaultProxy, s3: Ministack) -> None:
    proxy.on("put", Fault("duplicate"))
    assert isinstance(bucket.put(key(bucket), b"one", if_absent=True), Conflict)
    assert there(s3, bucket) == {key(bucket): b"one"}


@pytest.mark.parametrize(("status", "error"), [(429, CloudOffline), (503, CloudOffline)])
def test_a_busy_store(
    status: int, error: type[CloudFailed], bucket: Bucket, proxy: FaultProxy, s3: Ministack
) -> None:
    proxy.on("put", answer(status, retry_after=7), times=2)
    for _ in range(2):
        failed = failure(lambda: bucket.put(key(bucket), b"one"))
        assert isinstance(failed, CloudOffline) and failed.retry_after_s == 7
    assert there(s3, bucket) == {}
    assert isinstance(bucket.put(key(bucket), b"one"), Head)


def test_a_refusal(bucket: Bucket, proxy: FaultProxy) -> None:
    proxy.on("*", answer(403))
    assert isinstance(failure(lambda: bucket.get(key(bucket), max_bytes=9)), CloudRefused)


def test_spoiled_answers(bucket: Bucket, proxy: FaultProxy) -> None:
    body = bytes(range(200))
    bucket.put(key(bucket), body)

    def read() -> bytes:
        found = bucket.get(key(bucket), max_bytes=1000)
        assert isinstance(found, Found)
        return found.body

    proxy.on("get", Fault("flip"))
    flipped = read()
    assert len(flipped) == 200 and sum(a != b for a, b in zip(flipped, body, strict=True)) == 1
    proxy.on("get", Fault("truncate"))
    assert isinstance(failure(read), CloudOffline)
    for kind in ("captive", "no-etag"):
        proxy.on("get", Fault(kind))
        assert isinstance(failure(read), CloudStrange)
    assert read() == body


def test_rules_choose_their_requests(bucket: Bucket, proxy: FaultProxy) -> None:
    proxy.on("put", answer(500), pattern="*/history/*", skip=1)
    bucket.put(key(bucket), b"head")
    bucket.put(key(bucket, "history/1"), b"1")
    failure(lambda: bucket.put(key(bucket, "history/2"), b"2"))
    bucket.put(key(bucket, "history/3"), b"3")
    assert [line.fault for line in proxy.since()] == ["", "", "500", ""]


def test_something_happens_in_between(bucket: Bucket, proxy: FaultProxy, s3: Ministack) -> None:
    def another_laptop(_: object) -> None:
        s3.admin().put_object(Bucket=bucket.config.bucket, Key=key(bucket), Body=b"other")

    proxy.on("put", Fault("call", act=another_laptop))
    assert isinstance(bucket.put(key(bucket), b"mine", if_absent=True), Conflict)
    assert there(s3, bucket) == {key(bucket): b"other"}


def test_chance_is_seeded() -> None:
    def draws(seed: int) -> list[str]:
        chance = Chance(seed, 0.3)
        return [fault.name if (fault := chance.draw()) else "" for _ in range(1000)]

    assert draws(1) == draws(1) != draws(2)
    assert 0.25 < sum(name != "" for name in draws(1)) / 1000 < 0.35
    assert len(set(draws(1))) == 15  # all of them, and none


def test_one_write_per_second_and_key(s3: Ministack, s3_bucket: str, user_id: str) -> None:
    with FaultProxy(s3.port, write_interval_s=30) as proxy:
        bucket = Bucket(s3.config(user_id, bucket=s3_bucket, endpoint=proxy.endpoint))
        bucket.put(key(bucket), b"one")
        bucket.put(key(bucket, "history/1"), b"one")
        assert isinstance(failure(lambda: bucket.put(key(bucket), b"two")), CloudOffline)
        bucket.close()


def upload(bucket: Bucket, sizes: list[int]) -> object:
    name = key(bucket, "games/film.mp4")
    upload_id = bucket.create_upload(name, {})
    for number, size in enumerate(sizes, 1):
        bucket.upload_part(name, upload_id, number, b"x" * size)
    parts = bucket.list_parts(name, upload_id)
    assert parts is not None
    return bucket.complete(name, upload_id, parts)


@pytest.mark.parametrize("sizes", [[100, 100, 99], [100], [100, 100], [7]])
def test_parts_that_r2_takes(
    sizes: list[int], bucket: Bucket, proxy: FaultProxy, s3: Ministack
) -> None:
    s3_minimum = 5 * 1024 * 1024
    upload(bucket, [s3_minimum if size == 100 else size for size in sizes])
    assert {len(body) for body in there(s3, bucket).values()} == {
        sum(s3_minimum if size == 100 else size for size in sizes)
    }


@pytest.mark.parametrize("sizes", [[6, 5, 6], [4, 4, 1], [5, 6]])
def test_parts_that_r2_refuses(
    sizes: list[int], bucket: Bucket, proxy: FaultProxy, s3: Ministack
) -> None:
    with contextlib.suppress(CloudFailed):
        assert upload(bucket, [size * 1024 * 1024 for size in sizes]) is None
    assert proxy.since()[-1].status == 400
    assert there(s3, bucket) == {}


def test_no_chunked_bodies(bucket: Bucket, proxy: FaultProxy) -> None:
    import urllib.error
    import urllib.request

    request = urllib.request.Request(
        f"{proxy.endpoint}/{bucket.config.bucket}/{key(bucket)}", data=b"x", method="PUT"
    )
    request.add_header("Content-Encoding", "aws-chunked")
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with pytest.raises(urllib.error.HTTPError) as refused:
        opener.open(request, timeout=10)
    refused.value.close()
    assert refused.value.code == 501


def test_other_libraries_and_wrong_secrets_are_refused(
    bucket: Bucket, s3: Ministack, proxy: FaultProxy
) -> None:
    bucket.put(key(bucket), b"mine")
    wrong = Bucket(replace(bucket.config, secret_access_key="x" * 40))
    assert isinstance(failure(lambda: wrong.get(key(bucket), max_bytes=9)), CloudRefused)
    other = Bucket(replace(bucket.config, user_id="somebody-else"))
    assert isinstance(failure(lambda: other.put("somebody-else/a", b"x")), CloudRefused)
    reader = Bucket(
        s3.config(
            bucket.config.user_id,
            bucket=bucket.config.bucket,
            endpoint=proxy.endpoint,
            policy="read-only",
        )
    )
    assert isinstance(reader.get(key(bucket), max_bytes=9), Found)
    assert isinstance(failure(lambda: reader.put(key(bucket), b"x")), CloudRefused)
    s3.revoke(bucket.config.access_key_id)
    assert isinstance(failure(lambda: bucket.get(key(bucket), max_bytes=9)), CloudRefused)
    for each in (wrong, other, reader):
        each.close()


def test_it_costs_little(bucket: Bucket, s3: Ministack) -> None:
    bucket.put(key(bucket), b"x")
    straight = Bucket(replace(bucket.config, endpoint=s3.endpoint))

    def median(door: Bucket) -> float:
        took = []
        for _ in range(30):
            began = time.perf_counter()
            door.head(key(bucket))
            took.append(time.perf_counter() - began)
        return statistics.median(took)

    median(straight)
    extra = median(bucket) - median(straight)
    straight.close()
    assert extra < 0.02  # a millisecond or two; generous on a busy machine


def test_objects_outlive_a_killed_server(s3: Ministack, tmp_path: Any) -> None:
    server = Ministack(tmp_path).start()
    try:
        config = server.config()
        door = Bucket(config)
        door.put(config.prefix + "a", b"kept")
        server.kill()
        assert isinstance(failure(lambda: door.head(config.prefix + "a")), CloudOffline)
        server.start()
        assert server.objects(config.bucket) == {config.prefix + "a": b"kept"}
        door.close()
    finally:
        server.close()

"""What is an ordinary answer, and what is not trusted although it looks like one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from app.cloud.r2 import Bucket, Conflict, Found, NotModified, Part, R2Config
from app.cloud.r2.errors import Stopped
from app.cloud.r2.rate import RateLimit
from app.core.errors import CloudOffline, CloudStrange, CloudTooBig
from tests.unit.cloud.answers import Answer, Answers, Asked, error

KEY = "coach-0001/database.sqlite"
ETAG = '"5eb63bbbe01eeed093cb22bb8f5acdc3"'


def test_found_absent_and_not_modified_are_three_values(bucket: Bucket, store: Answers) -> None:
    store.say = Answer(200, b"hello", {"ETag": ETAG, "x-amz-meta-db-version": "7"})
    found = bucket.get(KEY, max_bytes=5)
    assert isinstance(found, Found)
    assert (found.body, found.head.etag, dict(found.head.metadata)) == (
        b"hello",
        ETAG,
        {"db-version": "7"},
    )
    store.say = error(404, "NoSuchKey")
    assert bucket.get(KEY, max_bytes=5) is None
    store.say = Answer(304, b"", {"ETag": ETAG})
    assert bucket.get(KEY, if_none_match=ETAG, max_bytes=5) == NotModified(KEY)
    assert [asked.headers.get("If-None-Match") for asked in store.asked] == [None, None, ETAG]


def test_an_unasked_304_is_strange(bucket: Bucket, store: Answers) -> None:
    store.say = Answer(304)
    with pytest.raises(CloudStrange):
        bucket.get(KEY, max_bytes=5)


@pytest.mark.parametrize("status", [409, 412])
def test_a_lost_race_is_a_value(status: int, bucket: Bucket, store: Answers) -> None:
    code = "PreconditionFailed" if status == 412 else "ConditionalRequestConflict"
    store.say = error(status, code)
    assert bucket.put(KEY, b"x", if_match=ETAG) == Conflict(KEY)
    assert bucket.put(KEY, b"x", if_absent=True) == Conflict(KEY)
    assert bucket.complete(KEY, "u", [Part(1, 1, ETAG)]) == Conflict(KEY)
    assert bucket.get_range(KEY, 0, 1, if_match=ETAG) == Conflict(KEY)


def test_a_put_says_what_it_stands_on_and_what_it_carries(bucket: Bucket, store: Answers) -> None:
    store.say = Answer(200, b"", {"ETag": ETAG})
    bucket.put(KEY, b"hello world", metadata={"db-version": "8"}, if_match='"old-etag"')
    bucket.put(KEY, b"hello world", if_absent=True)
    over, first = store.asked
    assert (over.headers["If-Match"], over.headers.get("If-None-Match")) == ('"old-etag"', None)
    assert (first.headers.get("If-Match"), first.headers["If-None-Match"]) == (None, "*")
    assert over.headers["x-amz-meta-db-version"] == "8"
    assert over.headers["x-amz-checksum-sha256"] == "uU0nuZNNPgilLlLX2n2r+sSE7+N6U4DukIj3rOLvzek="
    assert over.body == b"hello world"


def test_nothing_outside_the_library_is_ever_asked_for(bucket: Bucket, store: Answers) -> None:
    others: tuple[Callable[[str], object], ...] = (
        lambda key: bucket.get(key, max_bytes=1),
        bucket.head,
        lambda key: bucket.get_range(key, 0, 1, if_match=ETAG),
        lambda key: bucket.put(key, b""),
        lambda key: list(bucket.list(key)),
        bucket.delete,
        bucket.create_upload,
        lambda key: bucket.upload_part(key, "u", 1, b""),
        lambda key: bucket.list_parts(key, "u"),
        lambda key: bucket.complete(key, "u", ()),
        lambda key: bucket.abort(key, "u"),
        lambda key: bucket.presign_get(key, 60),
        lambda key: bucket.presign_put(key, 60, 1),
    )
    bad = ("coach-0002/a", "", "coach-0001", "/coach-0001/a", "coach-0001/../coach-0002/a", "a\nb")
    for call in others:
        for key in bad:
            with pytest.raises(ValueError, match="not a key"):
                call(key)
    assert store.asked == []


def test_an_object_above_the_limit_is_not_read(bucket: Bucket, store: Answers) -> None:
    store.say = Answer(200, b"x" * 6, {"ETag": ETAG})
    with pytest.raises(CloudTooBig) as caught:
        bucket.get(KEY, max_bytes=5)
    assert (caught.value.size, caught.value.limit) == (6, 5)


def test_a_body_cut_short_is_a_broken_connection(bucket: Bucket, store: Answers) -> None:
    store.say = Answer(200, b"x" * 1000, {"ETag": ETAG}, cut=400)
    with pytest.raises(CloudOffline):
        bucket.get(KEY, max_bytes=5000)


def listing(*keys: str, truncated: str = "false", token: str = "") -> Answer:
    items = "".join(
        f"<Contents><Key>{key}</Key><Size>3</Size><ETag>{ETAG}</ETag>"
        "<LastModified>2026-01-02T03:04:05.000Z</LastModified></Contents>"
        for key in keys
    )
    more = f"<NextContinuationToken>{token}</NextContinuationToken>" if token else ""
    body = (
        f"<ListBucketResult><IsTruncated>{truncated}</IsTruncated>{items}{more}</ListBucketResult>"
    )
    return Answer(200, body.encode(), {"Content-Type": "application/xml"})


def test_a_listing_goes_on_to_its_end(bucket: Bucket, store: Answers) -> None:
    def say(asked: Asked) -> Answer:
        if "continuation-token=two" in asked.path:
            return listing("coach-0001/c")
        return listing("coach-0001/a", "coach-0001/b", truncated="true", token="two")

    store.say = say
    listed = list(bucket.list("coach-0001/", 2))
    assert [item.key for item in listed] == ["coach-0001/a", "coach-0001/b", "coach-0001/c"]
    assert (listed[0].size, listed[0].etag, listed[0].modified_us) == (3, ETAG, 1767323045000000)


@pytest.mark.parametrize(
    "answer",
    [
        listing("coach-0001/a", truncated="true"),
        listing(truncated="true", token="two"),
        listing("coach-0002/a"),
        listing("coach-0001/b", "coach-0001/a"),
        listing("coach-0001/a", "coach-0001/a"),
        Answer(200, b"<ListBucketResult></ListBucketResult>", {"Content-Type": "application/xml"}),
    ],
    ids=["no token", "empty page", "other library", "disorder", "twice", "says nothing"],
)
def test_an_incomplete_or_impossible_listing_raises(
    answer: Answer, bucket: Bucket, store: Answers
) -> None:
    store.say = answer
    with pytest.raises(CloudStrange):
        list(bucket.list("coach-0001/"))


def test_a_listing_that_never_ends_is_given_up(bucket: Bucket, store: Answers) -> None:
    count = iter(range(1000, 9999))
    store.say = lambda _: listing(f"coach-0001/{next(count)}", truncated="true", token="more")
    with pytest.raises(CloudStrange, match="more than 5 objects"):
        list(bucket.list("coach-0001/", limit=5))


def test_a_download_goes_on_where_it_stopped(
    bucket: Bucket, store: Answers, tmp_path: Path
) -> None:
    data = bytes(range(256)) * 10
    to = tmp_path / "film.part"
    to.write_bytes(data[:100])

    def say(asked: Asked) -> Answer:
        start = int(asked.headers["Range"].removeprefix("bytes=").split("-")[0])
        assert asked.headers["If-Match"] == ETAG
        return Answer(206, data[start:], {"ETag": ETAG})

    store.say = say
    seen: list[int] = []
    done = bucket.download(KEY, to, if_match=ETAG, size=len(data), on_progress=seen.append)
    assert (done, seen, to.read_bytes()) == (len(data), [len(data)], data)
    assert [asked.headers["Range"] for asked in store.asked] == ["bytes=100-2559"]
    with pytest.raises(Stopped):
        bucket.download(
            KEY, tmp_path / "b", if_match=ETAG, size=len(data), should_stop=lambda: True
        )


def test_a_range_answered_with_everything_is_strange(bucket: Bucket, store: Answers) -> None:
    store.say = Answer(200, b"x" * 10, {"ETag": ETAG})
    with pytest.raises(CloudStrange):
        bucket.get_range(KEY, 4, 2, if_match=ETAG)


def test_only_bytes_on_the_wire_are_counted_and_slowed(store: Answers, tmp_path: Path) -> None:
    counted: list[int] = []
    slept: list[float] = []
    limit = RateLimit(100_000, burst_s=0.1, clock=lambda: 0.0, sleep=slept.append)
    config = R2Config(store.endpoint, "season", "key-id-key-id", "secret", "coach-0001")
    bucket = Bucket(config, on_bytes=counted.append, limit=limit)
    store.say = Answer(200, b"", {"ETag": ETAG})
    body = tmp_path / "film"
    body.write_bytes(b"x" * 110_000)  # hashed for the signature before it is sent
    bucket.put(KEY, body)
    assert sum(counted) == 110_000
    assert sum(slept[-1:]) == pytest.approx(1.0)
    counted.clear()
    bucket.upload_part(KEY, "u", 1, b"y" * 5000)
    assert sum(counted) == 5000
    bucket.close()


def test_a_transfer_can_be_stopped_in_the_middle(bucket: Bucket, store: Answers) -> None:
    store.say = Answer(200, b"", {"ETag": ETAG})
    with pytest.raises(Stopped):
        bucket.upload_part(KEY, "u", 1, b"x" * 100_000, should_stop=lambda: True)


@pytest.mark.parametrize(
    "metadata", [{"Db": "1"}, {"a": "naïve"}, {"a": " b"}, {"a": "x\ny"}, {"a": "b" * 9000}]
)
def test_metadata_that_the_store_would_change_is_a_bug(
    metadata: dict[str, str], bucket: Bucket, store: Answers
) -> None:
    with pytest.raises(ValueError, match="metadata"):
        bucket.put(KEY, b"", metadata=metadata)
    assert store.asked == []


@pytest.mark.parametrize("code", ["NoSuchUpload", "InvalidPart"])
def test_an_upload_that_the_store_forgot_is_a_value(
    code: str, bucket: Bucket, store: Answers
) -> None:
    store.say = error(404, code)
    assert bucket.list_parts(KEY, "u") is None
    assert bucket.upload_part(KEY, "u", 1, b"x") is None
    assert bucket.complete(KEY, "u", [Part(1, 1, ETAG)]) is None
    bucket.abort(KEY, "u")

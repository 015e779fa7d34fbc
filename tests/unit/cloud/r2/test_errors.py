"""Every way to fail, on every kind of request, is one of our few errors, and says so in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from app.cloud.r2 import Bucket, Part, R2Config, errors
from app.core.errors import CloudFailed, CloudMissing, CloudOffline, CloudRefused, CloudStrange
from tests.unit.cloud.answers import Answer, Answers, error

KEY = "coach-0001/database.sqlite"
HTML = {"Content-Type": "text/html"}
PAGE = b"<!DOCTYPE html><html><body>Welcome to the hotel<br></body></html>"

CALLS: Mapping[str, Callable[[Bucket], object]] = {
    "get": lambda b: b.get(KEY, max_bytes=1000),
    "get if changed": lambda b: b.get(KEY, if_none_match='"12345678"', max_bytes=1000),
    "range": lambda b: b.get_range(KEY, 0, 100, if_match='"12345678"'),
    "head": lambda b: b.head(KEY),
    "put": lambda b: b.put(KEY, b"bytes"),
    "put first": lambda b: b.put(KEY, b"bytes", if_absent=True),
    "put over": lambda b: b.put(KEY, b"bytes", if_match='"12345678"'),
    "list": lambda b: list(b.list("coach-0001/")),
    "delete": lambda b: b.delete(KEY),
    "begin upload": lambda b: b.create_upload(KEY),
    "part": lambda b: b.upload_part(KEY, "u1", 1, b"bytes"),
    "parts": lambda b: b.list_parts(KEY, "u1"),
    "complete": lambda b: b.complete(KEY, "u1", [Part(1, 5, '"12345678"')]),
    "abort": lambda b: b.abort(KEY, "u1"),
}

FAILURES: Mapping[str, tuple[Answer, type[CloudFailed], str]] = {
    "may not": (error(403, "AccessDenied"), CloudRefused, "Object Read & Write"),
    "wrong secret": (error(403, "SignatureDoesNotMatch"), CloudRefused, "secret access key"),
    "unknown key": (error(403, "InvalidAccessKeyId"), CloudRefused, "does not know"),
    "deleted token": (error(401, "Unauthorized", "Unauthorized"), CloudRefused, "does not know"),
    "short key": (
        error(400, "InvalidArgument", "Credential access key has length 20, should be 32"),
        CloudRefused,
        "does not know",
    ),
    "expired token": (error(400, "ExpiredToken"), CloudRefused, "expired"),
    "clock": (error(403, "RequestTimeTooSkewed"), CloudRefused, "clock"),
    "clock, as R2 says it": (error(400, "ExpiredRequest"), CloudRefused, "clock"),
    "locked": (error(403, "ObjectLockedByBucketPolicy"), CloudRefused, "lock rule"),
    "gone mid-way": (error(400, "ClientDisconnect"), CloudOffline, "problem of its own"),
    "not understood": (error(400, "EntityTooSmall"), CloudStrange, "does not accept"),
    "no bucket": (error(404, "NoSuchBucket"), CloudMissing, "season does not exist"),
    "too many": (error(429, "TooManyRequests", Retry_After="7"), CloudOffline, "busy"),
    "too many, no words": (Answer(429, b"", {"Retry-After": "7"}), CloudOffline, "busy"),
    "slow down": (error(503, "SlowDown"), CloudOffline, "busy"),
    "broken": (error(500, "InternalError"), CloudOffline, "problem of its own"),
    "broken, no words": (Answer(502, PAGE, HTML), CloudOffline, "problem of its own"),
    "reset": (Answer(reset=True), CloudOffline, "broke"),
    "silence": (Answer(silent=True), CloudOffline, "in time"),
    "sign-in page": (Answer(200, PAGE, HTML), CloudStrange, "Wi-Fi"),
    "sign-in page with an ETag": (
        Answer(200, PAGE, {**HTML, "ETag": '"abcdef0123456789"'}),
        CloudStrange,
        "Wi-Fi",
    ),
    "page that refuses": (Answer(403, PAGE, HTML), CloudStrange, "Wi-Fi"),
    "page that is absent": (Answer(404, PAGE, HTML), CloudStrange, "Wi-Fi"),
    "redirect": (Answer(302, b"", {"Location": "/login"}), CloudStrange, "Wi-Fi"),
    "empty 200": (Answer(200, b""), CloudStrange, ""),
}


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("failure", FAILURES)
def test_every_failure_of_every_call_is_one_of_ours(
    failure: str, call: str, bucket: Bucket, hasty: Bucket, store: Answers
) -> None:
    store.say, kind, words = FAILURES[failure]
    with pytest.raises(CloudFailed) as caught:
        CALLS[call](hasty if failure == "silence" else bucket)
    assert type(caught.value) is kind, caught.value
    assert words in str(caught.value)
    assert "a-secret-of-mine" not in str(caught.value)
    # No hidden retry; only a HEAD, whose answer has no words, is asked once more.
    assert len(store.asked) <= (2 if call == "head" else 1)
    if isinstance(caught.value, CloudOffline):
        assert caught.value.retry_after_s == (7.0 if failure.startswith("too many") else None)


@pytest.mark.parametrize("call", CALLS)
def test_an_answer_without_an_etag_is_never_taken(
    call: str, bucket: Bucket, store: Answers
) -> None:
    listing = (
        b"<ListBucketResult><IsTruncated>false</IsTruncated><Contents><Key>coach-0001/a</Key>"
        b"<Size>1</Size></Contents></ListBucketResult>"
    )
    status = 206 if call == "range" else 200
    store.say = Answer(status, listing, {"Content-Type": "application/xml"})
    with pytest.raises(CloudStrange):
        CALLS[call](bucket)


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("AccessDenied", "denied"),
        ("SignatureDoesNotMatch", "secret"),
        ("InvalidAccessKeyId", "key"),
        ("ExpiredToken", "expired"),
        ("RequestTimeTooSkewed", "clock"),
    ],
)
def test_a_refusal_says_of_what_kind_it_is(
    code: str, kind: str, bucket: Bucket, store: Answers
) -> None:
    store.say = error(403, code)
    with pytest.raises(CloudRefused) as caught:
        bucket.get(KEY, max_bytes=10)
    assert caught.value.kind == kind


@pytest.mark.parametrize(
    ("hours", "words"), [(25, "behind the cloud's"), (-25, "ahead of the cloud's")]
)
def test_a_wrong_clock_is_told_by_how_much(hours: int, words: str) -> None:
    theirs = format_datetime(datetime.now(UTC) + timedelta(hours=hours), usegmt=True)
    said = errors.failure_of(
        {
            "Error": {"Code": "RequestTimeTooSkewed"},
            "ResponseMetadata": {"HTTPStatusCode": 403, "HTTPHeaders": {"date": theirs}},
        },
        "saving",
        "season",
    )
    assert "1,500 minutes" in str(said)
    assert words in str(said)


def test_a_date_to_retry_at_is_understood(bucket: Bucket, store: Answers) -> None:
    at = format_datetime(datetime.now(UTC) + timedelta(seconds=30), usegmt=True)
    store.say = error(429, "TooManyRequests", Retry_After=at)
    with pytest.raises(CloudOffline) as caught:
        bucket.get(KEY, max_bytes=10)
    assert caught.value.retry_after_s is not None
    assert 20 < caught.value.retry_after_s <= 30


@pytest.mark.parametrize("text", ["soon", "nan", "-5", "99999999"])
def test_a_nonsensical_wait_is_no_wait_or_a_bounded_one(
    text: str, bucket: Bucket, store: Answers
) -> None:
    store.say = error(429, "TooManyRequests", Retry_After=text)
    with pytest.raises(CloudOffline) as caught:
        bucket.get(KEY, max_bytes=10)
    assert caught.value.retry_after_s in (None, 0.0, 3600.0)


def test_an_error_inside_a_200_is_an_error(bucket: Bucket, store: Answers) -> None:
    body = error(200, "InternalError").body
    store.say = Answer(200, body, {"Content-Type": "application/xml"})
    with pytest.raises(CloudOffline):
        CALLS["complete"](bucket)


@pytest.mark.parametrize("status", [403, 404, 412, 503])
def test_an_error_cut_short_is_a_broken_connection(
    status: int, bucket: Bucket, store: Answers
) -> None:
    store.say = replace(error(status, "AccessDenied"), cut=20)
    with pytest.raises(CloudOffline):
        bucket.put(KEY, b"x", if_match='"12345678"')


def test_an_unreachable_endpoint_is_offline() -> None:
    away = Bucket(R2Config("http://127.0.0.1:9", "season", "key-id-key-id", "secret", "coach-0001"))
    with pytest.raises(CloudOffline, match="check the internet connection"):
        away.get(KEY, max_bytes=10)
    away.close()


def test_https_to_a_server_that_does_not_speak_it_is_offline(store: Answers) -> None:
    endpoint = store.endpoint.replace("http://", "https://")
    away = Bucket(R2Config(endpoint, "season", "key-id-key-id", "secret", "coach-0001"))
    with pytest.raises(CloudOffline, match="https"):
        away.get(KEY, max_bytes=10)
    away.close()

"""A key limited to one library can do all of it, and nothing else; nothing else is asked for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.cloud.r2 import Bucket, Found
from app.cloud.r2.check import STEPS, check
from app.core.errors import CloudMissing, CloudRefused
from tests.integration.cloud.work import everything
from tests.support.fault_proxy import FaultProxy
from tests.support.ministack import Ministack

pytestmark = pytest.mark.integration


def test_a_key_of_one_library_does_everything_and_asks_for_nothing_else(
    s3: Ministack, proxy: FaultProxy, tmp_path: Path
) -> None:
    config = s3.config(endpoint=proxy.endpoint)
    s3.admin().put_object(Bucket=config.bucket, Key="another-coach/database.sqlite", Body=b"theirs")
    bucket = Bucket(config)
    everything(bucket, tmp_path, lambda _: None)
    assert all(finding.ok for finding in check(bucket))
    bucket.close()
    assert len(proxy.log) > 40
    for line in proxy.log:
        assert line.bucket == config.bucket
        assert (line.key or line.prefix).startswith(f"{config.user_id}/"), line
    assert {line.operation for line in proxy.log} == {
        "get",
        "head",
        "put",
        "list",
        "delete",
        "create",
        "part",
        "parts",
        "complete",
        "abort",
    }
    refused = [line for line in proxy.log if line.status == 403]
    assert len(refused) == 1, refused  # the wrong film behind the worker's link, on purpose
    assert s3.objects(config.bucket) == {"another-coach/database.sqlite": b"theirs"}


def test_the_server_refuses_that_key_everything_of_another_library(
    s3: Ministack, proxy: FaultProxy
) -> None:
    config = s3.config(endpoint=proxy.endpoint)
    theirs = "another-coach"
    s3.admin().put_object(Bucket=config.bucket, Key=f"{theirs}/database.sqlite", Body=b"theirs")
    # The guard is in the way of asking, so the key is tried under their name.
    intruder = Bucket(replace(config, user_id=theirs))
    key = f"{theirs}/database.sqlite"
    for call in (
        lambda: intruder.get(key, max_bytes=10),
        lambda: intruder.head(key),
        lambda: intruder.put(key, b"mine"),
        lambda: intruder.put(f"{theirs}/new", b"mine", if_absent=True),
        lambda: list(intruder.list(f"{theirs}/")),
        lambda: intruder.delete(key),
        lambda: intruder.create_upload(key),
    ):
        with pytest.raises(CloudRefused) as caught:
            call()
        assert caught.value.kind == "denied"
    intruder.close()
    assert {line.status for line in proxy.log} == {403}
    assert s3.objects(config.bucket) == {key: b"theirs"}


@pytest.mark.parametrize(
    ("policy", "step", "words"),
    [
        ("library", "", ""),
        ("bucket", "", ""),
        ("read-only", "write", "read but not write"),
        ("nothing", "connect", "limited to another bucket or to another library"),
    ],
)
def test_the_check_tells_what_a_key_may_not(
    policy: str, step: str, words: str, s3: Ministack
) -> None:
    bucket = Bucket(s3.config(policy=policy))  # type: ignore[arg-type]
    findings = check(bucket)
    bucket.close()
    bad = [finding for finding in findings if not finding.ok]
    if not step:
        assert bad == []
        assert tuple(finding.step for finding in findings) == STEPS
    else:
        assert [finding.step for finding in bad] == [step]
        assert words in bad[0].sentence
    assert s3.objects(bucket.config.bucket) == {}


def test_the_check_tells_what_is_wrong_with_the_entries(s3: Ministack) -> None:
    config = s3.config()
    wrong = {
        "does not know this access key ID": replace(config, access_key_id="AKIANOBODYSKEY000000"),
        "does not belong to this access key ID": replace(config, secret_access_key="mistyped"),
        "does not exist at this endpoint": replace(config, bucket="no-such-bucket"),
        "another library": replace(config, user_id="another-coach"),
        "cannot be reached": replace(config, endpoint="http://127.0.0.1:9"),
        "encrypted": replace(config, endpoint=config.endpoint.replace("http:", "https:")),
    }
    for words, entries in wrong.items():
        bucket = Bucket(entries)
        (finding,) = check(bucket)
        bucket.close()
        assert (finding.step, finding.ok) == ("connect", False)
        assert words in finding.sentence
        assert config.secret_access_key not in finding.sentence


def test_a_revoked_key_is_refused_from_one_request_to_the_next(s3: Ministack) -> None:
    config = s3.config()
    bucket = Bucket(config)
    key = f"{config.user_id}/database.sqlite"
    bucket.put(key, b"one")
    s3.revoke(config.access_key_id)
    with pytest.raises(CloudRefused) as caught:
        bucket.put(key, b"two")
    assert caught.value.kind == "key"
    bucket.close()
    other = Bucket(s3.config(config.user_id, bucket=config.bucket))
    found = other.get(key, max_bytes=10)
    assert isinstance(found, Found)
    assert found.body == b"one"
    other.close()


def test_a_missing_bucket_is_never_an_absent_object(s3: Ministack) -> None:
    bucket = Bucket(replace(s3.config(policy="bucket"), bucket="no-such-bucket"))
    key = f"{bucket.config.user_id}/database.sqlite"
    for call in (lambda: bucket.get(key, max_bytes=10), lambda: bucket.head(key)):
        with pytest.raises((CloudMissing, CloudRefused)):
            call()
    bucket.close()

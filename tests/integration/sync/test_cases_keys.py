"""Cases: the key is revoked, may only read, is wrong, or is good for one library alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.cloud.r2 import R2Config
from tests.integration.sync.laptops import HEAD, Cloud, Team, settle
from tests.support.fault_proxy import FaultProxy
from tests.support.faults import Fault
from tests.support.ministack import Policy


@pytest.mark.parametrize("pattern", ["*/history/*", "*/database.sqlite"])
def test_token_revoked_mid_push(
    cloud: Cloud, laptop: Team, faulty: R2Config, proxy: FaultProxy, pattern: str
) -> None:
    """Token revoked mid-push: state auth, the commit stays in doubt; a new key brings it home."""
    one = laptop("one", faulty)
    kept = one.add()
    one.sync()
    mine = one.add()
    key = cloud.config.access_key_id
    revoke = Fault("call", act=lambda request: cloud.server.revoke(key))
    proxy.on("put", revoke, pattern=pattern)

    status = one.sync()
    assert status.state == "auth"
    assert status.reason.startswith("Saved on this laptop")
    assert one.sync().state == "auth"
    assert one.games() == {kept, mine}

    key, secret = cloud.server.make_key(cloud.config.bucket, cloud.user_id)
    cloud.config = replace(cloud.config, access_key_id=key, secret_access_key=secret)
    one.engine.close()
    one.connect(cloud.config)
    assert one.sync().state == "synced"
    two = laptop("two")
    settle(one, two)
    assert two.games() == {kept, mine}


@pytest.mark.parametrize("has_head", [True, False], ids=["a library there", "nothing there"])
def test_read_only_token(cloud: Cloud, laptop: Team, has_head: bool) -> None:
    """Read-only token: what others did comes in, pushing is refused with its reason, nothing is lost."""
    two = laptop("two")
    theirs = {two.add()} if has_head else set()
    if has_head:
        two.sync()
    before = cloud.objects()
    key, secret = cloud.server.make_key(cloud.config.bucket, cloud.user_id, "read-only")
    one = laptop("one", replace(cloud.config, access_key_id=key, secret_access_key=secret))
    mine = one.add()

    for _ in range(2):
        status = one.sync()
        assert status.state == "auth"
        assert "Object Read & Write" in status.reason
    assert one.games() == {mine, *theirs}
    assert cloud.objects() == before


@pytest.mark.parametrize("wrong", ["secret", "key", "nothing allowed"])
def test_wrong_secret(cloud: Cloud, laptop: Team, wrong: str) -> None:
    """Wrong secret, unknown key, key without rights: state auth, never taken for an empty cloud."""
    two = laptop("two")
    two.add()
    two.sync()
    before = cloud.objects()
    config = {
        "secret": replace(cloud.config, secret_access_key="x" * 40),
        "key": replace(cloud.config, access_key_id="AKIAXXXXXXXXXXXXXXXX"),
        "nothing allowed": _with(cloud, "nothing"),
    }[wrong]
    one = laptop("one", config)
    mine = one.add()

    for _ in range(2):
        status = one.sync()
        assert status.state == "auth", status
        assert config.secret_access_key not in status.reason
    assert one.games() == {mine}
    assert cloud.objects() == before


def _with(cloud: Cloud, policy: Policy) -> R2Config:
    key, secret = cloud.server.make_key(cloud.config.bucket, cloud.user_id, policy)
    return replace(cloud.config, access_key_id=key, secret_access_key=secret)


def test_prefix_limited_token(
    cloud: Cloud, laptop: Team, faulty: R2Config, proxy: FaultProxy
) -> None:
    """Prefix-limited token: everything works with it, and nothing outside the prefix is ever asked for."""
    one = laptop("one", faulty)
    kept = one.add()
    one.sync()
    one.engine.history()
    one.engine.restore(1)
    one.engine.heartbeat()
    cloud.delete(HEAD)
    one.sync()
    one.engine.recreate()
    one.restart()
    assert one.sync().state == "synced"

    asked = proxy.since()
    assert asked
    assert all(f"{line.key}{line.prefix}".startswith(f"{cloud.user_id}/") for line in asked)
    assert one.games() == {kept}


def test_a_prefix_limited_token_for_another_library(cloud: Cloud, laptop: Team) -> None:
    """A token limited to another library's prefix: state auth, nothing of either is touched."""
    key, secret = cloud.server.make_key(cloud.config.bucket, "somebody-else")
    one = laptop("one", replace(cloud.config, access_key_id=key, secret_access_key=secret))
    one.add()
    assert one.sync().state == "auth"
    assert cloud.objects() == {}


def test_bucket_gone(cloud: Cloud, laptop: Team) -> None:
    """The bucket does not exist (any more): said so, not taken for an empty cloud."""
    one = laptop("one", replace(_with(cloud, "bucket"), bucket="no-such-bucket-anywhere"))
    mine = one.add()
    status = one.sync()
    assert status.state in ("remote_missing", "auth"), status
    assert "bucket" in status.reason
    assert one.games() == {mine}

"""A real S3 server and, in front of it, a proxy that makes things go wrong."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.support.fault_proxy import FaultProxy
from tests.support.ministack import Ministack

if TYPE_CHECKING:
    from app.cloud.r2.bucket import Bucket
    from app.cloud.r2.config import R2Config


@pytest.fixture(scope="session")
def s3(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ministack]:
    """One server for the session's tests, started by the first that asks; own buckets each."""
    server = Ministack(tmp_path_factory.mktemp("s3")).start()
    yield server
    server.close()


@pytest.fixture(scope="session")
def s3_bucket(s3: Ministack) -> str:
    """A bucket that many tests share: every test is another user in it."""
    return s3.make_bucket()


@pytest.fixture
def proxy(s3: Ministack) -> Iterator[FaultProxy]:
    """A proxy of this test's own; nothing goes wrong until the test says so."""
    with FaultProxy(s3.port) as opened:
        yield opened


@pytest.fixture
def user_id() -> str:
    """A coach nobody else is."""
    return f"coach-{secrets.token_hex(6)}"


@pytest.fixture
def r2_config(s3: Ministack, s3_bucket: str, proxy: FaultProxy, user_id: str) -> R2Config:
    """What a laptop is set up with: its requests pass ``proxy``, its key is for ``user_id``."""
    return s3.config(user_id, bucket=s3_bucket, endpoint=proxy.endpoint)


@pytest.fixture
def bucket(r2_config: R2Config) -> Iterator[Bucket]:
    """The real door to the store on that configuration."""
    from app.cloud.r2.bucket import Bucket

    opened = Bucket(r2_config)
    yield opened
    opened.close()

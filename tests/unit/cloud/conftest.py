"""The scripted server and a bucket that talks to it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.cloud.r2 import Bucket, R2Config
from tests.unit.cloud.answers import Answer, Answers

USER = "coach-0001"


@pytest.fixture(scope="module")
def server() -> Iterator[Answers]:
    with Answers() as answers:
        yield answers


def made(server: Answers, read_timeout_s: float) -> Iterator[Bucket]:
    bucket = Bucket(
        R2Config(server.endpoint, "season", "0123456789abcdef", "a-secret-of-mine", USER),
        read_timeout_s=read_timeout_s,
    )
    yield bucket
    bucket.close()


@pytest.fixture(scope="module")
def one_bucket(server: Answers) -> Iterator[Bucket]:
    yield from made(server, 20)


@pytest.fixture(scope="module")
def hasty(server: Answers) -> Iterator[Bucket]:
    """A bucket that does not wait for an answer."""
    yield from made(server, 0.1)


@pytest.fixture
def store(server: Answers) -> Answers:
    """The server, with nothing asked yet."""
    server.asked.clear()
    server.say = Answer()
    return server


@pytest.fixture
def bucket(one_bucket: Bucket, store: Answers) -> Bucket:
    del store
    return one_bucket

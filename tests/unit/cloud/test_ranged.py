"""A film in the cloud reads like a file, and never like another film."""

from __future__ import annotations

import io
import random
from collections.abc import Iterator

import httpx
import pytest

from app.cloud.ranged import BLOCK, RangedFile, open_client
from app.core.errors import CloudOffline, CloudRefused, CloudStrange, MediaGone
from tests.unit.cloud.answers import Answer, Answers, Asked

DATA = random.Random(7).randbytes(3 * BLOCK + 12_345)
ETAG = '"5eb63bbbe01eeed093cb22bb8f5acdc3"'


def whole(asked: Asked) -> Answer:
    """What a store answers to a range."""
    start, end = (int(n) for n in asked.headers["Range"].removeprefix("bytes=").split("-"))
    headers = {"ETag": ETAG, "Content-Range": f"bytes {start}-{end}/{len(DATA)}"}
    return Answer(206, DATA[start : end + 1], headers)


@pytest.fixture
def client() -> Iterator[httpx.Client]:
    with open_client(timeout_s=0.5, local=True) as made:
        yield made


@pytest.fixture
def film(store: Answers, client: httpx.Client) -> RangedFile:
    store.say = whole
    return RangedFile(
        lambda: f"{store.endpoint}/film?X-Amz-Signature=0123456789abcdef",
        len(DATA),
        ETAG,
        client,
        sleep=lambda _: None,
    )


def test_it_reads_and_seeks_as_a_file_does(film: RangedFile) -> None:
    twin, rng = io.BytesIO(DATA), random.Random(1)
    for _ in range(300):
        where, whence = rng.randrange(len(DATA) + 10), rng.choice((0, 2))
        offset = where if whence == 0 else where - len(DATA) - 10
        if whence == 2 and offset + len(DATA) < 0:
            continue
        assert film.seek(offset, whence) == twin.seek(offset, whence)
        count = rng.choice((0, 1, 100, 40_000, BLOCK + 3))
        assert film.read(count) == twin.read(count)
        assert film.tell() == twin.tell()
    film.seek(0)
    assert film.read() == DATA
    assert film.read(1) == b""
    with pytest.raises(ValueError, match="before"):
        film.seek(-1)


def test_reading_on_asks_less_and_less_often(film: RangedFile, store: Answers) -> None:
    while film.read(32_768):
        pass
    assert [asked.headers["Range"] for asked in store.asked] == [
        f"bytes=0-{BLOCK - 1}",
        f"bytes={BLOCK}-{3 * BLOCK - 1}",
        f"bytes={3 * BLOCK}-{len(DATA) - 1}",
    ]
    film.seek(0)
    film.read(100)
    assert len(store.asked) == 3  # it was remembered
    assert {asked.headers["If-Match"] for asked in store.asked} == {ETAG}


@pytest.mark.parametrize("status", [400, 403])
def test_a_link_that_ran_out_is_renewed_once(
    status: int, store: Answers, client: httpx.Client
) -> None:
    made: list[str] = []

    def url() -> str:
        made.append(f"{store.endpoint}/film?n={len(made)}")
        return made[-1]

    store.say = lambda asked: Answer(status) if asked.path.endswith("n=0") else whole(asked)
    film = RangedFile(url, len(DATA), ETAG, client)
    assert film.read(10) == DATA[:10]
    assert len(made) == 2
    store.say = Answer(status)
    film.seek(2 * BLOCK)
    with pytest.raises(CloudRefused):
        film.read(1)


def test_a_bad_line_is_tried_again(film: RangedFile, store: Answers) -> None:
    bad = iter([Answer(reset=True), Answer(503), Answer(206, DATA[:BLOCK], cut=1000)])
    good = whole

    def say(asked: Asked) -> Answer:
        answer = next(bad, None)
        if answer is None:
            return good(asked)
        if answer.status == 206:
            return Answer(206, answer.body, good(asked).headers, cut=1000)
        return answer

    store.say = say
    assert film.read(10) == DATA[:10]
    assert len(store.asked) == 4
    store.say = Answer(reset=True)
    film.seek(2 * BLOCK)
    with pytest.raises(CloudOffline):
        film.read(1)
    assert len(store.asked) == 8


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (Answer(404), MediaGone),
        (Answer(412), MediaGone),
        (Answer(200, b"<html>", {"Content-Type": "text/html"}), CloudStrange),
        (Answer(302, b"", {"Location": "http://127.0.0.1:9/"}), CloudStrange),
        (Answer(206, b"x", {"ETag": '"another"', "Content-Range": "bytes 0-0/1"}), CloudStrange),
        (Answer(206, b"x", {"ETag": ETAG, "Content-Range": "bytes 5-5/99"}), CloudStrange),
        (Answer(206, b"x", {}), CloudStrange),
    ],
    ids=["gone", "replaced", "page", "redirect", "other etag", "other range", "no etag"],
)
def test_what_is_not_this_film_is_not_shown(
    answer: Answer, kind: type[Exception], film: RangedFile, store: Answers
) -> None:
    store.say = answer
    with pytest.raises(kind) as caught:
        film.read(1)
    assert "0123456789abcdef" not in str(caught.value)
    assert len(store.asked) == 1


def test_an_error_does_not_carry_the_link(film: RangedFile, store: Answers) -> None:
    store.say = Answer(reset=True)
    with pytest.raises(CloudOffline) as caught:
        film.read(1)
    assert caught.value.__cause__ is None


def test_closing_ends_reading_without_waiting(
    film: RangedFile, store: Answers, client: httpx.Client
) -> None:
    film.read(1)
    client.close()
    film.seek(2 * BLOCK)
    with pytest.raises(CloudOffline):
        film.read(1)
    film.close()
    with pytest.raises(CloudOffline, match="closed"):
        film.read(1)
    assert len(store.asked) == 1


def test_an_empty_film_is_empty(store: Answers, client: httpx.Client) -> None:
    film = RangedFile(lambda: store.endpoint, 0, ETAG, client)
    assert film.read() == b""
    assert film.readinto(bytearray(5)) == 0
    assert store.asked == []

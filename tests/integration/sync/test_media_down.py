"""Footage on its way down: resumed, proven, never seen half-written."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from app.cloud.r2 import Bucket, R2Config
from app.core.errors import CloudRefused, CloudStrange, MediaGone
from app.sync.download import DiskFull
from app.sync.media import Transfer, Transfers
from tests.support.fault_proxy import FaultProxy
from tests.support.faults import Fault, answer
from tests.support.ministack import Ministack
from tests.support.transfers import MIB, Film, Worker, make_film, make_transfers

SIZE = 20 * MIB + 3
WAIT_S = 60


class Usage(NamedTuple):
    """As ``shutil.disk_usage`` says it."""

    total: int
    used: int
    free: int


@pytest.fixture
def film(s3: Ministack, r2_config: R2Config, tmp_path: Path) -> Film:
    """A film that is in the cloud."""
    film = make_film(tmp_path / "films" / "game.mp4", SIZE, r2_config.user_id)
    put(s3, r2_config, film, film.path.read_bytes())
    return film


def put(s3: Ministack, config: R2Config, film: Film, body: bytes) -> None:
    s3.admin().put_object(
        Bucket=config.bucket, Key=film.key, Body=body, Metadata={"sha256": film.sha256}
    )


@pytest.fixture
def heard() -> list[Transfer]:
    return []


@pytest.fixture
def laptop(r2_config: R2Config, tmp_path: Path, heard: list[Transfer]) -> Iterator[Transfers]:
    transfers = make_transfers(r2_config, tmp_path / "sync", on_change=heard.append)
    yield transfers
    transfers.close()


def shown(folder: Path) -> list[str]:
    """What somebody who looks into the folder sees."""
    return sorted(path.name for path in folder.glob("*") if not path.name.startswith("."))


def test_what_came_is_the_film(
    film: Film, laptop: Transfers, tmp_path: Path, heard: list[Transfer]
) -> None:
    job = film.fetch(tmp_path / "games")
    assert laptop.download(job).result(WAIT_S)
    assert job.to.read_bytes() == film.path.read_bytes()
    assert [path.name for path in job.to.parent.iterdir()] == [job.to.name]
    assert heard[-1].state == "local"
    assert not laptop.left()
    assert laptop.download(job).result(WAIT_S) is False
    assert heard[-1].sent_bytes == 0


def test_killed_it_goes_on_where_it_was(r2_config: R2Config, film: Film, tmp_path: Path) -> None:
    to = tmp_path / "games" / film.key.rpartition("/")[2]
    words = (str(tmp_path / "sync"), str(to), film.sha256, str(film.size))
    killed = Worker(r2_config, tmp_path / "one", "down", *words, bytes_per_s=16 * MIB)
    killed.run_until(lambda said: said.get("done", 0) >= 8 * MIB)
    killed.kill()
    assert shown(to.parent) == []
    last = Worker(r2_config, tmp_path / "one", "down", *words)
    last.run_until(lambda said: "result" in said)
    last.kill()
    assert last.result
    assert shown(to.parent) == [to.name]
    assert to.read_bytes() == film.path.read_bytes()
    assert last.sent <= SIZE - 8 * MIB + MIB


@pytest.mark.parametrize(
    "fault",
    [
        Fault("reset-before"),
        Fault("reset-after"),
        Fault("truncate"),
        Fault("flip"),
        Fault("no-etag"),
        Fault("captive"),
        Fault("duplicate"),
        answer(429, retry_after=0.1),
        answer(500),
        answer(503),
    ],
    ids=lambda fault: fault.name,
)
def test_each_call_may_go_wrong_once(
    film: Film, laptop: Transfers, tmp_path: Path, proxy: FaultProxy, fault: Fault
) -> None:
    proxy.on("head", fault)
    proxy.on("get", fault, skip=1)
    job = film.fetch(tmp_path / "games")
    assert laptop.download(job).result(WAIT_S)
    assert job.to.read_bytes() == film.path.read_bytes()
    assert [path.name for path in job.to.parent.iterdir()] == [job.to.name]


def test_other_bytes_of_the_same_size_are_never_taken(
    s3: Ministack, r2_config: R2Config, film: Film, laptop: Transfers, tmp_path: Path
) -> None:
    body = bytearray(film.path.read_bytes())
    body[SIZE // 2] ^= 1
    put(s3, r2_config, film, bytes(body))
    job = film.fetch(tmp_path / "games")
    with pytest.raises(CloudStrange, match="damaged"):
        laptop.download(job).result(WAIT_S)
    assert list(job.to.parent.iterdir()) == []


def test_an_object_that_is_replaced_meanwhile_is_not_mixed(
    s3: Ministack,
    r2_config: R2Config,
    film: Film,
    laptop: Transfers,
    tmp_path: Path,
    proxy: FaultProxy,
) -> None:
    body = film.path.read_bytes()
    put(s3, r2_config, film, bytes(SIZE))
    swap = Fault("call", act=lambda request: put(s3, r2_config, film, body))
    proxy.on("get", swap, skip=1)
    job = film.fetch(tmp_path / "games")
    assert laptop.download(job).result(WAIT_S)
    assert job.to.read_bytes() == body


def test_what_the_cloud_has_not_got(
    s3: Ministack, r2_config: R2Config, film: Film, laptop: Transfers, tmp_path: Path
) -> None:
    s3.admin().delete_object(Bucket=r2_config.bucket, Key=film.key)
    with pytest.raises(MediaGone, match="not in the cloud"):
        laptop.download(film.fetch(tmp_path / "games")).result(WAIT_S)
    put(s3, r2_config, film, b"short")
    with pytest.raises(CloudStrange, match="something else"):
        laptop.download(film.fetch(tmp_path / "games")).result(WAIT_S)


def test_no_room_is_said_before_a_byte_is_fetched(
    film: Film,
    laptop: Transfers,
    tmp_path: Path,
    proxy: FaultProxy,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(100, 99, 1))
    with pytest.raises(DiskFull, match="make room"):
        laptop.download(film.fetch(tmp_path / "games")).result(WAIT_S)
    assert not [line for line in proxy.since() if line.operation == "get"]


def test_a_folder_that_refuses_is_named(film: Film, laptop: Transfers, tmp_path: Path) -> None:
    (tmp_path / "games").write_text("a file")
    with pytest.raises(DiskFull, match="games"):
        laptop.download(film.fetch(tmp_path / "games")).result(WAIT_S)


def test_a_refused_key_stops_it_and_the_next_start_goes_on(
    film: Film, laptop: Transfers, r2_config: R2Config, tmp_path: Path, proxy: FaultProxy
) -> None:
    rule = proxy.on("get", answer(403), times=None, skip=1)
    job = film.fetch(tmp_path / "games")
    with pytest.raises(CloudRefused):
        laptop.download(job).result(WAIT_S)
    assert shown(job.to.parent) == []
    assert laptop.known()[film.sha256].problem
    rule.times = 0
    again = make_transfers(r2_config, tmp_path / "sync")
    (left,) = again.left()
    assert again.download(left).result(WAIT_S)  # type: ignore[arg-type]
    again.close()
    assert job.to.read_bytes() == film.path.read_bytes()


def test_reading_is_of_this_library_alone(r2_config: R2Config) -> None:
    bucket = Bucket(r2_config)
    with pytest.raises(ValueError, match="not a key of this library"):
        bucket.head("coach-somebody-else/games/x.mp4")
    bucket.close()

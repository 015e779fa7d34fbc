"""Footage on its way up, with everything that happens to it on the way."""

from __future__ import annotations

import os
import random
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError
from pathlib import Path

import pytest

from app.cloud.r2 import Bucket, R2Config
from app.core.errors import CloudStrange
from app.sync.media import Transfer, Transfers
from app.sync.upload import SMALLEST_PART, FileChanged
from tests.support.fault_proxy import FaultProxy
from tests.support.faults import Fault, Operation, answer
from tests.support.ministack import Ministack
from tests.support.transfers import MIB, Film, Worker, make_film, make_transfers

SIZE = 17 * MIB + 5
WAIT_S = 60


@pytest.fixture
def config(r2_config: R2Config) -> R2Config:
    return r2_config


@pytest.fixture
def film(config: R2Config, tmp_path: Path) -> Film:
    return make_film(tmp_path / "films" / "game.mp4", SIZE, config.user_id)


class Watch:
    """Hears every change, and lets a test wait for one."""

    def __init__(self) -> None:
        self.heard: list[Transfer] = []
        self._news = threading.Condition()

    def __call__(self, now: Transfer) -> None:
        with self._news:
            self.heard.append(now)
            self._news.notify_all()

    def wait_for(self, what: Callable[[Transfer], bool]) -> Transfer:
        """The first change that is so."""
        with self._news:
            assert self._news.wait_for(lambda: any(map(what, self.heard)), WAIT_S), self.heard[-3:]
            return next(now for now in self.heard if what(now))


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def laptop(config: R2Config, tmp_path: Path, watch: Watch) -> Iterator[Transfers]:
    transfers = make_transfers(config, tmp_path / "sync", on_change=watch)
    yield transfers
    transfers.close()


def unfinished(s3: Ministack, config: R2Config) -> list[str]:
    """Upload IDs that the store still keeps parts of."""
    found = s3.admin().list_multipart_uploads(Bucket=config.bucket, Prefix=config.prefix)
    return [upload["UploadId"] for upload in found.get("Uploads", [])]


def objects(s3: Ministack, config: R2Config) -> dict[str, bytes]:
    """What the coach's library has in the cloud."""
    return s3.objects(config.bucket, config.prefix)


def slow(laptop: Transfers) -> None:
    """So that a test can come in between."""
    laptop.limit.change(8 * MIB)


def test_what_arrives_is_the_film_in_equal_parts(
    s3: Ministack, config: R2Config, film: Film, laptop: Transfers, watch: Watch
) -> None:
    assert laptop.upload(film.job).result(WAIT_S)
    assert objects(s3, config) == {film.key: film.path.read_bytes()}
    head = laptop.look(film.key)
    assert head is not None
    assert head.etag.endswith('-4"')
    assert head.metadata["sha256"] == film.sha256
    assert laptop.verified(film.key, film.sha256, film.size)
    assert not unfinished(s3, config)
    assert watch.heard[-1].sent_bytes == SIZE
    assert watch.heard[-1].state == "cloud"
    assert not laptop.known()
    assert not laptop.left()


def test_the_same_bytes_are_never_sent_twice(
    config: R2Config, film: Film, laptop: Transfers, watch: Watch, tmp_path: Path
) -> None:
    laptop.upload(film.job).result(WAIT_S)
    copy = make_film(tmp_path / "films" / "copy 🏟️.mp4", SIZE, config.user_id)
    assert copy.key == film.key
    assert laptop.upload(copy.job).result(WAIT_S) is False
    assert watch.heard[-1].sent_bytes == 0


def test_small_and_empty_files_go_in_one_piece(
    s3: Ministack, config: R2Config, laptop: Transfers, tmp_path: Path
) -> None:
    films = [
        make_film(tmp_path / name, size, config.user_id)
        for name, size in (("nothing.mp4", 0), ("späte Führung 🎉.MOV", 3), ("x", SMALLEST_PART))
    ]
    for film in films:
        assert laptop.upload(film.job).result(WAIT_S)
    assert objects(s3, config) == {film.key: film.path.read_bytes() for film in films}
    assert all(film.key.isascii() for film in films)


@pytest.mark.parametrize("seed", range(3))
def test_killed_at_random_it_goes_on_and_nothing_half_done_shows(
    s3: Ministack, config: R2Config, film: Film, tmp_path: Path, seed: int
) -> None:
    chance, sent = random.Random(seed), 0
    words = (str(tmp_path / "sync"), str(film.path), film.sha256)
    for _ in range(2):
        worker = Worker(config, tmp_path / "one", "up", *words, bytes_per_s=20 * MIB)
        enough = chance.randrange(SIZE // 2)
        worker.run_until(lambda said, enough=enough: said.get("sent", 0) > enough)  # type: ignore[misc]
        worker.kill()
        sent += worker.sent
        assert not objects(s3, config)
    last = Worker(config, tmp_path / "one", "up", *words)
    last.run_until(lambda said: "result" in said)
    last.kill()
    assert last.result
    assert objects(s3, config) == {film.key: film.path.read_bytes()}
    assert last.sent + sent <= SIZE + 2 * 2 * SMALLEST_PART
    assert not unfinished(s3, config)


def test_an_upload_that_the_store_forgot_starts_again(
    s3: Ministack, config: R2Config, film: Film, laptop: Transfers, watch: Watch, tmp_path: Path
) -> None:
    slow(laptop)
    going = laptop.upload(film.job)
    watch.wait_for(lambda now: now.done_bytes >= SMALLEST_PART)
    laptop.close()
    with pytest.raises(CancelledError):
        going.result(WAIT_S)
    (upload_id,) = unfinished(s3, config)
    s3.admin().abort_multipart_upload(Bucket=config.bucket, Key=film.key, UploadId=upload_id)
    again = make_transfers(config, tmp_path / "sync")
    (left,) = again.left()
    assert again.upload(left).result(WAIT_S)  # type: ignore[arg-type]
    again.close()
    assert objects(s3, config) == {film.key: film.path.read_bytes()}


def test_forgotten_between_two_parts(
    s3: Ministack, config: R2Config, film: Film, laptop: Transfers, watch: Watch
) -> None:
    slow(laptop)
    going = laptop.upload(film.job)
    watch.wait_for(lambda now: now.done_bytes >= SMALLEST_PART)
    (upload_id,) = unfinished(s3, config)
    s3.admin().abort_multipart_upload(Bucket=config.bucket, Key=film.key, UploadId=upload_id)
    laptop.limit.change(None)
    assert going.result(WAIT_S)
    assert objects(s3, config) == {film.key: film.path.read_bytes()}


@pytest.mark.parametrize("hidden", [False, True], ids=["plainly", "with its old date"])
def test_a_file_that_is_edited_meanwhile_never_shows(
    s3: Ministack, config: R2Config, film: Film, laptop: Transfers, watch: Watch, hidden: bool
) -> None:
    slow(laptop)
    going = laptop.upload(film.job)
    watch.wait_for(lambda now: now.done_bytes >= SMALLEST_PART)
    before = film.path.stat()
    with film.path.open("r+b") as file:
        file.seek(SIZE - 100)
        file.write(b"edited")
    if hidden:
        os.utime(film.path, ns=(before.st_atime_ns, before.st_mtime_ns))
    with pytest.raises(FileChanged, match=r"game\.mp4"):
        going.result(WAIT_S)
    assert not objects(s3, config)
    assert not unfinished(s3, config)
    assert "written to" in laptop.known()[film.sha256].problem
    assert not laptop.left()


def test_a_file_that_vanishes_meanwhile(
    s3: Ministack, config: R2Config, film: Film, laptop: Transfers, watch: Watch
) -> None:
    slow(laptop)
    going = laptop.upload(film.job)
    watch.wait_for(lambda now: now.done_bytes >= SMALLEST_PART)
    film.path.unlink()
    with pytest.raises(FileChanged, match="not there any more"):
        going.result(WAIT_S)
    assert not objects(s3, config)
    assert not unfinished(s3, config)


def test_somebody_else_was_first(
    s3: Ministack, config: R2Config, film: Film, laptop: Transfers, watch: Watch
) -> None:
    slow(laptop)
    going = laptop.upload(film.job)
    watch.wait_for(lambda now: now.done_bytes >= SMALLEST_PART)
    body, other = film.path.read_bytes(), Bucket(config)
    other.put(film.key, body, metadata={"sha256": film.sha256}, if_absent=True)
    other.close()
    laptop.limit.change(None)
    assert going.result(WAIT_S)
    assert objects(s3, config) == {film.key: body}
    assert not unfinished(s3, config)


def test_something_else_under_the_films_name_is_left_alone(
    s3: Ministack, config: R2Config, film: Film, laptop: Transfers
) -> None:
    s3.admin().put_object(Bucket=config.bucket, Key=film.key, Body=b"not a film")
    with pytest.raises(CloudStrange, match="something else"):
        laptop.upload(film.job).result(WAIT_S)
    assert objects(s3, config) == {film.key: b"not a film"}
    assert not laptop.verified(film.key, film.sha256, film.size)


def test_an_object_that_does_not_say_what_it_is_frees_no_space(
    s3: Ministack, config: R2Config, film: Film, laptop: Transfers
) -> None:
    s3.admin().put_object(Bucket=config.bucket, Key=film.key, Body=bytes(SIZE))
    assert not laptop.verified(film.key, film.sha256, film.size)


def test_cancelled_leaves_nothing(
    s3: Ministack, config: R2Config, film: Film, laptop: Transfers, watch: Watch
) -> None:
    slow(laptop)
    going = laptop.upload(film.job)
    watch.wait_for(lambda now: now.done_bytes >= SMALLEST_PART)
    laptop.cancel(film.sha256)
    with pytest.raises(CancelledError):
        going.result(WAIT_S)
    assert not objects(s3, config)
    assert not unfinished(s3, config)
    assert not laptop.left()
    assert not laptop.known()


def test_pausing_takes_it_off_the_line(
    s3: Ministack, config: R2Config, film: Film, laptop: Transfers, watch: Watch
) -> None:
    slow(laptop)
    going = laptop.upload(film.job)
    watch.wait_for(lambda now: now.done_bytes >= SMALLEST_PART)
    laptop.gate.pause()
    laptop.limit.change(None)
    with pytest.raises(TimeoutError):
        going.result(0.7)
    laptop.gate.resume()
    assert going.result(WAIT_S)
    assert objects(s3, config) == {film.key: film.path.read_bytes()}


def test_the_library_goes_first(
    s3: Ministack, config: R2Config, film: Film, tmp_path: Path
) -> None:
    syncing = threading.Event()
    syncing.set()
    laptop = make_transfers(config, tmp_path / "sync", library_first=syncing.is_set)
    going = laptop.upload(film.job)
    with pytest.raises(TimeoutError):
        going.result(0.5)
    assert not unfinished(s3, config)
    syncing.clear()
    assert going.result(WAIT_S)
    laptop.close()


def test_the_limit_holds(film: Film, laptop: Transfers, watch: Watch) -> None:
    laptop.limit.change(SIZE / 2)
    told = laptop.clock()
    laptop.upload(film.job).result(WAIT_S)
    assert laptop.clock() - told > 1.4
    assert any(now.eta_s is not None and 0 <= now.eta_s < 5 for now in watch.heard)


def test_a_line_that_is_down_is_waited_for(
    s3: Ministack,
    config: R2Config,
    film: Film,
    laptop: Transfers,
    watch: Watch,
    proxy: FaultProxy,
) -> None:
    slow(laptop)
    going = laptop.upload(film.job)
    watch.wait_for(lambda now: now.done_bytes >= SMALLEST_PART)
    proxy.on("*", Fault("reset-before"), times=12)
    watch.wait_for(lambda now: bool(now.problem))
    laptop.limit.change(None)
    assert going.result(WAIT_S)
    assert objects(s3, config) == {film.key: film.path.read_bytes()}
    assert watch.heard[-1].problem == ""


OPERATIONS: tuple[Operation, ...] = ("head", "create", "part", "parts", "complete")
FAULTS = [
    Fault("reset-before"),
    Fault("reset-midway"),
    Fault("reset-after"),
    Fault("late", 0.2),
    Fault("duplicate"),
    Fault("truncate"),
    Fault("flip"),
    Fault("no-etag"),
    Fault("captive"),
    answer(429, retry_after=0.1),
    answer(500),
    answer(503),
]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_each_call_may_go_wrong_once(
    s3: Ministack, config: R2Config, film: Film, laptop: Transfers, proxy: FaultProxy, fault: Fault
) -> None:
    for operation in OPERATIONS:
        proxy.on(operation, fault)
    assert laptop.upload(film.job).result(WAIT_S)
    proxy.settle()
    assert objects(s3, config) == {film.key: film.path.read_bytes()}
    assert not laptop.left()
    sent = sum(line.sent for line in proxy.since() if line.operation == "part")
    assert sent <= SIZE + 2 * SMALLEST_PART

"""Cleaning up in the cloud, against a real store."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from app.cloud.r2 import Bucket
from app.core.errors import CloudFailed
from app.storage import Store
from app.sync.retention import DAY_US
from app.sync.sweep import CannotSweep, Plan, plan, sweep
from tests.integration.sync.laptops import Cloud, Laptop, Team, settle
from tests.support.libraries import do, see

USED, UNUSED = "a" * 64, "b" * 64


@pytest.fixture
def bucket(cloud: Cloud) -> Iterator[Bucket]:
    opened = Bucket(cloud.config)
    yield opened
    opened.close()


@pytest.fixture
def one(laptop: Team, cloud: Cloud) -> Laptop:
    """A laptop that backed up a game, beside footage that nobody names."""
    made = laptop("one")
    made.add("cup")
    name_footage(made, USED)
    made.sync()
    for sha in (USED, UNUSED):
        cloud.put(f"games/{sha}.mp4", b"film")
    cloud.put("final_videos/reel.mp4", b"reel")
    return made


def name_footage(laptop: Laptop, sha: str) -> None:
    def write(store: Store) -> None:
        game = store.game("cup")
        store.update_game(replace(game, files=(replace(game.files[0], sha256=sha),)))

    do(laptop.library, write)


def later(laptop: Laptop, days: int) -> int:
    return laptop.now_us() + days * DAY_US


def test_unused_footage_goes_after_thirty_days(one: Laptop, cloud: Cloud, bucket: Bucket) -> None:
    assert plan(bucket, now_us=later(one, 29)).media == ()
    decided = plan(bucket, now_us=later(one, 31))
    assert decided.media == (f"{cloud.user_id}/games/{UNUSED}.mp4",)
    assert decided.bytes == 4
    assert sweep(bucket, decided, now_us=later(one, 31)) == 1
    left = cloud.objects()
    assert f"games/{USED}.mp4" in left and "final_videos/reel.mp4" in left
    assert f"games/{UNUSED}.mp4" not in left


def test_what_the_library_here_names_stays(one: Laptop, bucket: Bucket) -> None:
    assert plan(bucket, now_us=later(one, 31), user_names={UNUSED}).media == ()


def test_footage_of_a_trashed_game_or_an_old_version_stays(one: Laptop, bucket: Bucket) -> None:
    name_footage(one, "c" * 64)  # the version before names the old one
    one.sync()
    one.trash("cup")
    one.sync()
    decided = plan(bucket, now_us=later(one, 31))
    assert not any(USED in key for key in decided.media)


def test_footage_that_was_named_meanwhile_stays(one: Laptop, cloud: Cloud, bucket: Bucket) -> None:
    decided = plan(bucket, now_us=later(one, 31))
    name_footage(one, UNUSED)
    one.sync()
    assert sweep(bucket, decided, now_us=later(one, 31)) == 0
    assert f"games/{UNUSED}.mp4" in cloud.objects()


def test_old_versions_go_and_the_laptops_go_on(
    one: Laptop, laptop: Team, cloud: Cloud, bucket: Bucket
) -> None:
    two = laptop("two")
    settle(one, two)
    two.engine.heartbeat()
    based = bucket.head(f"{cloud.user_id}/database.sqlite")
    assert based is not None
    for n in range(3):
        one.add(f"more-{n}")
        one.sync()
    decided = plan(bucket, now_us=later(one, 400))
    left = cloud.versions()
    dropped = sorted(int(key.split("/")[-1][:10]) for key in decided.versions)
    head, base = left[-1], int(based.metadata["db-version"])
    assert dropped == [number for number in left if number not in (head, base)]
    sweep(bucket, Plan(decided.versions), now_us=later(one, 400))
    two.add("late")
    settle(one, two)
    assert two.games() == {"cup", "late", "more-0", "more-1", "more-2"}
    assert see(one.library, lambda store: store.game("late")).id == "late"


@pytest.mark.parametrize("what", ["head", "version", "device"])
def test_what_cannot_be_read_stops_it(what: str, one: Laptop, cloud: Cloud, bucket: Bucket) -> None:
    one.engine.heartbeat()
    if what == "head":
        cloud.delete("database.sqlite")
    elif what == "version":
        name = next(key for key in cloud.objects("history/"))
        cloud.put(name, b"\0" * 5000)
    else:
        name = next(key for key in cloud.objects("devices/"))
        cloud.put(name, b"{}")
    with pytest.raises((CannotSweep, CloudFailed)):
        plan(bucket, now_us=later(one, 31))
    assert f"games/{UNUSED}.mp4" in cloud.objects()

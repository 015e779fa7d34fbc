"""What may go from the cloud, decided on plain values."""

from __future__ import annotations

from app.storage.exchange import Tables
from app.sync.history import Kept
from app.sync.retention import DAY_US
from app.sync.sweep import GRACE_US, Item, media_to_drop, names_in, versions_to_drop
from tests.support.merge_cases import blank, hlc

NOW = 20_000 * DAY_US
SHA, OTHER = "a" * 64, "b" * 64


def film(
    sha: str = SHA, age_us: int = GRACE_US, folder: str = "games", user: str = "coach-01"
) -> Item:
    return Item(f"{user}/{folder}/{sha}.mp4", 10, NOW - age_us)


def goes(item: Item, *named: str) -> bool:
    return media_to_drop([item], named, "coach-01", NOW) == (item,)


def test_footage_that_nothing_names_goes_after_the_grace() -> None:
    assert goes(film())
    assert not goes(film(age_us=GRACE_US - 1))
    assert not goes(film(age_us=-DAY_US))


def test_footage_that_is_named_stays_by_hash_or_by_key() -> None:
    assert not goes(film(), SHA)
    assert not goes(film(), f"games/{SHA}.mp4")
    assert goes(film(), OTHER, f"games/{OTHER}.mp4")


def test_nothing_else_in_the_bucket_goes() -> None:
    assert not goes(film(folder="final_videos"))
    assert not goes(film(folder="raw_clips"))
    assert not goes(film(user="coach-02"))
    assert not goes(Item("coach-01/database.sqlite", 10, 0))


def test_a_version_names_its_footage_in_the_trash_too() -> None:
    game, binned = (
        blank("game_file", name, hlc(1), sha256=sha, cloud_key=key)
        for name, sha, key in (("one", SHA, ""), ("two", "", f"games/{OTHER}.mov"))
    )
    binned["deleted_at"] = 5
    source = blank("reel_source", "film", hlc(1), sha256="c" * 64)
    tables: Tables = {
        "game_file": {"one": game, "two": binned},
        "reel_source": {"film": source},
    }
    assert names_in(tables) == {SHA, f"games/{OTHER}.mov", "c" * 64}
    assert names_in({}) == frozenset()


def version(number: int, age_days: int) -> Kept:
    key = f"coach-01/history/{number:010d}-commit-{number}.sqlite"
    return Kept(key, number, f"commit-{number}", 10, NOW - age_days * DAY_US)


def test_old_versions_go_unless_a_laptop_is_based_on_them() -> None:
    found = [version(1, 500), version(2, 400), version(3, 8), version(4, 1)]
    assert [v.version for v in versions_to_drop(found, NOW, ())] == [1, 2]
    assert [v.version for v in versions_to_drop(found, NOW, {"commit-1"})] == [2]
    assert versions_to_drop(found[-1:], NOW, ()) == ()

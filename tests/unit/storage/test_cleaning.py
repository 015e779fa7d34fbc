from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core.errors import NotFound
from app.storage import Changes, Library
from app.storage.cleaning import KEEP_US
from app.storage.exchange import Pointer, SyncCommit, add_commit_to
from app.storage.versions import KEEP_COMMITS
from tests.support.libraries import clip, do, edit, game, live_rows, query, see

DAY_US = 86_400_000_000
START_US = 1_746_360_000_000_000


class Clock:
    now_us = START_US

    def __call__(self) -> int:
        self.now_us += 1_000
        return self.now_us


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def library(tmp_path: Path, clock: Clock) -> Iterator[Library]:
    with Library.open(tmp_path / "home", now_us=clock) as opened:
        do(opened, lambda store: store.add_game(game()))
        do(opened, lambda store: store.add_game(game("game-2")))
        for name in ("clip-1", "clip-2"):
            do(opened, lambda store, name=name: store.put_clip(clip(name)))  # type: ignore[misc]
        do(opened, lambda store: store.put_clip(clip("clip-3", "game-2")))
        do(opened, lambda store: store.put_edit(edit(clips=2, keys=3)))
        yield opened


def synced(library: Library) -> None:
    """The cloud has agreed to what the library holds now."""
    number = library.pointer().result(30).version + 1
    commit = SyncCommit(f"commit-{number}", "", number, library.device_id, "Anna", "1", START_US)
    base = library.folders.sync / f"base-{commit.id}.sqlite"
    library.snapshot(base).result(30)
    add_commit_to(base, commit)
    library.put_pointer(Pointer(commit.id, "e", number, 1), commit).result(30)


def count(library: Library, table: str) -> int:
    return int(query(library.folders.database, f"SELECT count(*) FROM {table}")[0][0])


def test_what_was_deleted_long_ago_goes_with_all_it_owns(library: Library, clock: Clock) -> None:
    do(library, lambda store: store.trash_game("game-2"))
    do(library, lambda store: store.delete_clip("clip-1"))
    do(library, lambda store: store.put_edit(edit(clips=1, keys=1)))
    synced(library)
    clock.now_us += KEEP_US + DAY_US
    do(library, lambda store: store.delete_clip("clip-2"))
    before = live_rows(library)
    heard: list[Changes] = []
    library.subscribe(heard.append)
    purged = library.purge().result(30)
    assert purged.rows > 10
    assert heard[0].touched == {
        ("game", "game-2"),
        ("clip", "clip-3"),
        ("clip", "clip-1"),
        ("reel", "reel-1"),
    }
    assert see(library, lambda store: store.trashed_games()) == []
    after = live_rows(library)
    assert after["reel"] == before["reel"]
    assert see(library, lambda store: store.edit("reel-1")) == edit(clips=1, keys=1)
    assert see(library, lambda store: store.game("game-1")) == game()
    # Deleted a moment ago: its mark stays, so that the other laptop hears of it.
    assert query(library.folders.database, "SELECT id FROM clip") == [("clip-2",)]
    assert count(library, "clip_tag") == 2
    assert query(library.folders.database, "PRAGMA foreign_key_check") == []
    assert any("before-clean-up" in p.name for p in library.folders.backups.iterdir())
    assert library.purge().result(30).rows == 0


def test_a_deletion_that_the_cloud_does_not_know_of_stays(library: Library, clock: Clock) -> None:
    synced(library)
    do(library, lambda store: store.delete_clip("clip-1"))
    clock.now_us += KEEP_US + DAY_US
    assert library.purge().result(30).rows == 0
    synced(library)
    assert library.purge().result(30).rows > 0


def test_a_trashed_game_with_a_clip_the_cloud_does_not_know_stays(
    library: Library, clock: Clock
) -> None:
    do(library, lambda store: store.trash_game("game-2"))
    synced(library)
    clock.now_us += KEEP_US + DAY_US
    query(
        library.folders.database,
        "UPDATE clip SET hlc = '0196a3b2c000-0001-0badcafe' WHERE id = 'clip-3'",
    )
    assert library.purge().result(30).rows == 0
    do(library, lambda store: store.restore_game("game-2"))
    assert len(see(library, lambda store: store.clips("game-2"))) == 1


def test_without_the_file_of_the_base_nothing_is_known_so_nothing_goes(
    library: Library, clock: Clock
) -> None:
    do(library, lambda store: store.delete_clip("clip-1"))
    synced(library)
    clock.now_us += KEEP_US + DAY_US
    for base in library.folders.sync.glob("base-*"):
        base.unlink()
    assert library.purge().result(30).rows == 0


def test_without_any_cloud_only_the_age_counts(library: Library, clock: Clock) -> None:
    do(library, lambda store: store.delete_clip("clip-1"))
    assert library.purge().result(30).rows == 0
    clock.now_us += KEEP_US + DAY_US
    assert library.purge().result(30).rows == 4  # the clip, two tags, a player
    with pytest.raises(NotFound):
        see(library, lambda store: store.clip("clip-1"))


def test_a_source_that_a_clip_still_uses_stays(library: Library, clock: Clock) -> None:
    query(library.folders.database, "UPDATE reel_source SET deleted_at = 1")
    clock.now_us += KEEP_US + DAY_US
    assert library.purge().result(30).rows == 0
    assert see(library, lambda store: store.edit("reel-1")) == edit(clips=2, keys=3)


def test_the_newest_versions_are_remembered(library: Library) -> None:
    for number in range(KEEP_COMMITS + 5):
        commit = SyncCommit(f"commit-{number}", "", number, "d", "Anna", "1", START_US)
        library.add_commit(commit).result(30)
    library.purge().result(30)
    left = library.commits().result(30)
    assert [commit.version for commit in left] == list(range(5, KEEP_COMMITS + 5))


def test_old_versions_are_forgotten_as_new_ones_land(library: Library) -> None:
    for number in (1, 2, KEEP_COMMITS + 1, KEEP_COMMITS + 2):
        commit = SyncCommit(f"commit-{number}", "", number, "d", "Anna", "1", START_US)
        library.put_pointer(Pointer(commit.id, "e", number, 1), commit).result(30)
    left = [commit.version for commit in library.commits().result(30)]
    assert left == [KEEP_COMMITS + 1, KEEP_COMMITS + 2]


def test_sizes_name_the_tables_largest_first_and_near_the_file(
    library: Library, tmp_path: Path
) -> None:
    for n in range(40):
        do(library, lambda store, n=n: store.put_edit(edit(f"reel-{n}", clips=3, keys=30)))  # type: ignore[misc]
    sizes = library.sizes().result(30)
    assert sizes[0].name == "crop_keyframe"
    rows = {size.name: size.rows for size in sizes}
    assert rows["crop_keyframe"] == count(library, "crop_keyframe")
    assert rows["game"] == 2
    assert "player" not in rows
    assert list(sizes) == sorted(sizes, key=lambda size: (-size.bytes, size.name))
    out = tmp_path / "out"
    library.snapshot(out).result(30)
    total = sum(size.bytes for size in sizes)
    assert 0.75 < total / out.stat().st_size < 1.25

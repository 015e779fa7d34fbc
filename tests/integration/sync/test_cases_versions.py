"""Cases: many deletions, old versions, sizes, and closing in the middle."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from app.core.errors import BadInput, NotFound
from app.core.sync import NOTICE_BYTES, WARNING_BYTES
from app.storage import Store
from app.storage.exchange import Foreign, read_tables
from app.sync.devices import devices
from tests.integration.sync.laptops import HEAD, Cloud, Laptop, Team, settle
from tests.support.libraries import clip, do


def test_mass_delete_brake(cloud: Cloud, laptop: Team) -> None:
    """Mass delete brake: a merge that would delete more than 20 rows and 20 % asks first; yes does it, no keeps all."""
    one, two = laptop("one"), laptop("two")
    games = [one.add() for _ in range(40)]
    settle(one, two)
    two.trash(*games[:39])
    assert two.sync().state == "synced"
    mine = one.add()
    head = cloud.head()

    asked = one.sync()
    assert asked.state == "confirm"
    assert asked.count >= 39
    assert asked.reason.startswith("Saved on this laptop")
    assert one.requests(one.sync) == [("get_object", HEAD)]  # a 304: it is not asked anew
    one.restart()
    assert one.sync().state == "confirm"
    assert one.games() == {*games, mine}
    assert cloud.head() == head

    assert one.sync(allow_deletes=True).state == "synced"
    settle(one, two)
    assert two.games() == {games[39], mine}


def test_a_yes_is_to_what_was_asked(laptop: Team) -> None:
    """Yes to a mass delete: it covers that version and number; more deletions are asked about anew."""
    one, two = laptop("one"), laptop("two")
    games = [one.add() for _ in range(60)]
    settle(one, two)
    two.trash(*games[:25])
    two.sync()
    assert one.sync(allow_deletes=True).state == "confirm"  # nobody was asked yet
    two.trash(*games[25:])
    two.sync()
    asked = one.sync(allow_deletes=True)
    assert (asked.state, asked.count) == ("confirm", 120)
    assert one.engine.sync_once(allow_deletes=True, shown=50).state == "confirm"
    assert one.games() == set(games)
    one.restart()
    assert one.engine.sync_once(allow_deletes=True, shown=120).state == "synced"
    assert one.games() == set()


def test_what_lies_in_the_trash_does_not_loosen_the_brake(laptop: Team) -> None:
    """Mass delete brake: clips of a game in the trash do not count in what a fifth is taken of."""
    one, two = laptop("one"), laptop("two")
    for name, clips in (("old", 120), ("now", 30)):
        one.add(name)
        do(one.library, partial(put_clips, name=name, clips=clips))
    one.trash("old")
    settle(one, two)
    do(two.library, delete_clips)
    two.sync()
    assert one.sync().state == "confirm"


def put_clips(store: Store, name: str, clips: int) -> None:
    for number in range(clips):
        store.put_clip(clip(f"{name}-{number}", name, tags=(), players=()))


def delete_clips(store: Store) -> None:
    for found in store.clips():
        store.delete_clip(found.id)


def test_no_to_a_mass_delete(laptop: Team) -> None:
    """No to a mass delete: all of both sides is kept and comes back on the other laptop."""
    one, two = laptop("one"), laptop("two")
    games = [one.add() for _ in range(40)]
    settle(one, two)
    two.trash(*games[:39])
    theirs = two.add()
    two.sync()
    assert one.sync().state == "confirm"

    assert one.engine.sync_once(keep_all=True).state in ("synced", "conflicts")
    settle(one, two)
    assert two.games() == {*games, theirs}


def test_a_few_deletions_need_no_question(laptop: Team) -> None:
    """Deletions below the brake: merged without a question."""
    one, two = laptop("one"), laptop("two")
    games = [one.add() for _ in range(40)]
    settle(one, two)
    two.trash(*games[:3])
    settle(two, one)
    assert one.games() == set(games[3:])


def test_history_and_restore(cloud: Cloud, laptop: Team, tmp_path: Path) -> None:
    """Restore a version: everything is as it was then, on every laptop; restoring the one before undoes it."""
    one, two = laptop("one"), laptop("two")
    first, second = one.add(), one.add()
    one.sync()
    one.rename(first, "Wanderers")
    one.trash(second)
    third = one.add()
    settle(one, two)

    listed = one.engine.history()
    assert [v.version for v in listed] == [2, 1]
    assert [v.here for v in listed] == [True, False]
    assert listed[0].parent_id == listed[1].commit_id
    assert {v.device_name for v in listed} == {"one"}
    assert all(v.size_bytes > 0 and v.created_us > 0 and v.app_version == "1.0.0" for v in listed)

    old = tmp_path / "old.sqlite"
    assert two.engine.fetch_version(1, old) == two.engine.history()[1]
    assert set(read_tables(old)["game"]) == {first, second}

    assert two.engine.restore(1).state == "synced"
    assert two.games() == {first, second}
    assert two.opponent(first) == "Rovers"
    settle(one, two)
    assert one.games() == {first, second}
    before = next(v for v in one.engine.history() if v.version == 2)
    assert one.engine.restore(before).state == "synced"
    settle(one, two)
    assert two.games() == {first, third}
    assert two.opponent(first) == "Wanderers"
    assert not one.library.conflicts().result()
    assert cloud.versions() == [1, 2, 3, 4]


def test_restore_after_a_clean_up(laptop: Team) -> None:
    """Restore of a version with a game in the trash that was cleaned up since: the rest comes back."""
    one, two = laptop("one"), laptop("two")
    gone, kept = one.add(), one.add()
    do(one.library, lambda store: store.put_clip(clip("clip-1", gone)))
    one.sync()
    one.trash(gone)
    one.sync()
    with_trash, whole = one.engine.history()
    one.clock_off_us = 100 * 86_400_000_000
    assert one.library.purge().result(30).rows
    one.trash(kept)
    one.sync()
    assert one.engine.restore(with_trash).state == "synced"
    assert one.games() == {kept}
    assert one.engine.restore(whole).state == "synced"
    assert one.games() == {gone, kept}
    one.clock_off_us = 0
    settle(one, two)


def test_restore_of_what_the_library_forgot(laptop: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    """Restore of a version so old that the library does not remember its commit: the cloud still has it."""
    monkeypatch.setattr("app.storage.sharing.KEEP_COMMITS", 2)
    one = laptop("one")
    first = one.add()
    one.sync()
    for _ in range(4):
        one.add()
        one.sync()
    assert len(one.library.commits().result()) == 2
    assert [version.version for version in one.engine.history()] == [5, 4, 3, 2, 1]
    assert one.engine.restore(1).state == "synced"
    assert one.games() == {first}


def test_restore_where_a_number_repeats(cloud: Cloud, laptop: Team) -> None:
    """Restore where a number repeats (the head was put back by hand): the version that was meant, or none."""
    one = laptop("one")
    kept = one.add()
    one.sync()
    first, metadata = cloud.head(), cloud.head_metadata()
    gone = one.add()
    one.sync()
    cloud.put(HEAD, first, metadata)
    one.sync()
    one.trash(gone)
    one.sync()
    twice = [version for version in one.engine.history() if version.version == 2]
    assert len(twice) == 2
    with pytest.raises(BadInput):
        one.engine.restore(2)
    mine = min(twice, key=lambda version: version.created_us)
    assert one.engine.restore(mine.commit_id).state == "synced"
    assert one.games() == {kept, gone}


def test_restore_of_what_is_not_there(cloud: Cloud, laptop: Team) -> None:
    """Restore of a version that is gone or damaged: said so, nothing changes."""
    one = laptop("one")
    kept = one.add()
    one.sync()
    with pytest.raises(NotFound):
        one.engine.restore(7)
    (name,) = cloud.objects("history/")
    cloud.put(name, b"rubbish")
    with pytest.raises(Foreign):
        one.engine.restore(1)
    assert one.games() == {kept}


def test_losers_of_a_race_are_no_versions(cloud: Cloud, laptop: Team) -> None:
    """Copies of commits that lost their race: not listed as versions."""
    one, two = laptop("one"), laptop("two")
    one.add()
    settle(one, two)
    two.add()
    one.add()
    one.at["before-head-put"] = two.sync
    assert one.sync().state == "synced"
    settle(one, two)

    assert [v.version for v in one.engine.history()] == [3, 2, 1]
    assert cloud.versions() == [1, 2, 2, 3]


def padded(one: Laptop) -> int:
    """Grow the library by some KiB; the size of the version in the cloud after a sync."""
    words = "x" * 16_000

    def note(store: object) -> None:
        store.put_setting(f"pad-{next(one.numbers)}", words)  # type: ignore[attr-defined]

    do(one.library, note)
    return one.sync().size_bytes


def test_sizes(laptop: Team) -> None:
    """512 KiB and 1 MiB: a growing library gets a notice, then the state size; sync goes on."""
    one = laptop("one")
    one.add()
    states: dict[str, int] = {}
    for _ in range(90):
        size = padded(one)
        status = one.engine.status()
        states.setdefault(status.state, size)
        assert status.state == ("size" if size >= WARNING_BYTES else "synced")
        if size >= WARNING_BYTES:
            break
    assert set(states) == {"synced", "size"}
    assert states["synced"] < NOTICE_BYTES


def test_closing_in_the_middle(laptop: Team) -> None:
    """Closing the app during a sync: it gives up at its next step and goes on at the next start."""
    one = laptop("one")
    kept = one.add()
    one.at["history-put"] = one.engine.pause
    assert one.sync().state == "pending"
    one.restart()
    assert one.sync().state == "synced"
    assert one.games() == {kept}


def test_heartbeats(cloud: Cloud, laptop: Team) -> None:
    """Heartbeats: every laptop that pushed tells its base; one that makes no sense stops a clean-up."""
    one, two = laptop("one"), laptop("two")
    one.add()
    settle(one, two)
    two.add()
    two.sync()
    told = devices(two.bucket)
    assert told is not None
    assert {device.name for device in told} == {"one", "two"}
    assert {device.device_id for device in told} == {one.library.device_id, two.library.device_id}
    cloud.put("devices/odd.json", b"{}")
    assert devices(two.bucket) is None


def test_status_without_a_network(laptop: Team) -> None:
    """Status before the first sync of a run: pending rows, then what was agreed on; no request."""
    one = laptop("one")
    one.add()
    looked: list[str] = []
    assert one.requests(lambda: looked.append(one.engine.look().state)) == []
    assert looked == ["pending"]
    one.sync()
    assert one.engine.status().state == "synced"
    one.add()
    assert (one.engine.status().state, one.engine.status().count) == ("pending", 1)
    one.restart()
    status = one.engine.look()
    assert status.state == "pending"
    assert status.count >= 1
    assert status.synced_us
    one.sync()
    one.restart()
    assert one.engine.look().state == "synced"
    assert one.engine.look().version == 2

"""Cases: laptops that were apart for long, begin with a library of their own, or have a wrong clock."""

from __future__ import annotations

import json
import shutil
from functools import partial
from pathlib import Path

import pytest

from app.services.sign_in import Bringing
from app.storage import Library, Store
from tests.integration.sync.laptops import Cloud, Team, settle
from tests.integration.sync.rows import conflicts, settled, whole
from tests.support.libraries import clip, do, edit, game, query, see

DAY_US = 86_400_000_000
FIRST_SCHEMA = Path(__file__).resolve().parents[2] / "data" / "libraries" / "schema-0001.sqlite"


def test_laptop_that_was_off_for_100_days(laptop: Team) -> None:
    """100-day-stale laptop: its edits are merged, what was deleted and cleaned up stays deleted."""
    one, two = laptop("one", clock_off_us=-100 * DAY_US), laptop("two", clock_off_us=-100 * DAY_US)
    for name in ("kept", "trashed", "edited"):
        one.add(name)
    settle(one, two)
    two.trash("trashed", "edited")
    two.sync()
    two.clock_off_us = 0
    for _ in range(5):
        two.add()
        two.sync()
    assert two.library.purge().result(30).rows > 0
    two.sync()
    # Back from a season in a drawer: edits made meanwhile, offline.
    one.clock_off_us = 0
    one.rename("edited", "Wanderers")
    one.rename("kept", "Rangers")
    mine = one.add()
    settled(one, two)
    assert (
        one.games() == two.games() == {"kept", "edited", mine, *(f"two-{n}" for n in range(1, 6))}
    )
    assert (two.opponent("kept"), two.opponent("edited")) == ("Rangers", "Wanderers")
    assert [game.id for game in see(one.library, lambda store: store.trashed_games())] == []


def test_both_laptops_migrate_alone(laptop: Team, cloud: Cloud) -> None:
    """Both laptops migrate alone: the same rows out of it, and no conflict."""
    homes = [laptop.folder / name for name in ("one", "two")]
    for home in homes:
        folder = home / "user_data" / cloud.user_id
        folder.mkdir(parents=True)
        database = folder / "database.sqlite"
        shutil.copy(FIRST_SCHEMA, database)
        query(database, "DELETE FROM local_state")
    one, two = laptop("one"), laptop("two")
    before = (whole(one), whole(two))
    assert before[0] == before[1]
    assert sum(map(len, before[0].values())) > 10
    after = settled(one, two)
    assert {t: rows for t, rows in after.items() if t != "sync_commit"} == {
        t: rows for t, rows in before[0].items() if t != "sync_commit"
    }
    assert conflicts(one) == ()


def test_first_sync_of_non_empty_onto_non_empty(laptop: Team) -> None:
    """First sync of non-empty onto non-empty: everything of both, nothing deleted."""
    one, two = laptop("one"), laptop("two")
    for owner in (one, two):
        owner.add()
        do(owner.library, partial(Store.put_setting, key="theme", value=owner.name))
        do(owner.library, partial(Store.put_edit, edit=edit(f"reel-{owner.name}")))
    gone = two.add()
    two.trash(gone)
    settled(one, two)
    assert one.games() == {"one-1", "two-1"}
    assert len(see(two.library, lambda store: store.reels())) == 2
    # The same setting was made on both: the later one is kept and the other offered.
    assert see(one.library, lambda store: store.setting("theme")) == "two"
    assert [json.loads(str(c.other["value"])) for c in conflicts(one)] == ["one"]


def test_mass_delete_brake(laptop: Team) -> None:
    """Mass delete brake: nothing goes before somebody said yes; edits here survive the yes too."""
    one, two = laptop("one"), laptop("two")
    names = [one.add(f"game-{n}") for n in range(30)]
    settle(one, two)
    two.trash(*names[:25])
    two.sync()
    one.rename("game-0", "Rovers II")
    asked = one.sync()
    assert (asked.state, asked.count) == ("confirm", 48)  # 24 games, a file each
    assert len(one.games()) == 30
    assert one.sync().state == "confirm"
    assert one.sync(allow_deletes=True).state in ("synced", "conflicts")
    settled(one, two)
    assert one.games() == two.games() == {"game-0", *names[25:]}


@pytest.mark.parametrize("off", [-DAY_US, DAY_US], ids=["a day behind", "a day ahead"])
def test_clock_a_day_off(off: int, laptop: Team) -> None:
    """Clock ±1 day: no edit is lost; an edit made after a sync beats what it saw."""
    one, two = laptop("one"), laptop("two", clock_off_us=off)
    for name in ("a", "b"):
        one.add(name)
    settle(one, two)
    one.rename("a", "from one")
    two.rename("b", "from two")
    settled(one, two)
    assert (two.opponent("a"), one.opponent("b")) == ("from one", "from two")
    # Each has seen the other's value before: the new one is later, whatever the clocks say.
    one.rename("b", "again from one")
    two.rename("a", "again from two")
    settled(one, two)
    assert (one.opponent("a"), two.opponent("b")) == ("again from two", "again from one")
    assert conflicts(one) == ()


def test_clock_in_the_year_2099(laptop: Team) -> None:
    """Year 2099 on one laptop: the others' later edits still win, its wrong clock loses nothing."""
    future = 74 * 365 * DAY_US
    one, two = laptop("one"), laptop("two", clock_off_us=future)
    one.add("cup")
    settle(one, two)
    two.rename("cup", "from the future")
    two.add("tomorrow")
    settled(one, two)
    two.clock_off_us = 0
    two.restart()
    one.rename("cup", "from now")
    settled(one, two)
    assert one.opponent("cup") == two.opponent("cup") == "from now"
    two.rename("cup", "later still")
    settled(two, one)
    assert one.opponent("cup") == "later still"
    assert conflicts(one) == ()


def test_clock_in_the_year_2226(laptop: Team) -> None:
    """Clock in the year 2226 for one edit and one sync: the coach is told, and all goes on."""
    one, two = laptop("one"), laptop("two")
    expected = {one.add()}
    settle(one, two)
    one.clock_off_us = int(200 * 365.25 * 86_400e6)
    expected.add(one.add())
    said = one.sync()
    assert said.state == "synced"
    assert "clock" in said.reason
    one.clock_off_us = 0
    one.restart()
    expected |= {one.add(), two.add()}
    settle(one, two)
    assert one.engine.status().reason == ""
    first = min(one.engine.history(), key=lambda version: version.version)
    assert one.engine.restore(first).state == "synced"
    two.sync()
    assert two.games() == one.games()
    assert len(two.games()) == 1


def test_login_as_another_user_with_local_data(laptop: Team, cloud: Cloud) -> None:
    """Login as another user with local data: brought along, both are whole; the old one is untouched."""
    other = laptop("other")
    other.add("theirs")
    do(other.library, lambda store: store.put_setting("theme", "dark"))
    other.sync()
    home = laptop.folder / "mine"
    with Library.open(home) as mine:
        do(mine, lambda store: store.add_game(game("mine")))
        do(mine, lambda store: store.put_clip(clip("goal", "mine")))
        do(mine, lambda store: store.put_setting("theme", "light"))
        bringing = Bringing(mine, home, cloud.user_id)
        assert bringing.first() > 0
        do(mine, lambda store: store.put_clip(clip("late", "mine")))
        bringing.again()
        bringing.close()
        left = {found.id for found in see(mine, lambda store: store.games())}
        old_user = mine.user_id
    here = laptop("mine")
    settled(here, other)
    assert here.games() == other.games() == {"theirs", "mine"}
    assert {c.id for c in see(other.library, lambda store: store.clips())} == {"goal", "late"}
    assert left == {"mine"}
    assert old_user.startswith("local-")
    assert not any(old_user in key for key in cloud.objects())

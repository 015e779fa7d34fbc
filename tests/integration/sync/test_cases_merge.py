"""Cases: what two coaches' laptops make of each other's edits, through a real store."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from app.core.clip import MarkedClip
from app.core.edit import CropKey, SpeedSegment, Spotlight, SpotlightKey
from app.services.sign_in import Bringing
from app.storage import Library, Store
from app.storage.exchange import Tables, read_tables
from app.storage.shapes import StoredConflict
from tests.integration.sync.laptops import Cloud, Laptop, Team, settle
from tests.support.libraries import clip, do, edit, game, query, see

DAY_US = 86_400_000_000
FIRST_SCHEMA = Path(__file__).resolve().parents[2] / "data" / "libraries" / "schema-0001.sqlite"


@pytest.fixture
def pair(laptop: Team) -> tuple[Laptop, Laptop]:
    """Two laptops that hold the same game with a clip in it, and a reel of two clips."""
    one, two = laptop("one"), laptop("two")
    do(one.library, lambda store: store.add_game(game("cup")))
    do(one.library, lambda store: store.put_clip(clip("goal", "cup")))
    do(one.library, lambda store: store.put_edit(edit("reel", clips=2, keys=3)))
    settle(one, two)
    return one, two


def settled(*laptops: Laptop) -> Tables:
    """Sync until nothing moves: the very same rows everywhere, stamps and deleted ones included."""
    settle(*laptops)
    found = [whole(laptop) for laptop in laptops]
    assert all(other == found[0] for other in found)
    return found[0]


def whole(laptop: Laptop) -> Tables:
    path = laptop.home / "whole.sqlite"
    laptop.library.snapshot(path).result(30)
    return read_tables(path)


def conflicts(laptop: Laptop) -> tuple[StoredConflict, ...]:
    return laptop.library.conflicts().result(30)


def the_clip(laptop: Laptop, clip_id: str = "goal") -> MarkedClip:
    return see(laptop.library, lambda store: store.clip(clip_id))


def mark(laptop: Laptop, **changes: Any) -> None:
    """Change the clip."""
    do(
        laptop.library,
        lambda store: store.put_clip(replace(store.clip("goal"), **changes)),
    )


def reframe(laptop: Laptop, part: int, change: Callable[[Any], Any] | None) -> None:
    """Change a clip of the reel, or take it out."""

    def write(store: Any) -> None:
        old = store.edit("reel")
        clips = list(old.clips)
        clips[part : part + 1] = [] if change is None else [change(clips[part])]
        store.put_edit(replace(old, clips=tuple(clips)))

    do(laptop.library, write)


def test_two_laptops_insert_offline(pair: tuple[Laptop, Laptop]) -> None:
    """Two laptops insert offline: all rows are on both, no conflict."""
    one, two = pair
    for laptop in pair:
        do(laptop.library, partial(Store.put_clip, clip=clip(f"by-{laptop.name}", "cup")))
        laptop.add()
        do(laptop.library, partial(Store.put_edit, edit=edit(f"reel-{laptop.name}", clips=1)))
    settled(one, two)
    found = {c.id for c in see(one.library, lambda store: store.clips())}
    assert found == {"goal", "by-one", "by-two"}
    assert one.games() == {"cup", "one-1", "two-1"}
    assert {r.id for r in see(two.library, lambda store: store.reels())} == {
        *("reel", "reel-one", "reel-two")
    }
    assert conflicts(one) == conflicts(two) == ()


def test_different_columns_of_a_row(pair: tuple[Laptop, Laptop]) -> None:
    """Different columns of a row: both are kept, no conflict."""
    one, two = pair
    mark(one, rating=5, tags=("Goal", "Save"))
    mark(two, notes="Left foot", players=("Maya", "Zoe"))
    settled(one, two)
    found = the_clip(two)
    assert (found.rating, found.notes) == (5, "Left foot")
    assert (set(found.tags), set(found.players)) == ({"Goal", "Save"}, {"Maya", "Zoe"})
    assert conflicts(one) == ()


@pytest.mark.parametrize("first", ["one", "two"])
def test_same_cell(first: str, pair: tuple[Laptop, Laptop]) -> None:
    """Same cell: the later value is kept, the other offered; using it is an edit that travels."""
    one, two = pair
    mark(one, notes="Left foot")
    mark(two, notes="Header")
    settled(*((one, two) if first == "one" else (two, one)))
    assert the_clip(one).notes == the_clip(two).notes == "Header"
    (found,) = conflicts(one)
    assert conflicts(two) == (found,)
    assert (found.table, found.group, found.owner) == ("clip", "notes", ("clip", "goal"))
    assert (found.kept, found.other) == ({"notes": "Header"}, {"notes": "Left foot"})
    assert found.other_device == "one"
    assert one.engine.status().state == "conflicts"

    two.library.resolve_conflict(found.id, use_other=True).result(30)
    settled(one, two)
    assert the_clip(one).notes == "Left foot"
    assert conflicts(one) == conflicts(two) == ()
    assert one.engine.status().state == "synced"


def test_same_cell_settled_differently_on_both(pair: tuple[Laptop, Laptop]) -> None:
    """Same cell, settled on both while apart: it stays settled, and the edit made of it is kept."""
    one, two = pair
    mark(one, notes="Left foot")
    mark(two, notes="Header")
    settled(one, two)
    (found,) = conflicts(one)
    one.library.resolve_conflict(found.id, use_other=True).result(30)
    two.library.resolve_conflict(found.id, use_other=False).result(30)
    settled(two, one)
    assert the_clip(two).notes == "Left foot"
    assert conflicts(one) == conflicts(two) == ()


def test_start_and_end_on_both(pair: tuple[Laptop, Laptop]) -> None:
    """Start/end on both: the range of one laptop, whole; the other range is offered."""
    one, two = pair
    was = the_clip(one)
    mark(one, start_us=was.start_us - 3_000_000)
    mark(two, end_us=was.end_us + 3_000_000)
    settled(one, two)
    found = the_clip(one)
    assert (found.start_us, found.end_us) == (was.start_us, was.end_us + 3_000_000)
    (noted,) = conflicts(two)
    assert noted.other == {"start_us": was.start_us - 3_000_000, "end_us": was.end_us}


@pytest.mark.parametrize("first", ["one", "two"])
def test_trash_vs_edit(first: str, pair: tuple[Laptop, Laptop]) -> None:
    """Trash vs edit: the edit survives, noted; "use other" trashes it on both."""
    one, two = pair
    one.trash("cup")
    two.rename("cup", "Athletic")
    settled(*((one, two) if first == "one" else (two, one)))
    assert one.games() == two.games() == {"cup"}
    assert one.opponent("cup") == "Athletic"
    (found,) = conflicts(one)
    assert (found.kind, found.table, found.other_device) == ("deletion", "game", "one")
    two.library.resolve_conflict(found.id, use_other=True).result(30)
    settled(one, two)
    assert one.games() == two.games() == set()


def test_deleted_clip_of_a_reel_vs_keyframe(pair: tuple[Laptop, Laptop]) -> None:
    """Clip of a reel deleted vs a keyframe set in it: the clip is there again, with all keyframes."""
    one, two = pair
    before = see(one.library, lambda store: store.edit("reel"))
    reframe(one, 0, None)
    crop = (CropKey(0, 5.0, 6.0, 700.0), *before.clips[0].crop[1:])
    reframe(two, 0, lambda part: replace(part, crop=crop))
    settled(one, two)
    after = see(one.library, lambda store: store.edit("reel"))
    assert after == replace(before, clips=(replace(before.clips[0], crop=crop), before.clips[1]))
    (found,) = conflicts(one)
    assert (found.table, found.kind) == ("edit_clip", "deletion")
    # The reel can be edited on.
    reframe(one, 0, lambda part: replace(part, name="Again"))
    settled(one, two)


def test_trash_game_vs_new_clip_in_it(pair: tuple[Laptop, Laptop]) -> None:
    """Trash game vs new clip in it: the game comes back with the old clips and the new one."""
    one, two = pair
    one.trash("cup")
    do(two.library, lambda store: store.put_clip(clip("new", "cup")))
    settled(one, two)
    assert one.games() == {"cup"}
    assert {c.id for c in see(one.library, lambda store: store.clips("cup"))} == {"goal", "new"}
    assert [(c.kind, c.owner) for c in conflicts(two)] == [("deletion", ("game", "cup"))]


def test_trash_game_while_its_file_is_being_hashed(pair: tuple[Laptop, Laptop]) -> None:
    """Trash game vs a hash found in the background: it stays in the trash, nobody is asked."""
    one, two = pair
    one.trash("cup")

    def hashed(store: Any) -> None:
        found = store.game("cup")
        files = (replace(found.files[0], sha256="a" * 64),)
        store.update_game(replace(found, files=files))

    do(two.library, hashed)
    settled(one, two)
    assert one.games() == two.games() == set()
    assert conflicts(one) == ()


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


def test_speeds_that_overlap(pair: tuple[Laptop, Laptop]) -> None:
    """Overlapping speeds on both: the later one is kept, the other offered, the reel can be edited."""
    one, two = pair
    slow, slower = SpeedSegment(0, 2_000_000, Fraction(1, 2)), Fraction(1, 4)
    reframe(one, 0, lambda part: replace(part, segments=(slow,)))
    reframe(two, 0, lambda p: replace(p, segments=(SpeedSegment(1_000_000, 3_000_000, slower),)))
    settled(one, two)
    (found,) = conflicts(one)
    assert (found.table, found.other["start_us"], found.other_device) == ("segment", 0, "one")
    reframe(one, 0, lambda part: replace(part, name="Slow"))
    settled(one, two)
    # Both wanted: the later stretch begins where the earlier one ends.
    two.library.resolve_conflict(found.id, use_other=True).result(30)
    reframe(two, 0, lambda part: replace(part, name="Slower"))
    settled(two, one)
    segments = see(one.library, lambda store: store.edit("reel")).clips[0].segments
    assert segments == (slow, SpeedSegment(2_000_000, 3_000_000, slower))


def test_each_deletes_the_keyframe_that_the_other_left(pair: tuple[Laptop, Laptop]) -> None:
    """A spotlight whose keyframes were deleted on both: it is gone, and the reel can be edited."""
    one, two = pair
    keys = tuple(SpotlightKey(t, 9.0, 9.0, 5.0, 5.0) for t in (0, 1_000_000))
    light = Spotlight("light", 0, 2_000_000, keys)
    reframe(one, 0, lambda part: replace(part, spotlights=(light,)))
    settled(one, two)
    for laptop, key in ((one, keys[0]), (two, keys[1])):
        left = replace(light, keyframes=(key,))
        reframe(laptop, 0, lambda part, left=left: replace(part, spotlights=(left,)))  # type: ignore[misc]
    settled(one, two)
    assert see(one.library, lambda store: store.edit("reel")).clips[0].spotlights == ()
    reframe(one, 0, lambda part: replace(part, name="On"))
    settled(one, two)

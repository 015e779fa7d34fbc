"""Cases: what two coaches' laptops make of each other's edits, through a real store."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from functools import partial
from typing import Any

import pytest

from app.core.clip import MarkedClip
from app.core.edit import CropKey, SpeedSegment, Spotlight, SpotlightKey
from app.storage import Store
from tests.integration.sync.laptops import Laptop, Team, settle
from tests.integration.sync.rows import conflicts, settled
from tests.support.libraries import clip, do, edit, game, see


@pytest.fixture
def pair(laptop: Team) -> tuple[Laptop, Laptop]:
    """Two laptops that hold the same game with a clip in it, and a reel of two clips."""
    one, two = laptop("one"), laptop("two")
    do(one.library, lambda store: store.add_game(game("cup")))
    do(one.library, lambda store: store.put_clip(clip("goal", "cup")))
    do(one.library, lambda store: store.put_edit(edit("reel", clips=2, keys=3)))
    settle(one, two)
    return one, two


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

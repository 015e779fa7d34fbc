from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.edit import CropKey, Edit, EditClip, Reel, Source
from app.core.errors import BadEdit, NotFound
from app.core.plan import plan
from app.core.timemap import output_length_us
from app.storage import Library, Store
from tests.support.edits import Case, cases
from tests.support.libraries import do, edit, game, live_rows, query, see


@settings(max_examples=30)
@given(st.lists(cases(max_frames=50), min_size=1, max_size=3))
def test_an_edit_comes_back_as_it_was_whatever_stood_there_before(found: list[Case]) -> None:
    with tempfile.TemporaryDirectory() as home, Library.open(Path(home)) as library:
        for case in found:
            do(library, lambda store, case=case: store.put_edit(case.edit))  # type: ignore[misc]
            back = see(library, lambda store: store.edit("reel"))
            assert back == case.edit
            assert plan(back, case.facts).plan_hash == plan(case.edit, case.facts).plan_hash
            # Putting what is there writes nothing.
            before = live_rows(library)
            assert not do(library, lambda store, back=back: store.put_edit(back)).touched  # type: ignore[misc]
            assert live_rows(library) == before


def test_one_moved_keyframe_writes_one_row_and_takes_none_of_the_others(library: Library) -> None:
    made = edit(clips=3, keys=50)
    do(library, lambda store: store.put_edit(made))
    first = made.clips[1]
    key = replace(first.crop[20], cx=1.5)
    crop = (*first.crop[:20], key, *first.crop[21:])
    moved = replace(made, clips=(made.clips[0], replace(first, crop=crop), made.clips[2]))
    changes = do(library, lambda store: store.put_edit(moved), "Move keyframe")
    assert [image.table for image in changes.images] == ["crop_keyframe"]
    assert changes.touched == {("reel", "reel-1")}
    assert see(library, lambda store: store.edit("reel-1")) == moved


def test_moving_a_clip_writes_one_row(library: Library) -> None:
    made = edit(clips=8)
    do(library, lambda store: store.put_edit(made))
    order = list(made.clips)
    order.insert(1, order.pop(6))
    moved = replace(made, clips=tuple(order))
    changes = do(library, lambda store: store.put_edit(moved))
    assert len(changes.images) == 1
    assert see(library, lambda store: store.edit("reel-1")) == moved


def test_two_reels_may_use_the_same_ids_inside(library: Library) -> None:
    one, other = edit("reel-1", clips=2), edit("reel-2", "Save", clips=2, keys=3)
    do(library, lambda store: store.put_edit(one))
    do(library, lambda store: store.put_edit(other))
    assert see(library, lambda store: store.edit("reel-1")) == one
    assert see(library, lambda store: store.edit("reel-2")) == other


def test_two_thousand_keyframes_come_back(library: Library) -> None:
    made = edit(keys=2000)
    do(library, lambda store: store.put_edit(made))
    assert see(library, lambda store: store.edit("reel-1")) == made


def test_the_list_says_what_a_reel_is_and_shows_the_last_changed_first(tmp_path: Path) -> None:
    clock = iter(range(10**15, 10**15 + 10**9, 10**6))
    with Library.open(tmp_path, now_us=lambda: next(clock)) as library:
        one, other = edit("reel-1", clips=2), edit("reel-2", clips=1)
        do(library, lambda store: store.put_edit(one))
        do(library, lambda store: store.put_edit(other))
        crop = (CropKey(0, 1.0, 2.0, 300.0),)
        touched = replace(one, clips=(replace(one.clips[0], crop=crop), one.clips[1]))
        do(library, lambda store: store.put_edit(touched))
        first, second = see(library, lambda store: store.reels())
    assert (first.id, first.name, first.size, first.clip_count) == (
        "reel-1",
        "Goal 2-1",
        (1080, 1920),
        2,
    )
    assert first.length_us == output_length_us(one.clips, one.reel)
    assert first.updated_us > second.updated_us >= 10**15


@pytest.mark.parametrize(
    ("spoil", "field"),
    [
        (lambda e: replace(e, clips=(replace(e.clips[0], source="nope"),)), "clips[0].source"),
        (lambda e: replace(e, clips=(replace(e.clips[0], end_us=-1),)), "clips[0].end_us"),
        (lambda e: replace(e, clips=e.clips * 2), "clips[1].id"),
        (
            lambda e: replace(
                e, clips=(replace(e.clips[0], crop=(CropKey(0, float("nan"), 1, 1),)),)
            ),
            "clips[0].crop[0].cx",
        ),
    ],
)
def test_a_bad_edit_is_refused_and_the_library_unchanged(
    library: Library,
    spoil: object,
    field: str,
) -> None:
    do(library, lambda store: store.put_edit(edit()))
    before = live_rows(library)
    with pytest.raises(BadEdit) as found:
        do(library, lambda store: store.put_edit(spoil(edit())))  # type: ignore[operator]
    assert found.value.field == field
    assert live_rows(library) == before


def test_a_deleted_reel_is_gone_and_can_be_made_again(library: Library) -> None:
    do(library, lambda store: store.put_edit(edit(clips=2, keys=4)))
    do(library, lambda store: store.delete_reel("reel-1"))
    assert see(library, lambda store: store.reels()) == []
    for name in ("edit", "delete_reel"):
        with pytest.raises(NotFound, match="There is no reel"):
            see(library, lambda store, name=name: getattr(store, name)("reel-1"))  # type: ignore[misc]
    again = edit(clips=1, keys=1)
    do(library, lambda store: store.put_edit(again))
    assert see(library, lambda store: store.edit("reel-1")) == again


def of_game(path: str = "/footage/game-1-0.mp4", origin_us: int = 0) -> Edit:
    """A reel of the file of ``game()``."""
    source = Source(path, "", origin_us)
    clips = (EditClip("part", "game-1-file-0", 0, 4_000_000),)
    return Edit(Reel("reel-1", "Goal"), (("game-1-file-0", source),), clips)


def test_locating_a_file_of_a_game_mends_its_reels(library: Library) -> None:
    do(library, lambda store: store.add_game(game()))
    do(library, lambda store: store.put_edit(of_game()))
    there = replace(game(), files=(replace(game().files[0], path="/new/place.mp4"),))
    do(library, lambda store: store.update_game(there))
    assert see(library, lambda store: store.edit("reel-1")) == of_game("/new/place.mp4")


def test_a_chunk_of_a_file_keeps_its_own_path(library: Library) -> None:
    do(library, lambda store: store.add_game(game()))
    chunk = of_game("/raw_clips/chunk.mp4", 3_000_000)
    do(library, lambda store: store.put_edit(chunk))
    assert see(library, lambda store: store.edit("reel-1")) == chunk


def test_a_clip_keeps_its_source_when_another_laptop_deleted_it(library: Library) -> None:
    do(library, lambda store: store.put_edit(edit()))
    home = library.folders.root.parents[1]
    library.close()
    query(library.folders.database, "UPDATE reel_source SET deleted_at = 1")
    with Library.open(home) as again:
        assert see(again, lambda store: store.edit("reel-1")) == edit()


def test_settings_about_a_reel_or_a_clip_go_with_it_and_come_back_with_undo(
    library: Library,
) -> None:
    made, other = edit("reel-1", clips=2), edit("reel-2", "Save", clips=2)
    gone, stays = made.clips[0].id, made.clips[1].id
    of_reel = {"reel_preset:reel-1", "overlay_entered:reel-1", "style:reel-1:text:a:b"}
    of_clips = {f"track:reel-1:{gone}", f"track:reel-1:{stays}"}
    others = {"theme", f"track:reel-2:{gone}", "style:reel-11:text:x", "athlete:reel-1-x"}

    def write(store: Store) -> None:
        store.put_edit(made)
        store.put_edit(other)
        for key in of_reel | of_clips | others:
            store.put_setting(key, "value")

    def keys() -> set[str]:
        return set(see(library, lambda store: store.settings()))

    do(library, write)
    fewer = do(library, lambda store: store.put_edit(replace(made, clips=made.clips[1:])))
    assert keys() == of_reel | others | {f"track:reel-1:{stays}"}
    library.revert(fewer).result()
    assert keys() == of_reel | of_clips | others
    deleted = do(library, lambda store: store.delete_reel("reel-1"))
    assert keys() == others
    library.revert(deleted).result()
    assert keys() == of_reel | of_clips | others
    assert set(see(library, lambda store: store.settings()).values()) == {"value"}

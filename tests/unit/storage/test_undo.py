"""Undo and redo of anything, checked on all rows of the database and on what the screens see."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.clip import MarkedClip
from app.core.edit import Edit
from app.core.errors import ChangedSince, NotFound
from app.core.export import ExportJob
from app.core.library import Player, SportTag
from app.storage import Changes, Library, Store
from tests.support.edits import cases
from tests.support.libraries import clip, do, edit, game, live_rows, query, see

Operation = Callable[[Store], None]
names = st.sampled_from(("", "Goal", "Corner", "Überzahl", "守门员"))
lists = st.lists(names.filter(bool), unique=True, max_size=3).map(tuple)


def everything(library: Library) -> dict[str, Any]:
    """What the screens can see."""

    def look(store: Store) -> dict[str, Any]:
        return {
            "games": sorted(store.games(), key=lambda game: game.id),
            "clips": store.clips(),
            "reels": {reel.id: store.edit(reel.id) for reel in store.reels()},
            "lists": sorted((r.id, r.name, r.clip_count, r.length_us) for r in store.reels()),
            "tags": store.tags("soccer"),
            "players": store.players("soccer"),
            "settings": store.settings(),
        }

    return see(library, look)


def reel_of(case_edit: Edit, reel_id: str) -> Edit:
    return replace(case_edit, reel=replace(case_edit.reel, id=reel_id))


marks = st.builds(
    MarkedClip,
    st.sampled_from(("c1", "c2", "c3")),
    st.sampled_from(("g1", "g2")),
    st.integers(0, 10**9),
    st.integers(10**9 + 1, 2 * 10**9),
    st.integers(1, 5),
    lists,
    lists,
    names,
    names,
    st.sampled_from(("athlete", "team")),
)
game_ids = st.sampled_from(("g1", "g2"))
reel_ids = st.sampled_from(("r1", "r2"))
edits = st.builds(reel_of, cases(max_frames=50).map(lambda case: case.edit), reel_ids)
operations: st.SearchStrategy[Operation] = st.one_of(
    marks.map(lambda mark: lambda store: store.put_clip(mark)),
    edits.map(lambda made: lambda store: store.put_edit(made)),
    st.sampled_from(("c1", "c2", "c3")).map(lambda i: lambda store: store.delete_clip(i)),
    reel_ids.map(lambda i: lambda store: store.delete_reel(i)),
    game_ids.map(lambda i: lambda store: store.trash_game(i)),
    game_ids.map(lambda i: lambda store: store.restore_game(i)),
    st.builds(
        lambda i, n: lambda store: store.add_game(game(i, files=n)), game_ids, st.integers(1, 3)
    ),
    names.map(lambda n: lambda store: store.put_setting("theme", n)),
    st.just(lambda store: store.put_setting("theme", None)),
    names.map(lambda n: lambda store: store.put_tag(SportTag(n, hotkey=n[:1]))),
    names.map(lambda n: lambda store: store.delete_tag("soccer", n)),
    names.map(lambda n: lambda store: store.put_player(Player("Maya", number=n))),
    st.just(lambda store: store.delete_player("soccer", "Maya")),
)


@settings(max_examples=20)
@given(st.lists(st.lists(operations, min_size=1, max_size=3), min_size=1, max_size=12))
def test_undoing_all_gives_the_start_and_redoing_all_the_end(steps: list[list[Operation]]) -> None:
    with tempfile.TemporaryDirectory() as home, Library.open(Path(home)) as library:
        states = [(everything(library), live_rows(library))]
        done: list[Changes] = []
        for step in steps:
            changes = try_to(library, step)
            if changes is not None and changes.undoable:
                done.append(changes)
                states.append((everything(library), live_rows(library)))
        for changes, state in zip(reversed(done), reversed(states[:-1]), strict=True):
            library.revert(changes).result(30)
            assert (everything(library), live_rows(library)) == state
        for changes, state in zip(done, states[1:], strict=True):
            library.reapply(changes).result(30)
            assert (everything(library), live_rows(library)) == state


def try_to(library: Library, step: list[Operation]) -> Changes | None:
    """All operations of a step in one transaction; None when one of them is refused."""

    def operation(store: Store) -> None:
        for one in step:
            one(store)

    before = live_rows(library)
    try:
        return do(library, operation, "Step")
    except NotFound:
        assert live_rows(library) == before
        return None


@pytest.fixture
def moved(library: Library) -> Changes:
    """A library with a clip of which one step moved the start."""
    do(library, lambda store: store.add_game(game()))
    do(library, lambda store: store.put_clip(clip()))
    return do(library, lambda store: store.put_clip(clip(start_us=50_000_000)), "Move start")


def test_undo_keeps_what_was_changed_beside_it_since(library: Library, moved: Changes) -> None:
    now = see(library, lambda store: store.clip("clip-1"))
    do(library, lambda store: store.put_clip(replace(now, notes="Great run")))
    library.revert(moved).result(30)
    assert see(library, lambda store: store.clip("clip-1")) == clip(notes="Great run")


def test_undo_of_what_was_changed_again_is_refused(library: Library, moved: Changes) -> None:
    do(library, lambda store: store.put_clip(clip(start_us=40_000_000)))
    before = live_rows(library)
    with pytest.raises(ChangedSince, match="Cannot undo “Move start”: the clip was changed by"):
        library.revert(moved).result(30)
    assert live_rows(library) == before


def test_undo_of_one_end_of_a_clip_is_refused_where_the_other_end_was_moved_since(
    library: Library, moved: Changes
) -> None:
    """Another laptop's: the two ends together might make a clip that ends before it starts."""
    now = see(library, lambda store: store.clip("clip-1"))
    do(library, lambda store: store.put_clip(replace(now, end_us=now.start_us + 1_000_000)))
    before = live_rows(library)
    with pytest.raises(ChangedSince, match="Cannot undo “Move start”"):
        library.revert(moved).result(30)
    assert live_rows(library) == before


def test_undo_of_a_change_to_something_deleted_since_is_refused(
    library: Library, moved: Changes
) -> None:
    do(library, lambda store: store.delete_clip("clip-1"))
    with pytest.raises(ChangedSince):
        library.revert(moved).result(30)


def test_undo_twice_does_nothing_more(library: Library, moved: Changes) -> None:
    assert library.revert(moved).result(30).changes.touched == {("clip", "clip-1")}
    assert not library.revert(moved).result(30).changes.touched


def test_undo_is_told_to_the_listeners_as_such(library: Library, moved: Changes) -> None:
    heard: list[Changes] = []
    library.subscribe(heard.append)
    library.revert(moved).result(30)
    library.reapply(moved).result(30)
    assert [(c.name, c.origin, c.touched) for c in heard] == [
        ("Move start", "undo", moved.touched),
        ("Move start", "redo", moved.touched),
    ]


def test_undo_writes_new_stamps_and_deletes_no_row(library: Library) -> None:
    changes = do(library, lambda store: store.add_game(game()))
    sql = "SELECT hlc, deleted_at FROM game"
    (before, _), *_ = rows(library, sql)
    library.revert(changes).result(30)
    (after, deleted_at), *_ = rows(library, sql)
    assert after > before
    assert deleted_at is not None


def test_exports_and_notes_about_this_laptop_are_not_undone(library: Library) -> None:
    def operation(store: Store) -> None:
        store.put_export(ExportJob("job-1", "overlay", "reel-1", "Goal", "{}", "out.mp4", 1))
        store.put_local("window", "maximised")
        store.put_edit(edit())

    changes = do(library, operation)
    assert changes.touched == {("export", "job-1"), ("reel", "reel-1")}
    library.revert(changes).result(30)
    assert [job.id for job in see(library, lambda store: store.exports())] == ["job-1"]
    assert see(library, lambda store: store.local("window")) == "maximised"
    assert see(library, lambda store: store.reels()) == []
    only = do(library, lambda store: store.delete_export("job-1"))
    assert not only.undoable


def rows(library: Library, sql: str) -> list[tuple[Any, ...]]:
    return query(library.folders.database, sql)

"""A clean-up on one laptop reaches the other one, and never takes an edit with it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.storage import Library
from app.storage.cleaning import KEEP_US
from app.storage.exchange import Pointer, differences, shapes
from app.sync.merge import merge
from tests.support.libraries import clip, do, edit, game, live_rows, query, see

pytestmark = pytest.mark.integration
DAY_US = 86_400_000_000
COMMIT = Pointer("commit", "etag", 1, 1)


@dataclass
class Clock:
    now_us: int = 1_746_360_000_000_000

    def __call__(self) -> int:
        self.now_us += 1_000
        return self.now_us


@dataclass
class Pair:
    """Two laptops and what they agreed on last."""

    anna: Library
    ben: Library
    folder: Path
    clock: Clock

    def agree(self) -> None:
        """Ben takes over what Anna has; then both know the same base."""
        self.meet(self.ben, self.anna, with_base=False)
        self.anna.snapshot(self.folder / "base").result(30)
        for library in (self.anna, self.ben):
            shutil.copy(self.folder / "base", library.folders.sync / "base-commit.sqlite")
            library.put_pointer(COMMIT).result(30)

    def meet(self, here: Library, there: Library, *, with_base: bool = True) -> None:
        """Merge what is there into here."""
        local, remote = self.folder / "local", self.folder / "remote"
        there.snapshot(remote).result(30)
        stamp = here.snapshot(local).result(30)
        three = differences(self.folder / "base" if with_base else None, local, remote)
        merged = merge(three, shapes(), with_base=with_base)
        done = here.merge_in(merged.rows, COMMIT, stamp, merged.drops).result(30)
        assert done.value


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Pair]:
    clock = Clock()
    with (
        Library.open(tmp_path / "a", "coach-anna", now_us=clock) as anna,
        Library.open(tmp_path / "b", "coach-anna", now_us=clock) as ben,
    ):
        do(anna, lambda store: store.add_game(game()))
        do(anna, lambda store: store.add_game(game("game-2")))
        do(anna, lambda store: store.put_clip(clip()))
        do(anna, lambda store: store.put_clip(clip("clip-2", "game-2")))
        do(anna, lambda store: store.put_edit(edit(clips=2, keys=9)))
        do(anna, lambda store: store.put_edit(edit(clips=1, keys=2)))
        do(anna, lambda store: store.trash_game("game-2"))
        found = Pair(anna, ben, tmp_path, clock)
        found.agree()
        clock.now_us += KEEP_US + DAY_US
        yield found


def marks(library: Library) -> int:
    """Rows of games and keyframes that are there, deleted or not."""
    sql = "SELECT (SELECT count(*) FROM crop_keyframe) + (SELECT count(*) FROM game)"
    return int(query(library.folders.database, sql)[0][0])


def test_what_one_laptop_cleaned_up_goes_from_the_other_one_too(pair: Pair) -> None:
    before = marks(pair.ben)
    assert pair.anna.purge().result(30).rows > 15
    pair.meet(pair.ben, pair.anna)
    assert marks(pair.ben) == marks(pair.anna) < before
    assert live_rows(pair.ben) == live_rows(pair.anna)
    # And it does not come back to the first one.
    pair.meet(pair.anna, pair.ben)
    assert marks(pair.anna) == marks(pair.ben)


def test_a_game_taken_out_of_the_trash_elsewhere_survives_the_clean_up(pair: Pair) -> None:
    do(pair.ben, lambda store: store.restore_game("game-2"))
    pair.anna.purge().result(30)
    for here, there in ((pair.ben, pair.anna), (pair.anna, pair.ben)):
        pair.meet(here, there)
        assert see(here, lambda store: len(store.games())) == 2
        assert see(here, lambda store: store.clips("game-2")) == [clip("clip-2", "game-2")]


def test_a_clip_marked_elsewhere_in_a_cleaned_up_game_survives(pair: Pair) -> None:
    do(pair.ben, lambda store: store.restore_game("game-2"))
    do(pair.ben, lambda store: store.put_clip(clip("clip-3", "game-2")))
    do(pair.ben, lambda store: store.trash_game("game-2"))
    pair.anna.purge().result(30)
    for here, there in ((pair.anna, pair.ben), (pair.ben, pair.anna)):
        pair.meet(here, there)
        ids = query(here.folders.database, "SELECT id FROM clip ORDER BY id")
        assert ("clip-3",) in ids
        assert query(here.folders.database, "PRAGMA foreign_key_check") == []

"""A long season: how long the lists take is printed for the reader, not asserted."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest

from app.storage import Library, Store
from tests.support.libraries import clip, do, edit, game, see

T = TypeVar("T")
GAMES, CLIPS, REELS = 200, 50, 100


@pytest.mark.slow
@pytest.mark.integration
def test_a_long_season_is_listed_whole(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Library.open(tmp_path) as library:
        do(library, a_season)

        def timed(what: str, operation: Callable[[Store], T]) -> T:
            start = time.perf_counter()
            found = see(library, operation)
            with capsys.disabled():
                print(f"\n{what}: {1000 * (time.perf_counter() - start):.0f} ms", end="")
            return found

        assert len(timed(f"list {GAMES} games", lambda store: store.games())) == GAMES
        assert len(timed(f"list {GAMES * CLIPS} clips", lambda store: store.clips())) == (
            GAMES * CLIPS
        )
        assert len(timed(f"clips of a game of {CLIPS}", lambda store: store.clips("game-7"))) == (
            CLIPS
        )
        reels = timed(f"list {REELS} reels of 10 clips", lambda store: store.reels())
        assert [reel.clip_count for reel in reels] == [10] * REELS
        whole = timed("open a reel of 10 clips, 200 keyframes", lambda store: store.edit("reel-7"))
        assert len(whole.clips) == 10
        timed("save it unchanged", lambda store: store.put_edit(whole))
        library.close()
        start = time.perf_counter()
        Library.open(tmp_path).close()
        size = library.folders.database.stat().st_size
        with capsys.disabled():
            print(f"\nopen and close {size / 2**20:.1f} MiB: {time.perf_counter() - start:.2f} s")


def a_season(store: Store) -> None:
    for g in range(GAMES):
        store.add_game(game(f"game-{g}"))
        for c in range(CLIPS):
            at = c * 30_000_000
            store.put_clip(clip(f"clip-{g}-{c}", f"game-{g}", start_us=at, end_us=at + 12_000_000))
    for r in range(REELS):
        store.put_edit(edit(f"reel-{r}", clips=10, keys=20))

"""A long season in the library: how long its lists take, against reading the bare rows."""

from __future__ import annotations

import sqlite3
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import median

from app.core.filters import ClipFilter
from app.services.operations import Operations
from app.services.search import Search
from app.storage import Library, Store
from tests.bench.table import Row
from tests.support.libraries import clip, do, edit, game, see

GAMES, CLIPS, REELS, REPEATS = 200, 50, 100, 5
BATCH = 5
GOALS = ClipFilter(
    ratings=frozenset({3, 4, 5}), tags=frozenset({"Goal"}), players=frozenset({"Maya"})
)


def rows() -> list[Row]:
    """All figures in milliseconds, medians of five."""
    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder)) as library:
        for first in range(0, GAMES, BATCH):
            do(library, partial(_season, first))
        do(library, _reels)
        how = f"{GAMES} games x {CLIPS} clips, {REELS} reels of 10 clips; median of {REPEATS}"
        bare = _median(lambda: _bare_clips(library.folders.database))
        wanted: tuple[tuple[str, Callable[[Store], object]], ...] = (
            ("list all games", lambda store: store.games()),
            ("list the clips of one game", lambda store: store.clips("game-7")),
            ("list all clips", lambda store: store.clips()),
            ("list all reels", lambda store: store.reels()),
            ("open a reel of 10 clips, 200 keyframes", lambda store: store.edit("reel-7")),
            ("save that reel unchanged", lambda store: store.put_edit(store.edit("reel-7"))),
        )
        found = []
        for what, operation in wanted:
            took = _median(partial(see, library, operation))
            found.append(Row(what, f"{1000 * took:.0f} ms", "", how))
            if what == "list all clips":
                found.append(
                    Row("the same rows with bare sqlite3", f"{1000 * bare:.0f} ms", "", how)
                )
        found.extend(_searches(library, how))
        return found


def _searches(library: Library, how: str) -> list[Row]:
    """The search across games, its first reading and what follows a change."""
    operations = Operations(library, lambda changes: None)
    search = Search(operations)
    began = time.perf_counter()
    total = search.find(ClipFilter()).result().total
    first = time.perf_counter() - began
    rows = [Row("search all games, not prepared", f"{1000 * first:.0f} ms", "", how)]
    for what, which in (
        ("filter across games: goals of Maya, 3 to 5 stars", GOALS),
        ("search across games: a word, an opponent", ClipFilter(text="goal rovers")),
        ("search across games: nothing asked", ClipFilter()),
    ):
        took = _median(lambda which=which: search.find(which).result())  # type: ignore[misc]
        rows.append(Row(what, f"{1000 * took:.1f} ms", "50 ms", f"{total} clips; {how}"))

    def change() -> None:
        for rating in (1, 5):
            clip = operations.read(lambda store: store.clip("clip-7-7")).result()
            new = replace(clip, rating=rating)
            operations.write("rate", lambda store, new=new: store.put_clip(new)).result()  # type: ignore[misc]

    def change_and_find() -> None:
        change()
        search.find(GOALS).result()

    took = _median(change_and_find) - _median(change)
    rows.append(Row("the same after a clip was changed", f"{1000 * took:.1f} ms", "50 ms", how))
    return rows


def _season(first: int, store: Store) -> None:
    for g in range(first, first + BATCH):
        store.add_game(game(f"game-{g}"))
        for c in range(CLIPS):
            at = c * 30_000_000
            store.put_clip(clip(f"clip-{g}-{c}", f"game-{g}", start_us=at, end_us=at + 12_000_000))


def _reels(store: Store) -> None:
    for r in range(REELS):
        store.put_edit(edit(f"reel-{r}", clips=10, keys=20))


def _bare_clips(database: Path) -> object:
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as connection:
        return connection.execute("select * from clip").fetchall()


def _median(work: Callable[[], object]) -> float:
    times = []
    for _ in range(REPEATS):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return median(times)

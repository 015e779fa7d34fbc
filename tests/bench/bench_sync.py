"""Two laptops with a library of 10 MB: how long it takes to compare, merge and write it."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median

from app.storage import Library, Store
from app.storage.exchange import Pointer, check_download, differences, shapes
from app.storage.sharing import Held
from app.sync.merge import merge
from tests.bench.table import Row
from tests.support.libraries import clip, do, edit, game

GAMES, CLIPS, REELS, EDITS, REPEATS = 60, 50, 220, 100, 5
AIM = "600 ms"


def rows() -> list[Row]:
    """All figures in milliseconds, medians of five."""
    with tempfile.TemporaryDirectory() as folder:
        return _measured(Path(folder))


def _measured(folder: Path) -> list[Row]:
    base, remote, local = folder / "base", folder / "remote", folder / "local"
    with Library.open(folder / "home") as library:
        do(library, _season)
        library.snapshot(base).result()
        mega = base.stat().st_size / 1e6
        how = f"{mega:.1f} MB, {EDITS} clips edited on each laptop; median of {REPEATS}"
        do(library, partial(_edit, "theirs", 0))
        library.snapshot(remote).result()
        rest = partial(_edit, "mine", EDITS)
        do(library, _put_back)
        do(library, rest)
        found = [_row("snapshot", lambda: library.snapshot(local).result(), how)]
        found.append(_row("check a download", lambda: check_download(remote), how))

        def decide() -> object:
            return merge(differences(base, local, remote), shapes(), with_base=True)

        found.append(_row("compare and merge", decide, how, AIM))
        merged = merge(differences(base, local, remote), shapes(), with_base=True)
        pointer = Pointer("c", "e", 1, 1)

        def apply(held: Held) -> bool:
            return held.merge_in(merged.rows, pointer, held.stamp()).value

        write = lambda: library.exclusively(apply).result()  # noqa: E731
        found.append(_row("write the merge", write, how))
        with Library.open(folder / "fresh") as fresh:
            empty = folder / "empty"
            fresh.snapshot(empty).result()
            union = partial(_union, empty, remote)
            found.append(
                _row("merge all of it into an empty library", union, f"{mega:.1f} MB", AIM)
            )
        return found


def _union(empty: Path, remote: Path) -> object:
    return merge(differences(None, empty, remote), shapes(), with_base=False)


def _row(what: str, work: Callable[[], object], how: str, aim: str = "") -> Row:
    times = []
    for _ in range(REPEATS):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return Row(f"10 MB library: {what}", f"{1000 * median(times):.0f} ms", aim, how)


def _season(store: Store) -> None:
    for g in range(GAMES):
        store.add_game(game(f"game-{g}"))
        for c in range(CLIPS):
            at = c * 30_000_000
            store.put_clip(clip(f"clip-{g}-{c}", f"game-{g}", start_us=at, end_us=at + 12_000_000))
    for r in range(REELS):
        store.put_edit(edit(f"reel-{r}", clips=10, keys=15))


def _edit(notes: str, first: int, store: Store) -> None:
    for n in range(first, first + EDITS):
        store.put_clip(clip(f"clip-{n // CLIPS}-{n % CLIPS}", f"game-{n // CLIPS}", notes=notes))


def _put_back(store: Store) -> None:
    """What the other laptop edited is not edited here."""
    for n in range(EDITS):
        at = n % CLIPS * 30_000_000
        store.put_clip(
            clip(
                f"clip-{n // CLIPS}-{n % CLIPS}",
                f"game-{n // CLIPS}",
                start_us=at,
                end_us=at + 12_000_000,
            )
        )

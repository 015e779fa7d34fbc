"""Merging a season of 10 MB: what both laptops did in a week, from files to decided rows."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median

from app.storage import Library, Store
from app.storage.engine import driver
from app.storage.exchange import Three, differences, shapes
from app.sync.merge import merge
from tests.bench.table import Row
from tests.support.libraries import clip, do, edit, game

GAMES, CLIPS, REELS, REPEATS = 60, 80, 210, 5
MEGABYTE = 1_000_000


def rows() -> list[Row]:
    """Medians of five, in seconds."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        base = _season(folder)
        local, remote = folder / "local.sqlite", folder / "remote.sqlite"
        for path, device in ((local, "aaaaaaaa"), (remote, "bbbbbbbb")):
            shutil.copy(base, path)
            _week(path, device)
        size = base.stat().st_size / MEGABYTE
        three = differences(base, local, remote)
        merged = merge(three, shapes(), with_base=True)
        how = f"{size:.1f} MB; {len(merged.rows)} rows to write, {merged.conflicts} conflicts; median of {REPEATS}"
        union = Three({}, three.local, three.remote)
        found = (
            ("merge two laptops, from files", "0.6 s", lambda: _all(base, local, remote)),
            ("… of which finding the differences", "", lambda: differences(base, local, remote)),
            ("merge when only the other changed", "0.6 s", lambda: _all(base, base, remote)),
            ("merge without a common past", "", lambda: _all(None, local, remote)),
            ("… of which deciding", "", lambda: merge(union, shapes(), with_base=False)),
        )
        return [Row(what, f"{_median(act):.2f} s", aim, how) for what, aim, act in found]


def _all(base: Path | None, local: Path, remote: Path) -> object:
    three = differences(base, local, remote)
    return merge(three, shapes(), with_base=base is not None)


def _season(folder: Path) -> Path:
    """A snapshot of a library of some 10 MB."""
    with Library.open(folder / "library") as library:
        for g in range(GAMES):
            do(library, partial(_game, g))
        for r in range(REELS):
            do(library, partial(_reel, r))
        path = folder / "base.sqlite"
        library.snapshot(path).result(60)
    return path


def _game(number: int, store: Store) -> None:
    store.add_game(game(f"game-{number}"))
    for c in range(CLIPS):
        at = c * 10_000_000
        mark = clip(f"clip-{number}-{c}", f"game-{number}", start_us=at, end_us=at + 5_000_000)
        store.put_clip(mark)


def _reel(number: int, store: Store) -> None:
    store.put_edit(edit(f"reel-{number}", clips=8, keys=20))


def _week(path: Path, device: str) -> None:
    """A thousand rows edited, among them the same ones on both laptops; some deleted."""
    raw = driver().connect(str(path))
    stamp = f"0199ffffffff-%04x-{device}"
    with raw:
        for n, (row_id,) in enumerate(raw.execute("SELECT id FROM clip ORDER BY id LIMIT 500")):
            column = "notes" if n % 10 == 0 else ("typed_name", "rating")[device == "aaaaaaaa"]
            value = 4 if column == "rating" else f"by {device}"
            sql = f"UPDATE clip SET {column} = ?, hlc = ? WHERE id = ?"
            raw.execute(sql, (value, stamp % n, row_id))
        keys = f"SELECT id FROM crop_keyframe WHERE id > '{device[0]}' ORDER BY id LIMIT 500"
        for n, (row_id,) in enumerate(raw.execute(keys).fetchall()):
            sql = "UPDATE crop_keyframe SET cx = cx + 1, hlc = ? WHERE id = ?"
            raw.execute(sql, (stamp % (1000 + n), row_id))
        tags = f"SELECT id FROM clip_tag WHERE id > '{device[0]}' ORDER BY id LIMIT 50"
        for n, (row_id,) in enumerate(raw.execute(tags).fetchall()):
            sql = "UPDATE clip_tag SET deleted_at = 1, hlc = ? WHERE id = ?"
            raw.execute(sql, (stamp % (2000 + n), row_id))
    raw.close()


def _median(work: Callable[[], object]) -> float:
    times = []
    for _ in range(REPEATS):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return median(times)

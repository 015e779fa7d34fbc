"""From files to decided rows: what is read of three databases is all that a merge needs."""

from __future__ import annotations

import contextlib
import random
from pathlib import Path

import pytest

from app.storage import Library
from app.storage.engine import driver
from app.storage.exchange import Tables, differences, read_tables
from app.sync.merge import merge
from tests.support.merge_cases import SHAPES, Laptop, Step, cleaned, merged, narrowed, season

SEEDS = 12


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database of a library without rows."""
    folder = tmp_path_factory.mktemp("empty")
    with Library.open(folder / "library") as library:
        library.snapshot(folder / "empty.sqlite").result(30)
    return folder / "empty.sqlite"


def written(tables: Tables, empty: Path, path: Path) -> Tables:
    """Put the rows into a file; the rows as the file has them."""
    path.write_bytes(empty.read_bytes())
    with contextlib.closing(driver().connect(str(path))) as raw, raw:
        for shape in SHAPES:
            marks = ", ".join("?" * len(shape.columns))
            names = ", ".join(f'"{name}"' for name in shape.columns)
            sql = f'INSERT INTO "{shape.name}" ({names}) VALUES ({marks})'
            rows = tables[shape.name].values()
            raw.executemany(sql, [[row[name] for name in shape.columns] for row in rows])
    return read_tables(path)


@pytest.mark.parametrize("seed", range(SEEDS))
def test_what_is_read_of_files_merges_like_whole_libraries(
    seed: int, empty: Path, tmp_path: Path
) -> None:
    chance = random.Random(seed)
    left, right = Laptop("left", season()), Laptop("right", season(), 3)
    base = season()
    if seed % 3 == 0:  # a clean-up took something away for good
        right.do([*steps(chance), (4, 2, 0, 0)])
        right.rows = cleaned(right.rows, right.rows)
    left.do(steps(chance))
    right.do(steps(chance))
    paths = [tmp_path / f"{name}.sqlite" for name in ("base", "left", "right")]
    files = [
        written(rows, empty, path)
        for rows, path in zip((base, left.rows, right.rows), paths, strict=True)
    ]
    three = differences(*paths)
    for found, wanted in zip(
        (three.base, three.local, three.remote), _sides(narrowed(*files)), strict=True
    ):
        assert {t: rows for t, rows in found.items() if rows} == wanted
    decided = merge(three, SHAPES, with_base=True)
    whole, notes = merged(*files)
    after = {table: dict(rows) for table, rows in files[1].items()}
    for table, row in decided.rows:
        after[table][str(row["id"])] = row
    for table, row_id in decided.drops:
        del after[table][row_id]
    assert after == whole
    assert sorted(decided.notes, key=repr) == sorted(notes, key=repr)


def test_rows_that_no_coach_made_do_not_count_for_the_brake(empty: Path, tmp_path: Path) -> None:
    tables = season()
    for n in range(300):
        row = dict.fromkeys(next(s for s in SHAPES if s.name == "sync_commit").columns, "")
        tables["sync_commit"][str(n)] = {**row, "id": str(n), "deleted_at": None}
    path = tmp_path / "library.sqlite"
    written(tables, empty, path)
    assert differences(None, path, path).live_rows == sum(map(len, season().values()))


def _sides(three: object) -> tuple[Tables, Tables, Tables]:
    sides = (getattr(three, name) for name in ("base", "local", "remote"))
    base, local, remote = ({t: rows for t, rows in side.items() if rows} for side in sides)
    return base, local, remote


def steps(chance: random.Random) -> list[Step]:
    return [
        (chance.randrange(60), chance.randrange(60), chance.randrange(8), chance.randrange(6))
        for _ in range(chance.randrange(3, 12))
    ]

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from app.core.errors import StorageFailed
from app.storage.backups import DAY_US, KEEP, back_up, backups, due, newest_good
from app.storage.engine import Database
from app.storage.migrate import upgrade

NOON_US = 1_746_360_000_000_000


def test_the_newest_twenty_are_kept(tmp_path: Path) -> None:
    database = Database(tmp_path / "db.sqlite")
    made = [back_up(database, tmp_path, "daily", NOON_US + n * 1000) for n in range(KEEP + 3)]
    database.close()
    assert backups(tmp_path) == made[: -KEEP - 1 : -1]
    assert made[0].name == "database-20250504T120000.000000Z-daily.sqlite"


def test_after_a_clock_that_was_ahead_new_backups_are_kept_and_offered(tmp_path: Path) -> None:
    database = Database(tmp_path / "db.sqlite")
    upgrade(database)
    for n in range(KEEP):
        back_up(database, tmp_path, "before-merge", NOON_US + 400 * DAY_US + n)
    made = [back_up(database, tmp_path, "daily", NOON_US + n * DAY_US) for n in range(3)]
    database.close()
    assert backups(tmp_path)[:3] == made[::-1]
    assert len(backups(tmp_path)) == KEEP
    assert newest_good(tmp_path, "coach-anna") == made[-1]


def test_after_a_clock_that_was_ahead_it_is_one_a_day_again(tmp_path: Path) -> None:
    now_us = time.time_ns() // 1000
    database = Database(tmp_path / "db.sqlite")
    ahead = back_up(database, tmp_path, "daily", now_us + 400 * DAY_US)
    os.utime(ahead, (now_us / 1e6 + 400 * 86_400,) * 2)
    assert due(tmp_path, now_us)
    written = back_up(database, tmp_path, "daily", now_us)
    database.close()
    assert not due(tmp_path, time.time_ns() // 1000)
    os.utime(written, (now_us / 1e6 - 90_000,) * 2)
    assert due(tmp_path, now_us)


def test_a_damaged_backup_is_not_offered(tmp_path: Path) -> None:
    database = Database(tmp_path / "db.sqlite")
    upgrade(database)
    good = back_up(database, tmp_path, "daily", NOON_US)
    bad = back_up(database, tmp_path, "daily", NOON_US + DAY_US)
    database.close()
    bad.write_bytes(b"not a database at all, but long enough to look at" * 10)
    assert newest_good(tmp_path, "coach-anna") == good


def test_one_a_day(tmp_path: Path) -> None:
    database = Database(tmp_path / "db.sqlite")
    assert due(tmp_path, NOON_US)
    back_up(database, tmp_path, "daily", NOON_US)
    database.close()
    assert not due(tmp_path, NOON_US + DAY_US - 1)
    assert due(tmp_path, NOON_US + DAY_US)
    assert due(tmp_path, NOON_US - 1)  # the clock was set back


def test_a_backup_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    database = Database(tmp_path / "db.sqlite")
    with pytest.raises(StorageFailed):
        back_up(database, tmp_path / "missing", "daily", NOON_US)
    database.close()
    assert not (tmp_path / "missing").exists()

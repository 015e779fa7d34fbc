"""When a head may be written, and what counts as something to say."""

from __future__ import annotations

import shutil
from pathlib import Path
from types import SimpleNamespace
from typing import cast

from app.storage import Library
from app.storage.exchange import SyncCommit, add_commit_to
from app.sync.ground import Ground
from app.sync.push import HeadGap, _plain, changed_rows
from tests.support.libraries import do, game

COMMIT = "11111111-2222-4333-8444-555555555555"
ANYWHERE = cast(Ground, SimpleNamespace(visit=lambda name: None))


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def monotonic(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        assert seconds > 0
        self.now += seconds


def test_the_first_write_waits_for_nothing() -> None:
    clock = Clock()
    HeadGap(clock.monotonic, clock.sleep).wait(ANYWHERE)
    assert clock.now == 100.0


def test_the_next_one_waits_two_seconds() -> None:
    clock = Clock()
    gap = HeadGap(clock.monotonic, clock.sleep)
    gap.used()
    clock.now += 0.5
    gap.wait(ANYWHERE)
    assert clock.now == 102.0
    gap.used()
    clock.now += 5.0
    gap.wait(ANYWHERE)
    assert clock.now == 107.0


def test_metadata_is_plain_whatever_the_version_is_called() -> None:
    assert _plain(" 1.0 – blå\n") == "1.0 ? bl?"


def snapshot(library: Library, to: Path) -> Path:
    library.snapshot(to).result(30)
    return to


def test_only_rows_of_the_coach_are_news(tmp_path: Path) -> None:
    with Library.open(tmp_path / "home") as library:
        do(library, lambda store: store.add_game(game("g1")))
        base = snapshot(library, tmp_path / "base.sqlite")
        same = snapshot(library, tmp_path / "same.sqlite")
        sealed = tmp_path / "sealed.sqlite"
        shutil.copy(same, sealed)
        add_commit_to(sealed, SyncCommit(COMMIT, "", 1, library.device_id, "one", "1", 5))
        do(library, lambda store: store.add_game(game("g2")))
        more = snapshot(library, tmp_path / "more.sqlite")

    assert changed_rows(base, same) == 0
    assert changed_rows(base, sealed) == 0
    assert changed_rows(base, more) > 0
    assert changed_rows(more, base) > 0  # rows that a clean-up dropped are news, too
    assert changed_rows(None, more) >= 2

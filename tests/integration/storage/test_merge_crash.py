"""kill -9 while another laptop's rows are written: all of a merge is there with its pointer, or
nothing of it."""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from app.storage import Library
from tests.support.libraries import clip, do, game, query

ROOT = Path(__file__).resolve().parents[3]
KILLS = 12
CLIPS = 60
pytestmark = [pytest.mark.integration, pytest.mark.slow]


def merge_until_killed(home: Path, source: Path, first: int, seconds: float) -> int:
    """The last version that was acknowledged before the kill."""
    command = [sys.executable, "-m", "tests.integration.storage.scripted_merging"]
    command += [str(home), str(source), str(first)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert json.loads(process.stdout.readline()) == {"ready": True}
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)
        said = process.stdout.read()
    lines = [line for line in said.splitlines(keepends=True) if line.endswith("\n")]
    return int(json.loads(lines[-1])["version"]) if lines else first - 1


def test_a_merge_is_whole_or_not_at_all_wherever_the_kill_falls(tmp_path: Path) -> None:
    source = tmp_path / "source.sqlite"
    with Library.open(tmp_path / "other") as other:
        do(other, lambda store: store.add_game(game()))
        for n in range(CLIPS):
            made = clip(f"clip-{n}", notes="x" * 200)
            do(other, lambda store, made=made: store.put_clip(made))  # type: ignore[misc]
        other.snapshot(source).result(30)
    home, version, cut = tmp_path / "home", 0, 0
    chance = random.Random(20250504)
    for _ in range(KILLS):
        acknowledged = merge_until_killed(home, source, version + 1, chance.uniform(0.0, 0.2))
        with Library.open(home) as library:
            pointer = library.pointer().result(30)
            assert library.recovered == ""
        database = library.folders.database
        assert query(database, "PRAGMA integrity_check") == [("ok",)]
        assert query(database, "PRAGMA foreign_key_check") == []
        # At most the one merge after the last acknowledged one is there too, and whole.
        assert pointer.version in (acknowledged, acknowledged + 1)
        assert query(database, "SELECT count(*) FROM game") == [(pointer.version,)]
        assert query(database, "SELECT count(*) FROM clip") == [(pointer.version * CLIPS,)]
        cut += pointer.version != acknowledged
        version = pointer.version
    print(f"{KILLS} kills, {version} merges, {cut} landed without a word, 0 by half")
    assert version > KILLS

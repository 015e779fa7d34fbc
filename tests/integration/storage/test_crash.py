"""kill -9 at random moments: what was acknowledged is there, and the database is sound."""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from app.core.errors import NotFound
from app.storage import Library, Store
from tests.support.libraries import edit, query, see

ROOT = Path(__file__).resolve().parents[3]
KILLS = 24
pytestmark = [pytest.mark.integration, pytest.mark.slow]


def edit_until_killed(home: Path, seed: int, seconds: float) -> list[dict[str, Any]]:
    """The lines acknowledged before the kill."""
    command = [sys.executable, "-m", "tests.integration.storage.scripted_editing"]
    command += [str(home), str(seed)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert json.loads(process.stdout.readline()) == {"ready": True}
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)
        said = process.stdout.read()
    # A line cut off by the kill was not acknowledged.
    return [json.loads(line) for line in said.splitlines(keepends=True) if line.endswith("\n")]


def test_no_acknowledged_step_is_lost_by_a_kill(tmp_path: Path) -> None:
    chance = random.Random(20250504)
    acknowledged: list[dict[str, Any]] = []
    for seed in range(KILLS):
        acknowledged += edit_until_killed(tmp_path, seed, chance.uniform(0.0, 0.25))
        with Library.open(tmp_path) as library:
            see(library, partial(missing, acknowledged))
        assert query(library.folders.database, "PRAGMA integrity_check") == [("ok",)]
        assert query(library.folders.database, "PRAGMA foreign_key_check") == []
        assert not list(library.folders.root.rglob("*.part"))
    print(f"{KILLS} kills, {len(acknowledged)} acknowledged steps, 0 missing")
    assert len(acknowledged) > KILLS


def missing(acknowledged: list[dict[str, Any]], store: Store) -> None:
    """Fails when something acknowledged is not there, or is there by half."""
    names = {reel.id: reel.clip_count for reel in store.reels()}
    for step in acknowledged:
        name = step["name"]
        if step["kind"] == "clip":
            assert store.clip(f"clip-{name}").notes == name
        elif step["kind"] == "undo":
            with pytest.raises(NotFound):
                store.clip(f"clip-{name}")
        elif step["kind"] == "reel":
            found = store.edit(f"reel-{name}")
            keys = len(found.clips[0].crop)
            assert found == edit(f"reel-{name}", name, clips=names[f"reel-{name}"], keys=keys)
    settings = [step["name"] for step in acknowledged if step["kind"] == "setting"]
    last = store.setting("last")
    if settings:
        # The one step after the last acknowledged one may be there too.
        seed, n = map(int, str(last).split("-"))
        assert (seed, n) >= tuple(map(int, settings[-1].split("-")))

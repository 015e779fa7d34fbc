"""A small race for the first version; the large one is ``python -m tests.shows.sync_race``."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
pytestmark = [pytest.mark.integration, pytest.mark.slow]


def test_one_of_racing_first_uploads_wins_and_no_row_is_lost() -> None:
    command = [sys.executable, "-m", "tests.integration.sync.race", "1", "12"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=240)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert (told["at the start"], told["winners"], told["losers"]) == (12, 1, 11)
    assert (told["rows"], told["versions"], told["devices"]) == (12, 12, 12)
    assert told["contiguous"] and told["states"] == {"synced": 12}

"""Fifty processes race to write the first version: one wins, and all fifty rows are there.

    python -m tests.shows.sync_race [ROUNDS] [PROCESSES]

Prints a line a round; exit code 1 when a round had another number of winners or rows.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
COLUMNS = ("at the start", "winners", "losers", "rows", "versions", "contiguous", "seconds")


def main(rounds: int = 20, processes: int = 50) -> int:
    """All rounds; the exit code."""
    print("| round | " + " | ".join(COLUMNS) + " |", flush=True)
    print("|---" * (len(COLUMNS) + 1) + "|", flush=True)
    command = [sys.executable, "-m", "tests.integration.sync.race", str(rounds), str(processes)]
    good = done = 0
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for line in process.stdout:
            told, done = json.loads(line), done + 1
            print(
                f"| {done} | " + " | ".join(str(told[name]) for name in COLUMNS) + " |", flush=True
            )
            good += (told["at the start"], told["winners"], told["rows"], told["contiguous"]) == (
                *(processes, 1, processes),
                True,
            )
    print(f"{good} of {rounds} rounds with one winner and {processes} rows")
    return 0 if good == rounds and process.returncode == 0 else 1


if __name__ == "__main__":
    sys.exit(main(*(int(word) for word in sys.argv[1:])))

"""Two laptops that edit and sync are killed again and again; nothing they acknowledged is missing.

    python -m tests.shows.sync_kills [KILLS] [SEED]

Prints a table; exit code 1 when an acknowledged row is missing on either or on a fresh third.
"""

from __future__ import annotations

import logging
import sys
import tempfile
import time
from pathlib import Path

from tests.integration.sync.kills import run
from tests.support.ministack import Ministack


def main(kills: int = 60, seed: int = 1) -> int:
    """The run; its exit code."""
    logging.disable(logging.WARNING)
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        server = Ministack(Path(folder, "s3")).start()
        try:
            report = run(server, Path(folder), kills, seed)
        finally:
            server.close()
    for name, value in {
        "SIGKILLs": report.kills.total(),
        "… at a random moment": report.kills["random"] + report.kills["starting"],
        "… at a step of the sync": report.kills.total()
        - report.kills["random"]
        - report.kills["starting"],
        "edits acknowledged": report.edits,
        "rows acknowledged": report.rows,
        "rows missing on either or a third": len(report.missing),
        "all three identical": "yes" if report.identical else "no",
        "databases sound": "yes" if report.sound else "no",
        "versions in the cloud": report.versions,
        "syncs that ended": ", ".join(f"{k} {n}" for k, n in sorted(report.syncs.items())),
        "steps killed at": ", ".join(
            f"{k} {n}" for k, n in sorted(report.kills.items()) if k not in ("random", "starting")
        ),
        "seconds": f"{time.monotonic() - began:.0f}",
    }.items():
        print(f"| {name:34} | {value} |")
    for line in report.missing[:20]:
        print(line)
    good = not report.missing and report.identical and report.sound
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(*(int(word) for word in sys.argv[1:])))

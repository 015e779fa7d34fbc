"""Three laptops in a bad year, and what happens when a safeguard is taken out.

    python -m tests.shows.sync_chaos [EDITS] [SEED]

EDITS by each laptop (2000). Prints a table; exit code 1 when an edit is lost with all safeguards,
or none is lost without one of them.
"""

from __future__ import annotations

import logging
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from tests.integration.sync.chaos import Chaos
from tests.integration.sync.chaos_plan import Plan, Report
from tests.integration.sync.unsafe import LastWriterWins, LookThenPut, Unchecked
from tests.support.ministack import Ministack

SAFE = "all safeguards"
CONTROL_EDITS = 500


def runs(edits: int, seed: int) -> dict[str, Plan]:
    """The full run, then the controls."""
    plan = Plan(seed, edits)
    short = replace(plan, edits=min(edits, CONTROL_EDITS))
    return {
        SAFE: plan,
        "head written without a condition": replace(short, bucket=LastWriterWins),
        "HEAD, then PUT": replace(short, bucket=LookThenPut),
        "merge written without a look at the stamp": replace(short, library=Unchecked),
    }


def row(name: str, report: Report, seconds: float) -> str:
    cells = (
        name,
        f"{report.edits:,}",
        f"{len(report.lost):,}",
        f"{len(report.undone):,}",
        "yes" if report.identical else "no",
        f"{report.versions:,}" + ("" if report.contiguous else " (gaps)"),
        f"{report.requests:,}",
        f"{report.fault_share:.1%}",
        f"{report.crashes.total():,}",
        f"{report.replaced:,}",
        f"{report.conflicts:,}",
        f"{seconds:,.0f}",
    )
    return "| " + " | ".join(cells) + " |"


HEAD = (
    "| run | edits acknowledged | lost | deletions undone | laptops identical | versions | requests "
    "| faulted | crashes | laptops replaced | conflicts noted | seconds |\n"
    "|---|---|---|---|---|---|---|---|---|---|---|---|"
)


def main(edits: int = 2000, seed: int = 7) -> int:
    """Run all and print; the exit code."""
    logging.disable(logging.WARNING)  # of lost bases and cut lines, on purpose
    good = True
    print(HEAD, flush=True)
    with tempfile.TemporaryDirectory() as folder, Ministack(Path(folder, "s3")) as server:
        for number, (name, plan) in enumerate(runs(edits, seed).items()):
            began = time.monotonic()
            report = Chaos(plan, server, Path(folder, str(number))).run()
            print(row(name, report, time.monotonic() - began), flush=True)
            if name == SAFE:
                good &= not report.lost and not report.undone
                good &= report.identical and report.contiguous and report.fault_share >= 0.2
                details = report
            else:
                good &= bool(report.lost)
        server.close()
    print("\nfaults:", ", ".join(f"{k} {n}" for k, n in sorted(details.faulted.items())))
    print("crashes at:", ", ".join(f"{k} {n}" for k, n in sorted(details.crashes.items())))
    print("syncs ended:", ", ".join(f"{k} {n}" for k, n in sorted(details.syncs.items())))
    print("as it should be" if good else "NOT as it should be")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(*(int(word) for word in sys.argv[1:])))

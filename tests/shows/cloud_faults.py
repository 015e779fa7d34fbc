"""Everything that goes wrong with exports in the cloud, tried against a real store: a table.

    python -m tests.shows.cloud_faults [WORD]     faults whose tests hold WORD, all of them without

One row per fault: where the export was to go, how it ended, how long after the fault the coach was
told that this computer takes over (their patience is 1 s here instead of 90) and the film was there,
how many films and jobs there are, and every reason that the coach read. Ends with 1 if a row is not
as promised. A failed export has a second row: what the coach does about it.
"""

from __future__ import annotations

import os
import sys
import textwrap
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
TESTS = "tests/integration/cloud_export"
FILES = ("calls", "queue", "jobs", "network", "app", "worker")
HEAD = ("fault", "wanted", "ended", "here, s", "end, s", "films", "jobs", "what the coach saw")
WIDTHS = (52, 6, 6, 7, 6, 5, 4, 80)


@dataclass(eq=False)
class Rows:
    """What the tests wrote down; a pytest plugin."""

    rows: list[tuple[dict[str, Any], bool]] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.failed.append(report.nodeid.rpartition("/")[2])
        if report.when == "call":
            good = not report.failed
            self.rows += [(row, good) for name, row in report.user_properties if name == "row"]  # type: ignore[misc]


def main(word: str = "") -> int:
    """Try, print."""
    os.environ["CLOUD_FAULTS"] = "full"
    found = Rows()
    files = [f"{ROOT}/{TESTS}/test_faults_{name}.py" for name in FILES]
    options = ["-q", "--no-header", "-p", "no:cacheprovider", "--rootdir", str(ROOT), "--tb=short"]
    pytest.main([*options, *(["-k", word] if word else []), *files], [found])
    print()
    show(HEAD)
    show(tuple("-" * width for width in WIDTHS))
    for row, good in found.rows:
        here = "-" if row["here_s"] is None else f"{row['here_s']:.1f}"
        end = f"{row['done_s']:.1f}"
        state = row["state"] if good else "WRONG"
        saw = row["saw"] or "(done in the cloud, nothing to say)"
        show((row["fault"], row["where"], state, here, end, row["films"], row["jobs"], saw))
    slowest = max((row["here_s"] for row, _ in found.rows if row["here_s"] is not None), default=0)
    print(
        f"\n{len(found.rows)} rows, {len(found.failed)} failed; "
        f"this computer took over after {slowest:.1f} s at the latest"
    )
    for name in found.failed:
        print(f"FAILED {name}")
    return 1 if found.failed or not found.rows else 0


def show(cells: tuple[object, ...]) -> None:
    """One row; the last cell in as many lines as it takes."""
    *first, last = (str(cell) for cell in cells)
    lines = textwrap.wrap(last, WIDTHS[-1], break_long_words=True) or [""]
    start = "  ".join(f"{cell:{width}}" for cell, width in zip(first, WIDTHS, strict=False))
    print(f"{start}  {lines[0]}")
    for line in lines[1:]:
        print(f"{'':{len(start)}}  {line}")


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))

"""Harmed films and odd edits, thousands of them, through everything that reads them.

    python -m tests.shows.fuzz [--media 2000] [--edits 2000] [--seed 1] [--workers 2] [--first 0]

Prints how many ended how, the slowest, and what must not be; exit code 1 when there is any: a crash
of the process that edits, a step that hangs, a file where none should be, a refusal that is no
sentence. ``tests/integration/render/test_fuzz.py`` tries the first few.
"""

from __future__ import annotations

import argparse
import sys
import time

from tests.support.fuzz import LIMIT_S, Report, run


def show(report: Report, seconds: float) -> int:
    """Print the tables; the exit code."""
    for kind in sorted({one.kind for one in report.tried}):
        of_kind = [one for one in report.tried if one.kind == kind]
        print(f"\n{kind}: {len(of_kind)} cases")
        for (name, outcome), count in sorted(report.counts().items()):
            if name == kind:
                print(f"  {count:6}  {outcome}")
        slowest = max(of_kind, key=lambda one: one.seconds)
        print(
            f"  slowest: {slowest.name} {slowest.seconds:.2f} s, {slowest.cpu:.2f} s of processor"
        )
    for one in report.tried:
        if one.bad or one.outcome.startswith("child"):
            print(f"\n{one.kind} {one.number} {one.name}: {one.outcome}\n{one.sentence[-1500:]}")
    for stray in report.strays:
        print(f"stray file: {stray}")
    slow = [one for one in report.tried if one.cpu > LIMIT_S]
    print(f"\n{len(report.tried)} cases in {seconds:.0f} s")
    print(f"violations: {len(report.bad)}, stray files: {len(report.strays)}, slow: {len(slow)}")
    return 1 if report.bad or report.strays or slow else 0


def main() -> int:
    """Run as the arguments say."""
    parser = argparse.ArgumentParser()
    for name, default in (("media", 2000), ("edits", 2000), ("seed", 1), ("workers", 2)):
        parser.add_argument(f"--{name}", type=int, default=default)
    parser.add_argument("--first", type=int, default=0)
    wanted = parser.parse_args()
    first = wanted.first
    kinds = {
        "media": range(first, first + wanted.media),
        "edits": range(first, first + wanted.edits),
    }
    began = time.monotonic()
    report = run(kinds, seed=wanted.seed, workers=wanted.workers)
    return show(report, time.monotonic() - began)


if __name__ == "__main__":
    sys.exit(main())

"""``reel-ballers --selftest``: a line for every part that was tried; 1 when one does not work."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterator, Sequence

from app.cli.console import plain
from app.services.selftest import Outcome, Trial, run_checks


def selftest(arguments: Sequence[str] = ()) -> int:
    """Try everything and print what came of it. Without a screen the window is drawn offscreen."""
    if arguments:
        print("Error: --selftest takes nothing more.", file=sys.stderr)
        return 2
    if sys.platform == "linux" and not _screen():
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    logging.basicConfig(level=logging.CRITICAL)  # what goes wrong is in the lines
    os.environ.setdefault("QT_LOGGING_RULES", "qt.multimedia.*=false")
    bad, seconds = [], 0.0
    with Trial() as trial:
        for outcome in _outcomes(trial):
            print(plain(outcome.line()), flush=True)
            seconds += outcome.seconds
            if not outcome.works:
                bad.append(outcome.name)
    end = f"do not work: {', '.join(bad)}" if bad else "all work"
    print(f"{end}, {seconds:.1f} s")
    return 1 if bad else 0


def _screen() -> bool:
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _outcomes(trial: Trial) -> Iterator[Outcome]:
    yield from run_checks(trial.checks())
    try:
        from app.ui.selftest import WindowTrial
    except ImportError as error:
        yield Outcome("window", False, str(error), 0.0)
        return
    yield from run_checks(WindowTrial(trial.home).checks())

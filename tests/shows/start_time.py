"""The bundle's start against that of the source: ``python -m tests.shows.start_time [--runs 5]``.

Both are started as a coach does, on an X server of this computer, and the clock runs until the first
window is painted on its screen: looked at from outside, so that both are measured alike. One start of
each comes before and is not counted. Needs the bundle (``make bundle``) and Xvfb. Ends with 1 when an
aim is missed. Times mean something only on a machine that does nothing else.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from scripts.bundle import FOLDER, program
from tests.support.x_server import Screen, x_server

ROOT = Path(__file__).resolve().parents[2]
AIM_S = 1.2
SLACK = 1.05
"""Medians of five runs differ by some per cent from one to the next."""
_PATIENCE_S = 30.0
_STEP_S = 0.004
_SOURCE = "import sys; from app.cli import main; sys.exit(main([]))"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("--runs", type=int, default=5)
    runs: int = parser.parse_args().runs
    if not FOLDER.is_dir():
        print(f"There is no bundle in {FOLDER}; make one: make bundle", file=sys.stderr)
        return 1
    commands = {"bundle": [str(program())], "source": [sys.executable, "-P", "-c", _SOURCE]}
    times: dict[str, list[float]] = {name: [] for name in commands}
    with tempfile.TemporaryDirectory() as folder, x_server(Path(folder), 89) as screen:
        for run in range(runs + 1):
            for name, command in commands.items():
                took = started(command, Path(folder) / name, screen)
                if run:
                    times[name].append(took)
                    print(f"  run {run}, {name}: {took:.2f} s", flush=True)
    bundle, source = (median(times[name]) for name in ("bundle", "source"))
    print(f"{f'first painted window, source (median of {runs})':46} {source:6.2f} s")
    rows = [
        (f"first painted window, bundle (median of {runs})", bundle, AIM_S, "s"),
        ("the same as a share of the source's", bundle / source, SLACK, "×"),
    ]
    for what, value, aim, unit in rows:
        met = "ok" if value <= aim else "MISSED"
        print(f"{what:46} {value:6.2f} {unit}   ≤ {aim:.2f} {unit}   {met}")
    return 0 if all(value <= aim for _, value, aim, _ in rows) else 1


def started(command: list[str], home: Path, screen: Screen) -> float:
    """Seconds from the start of the process to the first painted window."""
    home.mkdir(exist_ok=True)
    told = {
        **os.environ,
        "DISPLAY": screen.name, "QT_QPA_PLATFORM": "xcb", "XDG_RUNTIME_DIR": str(home),
        "REEL_BALLERS_HOME": str(home / "library"), "PYTHONPATH": str(ROOT),
        "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
    }  # fmt: skip
    begun = time.monotonic()
    quiet = subprocess.DEVNULL
    running = subprocess.Popen(command, env=told, stdout=quiet, stderr=quiet)
    try:
        while not screen.painted():
            if running.poll() is not None or time.monotonic() - begun > _PATIENCE_S:
                raise SystemExit(f"{command[0]} showed no window (exit code {running.poll()})")
            time.sleep(_STEP_S)
        return time.monotonic() - begun
    finally:
        running.kill()
        running.wait()
        while screen.painted():
            time.sleep(_STEP_S)


if __name__ == "__main__":
    sys.exit(main())

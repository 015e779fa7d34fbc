"""A sync that kills its own process: ``python -m tests.integration.sync.killed`` with a job on stdin.

The job is JSON: home, config (the fields of R2Config), point, after_ms. The process ends by SIGKILL
that many milliseconds after the point was reached; it prints ``reached`` just before.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from dataclasses import fields
from pathlib import Path

from app.cloud.r2 import R2Config
from tests.integration.sync.laptops import Laptop

ROOT = Path(__file__).resolve().parents[3]


def kill_at(home: Path, config: R2Config, point: str, after_ms: float = 0.0) -> int:
    """Sync the library of ``home`` in a process of its own that dies there; its exit status."""
    job = {
        "home": str(home),
        "config": {f.name: getattr(config, f.name) for f in fields(config)},
        "point": point,
        "after_ms": after_ms,
    }
    done = subprocess.run(
        [sys.executable, "-m", "tests.integration.sync.killed"],
        input=json.dumps(job).encode(),
        stdout=subprocess.PIPE,
        cwd=ROOT,
        timeout=120,
        check=False,
    )
    assert b"reached" in done.stdout, done.stdout
    return done.returncode


def main() -> None:
    job = json.loads(sys.stdin.read())
    laptop = Laptop(Path(job["home"]), R2Config(**job["config"]), "killed")

    def die() -> None:
        print("reached", flush=True)
        if job["after_ms"]:
            threading.Thread(target=later, daemon=True).start()
        else:
            os.kill(os.getpid(), signal.SIGKILL)

    def later() -> None:
        time.sleep(job["after_ms"] / 1000)
        os.kill(os.getpid(), signal.SIGKILL)

    laptop.at[job["point"]] = die
    laptop.sync()
    time.sleep(10)  # the kill comes first


if __name__ == "__main__":
    main()

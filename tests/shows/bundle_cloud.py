"""The bundle as the client of a cloud, all of it on this computer: ``python -m tests.shows.bundle_cloud``.

A store, a miniature RunPod and one real worker run from source; the coach's side is the frozen program
alone, started as a script would start it: a game, clips from a table, a reel, an export of each kind on
the GPU, one sync here and one on a second laptop. Ends with 1 when a command fails, when an export was
made on this computer after all, or when a module is missing anywhere in the bundle (``--selftest``).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

from app.footage import MatchSpec
from scripts.bundle import FOLDER, program
from tests.support.cloud_coach import environment
from tests.support.control_plane import ControlPlane
from tests.support.footage import make_match
from tests.support.ministack import Ministack
from tests.support.sdk_worker import SdkWorker

GAME = MatchSpec(width=640, height=360, fps=Fraction(30), duration_s=Fraction(20), gop=60)
TABLE = (
    "start_time\trating\ttags\tclip_name\tclip_duration\tnotes\n"
    "0:03\t5\tGoal\tOne nil\t1.0\t\n"
    "0:12\t4\tAssist\tThe pass\t1.0\t\n"
)
KINDS = ("annotate", "framing", "overlay")
MISSING = ("ModuleNotFoundError", "ImportError", "No module named", "DataNotFoundError")
_LIMIT_S = 180


class Laptop:
    """A library of its own and the frozen program, with nothing of this environment."""

    def __init__(self, home: Path, cloud: Mapping[str, str]) -> None:
        self.home = home
        kept = {
            name: os.environ[name] for name in ("PATH", "LANG", "SYSTEMROOT") if name in os.environ
        }
        self._environment = {
            **kept, **cloud, "HOME": str(home), "REEL_BALLERS_HOME": str(home / "library"),
            "REEL_BALLERS_LOG": "WARNING", "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
        }  # fmt: skip
        self.rows: list[tuple[str, float, str]] = []

    def run(self, *words: str) -> str:
        """A command; what it printed. Notes whether it failed, and whether a module was missing."""
        begun = time.monotonic()
        done = subprocess.run(
            [str(program()), *words], env=self._environment, cwd=self.home, check=False,
            stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=_LIMIT_S,
        )  # fmt: skip
        said = done.stdout + done.stderr
        missing = any(word in said for word in MISSING)
        outcome = "a module is missing" if missing else f"exit code {done.returncode}"
        good = not done.returncode and not missing
        self.note(" ".join(words[:3]), "ok" if good else outcome, time.monotonic() - begun)
        if not good:
            print(said[-3000:], flush=True)
        return done.stdout

    def note(self, what: str, outcome: str, seconds: float = 0.0) -> None:
        print(f"{what:<44} {seconds:6.1f} s  {outcome}", flush=True)
        self.rows.append((what, seconds, outcome))


def main() -> int:
    if not FOLDER.is_dir():
        print(f"There is no bundle in {FOLDER}; make one: make bundle", file=sys.stderr)
        return 1
    film, _ = make_match(GAME)
    with tempfile.TemporaryDirectory(prefix="bundle-cloud-") as name:
        folder = Path(name)
        with (
            Ministack(folder / "s3") as s3,
            ControlPlane() as plane,
            SdkWorker(plane, folder),
        ):
            cloud = environment(s3.config(), plane)
            homes = [folder / laptop for laptop in ("first", "second")]
            for home in homes:
                home.mkdir()
            first, second = (Laptop(home, cloud) for home in homes)
            first.run("--selftest")
            work(first, film, folder / "films")
            first.run("sync")
            second.run("sync")
            names = [row["name"] for row in listed(second.run("reels", "list", "--json"))]
            second.note(
                "the reel is on the second laptop", "ok" if "Goals" in names else str(names)
            )
            s3.close()
    rows = [*first.rows, *second.rows]
    bad = [what for what, _, outcome in rows if outcome != "ok"]
    print(f"\n{len(rows)} steps, not as promised: {', '.join(bad) or 'none'}")
    return 1 if bad else 0


def work(laptop: Laptop, film: Path, out: Path) -> None:
    """From the footage to three films that a GPU has rendered."""
    table = laptop.home / "marks.tsv"
    table.write_text(TABLE, encoding="utf-8")
    game = listed(laptop.run("games", "add", str(film), "--name", "Rovers", "--json"))[0]["id"]
    laptop.run("annotations", "import", game, str(table))
    clips = [clip["id"] for clip in listed(laptop.run("games", "clips", game, "--json"))]
    laptop.run("reels", "create", "Goals", "--clips", *clips, "--ratio", "9:16")
    laptop.run("doctor")
    for kind in KINDS:
        target = game if kind == "annotate" else "Goals"
        words = ("export", target, "--kind", kind, "--where", "cloud", "--quality", "draft")
        job = listed(laptop.run(*words, "-o", str(out / kind), "--json"))[0]
        there = job.get("where") == "cloud" and not job.get("note") and Path(job["out"]).exists()
        laptop.note(f"{kind}: rendered by the worker", "ok" if there else json.dumps(job))


def listed(text: str) -> list[Any]:
    """What a command printed as JSON, as a list; one empty object when it printed none."""
    try:
        value = json.loads(text)
    except ValueError:
        return [{"id": "", "out": "", "name": ""}]
    return value if isinstance(value, list) else [value]


if __name__ == "__main__":
    sys.exit(main())

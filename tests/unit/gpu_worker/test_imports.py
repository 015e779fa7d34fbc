"""The worker starts with the packages of its own requirements, and starts fast."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]

CHECK = """
import json, sys
refused = set(json.loads(sys.argv[1]))
class Absent:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in refused:
            raise ModuleNotFoundError(f"{name} is not installed on a worker", name=name)
sys.meta_path.insert(0, Absent())
import gpu_worker.__main__ as worker
early = sorted(set(sys.modules) & {"av", "cv2", "numpy", "PIL", "aiohttp", "app.render.job"})
worker.stub_cpuinfo()
import runpod.serverless
import gpu_worker.work, gpu_worker.card, app.render.__main__
print(json.dumps(early))
"""


def pinned(name: str) -> set[str]:
    """The distributions of a requirements file."""
    text = (ROOT / "requirements" / f"{name}.txt").read_text()
    return {_plain(found) for found in re.findall(r"(?m)^([A-Za-z0-9._-]+)==", text)}


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_the_worker_needs_nothing_but_its_own_requirements() -> None:
    have = pinned("worker")
    absent = [
        module
        for module, distributions in packages_distributions().items()
        if not any(_plain(d) in have or _plain(d) == "reel-ballers" for d in distributions)
    ]
    assert {"PySide6", "sqlalchemy", "alembic", "keyring", "pytest"} <= set(absent)
    done = subprocess.run(
        [sys.executable, "-W", "error::ImportWarning", "-c", CHECK, json.dumps(absent)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    # The first job is asked for before the engine is there.
    assert json.loads(done.stdout.splitlines()[-1]) == []


def test_the_sdk_is_one_that_feeds_its_workers() -> None:
    text = (ROOT / "requirements" / "worker.txt").read_text()
    found = re.search(r"(?m)^runpod==(\d+)\.(\d+)\.(\d+)", text)
    assert found is not None
    assert tuple(map(int, found.groups())) >= (1, 10, 1)

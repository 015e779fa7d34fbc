"""``python -m tests.shows.golden_worker``: the golden edits where only the worker is installed.

A virtual environment is made from requirements/worker.txt as the worker's image does it, this project
is installed into it, and the golden checks run there from a copy of their files outside of the
repository: without pytest, Qt or SQLAlchemy, none of which can be imported there. Exit status 1 when
one edit is not as it must be. The environment is kept under build/ for the next time.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.support.footage import cache_folder

ROOT = Path(__file__).resolve().parents[2]
PINS = ROOT / "requirements" / "worker.txt"
PROJECT = ("pyproject.toml", "README.md", "LICENSE")
PACKAGES = ("app", "gpu_worker", "resources")
CHECKS = ("golden.py", "case.py", "footage.py", "__init__.py")
ABSENT = ("PySide6", "sqlalchemy", "pytest", "qasync")

LOOK = f"""
import importlib.util, sys
there = [name for name in {ABSENT!r} if importlib.util.find_spec(name)]
assert not there, f"installed although the worker does not need it: {{there}}"
import app.core.plan
assert "site-packages" in app.core.plan.__file__, app.core.plan.__file__
print(f"{{sys.executable}}: app from site-packages; not there: {", ".join(ABSENT)}")
"""
AFTER = f"""
import sys, runpy
sys.argv = ["golden", "--check"]
try:
    runpy.run_module("tests.support.golden", run_name="__main__")
finally:
    loaded = sorted(set(sys.modules) & set({ABSENT!r}))
    assert not loaded, f"imported: {{loaded}}"
"""


def environment() -> Path:
    """The Python of an environment with the worker's pins, made when it is not there."""
    key = hashlib.sha256(PINS.read_bytes() + sys.version.encode()).hexdigest()[:12]
    folder = ROOT / "build" / f"worker-{key}"
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    if not (folder / "ready").exists():
        shutil.rmtree(folder, ignore_errors=True)
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
        pip = [str(python), "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
        subprocess.run([*pip, "--require-hashes", "--no-deps", "-r", str(PINS)], check=True)
        (folder / "ready").touch()
    return python


def install(python: Path, folder: Path) -> None:
    """Install this project, from a copy: a build writes beside what it builds."""
    source = folder / "project"
    source.mkdir()
    for name in PROJECT:
        shutil.copy(ROOT / name, source)
    for name in PACKAGES:
        shutil.copytree(
            ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__", "*.pyc")
        )
    pip = [str(python), "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
    wheel = ["--no-deps", "--no-index", "--no-build-isolation", "--force-reinstall"]
    subprocess.run([*pip, *wheel, str(source)], check=True)


def checks(folder: Path) -> Path:
    """The golden files and what compares them, away from the rest of the repository."""
    place = folder / "checks"
    support = place / "tests" / "support"
    support.mkdir(parents=True)
    shutil.copy(ROOT / "tests" / "__init__.py", place / "tests")
    for name in CHECKS:
        shutil.copy(ROOT / "tests" / "support" / name, support)
    shutil.copytree(ROOT / "tests" / "data", place / "tests" / "data")
    return place


def main() -> int:
    """Make, install, check; the exit status."""
    python = environment()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        install(python, folder)
        place = checks(folder)
        plain = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
        plain["REEL_BALLERS_FOOTAGE"] = str(cache_folder())
        for script in (LOOK, AFTER):
            done = subprocess.run([str(python), "-c", script], cwd=place, env=plain)
            if done.returncode:
                return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

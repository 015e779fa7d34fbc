"""Freeze the desktop into dist/reel-ballers: ``python -m scripts.bundle`` (``make bundle``).

In an environment of its own, made from requirements/packaging.txt with nothing else in it, so that
nothing of a developer's can slip into the bundle. Linux, Windows and macOS alike; with
``--python PATH`` in an environment that is there already, as CI has it.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import time
import venv
from collections.abc import Mapping, Sequence
from pathlib import Path

from scripts.elf import elf_files, without_debugger_tables
from scripts.one_ffmpeg import share

ROOT = Path(__file__).resolve().parent.parent
PINS = ROOT / "requirements" / "packaging.txt"
SPEC = ROOT / "packaging" / "reel_ballers.spec"
BUILD = ROOT / "build"
DIST = ROOT / "dist"
FOLDER = DIST / "reel-ballers"
"""The bundle: the program and ``_internal``."""
APP = DIST / "Reel Ballers.app"
"""The same for macOS; it is to be signed after this, for the notices are written into it."""
EPOCH = "SOURCE_DATE_EPOCH"

_METADATA = """
import sys
from setuptools import build_meta
build_meta.prepare_metadata_for_build_wheel(sys.argv[1])
"""


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("--python", type=Path, help="an environment that holds the pins already")
    parser.add_argument("--system", choices=("leave", "bundle"), default="leave")
    choices = parser.parse_args(arguments)
    begun = time.monotonic()
    try:
        freeze(choices.python or environment(), choices.system)
    except subprocess.CalledProcessError as error:
        print(f"Freezing failed: {error}", file=sys.stderr)
        return 1
    print(f"{FOLDER} after {time.monotonic() - begun:.0f} s", flush=True)
    return 0


def program(folder: Path = FOLDER) -> Path:
    """The bundle's program that speaks to a terminal."""
    return folder / ("reel-ballers-cli.exe" if sys.platform == "win32" else "reel-ballers")


def internal_of(bundle: Path) -> Path:
    """Where what comes along lies in a bundle."""
    inside = bundle / "_internal"
    return inside if inside.is_dir() else bundle / "Contents" / "Resources"


def environment() -> Path:
    """The Python of the environment that freezes, made when the pins have changed."""
    home = BUILD / "packaging-venv"
    python = home / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    stamp, key = home / ".pins", PINS.read_text(encoding="utf-8") + sys.version
    if python.exists() and stamp.exists() and stamp.read_text(encoding="utf-8") == key:
        return python
    print(f"Making {home} from {PINS.relative_to(ROOT)}", flush=True)
    venv.create(home, clear=True, with_pip=True, symlinks=sys.platform != "win32")
    pip = [str(python), "-m", "pip", "install", "-q", "--disable-pip-version-check"]
    _run([*pip, "--require-hashes", "--no-deps", "-r", str(PINS)])
    stamp.write_text(key, encoding="utf-8")
    return python


def freeze(python: Path, system: str = "leave") -> Path:
    """Run PyInstaller; the folder of the bundle. Raises ``CalledProcessError``."""
    metadata = BUILD / "metadata"
    shutil.rmtree(metadata, ignore_errors=True)
    metadata.mkdir(parents=True)
    _run([str(python), "-c", _METADATA, str(metadata)])
    told = {
        "REEL_BALLERS_METADATA": str(metadata),
        "REEL_BALLERS_SYSTEM": system,
        # The same input gives the same bytes: times and the order of sets.
        EPOCH: source_date(),
        "PYTHONHASHSEED": "1",
        # Modules as they are: they load sooner, and the installer packs better than zlib.
        "PYINSTALLER_ZLIB_COMPRESSION_LEVEL": "0",
    }
    words = ["--noconfirm", "--clean", "--log-level", "WARN"]
    words += ["--distpath", str(DIST), "--workpath", str(BUILD / "pyinstaller"), str(SPEC)]
    _run([str(python), "-m", "PyInstaller", *words], told)
    if sys.platform == "linux":
        _lighten(internal_of(FOLDER))
        print(share(internal_of(FOLDER), python), flush=True)
    for made in filter(Path.is_dir, (FOLDER, APP)):
        _run([str(python), "-m", "scripts.notices", str(made)], {"PYTHONPATH": str(ROOT)})
    return FOLDER


def _lighten(internal: Path) -> None:
    """Take debuggers' tables (70 MB) out of Python's and the packages' modules. The libraries that
    wheels bring in folders of their own stay as they are, and so does every symbol."""
    modules = [p for p in elf_files(internal) if not p.parent.name.endswith(".libs")]
    saved = sum(without_debugger_tables(path) for path in modules if "PySide6" not in path.parts)
    print(f"{saved / 1e6:.1f} MB of debuggers' tables left out", flush=True)


def source_date() -> str:
    """Seconds since 1970 that stand for the time of building: that of the last commit."""
    given = os.environ.get(EPOCH)
    if given:
        return given
    asked = ["git", "log", "-1", "--format=%ct"]
    done = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout.strip() or "1700000000"


def _run(command: Sequence[str], more: Mapping[str, str] | None = None) -> None:
    subprocess.run(command, cwd=ROOT, env={**os.environ, **(more or {})}, check=True)


if __name__ == "__main__":
    sys.exit(main())

"""Makes the installer for Windows of a frozen folder: ``python packaging/windows/build.py``.

Needs makensis (NSIS 3.08 or newer) on the PATH; runs on Windows and, for a look at the script, on
Linux. The secrets of signing are only named here: REEL_BALLERS_SIGN_COMMAND is a command that takes
a file's name last and signs it (signtool, azuresigntool); without it the installer is not signed.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
SIGN = "REEL_BALLERS_SIGN_COMMAND"
PROGRAMS = ("reel-ballers.exe", "reel-ballers-cli.exe")


def version() -> str:
    """As pyproject.toml states it."""
    stated: str = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    return stated


def longest(payload: Path) -> int:
    """How many characters the longest path in the folder has, with the separator before it.

    ``FileNotFoundError`` when the folder is not what was frozen for Windows.
    """
    for name in (*PROGRAMS, "_internal"):
        if not (payload / name).exists():
            raise FileNotFoundError(f"{payload} has no {name}: freeze it first (make bundle).")
    return max(len(str(path.relative_to(payload))) + 1 for path in payload.rglob("*"))


def command(payload: Path, out: Path, more: dict[str, str] | None = None) -> list[str]:
    """The call of makensis; ``more`` are further definitions, such as TARGET."""
    defined = {
        "VERSION": version(),
        "ROOT": str(ROOT),
        "PAYLOAD": str(payload.resolve()),
        "OUT": str(out.resolve()),
        "LONGEST": str(longest(payload)),
        **(more or {}),
    }
    if signing := os.environ.get(SIGN):
        defined["SIGN_COMMAND"] = signing
    makensis = shutil.which("makensis") or "makensis"
    flags = [f"-D{name}={value}" for name, value in defined.items()]
    # A relative name in the script, such as a page's picture, is looked for beside it.
    return [makensis, "-V3", "-WX", "-INPUTCHARSET", "UTF8", *flags, str(HERE / "installer.nsi")]


def main(arguments: list[str] | None = None) -> int:
    """The installer's exit code is makensis'; 1 when the folder is not there."""
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("--payload", type=Path, default=ROOT / "dist" / "reel-ballers")
    parser.add_argument("--out", type=Path)
    choices = parser.parse_args(arguments)
    out = choices.out or ROOT / "dist" / f"ReelBallers-{version()}-windows-x64-setup.exe"
    try:
        done = subprocess.run(command(choices.payload, out), check=False)
    except FileNotFoundError as error:
        print(error, file=sys.stderr)
        return 1
    if not done.returncode:
        signed = "signed" if os.environ.get(SIGN) else "not signed"
        print(f"{out} ({out.stat().st_size / 1e6:.0f} MB, {signed})")
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())

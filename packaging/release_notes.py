"""What CHANGELOG.md says of this version: ``python packaging/release_notes.py [--version]``.

``--version`` prints the number of pyproject.toml instead. Standard library only: it runs first.
"""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def version() -> str:
    """As pyproject.toml states it."""
    stated: str = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    return stated


def notes(changelog: str, number: str) -> str:
    """The part below ``## [number]``; ``ValueError`` when it is not there, or empty."""
    found = re.search(
        rf"^## \[{re.escape(number)}\][^\n]*\n(.*?)(?=^## \[|^\[[^\n]*\]: |\Z)",
        changelog,
        re.MULTILINE | re.DOTALL,
    )
    if found is None or not found[1].strip():
        raise ValueError(f"CHANGELOG.md has no part ## [{number}] with notes: write it first.")
    return found[1].strip()


def main(arguments: list[str]) -> int:
    """0 done, 1 no notes."""
    if arguments == ["--version"]:
        print(version())
        return 0
    try:
        print(notes((ROOT / "CHANGELOG.md").read_text("utf-8"), version()))
    except ValueError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""The version of Reel Ballers, from pyproject.toml where alone it stands; ``python scripts/version.py``.

For recipes that run before anything is installed; the program itself asks ``importlib.metadata``.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
APP_ID = "io.github.reel_ballers.ReelBallers"
"""How stores and systems call the program: AppStream, Flatpak, the bundle of macOS."""


def version() -> str:
    """As pyproject.toml states it, such as ``0.1.0``."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    stated: str = project["version"]
    return stated


if __name__ == "__main__":
    print(version())

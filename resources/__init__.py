"""Files that ship inside the package, and where they lie."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).resolve().parent
FONTS = FOLDER / "fonts"
LANGUAGES = FOLDER / "languages"
UPDATES = FOLDER / "updates"
ICON = FOLDER / "icons" / "app" / "reel-ballers.png"
"""The program's own; drawn by scripts/app_icon.py."""

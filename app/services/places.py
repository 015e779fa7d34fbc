"""Where things are kept on this computer, and what overrides it."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

APP = "reel-ballers"
HOME_VARIABLE = "REEL_BALLERS_HOME"


def home(profile: Path | None = None) -> Path:
    """The folder with ``user_data``: ``--profile``, else REEL_BALLERS_HOME, else the platform's."""
    chosen = profile or os.environ.get(HOME_VARIABLE) or platformdirs.user_data_path(APP, False)
    return Path(chosen).expanduser().absolute()


def cache(profile: Path | None = None) -> Path:
    """The folder for what can be made again: frame tables, demo footage."""
    if profile is not None or os.environ.get(HOME_VARIABLE):
        return home(profile) / "cache"
    return platformdirs.user_cache_path(APP, False)

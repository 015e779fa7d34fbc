"""What the frozen program starts with: the command line, which is also the way into the editor."""

from __future__ import annotations

import os
import sys

_PREFIX = "LD_LIBRARY_PATH"
_QT = ("QT_PLUGIN_PATH", "QML2_IMPORT_PATH", "QML_IMPORT_PATH")


def give_back_environment() -> None:
    """Programs that we start (a file manager, a player, ffmpeg) get the environment that we were given,
    not the one in which PyInstaller's loader found our libraries: by now they are found."""
    if sys.platform != "linux":
        return
    before = os.environ.pop(f"{_PREFIX}_ORIG", None)
    if before is not None:
        os.environ[_PREFIX] = before
    else:
        os.environ.pop(_PREFIX, None)
    for name in _QT:  # Qt finds its plugins beside its libraries
        os.environ.pop(name, None)


if __name__ == "__main__":
    give_back_environment()
    from app.cli import main

    sys.exit(main())

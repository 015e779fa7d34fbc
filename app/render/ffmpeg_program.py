"""Which ffmpeg runs: the one that comes along, or another that was named. Nobody else imports
imageio-ffmpeg.
"""

from __future__ import annotations

import os
import subprocess
from functools import lru_cache
from pathlib import Path

import imageio_ffmpeg

from app.core.errors import RenderFailed

FFMPEG_VARIABLE = "REEL_BALLERS_FFMPEG"
"""Environment variable with the path of another ffmpeg."""


def ffmpeg_path() -> Path:
    """The ffmpeg to use: the one ``REEL_BALLERS_FFMPEG`` names, else the bundled one.

    Raises ``RenderFailed`` when there is none.
    """
    chosen = os.environ.get(FFMPEG_VARIABLE, "").strip()
    if chosen:
        path = Path(chosen).expanduser()
        if not path.is_file() or not os.access(path, os.X_OK):
            raise RenderFailed(
                f"{chosen}, which {FFMPEG_VARIABLE} names, is not a program; correct the variable "
                "or unset it to use the ffmpeg that comes with Reel Ballers."
            )
        return path.absolute()
    try:
        return Path(imageio_ffmpeg.get_ffmpeg_exe())
    except RuntimeError as error:
        raise RenderFailed(
            "The ffmpeg that comes with Reel Ballers is missing; reinstall the package "
            f"imageio-ffmpeg, or name an ffmpeg in the variable {FFMPEG_VARIABLE}."
        ) from error


def ffmpeg_version(path: Path | None = None) -> str:
    """The version ffmpeg states, such as ``n9.0.2-17-g2a571b6068``.

    Raises ``RenderFailed`` when the program does not run.
    """
    program = path or ffmpeg_path()
    status = program.stat()
    return _version(program, status.st_size, status.st_mtime_ns)


@lru_cache(maxsize=8)
def _version(program: Path, size: int, changed_ns: int) -> str:
    del size, changed_ns  # part of the key: another file is another version
    try:
        done = subprocess.run(
            [str(program), "-hide_banner", "-version"],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=30,
            check=True,
            creationflags=no_window(),
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise not_a_program(program, error) from error
    words = done.stdout.decode(errors="replace").split()
    return words[2] if words[:2] == ["ffmpeg", "version"] and len(words) > 2 else "unknown"


def not_a_program(program: Path, error: Exception) -> RenderFailed:
    return RenderFailed(
        f"{program} does not run ({error}); reinstall the package imageio-ffmpeg, or name another "
        f"ffmpeg in the variable {FFMPEG_VARIABLE}."
    )


def no_window() -> int:
    """Windows would flash a console window for every process."""
    return int(getattr(subprocess, "CREATE_NO_WINDOW", 0))

"""``reel-ballers doctor``: what works on this computer, what does not, and what to do."""

from __future__ import annotations

import importlib.util
import os
import platform
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from app.core.errors import ReelBallersError
from app.render.ffmpeg import ffmpeg_path, ffmpeg_version
from app.render.report import encoder_report
from app.services import places
from app.storage import Library

State = Literal["works", "limited", "broken"]
LOW_DISK_BYTES = 2_000_000_000
_WINDOW = ("PySide6", "qasync", "qtawesome")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at. ``limited`` is less than there could be, and no fault."""

    id: str
    name: str
    state: State
    text: str


def examine(profile: Path | None = None) -> list[Finding]:
    """Look at everything; takes a few seconds, since encoders are tried for real."""
    return [
        _python(),
        *_guarded("ffmpeg", "ffmpeg", _ffmpeg),
        *_guarded("encoders", "encoders", _encoders),
        *_guarded("library", "library", lambda: _library(profile)),
        *_guarded("disk", "disk", lambda: _disk(profile)),
        _window(),
        _keyring(),
        Finding(
            "r2", "sync (R2)", "limited", "not set up yet; the library is saved on this laptop"
        ),
        Finding(
            "runpod", "cloud exports (RunPod)", "limited", "not set up yet; exports render here"
        ),
    ]


def _guarded(
    finding_id: str, name: str, look: Callable[[], Iterator[Finding]]
) -> Iterator[Finding]:
    """The findings of ``look``; what it raises is a finding too."""
    try:
        yield from look()
    except ReelBallersError as error:
        yield Finding(finding_id, name, "broken", error.sentence)
    except OSError as error:
        yield Finding(finding_id, name, "broken", f"{error.filename}: {error.strerror}")


def _python() -> Finding:
    text = f"{platform.python_version()} on {platform.system()} {platform.machine()}"
    if sys.version_info < (3, 11):  # noqa: UP036 (somebody may run it with an old one)
        return Finding("python", "Python", "broken", f"{text}; install Python 3.11 or newer")
    return Finding("python", "Python", "works", text)


def _ffmpeg() -> Iterator[Finding]:
    path = ffmpeg_path()
    yield Finding("ffmpeg", "ffmpeg", "works", f"{ffmpeg_version(path)} at {path}")


def _encoders() -> Iterator[Finding]:
    for line in encoder_report():
        name = f"encoder {line.name}"
        if line.works:
            yield Finding(line.name, name, "works", "encodes")
        else:
            state: State = "broken" if line.name == "x264" else "limited"
            yield Finding(line.name, name, state, line.reason)


def _library(profile: Path | None) -> Iterator[Finding]:
    home = places.home(profile)
    library = Library.open(home, os.environ.get("R2_USER_ID") or None)
    try:
        games, exports = (
            library.run(lambda store: (len(store.games()), len(store.exports()))).result().value
        )
        text = f"{library.folders.root}: {games} games, {exports} exports"
    finally:
        library.close()
    yield Finding("library", "library", "works", text)


def _disk(profile: Path | None) -> Iterator[Finding]:
    home = places.home(profile)
    free = shutil.disk_usage(home if home.exists() else home.anchor).free
    text = f"{free / 1e9:.1f} GB free at {home}"
    if free < LOW_DISK_BYTES:
        yield Finding("disk", "disk", "limited", f"{text}; exports may not fit, free some space")
    else:
        yield Finding("disk", "disk", "works", text)


def _window() -> Finding:
    missing = [name for name in _WINDOW if importlib.util.find_spec(name) is None]
    if missing:
        text = f"{', '.join(missing)} missing; pip install 'reel-ballers[desktop]'"
        return Finding("window", "editor window", "limited", text)
    screen = (
        sys.platform != "linux"
        or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
        or os.environ.get("QT_QPA_PLATFORM") == "offscreen"
    )
    if not screen:
        return Finding("window", "editor window", "limited", "there is no screen in this session")
    return Finding("window", "editor window", "works", "can be opened")


def _keyring() -> Finding:
    if importlib.util.find_spec("keyring") is None:
        return Finding("keyring", "keyring", "limited", "not installed; needed for the cloud only")
    return Finding("keyring", "keyring", "works", "installed; nothing is kept in it yet")

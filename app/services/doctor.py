"""``reel-ballers doctor``: what works on this computer, what does not, and what to do."""

from __future__ import annotations

import importlib.util
import os
import platform
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from app.core.errors import LibraryReadOnly, ReelBallersError, StorageFailed
from app.render.ffmpeg_program import ffmpeg_path, ffmpeg_version
from app.render.report import encoder_report
from app.services import places
from app.services.cloud_settings import CloudSettings
from app.storage import Library
from app.storage.lock import LibraryLock

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
        *_guarded("library", "library", lambda: look_at_library(profile)),
        *_guarded("disk", "disk", lambda: _disk(profile)),
        _window(),
        _keyring(),
        *_guarded("r2", "sync (R2)", lambda: _cloud(profile)),
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
        good = f"encodes {_listed(line.codecs)}" if line.codecs else ""
        text = "; ".join(filter(None, (good, line.reason)))
        state: State = "works" if line.works else "limited"
        if line.name == "x264" and not line.works:
            state = "broken"
        yield Finding(line.name, name, state, text)


def _listed(words: Sequence[str]) -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def look_at_library(profile: Path | None) -> Iterator[Finding]:
    """The library's finding; none is made, and one that is open in the editor is no fault."""
    home = places.home(profile)
    user_id = CloudSettings(home).user_id()
    folder = _folder(home, user_id)
    if folder is None:
        text = f"there is no library yet in {home}; opening the editor makes one"
        yield Finding("library", "library", "works", text)
        return
    if _in_use(folder):
        text = f"{folder}: open in the editor or another command now"
        yield Finding("library", "library", "works", text)
        return
    library = Library.open(home, user_id)
    try:
        games, exports = (
            library.run(lambda store: (len(store.games()), len(store.exports()))).result().value
        )
        text = f"{library.folders.root}: {games} games, {exports} exports"
    finally:
        library.close()
    if library.read_only:
        text = f"{text}; {LibraryReadOnly().sentence}"
        yield Finding("library", "library", "limited", text)
    elif library.recovered:
        yield Finding("library", "library", "limited", library.recovered)
    else:
        yield Finding("library", "library", "works", text)


def _folder(home: Path, user_id: str | None) -> Path | None:
    """The folder of the user's library; None when there is none yet."""
    if user_id is None:
        try:
            user_id = (home / "local-user").read_text(encoding="ascii").strip()
        except (FileNotFoundError, NotADirectoryError):
            return None
        except ValueError:
            user_id = ""  # opening it tells what is wrong
    folder = home / "user_data" / user_id
    return folder if folder.is_dir() else None


def _in_use(folder: Path) -> bool:
    """Whether another process holds the library."""
    path = folder / "library.lock"
    if not path.is_file() or not os.access(path, os.W_OK):
        return False
    try:
        LibraryLock(folder).release()
    except StorageFailed:
        return True
    return False


def _cloud(profile: Path | None) -> Iterator[Finding]:
    """Whether a cloud is set up; nothing is asked of it."""
    home = places.home(profile)
    settings = CloudSettings(home)
    folder = _folder(home, settings.user_id())
    place = settings.place(folder.name if folder is not None else settings.user_id() or "")
    if place is None:
        text = "not set up yet; the library is saved on this laptop"
        yield Finding("r2", "sync (R2)", "limited", text)
    else:
        text = f"bucket {place.bucket} at {place.endpoint}; try it with: reel-ballers sync"
        yield Finding("r2", "sync (R2)", "works", text)


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

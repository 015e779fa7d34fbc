"""The installer for Windows, compiled on a stand-in for the frozen folder and run silently in Wine."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

from tests.support.wine import Wine

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"
KEY = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\ReelBallers"
CLASSES = r"HKCU\Software\Classes"
Say = Callable[[str, bool, str], None]
"""A line: what should be, whether it is, and what was found."""


def module(path: Path) -> ModuleType:
    """A recipe as a module."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None and spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


def stand_in(folder: Path, program: bytes) -> Path:
    """What a frozen folder looks like, small: two programs, and files in and below _internal."""
    files = {
        "reel-ballers.exe": program,
        "reel-ballers-cli.exe": program,
        "_internal/base_library.zip": os.urandom(200_000),
        "_internal/resources/fonts/Inter/Inter.ttf": os.urandom(50_000),
        "_internal/PySide6/plugins/platforms/qwindows.dll": os.urandom(50_000),
    }
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


def compiled(payload: Path, out: Path, more: dict[str, str] | None = None) -> tuple[int, str]:
    """makensis on the script; its exit code and words. Warnings are errors."""
    build = module(PACKAGING / "windows" / "build.py")
    done = subprocess.run(build.command(payload, out, more), capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


def wait_for(condition: Callable[[], bool], seconds: float = 30) -> None:
    """Until it holds; whoever looks next sees whether it does."""
    end = time.monotonic() + seconds
    while not condition() and time.monotonic() < end:
        time.sleep(0.2)


class SilentSetup:
    """What a person would try with the installer, one after the other on one computer."""

    def __init__(self, wine: Wine, work: Path, say: Say) -> None:
        self._wine, self._work, self._say = wine, work, say
        self._payload = stand_in(work / "payload-wine", wine.some_program().read_bytes())
        self._folder = wine.local / "Programs" / "Reel Ballers"
        self._now = self._made("now")

    def run(self) -> None:
        """All of it."""
        self.refused()
        self.upgraded()
        self.registered()
        self.in_the_way()
        self.left()

    def _made(self, name: str, **more: str) -> str:
        """An installer of 64 bit, which is all that this Wine runs, and that waits less long."""
        out = self._work / f"{name}.exe"
        usual = {"TARGET": "amd64-unicode", "WAIT_S": "3"}
        code, said = compiled(self._payload, out, {**usual, **more})
        assert code == 0, said
        return str(out)

    def _ends(self, what: str, code: int, setup: str, *switches: str) -> None:
        ended = self._wine.run(setup, "/S", *(switches or ("/CurrentUser",)))
        self._say(what, ended == code, f"code {ended}")

    def refused(self) -> None:
        """What does not fit this computer is not begun."""
        self._wine.be("win7")
        self._ends("a Windows that is too old is refused", 3, self._now)
        self._wine.be("win10")
        deep = "C:\\" + "\\".join(["a" * 60] * 4)
        self._ends("a folder whose path is too long", 7, self._now, "/CurrentUser", f"/D={deep}")
        huge = self._made("huge", MORE_KB="2000000000")
        self._ends("a disk without room", 4, huge)
        self._say("… and nothing was installed", not self._folder.exists(), "")

    def upgraded(self) -> None:
        """An older version, with a file that this one has no more, and one of the coach's."""
        inside = self._folder / "_internal"
        self._ends("an older version installs", 0, self._made("older", VERSION="0.0.9"))
        (inside / "left_by_the_old.dll").write_bytes(b"old")
        (self._folder / "mine.txt").write_bytes(b"a coach's own")
        self._ends("this version over it", 0, self._now)
        listed = self._wine.registry(KEY).get("DisplayVersion", "")
        self._say("… is what Windows lists", listed not in ("", "0.0.9"), listed)
        clean = not (inside / "left_by_the_old.dll").exists() and inside.exists()
        clean = clean and not (self._folder / "_before").exists()
        whole = clean and (self._folder / "mine.txt").exists()
        self._say("… and leaves nothing of the old one", whole, "")

    def registered(self) -> None:
        """Reels are ours, videos are offered."""
        for key in (".reel", r"ReelBallers.Reel\shell\open\command", "reelballers"):
            self._say(f"registered: {key}", bool(self._wine.registry(rf"{CLASSES}\{key}")), "")
        video = self._wine.registry(rf"{CLASSES}\.mp4\OpenWithProgids")
        owner = self._wine.registry(rf"{CLASSES}\.mp4").get("", "")
        offered = "ReelBallers.Video" in video and "Reel" not in owner
        self._say("videos: under Open with, not taken over", offered, "")

    def in_the_way(self) -> None:
        """A program that runs, and a newer version."""
        running = self._wine.start(str(self._folder / "reel-ballers.exe"))
        self._ends("over a program that runs", 5, self._now)
        assert running.stdin is not None
        running.stdin.close()
        running.wait(30)
        whole = (self._folder / "_internal" / "base_library.zip").exists()
        self._say("… which is as it was", whole, "")
        self._ends("a newer version over it", 0, self._made("newer", VERSION="9.9.9"))
        self._ends("this one over the newer", 6, self._now)
        self._ends("… when it is asked for", 0, self._now, "/CurrentUser", "/DOWNGRADE")
        everybody = self._wine.prefix / "drive_c" / "Program Files" / "Reel Ballers"
        self._ends("for all users", 0, self._now, "/AllUsers")
        listed = self._wine.registry(KEY.replace("HKCU", "HKLM"))
        there = (everybody / "reel-ballers.exe").exists() and bool(listed)
        self._say("… is in Program Files, for all users", there, "")

    def left(self) -> None:
        """Gone, but for the library and what somebody else laid there."""
        library = self._wine.local / "reel-ballers" / "user_data" / "database.sqlite"
        library.parent.mkdir(parents=True)
        library.write_bytes(b"a library")
        goes = self._folder / "uninstall.exe"
        self._ends("uninstalls", 0, str(goes))
        wait_for(lambda: not goes.exists())  # it goes on as a copy of itself
        left = sorted(path.name for path in self._folder.iterdir())
        kept = library.read_bytes() == b"a library" and left == ["mine.txt"]
        self._say("… and leaves the library and what is not its own", kept, " ".join(left))
        keys = (KEY, rf"{CLASSES}\ReelBallers.Reel", rf"{CLASSES}\.reel", rf"{CLASSES}\reelballers")
        self._say("… and nothing in the registry", not any(map(self._wine.registry, keys)), "")

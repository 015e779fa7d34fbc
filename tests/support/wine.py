"""A Windows that is not one: Wine, where it is installed, for the installer's silent paths."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

LIKELY = "/usr/lib/wine/wine64"
LOCAL = Path("drive_c") / "users"


class Wine:
    """A prefix of its own in a folder; ``None`` from ``find`` where there is no Wine."""

    def __init__(self, wine: str, folder: Path) -> None:
        self._wine, self.prefix = wine, folder
        self._screen = ["xvfb-run", "-a"] if shutil.which("xvfb-run") else []
        self._environment = {
            **os.environ,
            "WINEPREFIX": str(folder),
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscoree=,mshtml=",
        }

    @classmethod
    def find(cls, folder: Path) -> Wine | None:
        """A fresh Windows 10 in ``folder``."""
        wine = shutil.which("wine64") or (LIKELY if Path(LIKELY).exists() else None)
        if wine is None:
            return None
        made = cls(wine, folder)
        made.run("wineboot", "-i", seconds=180)
        made.be("win10")
        return made

    def be(self, version: str) -> None:
        """Another Windows, such as ``win7``."""
        self.run("winecfg", "-v", version)

    def run(self, *command: str, seconds: float = 90) -> int:
        """Run a program to its end; its exit code."""
        done = subprocess.run(
            [*self._screen, self._wine, *command],
            env=self._environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            check=False,
        )
        return done.returncode

    def start(self, *command: str) -> subprocess.Popen[bytes]:
        """Begin a program that reads its input, and so runs until that ends."""
        return subprocess.Popen(
            [self._wine, *command],
            env=self._environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def registry(self, key: str) -> dict[str, str]:
        """The values of a key; empty when there is none. ``""`` is the name of the default."""
        done = subprocess.run(
            [self._wine, "reg", "query", key],
            env=self._environment,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        found = {}
        for line in done.stdout.splitlines():
            parts = line.strip().split("    ")
            if line.startswith(" ") and len(parts) >= 2:
                found["" if parts[0] == "(Default)" else parts[0]] = (parts[2:] and parts[2]) or ""
        return found

    @property
    def local(self) -> Path:
        """%LOCALAPPDATA% of the user."""
        return next((self.prefix / LOCAL).glob("*/AppData/Local"))

    def some_program(self) -> Path:
        """A program that waits for its input: the command prompt."""
        return self.prefix / "drive_c" / "windows" / "system32" / "cmd.exe"

    def close(self) -> None:
        """End what is left of it."""
        subprocess.run(
            [shutil.which("wineserver") or "/usr/lib/wine/wineserver64", "-k"],
            env=self._environment,
            check=False,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

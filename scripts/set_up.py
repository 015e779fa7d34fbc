"""Make .venv from the pinned requirements and find the system libraries that Qt loads.

Called by set-up.sh with a level (demo, desktop, dev) and the key to write into the stamp.
Standard library only: it runs before anything is installed.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
import time
import venv
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"

# What Qt's libraries, its xcb platform and its sound need from the system, and the Debian
# package that holds it (`readelf -d` over the modules we import and the plugins they load).
LIBRARIES = {
    "libstdc++.so.6": "libstdc++6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdrm.so.2": "libdrm2",
    "libbrotlidec.so.1": "libbrotli1",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libpulse.so.0": "libpulse0",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libXext.so.6": "libxext6",
    "libXrandr.so.2": "libxrandr2",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libXau.so.6": "libxau6",
}
# Programs that only the tests use.
PROGRAMS = {"Xvfb": "xvfb", "xdotool": "xdotool"}

# What an older .venv may hold, and what owns the same files now: pip would let both stand, and whichever
# goes takes the other's files along. So both go before the pins are installed.
RETIRED = {"opencv_contrib_python_headless": "opencv-python-headless"}

# One try of everything that a missing library would break, run inside the environment.
TRIAL = """
import ctypes, pathlib, sys
import cv2, av, numpy, PIL
import PySide6
from PySide6 import QtGui, QtMultimedia, QtSvg, QtTest, QtWidgets
if sys.platform == "linux":
    plugins = pathlib.Path(PySide6.__file__).parent / "Qt" / "plugins"
    for name in ("platforms/libqxcb.so", "platforms/libqoffscreen.so"):
        ctypes.CDLL(str(plugins / name))
"""


def main(level: str, key: str) -> int:
    """Bring .venv to ``level`` and stamp it with ``key``; the exit code."""
    os.chdir(ROOT)
    started = time.monotonic()
    try:
        have_libraries = find_system_libraries(level)
        make_venv()
        install("dev" if level == "dev" else "desktop")
        if have_libraries:
            try_it()
    except SetUpFailed as failed:
        print(failed, file=sys.stderr)
        return 1
    stamp = "demo" if level == "demo" and not have_libraries else level
    (VENV / f".set-up-{stamp}").write_text(key + "\n", encoding="utf-8")
    if stamp == "demo" and have_libraries:
        (VENV / ".set-up-desktop").write_text(key + "\n", encoding="utf-8")
    say(f"Set up in {time.monotonic() - started:.0f} s.")
    return 0


class SetUpFailed(Exception):
    """Stops the set-up with one message that says what to do."""


def say(text: str) -> None:
    print(text, flush=True)


# ------------------------------------------------------------------ system libraries


def missing_packages(level: str) -> list[str]:
    """The Debian packages whose library or program is not there, in a fixed order."""
    packages = [package for soname, package in LIBRARIES.items() if not loads(soname)]
    if level == "dev":
        packages += [p for program, p in PROGRAMS.items() if shutil.which(program) is None]
    if find_spec("ensurepip") is None:
        packages.append(f"python3.{sys.version_info.minor}-venv")
    return packages


def loads(soname: str) -> bool:
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def find_system_libraries(level: str) -> bool:
    """Whether all are there, after installing them where that is allowed.

    The demo draws no window, so there a missing library is said and the work goes on.
    """
    if sys.platform != "linux":
        return True
    packages = missing_packages(level)
    if not packages:
        return True
    become_root = how_to_become_root() if shutil.which("apt-get") else None
    if become_root is not None:
        say(f"Installing with apt: {' '.join(packages)}")
        apt_install(become_root, packages)
        packages = missing_packages(level)
        if not packages:
            return True
    return say_what_to_install(level, packages)


def say_what_to_install(level: str, packages: Sequence[str]) -> bool:
    line = f"sudo apt-get update && sudo apt-get install -y {' '.join(packages)}"
    if shutil.which("apt-get"):
        advice = f"Some system libraries are missing. Type this line, then try again:\n  {line}"
    else:
        names = [s for s, p in {**LIBRARIES, **PROGRAMS}.items() if p in packages]
        advice = (
            "Some system libraries are missing. Install the packages of your system that hold:\n"
            f"  {' '.join(names)}\n(on Debian and Ubuntu: {line})"
        )
    if level != "demo" or any(package.endswith("-venv") for package in packages):
        raise SetUpFailed(advice)
    say(f"{advice}\nThe demo opens no window and goes on without them.")
    return False


def how_to_become_root() -> list[str] | None:
    """The words before apt-get; None where we may not."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and not subprocess.call(
        ["sudo", "-n", "true"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ):
        return ["sudo", "-n"]
    return None


def apt_install(become_root: Sequence[str], packages: Sequence[str]) -> None:
    """Best effort: what is still missing afterwards is reported by the caller."""
    environment = ["env", "DEBIAN_FRONTEND=noninteractive"]
    for words in (["update", "-q"], ["install", "-y", "-q", "--no-install-recommends", *packages]):
        command = [*become_root, *environment, "apt-get", *words]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            say(done.stderr.strip() or done.stdout.strip())


# ------------------------------------------------------------------ Python packages


def make_venv() -> None:
    """A fresh .venv, unless a good one of this Python stands there already."""
    if PYTHON.exists():
        ask = "import pip, sys; print(*sys.version_info[:2])"
        asked = subprocess.run([PYTHON, "-c", ask], capture_output=True, text=True, check=False)
        if asked.stdout.split() == [str(part) for part in sys.version_info[:2]]:
            for stamp in VENV.glob(".set-up-*"):
                stamp.unlink()
            return
    say(f"Making .venv with Python {sys.version.split()[0]}")
    venv.create(VENV, clear=True, with_pip=True, symlinks=True)


def install(name: str) -> None:
    """The pinned packages (pip checks every hash), then this project in place."""
    requirements = Path("requirements", f"{name}.txt")
    say(f"Installing the packages pinned in {requirements} (the first time takes a minute or two)")
    for old, new in RETIRED.items():
        if list(VENV.glob(f"lib/python*/site-packages/{old}-*.dist-info")):
            pip("uninstall", "-y", old, new)
    # No resolving: the pins are complete, and pip would ask for extras of newer releases than these.
    pip("install", "--require-hashes", "--no-deps", "-r", str(requirements))
    # No build isolation: the build tools are pinned and installed already.
    pip("install", "--no-deps", "--no-index", "--no-build-isolation", "-e", ".")
    pip("check")


def pip(*words: str) -> None:
    command = [str(PYTHON), "-m", "pip", *words, "-q", "--disable-pip-version-check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SetUpFailed(
            f"{done.stderr.strip() or done.stdout.strip()}\n"
            "pip could not install the packages (see above). Check the network connection and the "
            "free disk space, then run the same command again."
        )


def try_it() -> None:
    done = subprocess.run([PYTHON, "-c", TRIAL], capture_output=True, text=True, check=False)
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["no message"])[-1]
        raise SetUpFailed(
            f"The packages are installed but do not start: {last}\n"
            "If it names a library (lib….so), install the package of your system that holds it."
        )


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

"""The Debian package on a computer that has nothing: ``python -m tests.shows.deb`` (``make deb-show``).

    --chroot DIR     where the clean system is made and kept (build/chroot); --fresh makes it anew
    --keep           leave the package installed

Needs root, debootstrap, Xvfb and the package (``make deb``). A minimal Debian is made, without Python
and without ffmpeg; the package is installed with apt, tries itself and makes the demo's films, offscreen
and on an X server; then it is removed, and what is left is counted. Ends with 1 when a step fails or
an aim is missed.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeAlias

from scripts.bundle import DIST
from scripts.deb import HOME, NAME, architecture
from scripts.version import version
from tests.support.x_server import x_server

ROOT = Path(__file__).resolve().parents[2]
SUITE = "bookworm"
DEB_MB, INSTALLED_MB = 170.0, 480.0
LARGEST = 10
Env: TypeAlias = Mapping[str, str]
NOTHING: Env = {}
LIBRARY = "/home/coach"
WHY = {
    "imageio_ffmpeg": "the ffmpeg that encodes: static, with x264, x265, SVT-AV1, NVENC, QSV, AMF",
    "cv2": "OpenCV: resampling, drawing, optical flow; one library of all its modules",
    "opencv_python_headless.libs": "what OpenCV links with: OpenBLAS, AVIF; links to PyAV's FFmpeg",
    "av.libs": "PyAV's FFmpeg and its codecs: decodes what the window shows",
    "av": "PyAV itself",
    "PySide6/Qt/lib": "Qt's libraries; nearly half is ICU's table of all languages",
    "PySide6": "Python's side of Qt",
    "numpy.libs": "numpy's OpenBLAS",
    "numpy": "pictures as arrays",
    "pillow.libs": "what Pillow links with: fonts, JPEG, WebP, AVIF",
    "cryptography": "signatures of updates; talks to the desktop's keyring",
    "pysqlite3": "a current SQLite",
    "python3.11": "Python's own modules that are libraries",
    "sqlalchemy": "the database's layer",
    "libpython3.11.so.1.0": "Python",
    "reel-ballers": "the program's own code and every Python module, packed",
    "pydantic_core": "what the command line's parser checks values with",
    "PIL": "texts in pictures",
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("--chroot", type=Path, default=ROOT / "build" / "chroot")
    parser.add_argument("--fresh", action="store_true")
    parser.add_argument("--keep", action="store_true")
    choices = parser.parse_args()
    package = DIST / f"{NAME}_{version()}_{architecture()}.deb"
    if not package.exists():
        print(f"There is no {package}; make it: make deb", file=sys.stderr)
        return 1
    system = choices.chroot.absolute()
    if choices.fresh:
        shutil.rmtree(system, ignore_errors=True)
    clean(system)
    sizes = show_sizes(package)
    with mounted(system):
        steps = Steps(system)
        show_install(steps, package, keep=choices.keep)
    print(f"\n{'step':<52} {'seconds':>8}  outcome")
    for what, seconds, good in steps.rows:
        print(f"{what:<52} {seconds:8.1f}  {'ok' if good else 'FAILED'}")
    return 0 if sizes and all(good for _, _, good in steps.rows) else 1


# ---------------------------------------------------------------- sizes


def show_sizes(package: Path) -> bool:
    """The two sizes against the aims, and the ten largest parts; whether both aims are met."""
    bundle = DIST / NAME
    deb = package.stat().st_size / 1e6
    installed = sum(size_of(path) for path in bundle.rglob("*")) / 1e6
    for what, value, aim in (("deb", deb, DEB_MB), ("installed", installed, INSTALLED_MB)):
        met = "ok" if value <= aim else "MISSED"
        print(f"{what:<12} {value:8.1f} MB   aim ≤ {aim:.0f} MB   {met}")
    print(f"\n{'largest parts':<38} {'MB':>7}  why it is there")
    parts: dict[str, int] = {}
    for path in filter(size_of, bundle.rglob("*")):
        name = part_of(path.relative_to(bundle))
        parts[name] = parts.get(name, 0) + size_of(path)
    for name, size in sorted(parts.items(), key=lambda item: -item[1])[:LARGEST]:
        print(f"{name:<38} {size / 1e6:7.1f}  {WHY.get(name, '')}")
    return deb <= DEB_MB and installed <= INSTALLED_MB


def part_of(path: Path) -> str:
    """Which part of the bundle a file belongs to."""
    inside = path.parts[1:] if path.parts[0] == "_internal" else path.parts
    together = "/".join(inside[:3])
    return together if together == "PySide6/Qt/lib" else inside[0]


def size_of(path: Path) -> int:
    """Bytes of a file; 0 for links and folders."""
    return 0 if path.is_symlink() or not path.is_file() else path.stat().st_size


# ---------------------------------------------------------------- a clean system


def clean(system: Path) -> None:
    """A minimal Debian with the mirror that this computer uses; made once."""
    if (system / "etc" / "debian_version").exists():
        return
    system.parent.mkdir(parents=True, exist_ok=True)
    print(f"Making a minimal {SUITE} in {system}", flush=True)
    words = ["debootstrap", "--variant=minbase", SUITE, str(system), *mirror()]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stdout[-2000:] + done.stderr[-2000:])


def mirror() -> list[str]:
    """Where apt gets packages of the suite from on this computer; nothing for debootstrap's own place."""
    done = subprocess.run(
        ["apt-get", "indextargets", "--format", "$(SITE) $(RELEASE) $(CODENAME)"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    lines = [line.split() for line in done.stdout.splitlines()]
    return [line[0] for line in lines if SUITE in line[1:]][:1]


@contextmanager
def mounted(system: Path) -> Iterator[None]:
    """With /proc and /dev, and with this computer's names and certificates."""
    shutil.copy("/etc/resolv.conf", system / "etc/resolv.conf")
    places = {
        "proc": ["-t", "proc", "proc"],
        "dev": ["--bind", "/dev"],
        "dev/shm": ["--bind", "/dev/shm"],
    }
    done: list[str] = []
    try:
        for place, words in places.items():
            subprocess.run(["mount", *words, str(system / place)], check=True)
            done.append(place)
        yield
    finally:
        for place in reversed(done):
            subprocess.run(["umount", str(system / place)], check=True)


class Steps:
    """What is done in the clean system, and how it went."""

    def __init__(self, system: Path) -> None:
        self.system = system
        self.rows: list[tuple[str, float, bool]] = []

    def run(
        self, what: str, command: Sequence[str], more: Env = NOTHING, *, say: bool = False
    ) -> str:
        """A command as root of the clean system, with nothing of this one's environment."""
        print(f"\n== {what}: {' '.join(command)}", flush=True)
        begun = time.monotonic()
        done = subprocess.run(
            ["chroot", str(self.system), "/usr/bin/env", "-i", *environment(more), *command],
            stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
        )  # fmt: skip
        said = done.stdout + done.stderr
        if say or done.returncode:
            print(said[-6000:], flush=True)
        self.rows.append((what, time.monotonic() - begun, done.returncode == 0))
        return said

    def note(self, what: str, good: bool) -> None:
        """An outcome that is no command."""
        print(f"{what}: {'yes' if good else 'NO'}", flush=True)
        self.rows.append((what, 0.0, good))


def environment(more: Env) -> list[str]:
    """That of a fresh login."""
    told = {
        "HOME": LIBRARY, "PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8",
        "DEBIAN_FRONTEND": "noninteractive", "TERM": "dumb", **more,
    }  # fmt: skip
    return [f"{name}={value}" for name, value in told.items()]


# ---------------------------------------------------------------- the story


def show_install(steps: Steps, package: Path, *, keep: bool) -> None:
    """Install, try, make films, remove, count."""
    system = steps.system
    steps.run("apt update", ["apt-get", "update", "-q"])
    if (system / HOME).exists():  # left by a show that was stopped
        steps.run("remove what was left", ["apt-get", "purge", "-y", NAME])
    shutil.rmtree(system / LIBRARY[1:], ignore_errors=True)
    (system / LIBRARY[1:]).mkdir(parents=True)
    for name in ("python3", "ffmpeg"):
        found = list(system.glob(f"usr/bin/{name}*"))
        steps.note(f"the clean system has no {name}", not found)
    before = listing(system)
    copied = system / "tmp" / package.name
    shutil.copy(package, copied)
    install = ["apt-get", "install", "-y", "-q", "--no-install-recommends", f"/tmp/{package.name}"]
    said = steps.run("apt install", install)
    copied.unlink()
    new = [line.split()[2] for line in said.splitlines() if line.startswith("Setting up")]
    print(f"{len(new)} packages were set up: {' '.join(new)}")
    steps.note("still no python3", not list(system.glob("usr/bin/python3*")))
    steps.run("--version", [NAME, "--version"], say=True)
    offscreen = {"QT_QPA_PLATFORM": "offscreen"}
    steps.run("--selftest, offscreen", [NAME, "--selftest"], offscreen, say=True)
    steps.run("demo, offscreen", [NAME, "demo", "-o", f"{LIBRARY}/films"], offscreen, say=True)
    with tempfile.TemporaryDirectory() as folder, x_server(Path(folder)) as shown:
        screen = {"DISPLAY": shown.name, "QT_QPA_PLATFORM": "xcb"}
        steps.run("--selftest, on an X server", [NAME, "--selftest"], screen, say=True)
        steps.run("demo, on an X server", [NAME, "demo", "-o", f"{LIBRARY}/films"], screen)
    films = sorted((system / LIBRARY[1:] / "films").glob("*.mp4"))
    steps.note(f"three films: {', '.join(film.name for film in films)}", len(films) == 3)
    steps.run("a library is made", [NAME, "games", "add", f"{LIBRARY}/films/{films[0].name}"])
    if keep:
        return
    steps.run("apt remove", ["apt-get", "remove", "-y", "--autoremove", NAME])
    left = listing(system) - before
    mine = {path for path in left if path.startswith(f"{LIBRARY[1:]}/")}
    elsewhere = {path for path in left - mine if not housekeeping(path)}
    # apt remove keeps the settings of every package that came along and went again.
    settings = {path for path in elsewhere if path.startswith("etc/") and NAME not in path}
    strange = sorted(elsewhere - settings)
    print(f"settings of libraries that came along, which purge removes: {len(settings)} files")
    print(f"left in the coach's home: {len(mine)} files, such as {sorted(mine)[:4]}")
    print(f"left elsewhere: {strange or 'nothing'}")
    steps.note("the library is still there", any("database.sqlite" in path for path in mine))
    steps.note("nothing else is left", not strange)


def listing(system: Path) -> set[str]:
    """Every file of the clean system but those of its kernel."""
    found: set[str] = set()
    for folder, folders, names in os.walk(system):
        inside = os.path.relpath(folder, system)
        if inside == ".":
            folders[:] = [name for name in folders if name not in ("proc", "dev", "sys", "tmp")]
        found.update(str(Path(inside, name)) for name in names)
    return found


def housekeeping(path: str) -> bool:
    """Whether a file is what apt, dpkg and their triggers write of their own."""
    own = ("var/cache/", "var/lib/apt/", "var/lib/dpkg/", "var/log/", "etc/ld.so.cache")
    return path.startswith(own)


if __name__ == "__main__":
    sys.exit(main())

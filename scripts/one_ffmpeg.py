"""One FFmpeg in the bundle for Linux: OpenCV's module gets PyAV's.

Both wheels bring FFmpeg of the same series, 32 MB with what OpenCV's links with (an OpenSSL that is no
longer looked after among it), and the program never reads video through OpenCV. Its module cannot be
loaded without one, though. FFmpeg promises that a program built against a release runs with every
later one of the same major version. So where OpenCV's libraries lie, links to PyAV's take their place,
if all of this holds:

- each library has the same major version in both, and PyAV's is not the older one;
- whatever the bundle asks of OpenCV's libraries, PyAV's offer, by name and version of each symbol;
- the loader, told to find every symbol at once, loads OpenCV's module.

Else nothing is changed. ``reel-ballers --selftest`` reads a video through OpenCV afterwards.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path

from scripts.elf import elf_files, needed, symbols

SHARED = ("libavcodec", "libavformat", "libavutil", "libswresample", "libswscale")
_VERSIONED = re.compile(r"(?P<name>lib\w+)-[0-9a-f]{8}\.so\.(?P<version>[0-9]+(?:\.[0-9]+)*)")
_OF_FFMPEG = re.compile(r"@LIB(AV|SW)")
_LOAD = "import ctypes, sys; ctypes.CDLL(sys.argv[1])"


class NotShared(Exception):
    """Why OpenCV keeps its own."""


def share(internal: Path, python: Path) -> str:
    """Let OpenCV's module have PyAV's FFmpeg; what was done, or why not, in a sentence. ``python``
    is one that the module can be loaded with."""
    before = _size(internal)
    try:
        theirs, ours = _one(internal, "av.libs"), _one(internal, "opencv*.libs")
        pairs = paired(theirs, ours)
        check(internal, pairs)
        _put_links(internal, theirs, ours, pairs, python)
    except (NotShared, subprocess.CalledProcessError) as reason:
        return f"OpenCV keeps an FFmpeg of its own: {reason}"
    _leave_out_orphans(internal, ours)
    return f"{(before - _size(internal)) / 1e6:.1f} MB of a second FFmpeg left out"


def paired(theirs: Path, ours: Path) -> dict[Path, Path]:
    """PyAV's library for each of OpenCV's. ``NotShared`` where one is missing or does not fit."""
    found = {}
    for name in SHARED:
        old, new = _versioned(ours, name), _versioned(theirs, name)
        have, want = _version(new), _version(old)
        if have[0] != want[0] or have < want:
            raise NotShared(f"{new.name} cannot stand in for {old.name}")
        found[old] = new
    return found


def check(internal: Path, pairs: Mapping[Path, Path]) -> None:
    """``NotShared`` names a symbol that somebody asks of OpenCV's and PyAV's do not offer."""
    old = frozenset[str]().union(*(symbols(path)[0] for path in pairs))
    new = frozenset[str]().union(*(symbols(path)[0] for path in pairs.values()))
    names = {path.name for path in pairs}
    for path in elf_files(internal):
        if path in pairs or not names & needed(path):
            continue
        asked = {wish for wish in symbols(path)[1] if wish in old or _OF_FFMPEG.search(wish)}
        if missing := sorted(asked - new):
            raise NotShared(f"{path.name} asks for {missing[0]}, which PyAV's does not offer")


def _put_links(
    internal: Path, theirs: Path, ours: Path, pairs: Mapping[Path, Path], python: Path
) -> None:
    """Links in the place of OpenCV's libraries, and beside them to all that PyAV's link with, for the
    loader looks beside the name by which it came. Put back when OpenCV's module does not load."""
    links = {old.name: new for old, new in pairs.items()}
    links |= {path.name: path for path in _closure(pairs.values(), theirs)}
    aside = ours.with_name(f"{ours.name}.aside")
    aside.mkdir()
    try:
        for name, target in links.items():
            place = ours / name
            if place.exists():
                place.rename(aside / name)
            place.symlink_to(os.path.relpath(target, ours))
        for module in internal.glob("cv2/cv2*.so"):
            _load(python, module)
    except (NotShared, OSError):
        for name in links:
            (ours / name).unlink(missing_ok=True)
        for path in aside.iterdir():
            path.rename(ours / path.name)
        aside.rmdir()
        raise
    for path in aside.iterdir():
        path.unlink()
    aside.rmdir()


def _load(python: Path, module: Path) -> None:
    """Load a module in a process of its own, with every symbol found at once."""
    told = {**os.environ, "LD_BIND_NOW": "1"}
    told.pop("LD_LIBRARY_PATH", None)
    words = [str(python), "-c", _LOAD, str(module)]
    done = subprocess.run(words, env=told, capture_output=True, text=True, check=False)
    if done.returncode:
        said = done.stderr.strip().splitlines() or [f"it ended with {done.returncode}"]
        raise NotShared(f"{module.name} does not load with PyAV's ({said[-1]})")


def _leave_out_orphans(internal: Path, ours: Path) -> None:
    """Delete what nobody links with any more, and links that lead nowhere then."""
    while True:
        wanted = set().union(*(needed(path) for path in elf_files(internal)))
        orphans = [path for path in elf_files(ours) if path.name not in wanted]
        if not orphans:
            break
        for path in orphans:
            path.unlink()
    for path in internal.iterdir():
        if path.is_symlink() and not path.exists():
            path.unlink()


def _closure(libraries: Iterable[Path], folder: Path) -> set[Path]:
    """The libraries, and all in their folder that they link with, and so on."""
    found, new = set(), set(libraries)
    while new:
        found |= new
        names = set().union(*(needed(path) for path in new))
        new = {folder / name for name in names if (folder / name).exists()} - found
    return found


def _one(internal: Path, pattern: str) -> Path:
    found = list(internal.glob(pattern))
    if len(found) != 1:
        raise NotShared(f"there are {len(found)} folders {pattern}")
    return found[0]


def _versioned(folder: Path, name: str) -> Path:
    """The one library of a name in a folder."""
    fits = [
        path
        for path in folder.iterdir()
        if (match := _VERSIONED.fullmatch(path.name)) and match["name"] == name
    ]
    if len(fits) != 1 or fits[0].is_symlink():
        raise NotShared(f"{folder.name} has {len(fits)} of {name}")
    return fits[0]


def _version(path: Path) -> tuple[int, ...]:
    """Such as (62, 28, 102): what the file's name ends with."""
    match = _VERSIONED.fullmatch(path.name)
    return tuple(int(part) for part in match["version"].split(".")) if match else ()


def _size(folder: Path) -> int:
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return sum(path.stat().st_size for path in files)

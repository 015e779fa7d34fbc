"""Linux programs and libraries: which files are some, what they load, what they link with."""

from __future__ import annotations

import shutil
import struct
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

_HEADER = 64
_LOAD = 1
_OF_SECTIONS = (slice(40, 48), slice(58, 64))
"""Where and how many its sections are: nothing that is loaded."""


def elf_files(folder: Path) -> Iterator[Path]:
    """Programs and libraries in a folder; links are not followed."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink() and is_elf(path):
            yield path


def is_elf(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def loaded(path: Path) -> list[tuple[int, int, bytes]]:
    """What the system maps of a 64 bit file: address, size in memory, bytes of each part."""
    data = path.read_bytes()
    offset, size, count = *struct.unpack_from("<Q", data, 32), *struct.unpack_from("<HH", data, 54)
    parts = []
    for n in range(count):
        kind, _, start, address, _, length, memory, _ = struct.unpack_from(
            "<IIQQQQQQ", data, offset + n * size
        )
        if kind == _LOAD:
            held = bytearray(data[start : start + length])
            if start == 0:
                for place in _OF_SECTIONS:
                    held[place] = bytes(place.stop - place.start)
            parts.append((address, memory, bytes(held)))
    return parts


def without_debugger_tables(path: Path) -> int:
    """Take a debugger's tables out of a module, if what is loaded stays the same to the byte; the
    bytes that this saved. Libraries that were rewritten after they were built may not survive it."""
    with tempfile.TemporaryDirectory() as name:
        light = Path(name) / path.name
        words = ["objcopy", "--strip-debug", str(path), str(light)]
        done = subprocess.run(words, capture_output=True, check=False)
        if done.returncode or loaded(light) != loaded(path):
            return 0
        saved = path.stat().st_size - light.stat().st_size
        if saved > 0:
            mode = path.stat().st_mode
            shutil.copy(light, path)
            path.chmod(mode)
    return max(0, saved)


def needed(path: Path) -> set[str]:
    """The names of the libraries that a file links with."""
    return {words[1] for words in _headers(path) if words[:1] == ["NEEDED"]}


def glibc_of(path: Path) -> tuple[int, ...]:
    """The oldest version of glibc that has every symbol a file asks for, such as (2, 34)."""
    names = (word for words in _headers(path) for word in words if word.startswith("GLIBC_2"))
    versions = (name.removeprefix("GLIBC_").split(".") for name in names)
    return max((tuple(int(part) for part in version) for version in versions), default=(2,))


def _headers(path: Path) -> list[list[str]]:
    done = subprocess.run(["objdump", "-p", str(path)], capture_output=True, text=True, check=False)
    return [line.split() for line in done.stdout.splitlines()]

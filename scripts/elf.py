"""Linux programs and libraries: which files are some, what they load, what they link with.

Of 64 bit, little endian: x86-64 and ARM. Names of fields are those of elf(5).
"""

from __future__ import annotations

import re
import struct
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

_HEADER, _SEGMENT, _SECTION = 64, 56, 64
"""Bytes of the header, and of an entry in each of the two tables."""
_LOAD, _NO_BITS, _IN_MEMORY = 1, 8, 2
_OF_FILE = ((32, 48), (58, 64))
"""In the header: where the tables lie in the file, and the sections' number. Nothing that runs."""
_DEBUGGERS = re.compile(rb"\.(z?debug_|gdb_index|gnu\.build\.attributes)")
_ALONE = 16
"""What lies outside of memory keeps its place modulo this."""


def elf_files(folder: Path) -> Iterator[Path]:
    """Programs and libraries in a folder; links are not followed."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink() and is_elf(path):
            yield path


def is_elf(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of a file, and modulo what its place must stay the same."""

    start: int
    end: int
    align: int


def loaded(data: bytes) -> list[tuple[int, int, bytes]]:
    """What the system maps of a file: address, size in memory, bytes of each part. Where in the file
    things lie is blanked: it is read by the loader alone."""
    table, count = struct.unpack_from("<Q", data, 32)[0], struct.unpack_from("<H", data, 56)[0]
    blank = bytearray(data)
    for start, end in _OF_FILE:
        blank[start:end] = bytes(end - start)
    for place in range(table, table + count * _SEGMENT, _SEGMENT):
        blank[place + 8 : place + 16] = bytes(8)
    return [
        (address, memory, bytes(blank[start : start + size]))
        for kind, _, start, address, _, size, memory, _ in _segments(data)
        if kind == _LOAD
    ]


def without_debugger_tables(path: Path) -> int:
    """Take a debugger's tables out of a module; the bytes that this saved.

    They lie in stretches of the file that nothing maps: those are closed up, and what follows keeps
    its place in memory, its bytes and its name in the table of sections. ``objcopy`` writes modules
    that auditwheel has rewritten anew, with other bytes in what is loaded; so it is not used, and
    what does not come out the same is left as it is.
    """
    data = path.read_bytes()
    try:
        light = _closed_up(data)
    except (struct.error, ValueError):  # of 32 bit, for another processor, cut off
        return 0
    saved = len(data) - len(light)
    if saved <= 0 or loaded(light) != loaded(data):
        return 0
    new = path.with_name(f"{path.name}.light")
    new.write_bytes(light)
    new.chmod(path.stat().st_mode)
    new.replace(path)
    return saved


def _closed_up(data: bytes) -> bytes:
    """The file without its debugger's tables. ``ValueError`` when it is none of ours."""
    if data[:6] != b"\x7fELF\x02\x01":
        raise ValueError("not of 64 bit, little endian")
    sections, segments = _sections(data), _segments(data)
    dropped = set(_debuggers(data, sections))
    if not dropped:
        return data
    table = struct.unpack_from("<Q", data, 32)[0]
    parts = [_Part(0, _HEADER, 1), _Part(table, table + len(segments) * _SEGMENT, 1)]
    for kind, _, start, _, _, size, _, align in segments:
        if size or kind == _LOAD:
            parts.append(_Part(start, start + size, align if kind == _LOAD else 1))
    for n, (_, kind, _, _, start, size, *_) in enumerate(sections):
        if n not in dropped and kind != _NO_BITS and size:
            parts.append(_Part(start, start + size, _ALONE))
    light, moved = bytearray(), []
    for part in _merged(parts):
        light += bytes((part.start - len(light)) % part.align)
        moved.append((part, len(light) - part.start))
        light += data[part.start : part.end]
    _point(light, data, moved, dropped)
    return bytes(light)


def _point(
    light: bytearray, data: bytes, moved: list[tuple[_Part, int]], dropped: set[int]
) -> None:
    """Let the header and both tables say where everything lies now; append the table of sections."""

    def now(place: int) -> int:
        return place + next((by for part, by in moved if part.start <= place < part.end), 0)

    table = struct.unpack_from("<Q", data, 32)[0]
    for n, (_, _, start, *_) in enumerate(_segments(data)):
        struct.pack_into("<Q", light, now(table) + n * _SEGMENT + 8, now(start))
    light += bytes(-len(light) % _ALONE)
    struct.pack_into("<QQ", light, 32, now(table), len(light))
    for n, section in enumerate(_sections(data)):
        if n in dropped:  # its number stays taken: others are spoken of by theirs
            light += bytes(_SECTION)
        else:
            name, kind, flags, address, start, *rest = section
            light += struct.pack("<IIQQQQIIQQ", name, kind, flags, address, now(start), *rest)


def _merged(parts: Iterable[_Part]) -> Iterator[_Part]:
    """Stretches that touch or overlap as one, in the order of the file."""
    whole: _Part | None = None
    for part in sorted(parts, key=lambda part: part.start):
        if whole is not None and part.start <= whole.end:
            whole = _Part(whole.start, max(whole.end, part.end), max(whole.align, part.align))
            continue
        if whole is not None:
            yield whole
        whole = part
    if whole is not None:
        yield whole


def _debuggers(data: bytes, sections: list[tuple[int, ...]]) -> Iterator[int]:
    """Numbers of the sections that only a debugger reads."""
    names = sections[struct.unpack_from("<H", data, 62)[0]][4]
    for n, (name, _, flags, *_) in enumerate(sections):
        if not flags & _IN_MEMORY and _DEBUGGERS.match(data, names + name):
            yield n


def _segments(data: bytes) -> list[tuple[int, ...]]:
    """p_type, p_flags, p_offset, p_vaddr, p_paddr, p_filesz, p_memsz, p_align of each."""
    table, count = struct.unpack_from("<Q", data, 32)[0], struct.unpack_from("<H", data, 56)[0]
    places = range(table, table + count * _SEGMENT, _SEGMENT)
    return [struct.unpack_from("<IIQQQQQQ", data, place) for place in places]


def _sections(data: bytes) -> list[tuple[int, ...]]:
    """sh_name, sh_type, sh_flags, sh_addr, sh_offset, sh_size, sh_link, … of each."""
    table, count = struct.unpack_from("<Q", data, 40)[0], struct.unpack_from("<H", data, 60)[0]
    places = range(table, table + count * _SECTION, _SECTION) if table else ()
    return [struct.unpack_from("<IIQQQQIIQQ", data, place) for place in places]


def needed(path: Path) -> set[str]:
    """The names of the libraries that a file links with."""
    return {words[1] for words in _headers(path) if words[:1] == ["NEEDED"]}


def glibc_of(path: Path) -> tuple[int, ...]:
    """The oldest version of glibc that has every symbol a file asks for, such as (2, 34)."""
    names = (word for words in _headers(path) for word in words if word.startswith("GLIBC_2"))
    versions = (name.removeprefix("GLIBC_").split(".") for name in names)
    return max((tuple(int(part) for part in version) for version in versions), default=(2,))


def symbols(path: Path) -> tuple[frozenset[str], frozenset[str]]:
    """What a library offers to others, and what it asks of others, each as ``name@version``."""
    words = ["nm", "--dynamic", "--with-symbol-versions", "--portability", str(path)]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    offers: set[str] = set()
    asks: set[str] = set()
    for line in done.stdout.splitlines():
        name, kind = line.split()[:2]
        (asks if kind in "Uwv" else offers).add(name.replace("@@", "@"))
    return frozenset(offers), frozenset(asks)


def _headers(path: Path) -> list[list[str]]:
    done = subprocess.run(["objdump", "-p", str(path)], capture_output=True, text=True, check=False)
    return [line.split() for line in done.stdout.splitlines()]

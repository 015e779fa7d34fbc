"""The file of a Debian package, written after deb(5): an ``ar`` archive of three members.

dpkg-deb packs with xz as it comes. Half of what we pack is machine code, in which xz finds more when
calls and jumps are rewritten first (its BCJ filter of the processor) and when like stands beside like.
dpkg unpacks it with liblzma, which reads the filters from the file: x86 since ever, ARM64 since 5.4
(Debian 12, Ubuntu 24.04). Unpacking takes as much memory as the dictionary. The same tree gives the
same bytes.
"""

from __future__ import annotations

import io
import lzma
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from scripts.elf import is_elf

FILTERS = {"amd64": ["--x86"], "arm64": ["--arm64"]}
DENSE, QUICK = "preset=9e,dict=64MiB", "preset=0"
"""The compressor's settings: minutes for the one, seconds for the other."""


def write(tree: Path, control: Path, made: Path, *, arch: str, date: int, settings: str) -> None:
    """Pack a tree and the folder with the package's description. ``CalledProcessError`` when xz fails."""
    with tempfile.TemporaryFile(dir=made.parent) as data:
        _write_data(tree, data, [*filters(arch), f"--lzma2={settings}"], date)
        members: list[tuple[str, IO[bytes]]] = [
            ("debian-binary", io.BytesIO(b"2.0\n")),
            ("control.tar.xz", io.BytesIO(_packed_control(control, date))),
            ("data.tar.xz", data),
        ]
        part = made.with_name(f"{made.name}.part")
        with part.open("wb") as file:
            file.write(b"!<arch>\n")
            for name, content in members:
                _write_member(file, name, content, date)
        part.replace(made)


def filters(arch: str) -> list[str]:
    """The filter for a processor's code, if this computer's xz has it."""
    words = FILTERS.get(arch, [])
    known = ["xz", *words, "--lzma2", "--stdout"]
    done = subprocess.run(known, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    return words if done.returncode == 0 else []


def in_order(tree: Path) -> Iterator[Path]:
    """Everything below a tree: folders, then files, code first and each kind together, then links."""
    found = sorted(tree.rglob("*"))
    links = [path for path in found if path.is_symlink()]
    files = [path for path in found if path.is_file() and not path.is_symlink()]
    yield from (path for path in found if path.is_dir() and not path.is_symlink())
    yield from sorted(files, key=_kind)
    yield from links


def _kind(path: Path) -> tuple[bool, str]:
    """What a file resembles others by; the sorting keeps the order of names otherwise."""
    return (not is_elf(path), "" if is_elf(path) else path.suffix)


def _write_data(tree: Path, into: IO[bytes], chain: list[str], date: int) -> None:
    words = ["xz", "--format=xz", "--check=crc64", "--threads=1", *chain, "--stdout"]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=into) as packing:
        assert packing.stdin is not None
        with packing.stdin as out:
            _write_tar(tree, out, date)
    if packing.returncode:
        raise subprocess.CalledProcessError(packing.returncode, words)


def _packed_control(control: Path, date: int) -> bytes:
    plain = io.BytesIO()
    _write_tar(control, plain, date)
    return lzma.compress(plain.getvalue(), preset=9)


def _write_tar(tree: Path, out: IO[bytes], date: int) -> None:
    """As dpkg writes it: of root, from ``./`` on."""
    with tarfile.open(fileobj=out, mode="w|", format=tarfile.GNU_FORMAT) as tar:
        for path in (tree, *in_order(tree)):
            inside = path.relative_to(tree).as_posix()
            info = tar.gettarinfo(path, "./" if inside == "." else f"./{inside}")
            info.uid = info.gid = 0
            info.uname = info.gname = "root"
            info.mtime = date
            if info.isreg():
                with path.open("rb") as file:
                    tar.addfile(info, file)
            else:
                tar.addfile(info)


def _write_member(file: IO[bytes], name: str, content: IO[bytes], date: int) -> None:
    """A member of an ``ar`` archive: 60 bytes of header, the content, an even end."""
    size = content.seek(0, io.SEEK_END)
    content.seek(0)
    file.write(f"{name:<16}{date:<12}{0:<6}{0:<6}{'100644':<8}{size:<10}`\n".encode("ascii"))
    while block := content.read(1 << 20):
        file.write(block)
    file.write(b"\n" * (size % 2))

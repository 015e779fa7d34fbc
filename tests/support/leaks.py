"""Looks for secrets in what a run has left behind: in plain, and as a program would disguise them."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

# A link or a header that still has its signature, a bearer, a RunPod key.
SHAPES = {
    "a signed link": re.compile(rb"X-Amz-Signature(?:=|%3D)[0-9a-f]{16,}", re.I),
    "a session token": re.compile(rb"X-Amz-Security-Token['\"]?(?:=|%3D|: ?b?['\"]?)\w{16,}", re.I),
    "a signed header": re.compile(rb"Signature=[0-9a-f]{64}"),
    "a bearer": re.compile(rb"Bearer [\w.~+/-]{8,}"),
    "a RunPod key": re.compile(rb"rpa_[0-9A-Za-z]{8,}"),
}


@dataclass(frozen=True)
class Leak:
    """Where, and which kind; never the secret itself."""

    where: str
    what: str
    offset: int

    def __str__(self) -> str:
        return f"{self.where}: {self.what} at byte {self.offset:,}"


def disguises(secret: str) -> Iterator[bytes]:
    """The secret as bytes in the ways it could be stored (base64 at each of three offsets)."""
    plain = secret.encode()
    yield plain
    yield plain.hex().encode()
    yield secret.encode("utf-16-le")
    yield quote(secret, safe="").encode()
    for shift in range(3):
        coded = base64.b64encode(b"\0" * shift + plain)
        yield coded[(0, 2, 3)[shift] : len(coded) - 4]


def leaks_in(data: bytes, secrets: Iterable[str], where: str) -> list[Leak]:
    """Every known secret and everything shaped like one in ``data``."""
    found = []
    for number, secret in enumerate(secrets, start=1):
        for disguise in set(disguises(secret)):
            at = data.find(disguise)
            if at >= 0:
                found.append(Leak(where, f"secret {number}", at))
    for name, shape in SHAPES.items():
        match = shape.search(data)
        if match is not None:
            found.append(Leak(where, name, match.start()))
    return found


def leaks_under(folder: Path, secrets: Iterable[str], *, leave: Iterable[Path] = ()) -> list[Leak]:
    """``leaks_in`` of each file below ``folder`` (databases and their WAL included).

    ``leave``: files that are meant to hold secrets.
    """
    known, left = tuple(secrets), set(leave)
    found: list[Leak] = []
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path not in left:
            found += leaks_in(path.read_bytes(), known, str(path.relative_to(folder)))
    return found

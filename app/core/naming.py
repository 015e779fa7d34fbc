"""Names of files: readable, and safe on Windows, macOS and Linux alike.

A name made here is one path component: no separators, no reserved device names of Windows, no
leading or trailing dots, no invisible characters, at most 120 characters and 200 bytes.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

from app.core.errors import BadInput

MAX_CHARACTERS = 120
MAX_BYTES = 200
TEMPLATE = "{date}_{opponent}_{clock}_{player}_{tag}_{rating}"
TEMPLATE_FIELDS = ("date", "opponent", "clock", "player", "tag", "rating", "name")

_UNSAFE = re.compile(r'[<>"/\\|?*\s_]+')
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_RESERVED = re.compile(
    r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])(\..*)?", re.IGNORECASE
)


def file_name(name: str, extension: str = ".mp4") -> str:
    """A file name for a title: ``Goal 2-1`` becomes ``Goal_2-1.mp4``."""
    return safe_stem(name, MAX_BYTES - len(extension.encode())) + extension


def safe_stem(name: str, max_bytes: int = MAX_BYTES) -> str:
    """A name without its extension; ``Reel`` when nothing of the name can be kept."""
    name = unicodedata.normalize("NFC", name)
    name = re.sub(r"\s*:\s*", "-", name)
    kept = "".join(c if c.isspace() or unicodedata.category(c)[0] != "C" else "" for c in name)
    stem = _UNSAFE.sub("_", kept).strip("._- ")
    stem = stem[:MAX_CHARACTERS].encode()[:max_bytes].decode(errors="ignore").rstrip("._- ")
    if _RESERVED.fullmatch(stem):
        stem = f"Reel_{stem}"
    return stem or "Reel"


def unique_name(name: str, taken: Iterable[str]) -> str:
    """The name, or the first of ``Name_2.mp4``, ``Name_3.mp4`` … that is free; case is ignored."""
    used = {other.casefold() for other in taken}
    stem, dot, extension = name.rpartition(".")
    if not dot:
        stem, extension = name, ""
    count, found = 1, name
    while found.casefold() in used:
        count += 1
        found = f"{stem}_{count}{dot}{extension}"
    return found


def templated_name(template: str, values: Mapping[str, str], extension: str = ".mp4") -> str:
    """A file name from a template such as ``{date}_{opponent}_{clock}``; empty fields leave no gap.

    Raises ``BadInput`` for a field that no template has.
    """

    def put(match: re.Match[str]) -> str:
        if match[1] not in TEMPLATE_FIELDS:
            known = ", ".join(f"{{{name}}}" for name in TEMPLATE_FIELDS)
            raise BadInput(f"The file name has no field {match[0]}; use {known}.")
        return values.get(match[1], "")

    return file_name(_PLACEHOLDER.sub(put, template), extension)

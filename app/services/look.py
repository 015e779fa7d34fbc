"""How the window looked when it was closed: read before the library is there, so nothing jumps.

The library's settings of this computer stay the truth for the theme; this small file beside them is
what the first paint goes by. It is no loss when it is gone.
"""

from __future__ import annotations

import json
import logging
from dataclasses import asdict, dataclass
from pathlib import Path

from app.services import places

log = logging.getLogger(__name__)

NAME = "window.json"
MOST_BYTES = 65_536
MOST_PARTS = 16
MOST_PX = 100_000


@dataclass(frozen=True, slots=True)
class Look:
    """``place`` is Qt's own hexadecimal form of where the window stood; "" means as it comes."""

    place: str = ""
    splitter: tuple[int, ...] = ()
    """Widths of the left, the middle and the right area, pixels."""
    theme: str = ""
    language: str = ""
    """``en``, ``de``, ``es``; "" follows the system."""


def read_look(profile: Path | None = None) -> Look:
    """What was kept, or the defaults: whatever is wrong with the file is no trouble for a coach."""
    try:
        with _path(profile).open("rb") as file:
            found = json.loads(file.read(MOST_BYTES))
    except (OSError, ValueError, RecursionError):
        return Look()
    return _look(found) if isinstance(found, dict) else Look()


def write_look(look: Look, profile: Path | None = None) -> None:
    """Keep it for the next start; a full or read-only disk is only logged."""
    path = _path(profile)
    partial = path.with_suffix(".tmp")
    try:
        partial.write_text(json.dumps(asdict(look)), encoding="utf-8")
        partial.replace(path)
    except OSError as error:
        log.info("How the window looks was not kept: %s", error)


def _look(found: dict[str, object]) -> Look:
    def words(name: str, most: int) -> str:
        value = found.get(name, "")
        return value if isinstance(value, str) and len(value) <= most else ""

    sizes = found.get("splitter", ())
    parts = sizes if isinstance(sizes, list) and len(sizes) <= MOST_PARTS else []
    whole = all(type(part) is int and 0 <= part <= MOST_PX for part in parts)
    place = words("place", 4096)
    hexadecimal = all(letter in "0123456789abcdef" for letter in place)
    return Look(
        place if hexadecimal else "",
        tuple(parts) if whole else (),
        words("theme", 20),
        words("language", 20),
    )


def _path(profile: Path | None) -> Path:
    return places.home(profile) / NAME

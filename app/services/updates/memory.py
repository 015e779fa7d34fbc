"""What is kept about updates between two runs: a small file beside the library.

``seen`` only grows: an answer that is older than one that was believed is somebody's replay.
"""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.core.update import read_time, read_version, time_words

log = logging.getLogger(__name__)

NAME = "updates.json"
MOST_BYTES = 4096


@dataclass(frozen=True, slots=True)
class Memory:
    """``looked``: when the server last said something. ``skipped``: a version, or ""."""

    on: bool = True
    looked: datetime | None = None
    seen: datetime | None = None
    skipped: str = ""


def read_memory(home: Path) -> Memory:
    """What was kept, or the defaults: a file that is gone or wrong costs one look more."""
    try:
        with (home / NAME).open("rb") as file:
            found = json.loads(file.read(MOST_BYTES))
    except (OSError, ValueError, RecursionError):
        return Memory()
    if not isinstance(found, dict):
        return Memory()
    skipped = str(found.get("skipped", ""))
    return Memory(
        found.get("on") is not False,
        read_time(str(found.get("looked", ""))),
        read_time(str(found.get("seen", ""))),
        skipped if read_version(skipped) is not None else "",
    )


def write_memory(home: Path, memory: Memory) -> None:
    """Keep it; a full or read-only disk is only logged."""
    values = {
        "on": memory.on,
        "looked": time_words(memory.looked) if memory.looked else "",
        "seen": time_words(memory.seen) if memory.seen else "",
        "skipped": memory.skipped,
    }
    partial = home / f"{NAME}.tmp"
    try:
        home.mkdir(parents=True, exist_ok=True)
        partial.write_text(json.dumps(values), encoding="utf-8")
        partial.replace(home / NAME)
    except OSError as error:
        log.info("What is known of updates was not kept: %s", error)

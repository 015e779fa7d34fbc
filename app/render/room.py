"""Whether what a render still has to write fits on its disks."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

MARGIN = 1.5
"""Estimates are guesses; so much more than estimated must be free."""
LEAST = 20_000_000
"""Free bytes that any export wants to begin with."""
_LAST = 1_000_000
"""Free bytes below which a disk is as good as full."""


def _nothing() -> int:
    return 0


@dataclass(frozen=True, slots=True)
class Room:
    """Bytes that a render will write into a folder, as estimated: without the margin.

    ``spare`` tells the bytes there that would be given up for it, such as those of a cache.
    """

    folder: Path
    needed: int
    spare: Callable[[], int] = _nothing


def room_missing(
    rooms: Iterable[Room],
    share: float = 0.0,
    free_in: Callable[[Path], int] | None = None,
) -> str:
    """A sentence when what is left to write does not fit; "" when it does.

    ``share`` of everything is written already, 0 to 1. Folders on the same disk share its room, and
    one into which nothing will be written is not looked at. A disk that does not say how much is free is believed to have enough.
    """
    free_in = free_in or (lambda folder: shutil.disk_usage(folder).free)
    disks: dict[int, list[Room]] = {}
    for room in rooms:
        try:
            if room.needed <= 0:
                continue
            disks.setdefault(os.stat(_there(room.folder)).st_dev, []).append(room)  # noqa: PTH116
        except OSError:
            continue
    for on_disk in disks.values():
        largest = max(on_disk, key=lambda room: room.needed)
        needed = MARGIN * sum(room.needed for room in on_disk) * (1 - min(1.0, max(0.0, share)))
        needed = max(needed, _LAST if share > 0 else LEAST)
        try:
            free = free_in(_there(largest.folder)) + sum(room.spare() for room in on_disk)
        except OSError:
            continue
        if free < needed:
            still = "are still needed" if share > 0 else "are needed"
            return (
                f"{largest.folder} has only {free // 1_000_000} MB free and about "
                f"{_mega(needed)} MB {still}; free some space or choose another folder."
            )
    return ""


def _there(folder: Path) -> Path:
    """The folder, or the one above it that exists already."""
    folder = folder.absolute()
    while not folder.is_dir() and folder != folder.parent:
        folder = folder.parent
    return folder


def _mega(size: float) -> int:
    return max(1, round(size / 1_000_000))

"""What parent and follow child say to each other: one JSON object per line.

parent → child   one request; the end of the input means "stop"
child → parent   {"progress": …} any number of times, then {"track": …} or {"error": …}
"""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from app.core.follow import Track, track_from, track_to
from app.tracking.request import FollowProgress, FollowRequest


def request_line(request: FollowRequest, tables: Path) -> bytes:
    """A request, and the folder where the frame tables are kept, as one line."""
    value = {**asdict(request), "path": str(request.path.absolute()), "tables": str(tables)}
    return line(value)


def request_from(text: bytes) -> tuple[FollowRequest, Path]:
    """The request of a line; ``ValueError``, ``TypeError`` or ``KeyError`` when it is none."""
    value = json.loads(text)
    tables = Path(value.pop("tables"))
    return FollowRequest(**{**value, "path": Path(value["path"])}), tables


def progress_line(progress: FollowProgress) -> bytes:
    """Progress as one line."""
    return line({"progress": asdict(progress)})


def progress_from(value: dict[str, Any]) -> FollowProgress:
    """The progress of a line's object."""
    return FollowProgress(**value)


def track_line(track: Track) -> bytes:
    """The result as one line."""
    return line({"track": track_to(track)})


def result_from(value: str) -> Track:
    """The track of a line's object."""
    return track_from(value)


def line(value: dict[str, Any]) -> bytes:
    """An object as a line."""
    return json.dumps(value, separators=(",", ":")).encode() + b"\n"

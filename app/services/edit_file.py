"""Work on an edit document in a file, without a library: plan, render, still; and probe a video."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from app.core.document import edit_from_json
from app.core.edit import Edit
from app.core.limits import MAX_BYTES
from app.media.probe import probe
from app.services import places
from app.services.files import read_file

OnProgress = Callable[[str, int, int, float, float | None], None]
"""Called with stage, frames done, frames in all, frames per second and seconds left."""


def probe_file(video: Path) -> dict[str, Any]:
    """The facts of a video file, as JSON values."""
    return probe(video).to_json()


@dataclass(frozen=True, slots=True)
class Rendered:
    """What a render left."""

    out: Path
    frames: int
    encoder: str
    seconds: float
    plan_hash: str
    note: str = ""


class EditFile:
    """An edit document on the disk; paths of its sources are relative to its folder."""

    def __init__(self, path: Path, profile: Path | None = None) -> None:
        """Read and check it. ``BadEdit`` names the field and the reason."""
        text = read_file(path, MAX_BYTES, _NoEdit)
        self._tables = places.cache(profile) / "frame-tables"
        edit = edit_from_json(text)
        base = path.absolute().parent
        self.edit: Edit = replace(
            edit,
            sources=tuple((i, replace(s, path=str(base / s.path))) for i, s in edit.sources),
        )

    def plan_lines(self) -> Iterator[str]:
        """Every decision as a JSON line, and a last line with the hash."""
        planned = self._plan()
        yield from planned.lines()
        yield f'{{"plan_hash":"{planned.plan_hash}"}}'

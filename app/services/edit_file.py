"""Work on an edit document in a file, without a library: plan, render, still; and probe a video."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from app.core.document import edit_from_json
from app.core.edit import Edit
from app.core.errors import BadEdit, BadInput
from app.core.export import EXPORT_CODECS, EXPORT_QUALITIES
from app.core.limits import MAX_BYTES
from app.core.plan import Plan, plan
from app.media.index_cache import cached_index
from app.media.probe import probe
from app.render.child import run_in_child
from app.render.job import RenderRequest, RenderResult
from app.render.progress import RenderProgress
from app.render.still import save_png, still
from app.services import places
from app.services.files import read_file, same_file

OnProgress = Callable[[RenderProgress], None]


def probe_file(video: Path) -> dict[str, Any]:
    """The facts of a video file, as JSON values."""
    return probe(video).to_json()


class EditFile:
    """An edit document on the disk; paths of its sources are relative to its folder."""

    def __init__(self, path: Path, profile: Path | None = None) -> None:
        """Read and check it. ``BadInput`` names the file, the field and the reason."""
        self._path = path
        self._tables = places.cache(profile) / "frame-tables"
        text = read_file(path, MAX_BYTES)
        try:
            edit = edit_from_json(text)
        except BadEdit as error:
            raise self._named(error) from error
        base = path.absolute().parent
        sources = tuple((i, replace(s, path=str(base / s.path))) for i, s in edit.sources)
        self.edit: Edit = replace(edit, sources=sources)

    @property
    def paths(self) -> dict[str, Path]:
        """The file of every source."""
        return {source_id: Path(source.path) for source_id, source in self.edit.sources}

    def plan(self) -> Plan:
        """Every decision; ``BadInput``, ``BadMedia`` or ``MediaGone`` when it cannot be planned."""
        used = {clip.source for clip in self.edit.clips}
        facts = {
            source_id: cached_index(path, self._tables).facts
            for source_id, path in self.paths.items()
            if source_id in used
        }
        try:
            return plan(self.edit, facts)
        except BadEdit as error:
            raise self._named(error) from error

    def plan_lines(self) -> Iterator[str]:
        """Every decision as a JSON line, and a last line with the hash."""
        planned = self.plan()
        yield from planned.lines()
        yield f'{{"plan_hash":"{planned.plan_hash}"}}'

    def render(
        self,
        out: Path,
        *,
        encoder: str = "auto",
        quality: str = "standard",
        codec: str = "h264",
        max_bytes: int = 0,
        on_progress: OnProgress | None = None,
    ) -> RenderResult:
        """Render it in a child process to ``out``, an mp4 that appears whole or not at all."""
        if quality not in EXPORT_QUALITIES:
            raise BadInput(
                f"There is no quality {quality!r}; use one of {', '.join(EXPORT_QUALITIES)}."
            )
        if codec not in EXPORT_CODECS:
            raise BadInput(f"There is no codec {codec!r}; use one of {', '.join(EXPORT_CODECS)}.")
        if same_file(out, self._path):
            raise BadInput(f"{out} would overwrite the edit it is made from; choose another name.")
        request = RenderRequest(
            edit=self.edit,
            paths=self.paths,
            out=out.absolute(),
            quality=quality,
            encoder=encoder,
            cache_dir=self._tables,
            codec=codec,
            max_bytes=max_bytes,
        )
        try:
            return run_in_child(request, on_progress=on_progress)
        except BadEdit as error:
            raise self._named(error) from error

    def still(self, frame: int, out: Path) -> None:
        """Write one output frame as a PNG, whole or not at all."""
        if out.suffix.lower() != ".png":
            raise BadInput(f"{out.name} does not end in .png; stills are written as PNG.")
        if any(same_file(out, path) for path in (self._path, *self.paths.values())):
            raise BadInput(f"{out} would overwrite its own source; choose another name.")
        try:
            save_png(still(self.edit, self.paths, frame, self._tables), out)
        except BadEdit as error:
            raise self._named(error) from error

    def _named(self, error: BadEdit) -> BadInput:
        """The refusal with the name of the file in front."""
        return BadInput(f"{self._path}: {error.sentence.rstrip('.')}.")

"""What the gallery and the export dialog tell the main window, in the past tense."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.export import ExportJob, ExportKind
from app.services.export_checks import Check


@dataclass(frozen=True, slots=True)
class AgainAsked:
    """The coach wants another file of what an export shows."""

    job: ExportJob

    @property
    def target(self) -> ExportTarget:
        """The same reel or game, the same clips of it."""
        clips = str(self.job.setting("clips", "")).split()
        return ExportTarget(self.job.target_id, self.job.kind, tuple(clips), self.job)


@dataclass(frozen=True, slots=True)
class ExportTarget:
    """What is to be exported: a reel, or (kind *annotate*) a game.

    ``kind`` is the one the dialog begins with; empty ``clip_ids`` means all clips of the game.
    ``like`` is an earlier export whose choices are taken over.
    """

    id: str
    kind: ExportKind
    clip_ids: tuple[str, ...] = ()
    like: ExportJob | None = None

    @property
    def kinds(self) -> tuple[ExportKind, ...]:
        """The kinds there are for it."""
        return ("annotate",) if self.kind == "annotate" else ("overlay", "framing")


@dataclass(frozen=True, slots=True)
class ExportStarted:
    """A job stands in the queue; ``films`` is how many were begun together with it."""

    job: ExportJob
    films: int = 1


@dataclass(frozen=True, slots=True)
class PlaceAsked:
    """The coach wants to correct something in a reel before it is exported."""

    reel_id: str
    check: Check

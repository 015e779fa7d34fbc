"""Exports: one row per render job, a queue that survives restarts, one local render at a time."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from app.core.export import ExportJob, ExportKind, ExportQuality, ExportState, ExportWhere


@dataclass(frozen=True, slots=True)
class ExportChoices:
    """What the export dialog asks. None and empty mean: as the reel has it."""

    kind: ExportKind
    where: ExportWhere = "auto"
    quality: ExportQuality = "standard"
    ratio: str = ""
    size: tuple[int, int] | None = None
    fps: Fraction | None = None
    audio: bool = True
    encoder: str = "auto"
    folder: Path | None = None
    name: str = ""
    clip_ids: tuple[str, ...] = ()
    """Only for *annotate*: the marked clips, in order; empty for all of the game."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """What the dialog shows before the button: length, size, and a check list of sentences."""

    length_us: int
    frames: int
    size: tuple[int, int]
    size_bytes: int
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class JobProgress:
    """Where a job is. Told on the queue's thread, a few times a second; may go backwards."""

    job_id: str
    state: ExportState
    stage: str
    done: int
    total: int
    fps: float
    eta_s: float | None
    note: str = ""
    """A sentence such as ``NVENC failed; rendering with libx264 instead``."""

    @property
    def percent(self) -> int:
        """0..100."""
        return min(100, 100 * self.done // self.total) if self.total else 0


class Exports:
    """Start, watch and keep exports."""

    def estimate(self, target_id: str, choices: ExportChoices) -> Future[Estimate]:
        """Plan without rendering."""
        raise NotImplementedError

    def start(self, target_id: str, choices: ExportChoices) -> Future[ExportJob]:
        """Queue an export of a reel (or, kind *annotate*, of a game).

        ``NotSetUp`` for ``where="cloud"``; *auto* renders on this computer. ``BadInput`` when the
        folder cannot be written or the output would be one of the sources.
        """
        raise NotImplementedError

    def list(self) -> Future[tuple[ExportJob, ...]]:
        """All jobs, newest first."""
        raise NotImplementedError

    def get(self, job_id: str) -> Future[ExportJob]:
        """One job; ``NotFound`` for an unknown id."""
        raise NotImplementedError

    def wait(self, job_id: str) -> Future[ExportJob]:
        """Has its result when the job is done, failed or cancelled."""
        raise NotImplementedError

    def cancel(self, job_id: str) -> Future[ExportJob]:
        """Stop a job; nothing half-written is left."""
        raise NotImplementedError

    def retry(self, job_id: str) -> Future[ExportJob]:
        """Queue a failed or cancelled job again."""
        raise NotImplementedError

    def rename(self, job_id: str, name: str) -> Future[ExportJob]:
        """Rename a finished export and its file."""
        raise NotImplementedError

    def delete(self, job_id: str) -> Future[None]:
        """Take an export out of the gallery; its file goes to the library's trash folder."""
        raise NotImplementedError

    def subscribe(self, listener: Callable[[JobProgress], None]) -> Callable[[], None]:
        """Call ``listener`` with every progress until the returned function is called."""
        raise NotImplementedError

"""How far an export is, in words: for its row in the queue, the status bar and the messages. Pure: no widgets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Literal, TypeAlias

from app.core.cloud_export import PIECE_STATES, PieceState
from app.core.cost import dollars
from app.core.export import RUNNING, ExportJob, ExportState
from app.services.export import JobProgress
from app.services.export_queue import PAUSED
from app.ui.common.below import told
from app.ui.common.language import mark, tr
from app.ui.common.words import UNITS, day_words, left_words, size_words
from app.ui.gallery.words import STATES, about_words, laptop_words, place_words

GAP = "  ·  "
Place: TypeAlias = Literal["cloud", "here", ""]
"""Where a job is at work: in the cloud, on this computer, or not at all."""

_ONLY_CLOUD: frozenset[ExportState] = frozenset(
    {"preparing", "uploading", "waiting", "downloading", "verifying"}
)
_NO_PACE: frozenset[ExportState] = frozenset({"queued", "preparing", "waiting"})
"""How long these last says nothing of what comes after them."""
PACE_S = 3.0
PACE_SHARE = 0.05
"""So much must have been seen before a guess is worth saying."""
_MOVED = mark("Moved to this computer: {reason}")
_BEYOND: dict[PieceState, int] = {state: n for n, state in enumerate(PIECE_STATES)}


def place_of(job: ExportJob, progress: JobProgress | None) -> Place:
    """Where a job of this laptop is at work now."""
    if not job.running:
        return ""
    if job.state in _ONLY_CLOUD:
        return "cloud"
    pieces = progress is not None and progress.pieces
    return "cloud" if job.state == "rendering" and pieces else "here"


def ahead(job: ExportJob, progress: JobProgress | None) -> ExportJob:
    """The job in the state that was said last; its row in the library may be a moment behind."""
    if job.finished or progress is None or progress.state not in RUNNING:
        return job
    return replace(job, state=progress.state)


class Pace:
    """How long an export in the cloud still takes, from how fast it went on so far.

    Its pieces run side by side and tell no end of their own; the seconds since the first of them
    was rendered, and the share done since, do.
    """

    def __init__(self) -> None:
        self._begun: tuple[float, float] | None = None

    def timed(self, progress: JobProgress, now_s: float) -> JobProgress:
        """The progress with its time left, where that is not told and can be guessed."""
        if not progress.pieces or progress.eta_s is not None or not progress.total:
            return progress
        share = progress.done / progress.total
        if progress.state in _NO_PACE or (self._begun is not None and share < self._begun[1]):
            self._begun = None
        if progress.state in _NO_PACE:
            return progress
        if self._begun is None:
            self._begun = (now_s, share)
        passed, gained = now_s - self._begun[0], share - self._begun[1]
        if passed < PACE_S or gained < PACE_SHARE:
            return progress
        return replace(progress, eta_s=(1 - share) * passed / gained)


def may_run_here(job: ExportJob, progress: JobProgress | None) -> bool:
    """Whether *Run here instead* would change anything."""
    if not job.here:
        return False
    if job.state in ("queued", "failed", "cancelled"):
        return job.where == "cloud" or (job.where == "auto" and job.cost_usd is not None)
    return place_of(job, progress) == "cloud"


def progress_words(job: ExportJob, progress: JobProgress | None) -> str:
    """``Rendering  ·  43 %  ·  112 fps  ·  8 s left``; for a job that has ended, how and when."""
    if not job.here:
        return _elsewhere(job)
    if job.finished:
        return _ended(job)
    if not job.running:
        return tr(STATES[job.state])
    cloud = place_of(job, progress) == "cloud"
    if progress is None:
        starting = GAP + tr("starting") if job.state == "rendering" else ""
        return tr(STATES[job.state]) + starting
    if cloud:
        return GAP.join(filter(None, (_in_cloud(job.state, progress), *_how_far(job, progress))))
    state = tr("Paused") if progress.stage == PAUSED else tr(STATES[job.state])
    words = [state, *_how_far(job, progress)]
    if job.state in ("rendering", "moved"):
        return GAP.join(words if progress.total else [state, tr("starting")])
    return GAP.join(words)


def _elsewhere(job: ExportJob) -> str:
    """A job of another laptop: what it last said of itself, which may be long ago."""
    laptop, day = laptop_words(job), GAP + day_words(job.created_us)
    if job.state == "done":
        return tr("Done on {laptop}", laptop=laptop) + day
    if job.finished:
        return tr("{state} on {laptop}", state=tr(STATES[job.state]), laptop=laptop) + day
    if job.state == "queued":
        return tr("Waits on {laptop}", laptop=laptop)
    return tr("Being exported on {laptop}", laptop=laptop)


def _ended(job: ExportJob) -> str:
    words = [tr(STATES[job.state]), day_words(job.created_us)]
    if job.state == "done":
        words.append(place_words(job, encoder=False))
    if job.cost_usd:
        words.append(dollars(job.cost_usd))
    return GAP.join(words)


def _in_cloud(state: ExportState, progress: JobProgress) -> str:
    """The state of a cloud export, with what it counts."""
    pieces = progress.pieces
    if state == "preparing" and len(pieces) > 1:
        at = sum(_BEYOND[piece.state] > _BEYOND["preparing"] for piece in pieces)
        count = len(pieces)
        return tr("Preparing {at} of {count} pieces", at=min(at + 1, count), count=count)
    if state == "uploading" and progress.to_send:
        return tr("Uploading {size}", size=of_words(progress.sent, progress.to_send))
    if state == "rendering":
        here = any(piece.state == "here" for piece in pieces)
        return tr("Rendering in the cloud and here") if here else tr("Rendering in the cloud")
    return tr(STATES[state])


def _how_far(job: ExportJob, progress: JobProgress) -> list[str]:
    """Percent, frames per second and the time left, as far as they are known and worth saying."""
    if not progress.total or job.state in ("preparing", "waiting"):
        return []
    words = [f"{progress.percent} %"]
    if progress.fps > 0:
        words.append(tr("{n} fps", n=f"{progress.fps:.0f}"))
    if progress.eta_s is not None:
        guess = tr("{time} left", time=about_words(progress.eta_s))
        words.append(guess if progress.pieces else left_words(progress.eta_s))
    return words


def note_of(job: ExportJob, progress: JobProgress | None) -> str:
    """The sentence below: what went wrong, why it waits, why it is rendered here. May be empty."""
    if job.error:
        return told(job.error)
    if not job.here:
        return ""
    said = "" if progress is None or job.finished else progress.reason or progress.note
    moved = job.state in ("moved", "joining") or job.state == "done"
    if job.note and (moved or not said):
        return moved_words(job.note)
    return moved_words(said) if moved else told(said)


def moved_words(reason: str) -> str:
    """``Moved to this computer: no GPU was free for 90 s.``; empty for no reason."""
    if not reason or "this computer" in reason.lower():
        return told(reason)
    reason = told(reason)
    first = reason.split(maxsplit=1)[0]
    lower = first == "A" or first[1:].islower()  # not GPU, not RunPod
    return tr(_MOVED, reason=reason[:1].lower() + reason[1:] if lower else reason)


def of_words(done: int, total: int) -> str:
    """``12 of 40 MB``: both in the unit of the whole."""
    unit = size_words(total).rsplit(" ", 1)[1]
    scale = 1000 ** UNITS.index(unit)
    digits = 1 if unit != "B" and total < 9.95 * scale else 0
    whole = f"{total / scale:.{digits}f} {unit}"
    return tr("{count} of {total}", count=f"{done / scale:.{digits}f}", total=whole)


def summary(jobs: Sequence[ExportJob], progress: Mapping[str, JobProgress]) -> str:
    """One line for the status bar: ``1 rendering 43 %  ·  1 in the cloud 12 %  ·  2 queued``."""
    mine = [ahead(job, progress.get(job.id)) for job in jobs if job.here]
    parts = []
    for place, words in (
        ("here", mark("{count} rendering {percent} %")),
        ("cloud", mark("{count} in the cloud {percent} %")),
    ):
        there = [job for job in mine if place_of(job, progress.get(job.id)) == place]
        if there:
            said = progress.get(there[0].id)
            parts.append(tr(words, count=len(there), percent=said.percent if said else 0))
    queued = sum(job.state == "queued" for job in mine)
    if queued:
        parts.append(tr("{count} queued", count=queued))
    if not parts and mine and mine[0].state == "failed":
        parts.append(tr("Last export failed"))
    return GAP.join(parts) or tr("No exports running")

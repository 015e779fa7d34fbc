"""Exports of the same reel or game, of the same kind, are versions of one film. Pure, no Qt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.core.export import ExportJob

Key = tuple[str, str, str]


def film_of(job: ExportJob) -> Key:
    """What an export is a version of."""
    return job.target_id, job.kind, str(job.setting("clips", ""))


@dataclass(frozen=True, slots=True)
class Film:
    """Versions of one film, newest first; ``chosen`` is the one whose tile stands for them."""

    versions: tuple[ExportJob, ...]
    at: int = 0

    @property
    def chosen(self) -> ExportJob:
        """The version that is shown."""
        return self.versions[self.at]

    def holds(self, job_id: str) -> bool:
        """Whether an export is one of its versions."""
        return any(job.id == job_id for job in self.versions)


def films(
    jobs: Iterable[ExportJob], chosen: Iterable[str] = (), *, apart: bool = False
) -> list[Film]:
    """Exports (newest first) put together; the film with the newest version comes first.

    ``chosen`` are ids of versions that a person looked at: they stand for their film. ``apart``
    leaves every export by itself.
    """
    wanted = set(chosen)
    found: dict[Key | str, list[ExportJob]] = {}
    for job in jobs:
        found.setdefault(job.id if apart else film_of(job), []).append(job)
    made = []
    for versions in found.values():
        at = next((i for i, job in enumerate(versions) if job.id in wanted), 0)
        made.append(Film(tuple(versions), at))
    return made

"""Beginning an export: the edit is prepared, estimated, checked, and put into the queue."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from app.core.edit import Edit
from app.core.export import ExportJob, ExportKind, ExportWhere, told
from app.core.game import GameFile
from app.render.room import MARGIN
from app.services.export_edit import (
    LIMIT_IS_LOCAL,
    NOT_RENDERED,
    CloudEstimate,
    Estimate,
    ExportChoices,
    adapted,
    estimate,
    frame_count,
    inside,
    together,
)
from app.services.export_start import (
    Checked,
    Prepared,
    check_choices,
    edit_for,
    new_job,
    taken_names,
)
from app.services.files import check_folder, check_room
from app.services.lookup import sources_of, with_paths
from app.services.media_cache import MediaCache
from app.services.operations import Operations, chain, gathered
from app.storage import Store

if TYPE_CHECKING:
    from app.services.cloud_export.deciding import Decision
    from app.services.cloud_export.service import CloudExports


@dataclass(frozen=True, slots=True)
class _Weighed:
    """An export that may be begun by itself: what it will take, in bytes and in the cloud's money."""

    choices: ExportChoices
    folder: Path
    ready: Prepared
    size_bytes: int
    usd: float


class Beginning:
    """What ``Exports`` does until a job is in the queue."""

    def __init__(
        self,
        operations: Operations,
        media: MediaCache,
        pool: Executor,
        cloud: CloudExports,
        folder_of: Callable[[ExportKind], Path],
    ) -> None:
        """``folder_of`` says where exports of a kind go when no folder is asked for."""
        self._operations, self._media, self._pool = operations, media, pool
        self._cloud, self._folder_of = cloud, folder_of

    def estimate(self, target_id: str, choices: ExportChoices) -> Future[Estimate]:
        """As ``Exports.estimate``."""

        def look(ready: Prepared) -> Estimate:
            told = estimate(ready.edit, choices, ready.frames)
            if choices.copies:
                return replace(told, cloud=CloudEstimate(why_not=NOT_RENDERED))
            if choices.max_bytes:
                return replace(told, cloud=CloudEstimate(why_not=LIMIT_IS_LOCAL, refused=True))
            if not self._cloud.available:
                return told
            cloud = self._cloud.decider.estimate(ready.edit, ready.indices, told.size_bytes)
            return replace(told, cloud=cloud)

        prepared = self._prepare(target_id, choices)
        return chain(prepared, lambda ready: self._pool.submit(look, ready))

    def estimate_several(
        self, target_id: str, several: Sequence[ExportChoices]
    ) -> Future[Estimate]:
        """As ``Exports.estimate_several``."""

        def look(found: Sequence[Estimate]) -> Estimate:
            told = together(found)
            if not told.cloud.possible or not self._cloud.available:
                return told
            why, refused = self._cloud.decider.why_not(told.cloud.usd, len(found))
            return replace(told, cloud=replace(told.cloud, why_not=why, refused=refused))

        each = gathered([self.estimate(target_id, one) for one in several])
        return chain(each, lambda found: self._pool.submit(look, found))

    def begun(
        self, target_id: str, several: Sequence[ExportChoices], together: str
    ) -> Future[tuple[ExportJob, ...]]:
        """Check all of them, then put all of them into the queue."""
        weighed = gathered([self._weighed(target_id, choices) for choices in several])
        checked = chain(weighed, lambda found: self._pool.submit(self._checked, found))

        def put(found: Sequence[Checked]) -> Future[tuple[ExportJob, ...]]:
            def row(store: Store, one: Checked) -> ExportJob:
                taken = taken_names(store, one.folder)
                job = new_job(target_id, one.choices, one.ready, one.folder, taken, together)
                job = told(job, note=one.decision.note)
                store.put_export(job)
                if one.decision.going is not None:
                    store.put_cloud_export(one.decision.going.row(job.id))
                return job

            def operation(store: Store) -> tuple[ExportJob, ...]:
                return tuple(row(store, one) for one in found)

            return self._operations.write("start export", operation, undo=False)

        return chain(checked, put)

    def _weighed(self, target_id: str, choices: ExportChoices) -> Future[_Weighed]:
        """What an export will take; ``BadInput`` or ``RenderFailed`` when it cannot be made."""
        check_choices(choices)
        if choices.copies and choices.where == "auto":
            choices = replace(choices, where="local")
        folder = (choices.folder or self._folder_of(choices.kind)).expanduser().absolute()

        def weigh(ready: Prepared) -> _Weighed:
            check_folder(folder)
            size = estimate(ready.edit, choices, ready.frames).size_bytes
            usd = 0.0
            if choices.where != "local" and not choices.max_bytes and self._cloud.available:
                usd = self._cloud.decider.estimate(ready.edit, ready.indices, size).usd
            return _Weighed(choices, folder, ready, size, usd)

        prepared = self._prepare(target_id, choices)
        return chain(prepared, lambda ready: self._pool.submit(weigh, ready))

    def _checked(self, several: Sequence[_Weighed]) -> tuple[Checked, ...]:
        """Whether there is room and money for all of them, and where each is rendered; blocks."""
        _check_rooms(several)
        usd, paid = sum(one.usd for one in several), sum(one.usd > 0 for one in several)
        decisions: dict[tuple[ExportWhere, int], Decision] = {}
        checked = []
        for one in several:
            asked = one.choices.where, one.choices.max_bytes
            if asked not in decisions:
                decisions[asked] = self.decided(*asked, usd, paid)
            checked.append(Checked(one.choices, one.folder, one.ready, decisions[asked]))
        return tuple(checked)

    def decided(
        self, where: ExportWhere, max_bytes: int, wanted_usd: float = 0.0, films: int = 1
    ) -> Decision:
        """Where an export goes, of ``films`` that cost ``wanted_usd`` together; blocks.

        One with a size limit is weighed, so it stays here.
        """
        decider = self._cloud.decider
        if max_bytes and where == "auto":
            note = LIMIT_IS_LOCAL if decider.set_up else ""
            return replace(decider.decide("local"), note=note)
        return decider.decide(where, wanted_usd, films)

    def _prepare(self, target_id: str, choices: ExportChoices) -> Future[Prepared]:
        """The edit to render, cut to what its files really hold, and its number of frames."""
        check_choices(choices)

        def load(store: Store) -> tuple[Edit, dict[str, GameFile]]:
            edit = edit_for(store, target_id, choices)
            files = sources_of(store, edit)
            return adapted(with_paths(edit, files), choices, files), files

        def measure(loaded: tuple[Edit, dict[str, GameFile]]) -> Future[Prepared]:
            edit, files = loaded

            def look() -> Prepared:
                indices = {
                    i: self._media.index(self._media.here(f)).result() for i, f in files.items()
                }
                facts = {i: index.facts for i, index in indices.items()}
                cut = inside(edit, facts)
                return Prepared(cut, indices, frame_count(cut, facts))

            return self._pool.submit(look)

        return chain(self._operations.read(load), measure)


def _check_rooms(several: Sequence[_Weighed]) -> None:
    """``RenderFailed`` when a disk has less room than all films that go there need together."""
    needed: dict[int, int] = {}
    folders: dict[int, Path] = {}
    for one in several:
        disk = one.folder.stat().st_dev
        folders.setdefault(disk, one.folder)
        needed[disk] = needed.get(disk, 0) + int(one.size_bytes * MARGIN)
    for disk, folder in folders.items():
        check_room(folder, needed[disk])

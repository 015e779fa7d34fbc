"""Puts the parts of cloud exports together, for ``Workspace``."""

from __future__ import annotations

import threading
from concurrent.futures import Executor
from typing import TYPE_CHECKING

from app.core.errors import NotSetUp
from app.services.cloud_door import CloudDoor
from app.services.cloud_export import pacing
from app.services.cloud_export.deciding import Decider
from app.services.cloud_export.door import GpuDoor
from app.services.cloud_export.line import Line
from app.services.cloud_export.local import LocalPieces
from app.services.cloud_export.rows import Rows
from app.services.cloud_export.runner import CloudRunner
from app.services.cloud_export.service import CloudExports
from app.services.cloud_export.spend import Meter
from app.services.export_edit import CLOUD_NOT_SET_UP
from app.services.export_queue import ExportQueue
from app.services.export_render import LocalSlot, sweep
from app.services.media_cache import MediaCache
from app.services.operations import Operations
from app.storage import Folders

if TYPE_CHECKING:
    from app.sync.media_journal import MediaJournal


class LineOpener:
    """Opens ways to the cloud; what was sent half is remembered once for all of them."""

    def __init__(self, folders: Folders, cloud: CloudDoor, gpu: GpuDoor) -> None:
        self._folder = folders.cache / "cloud"
        self._cloud, self._gpu = cloud, gpu
        self._guard = threading.Lock()
        self._journal: MediaJournal | None = None

    def __call__(self) -> Line:
        """A way to the cloud that is set up now. Blocks; ``NotSetUp``, ``BadInput``, ``NoKeyring``."""
        place = self._cloud.place
        if place is None:
            raise NotSetUp(CLOUD_NOT_SET_UP)
        runpod = self._gpu.client()
        bucket = self._cloud.bucket()
        return Line(bucket, runpod, self._journal_now(), self._gpu.choices, place.bound_to)

    def _journal_now(self) -> MediaJournal:
        from app.sync.media_journal import MediaJournal

        with self._guard:
            if self._journal is None:
                self._folder.mkdir(parents=True, exist_ok=True)
                self._journal = MediaJournal(self._folder)
            return self._journal


def open_cloud_exports(
    operations: Operations,
    media: MediaCache,
    queue: ExportQueue,
    slot: LocalSlot,
    folders: Folders,
    cloud: CloudDoor,
    gpu: GpuDoor,
    pool: Executor,
) -> CloudExports:
    """Cloud exports of a library; nothing runs before ``CloudExports.runner.start``."""
    rows = Rows(operations)
    meter = Meter(rows)
    runner = CloudRunner(
        rows,
        media,
        LocalPieces(media.folder, slot),
        meter,
        LineOpener(folders, cloud, gpu),
        (folders.cache / "pieces", folders.raw_clips),
        queue.tell,
        queue.ended,
        sweep,
        pacing.USUAL,
    )
    return CloudExports(gpu, cloud, Decider(gpu, cloud, rows, meter), runner, meter, pool)

"""While the mouse rests on a tile, its film steps through some of its pictures."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QTimer

from app.core.export import ExportJob
from app.services.workspace import Workspace
from app.ui.common.kit import Kit
from app.ui.common.pixels import image_of
from app.ui.gallery.tiles import JOB_ROLE, MISSING_ROLE, POSTER, ExportModel, TileView

REST_MS, STEP_MS = 220, 280
PICTURES = 12
KEPT = 24
"""Films whose pictures are kept in memory: a hundred kilobytes each."""


class HoverPreview(QObject):
    """Watches one view. It asks for pictures only of the tile that the mouse rests on."""

    def __init__(
        self, workspace: Workspace, kit: Kit, view: TileView, model: ExportModel, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._exports, self._kit = workspace.exports, kit
        self._view, self._model = view, model
        self._job_id, self._at = "", 0
        self._known: dict[str, Sequence[NDArray[np.uint8]]] = {}
        self._rest, self._step = QTimer(self), QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._ask)
        self._step.setInterval(STEP_MS)
        self._step.timeout.connect(self._next)
        view.entered.connect(self._entered)
        view.viewport().installEventFilter(self)

    def stop(self) -> None:
        """The poster stands again."""
        self._rest.stop()
        self._step.stop()
        job_id, self._job_id = self._job_id, ""
        if job_id:
            self._model.set_moving(job_id, None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Leave, QEvent.Type.Wheel, QEvent.Type.MouseButtonPress):
            self.stop()
        return False

    def _entered(self, index: QModelIndex | QPersistentModelIndex) -> None:
        job: ExportJob | None = index.data(JOB_ROLE)
        if job is None or job.id == self._job_id:
            return
        self.stop()
        if job.here and not index.data(MISSING_ROLE):
            self._job_id = job.id
            self._rest.start()

    def _ask(self) -> None:
        job_id, row = self._job_id, self._model.row_of(self._job_id)
        if row < 0:
            return
        job: ExportJob = self._model.index(row).data(JOB_ROLE)
        key = job.id + job.out
        if key in self._known:
            self._begin(job_id, self._known[key])
            return

        def came(pictures: Sequence[NDArray[np.uint8]]) -> None:
            self._known[key] = pictures
            while len(self._known) > KEPT:
                self._known.pop(next(iter(self._known)))
            self._begin(job_id, pictures)

        ratio = self._view.devicePixelRatioF()
        box = (round(POSTER.width() * ratio), round(POSTER.height() * ratio))
        wanted = self._exports.pictures(job, box, PICTURES, lambda: self._job_id != job_id)
        self._kit.relay.watch(wanted, came, lambda _error: None)

    def _begin(self, job_id: str, pictures: Sequence[NDArray[np.uint8]]) -> None:
        if job_id == self._job_id and len(pictures) > 1:
            self._images = [image_of(p, self._view.devicePixelRatioF()) for p in pictures]
            self._at = 0
            self._next()
            self._step.start()

    def _next(self) -> None:
        count = len(self._images)
        self._model.set_moving(
            self._job_id, self._images[self._at % count], self._at % count, count
        )
        self._at += 1

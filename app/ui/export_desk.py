"""Exports in the window: the sheet that asks, the queue, its line in the status bar, what is done."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.core.export import ExportJob
from app.services.export import JobProgress
from app.services.workspace import Workspace
from app.ui.common.kit import Kit
from app.ui.gallery.export_dialog import ExportDialog
from app.ui.gallery.facts import ExportStarted, ExportTarget
from app.ui.gallery.queue_panel import JobChosen, QueuePanel, summary
from app.ui.status import Status

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class ExportDesk(QObject):
    """Lives with one open library. ``show_in_gallery`` is called with the id of a job."""

    def __init__(
        self,
        workspace: Workspace,
        kit: Kit,
        central: QWidget,
        status: Status,
        show_in_gallery: Callable[[str], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._workspace, self._kit, self._status = workspace, kit, status
        self._central, self._show_in_gallery = central, show_in_gallery
        self._jobs: tuple[ExportJob, ...] = ()
        self._percent: dict[str, int] = {}
        self.dialog: ExportDialog | None = None
        self.queue = QueuePanel(kit, central)
        self.queue.cancel_chosen.connect(self._cancel)
        self.queue.retry_chosen.connect(self._retry)
        self.queue.gallery_chosen.connect(self._go)

    def ask(self, target: ExportTarget) -> None:
        """Open the sheet for a reel or a game."""
        if self.dialog is None:
            self.dialog = ExportDialog(self._workspace, self._kit, self._central)
            self.dialog.export_started.connect(self._started)
            self.dialog.finished.connect(lambda _result: self._central.window().activateWindow())
        self.dialog.ask(target)

    def read(self) -> None:
        """Jobs were touched: show them anew."""

        def came(jobs: tuple[ExportJob, ...]) -> None:
            self._jobs = jobs
            self.queue.show_jobs(jobs)
            self._show_line()

        self._kit.relay.watch(self._workspace.exports.list(), came)

    def progressed(self, progress: JobProgress) -> None:
        """A render says how far it is, or that it ended."""
        self._percent[progress.job_id] = progress.percent
        self.queue.show_progress(progress)
        self._show_line()
        job = next((job for job in self._jobs if job.id == progress.job_id), None)
        name = job.name if job is not None else "The export"
        if progress.state == "done":
            self._percent.pop(progress.job_id, None)
            words = f"{name} is ready."
            self._kit.bar.done(words, "Show", lambda: self._show_in_gallery(progress.job_id))
        elif progress.state == "failed":
            self._kit.bar.error(
                progress.note or f"{name} failed.", "Retry", lambda: self._again(progress.job_id)
            )

    def _show_line(self) -> None:
        running = next((job.id for job in self._jobs if job.running), "")
        self._status.show_queue(summary(self._jobs, self._percent.get(running, 0)))

    def _started(self, fact: ExportStarted) -> None:
        name = Path(fact.job.out).name
        self._kit.bar.info(f"Exporting {name}. You can go on editing.", "Show queue", self._open)

    def _open(self) -> None:
        if not self.queue.isVisible():
            self.queue.toggle()

    def _cancel(self, fact: JobChosen) -> None:
        self._kit.relay.watch(self._workspace.exports.cancel(fact.job_id))

    def _retry(self, fact: JobChosen) -> None:
        self._again(fact.job_id)

    def _again(self, job_id: str) -> None:
        self._kit.relay.watch(self._workspace.exports.retry(job_id))

    def _go(self, fact: JobChosen) -> None:
        self.queue.hide()
        self._show_in_gallery(fact.job_id)

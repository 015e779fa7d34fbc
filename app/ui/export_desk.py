"""Exports in the window: the sheet that asks, the queue, its line in the status bar, what is done."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.core.export import ExportJob, ExportState
from app.services.battery import USUAL_PERCENT
from app.services.export import JobProgress
from app.services.workspace import Workspace
from app.ui.common.below import told
from app.ui.common.kit import Kit
from app.ui.common.language import tr
from app.ui.common.typing import end_typing
from app.ui.gallery.export_dialog import ExportDialog
from app.ui.gallery.facts import ExportStarted, ExportTarget
from app.ui.gallery.progress import summary
from app.ui.gallery.queue_panel import JobChosen, QueuePanel
from app.ui.notices import Notices
from app.ui.status import Status


class ExportDesk(QObject):
    """Lives with one open library. ``show_in_gallery`` is called with the id of a job.

    ``ask_cloud`` opens the settings of cloud exports and calls back when they were closed.
    """

    place_asked = Signal(object)
    """``PlaceAsked``: something is to be corrected before an export."""

    def __init__(
        self,
        workspace: Workspace,
        kit: Kit,
        central: QWidget,
        status: Status,
        show_in_gallery: Callable[[str], object],
        parent: QObject,
        ask_cloud: Callable[[Callable[[], object]], object] = lambda _then: None,
    ) -> None:
        super().__init__(parent)
        self._workspace, self._kit, self._status = workspace, kit, status
        self._central, self._show_in_gallery = central, show_in_gallery
        self._ask_cloud = ask_cloud
        self._jobs: tuple[ExportJob, ...] = ()
        self._states: dict[str, ExportState] = {}
        self.notices = Notices(central.window())
        self.dialog: ExportDialog | None = None
        self.queue = QueuePanel(kit, central)
        self.queue.cancel_chosen.connect(self._cancel)
        self.queue.retry_chosen.connect(self._retry)
        self.queue.here_chosen.connect(self._run_here)
        self.queue.details_chosen.connect(self._copy_details)
        self.queue.gallery_chosen.connect(self._go)
        self.queue.battery_chosen.connect(self._pause_on_battery)

    def ask(self, target: ExportTarget) -> None:
        """Open the sheet for a reel or a game, as it is with what is being typed."""
        end_typing(self._central)
        self.make_sheet().ask(target)

    def make_sheet(self) -> ExportDialog:
        """The sheet; it is made when it is first wanted, or before."""
        if self.dialog is None:
            self.dialog = dialog = ExportDialog(self._workspace, self._kit, self._central)
            dialog.export_started.connect(self._started)
            dialog.place_asked.connect(self.place_asked)
            dialog.set_up_asked.connect(lambda: self._ask_cloud(dialog.look_again))
            dialog.finished.connect(lambda _result: self._central.window().activateWindow())
            for part in (dialog, *dialog.findChildren(QWidget)):
                part.ensurePolished()
        return self.dialog

    def read(self) -> None:
        """Jobs were touched: show them anew."""

        def came(jobs: tuple[ExportJob, ...]) -> None:
            self._jobs = jobs
            self.queue.show_jobs(jobs)
            self._show_line()

        self._kit.relay.watch(self._workspace.exports.list(), came)

    def look_at_battery(self) -> None:
        """Offer to pause exports, on a computer that has a battery."""
        battery, watch = self._workspace.battery, self._kit.relay.watch

        def limit_came(limit: str) -> None:
            if battery.there():
                self.queue.show_battery(limit != "0")

        watch(battery.limit(), limit_came)

    def progressed(self, progress: JobProgress) -> None:
        """An export says how far it is, or that it ended."""
        before = self._states.get(progress.job_id)
        self._states[progress.job_id] = progress.state
        self.queue.show_progress(progress)
        self._show_line()
        if progress.state == before:
            return
        if progress.state in ("moved", "done", "failed"):
            self._say(progress)

    def _say(self, progress: JobProgress) -> None:
        """What is worth a message; also as a notice of the system while the window is behind."""
        job = next((job for job in self._jobs if job.id == progress.job_id), None)
        name = job.name if job is not None else tr("The export")
        reason = told(progress.reason or progress.note)
        if progress.state == "moved":
            words = tr(
                "{name} is rendered on this computer. {reason}", name=name, reason=reason
            ).strip()
            self._kit.bar.info(words, tr("Show queue"), self._open)
            return
        if progress.state == "done":
            words = tr("{name} is ready.", name=name)
            self._kit.bar.done(words, tr("Show"), lambda: self._show_in_gallery(progress.job_id))
        else:
            words = tr("{name} was not exported. {reason}", name=name, reason=reason).strip()
            self._kit.bar.error(words, tr("Retry"), lambda: self._again(progress.job_id))
        self.notices.say(words)

    def _show_line(self) -> None:
        self._status.show_queue(summary(self._jobs, self.queue.progress))

    def _started(self, fact: ExportStarted) -> None:
        name = (
            Path(fact.job.out).name if fact.films == 1 else tr("{films} videos", films=fact.films)
        )
        self._kit.bar.info(
            tr("Exporting {name}. You can go on editing.", name=name), tr("Show queue"), self._open
        )

    def _open(self) -> None:
        if not self.queue.isVisible():
            self.queue.toggle()

    def _cancel(self, fact: JobChosen) -> None:
        self._watch(fact, self._workspace.exports.cancel(fact.job_id))

    def _retry(self, fact: JobChosen) -> None:
        self._watch(fact, self._workspace.exports.retry(fact.job_id))

    def _run_here(self, fact: JobChosen) -> None:
        self._watch(fact, self._workspace.exports.run_here(fact.job_id))

    def _watch(self, fact: JobChosen, asked: Future[ExportJob]) -> None:
        """The row waits for what was asked; when it is refused its buttons work again."""
        row = self.queue.rows.get(fact.job_id)
        if row is not None:
            row.busy()

        def refused(error: BaseException) -> None:
            if (row := self.queue.rows.get(fact.job_id)) is not None:
                row.free()
            self._kit.tell(error)

        self._kit.relay.watch(asked, None, refused)

    def _again(self, job_id: str) -> None:
        self._kit.relay.watch(self._workspace.exports.retry(job_id))

    def _copy_details(self, fact: JobChosen) -> None:
        def came(text: str) -> None:
            QGuiApplication.clipboard().setText(text)
            self._kit.bar.info(
                tr("The details of the export were copied; paste them into a message.")
            )

        self._kit.relay.watch(self._workspace.exports.details(fact.job_id), came, self._kit.tell)

    def _pause_on_battery(self, on: bool) -> None:
        percent = USUAL_PERCENT if on else 0
        self._kit.relay.watch(self._workspace.battery.set_limit(percent), None, self._kit.tell)

    def _go(self, fact: JobChosen) -> None:
        self.queue.hide()
        self._show_in_gallery(fact.job_id)

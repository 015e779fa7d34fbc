"""The queue of exports: how far each is, and what can be done with it.

It lies over the lower right corner of the window and collapses to one line of the status bar. The
main window tells it what the library holds and what the render says; it changes nothing itself.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.core.export import ExportJob, ExportState
from app.services.export import JobProgress
from app.ui.common.elided import ElidedLabel
from app.ui.common.kit import Kit
from app.ui.common.language import tr
from app.ui.gallery.progress import Pace, ahead, may_run_here, note_of, place_of, progress_words
from app.ui.gallery.words import KINDS

WIDTH = 460
MOST_SHOWN = 12
_MARGIN = 12


@dataclass(frozen=True, slots=True)
class JobChosen:
    """Something is wanted of a job."""

    job_id: str


class JobRow(QFrame):
    """One job: two lines, a bar while it runs, and its buttons."""

    cancel_chosen = Signal(object)
    retry_chosen = Signal(object)
    here_chosen = Signal(object)
    details_chosen = Signal(object)
    gallery_chosen = Signal(object)
    """Each a ``JobChosen``."""

    def __init__(self, kit: Kit, job: ExportJob, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit, self.job = kit, job
        self._name = ElidedLabel()
        self._name.setProperty("role", "heading")
        self._place = QLabel()
        self._state = QLabel()
        self._state.setProperty("role", "muted")
        self._note = QLabel()
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        self._note.setWordWrap(True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Progress"))
        self.cancel = self._button(tr("Cancel"), self.cancel_chosen)
        self.retry = self._button(tr("Retry"), self.retry_chosen)
        self.here = self._button(tr("Run here instead"), self.here_chosen)
        self.here.setToolTip(tr("Render what is left on this computer, without the cloud"))
        self.details = self._button(tr("Copy details"), self.details_chosen)
        self.details.setToolTip(tr("Copy the sentence and the log, to send to somebody who helps"))
        self.gallery = self._button(tr("Show in gallery"), self.gallery_chosen)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._place)
        head.addWidget(self._name, 1)
        for button in self.buttons:
            head.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 10, 8)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self._state)
        column.addWidget(self.bar)
        column.addWidget(self._note)
        self._said: JobProgress | None = None
        self._asked: ExportState | str = ""
        kit.theme.changed.connect(self._paint)
        self.show_job(job, None)

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """All of them, as they stand from left to right; most are hidden."""
        return (self.here, self.cancel, self.details, self.retry, self.gallery)

    def _button(self, text: str, chosen: SignalInstance) -> QPushButton:
        button = QPushButton(text)
        button.setProperty("role", "link")
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(lambda _checked=False: chosen.emit(JobChosen(self.job.id)))
        return button

    def show_job(self, job: ExportJob, progress: JobProgress | None) -> None:
        """Show the state of the job, with what the render said last."""
        if self._asked not in ("", job.state):
            self.free()
        self.job, self._said = job, progress
        words = progress_words(job, progress)
        note = note_of(job, progress)
        kind = tr(KINDS[job.kind])
        self._name.setText(job.name)
        self._name.setToolTip(f"{kind}: {job.out}" if job.here else kind)
        self._state.setText(words)
        self._state.setAccessibleName(words)
        self.setAccessibleName(f"{job.name}: {words}")
        for button in self.buttons:
            button.setAccessibleName(f"{button.text()}: {job.name}")
        mine = job.here  # what another laptop exports is its own business
        self._show_button(self.cancel, mine and not job.finished)
        self._show_button(self.retry, mine and job.state in ("failed", "cancelled"))
        self._show_button(self.details, mine and job.state == "failed")
        self._show_button(self.here, may_run_here(job, progress))
        self._show_button(self.gallery, job.state == "done")
        self.bar.setVisible(mine and job.running)
        known = progress is not None and progress.total > 0
        self.bar.setRange(0, 100 if known else 0)
        self.bar.setValue(progress.percent if progress is not None and known else 0)
        self._note.setText(note)
        self._note.setAccessibleName(note)
        self._note.setVisible(bool(note))
        self._paint()

    def _show_button(self, button: QPushButton, shown: bool) -> None:
        if not shown:
            self._take_keys(button)
        button.setVisible(shown)

    def _take_keys(self, button: QPushButton) -> None:
        """From a button that goes away: Qt would hand them to the first control of the window."""
        if button.hasFocus():
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def busy(self) -> None:
        """Something was asked of the job: its buttons wait until it is in another state."""
        self._asked = self.job.state
        for button in self.buttons:
            self._take_keys(button)
            button.setEnabled(False)

    def free(self) -> None:
        """The buttons work again."""
        self._asked = ""
        for button in self.buttons:
            button.setEnabled(True)

    def _paint(self) -> None:
        """The icon of the place, and the colour of the note: wrong, to look at, or only told."""
        job, tokens = self.job, self._kit.theme.tokens
        live = bool(self._said and (self._said.note or job.state == "waiting"))
        color = tokens.bad if job.error else tokens.warn if job.running and live else tokens.muted
        if (style := f"color: {color}") != self._note.styleSheet():
            self._note.setStyleSheet(style)
        cloud = place_of(job, self._said) == "cloud"
        icon = _CLOUD_ICONS.get(job.state, "cloud") if cloud else ""
        icon = icon if job.here else "laptop"
        self._place.setVisible(bool(icon))
        if icon:
            self._place.setPixmap(self._kit.icons.get(icon, tokens.muted).pixmap(16, 16))


_CLOUD_ICONS: dict[ExportState, str] = {
    "preparing": "cloud-waits",
    "uploading": "cloud-up",
    "waiting": "cloud-waits",
    "rendering": "cloud-busy",
    "downloading": "cloud-down",
    "verifying": "cloud-has",
}


class QueuePanel(QFrame):
    """The panel. ``show_jobs`` and ``show_progress`` may come in any order."""

    cancel_chosen = Signal(object)
    retry_chosen = Signal(object)
    here_chosen = Signal(object)
    details_chosen = Signal(object)
    gallery_chosen = Signal(object)
    """Each a ``JobChosen``."""
    battery_chosen = Signal(bool)
    """Whether exports should wait when the battery is low."""

    def __init__(self, kit: Kit, parent: QWidget) -> None:
        super().__init__(parent)
        self._kit = kit
        self._host = parent
        self._progress: dict[str, JobProgress] = {}
        self._paces: dict[str, Pace] = {}
        self.rows: dict[str, JobRow] = {}
        self.setProperty("role", "card")
        self.setObjectName("queue_panel")
        self.setAccessibleName(tr("Export queue"))
        title = QLabel(tr("Export queue"))
        title.setProperty("role", "heading")
        self._close = QToolButton()
        self._close.setAccessibleName(tr("Close export queue"))
        self._close.setToolTip(tr("Close  (Esc)"))
        self._close.setIconSize(QSize(16, 16))
        self._close.clicked.connect(self.hide)
        head = QHBoxLayout()
        head.setContentsMargins(14, 8, 8, 4)
        head.addWidget(title, 1)
        head.addWidget(self._close)
        self._list = QWidget()
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(0, 0, 0, 6)
        self._column.setSpacing(0)
        self._empty = QLabel(tr("Nothing is being exported. Press Ctrl+E to export a video."))
        self._empty.setProperty("role", "muted")
        self._empty.setContentsMargins(14, 10, 14, 10)
        self._empty.setWordWrap(True)
        self._column.addWidget(self._empty)
        self._column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._list)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._scroll, 1)
        self.battery = QCheckBox()
        self.battery.setText(tr("Pause exports when the battery is low"))
        self.battery.setAccessibleName(self.battery.text())
        self.battery.setContentsMargins(14, 4, 14, 8)
        self.battery.clicked.connect(self.battery_chosen)
        self.battery.hide()
        column.addWidget(self.battery)
        parent.installEventFilter(self)
        kit.theme.changed.connect(self._paint_icons)
        self._paint_icons()
        self.hide()

    # ---------------------------------------------------------------- content

    def show_battery(self, pauses: bool) -> None:
        """Offer the choice, on a computer that has a battery; whether exports wait when it is low."""
        self.battery.setChecked(pauses)
        self.battery.setVisible(True)
        self._place()

    def show_jobs(self, jobs: Sequence[ExportJob]) -> None:
        """The newest jobs; those that wait or run always, other laptops' only while they do."""
        busy = sorted(
            (j for j in jobs if not j.finished),
            key=lambda j: (not j.here, not j.running, j.created_us),
        )
        rest = [job for job in jobs if job.finished and job.here]
        rest = rest[: max(0, MOST_SHOWN - len(busy))]
        shown = [*busy, *rest]
        for gone in self.rows.keys() - {job.id for job in shown}:
            row = self.rows.pop(gone)
            if row.hasFocus() or any(button.hasFocus() for button in row.buttons):
                self._close.setFocus(Qt.FocusReason.OtherFocusReason)
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        for place, job in enumerate(shown):
            row = self._row(job)
            if job.finished:
                self._progress.pop(job.id, None)
                self._paces.pop(job.id, None)
            row.show_job(job, self._progress.get(job.id))
            self._column.removeWidget(row)
            self._column.insertWidget(place, row)
            row.show()
        self._empty.setVisible(not shown)
        self._place()

    def show_progress(self, progress: JobProgress) -> None:
        """What is said of a job while it runs; its state may be ahead of the library's."""
        pace = self._paces.setdefault(progress.job_id, Pace())
        progress = pace.timed(progress, time.monotonic())
        self._progress[progress.job_id] = progress
        row = self.rows.get(progress.job_id)
        if row is None or row.job.finished:
            return
        before = row.sizeHint().height()
        row.show_job(ahead(row.job, progress), progress)
        if row.sizeHint().height() != before:
            self._place()

    @property
    def progress(self) -> Mapping[str, JobProgress]:
        """What was said last of the jobs that run."""
        return self._progress

    def toggle(self) -> None:
        """Open the panel, or close it."""
        self.setVisible(not self.isVisible())
        if self.isVisible():
            self._place()
            self.raise_()
            self._close.setFocus(Qt.FocusReason.PopupFocusReason)

    def _row(self, job: ExportJob) -> JobRow:
        if job.id not in self.rows:
            row = JobRow(self._kit, job)
            row.cancel_chosen.connect(self.cancel_chosen)
            row.retry_chosen.connect(self.retry_chosen)
            row.here_chosen.connect(self.here_chosen)
            row.details_chosen.connect(self.details_chosen)
            row.gallery_chosen.connect(self.gallery_chosen)
            self.rows[job.id] = row
        return self.rows[job.id]

    # ---------------------------------------------------------------- place

    def _place(self) -> None:
        """Lower right in the window, as high as its rows need and the window allows."""
        room = self._host.rect()
        width = min(WIDTH, room.width() - 2 * _MARGIN)
        needed = self._list.heightForWidth(width - 2)
        needed = max(needed, self._list.sizeHint().height())
        below = 0 if self.battery.isHidden() else self.battery.sizeHint().height() + 8
        height = min(needed + 48 + below, max(120, room.height() * 6 // 10))
        corner = QRect(0, 0, width, height)
        corner.moveBottomRight(room.bottomRight())
        self.setGeometry(corner.translated(-_MARGIN, -_MARGIN))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._host and event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def _paint_icons(self) -> None:
        self._close.setIcon(self._kit.icons.get("close"))

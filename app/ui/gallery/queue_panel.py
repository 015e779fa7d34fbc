"""The queue of exports: how far each is, and what can be done with it.

It lies over the lower right corner of the window and collapses to one line of the status bar. The
main window tells it what the library holds and what the render says; it changes nothing itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
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

from app.core.export import ExportJob
from app.services.export import JobProgress
from app.ui.common.elided import ElidedLabel
from app.ui.common.kit import Kit
from app.ui.gallery.words import KINDS, STATES, day_words, left_words

WIDTH = 400
MOST_SHOWN = 12
_MARGIN = 12


@dataclass(frozen=True, slots=True)
class JobChosen:
    """Something is wanted of a job."""

    job_id: str


def progress_words(job: ExportJob, progress: JobProgress | None) -> str:
    """``Rendering · 43 % · 112 fps · 8 s left``; for a job that has ended, how and when."""
    words = [STATES[job.state]]
    if job.state == "rendering":
        if progress is not None and progress.total:
            words.append(f"{progress.percent} %")
            if progress.fps > 0:
                words.append(f"{progress.fps:.0f} fps")
            if progress.eta_s is not None:
                words.append(left_words(progress.eta_s))
        else:
            words.append("starting")
    elif job.finished:
        words.append(day_words(job.created_us))
    return "  ·  ".join(words)


def summary(jobs: Sequence[ExportJob], percent: int) -> str:
    """One line for the status bar: ``1 rendering 43 %  ·  2 queued``."""
    running = sum(1 for job in jobs if job.running)
    queued = sum(1 for job in jobs if job.state == "queued")
    parts = []
    if running:
        parts.append(f"{running} rendering {percent} %")
    if queued:
        parts.append(f"{queued} queued")
    if not parts and jobs and jobs[0].state == "failed":
        parts.append("Last export failed")
    return "  ·  ".join(parts) or "No exports running"


class JobRow(QFrame):
    """One job: two lines, a bar while it runs, and its buttons."""

    cancel_chosen = Signal(object)
    retry_chosen = Signal(object)
    gallery_chosen = Signal(object)
    """Each a ``JobChosen``."""

    def __init__(self, kit: Kit, job: ExportJob, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit, self.job = kit, job
        self._name = ElidedLabel()
        self._name.setProperty("role", "heading")
        self._state = QLabel()
        self._state.setProperty("role", "muted")
        self._error = QLabel()
        self._error.setTextFormat(Qt.TextFormat.PlainText)
        self._error.setWordWrap(True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Progress")
        fact = JobChosen(job.id)
        self.cancel = self._button("Cancel", lambda: self.cancel_chosen.emit(fact))
        self.retry = self._button("Retry", lambda: self.retry_chosen.emit(fact))
        self.gallery = self._button("Show in gallery", lambda: self.gallery_chosen.emit(fact))
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._name, 1)
        for button in (self.cancel, self.retry, self.gallery):
            head.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 10, 8)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self._state)
        column.addWidget(self.bar)
        column.addWidget(self._error)
        self.show_job(job, None)

    def _button(self, text: str, do: object) -> QPushButton:
        button = QPushButton(text)
        button.setProperty("role", "link")
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if callable(do):
            button.clicked.connect(lambda _checked=False: do())
        return button

    def show_job(self, job: ExportJob, progress: JobProgress | None) -> None:
        """Show the state of the job, with what the render said last."""
        self.job = job
        words = progress_words(job, progress)
        self._name.setText(job.name)
        self._name.setToolTip(f"{KINDS[job.kind]}: {job.out}")
        self._state.setText(words)
        self.setAccessibleName(f"{job.name}: {words}")
        for button in (self.cancel, self.retry, self.gallery):
            button.setAccessibleName(f"{button.text()}: {job.name}")
        self.cancel.setVisible(not job.finished)
        self.retry.setVisible(job.state in ("failed", "cancelled"))
        self.gallery.setVisible(job.state == "done")
        self.bar.setVisible(job.running)
        known = progress is not None and progress.total > 0
        self.bar.setRange(0, 100 if known else 0)
        self.bar.setValue(progress.percent if progress is not None and known else 0)
        note = job.error or (progress.note if progress is not None and job.running else "")
        self._error.setText(note)
        self._error.setVisible(bool(note))
        tokens = self._kit.theme.tokens
        color = tokens.bad if job.error else tokens.warn
        self._error.setStyleSheet(f"color: {color}")


class QueuePanel(QFrame):
    """The panel. ``show_jobs`` and ``show_progress`` may come in any order."""

    cancel_chosen = Signal(object)
    retry_chosen = Signal(object)
    gallery_chosen = Signal(object)
    """Each a ``JobChosen``."""

    def __init__(self, kit: Kit, parent: QWidget) -> None:
        super().__init__(parent)
        self._kit = kit
        self._host = parent
        self._progress: dict[str, JobProgress] = {}
        self.rows: dict[str, JobRow] = {}
        self.setProperty("role", "card")
        self.setObjectName("queue_panel")
        self.setAccessibleName("Export queue")
        title = QLabel("Export queue")
        title.setProperty("role", "heading")
        self._close = QToolButton()
        self._close.setAccessibleName("Close export queue")
        self._close.setToolTip("Close  (Esc)")
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
        self._empty = QLabel("Nothing is being exported. Press Ctrl+E to export a video.")
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
        parent.installEventFilter(self)
        kit.theme.changed.connect(self._paint_icons)
        self._paint_icons()
        self.hide()

    # ---------------------------------------------------------------- content

    def show_jobs(self, jobs: Sequence[ExportJob]) -> None:
        """The newest jobs; those that wait or run always."""
        busy = sorted(
            (j for j in jobs if not j.finished), key=lambda j: (not j.running, j.created_us)
        )
        rest = [job for job in jobs if job.finished][: max(0, MOST_SHOWN - len(busy))]
        shown = [*busy, *rest]
        for gone in self.rows.keys() - {job.id for job in shown}:
            row = self.rows.pop(gone)
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        for place, job in enumerate(shown):
            row = self._row(job)
            if job.finished:
                self._progress.pop(job.id, None)
            row.show_job(job, self._progress.get(job.id))
            self._column.removeWidget(row)
            self._column.insertWidget(place, row)
            row.show()
        self._empty.setVisible(not shown)
        self._place()

    def show_progress(self, progress: JobProgress) -> None:
        """What the render says of its job."""
        self._progress[progress.job_id] = progress
        row = self.rows.get(progress.job_id)
        if row is not None and not row.job.finished:
            row.show_job(row.job, progress)

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
        height = min(needed + 48, max(120, room.height() * 6 // 10))
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

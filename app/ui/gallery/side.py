"""Left of the gallery: look for an export by name, or by kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.core.export import ExportJob, ExportKind
from app.ui.common.kit import Kit
from app.ui.common.language import tr
from app.ui.gallery.words import KINDS, SEVERAL, size_words

ROW = QSize(0, 34)


@dataclass(frozen=True, slots=True)
class GalleryFilter:
    """Which exports are shown: a kind (None: all) and words that the name holds."""

    kind: ExportKind | None = None
    words: str = ""

    def matches(self, job: ExportJob) -> bool:
        """Whether an export is shown; every word must be in the name."""
        name = job.name.casefold()
        fits = self.kind is None or job.kind == self.kind
        return fits and all(word in name for word in self.words.casefold().split())


class GallerySide(QFrame):
    """A search field and the kinds with their counts."""

    filter_changed = Signal(object)
    """``GalleryFilter``"""

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self.setProperty("role", "panel")
        title = QLabel(tr("Exports"))
        title.setProperty("role", "heading")
        self._count = QLabel()
        self._count.setProperty("role", "muted")
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Search exports"))
        self.search.setAccessibleName(tr("Search exports"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._tell)
        self.kinds = QListWidget()
        self.kinds.setAccessibleName(tr("Kinds of exports"))
        for kind in (None, *KINDS):
            item = QListWidgetItem("")
            item.setData(Qt.ItemDataRole.UserRole, kind)
            item.setSizeHint(ROW)
            self.kinds.addItem(item)
        self.kinds.setCurrentRow(0)
        self.kinds.currentRowChanged.connect(self._tell)
        self.group = QCheckBox(tr("Versions together"))
        self.group.setAccessibleName(tr("Versions together"))
        self.group.setToolTip(tr("Exports of the same reel or game share a tile"))
        self.group.setChecked(True)
        self.group.toggled.connect(self._tell)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 14, 12, 12)
        column.setSpacing(10)
        column.addWidget(title)
        column.addWidget(self.search)
        column.addWidget(self.kinds, 1)
        column.addWidget(self.group)
        column.addWidget(self._count)
        self.show_jobs(())

    @property
    def together(self) -> bool:
        """Whether versions of one film share a tile."""
        return self.group.isChecked()

    @property
    def filter(self) -> GalleryFilter:
        """What is looked for now."""
        row = self.kinds.currentItem()
        kind = row.data(Qt.ItemDataRole.UserRole)
        return GalleryFilter(kind if kind in get_args(ExportKind) else None, self.search.text())

    def show_jobs(self, jobs: Sequence[ExportJob]) -> None:
        """Count the finished exports."""
        for row in range(self.kinds.count()):
            item = self.kinds.item(row)
            kind = item.data(Qt.ItemDataRole.UserRole)
            count = sum(1 for job in jobs if kind is None or job.kind == kind)
            name = tr("All") if kind is None else tr(SEVERAL[kind])
            item.setText(f"{name}   {count}" if count else name)
        total = sum(job.size_bytes for job in jobs if job.here)

        self._count.setText(tr("{size} on this computer", size=size_words(total)) if jobs else "")

    def _tell(self, *_: object) -> None:
        self.filter_changed.emit(self.filter)

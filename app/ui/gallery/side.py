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
from app.ui.gallery.words import KINDS, size_words

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
        title = QLabel("Exports")
        title.setProperty("role", "heading")
        self._count = QLabel()
        self._count.setProperty("role", "muted")
        self.search = QLineEdit()
        self.search.setPlaceholderText("Search exports")
        self.search.setAccessibleName("Search exports")
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._tell)
        self.kinds = QListWidget()
        self.kinds.setAccessibleName("Kinds of exports")
        for kind in (None, *KINDS):
            item = QListWidgetItem("")
            item.setData(Qt.ItemDataRole.UserRole, kind)
            item.setSizeHint(ROW)
            self.kinds.addItem(item)
        self.kinds.setCurrentRow(0)
        self.kinds.currentRowChanged.connect(self._tell)
        self.group = QCheckBox("Versions together")
        self.group.setAccessibleName("Versions together")
        self.group.setToolTip("Exports of the same reel or game share a tile")
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
            name = "All" if kind is None else f"{KINDS[kind]}s"
            item.setText(f"{name}   {count}" if count else name)
        total = sum(job.size_bytes for job in jobs if job.here)

        self._count.setText(f"{size_words(total)} on this computer" if jobs else "")

    def _tell(self, *_: object) -> None:
        self.filter_changed.emit(self.filter)

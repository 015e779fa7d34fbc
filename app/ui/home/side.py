"""Left of the games: look for one by name, by season, or for what is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.core.season import season_of
from app.services.home import GameEntry
from app.ui.common.kit import Kit
from app.ui.common.language import tr
from app.ui.home.model import HomeFilter, season_words

ROW = QSize(0, 34)
_ROLE = int(Qt.ItemDataRole.UserRole)


class HomeSide(QFrame):
    """A search field, the seasons with their counts, and the way to another game."""

    filter_changed = Signal(object)
    """``HomeFilter``"""

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        title = QLabel(tr("Games"))
        title.setProperty("role", "heading")
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Search games"))
        self.search.setAccessibleName(tr("Search games"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._tell)
        self.seasons = QListWidget()
        self.seasons.setAccessibleName(tr("Seasons"))
        self.seasons.currentRowChanged.connect(self._tell)
        add = kit.actions["file.open"]
        self.add = QPushButton(tr("Open game…"))
        self.add.setAccessibleName(tr("Open game"))
        self.add.setToolTip(add.toolTip())
        self.add.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.add.clicked.connect(lambda _checked=False: add.trigger())
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 14, 12, 12)
        column.setSpacing(10)
        column.addWidget(title)
        column.addWidget(self.search)
        column.addWidget(self.seasons, 1)
        column.addWidget(self.add)
        self.show_entries((), lambda _id: "")

    @property
    def filter(self) -> HomeFilter:
        """What is looked for now."""
        item: QListWidgetItem | None = self.seasons.currentItem()
        which = item.data(_ROLE) if item is not None else ""
        missing = which == "missing"
        return HomeFilter("" if missing else which, missing, self.search.text())

    def show_entries(self, entries: Sequence[GameEntry], problem: Callable[[str], str]) -> None:
        """Count the games of each season, and those without their video."""
        chosen = self.filter
        self.seasons.blockSignals(True)
        self.seasons.clear()
        counts = Counter(season_of(entry.game) for entry in entries)
        missing = sum(bool(problem(entry.game.id)) for entry in entries)
        rows = [
            (tr("All games"), "", len(entries)),
            *((season_words(s), s, n) for s, n in counts.items()),
        ]
        rows += [(tr("Video missing"), "missing", missing)] if missing else []
        at = 0
        for words, which, count in rows:
            item = QListWidgetItem(f"{words}   {count}" if count else words)
            item.setData(_ROLE, which)
            item.setSizeHint(ROW)
            self.seasons.addItem(item)
            if which == ("missing" if chosen.missing else chosen.season):
                at = self.seasons.count() - 1
        self.seasons.setCurrentRow(at)
        self.seasons.blockSignals(False)

    def show_all(self) -> None:
        """Look for nothing."""
        self.search.clear()
        self.seasons.setCurrentRow(0)

    def _tell(self, *_: object) -> None:
        self.filter_changed.emit(self.filter)

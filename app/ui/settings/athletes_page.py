"""The athletes a coach works for: add, rename, remove, choose."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.core.clip import MAX_PLAYER
from app.core.library import Athlete
from app.services.workspace import Workspace
from app.ui.common.kit import Kit
from app.ui.common.language import mark, tr
from app.ui.common.relay import sentence
from app.ui.common.renaming import rename
from app.ui.settings.parts import muted, push, row

_ROLE = int(Qt.ItemDataRole.UserRole)
HINT = mark(
    "A clip that you mark on the layer My athlete names the chosen athlete as its player. Renaming "
    "changes the name in those clips, too. Profiles go with the library."
)


class AthletesPage(QWidget):
    """A list; the tick is at the one who is worked for."""

    chosen = Signal()
    """Another athlete is worked for, or one has another name."""

    def __init__(self, workspace: Workspace, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._athletes, self._kit = workspace.athletes, kit
        self._current = ""
        self._filling = False
        self.name = QLineEdit()
        self.name.setPlaceholderText(tr("Name of another athlete"))
        self.name.setAccessibleName(tr("Name of another athlete"))
        self.name.setMaxLength(MAX_PLAYER)
        self.name.returnPressed.connect(self._add)
        self.add = push(tr("Add"), tr("Add athlete"))
        self.add.clicked.connect(self._add)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Athletes"))
        self.list.currentItemChanged.connect(lambda _now, _old: self._refresh())
        self.list.itemChanged.connect(self._renamed)
        self.list.itemDoubleClicked.connect(lambda _item: self._choose())
        self.work, self.rename = push(tr("Work for")), push(tr("Rename"))
        self.nobody, self.remove = (
            push(tr("Nobody in particular")),
            push(tr("Remove"), tr("Remove athlete")),
        )
        self.work.clicked.connect(self._choose)
        self.rename.clicked.connect(lambda: rename(self.list, self.list.currentItem()))
        self.nobody.clicked.connect(lambda: self._watch(self._athletes.choose("")))
        self.remove.clicked.connect(self._remove)
        self.problem = QLabel()
        self.problem.setWordWrap(True)
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.problem.setAccessibleName(tr("Problem"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(muted(tr(HINT)))
        column.addWidget(row(self.name, self.add, stretch=0))
        column.addWidget(self.list, 1)
        column.addWidget(row(self.work, self.rename, self.remove, self.nobody))
        column.addWidget(self.problem)
        self._refresh()

    def read(self) -> None:
        """What is there now."""

        def came(current: Athlete | None) -> None:
            self._current = current.id if current is not None else ""
            self._kit.relay.watch(self._athletes.list(), self._show)

        self._kit.relay.watch(self._athletes.current(), came)

    def _show(self, athletes: tuple[Athlete, ...]) -> None:
        picked = self.athlete
        self._filling = True
        self.list.clear()
        for athlete in athletes:
            item = QListWidgetItem(athlete.name)
            item.setData(_ROLE, athlete)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            now = athlete.id == self._current
            item.setIcon(self._kit.icons.get("done" if now else "athlete"))
            spoken = tr("{name}, worked for now", name=athlete.name) if now else athlete.name
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
            self.list.addItem(item)
            if picked is not None and athlete.id == picked.id:
                self.list.setCurrentItem(item)
        self._filling = False
        if self.list.currentRow() < 0 and athletes:
            self.list.setCurrentRow(0)
        self._refresh()

    @property
    def athlete(self) -> Athlete | None:
        """The one that is picked in the list."""
        item: QListWidgetItem | None = self.list.currentItem()
        athlete = item.data(_ROLE) if item is not None else None
        return athlete if isinstance(athlete, Athlete) else None

    def _refresh(self) -> None:
        athlete = self.athlete
        for button in (self.rename, self.remove):
            button.setEnabled(athlete is not None)
        self.work.setEnabled(athlete is not None and athlete.id != self._current)
        self.nobody.setEnabled(bool(self._current))

    def _watch(self, doing: object) -> None:
        from concurrent.futures import Future

        assert isinstance(doing, Future)

        def done(_value: object) -> None:
            self.problem.setText("")
            self.read()
            self.chosen.emit()

        def failed(error: BaseException) -> None:
            self.problem.setText(sentence(error))
            self.problem.setStyleSheet(f"color: {self._kit.theme.tokens.bad}")
            self.read()

        self._kit.relay.watch(doing, done, failed)

    def _add(self) -> None:
        if self.name.text().strip():
            self._watch(self._athletes.add(self.name.text()))
            self.name.clear()

    def _choose(self) -> None:
        if self.athlete is not None:
            self._watch(self._athletes.choose(self.athlete.id))

    def _remove(self) -> None:
        if self.athlete is not None:
            self._watch(self._athletes.remove(self.athlete.id))

    def _renamed(self, item: QListWidgetItem) -> None:
        athlete = item.data(_ROLE)
        if not self._filling and isinstance(athlete, Athlete) and item.text() != athlete.name:
            self._watch(self._athletes.rename(athlete.id, item.text()))

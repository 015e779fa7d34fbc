"""Whose library is open: the libraries of this computer, and the way to another one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from app.services.sync_values import LocalLibrary
from app.ui.common.kit import Kit
from app.ui.common.language import mark, tr
from app.ui.common.sheet import Sheet, push, words

WIDTH = 520
_ROW_H, _MOST_ROWS = 46, 6
_ROLE = int(Qt.ItemDataRole.UserRole) + 1
INTRO = mark(
    "Each library on this laptop has a folder of its own. Opening another one changes neither: "
    "nothing moves between them."
)


def library_words(library: LocalLibrary) -> tuple[str, str]:
    """Name, and where its cloud is."""
    where = (
        tr("Cloud: {bucket}", bucket=library.bucket)
        if library.bucket
        else tr("On this laptop only")
    )
    name = (
        tr("The library of this laptop")
        if library.user_id.startswith("local-")
        else library.user_id
    )
    return name, tr("{where}  ·  open now", where=where) if library.current else where


class SignInSheet(Sheet):
    """The list. A name that is not in it is entered in the set-up sheet, with its keys."""

    opened = Signal(str)
    """The user id of a library of this computer."""
    other_chosen = Signal()

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(kit, tr("Sign in as someone else"), WIDTH, parent)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Libraries on this laptop"))
        self.list.currentItemChanged.connect(lambda _new, _old: self._refresh())
        self.list.itemActivated.connect(lambda _item: self._open())
        self.other = push(tr("A library from the cloud…"))
        self.other.clicked.connect(self._other)
        self.cancel = push(tr("Cancel"))
        self.cancel.clicked.connect(self.reject)
        self.open_button = push(tr("Open"), role="primary", name=tr("Open the chosen library"))
        self.open_button.clicked.connect(self._open)
        self.column.addWidget(words(tr(INTRO)))
        self.column.addWidget(self.list)
        self.buttons(self.other, None, self.cancel, self.open_button)
        self._refresh()

    def show_libraries(self, libraries: Sequence[LocalLibrary]) -> None:
        """The open one first."""
        self.list.clear()
        for library in libraries:
            first, second = library_words(library)
            item = QListWidgetItem(f"{first}\n{second}")
            item.setData(_ROLE, library)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{first}, {second}")
            item.setToolTip(library.user_id)
            item.setSizeHint(QSize(0, _ROW_H))
            self.list.addItem(item)
        rows = min(_MOST_ROWS, max(1, len(libraries)))
        self.list.setFixedHeight(rows * (_ROW_H + 2))
        self.list.setCurrentRow(1 if len(libraries) > 1 else 0)
        self._refresh()

    @property
    def library(self) -> LocalLibrary | None:
        """The chosen one."""
        item: QListWidgetItem | None = self.list.currentItem()
        library = item.data(_ROLE) if item is not None else None
        return library if isinstance(library, LocalLibrary) else None

    def _refresh(self) -> None:
        library = self.library
        self.open_button.setEnabled(library is not None and not library.current)

    def _open(self) -> None:
        library = self.library
        if library is not None and not library.current:
            self.open_button.setEnabled(False)
            self.opened.emit(library.user_id)

    def _other(self) -> None:
        self.accept()
        self.other_chosen.emit()

    def fail(self, error: BaseException) -> None:
        super().fail(error)
        self._refresh()

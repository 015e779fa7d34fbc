"""The dialog for files: the system's own, or Qt's where there is none, which then holds up nobody.

Qt's own reads what kind every file of a folder is of, twice, and from the file itself where the name
does not say it, on the window's thread. A folder of 577 files took 0.1 to 0.2 s.
"""

from __future__ import annotations

from PySide6.QtCore import QFileInfo
from PySide6.QtGui import QAbstractFileIconProvider, QIcon
from PySide6.QtWidgets import QFileDialog, QFileIconProvider, QWidget

from app.ui.common.language import tr

Place = QAbstractFileIconProvider.IconType


class FileIcons(QFileIconProvider):
    """A folder or a file: what a thing is called says the rest."""

    def __init__(self) -> None:
        super().__init__()
        self._folder, self._file = super().icon(Place.Folder), super().icon(Place.File)

    def icon(self, what: QFileInfo | Place) -> QIcon:
        """The picture of a file, a folder or a place such as the computer."""
        if isinstance(what, QFileInfo):
            return self._folder if what.isDir() else self._file
        return super().icon(what)

    def type(self, info: QFileInfo) -> str:
        """The word in the column beside it."""
        if info.isDir():
            return tr("Folder")
        suffix = info.suffix().upper()
        return tr("{kind} file", kind=suffix) if suffix else tr("File")


def file_dialog(parent: QWidget, title: str) -> QFileDialog:
    """A dialog that goes away by itself when it is closed.

    Qt shows the system's own in the place of a plain ``QFileDialog`` only, never of a class made of it.
    """
    dialog = QFileDialog(parent, title)
    icons = FileIcons()
    dialog.setIconProvider(icons)
    dialog.destroyed.connect(lambda: icons)  # the dialog asks it to the last, and does not own it
    dialog.finished.connect(dialog.deleteLater)
    return dialog

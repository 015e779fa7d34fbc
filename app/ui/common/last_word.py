"""The program ends with an error of ours, and there is no window with a bar to say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QMessageBox

from app.services.logs import words_of
from app.ui.common.language import tr

if TYPE_CHECKING:
    from app.services.crash_log import LogBook

UNSEEN = ("offscreen", "minimal")
"""Nobody would close a box there: a build server, a test."""


def last_word(error: Exception, book: LogBook | None) -> None:
    """Say it and wait until it was read. The one modal box there is: nothing is behind it."""
    if QGuiApplication.platformName() not in UNSEEN:
        box(error, book).exec()


def box(error: Exception, book: LogBook | None) -> QMessageBox:
    """What is shown; its first button copies the details."""
    made = QMessageBox(
        QMessageBox.Icon.Critical,
        "Reel Ballers",
        tr("Reel Ballers has to end because something went wrong in it. Your work is saved."),
    )
    details = book.details(error) if book is not None else words_of(error)
    made.setDetailedText(details)
    copy = made.addButton(tr("Copy details"), QMessageBox.ButtonRole.ActionRole)
    copy.clicked.disconnect()  # it would close the box, and with the program the clipboard may go
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(details))
    close = made.addButton(QMessageBox.StandardButton.Close)
    close.setIcon(QIcon())
    made.setDefaultButton(close)
    return made

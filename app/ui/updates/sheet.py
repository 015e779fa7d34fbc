"""A newer version: what is new, and what the coach wants done about it."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit, QProgressBar, QPushButton, QWidget

from app.core.update import ENDINGS, Offer, Version
from app.services.updates.state import UpdateState
from app.ui.common.kit import Kit
from app.ui.common.language import tr
from app.ui.common.sheet import Sheet, push, words
from app.ui.common.words import size_words
from app.ui.updates.words import percent, progress_words, trouble_words

WIDTH = 600
NOTES_PX = (72, 260)
"""The least and the most height of what is new."""


class UpdateSheet(Sheet):
    """Shows states; what is pressed goes out as signals. Closing it changes nothing."""

    download_chosen = Signal()
    cancel_chosen = Signal()
    skip_chosen = Signal()
    install_chosen = Signal()
    reveal_chosen = Signal()
    quit_chosen = Signal()

    def __init__(
        self, kit: Kit, installed: Version, offer: Offer, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            kit, tr("Reel Ballers {version} is there", version=offer.version), WIDTH, parent
        )
        size = size_words(offer.file.size)
        about = tr("You have {version}. The download is {size}.", version=installed, size=size)
        self._offer = offer
        self._first: QPushButton | None = None
        self.opened = False
        """The installer was started."""
        self.notes = _Notes(offer.notes or tr("The makers say nothing of what is new."))
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.progress = words("")
        self.hint = words("")
        self.hint.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        for part in (words(about), self.notes, self.bar, self.progress, self.hint):
            self.column.addWidget(part)
        self.skip, self.reveal = push(tr("Skip This Version")), push(tr("Show in Folder"))
        self.later, self.cancel = push(tr("Later")), push(tr("Cancel"), name=tr("Cancel download"))
        self.download = push(tr("Download"), role="primary")
        self.install = push(tr("Install…"), role="primary")
        self.quit = push(tr("Quit Reel Ballers"), role="primary")
        self.skip.clicked.connect(self.skip_chosen)
        self.reveal.clicked.connect(self.reveal_chosen)
        self.later.clicked.connect(self.close)
        self.cancel.clicked.connect(self.cancel_chosen)
        self.download.clicked.connect(self.download_chosen)
        self.install.clicked.connect(self.install_chosen)
        self.quit.clicked.connect(self.quit_chosen)
        left, right = (self.skip, self.reveal), (self.later, self.cancel)
        self.buttons(*left, None, *right, self.download, self.install, self.quit)

    def show_state(self, state: UpdateState) -> None:
        """Show how things stand with this offer."""
        if state.offer is None or state.offer.version != self._offer.version:
            self.close()
            return
        loading, ready = state.doing == "downloading", state.installer is not None
        self.opened = self.opened and ready
        self.bar.setVisible(loading)
        self.progress.setVisible(loading)
        self.bar.setValue(percent(state))
        self.progress.setText(progress_words(state))
        self.bar.setAccessibleName(tr("Download: {words}", words=progress_words(state)))
        self.skip.setVisible(not loading and not self.opened)
        self.later.setText(tr("Close") if loading or self.opened else tr("Later"))
        self.later.setAccessibleName(self.later.text())
        self.cancel.setVisible(loading)
        self.download.setVisible(not loading and not ready)
        self.reveal.setVisible(ready and not loading)
        self.install.setVisible(ready and not loading and not self.opened)
        self.quit.setVisible(self.opened)
        self.hint.setVisible(self.opened or (ready and not loading))
        self.hint.setText(_hint(state.installer, opened=self.opened))
        self.say(trouble_words(state.trouble) if state.trouble is not None and not loading else "")
        self._keep_focus()

    def _keep_focus(self) -> None:
        """Another step has another first button: it gets the keys, which Qt would give to the notes."""
        row = (self.quit, self.install, self.download, self.cancel)
        first = next(button for button in row if button.isVisibleTo(self))
        if first is not self._first:
            self._first = first
            first.setFocus()


class _Notes(QPlainTextEdit):
    """Read-only, as high as it needs to be within bounds."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName(tr("What is new"))
        self.setCursorWidth(0)
        lines = sum(1 + len(line) // 84 for line in text.splitlines())
        wanted = lines * self.fontMetrics().lineSpacing() + 28
        self.setFixedHeight(max(NOTES_PX[0], min(NOTES_PX[1], wanted)))

    def sizeHint(self) -> QSize:
        return QSize(0, self.height())


def _hint(installer: Path | None, *, opened: bool) -> str:
    """What comes next."""
    if installer is None:
        return ""
    if not opened:
        return tr(
            "The download is complete and is the file that the makers signed. Your library stays as "
            "it is."
        )
    if installer.suffix == ENDINGS["appimage"]:
        return tr(
            "Its folder was opened. Quit Reel Ballers, put the new file where the old one lies, and "
            "start it from there."
        )
    parts = [
        tr(
            "The installer was opened. Quit Reel Ballers before you go on in it: there is nothing to "
            "save. An export that still runs stops, and can be tried again from the queue."
        )
    ]
    if sys.platform.startswith("linux") and installer.suffix == ".deb":
        parts.append(
            tr("If nothing opened, this does the same in a terminal:")
            + f"\nsudo apt install {shlex.quote(str(installer))}"
        )
    return "\n\n".join(parts)

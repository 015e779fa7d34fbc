"""What stands below the stage while a player is being followed: what to do now, and how far it is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from app.core.follow import DRIVES, Drives
from app.core.time import US_PER_S, format_clock
from app.services.follow import FollowProgress
from app.ui.common.language import mark, tr
from app.ui.common.scrolled import narrow
from app.ui.common.shortcuts import Actions

DRIVE_NAMES: dict[Drives, str] = {
    "spotlight": mark("Spotlight"),
    "crop": mark("Crop"),
    "both": mark("Spotlight and crop"),
}


class FollowRow(QWidget):
    """The button and the choice of what follows; stands in the inspectors."""

    asked = Signal()
    drives_chosen = Signal(str)

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.button = QPushButton(tr("Follow player"))
        self.button.setAccessibleName(tr("Follow player"))
        self.button.setToolTip(actions["follow.player"].toolTip())
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.clicked.connect(lambda _checked=False: self.asked.emit())
        self.drives = QComboBox()
        self.drives.setAccessibleName(tr("What follows the player"))
        self.drives.setToolTip(tr("What follows the player"))
        self.drives.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        narrow(self.drives)
        for drives in DRIVES:
            self.drives.addItem(tr(DRIVE_NAMES[drives]), drives)
        self.drives.activated.connect(lambda i: self.drives_chosen.emit(self.drives.itemData(i)))
        row.addWidget(self.button)
        row.addWidget(self.drives, 1)

    @property
    def chosen(self) -> Drives:
        """What is to follow."""
        return DRIVES[max(0, self.drives.currentIndex())]


class FollowBar(QFrame):
    """One sentence, progress while there is some, and a way out. Hidden while nothing is asked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("message_bar")
        self.setAccessibleName(tr("Following a player"))
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.progress = QProgressBar()
        self.progress.setAccessibleName(tr("Pictures followed"))
        self.progress.setRange(0, 1000)
        self.progress.setFixedWidth(170)
        self.progress.setTextVisible(False)
        self._out = QPushButton()
        self._out.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._out.clicked.connect(lambda _checked=False: self._leave())
        self._do: Callable[[], object] | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 4, 8, 4)
        row.setSpacing(10)
        row.addWidget(self._text, 1)
        row.addWidget(self.progress)
        row.addWidget(self._out)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence that is shown."""
        return self._text.text()

    @property
    def way_out(self) -> QPushButton:
        """The button that gives up."""
        return self._out

    def ask(self, text: str, out: str, do: Callable[[], object]) -> None:
        """Ask for a click on the picture."""
        self._say(text, out, do)
        self.progress.hide()

    def run(self, do: Callable[[], object]) -> None:
        """Show that it has begun."""
        self._say(tr("Following the player…"), tr("Cancel"), do)
        self.progress.setValue(0)
        self.progress.show()

    def show_progress(self, progress: FollowProgress) -> None:
        """How far it is, and how long still."""
        words = tr(
            "Following the player: {done} of {total} pictures",
            done=progress.done,
            total=progress.total,
        )
        if progress.eta_s is not None:
            words += tr(", {eta_s} left", eta_s=format_clock(round(progress.eta_s) * US_PER_S))
        self._text.setText(words)
        self.progress.setValue(1000 * progress.done // max(1, progress.total))

    def _say(self, text: str, out: str, do: Callable[[], object]) -> None:
        self._text.setText(text)
        self._text.setAccessibleName(text)
        self._out.setText(out)
        self._out.setAccessibleName(out)
        self._do = do
        self.show()

    def _leave(self) -> None:
        if self._do is not None:
            self._do()

"""Looks, playing, folders."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from app.services.workspace import Workspace
from app.ui.common.chips import Chips
from app.ui.common.elided import ElidedLabel
from app.ui.common.kit import Kit
from app.ui.common.language import mark, tr
from app.ui.common.theme import THEME_CHOICES, ThemeChoice
from app.ui.settings.desk import PLAY_ON_OPEN
from app.ui.settings.parts import heading, muted, push, row, table
from app.ui.settings.updates_part import UpdatesPart

_THEMES = {
    "system": mark("Like the system"),
    "dark": mark("Dark"),
    "light": mark("Light"),
    "contrast": mark("High contrast"),
}


class GeneralPage(QWidget):
    """Writes what is chosen at once."""

    def __init__(
        self,
        workspace: Workspace,
        kit: Kit,
        choose_theme: Callable[[ThemeChoice], object],
        reveal: Callable[[Path], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings, self._kit = workspace.settings, kit
        self._filling = False
        self.theme: Chips[ThemeChoice] = Chips(tr("Theme"))
        offered = [(tr(_THEMES[c]), c, "") for c in THEME_CHOICES]
        self.theme.offer(offered, kit.theme.choice)
        self.theme.chosen.connect(choose_theme)
        self.play = QCheckBox(tr("Play a game as soon as it is opened"))
        self.play.setAccessibleName(self.play.text())
        self.play.toggled.connect(self._play_toggled)
        root = workspace.root
        library = ElidedLabel(str(root))
        library.mode = Qt.TextElideMode.ElideMiddle
        library.setAccessibleName(tr("Folder of the library"))
        library.setToolTip(str(root))
        show = push(tr("Show"), tr("Show the folder of the library"))
        show.clicked.connect(lambda _checked=False: reveal(root))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(heading(tr("Looks")))
        column.addLayout(table((tr("Theme"), self.theme)))
        column.addSpacing(10)
        column.addWidget(heading(tr("Playing")))
        column.addWidget(self.play)
        column.addSpacing(10)
        column.addWidget(heading(tr("Folders")))
        column.addLayout(table((tr("Library"), row(library, show, stretch=0))))
        column.addWidget(
            muted(
                tr(
                    "Games stay where they are. Another folder for the whole library is chosen when "
                    "the program is started; reel-ballers --help says how."
                )
            )
        )
        column.addSpacing(10)
        column.addWidget(UpdatesPart(workspace.updates, kit))
        column.addStretch(1)

    def read(self) -> None:
        """What is set now."""
        self.theme.choose(self._kit.theme.choice)
        self._kit.relay.watch(self._settings.get_local(PLAY_ON_OPEN), self._came)

    def _came(self, text: str) -> None:
        self._filling = True
        self.play.setChecked(text == "1")
        self._filling = False

    def _play_toggled(self, on: bool) -> None:
        if not self._filling:
            self._settings.put_local(PLAY_ON_OPEN, "1" if on else "")

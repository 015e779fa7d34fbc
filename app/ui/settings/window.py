"""The settings of the program: a list of pages beside the page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.services.workspace import Workspace
from app.ui.common.kit import Kit
from app.ui.common.language import tr
from app.ui.common.theme import ThemeChoice
from app.ui.settings.athletes_page import AthletesPage
from app.ui.settings.cloud_page import CloudPage
from app.ui.settings.exports_page import ExportsPage
from app.ui.settings.general_page import GeneralPage
from app.ui.settings.keys import KeyBindings
from app.ui.settings.keys_page import KeysPage
from app.ui.settings.parts import push

SIZE = QSize(760, 560)
ROW = QSize(0, 36)


class SettingsWindow(QDialog):
    """Stands beside the main window; Escape closes it. Every page writes at once."""

    athletes_changed = Signal()

    def __init__(
        self,
        workspace: Workspace,
        kit: Kit,
        bindings: KeyBindings,
        choose_theme: Callable[[ThemeChoice], object],
        reveal: Callable[[Path], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kit = kit
        self.setWindowTitle(tr("Settings"))
        self.setAccessibleName(tr("Settings"))
        self.setModal(False)
        self.general = GeneralPage(workspace, kit, choose_theme, reveal)
        self.athletes = AthletesPage(workspace, kit)
        self.athletes.chosen.connect(self.athletes_changed)
        self.keys = KeysPage(kit, bindings)
        self.exports = ExportsPage(workspace, kit)
        self.cloud = CloudPage(workspace, kit)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Pages of the settings"))
        self.list.setFixedWidth(168)
        self.pages = QStackedWidget()
        self._names: list[str] = []
        for name, words, icon, page in (
            ("general", tr("General"), "settings", self.general),
            ("athletes", tr("Athletes"), "athlete", self.athletes),
            ("shortcuts", tr("Shortcuts"), "keyboard", self.keys),
            ("exports", tr("Exports"), "export", self.exports),
            ("cloud", tr("Cloud"), "cloud", self.cloud),
        ):
            self._names.append(name)
            self._add(words, icon, page)
        self.list.currentRowChanged.connect(self._turn)
        self.ready = push(tr("Done"))
        self.ready.clicked.connect(self.close)
        self._lay_out()
        kit.theme.changed.connect(self._paint_icons)
        self._paint_icons()
        self.resize(SIZE)

    def _add(self, name: str, icon: str, page: QWidget) -> None:
        item = QListWidgetItem(name)
        item.setData(Qt.ItemDataRole.UserRole, icon)
        item.setSizeHint(ROW)
        self.list.addItem(item)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setAccessibleName(name)
        scroll.setWidget(page)
        self.pages.addWidget(scroll)

    def _lay_out(self) -> None:
        title = QLabel(tr("Settings"))
        title.setProperty("role", "title")
        self._title = QLabel()
        self._title.setProperty("role", "title")
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(title)
        left.addWidget(self.list, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.ready)
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(self._title)
        right.addWidget(self.pages, 1)
        right.addLayout(foot)
        line = QHBoxLayout(self)
        line.setContentsMargins(20, 18, 20, 18)
        line.setSpacing(24)
        line.addLayout(left)
        line.addLayout(right, 1)

    def show_page(self, name: str = "") -> None:
        """Open the window, at a page ("general", "athletes", …) or where it was last."""
        self.list.setCurrentRow(
            self._names.index(name) if name in self._names else max(0, self.list.currentRow())
        )
        self._turn(self.list.currentRow())
        self.show()
        self.raise_()
        self.activateWindow()

    def _turn(self, number: int) -> None:
        self.pages.setCurrentIndex(number)
        self._title.setText(self.list.item(number).text())
        page = (self.general, self.athletes, self.keys, self.exports, self.cloud)[number]
        if not isinstance(page, KeysPage):
            page.read()

    def _paint_icons(self) -> None:
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setIcon(self._kit.icons.get(item.data(Qt.ItemDataRole.UserRole)))

"""Settings in the window: their commands, the keys that were bound, the athlete in the top bar."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from app.core.library import Athlete
from app.services.athletes import KEY
from app.services.workspace import Workspace
from app.ui.common.kit import Kit
from app.ui.common.language import tr
from app.ui.common.screen import Changed, touched_ids
from app.ui.common.theme import ThemeChoice
from app.ui.settings.keys import KeyBindings

if TYPE_CHECKING:
    from app.ui.settings.window import SettingsWindow

PLAY_ON_OPEN = "play_on_open"
"""The setting of this computer: a game plays as soon as it is opened."""
PAGES = {"app.settings": "", "app.athletes": "athletes", "app.keys": "shortcuts"}


class SettingsDesk(QObject):
    """Lives with one open library. ``choose_theme`` is the window's own way to another theme."""

    def __init__(
        self,
        workspace: Workspace,
        kit: Kit,
        host: QWidget,
        choose_theme: Callable[[ThemeChoice], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._workspace, self._kit, self._host = workspace, kit, host
        self._choose_theme = choose_theme
        self.window: SettingsWindow | None = None
        self.bindings = KeyBindings(workspace, kit, self)
        self.athlete = QToolButton()
        self.athlete.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.athlete.setIconSize(QSize(17, 17))
        self.athlete.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.athlete.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.athlete.setToolTip(tr("Whom clips of the layer My athlete are of"))
        self._menu = QMenu(self.athlete)
        self.athlete.setMenu(self._menu)
        kit.theme.changed.connect(self._paint)
        self._show(None, ())

    def start(self) -> None:
        """Read what is set."""
        self.bindings.read()
        self.read_athletes()

    def run(self, command_id: str) -> bool:
        """The commands that open the settings at a page."""
        if command_id not in PAGES:
            return False
        self.ask(PAGES[command_id])
        return True

    def ask(self, page: str = "") -> None:
        """Open the settings, at a page."""
        if self.window is None:
            from app.ui.settings.window import SettingsWindow

            self.window = SettingsWindow(
                self._workspace, self._kit, self.bindings, self._choose_theme, _open, self._host
            )
            self.window.athletes_changed.connect(self.read_athletes)
        self.window.show_page(page)

    def library_changed(self, changes: Changed) -> None:
        """Settings may have come from another laptop, or were undone."""
        names = touched_ids(changes, "setting")
        self.bindings.touched(names)
        if any(name.startswith(KEY) for name in names):
            self.read_athletes()
            if self.window is not None and self.window.isVisible():
                self.window.athletes.read()

    # ---------------------------------------------------------------- athletes

    def read_athletes(self) -> None:
        """Who is there and who is worked for."""
        watch, athletes = self._kit.relay.watch, self._workspace.athletes

        def came(current: Athlete | None) -> None:
            watch(athletes.list(), lambda known: self._show(current, known))

        watch(athletes.current(), came)

    def _show(self, current: Athlete | None, known: tuple[Athlete, ...]) -> None:
        words = current.name if current is not None else tr("All athletes")
        self.athlete.setText(words)
        self.athlete.setAccessibleName(tr("Athlete: {words}", words=words))
        self.athlete.setVisible(bool(known))
        self._menu.clear()
        for athlete in known:
            action = self._menu.addAction(athlete.name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(current is not None and athlete.id == current.id)
            action.triggered.connect(lambda _on=False, a=athlete: self._choose(a.id))
        nobody = self._menu.addAction(tr("All athletes"))
        nobody.setCheckable(True)
        nobody.setChecked(current is None)
        nobody.triggered.connect(lambda _on=False: self._choose(""))
        self._menu.addSeparator()
        self._menu.addAction(self._kit.actions["app.athletes"])
        self._paint()

    def _choose(self, athlete_id: str) -> None:
        choosing = self._workspace.athletes.choose(athlete_id)
        self._kit.relay.watch(choosing, lambda _now: self.read_athletes(), self._kit.tell)

    def _paint(self) -> None:
        self.athlete.setIcon(self._kit.icons.get("athlete"))


def _open(folder: Path) -> bool:
    """The folder in the computer's file manager."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

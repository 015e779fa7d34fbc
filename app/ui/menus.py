"""The menu bar: every command in its menu, and the choices of theme and language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from app.ui.common.language import LANGUAGES, tr
from app.ui.common.theme import THEME_CHOICES, ThemeChoice

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow

SEPARATED = frozenset(
    {
        "app.settings",
        "frame.copy",
        "frame.part_start",
        "game.back_up",
        "help.about",
        "key.smooth",
        "library.conflicts",
        "library.setup",
        "overlay.delete_key",
        "overlay.poster",
        "view.picture_in",
        "view.queue",
        "view.thirds",
        "view.zoom_in",
    }
)
"""The commands with a line above them in their menu."""


class Menus:
    """Built once with the window."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self.language = ""
        """What was chosen; it holds from the next start on. "" follows the system."""
        self.themes: dict[ThemeChoice, QAction] = {}
        self.languages: dict[str, QAction] = {}
        actions = window.kit.actions
        used: set[str] = set()
        for title in actions.menus():
            menu = window.menuBar().addMenu(with_mnemonic(tr(title), used))
            for action in actions.in_menu(title):
                if action.objectName() in SEPARATED:
                    menu.addSeparator()
                menu.addAction(action)
            if title == "View":
                menu.addSeparator()
                self._add_themes(menu.addMenu(tr("Theme")))
                self._add_languages(menu.addMenu(tr("Language")))

    def _add_themes(self, menu: QMenu) -> None:
        group = QActionGroup(menu)
        names: dict[ThemeChoice, str] = {
            "system": tr("Like the System"),
            "dark": tr("Dark"),
            "light": tr("Light"),
            "contrast": tr("High Contrast"),
        }
        for choice in THEME_CHOICES:
            chosen = choice == self._window.kit.theme.choice
            self.themes[choice] = _choice(menu, group, names[choice], chosen)
            self.themes[choice].triggered.connect(
                lambda _on=False, to=choice: self._window.choose_theme(to)
            )

    def _add_languages(self, menu: QMenu) -> None:
        group = QActionGroup(menu)
        for name, words in {"": tr("Like the System"), **LANGUAGES}.items():
            self.languages[name] = _choice(menu, group, words, name == self.language)
            self.languages[name].triggered.connect(
                lambda _on=False, to=name: self.choose_language(to)
            )

    def show_language(self, name: str) -> None:
        """What was chosen in an earlier run."""
        if name in self.languages:
            self.language = name
            self.languages[name].setChecked(True)

    def choose_language(self, name: str) -> None:
        """Another language, from the next start on: words that are shown stay."""
        changed = name != self.language
        self.show_language(name)
        if changed:
            self._window.kit.bar.info(tr("The language changes when Reel Ballers starts again."))


def with_mnemonic(title: str, used: set[str]) -> str:
    """The title with a letter for Alt that no other menu has; ``used`` gets the letter."""
    for at, letter in enumerate(title):
        if letter.isalpha() and letter.casefold() not in used:
            used.add(letter.casefold())
            return f"{title[:at]}&{title[at:]}"
    return title


def _choice(menu: QMenu, group: QActionGroup, words: str, chosen: bool) -> QAction:
    action = menu.addAction(words)
    action.setCheckable(True)
    action.setChecked(chosen)
    group.addAction(action)
    return action

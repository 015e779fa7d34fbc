"""The look of the program: Fusion, a bundled font, a palette and a short style sheet.

One ``Theme`` is made in ``app.main`` and passed to whatever paints by hand; ``changed`` tells
painters to draw again and icons to take new colours.
"""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from string import Template
from typing import Literal, TypeAlias

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPalette
from PySide6.QtWidgets import QApplication

from app.ui.common.tokens import TOKENS, ThemeName, Tokens
from resources import FOLDER, FONTS

log = logging.getLogger(__name__)

ThemeChoice: TypeAlias = Literal["system", "dark", "light", "contrast"]
THEME_CHOICES: tuple[ThemeChoice, ...] = ("system", "dark", "light", "contrast")
FONT_FAMILY = "Inter"
NOWHERE = [":/no-icons"]
"""An empty list would mean Qt's own."""
STYLE_SHEET = FOLDER / "themes" / "style.qss"
_SCHEMES: dict[ThemeChoice, Qt.ColorScheme] = {
    "system": Qt.ColorScheme.Unknown,
    "dark": Qt.ColorScheme.Dark,
    "light": Qt.ColorScheme.Light,
    "contrast": Qt.ColorScheme.Dark,
}


class Theme(QObject):
    """Applies the tokens to the application and follows the system's scheme and its contrast.

    A system that does not say gets the dark theme: footage is judged better on dark.
    """

    changed = Signal(object)
    """``Tokens``: the colours that hold from now on."""

    def __init__(self, app: QApplication, choice: ThemeChoice = "system") -> None:
        super().__init__(app)
        self._app = app
        self._choice: ThemeChoice = choice
        self._template = Template(STYLE_SHEET.read_text(encoding="utf-8"))
        app.setStyle("Fusion")
        take_no_icons()
        app.setFont(load_fonts())
        self._hint()
        self.tokens = TOKENS[self._name()]
        self._apply()
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._refresh)
        hints.accessibility().contrastPreferenceChanged.connect(self._refresh)

    @property
    def choice(self) -> ThemeChoice:
        """What was chosen; ``tokens.name`` is what came of it."""
        return self._choice

    def set_choice(self, choice: ThemeChoice) -> None:
        """Follow the system, or be what is chosen."""
        self._choice = choice
        self._hint()
        self._refresh()

    def _refresh(self) -> None:
        tokens = TOKENS[self._name()]
        if tokens != self.tokens:
            self.tokens = tokens
            self._apply()
            self.changed.emit(tokens)

    def _name(self) -> ThemeName:
        if self._choice != "system":
            return self._choice
        hints = self._app.styleHints()
        if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
            return "contrast"
        light = hints.colorScheme() == Qt.ColorScheme.Light
        return "light" if light else "dark"

    def _hint(self) -> None:
        """Tell Qt too, so that native title bars and file dialogs follow."""
        self._app.styleHints().setColorScheme(_SCHEMES[self._choice])

    def _apply(self) -> None:
        self._app.setPalette(palette(self.tokens))
        self._app.setStyleSheet(style_sheet(self._template, self.tokens))


def take_no_icons() -> None:
    """Qt's own icons are enough for what Qt itself draws, such as its dialog for files; ours are drawn.

    On Linux it looks each of them up in every icon theme of the system instead, at 10 to 40 ms each,
    on the window's thread: the first dialog for files took 0.4 s, the first list of completions 0.2 s.
    """
    if sys.platform.startswith("linux"):
        QIcon.setThemeSearchPaths(NOWHERE)
        QIcon.setFallbackSearchPaths(NOWHERE)


def load_fonts(folder: Path = FONTS) -> QFont:
    """Register the bundled fonts; the interface font, or the system's when they are missing."""
    families: set[str] = set()
    for path in sorted(folder.glob("*/*.[ot]tf")):
        identifier = QFontDatabase.addApplicationFont(str(path))
        families.update(
            QFontDatabase.applicationFontFamilies(identifier) if identifier >= 0 else ()
        )
    font = QFont(FONT_FAMILY) if FONT_FAMILY in families else QApplication.font()
    if FONT_FAMILY not in families:
        log.warning("The bundled font %s could not be loaded from %s", FONT_FAMILY, folder)
    font.setPixelSize(13)
    font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    return font


def style_sheet(template: Template, tokens: Tokens) -> str:
    """The style sheet with the colours filled in."""
    values = {name: getattr(tokens, name) for name in tokens.__slots__}
    icons = (FOLDER / "icons" / tokens.name).as_posix()
    sheet = template.substitute(values, icons=icons)
    return sheet + template_of_contrast(tokens) if tokens.name == "contrast" else sheet


def template_of_contrast(tokens: Tokens) -> str:
    """What high contrast adds: selection and focus are seen by their edge, not by a shade."""
    chosen = f"border: 2px solid {tokens.accent};"
    return f"""
*[role="panel"], *[role="bar"] {{ border: 1px solid {tokens.line}; }}
QPushButton:focus, QToolButton:focus, QCheckBox:focus, QRadioButton:focus {{ {chosen} }}
QPushButton[role="mode"]:checked, QToolButton:checked {{ {chosen} }}
QPushButton[role="mode"]:checked {{ padding: 4px 14px; }}
QPushButton:disabled, QToolButton:disabled {{ color: {tokens.line}; }}
QListView::item:selected, QTreeView::item:selected, QMenu::item:selected {{ {chosen} }}
"""


def palette(tokens: Tokens) -> QPalette:
    """The palette for everything that the style sheet does not name."""
    roles: dict[QPalette.ColorRole, str] = {
        QPalette.ColorRole.Window: tokens.window,
        QPalette.ColorRole.WindowText: tokens.text,
        QPalette.ColorRole.Base: tokens.raised,
        QPalette.ColorRole.AlternateBase: tokens.surface,
        QPalette.ColorRole.Text: tokens.text,
        QPalette.ColorRole.PlaceholderText: tokens.muted,
        QPalette.ColorRole.Button: tokens.raised,
        QPalette.ColorRole.ButtonText: tokens.text,
        QPalette.ColorRole.BrightText: tokens.bad,
        QPalette.ColorRole.Highlight: tokens.accent,
        QPalette.ColorRole.HighlightedText: tokens.on_accent,
        QPalette.ColorRole.Accent: tokens.accent,
        QPalette.ColorRole.Link: tokens.accent,
        QPalette.ColorRole.LinkVisited: tokens.accent,
        QPalette.ColorRole.ToolTipBase: tokens.raised,
        QPalette.ColorRole.ToolTipText: tokens.text,
        QPalette.ColorRole.Light: tokens.hover,
        QPalette.ColorRole.Midlight: tokens.raised,
        QPalette.ColorRole.Mid: tokens.border,
        QPalette.ColorRole.Dark: tokens.line,
        QPalette.ColorRole.Shadow: tokens.stage,
    }
    result = QPalette()
    for role, color in roles.items():
        result.setColor(role, QColor(color))
    disabled = (
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
    )
    for role in disabled:
        faded = QColor(tokens.muted)
        faded.setAlphaF(0.55)
        result.setColor(QPalette.ColorGroup.Disabled, role, faded)
    return result

"""Icons by meaning, drawn from the icon font in the theme's colours.

Only one of qtawesome's fonts is loaded (10 ms instead of 150 ms for all twelve).
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon

from app.ui.common.theme import Theme

_FONT = "mdi6"
GLYPHS: dict[str, str] = {
    "add": "plus",
    "annotate": "flag-outline",
    "athlete": "account",
    "back": "arrow-left",
    "cancel": "close-circle-outline",
    "close": "close",
    "copy": "content-copy",
    "crop": "crop",
    "cut": "content-cut",
    "delete": "trash-can-outline",
    "done": "check-circle-outline",
    "down": "arrow-down",
    "edit": "pencil-outline",
    "error": "alert-circle-outline",
    "export": "export-variant",
    "filter": "filter-variant",
    "folder": "folder-open-outline",
    "framing": "crop",
    "freeze": "snowflake",
    "gallery": "view-grid-outline",
    "game": "soccer-field",
    "help": "help-circle-outline",
    "import": "import",
    "info": "information-outline",
    "keyframe": "rhombus-outline",
    "keyframe-set": "rhombus",
    "loop": "repeat",
    "menu": "dots-horizontal",
    "missing": "file-question-outline",
    "movie": "movie-open-outline",
    "next": "skip-next",
    "next-frame": "chevron-right",
    "next-key": "chevron-double-right",
    "overlay": "circle-double",
    "pause": "pause",
    "play": "play",
    "previous": "skip-previous",
    "previous-frame": "chevron-left",
    "previous-key": "chevron-double-left",
    "queue": "progress-clock",
    "redo": "redo",
    "reel": "filmstrip",
    "retry": "refresh",
    "rotate": "crop-rotate",
    "saved": "content-save-check-outline",
    "search": "magnify",
    "settings": "cog-outline",
    "speed": "speedometer",
    "split": "content-cut",
    "spotlight": "spotlight-beam",
    "star": "star",
    "team": "account-group",
    "text": "format-text",
    "theme": "theme-light-dark",
    "undo": "undo",
    "up": "arrow-up",
    "volume": "volume-high",
    "volume-off": "volume-off",
    "warning": "alert-outline",
    "zoom-in": "magnify-plus-outline",
    "zoom-out": "magnify-minus-outline",
}


class Icons:
    """Makes and keeps icons; one is made in ``app.main`` and passed to the screens.

    Icons take their colours when they are made: on ``theme.changed`` ask for them again.
    """

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._font: Any = None
        self._made: dict[tuple[str, str], QIcon] = {}

    def get(self, name: str, color: str = "") -> QIcon:
        """The icon for a meaning (a key of ``GLYPHS``), in the text colour or ``#RRGGBB``."""
        color = color or self._theme.tokens.text
        key = (name, color)
        if key not in self._made:
            icon = self._iconic_font().icon(
                f"{_FONT}.{GLYPHS[name]}",
                color=color,
                color_disabled=self._theme.tokens.border,
            )
            self._made[key] = QIcon(icon)
        return self._made[key]

    def pixmap_size(self) -> QSize:
        """The size of icons on buttons, in logical pixels."""
        return QSize(18, 18)

    def _iconic_font(self) -> Any:
        if self._font is None:
            import qtawesome  # here, because it costs 0.1 s and the first window can wait for it
            from qtawesome.iconic_font import IconicFont

            [row] = [row for row in qtawesome._BUNDLED_FONTS if row[0] == _FONT]
            self._font = IconicFont(row)
        return self._font

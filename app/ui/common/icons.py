"""Icons by meaning, drawn from an icon font of qtawesome in the theme's colours.

Only the font file and its table of characters are used: importing qtawesome itself costs 0.2 s
(it loads a second Qt wrapper and twelve fonts), which the first window would wait for.
"""

from __future__ import annotations

import atexit
import json
import logging
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QIconEngine, QPainter, QPixmap

from app.ui.common.theme import Theme

log = logging.getLogger(__name__)

_FONT = "materialdesignicons6-webfont"
_SHARE = 0.92
"""The glyph's height in its square, so that round shapes are not cut off."""

GLYPHS: dict[str, str] = {
    "add": "plus",
    "annotate": "flag-outline",
    "athlete": "account",
    "back": "arrow-left",
    "cancel": "close-circle-outline",
    "close": "close",
    "cloud": "cloud-outline",
    "cloud-ask": "cloud-question-outline",
    "cloud-bad": "cloud-alert-outline",
    "cloud-busy": "cloud-sync-outline",
    "cloud-down": "cloud-download-outline",
    "cloud-has": "cloud-check-outline",
    "cloud-key": "cloud-key-outline",
    "cloud-off": "cloud-off-outline",
    "cloud-up": "cloud-upload-outline",
    "cloud-waits": "cloud-clock-outline",
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
    "eye": "eye-outline",
    "help": "help-circle-outline",
    "history": "history",
    "import": "import",
    "info": "information-outline",
    "keyboard": "keyboard-outline",
    "keyframe": "rhombus-outline",
    "keyframe-set": "rhombus",
    "laptop": "laptop",
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


_made: dict[tuple[str, str, str, str], QIcon] = {}
"""All icons of the process, some hundred. They outlive every window: a window that Python's garbage
collector finds takes what it holds along in any order, and an icon whose engine went first deletes
it a second time. For the same reason they go while Qt is there."""
atexit.register(_made.clear)


MOST_SIZES = 16


class GlyphEngine(QIconEngine):
    """Draws one character of the font, sharp at every size and scale."""

    def __init__(self, character: str, family: str, color: str, disabled: str) -> None:
        super().__init__()
        self._character, self._family = character, family
        self._color, self._disabled = color, disabled
        self._drawn: dict[tuple[int, int, bool], QPixmap] = {}

    def clone(self) -> QIconEngine:
        return GlyphEngine(self._character, self._family, self._color, self._disabled)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        painter.save()
        font = QFont(self._family)
        font.setPixelSize(max(1, round(rect.height() * _SHARE)))
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        painter.setFont(font)
        off = mode == QIcon.Mode.Disabled
        painter.setPen(QColor(self._disabled if off else self._color))
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        painter.drawText(QRectF(rect), int(Qt.AlignmentFlag.AlignCenter), self._character)
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        # Buttons ask at every paint. They come in few sizes; a window dragged from one screen to
        # another may bring some more.
        key = (size.width(), size.height(), mode == QIcon.Mode.Disabled)
        pixmap = self._drawn.get(key)
        if pixmap is None:
            pixmap = QPixmap(size)
            pixmap.fill(Qt.GlobalColor.transparent)
            with QPainter(pixmap) as painter:
                self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
            if len(self._drawn) >= MOST_SIZES:
                self._drawn.clear()
            self._drawn[key] = pixmap
        return pixmap


class Icons:
    """Makes and keeps icons; one is made by the main window and passed to the screens.

    Icons take their colours when they are made: on ``theme.changed`` ask for them again.
    """

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._family, self._characters = load_glyphs(icon_fonts())

    def get(self, name: str, color: str = "") -> QIcon:
        """The icon for a meaning (a key of ``GLYPHS``), in the text colour or ``#RRGGBB``."""
        color, disabled = color or self._theme.tokens.text, self._theme.tokens.border
        drawn = (self._characters.get(GLYPHS[name], ""), self._family, color, disabled)
        if drawn not in _made:
            _made[drawn] = QIcon(GlyphEngine(*drawn))
        return _made[drawn]

    def pixmap_size(self) -> QSize:
        """The size of icons on buttons, in logical pixels."""
        return QSize(18, 18)


def icon_fonts() -> Path | None:
    """Where qtawesome keeps its fonts, found without importing it."""
    spec = find_spec("qtawesome")
    places = spec.submodule_search_locations if spec else None
    return Path(next(iter(places))) / "fonts" if places else None


def load_glyphs(folder: Path | None) -> tuple[str, dict[str, str]]:
    """The font's family and the characters of the glyphs we use; empty when it is not there."""
    fonts = sorted(folder.glob(f"{_FONT}-[0-9]*.ttf")) if folder else []
    if not fonts:
        log.warning("The icon font %s is missing; buttons show no icons", _FONT)
        return "", {}
    table = fonts[-1].with_name(fonts[-1].stem.replace(_FONT, f"{_FONT}-charmap") + ".json")
    known: dict[str, str] = json.loads(table.read_text(encoding="utf-8"))
    identifier = QFontDatabase.addApplicationFont(str(fonts[-1]))
    families = QFontDatabase.applicationFontFamilies(identifier) if identifier >= 0 else []
    wanted = {glyph: chr(int(known[glyph], 16)) for glyph in set(GLYPHS.values()) if glyph in known}
    return (families[0] if families else ""), wanted

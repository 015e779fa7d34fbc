"""The window's part of ``reel-ballers --selftest``: its look, its words, and the window itself."""

from __future__ import annotations

import logging
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QEventLoop,
    QTimer,
    qInstallMessageHandler,
    qVersion,
)
from PySide6.QtGui import QFontDatabase, QGuiApplication, QImageReader
from PySide6.QtWidgets import QApplication

from app.services.selftest import Check, expect
from app.services.workspace import Workspace
from app.ui.annotate.screen import AnnotateScreen
from app.ui.common.icons import GLYPHS, icon_fonts, load_glyphs
from app.ui.common.language import LANGUAGES, Language
from app.ui.common.shortcuts import MODES
from app.ui.common.sound_out import default_sound
from app.ui.common.theme import FONT_FAMILY, THEME_CHOICES, Theme
from app.ui.main_window import MainWindow

log = logging.getLogger(__name__)

_PATIENCE_S = 20.0


class WindowTrial:
    """Checks on the window's thread, with the library that the other checks made at ``home``."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._app: QApplication | None = None
        self._theme: Theme | None = None

    def checks(self) -> list[Check]:
        """In the order in which they need each other."""
        return [
            ("window system", self._begin),
            ("fonts and icons", self._fonts),
            ("themes", self._themes),
            ("languages", self._languages),
            ("sound device", _sound),
            ("window", self._window),
        ]

    def _begin(self) -> str:
        qInstallMessageHandler(lambda _kind, _context, words: log.info("%s", words))
        running = QApplication.instance()
        self._app = running if isinstance(running, QApplication) else QApplication(sys.argv[:1])
        self._app.setQuitOnLastWindowClosed(False)
        self._theme = Theme(self._app, "dark")
        return f"platform {QGuiApplication.platformName()}, Qt {qVersion()}"

    def _fonts(self) -> str:
        family, characters = load_glyphs(icon_fonts())
        missing = [glyph for glyph in GLYPHS.values() if glyph not in characters]
        expect(bool(family) and not missing, f"icons are missing: {', '.join(missing[:5])}")
        expect(FONT_FAMILY in QFontDatabase.families(), f"the font {FONT_FAMILY} is missing")
        formats = {bytes(name.data()).decode() for name in QImageReader.supportedImageFormats()}
        expect({"svg", "jpeg", "png"} <= formats, f"of pictures only {sorted(formats)} can be read")
        return f"{FONT_FAMILY}, {len(characters)} icons of {family}"

    def _themes(self) -> str:
        assert self._theme is not None
        for choice in THEME_CHOICES:
            self._theme.set_choice(choice)
        self._theme.set_choice("dark")
        return ", ".join(THEME_CHOICES)

    def _languages(self) -> str:
        assert self._app is not None
        short = {}
        for name in LANGUAGES:
            language = Language(self._app, name)
            short[name] = QCoreApplication.translate("app", "Undo")
            loaded = len(language.loaded)
            language.unload()
            # Our words and Qt's own.
            expect(name == "en" or loaded == 2, f"{name} has {loaded} of 2 translations")
        expect(len(set(short.values())) == len(short), f"languages say the same: {short}")
        return ", ".join(f"{name}: {word}" for name, word in short.items())

    def _window(self) -> str:
        """Every screen of it, with the game that the other checks added."""
        assert self._theme is not None
        with Workspace.open(self._home, queue=False) as workspace:
            window = MainWindow(self._theme)
            try:
                window.show()
                window.attach(workspace)
                for mode in MODES:
                    window.set_mode(mode)
                    _live(0.05)
                window.set_mode("annotate")
                screen = window.screen_of("annotate")
                assert isinstance(screen, AnnotateScreen)
                _until(lambda: screen.view.has_picture)
                areas = (window.left_area, window.stage_area, window.right_area, window.bottom_area)
                _until(lambda: all(area.updatesEnabled() for area in areas))  # each is painted
                picture = window.grab().toImage()
            finally:
                window.close()
                window.deleteLater()
                QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        colours = {
            picture.pixel(x, y)
            for x in range(0, picture.width(), 16)
            for y in range(0, picture.height(), 16)
        }
        expect(len(colours) > 16, f"the window shows {len(colours)} colours")
        return f"{len(MODES)} screens, {picture.width()}x{picture.height()}, the game's picture"


def _sound() -> str:
    return "there is one" if default_sound() is not None else "none in this session"


def _live(seconds: float) -> None:
    """Let the window live for a moment."""
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()


def _until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + _PATIENCE_S
    while not true():
        expect(time.monotonic() < end, "the window did not show the game's picture in time")
        _live(0.02)

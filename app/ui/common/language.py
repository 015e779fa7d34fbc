"""The words of the program in the coach's language.

``tr`` looks a sentence up; the English sentence is its own key, so code reads as it always did and
a sentence without a translation is shown in English. What is translated lies in
``resources/languages``: ``scripts/translations.py`` collects the sentences into ``.ts`` files and
makes the ``.qm`` files that are loaded here.

Words that stand in tables (commands, step names) are marked with ``mark`` where they stand and
looked up where they are shown.
"""

from __future__ import annotations

import logging

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from resources import LANGUAGES as FOLDER

log = logging.getLogger(__name__)

CONTEXT = "app"
LANGUAGES: dict[str, str] = {"en": "English", "de": "Deutsch", "es": "Español"}
"""What can be chosen; everybody finds the own language by its own name."""


def tr(text: str, /, **values: object) -> str:
    """``text`` in the coach's language, with its ``{names}`` filled in."""
    found = QCoreApplication.translate(CONTEXT, text)
    return found.format(**values) if values else found


def mark(text: str) -> str:
    """The same words: says that they are shown through ``tr`` somewhere else."""
    return text


def language_of(choice: str) -> str:
    """The language for a choice: itself, or for "" the one of the system, English where we have none."""
    if choice in LANGUAGES:
        return choice
    for name in QLocale.system().uiLanguages():
        short = name.split("-")[0].lower()
        if short in LANGUAGES:
            return short
    return "en"


class Language:
    """Loads the translators. Made before the first widget: what is built keeps its words."""

    def __init__(self, app: QCoreApplication, choice: str = "") -> None:
        self.choice = choice if choice in LANGUAGES else ""
        self.name = language_of(choice)
        self._app = app
        self._translators: list[QTranslator] = []
        self.loaded: list[str] = []
        """The translations that were found."""
        if self.name != "en":
            QLocale.setDefault(QLocale(self.name))
            self._load(f"reel-ballers_{self.name}", str(FOLDER))
            own = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
            self._load(f"qtbase_{self.name}", own)  # Qt's own dialogs and buttons

    def _load(self, name: str, folder: str) -> None:
        translator = QTranslator(self._app)
        if translator.load(name, folder):
            self._app.installTranslator(translator)
            self._translators.append(translator)
            self.loaded.append(name)
        else:
            log.info("No translation %s in %s", name, folder)

    def unload(self) -> None:
        """English again: for tests."""
        for translator in self._translators:
            self._app.removeTranslator(translator)
        self._translators = []
        QLocale.setDefault(QLocale.system())

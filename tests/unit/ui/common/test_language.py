"""The words of the program in other languages: files, placeholders, and a window in German."""

from __future__ import annotations

import string
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.common.language import LANGUAGES, Language, language_of, tr
from app.ui.common.theme import Theme
from app.ui.main_window import MainWindow
from scripts import translations


@pytest.fixture
def german(qapp: QApplication) -> Iterator[Language]:
    language = Language(qapp, "de")
    yield language
    language.unload()


def test_the_window_speaks_german(qtbot: QtBot, theme: Theme, german: Language) -> None:
    window = MainWindow(theme)
    qtbot.addWidget(window)
    titles = [action.text().replace("&", "") for action in window.menuBar().actions()]
    assert titles[:3] == ["Datei", "Bearbeiten", "Wiedergabe"]
    assert window.kit.actions["mark.now"].text() == "Clip markieren"
    assert window.kit.actions["mark.now"].toolTip() == "Clip markieren  (A)"
    assert tr("Undo {step}", step=tr("move keyframe")) == "Rückgängig: Keyframe verschieben"
    assert tr("no such sentence") == "no such sentence"
    window.close()


def test_a_chosen_language_holds_after_the_next_start(qtbot: QtBot, theme: Theme) -> None:
    window = MainWindow(theme)
    qtbot.addWidget(window)
    window.menus.languages["es"].trigger()
    assert window.kit.bar.message is not None
    look = window.look()
    assert look.language == "es"
    again = MainWindow(theme)
    qtbot.addWidget(again)
    again.restore_look(look)
    assert again.menus.languages["es"].isChecked()
    window.close()
    again.close()


def test_menus_have_letters_of_their_own(qtbot: QtBot, theme: Theme) -> None:
    window = MainWindow(theme)
    qtbot.addWidget(window)
    letters = [action.text().split("&")[1][0].casefold() for action in window.menuBar().actions()]
    assert len(set(letters)) == len(letters)
    window.close()


@pytest.mark.parametrize("language", translations.LANGUAGES)
def test_every_translation_keeps_the_placeholders(qapp: QApplication, language: str) -> None:
    """…and the file that is loaded says what the file that is edited says."""
    loaded = Language(qapp, language)
    pairs = translations.translations(language)
    try:
        assert len(pairs) > 100
        for source, words in pairs.items():
            assert fields(words) == fields(source), source
            assert source.endswith("…") == words.endswith("…"), source
            assert tr(source) == words, "run python scripts/translations.py"
    finally:
        loaded.unload()


def fields(words: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(words) if name is not None}


def test_what_we_do_not_speak_is_english() -> None:
    assert language_of("xx") in LANGUAGES
    assert language_of("es") == "es"

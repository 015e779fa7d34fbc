"""Sentences from below the window are shown in the coach's language, with their values."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

import app
from app.core.sports import SPORTS
from app.core.sync import SYNC_STATES, reason_of
from app.ui.common.below import POSITIONS, SENTENCES, told
from app.ui.common.language import Language

FIELD = re.compile(r"\{[^{}]*\}")
BELOW = ("core", "media", "render", "services", "storage", "sync", "cloud", "tracking")


def _shapes() -> Iterator[str]:
    """Every string of the layers below, its values as ``{}``."""
    (folder,) = app.__path__
    for path in (path for layer in BELOW for path in Path(folder, layer).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.JoinedStr):
                yield "".join(
                    str(part.value) if isinstance(part, ast.Constant) else "{}"
                    for part in node.values
                )
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


def test_every_sentence_in_the_list_is_still_said() -> None:
    said = {*_shapes(), *(reason_of(state) for state in SYNC_STATES)}
    unknown = [s for s in SENTENCES if FIELD.sub("{}", s) not in said]
    assert not unknown


def test_every_position_that_is_a_word_is_in_the_list() -> None:
    positions = [group.position for groups in SPORTS.values() for group in groups]
    assert {position for position in positions if position.islower()} == set(POSITIONS)


@pytest.mark.parametrize(
    ("sentence", "german"),
    [
        (
            "half {1}.mp4 is not in /games; old any more; locate it.",
            "half {1}.mp4 ist nicht mehr in /games; old; suche die Datei.",
        ),
        (
            'Line 4: rating must be 1 to 5, is "6"',
            'Zeile 4: Bewertung muss 1 bis 5 sein, ist "6"',
        ),
        (
            "RunPod answered with 418, which it never does: check the network.",
            "RunPod hat mit 418 geantwortet, was es nie tut: Prüfe das Netz.",
        ),
        (
            "The endpoint ends with /reels: leave that out, the bucket has a field of its own.",
            "Der Endpunkt endet mit /reels: Lass das weg, der Bucket hat ein eigenes Feld.",
        ),
        (
            "The connection broke while uploading part 3 of clips/a.mp4: it will be tried again.",
            "Die Verbindung brach ab (Teil 3 von clips/a.mp4 hochladen): Es wird wieder versucht.",
        ),
        (
            "text.mp4 holds text, not a video; choose a video file (MP4, MOV).",
            "text.mp4 enthält Text, kein Video; wähle eine Videodatei (MP4, MOV).",
        ),
        (
            "a.mp4 is a PNG picture, not a video; choose a video file (MP4, MOV).",
            "a.mp4 ist ein Bild (PNG), kein Video; wähle eine Videodatei (MP4, MOV).",
        ),
        ("A game needs a name.", "Ein Spiel braucht einen Namen."),
        ("What nobody has translated.", "What nobody has translated."),
        ("", ""),
    ],
)
def test_a_sentence_keeps_its_values(qapp: QApplication, sentence: str, german: str) -> None:
    language = Language(qapp, "de")
    try:
        assert told(sentence) == german
    finally:
        language.unload()
    assert told(sentence) == sentence

from __future__ import annotations

from app.core.clip import MarkedClip
from app.services.annotate import ImportReport
from app.ui.annotate.output import clips_text, import_message

CLIP = MarkedClip("c", "g", 0, 1_000_000)


def test_a_clean_import_is_done() -> None:
    message = import_message("a.tsv", ImportReport((CLIP, CLIP), (), ()))
    assert (message.kind, message.text) == ("done", "Added 2 clips from a.tsv.")


def test_bad_rows_are_listed_and_counted() -> None:
    problems = tuple(f"Line {n}: rating 9 is not 1 to 5" for n in range(2, 12))
    message = import_message("a.tsv", ImportReport((CLIP,), problems, ()))
    assert message.kind == "warning"
    assert "Line 2:" in message.text
    assert "… and 4 more" in message.text


def test_nothing_but_bad_rows_is_an_error() -> None:
    assert import_message("a.tsv", ImportReport((), ("Line 2: no",), ())).kind == "error"


def test_words() -> None:
    assert [clips_text(n) for n in (0, 1, 2)] == ["0 clips", "1 clip", "2 clips"]

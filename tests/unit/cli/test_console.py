from __future__ import annotations

import json

import pytest

from app.cli.console import ProgressLine, complain, note, say, say_json, table

EVIL = "a\x1b[2Jb\x9b31mc\u202ed\ud800\x7f"
FINE = "Équipe 👩‍👧 نیم‌فاصله"


def test_nothing_that_steers_a_terminal_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    say(EVIL)
    note(EVIL)
    complain(EVIL)
    table(("name", "id"), [(EVIL, 1), ("two\nlines", 2)])
    printed = capsys.readouterr()
    text = printed.out + printed.err
    assert not set("\x1b\x9b\u202e\ud800\x7f") & set(text)
    assert "a�[2Jb�31mc�d��" in printed.err
    assert len(printed.out.splitlines()) == 4


def test_names_of_all_scripts_are_printed_as_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    say(FINE)
    complain(FINE)
    printed = capsys.readouterr()
    assert printed.out == printed.err == FINE + "\n"


def test_json_holds_every_character_and_prints_none_that_steers(
    capsys: pytest.CaptureFixture[str],
) -> None:
    say_json({"name": EVIL + FINE})
    ProgressLine(as_json=True).emit(name=EVIL)
    text = capsys.readouterr().out
    assert not set("\x1b\x9b\u202e\ud800\x7f") & set(text)
    first, _, rest = text.rpartition('{"name"')
    assert json.loads(first)["name"] == EVIL + FINE
    assert json.loads('{"name"' + rest)["name"] == EVIL
    assert "Équipe" in first

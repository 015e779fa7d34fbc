from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services.look import NAME, Look, read_look, write_look


def test_what_was_kept_comes_back(tmp_path: Path) -> None:
    look = Look("01d9d0cb", (268, 680, 332), "contrast", "de")
    write_look(look, tmp_path)
    assert read_look(tmp_path) == look


def test_nothing_was_kept_yet(tmp_path: Path) -> None:
    assert read_look(tmp_path) == Look()


def test_where_nothing_can_be_written_nothing_is(tmp_path: Path) -> None:
    write_look(Look(theme="dark"), tmp_path / "gone")
    assert read_look(tmp_path / "gone") == Look()


@pytest.mark.parametrize(
    "words",
    [
        "",
        "{",
        "[]",
        "null",
        "[" * 50_000,
        '{"place": 3, "splitter": "wide", "theme": null}',
        '{"splitter": [1e400, true, -3]}',
        '{"splitter": [' + "1," * 99 + "1]}",
        '{"place": "zz", "language": {"a": 1}}',
    ],
)
def test_whatever_is_wrong_with_the_file_is_the_default(tmp_path: Path, words: str) -> None:
    (tmp_path / NAME).write_text(words)
    assert read_look(tmp_path) == Look()


@given(st.binary(max_size=200))
def test_any_bytes_are_read(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    home = tmp_path_factory.getbasetemp()
    (home / NAME).write_bytes(data)
    assert isinstance(read_look(home), Look)

"""What the doctor says of libraries; the rest of its findings depends on the computer."""

from __future__ import annotations

from pathlib import Path

from app.services.doctor import look_at_library
from app.storage import Library


def test_looking_makes_no_library(tmp_path: Path) -> None:
    (found,) = look_at_library(tmp_path / "home")
    assert found.state == "works"
    assert "no library yet" in found.text
    assert not (tmp_path / "home").exists()


def test_a_library_is_counted(tmp_path: Path) -> None:
    Library.open(tmp_path).close()
    (found,) = look_at_library(tmp_path)
    assert (found.state, found.text.endswith("0 games, 0 exports")) == ("works", True)


def test_a_library_that_is_open_in_the_editor_is_no_fault(tmp_path: Path) -> None:
    with Library.open(tmp_path):
        (found,) = look_at_library(tmp_path)
    assert (found.state, "open in" in found.text) == ("works", True)


def test_a_library_that_had_to_be_brought_back_is_told(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        library.back_up().result(30)
    library.folders.database.write_bytes(b"garbage!" * 1000)
    (found,) = look_at_library(tmp_path)
    assert (found.state, "was brought back from the backup" in found.text) == ("limited", True)
    (found,) = look_at_library(tmp_path)
    assert found.state == "works"

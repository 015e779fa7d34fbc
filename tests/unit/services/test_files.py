from __future__ import annotations

import os
from pathlib import Path

import pytest

from app.core.errors import BadInput, ReelBallersError, RenderFailed
from app.services.files import (
    check_folder,
    check_name,
    check_room,
    read_file,
    same_file,
    write_file,
)


def test_a_file_is_read_up_to_its_cap(tmp_path: Path) -> None:
    path = tmp_path / "edit.json"
    path.write_bytes(b"12345")
    assert read_file(path, 5) == b"12345"
    with pytest.raises(BadInput, match=r"edit\.json is .* MB"):
        read_file(path, 4)


@pytest.mark.parametrize("name", ["missing.json", "."])
def test_what_is_no_file_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadInput, match="give the path of a file"):
        read_file(tmp_path / name, 100)


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    write_file(tmp_path / "a.tsv", b"1")
    write_file(tmp_path / "a.tsv", b"2")
    assert (tmp_path / "a.tsv").read_bytes() == b"2"
    with pytest.raises(ReelBallersError, match="cannot be written"):
        write_file(tmp_path / "none" / "a.tsv", b"1")
    (tmp_path / "folder").mkdir()
    with pytest.raises(ReelBallersError, match="folder cannot be written"):
        write_file(tmp_path / "folder", b"1")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.tsv", "folder"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no fifos")
def test_a_fifo_is_neither_read_nor_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.tsv")
    with pytest.raises(BadInput, match=r"a\.tsv is not a regular file"):
        read_file(tmp_path / "a.tsv", 100)
    with pytest.raises(BadInput, match=r"a\.tsv is not a regular file"):
        write_file(tmp_path / "a.tsv", b"1")
    assert (tmp_path / "a.tsv").is_fifo()


def test_writing_through_a_link_keeps_the_link(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "a.tsv").symlink_to(tmp_path / "there" / "b.tsv")
    write_file(tmp_path / "a.tsv", b"1")
    assert (tmp_path / "a.tsv").is_symlink()
    assert (tmp_path / "there" / "b.tsv").read_bytes() == b"1"


def test_a_folder_is_made_and_tried(tmp_path: Path) -> None:
    check_folder(tmp_path / "a" / "b")
    assert list((tmp_path / "a" / "b").iterdir()) == []
    (tmp_path / "file").write_text("x")
    with pytest.raises(RenderFailed, match="choose another folder"):
        check_folder(tmp_path / "file" / "sub")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root writes anywhere")
def test_a_read_only_folder_is_refused(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(RenderFailed, match="permission denied"):
        check_folder(tmp_path)


def test_a_disk_without_room_is_refused(tmp_path: Path) -> None:
    check_room(tmp_path, 1)
    with pytest.raises(RenderFailed, match="is full"):
        check_room(tmp_path, 1 << 60)


def test_links_and_copies_are_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "a.mp4"
    path.write_text("x")
    (tmp_path / "link.mp4").symlink_to(path)
    (tmp_path / "b.mp4").write_text("x")
    assert same_file(path, tmp_path / "link.mp4")
    assert not same_file(path, tmp_path / "b.mp4")
    assert same_file(tmp_path / "new.mp4", tmp_path / "new.mp4")


@pytest.mark.parametrize("name", ["a\tb.mp4", "a\x1b[31m.mp4", "a\ud800.mp4"])
def test_a_name_that_no_reel_can_hold_is_refused_with_the_cure(name: str) -> None:
    with pytest.raises(BadInput, match="rename the file") as refused:
        check_name(Path("/footage") / name)
    assert all(character.isprintable() for character in refused.value.sentence)
    check_name(Path("/footage/Ünïcode 👩‍👧 (1).mp4"))

"""Where a render writes: refused before it starts, removed when it ends."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.core.errors import BadInput, RenderFailed
from app.render.workplace import Workplace, check_target, claim, sweep


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "match.mp4"
    path.write_bytes(b"film")
    return path


def test_a_good_target_is_accepted(tmp_path: Path, source: Path) -> None:
    check_target(tmp_path / "Goal_2-1.mp4", [source])
    check_target(tmp_path / "GOAL.MP4", [source])


@pytest.mark.parametrize("name", ["reel.mov", "reel", "reel.mp4.txt"])
def test_other_suffixes_are_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadInput, match=r"does not end in \.mp4"):
        check_target(tmp_path / name, [])


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "reel.mp4").mkdir()
    with pytest.raises(BadInput, match="is a folder"):
        check_target(tmp_path / "reel.mp4", [])


@pytest.mark.parametrize("kind", ["same", "dots", "symlink", "hardlink", "other-folder"])
def test_a_source_is_never_overwritten(tmp_path: Path, source: Path, kind: str) -> None:
    out = tmp_path / "other.mp4"
    if kind == "same":
        out = source
    elif kind == "dots":
        out = tmp_path / "x" / ".." / "match.mp4"
        (tmp_path / "x").mkdir()
    elif kind == "symlink":
        out.symlink_to(source)
    elif kind == "hardlink":
        os.link(source, out)
    else:
        (tmp_path / "link").symlink_to(tmp_path, target_is_directory=True)
        out = tmp_path / "link" / "match.mp4"
    with pytest.raises(BadInput, match="is a source of this edit"):
        check_target(out, [source])
    assert source.read_bytes() == b"film"


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(RenderFailed, match=r"There is no folder .*films"):
        check_target(tmp_path / "films" / "reel.mp4", [])


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(RenderFailed, match="Nothing can be written"):
            check_target(tmp_path / "reel.mp4", [])
    finally:
        tmp_path.chmod(0o700)


def test_a_full_disk_is_seen_before(tmp_path: Path) -> None:
    with pytest.raises(RenderFailed, match=r"MB free and about .* MB are needed"):
        check_target(tmp_path / "reel.mp4", [], needed=1 << 60)


def test_the_workplace_vanishes_on_every_end(tmp_path: Path) -> None:
    out = tmp_path / "reel.mp4"
    with Workplace(out) as place:
        place.sound.write_bytes(b"x")
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(KeyError), Workplace(out) as place:
        place.video.write_bytes(b"x")
        raise KeyError
    assert list(tmp_path.iterdir()) == []


def test_the_film_appears_whole_over_an_older_one(tmp_path: Path) -> None:
    out = tmp_path / "reel.mp4"
    out.write_bytes(b"old")
    with Workplace(out) as place:
        place.video.write_bytes(b"new")
        assert out.read_bytes() == b"old"
        place.finish()
    assert out.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [out]


@pytest.mark.skipif(sys.platform == "win32", reason="process numbers are not asked for there")
def test_sweeping_removes_what_the_dead_left_and_nothing_else(tmp_path: Path) -> None:
    out = tmp_path / "Goal [1].mp4"
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    with Workplace(out, gone.pid) as dead, Workplace(out) as mine:
        other = Workplace(tmp_path / "Goal.mp4", gone.pid)
        other.folder.mkdir()
        sweep(out)
        assert not dead.folder.exists()
        assert mine.folder.exists()
        assert other.folder.exists()


@pytest.mark.parametrize("links", [True, False])
def test_a_name_is_claimed_and_never_taken_over(
    tmp_path: Path, links: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    if not links:  # such as a memory stick
        monkeypatch.setattr(os, "link", refuse)
    film, out = tmp_path / ".job.mp4", tmp_path / "Goal.mp4"
    for expected in ("Goal.mp4", "Goal_2.mp4", "Goal_3.mp4"):
        film.write_bytes(expected.encode())
        assert claim(film, out) == tmp_path / expected
        film.unlink(missing_ok=True)
    assert out.read_bytes() == b"Goal.mp4"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["Goal.mp4", "Goal_2.mp4", "Goal_3.mp4"]


def test_a_name_that_cannot_be_claimed_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(RenderFailed, match="choose another"):
        claim(tmp_path / "gone.mp4", tmp_path / "Goal.mp4")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform != "linux", reason="asks /proc")
def test_sweeping_is_not_fooled_by_a_number_that_somebody_else_has_now(tmp_path: Path) -> None:
    """After a restart of the computer the numbers are given out anew."""
    out = tmp_path / "reel.mp4"
    another = subprocess.Popen(["sleep", "60"])
    try:
        old, new = (Workplace(out, pid).folder for pid in (another.pid, os.getppid()))
        old.mkdir()
        (old / "video.mp4").write_bytes(b"half")
        os.utime(old, (1_600_000_000, 1_600_000_000))
        new.mkdir()
        sweep(out)
        assert not old.exists()
        assert new.exists(), "its process was there before it"
    finally:
        another.kill()
        another.wait()


@pytest.mark.skipif(sys.platform != "linux", reason="asks /proc")
def test_a_process_that_is_dead_and_not_yet_buried_owns_nothing(tmp_path: Path) -> None:
    out = tmp_path / "reel.mp4"
    dead = subprocess.Popen(["true"], stdout=subprocess.PIPE)
    assert dead.stdout is not None
    dead.stdout.read()  # it has ended, and nobody has asked how
    while "(true) Z" not in Path(f"/proc/{dead.pid}/stat").read_text():
        pass
    Workplace(out, dead.pid).folder.mkdir()
    sweep(out)
    dead.wait()
    dead.stdout.close()
    assert list(tmp_path.iterdir()) == []

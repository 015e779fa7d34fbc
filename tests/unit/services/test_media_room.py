"""Removing a film here: only after the coach agreed, and only what is the same as in the cloud."""

from __future__ import annotations

import hashlib
from fractions import Fraction
from pathlib import Path

import pytest

from app.core.errors import BadInput, MediaGone, NeedsConfirmation
from app.core.game import GameFile
from app.services.file_hashes import state_of
from app.services.game_files import Seen
from app.services.media_room import Leaving, bring_back, check_may_go, is_inside, remove

BODY = b"a film"
SHA = hashlib.sha256(BODY).hexdigest()


def leaving(path: Path, seen: Seen | None = None, body: bytes = BODY) -> Leaving:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(body)
    file = GameFile("id", str(path), len(BODY), 1, 16, 16, Fraction(25), False, SHA)
    return Leaving(file, path, f"coach-1234/games/{SHA}.mp4", seen)


def test_a_file_of_the_coachs_own_needs_a_yes(tmp_path: Path) -> None:
    root = tmp_path / "library"
    ours, theirs = leaving(root / "games" / "a.mp4"), leaving(tmp_path / "films" / "b.mp4")
    check_may_go([ours], root, confirmed=False)
    check_may_go([ours, theirs], root, confirmed=True)
    with pytest.raises(NeedsConfirmation, match=r"b\.mp4"):
        check_may_go([ours, theirs], root, confirmed=False)


def test_a_link_out_of_the_library_is_not_inside(tmp_path: Path) -> None:
    root = tmp_path / "library"
    (root / "games").mkdir(parents=True)
    (tmp_path / "b.mp4").write_bytes(BODY)
    (root / "games" / "link.mp4").symlink_to(tmp_path / "b.mp4")
    assert not is_inside(root / "games" / "link.mp4", root)
    assert not is_inside(tmp_path / "library-2" / "b.mp4", root)


def test_another_film_stays_whatever_was_noted_of_it(tmp_path: Path) -> None:
    one = leaving(tmp_path / "a.mp4", body=b"b film")
    _, size, mtime_ns = state_of(one.path)
    stale = Leaving(one.file, one.path, one.key, Seen(size, mtime_ns - 1, "", SHA))
    for doubtful in (one, stale):
        with pytest.raises(BadInput, match="not what was backed up"):
            remove(doubtful, tmp_path / "library", lambda _: True)
    assert one.path.read_bytes() == b"b film"


@pytest.mark.parametrize("inside", [True, False])
def test_a_no_of_the_cloud_keeps_it(tmp_path: Path, inside: bool) -> None:
    root = tmp_path / "library"
    one = leaving((root if inside else tmp_path) / "games" / "a.mp4")
    with pytest.raises(MediaGone, match="stays here"):
        remove(one, root, lambda _: False)
    assert one.path.read_bytes() == BODY


def test_a_cloud_that_fails_in_the_middle_brings_it_back(tmp_path: Path) -> None:
    one = leaving(tmp_path / "games" / "a.mp4")
    asked: list[bool] = []

    def verified(_: Leaving) -> bool:
        asked.append(one.path.exists())
        if len(asked) == 2:
            raise OSError("the line broke")
        return True

    with pytest.raises(OSError, match="line broke"):
        remove(one, tmp_path, verified)
    assert asked == [True, False]
    assert one.path.read_bytes() == BODY
    remove(one, tmp_path, lambda _: True)
    assert not one.path.exists()
    assert not list((tmp_path / "trash").iterdir())


def test_what_was_about_to_go_comes_back_and_replaces_nothing(tmp_path: Path) -> None:
    games, trash = tmp_path / "games", tmp_path / "trash"
    for folder in (games, trash):
        folder.mkdir()
    (trash / "leaving-a.mp4").write_bytes(BODY)
    (trash / "leaving-b.mp4").write_bytes(b"older")
    (trash / "export.mp4").write_bytes(b"an export")
    (games / "b.mp4").write_bytes(b"newer")
    bring_back(tmp_path, games)
    assert (games / "a.mp4").read_bytes() == BODY
    assert (games / "b.mp4").read_bytes() == b"newer"
    assert [path.name for path in trash.iterdir()] == ["export.mp4"]

"""What may not become the film, and how a refusal of the system reads."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from app.core.document import edit_to_json
from app.core.edit import EditClip
from app.core.errors import BadInput, BadMedia, ReelBallersError, RenderFailed
from app.footage import MatchSpec
from app.render import __main__ as child
from app.render.child import run_in_child
from app.render.job import render
from app.render.still import save_png
from app.render.wire import request_line
from app.render.workplace import check_target
from app.services.edit_file import EditFile
from tests.integration.render.films import edit_of, request_of
from tests.support.footage import make_match

pytestmark = pytest.mark.integration


@cache
def game() -> Path:
    return make_match(MatchSpec(frames=25))[0]


EDIT = edit_of(EditClip("c", "g", 0, 200_000))


def test_a_file_of_the_game_that_no_clip_shows_is_not_overwritten(tmp_path: Path) -> None:
    second_half = tmp_path / "half-2.mp4"
    second_half.write_bytes(b"the second half of the game")
    request = request_of(EDIT, {"g": game(), "other": second_half}, second_half)
    for go in (render, run_in_child):
        with pytest.raises(BadInput, match=r"half-2\.mp4 is a source of this edit"):
            go(request)
    assert second_half.read_bytes() == b"the second half of the game"


@pytest.mark.parametrize("kind", ["same", "link"])
def test_the_edit_itself_is_not_overwritten(tmp_path: Path, kind: str) -> None:
    (tmp_path / "g.mp4").symlink_to(game())
    document = tmp_path / ("edit.mp4" if kind == "same" else "edit.json")
    document.write_text(edit_to_json(EDIT))
    out = document
    if kind == "link":
        out = tmp_path / "reel.mp4"
        os.link(document, out)
    with pytest.raises(BadInput, match="would overwrite the edit"):
        EditFile(document, tmp_path / "profile").render(out)
    assert document.read_text() == edit_to_json(EDIT)


@pytest.mark.parametrize(
    ("out", "words"),
    [
        ("a" * 300 + ".mp4", "is too long; choose a shorter one"),
        ("a" * 300 + "/reel.mp4", "is too long; choose a shorter one"),
        ("reel\udcff.mp4", "no name can have; choose another name"),
        ("reel\0.mp4", "no name can have; choose another name"),
    ],
)
def test_impossible_names_are_refused_with_a_cure(tmp_path: Path, out: str, words: str) -> None:
    request = request_of(EDIT, {"g": game()}, tmp_path / out)
    for go in (render, run_in_child):
        with pytest.raises(BadInput, match=words) as refused:
            go(request)
        assert len(refused.value.sentence) < 400
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are another matter there")
def test_a_folder_that_may_not_be_looked_into_is_named(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir()
    closed.chmod(0)
    (tmp_path / "reel.mp4").touch()
    with (
        somebody(tmp_path),
        pytest.raises(RenderFailed, match=r"Nothing can be written to .*closed"),
    ):
        check_target(closed / "reel.mp4", [tmp_path / "reel.mp4"])
    closed.chmod(0o700)


def test_a_refusal_of_the_system_is_no_bug_of_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[ReelBallersError] = []
    line = request_line(request_of(EDIT, {"g": game()}, tmp_path / "reel.mp4"))

    def refused(*_: object, **__: object) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO), str(tmp_path / "reel.mp4"))

    def kept(error: ReelBallersError) -> bytes:
        said.append(error)
        return b""

    monkeypatch.setattr(child, "render", refused)
    monkeypatch.setattr(child, "_settle", lambda stop: None)
    monkeypatch.setattr(child, "_first_line", lambda: (line, b""))
    monkeypatch.setattr(child, "watch_parent", lambda stop, rest, order: None)
    monkeypatch.setattr(child, "_say", lambda line, stop: None)
    monkeypatch.setattr(child, "error_line", kept)
    assert child.main() == 1
    (error,) = said
    assert isinstance(error, RenderFailed)
    assert "input/output error" in error.sentence and "reel.mp4" in error.sentence
    assert "bug" not in error.sentence


def test_a_source_with_an_endless_name_is_one_short_sentence(tmp_path: Path) -> None:
    request = request_of(EDIT, {"g": tmp_path / ("s" * 300 + ".mp4")}, tmp_path / "reel.mp4")
    with pytest.raises(BadMedia, match=r"\(file name too long\)") as refused:
        run_in_child(request)
    assert "Errno" not in refused.value.sentence
    assert str(tmp_path) not in refused.value.sentence


def test_a_still_with_an_endless_name_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RenderFailed, match="too long"):
        save_png(np.zeros((4, 4, 3), np.uint8), tmp_path / ("a" * 300 + ".png"))
    save_png(np.zeros((4, 4, 3), np.uint8), tmp_path / ("a" * 250 + ".png"))
    assert len(list(tmp_path.iterdir())) == 1


@contextlib.contextmanager
def somebody(folder: Path) -> Iterator[None]:
    """For a test that runs as root, who may do everything: be nobody in particular."""
    if os.geteuid() != 0:
        yield
        return
    for parent in (folder, *folder.parents):
        if not parent.stat().st_mode & stat.S_IXOTH and parent.owner() == "root":
            parent.chmod(parent.stat().st_mode | stat.S_IXOTH)
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)

"""What may not become the film, and how a refusal of the system reads."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

import pytest

from app.core.document import edit_to_json
from app.core.edit import EditClip
from app.core.errors import BadInput
from app.footage import MatchSpec
from app.render.child import run_in_child
from app.render.job import render
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

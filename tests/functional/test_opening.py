"""What the desktop may ask to open: a reel in a file, footage that is known, a link."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from app.core.document import edit_to_json
from app.core.errors import MediaGone, NotFound
from app.core.game import Game
from app.core.link import Link
from app.services.workspace import Workspace


def reel_in(folder: Path, workspace: Workspace, game: Game) -> Path:
    """A reel with a box of its own, as a file beside a copy of its footage."""
    clip = workspace.annotate.mark(game.id, 2_000_000, lead_us=500_000, lag_us=500_000).result()
    reel = workspace.reels.create("Goal", [clip.id]).result()
    start = workspace.reels.edit(reel).result().clips[0]
    workspace.framing.put_crop(reel, start.id, start.start_us, 150.0, 90.0, 120.0).result()
    edit = workspace.reels.edit(reel).result()
    shutil.copy(game.files[0].path, folder / "match.mp4")
    sources = tuple((name, replace(source, path="match.mp4")) for name, source in edit.sources)
    file = folder / "goal.reel"
    file.write_text(edit_to_json(replace(edit, sources=sources)), encoding="utf-8")
    return file


def test_a_reel_file_brings_its_footage_and_its_framing(
    workspace: Workspace, match: Game, tmp_path: Path
) -> None:
    file = reel_in(tmp_path, workspace, match)
    with Workspace.open(tmp_path / "other", queue=False) as other:
        opened = other.opening.reel(file).result(30)
        assert (opened.kind, opened.name) == ("reel", "Goal")
        games = other.games.list().result()
        assert [game.files[0].path for game in games] == [str(tmp_path / "match.mp4")]
        there = other.reels.edit(opened.id).result()
        mine = workspace.reels.edit(workspace.reels.find("Goal").result().id).result()
        assert [clip.crop for clip in there.clips] == [clip.crop for clip in mine.clips]
        again = other.opening.reel(file).result(30)
        assert again.id != opened.id, "it is a file of another library: a copy"
        assert len(other.games.list().result()) == 1, "its footage is known by now"


def test_a_reel_of_this_library_is_found_and_not_made_again(
    workspace: Workspace, match: Game, tmp_path: Path
) -> None:
    reel_in(tmp_path, workspace, match)
    mine = workspace.reels.find("Goal").result().id
    file = tmp_path / "mine.reel"
    file.write_text(edit_to_json(workspace.reels.edit(mine).result()), encoding="utf-8")
    assert workspace.opening.reel(file).result(30).id == mine
    assert len(workspace.reels.list().result()) == 1


def test_a_reel_without_its_footage_is_refused_and_nothing_is_left(
    workspace: Workspace, match: Game, tmp_path: Path
) -> None:
    file = reel_in(tmp_path, workspace, match)
    (tmp_path / "match.mp4").unlink()
    with Workspace.open(tmp_path / "other", queue=False) as other:
        with pytest.raises(MediaGone, match=r"match\.mp4"):
            other.opening.reel(file).result(30)
        assert not other.games.list().result()
        assert not other.reels.list().result()


def test_footage_and_links_show_what_the_library_has(workspace: Workspace, match: Game) -> None:
    known = workspace.opening.known([Path(match.files[0].path)]).result()
    assert known is not None
    assert known.id == match.id
    assert workspace.opening.known([Path("/nowhere/else.mp4")]).result() is None
    assert workspace.opening.link(Link("game", match.id)).result().id == match.id
    with pytest.raises(NotFound):
        workspace.opening.link(Link("reel", "00000000-dead")).result()

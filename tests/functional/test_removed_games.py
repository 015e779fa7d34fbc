"""Removed games come back whole, and a moved file is known by what is in it."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from app.core.errors import BadInput, NotFound
from app.core.game import Game
from app.services.workspace import Workspace
from tests.functional.conftest import HALF
from tests.support.footage import make_halves


@pytest.fixture
def film(tmp_path: Path) -> Path:
    return Path(shutil.copy(make_halves(HALF)[0][0], tmp_path / "film.mp4"))


def with_reel(workspace: Workspace, film: Path) -> tuple[Game, str]:
    game = workspace.games.add([film], opponent="Rovers", measure=True).result()
    clip = workspace.annotate.mark(game.id, 1_000_000).result()
    return game, workspace.reels.create("Goals", [clip.id]).result()


def reopened(workspace: Workspace) -> Workspace:
    """The library after the app was closed and started again: there is nothing to undo."""
    workspace.close()
    return Workspace.open(workspace.root.parents[1], queue=False)


def wait_for_hash(game_id: str, workspace: Workspace) -> str:
    workspace.games.hashed(game_id).result(20)
    return workspace.games.get(game_id).result().files[0].sha256


def test_removed_games_are_listed_and_brought_back_after_a_restart(
    workspace: Workspace, film: Path
) -> None:
    game, reel = with_reel(workspace, film)
    assert workspace.games.trashed().result() == ()
    workspace.games.trash(game.id).result()
    with reopened(workspace) as again:
        (gone,) = again.games.trashed().result()
        assert (gone.id, gone.name, gone.files[0].path) == (game.id, "vs Rovers", str(film))
        again.games.restore(game.id).result()
        assert again.games.trashed().result() == ()
        assert [g.id for g in again.games.list().result()] == [game.id]
        assert len(again.annotate.clips(game.id).result()) == 1
        again.previews.open_reel(again.reels.edit(reel).result()).result().close()
        assert again.history.undo().result() == "restore game"
        assert again.games.list().result() == ()


@pytest.mark.parametrize("move", [False, True])
def test_opening_the_video_of_a_removed_game_brings_the_game_back(
    workspace: Workspace, film: Path, move: bool
) -> None:
    game, reel = with_reel(workspace, film)
    workspace.games.trash(game.id).result()
    with reopened(workspace) as again:
        if move:
            film = film.rename(film.with_name("elsewhere.mp4"))
        back = again.games.add([film]).result()
        assert (back.id, back.name) == (game.id, "vs Rovers")
        assert back.files[0].path == str(film)
        assert len(again.annotate.clips(game.id).result()) == 1
        assert again.reels.edit(reel).result().sources[0][1].path == str(film)
        again.history.undo().result()
        assert again.games.list().result() == ()


def test_another_film_under_the_path_of_a_removed_game_is_a_new_game(
    workspace: Workspace, film: Path
) -> None:
    game, _ = with_reel(workspace, film)
    workspace.games.trash(game.id).result()
    shutil.copy(make_halves(HALF)[1][0], film)
    assert workspace.games.add([film]).result().id != game.id
    assert [g.id for g in workspace.games.trashed().result()] == [game.id]
    with pytest.raises(BadInput, match="already in the library"):
        workspace.games.restore(game.id).result()


def test_a_game_whose_adding_was_undone_is_not_a_removed_one(
    workspace: Workspace, film: Path
) -> None:
    workspace.games.add([film], measure=True).result()
    workspace.history.undo().result()
    assert workspace.games.trashed().result() == ()
    assert workspace.games.add([film]).result().files[0].path == str(film)
    with pytest.raises(NotFound):
        workspace.games.restore("nope").result()


def test_the_hash_of_a_file_comes_by_itself_and_is_no_step_of_the_coach(
    workspace: Workspace, film: Path
) -> None:
    game = workspace.games.add([film]).result()
    digest = hashlib.sha256(film.read_bytes()).hexdigest()
    assert wait_for_hash(game.id, workspace) == digest
    assert workspace.history.state.undo == "add game"
    with reopened(workspace) as again:
        assert again.games.get(game.id).result().files[0].sha256 == digest


def test_what_was_not_hashed_before_closing_is_hashed_at_the_next_start(
    workspace: Workspace, film: Path, tmp_path: Path
) -> None:
    workspace.close()
    home = tmp_path / "other"
    with Workspace.open(home, queue=False) as first:
        first.games.close()
        game = first.games.add([film], measure=True).result()
        assert first.games.get(game.id).result().files[0].sha256 == ""
    with Workspace.open(home) as second:
        second.games.catch_up().result()
        assert wait_for_hash(game.id, second)


def other_size(film: Path) -> None:
    with film.open("ab") as file:
        file.write(b"\0" * 8)


def other_edge(film: Path) -> None:
    """The same headers and size, other pictures: what a camera of fixed rate may write."""
    data = bytearray(film.read_bytes())
    at = data.index(b"mdat") + 4000
    data[at : at + 64] = os.urandom(64)
    film.write_bytes(data)


@pytest.mark.parametrize("change", [other_size, other_edge])
@pytest.mark.parametrize("hashed", [False, True])
def test_another_film_of_the_same_shape_and_length_is_not_located(
    workspace: Workspace, film: Path, hashed: bool, change: Callable[[Path], None]
) -> None:
    if not hashed:
        workspace.games.close()
    game = workspace.games.add([film], measure=True).result()
    assert not hashed or wait_for_hash(game.id, workspace)
    film.rename(film.with_name("kept.mp4"))
    other = Path(shutil.copy(film.with_name("kept.mp4"), film.with_name("other.mp4")))
    change(other)
    with pytest.raises(BadInput, match="another film"):
        workspace.games.locate(game.id, game.files[0].id, other).result()
    assert workspace.games.get(game.id).result().files[0].path == str(film)
    found = workspace.games.locate(game.id, game.files[0].id, film.with_name("kept.mp4"))
    assert found.result().files[0].path == str(film.with_name("kept.mp4"))


def test_a_difference_that_only_the_whole_hash_sees_is_seen(
    workspace: Workspace, film: Path
) -> None:
    with film.open("ab") as file:  # a long tail of nothing: edges are one megabyte each
        tail = (8 << 20).to_bytes(4, "big") + b"free"
        file.write(tail + b"\0" * ((8 << 20) - 8))
    game = workspace.games.add([film], measure=True).result()
    wait_for_hash(game.id, workspace)
    other = Path(shutil.copy(film, film.with_name("other.mp4")))
    film.unlink()
    with other.open("r+b") as file:
        file.seek(3 << 20)
        file.write(b"x")
    with pytest.raises(BadInput, match="another film"):
        workspace.games.locate(game.id, game.files[0].id, other).result()

"""Profiles of athletes: whom a marked clip is of, and what a new name changes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core.errors import BadInput, NotFound
from app.services.workspace import Workspace
from tests.support.libraries import game


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.open(tmp_path / "library", queue=False) as opened:
        opened._operations.write("", lambda store: store.add_game(game())).result(10)
        yield opened


def players(workspace: Workspace) -> list[tuple[str, ...]]:
    return [clip.players for clip in workspace.annotate.clips().result(10)]


def test_a_clip_of_my_athlete_names_the_one_who_is_chosen(workspace: Workspace) -> None:
    athletes, annotate = workspace.athletes, workspace.annotate
    annotate.mark("game-1", 20_000_000).result(10)
    maya = athletes.add("  Maya\tRossi ").result(10)
    assert (maya.name, athletes.current().result(10)) == ("Maya Rossi", maya)
    annotate.mark("game-1", 60_000_000).result(10)
    annotate.mark("game-1", 90_000_000, layer="team").result(10)
    lea = athletes.add("Lea").result(10)
    annotate.mark("game-1", 120_000_000).result(10)
    athletes.choose("").result(10)
    annotate.mark("game-1", 150_000_000).result(10)
    assert players(workspace) == [(), ("Maya Rossi",), (), ("Lea",), ()]
    assert athletes.list().result(10) == (lea, maya)


def test_a_new_name_goes_into_the_clips_and_undo_takes_all_of_it_back(workspace: Workspace) -> None:
    maya = workspace.athletes.add("Maya").result(10)
    workspace.annotate.mark("game-1", 60_000_000).result(10)
    workspace.athletes.rename(maya.id, "Maya R.").result(10)
    assert players(workspace) == [("Maya R.",)]
    assert workspace.history.undo().result(10) == "rename athlete"
    assert players(workspace) == [("Maya",)]
    assert workspace.athletes.list().result(10) == (maya,)


def test_who_is_removed_is_chosen_no_more_and_stays_in_the_clips(workspace: Workspace) -> None:
    maya = workspace.athletes.add("Maya").result(10)
    workspace.annotate.mark("game-1", 60_000_000).result(10)
    workspace.athletes.remove(maya.id).result(10)
    assert workspace.athletes.current().result(10) is None
    assert players(workspace) == [("Maya",)]
    with pytest.raises(NotFound, match="removed meanwhile"):
        workspace.athletes.choose(maya.id).result(10)


@pytest.mark.parametrize("name", ["", "  ", ",", "MAYA", "x" * 81])
def test_a_name_that_will_not_do_is_refused(workspace: Workspace, name: str) -> None:
    workspace.athletes.add("Maya").result(10)
    with pytest.raises(BadInput):
        workspace.athletes.add(name).result(10)
    assert len(workspace.athletes.list().result(10)) == 1

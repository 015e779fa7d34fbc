"""One search over all games, always of what the library holds now."""

from __future__ import annotations

from dataclasses import replace

from app.core.filters import ClipFilter
from app.core.game import Game
from app.services.workspace import Workspace


def found(workspace: Workspace, text: str = "", **which: object) -> list[str]:
    result = workspace.search.find(ClipFilter(text=text, **which)).result()  # type: ignore[arg-type]
    assert set(result.games) == {clip.game_id for clip in result.clips}
    return [clip.id for clip in result.clips]


def test_clips_are_found_by_all_their_words_and_by_the_opponent(
    workspace: Workspace, match: Game, halves: Game
) -> None:
    one = workspace.annotate.mark(match.id, 2_000_000, 5, ["Goal"]).result()
    two = workspace.annotate.mark(halves.id, 2_000_000, 3, ["Pass"]).result()
    workspace.annotate.update(replace(two, notes="Left foot", players=("Maya",))).result()
    assert found(workspace) == [two.id, one.id]
    assert found(workspace, "MAYA left") == [two.id]
    assert found(workspace, "brilliant") == [one.id]
    assert found(workspace, tags=frozenset({"goal"})) == [one.id]
    assert found(workspace, "Wanderers") == []
    workspace.games.update(replace(match, opponent="Wanderers", date="2025-05-04")).result()
    assert found(workspace, "wanderers") == found(workspace, "2025-05") == [one.id]


def test_the_search_follows_every_change(workspace: Workspace, match: Game, halves: Game) -> None:
    one = workspace.annotate.mark(match.id, 2_000_000, 5).result()
    assert found(workspace) == [one.id]
    two = workspace.annotate.mark(halves.id, 2_000_000, 3).result()
    assert set(found(workspace)) == {one.id, two.id}
    workspace.annotate.update(replace(one, notes="header")).result()
    assert found(workspace, "header") == [one.id]
    workspace.annotate.delete(one.id).result()
    assert found(workspace) == [two.id]
    workspace.history.undo().result()
    assert set(found(workspace)) == {one.id, two.id}
    workspace.games.trash(halves.id).result()
    assert found(workspace) == [one.id]
    workspace.games.restore(halves.id).result()
    assert set(found(workspace)) == {one.id, two.id}


def test_clips_of_several_games_become_one_film(
    workspace: Workspace, match: Game, halves: Game
) -> None:
    clips = [workspace.annotate.mark(game.id, 2_000_000).result() for game in (match, halves)]
    edit = workspace.search.film(clips).result()
    files = {file.id for game in (match, halves) for file in game.files}
    assert {source for source, _ in edit.sources} <= files
    assert len({clip.source for clip in edit.clips}) >= 2
    preview = workspace.previews.open_reel(edit, "framing").result()
    assert preview.duration_us > 4_000_000
    preview.close()
    assert workspace.reels.list().result() == ()


def test_what_was_prepared_is_as_fresh_as_the_rest(
    workspace: Workspace, match: Game, halves: Game
) -> None:
    one = workspace.annotate.mark(match.id, 2_000_000, 5).result()
    workspace.search.prepare().result()
    two = workspace.annotate.mark(halves.id, 2_000_000, 3).result()
    workspace.annotate.update(replace(one, notes="header")).result()
    assert set(found(workspace)) == {one.id, two.id}
    assert found(workspace, "header") == [one.id]

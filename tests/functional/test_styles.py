"""Styles of a reel: kept, given to marks, forgotten; each one undo step."""

from __future__ import annotations

import pytest

from app.core.errors import BadInput
from app.core.game import Game
from app.core.styles import SpotlightStyle, TextStyle
from app.services.styles import PREFIX
from app.services.workspace import Workspace

RING = SpotlightStyle("ground", "#FFEB3B", 3, 0.1, 0.3)


@pytest.fixture
def reel_id(workspace: Workspace, match: Game) -> str:
    clips = [
        workspace.annotate.mark(match.id, t, 5, lead_us=500_000, lag_us=500_000).result().id
        for t in (1_000_000, 2_500_000)
    ]
    made = workspace.reels.create("Goals", clips).result()
    workspace.overlay.ensure_spotlights(made).result()
    return made


def test_a_style_is_kept_with_its_reel_and_undo_forgets_it(
    workspace: Workspace, reel_id: str
) -> None:
    styles = workspace.styles
    styles.save(reel_id, "Ring", RING).result()
    styles.save(reel_id, "ring", SpotlightStyle()).result()
    styles.save(reel_id, "Name", TextStyle()).result()
    kept = styles.list(reel_id).result()
    assert [(s.kind, s.name) for s in kept] == [("spotlight", "ring"), ("text", "Name")]
    assert kept[0].style == SpotlightStyle(), "the same name is the same style"
    assert styles.list("another reel").result() == ()
    assert workspace.history.state.undo == "save style"
    for _ in range(3):
        workspace.history.undo().result()
    assert styles.list(reel_id).result() == ()
    workspace.history.redo().result()
    (ring,) = styles.list(reel_id).result()
    styles.delete(reel_id, ring).result()
    assert styles.list(reel_id).result() == ()
    assert workspace.history.state.undo == "delete style"


def test_a_style_for_the_whole_reel_is_one_step(workspace: Workspace, reel_id: str) -> None:
    before = workspace.reels.edit(reel_id).result()
    after = workspace.styles.apply(reel_id, RING).result()
    assert [light.color for clip in after.clips for light in clip.spotlights] == ["#FFEB3B"] * 2
    assert workspace.history.state.undo == "style spotlights"
    workspace.history.undo().result()
    undone = workspace.reels.edit(
        reel_id
    ).result()  # the hash of the footage may have come meanwhile
    assert (undone.reel, undone.clips) == (before.reel, before.clips)
    one = workspace.styles.apply(reel_id, RING, [before.clips[1].id]).result()
    assert [clip.spotlights[0].shape for clip in one.clips] == ["body", "ground"]


def test_what_came_damaged_from_elsewhere_is_left_out(workspace: Workspace, reel_id: str) -> None:
    workspace.settings.put(f"{PREFIX}{reel_id}:spotlight:bad", "no style").result()
    workspace.styles.save(reel_id, "Ring", RING).result()
    assert [style.name for style in workspace.styles.list(reel_id).result()] == ["Ring"]
    with pytest.raises(BadInput, match="needs a name"):
        workspace.styles.save(reel_id, "  ", RING)

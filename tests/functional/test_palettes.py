"""Own tags, players, keys, leads and lags: one step each, synced rows, and what trimming teaches."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.core.errors import BadInput
from app.core.game import Game
from app.core.learned import Learned
from app.core.library import Player, SportTag
from app.services.workspace import Workspace


def test_tags_and_players_are_edited_as_one_step(workspace: Workspace) -> None:
    palettes = workspace.palettes
    shown = palettes.get("soccer").result()
    tags = [
        SportTag(" Nut  meg ", "soccer", "attacker"),
        SportTag("goal", hotkey="z"),
        SportTag("Pass"),
    ]
    palettes.save(shown, tags, [Player("Maya", number="10")]).result()
    now = palettes.get("soccer").result()
    assert {tag.name: tag.hotkey for tag in now.choices} == {"Nut meg": "", "Goal": "Z"}
    assert "Nut meg" in now.groups[0].tags
    assert now.letters["Goal"] == "Z"
    assert now.players == (Player("Maya", "soccer", "10"),)
    palettes.save(now, [tag for tag in now.choices if tag.name == "Goal"], []).result()
    assert palettes.get("soccer").result().tags == shown.tags
    assert workspace.history.undo().result() == "edit tags and players"
    assert palettes.get("soccer").result() == now


def test_what_another_laptop_added_meanwhile_stays(workspace: Workspace) -> None:
    shown = workspace.palettes.get("soccer").result()
    workspace.annotate.add_tag(SportTag("Theirs")).result()
    workspace.palettes.save(shown, [SportTag("Mine")], []).result()
    names = {tag.name for tag in workspace.palettes.get("soccer").result().choices}
    assert names == {"Theirs", "Mine"}


@pytest.mark.parametrize(
    ("tags", "why"),
    [
        ([SportTag("Goal", hotkey="Z"), SportTag("Pass", hotkey="Z")], "both have the key Z"),
        ([SportTag("Own", hotkey="A")], "taken by a command"),
        ([SportTag("Own"), SportTag("OWN")], "stands twice"),
        ([SportTag("x" * 41)], "at most 40"),
        ([SportTag("Goal", lead_us=61_000_000)], "lead of Goal must be from 0 to 60 s"),
        ([SportTag(f"Own {n}") for n in range(61)], "at most 60 own tags"),
    ],
)
def test_a_palette_that_cannot_be_is_refused_whole(
    workspace: Workspace, tags: list[SportTag], why: str
) -> None:
    shown = workspace.palettes.get("soccer").result()
    with pytest.raises(BadInput, match=why):
        workspace.palettes.save(shown, tags, []).result()
    assert workspace.palettes.get("soccer").result() == shown


def test_the_tag_of_a_mark_says_how_long_it_is(workspace: Workspace, match: Game) -> None:
    workspace.palettes.set_reach("soccer", "Goal", 1_500_000, 250_000).result()
    clip = workspace.annotate.mark(match.id, 2_000_000, 5, ["Goal"]).result()
    assert (clip.start_us, clip.end_us, clip.marked_us) == (500_000, 2_250_000, 2_000_000)
    workspace.palettes.set_reach("soccer", "Goal", None, None).result()
    assert workspace.palettes.get("soccer").result().choices == ()


def test_trimming_five_clips_of_a_tag_is_learned_until_it_is_taken(
    workspace: Workspace, match: Game
) -> None:
    palettes = workspace.palettes
    for n in range(5):
        clip = workspace.annotate.mark(match.id, 2_000_000, tags=["Goal"]).result()
        assert palettes.offer("soccer", clip.tags).result() is None
        trimmed = replace(clip, start_us=1_000_000 + n * 1000, end_us=2_500_000)
        workspace.annotate.update(trimmed, "trim clip", clip).result()
    offered = palettes.offer("soccer", ["Pass", "Goal"]).result()
    assert offered == Learned("Goal", 1_000_000, 500_000, 5)
    palettes.set_reach("soccer", "Goal", offered.lead_us, offered.lag_us).result()
    assert palettes.offer("soccer", ["Goal"]).result() is None
    assert palettes.learned("soccer", ["Goal"]).result() == (offered,)

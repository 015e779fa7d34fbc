"""Annotation files as coaches have them: each comes in, stays out or is refused as it is written."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.core.errors import BadInput
from app.core.game import Game
from app.core.library import Player, SportTag
from app.services.workspace import Workspace
from app.storage import Library
from tests.support.annotation_cases import FOLDER, add_game, expected, long_game, outcome


def test_every_file_has_its_expected_outcome(tmp_path: Path) -> None:
    wanted = expected()
    files = {path.name for path in FOLDER.iterdir()} - {"cases.json"}
    assert files == wanted.keys()
    with Library.open(tmp_path) as library:
        made = add_game(library, long_game())
        for name in sorted(files):
            assert outcome(library, made.id, FOLDER / name) == wanted[name], name


def test_what_a_preview_shows_is_what_comes_in_with_the_words_that_are_new(
    workspace: Workspace, match: Game, tmp_path: Path
) -> None:
    path = tmp_path / "clips.xml"
    row = "<instance><start>{}</start><end>{}</end><code>Press</code>{}</instance>"
    player = "<label><group>Player</group><text>Maya</text></label>"
    rows = row.format(0, 2, player) + row.format(1, 0.5, "") + row.format(2, 3, "")
    path.write_text(f"<file><ALL_INSTANCES>{rows}</ALL_INSTANCES></file>", encoding="utf-8")
    preview = workspace.annotate.read_file(match.id, path).result()
    assert workspace.annotate.clips(match.id).result() == ()
    assert (len(preview.clips), len(preview.problems)) == (2, 1)
    assert (preview.new_tags, preview.new_players) == (("Press",), ("Maya",))
    report = workspace.annotate.import_read(preview).result()
    assert [c.players for c in report.added] == [("Maya",), ()]
    palette = workspace.palettes.get("soccer").result()
    assert "Press" in palette.tags
    assert palette.players == (Player("Maya"),)
    again = workspace.annotate.read_file(match.id, path).result()
    assert (again.clips, len(again.repeats), again.new_tags) == ((), 2, ())
    assert workspace.history.undo().result() == "import annotations"
    assert workspace.annotate.clips(match.id).result() == ()
    assert workspace.palettes.get("soccer").result().choices == ()


def test_new_words_come_in_as_far_as_there_is_room_and_never_over_what_is_there(
    workspace: Workspace, match: Game, tmp_path: Path
) -> None:
    path = tmp_path / "clips.tsv"
    codes = ["Press", *(f"Code {n:02}" for n in range(62))]
    rows = (f"0:0{n / 25:.2f}\t4\t{code}\t\t1\t\n" for n, code in enumerate(codes))
    path.write_text("".join(rows), encoding="utf-8")
    preview = workspace.annotate.read_file(match.id, path).result()
    theirs = SportTag("Press", hotkey="Z", lead_us=5_000_000)
    workspace.annotate.add_tag(theirs).result()
    report = workspace.annotate.import_read(preview).result()
    assert len(report.added) == 63
    assert report.warnings[0] == (
        "A sport has at most 60 own tags; the clips keep theirs, left out are: "
        "Code 59, Code 60, Code 61"
    )
    shown = workspace.palettes.get("soccer").result()
    assert len(shown.choices) == 60 and shown.choice("Press") == theirs
    # More than 60 may come together from two laptops; then the sheet still saves, and only shrinks.
    workspace.annotate.add_tag(SportTag("One more")).result()
    shown = workspace.palettes.get("soccer").result()
    renamed = [replace(tag, position="attacker") for tag in shown.choices]
    workspace.palettes.save(shown, renamed, []).result()
    with pytest.raises(BadInput, match="at most 60 own tags"):
        workspace.palettes.save(shown, [*renamed, SportTag("Yet another")], []).result()


@pytest.mark.parametrize("name", ["clips.tsv", "clips.csv", "clips.xml"])
def test_a_file_that_was_exported_brings_nothing_new(
    workspace: Workspace, match: Game, tmp_path: Path, name: str
) -> None:
    workspace.annotate.mark(match.id, 2_345_678, 1, ["Pass"], lead_us=1_234_567).result()
    workspace.annotate.export_file(match.id, tmp_path / name).result()
    preview = workspace.annotate.read_file(match.id, tmp_path / name).result()
    assert (preview.clips, preview.problems, len(preview.repeats)) == ((), (), 1)

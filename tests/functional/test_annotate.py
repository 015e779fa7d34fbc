from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.core.errors import BadAnnotations, BadInput, NotFound
from app.core.filters import ClipFilter
from app.core.game import Game
from app.services.workspace import Workspace
from app.storage import Changes


def test_one_key_marks_around_the_playhead(workspace: Workspace, match: Game) -> None:
    clip = workspace.annotate.mark(match.id, 2_000_000, rating=5, tags=["Goal"]).result()
    assert (clip.start_us, clip.end_us) == (0, 4_000_000)
    assert clip.name == "Brilliant Goal"
    short = workspace.annotate.mark(match.id, 2_000_000, lead_us=500_000, lag_us=250_000).result()
    assert (short.start_us, short.end_us) == (1_500_000, 2_250_000)
    assert workspace.annotate.clips(match.id).result() == (clip, short)


def test_a_clip_is_made_valid_or_refused(workspace: Workspace, match: Game) -> None:
    clip = workspace.annotate.mark(match.id, 1_000_000).result()
    long = workspace.annotate.update(replace(clip, start_us=-5, end_us=99_000_000)).result()
    assert (long.start_us, long.end_us) == (0, match.duration_us)
    for wrong in (replace(clip, rating=6), replace(clip, notes="x" * 281)):
        with pytest.raises(BadInput):
            workspace.annotate.update(wrong).result()
    assert workspace.annotate.clip(clip.id).result() == long


def test_an_edit_leaves_what_came_from_another_laptop_since_the_clip_was_shown(
    workspace: Workspace, match: Game
) -> None:
    shown = workspace.annotate.mark(match.id, 2_000_000, tags=["Goal"]).result()
    theirs = replace(shown, notes="Header", tags=("Goal", "Save"))
    workspace.annotate.update(theirs).result()
    edited = replace(shown, rating=5, tags=("Goal", "Pass"))
    workspace.annotate.update(edited, "edit clip", shown).result()
    found = workspace.annotate.clip(shown.id).result()
    assert (found.notes, found.rating) == ("Header", 5)
    assert found.tags == ("Goal", "Save", "Pass")


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"typed_name": "x" * 201}, "at most 200"),
        ({"tags": ("x" * 41,)}, "at most 40"),
        ({"tags": tuple(f"tag {i}" for i in range(21))}, "at most 20 tags"),
        ({"players": ("x" * 81,)}, "at most 80"),
        ({"players": tuple(f"player {i}" for i in range(41))}, "at most 40 players"),
    ],
)
def test_words_that_are_too_long_are_refused(
    workspace: Workspace, match: Game, wrong: dict[str, Any], says: str
) -> None:
    clip = workspace.annotate.mark(match.id, 1_000_000).result()
    with pytest.raises(BadInput, match=says):
        workspace.annotate.update(replace(clip, **wrong)).result()
    assert workspace.annotate.clip(clip.id).result() == clip


def test_words_are_kept_without_control_characters(workspace: Workspace, match: Game) -> None:
    clip = workspace.annotate.mark(match.id, 1_000_000).result()
    odd = replace(
        clip,
        typed_name=" A\tname\x1b[2J ",
        notes="one\ntwo\tthree\x07",
        tags=("Go\nal",),
        players=(" Ma\x00ya ", ""),
    )
    kept = workspace.annotate.update(odd).result()
    assert (kept.typed_name, kept.notes) == ("A name [2J", "one\ntwo three")
    assert (kept.tags, kept.players) == (("Go al",), ("Ma ya",))
    reel_id = workspace.reels.create("Reel", [clip.id]).result()
    assert workspace.reels.edit(reel_id).result().clips[0].name == "A name [2J"


def test_every_gesture_is_one_named_step(workspace: Workspace, match: Game) -> None:
    heard: list[Changes] = []
    stop = workspace.subscribe(heard.append)
    clip = workspace.annotate.mark(match.id, 2_000_000).result()
    workspace.annotate.update(replace(clip, rating=2), "rate clip").result()
    workspace.annotate.delete(clip.id).result()
    stop()
    # Files are hashed in the background; what that writes is no gesture.
    gestures = [change for change in heard if ("clip", clip.id) in change.touched]
    assert [change.name for change in gestures] == ["mark clip", "rate clip", "delete clip"]
    undo = workspace.history.undo
    assert undo().result() == "delete clip"
    assert workspace.annotate.clip(clip.id).result().rating == 2
    assert undo().result() == "rate clip"
    assert workspace.annotate.clip(clip.id).result().rating == 4
    assert workspace.history.state.redo == "rate clip"
    assert workspace.history.redo().result() == "rate clip"
    assert workspace.annotate.clip(clip.id).result().rating == 2
    workspace.annotate.mark(match.id, 1_000_000).result()
    assert workspace.history.state.redo == ""


def test_updating_a_deleted_clip_does_not_bring_it_back(workspace: Workspace, match: Game) -> None:
    clip = workspace.annotate.mark(match.id, 2_000_000).result()
    workspace.annotate.delete(clip.id).result()
    with pytest.raises(NotFound):
        workspace.annotate.update(clip).result()


def test_the_filter_works_across_games(workspace: Workspace, match: Game, halves: Game) -> None:
    one = workspace.annotate.mark(match.id, 2_000_000, 5, ["Goal"]).result()
    workspace.annotate.mark(halves.id, 2_000_000, 3, ["Pass"]).result()
    found = workspace.annotate.clips(None, ClipFilter(tags=frozenset({"goal"}))).result()
    assert found == (one,)


TABLE = (
    "start_time\trating\ttags\tclip_name\tclip_duration\tnotes\n"
    "0:00.5\t5\tGoal, Header\tThe winner\t2\t<notes>\n"
    "0:01\t9\tGoal\t\t2\t\n"
    "7:00\t3\tPass\t\t2\tfar outside\n"
    "0:03\t2\tTackle\t\t5\tlate\n"
)


def test_good_rows_come_in_and_bad_ones_are_told(
    workspace: Workspace, match: Game, tmp_path: Path
) -> None:
    table = tmp_path / "clips.tsv"
    table.write_text(TABLE, encoding="utf-8-sig")
    report = workspace.annotate.import_file(match.id, table).result()
    assert [clip.name for clip in report.added] == ["The winner", "late"]
    assert report.added[0].tags == ("Goal", "Header")
    assert [p.split(":")[0] for p in report.problems] == ["Line 3", "Line 4"]
    assert any("Header" in warning for warning in report.warnings)
    assert report.added[1].end_us == match.duration_us
    again = workspace.annotate.import_file(match.id, table).result()
    assert again.added == ()
    workspace.history.undo().result()
    assert workspace.annotate.clips(match.id).result() == ()


def test_a_row_that_starts_just_before_the_end_comes_in(
    workspace: Workspace, match: Game, tmp_path: Path
) -> None:
    table = tmp_path / "late.tsv"
    minute, second = divmod(match.duration_us - 100_000, 60_000_000)
    head = TABLE.splitlines()[0]
    row = f"{minute}:{second / 1e6:04.1f}\t5\t\tLate\t8\t"
    table.write_text(f"{head}\n{row}\n", encoding="utf-8")
    report = workspace.annotate.import_file(match.id, table).result()
    assert not report.problems
    [clip] = workspace.annotate.clips(match.id).result()
    assert (clip.start_us, clip.end_us) == (match.duration_us - 500_000, match.duration_us)


def test_what_is_exported_comes_back_the_same(
    workspace: Workspace, match: Game, tmp_path: Path
) -> None:
    clip = workspace.annotate.mark(match.id, 2_345_678, 1, ["Pass"], lead_us=1_234_000).result()
    workspace.annotate.update(replace(clip, notes="lost\tthe ball\nagain")).result()
    for name in ("clips.tsv", "clips.csv"):
        path = tmp_path / name
        assert workspace.annotate.export_file(match.id, path).result() == 1
        workspace.annotate.delete(workspace.annotate.clips(match.id).result()[0].id).result()
        (back,) = workspace.annotate.import_file(match.id, path).result().added
        assert (back.start_us + 500) // 1000 == (clip.start_us + 500) // 1000
        assert (back.rating, back.tags, back.notes) == (1, ("Pass",), "lost the ball again")


def test_a_table_is_never_written_over_footage(
    workspace: Workspace, match: Game, tmp_path: Path
) -> None:
    film = tmp_path / "film.mp4"
    before = Path(match.files[0].path).read_bytes()
    film.write_bytes(before)
    workspace.games.add([film], name="Mine").result()
    (tmp_path / "link.tsv").symlink_to(film)
    odd = tmp_path / "odd.txt"
    odd.write_bytes(before)
    workspace.games.add([odd], name="Odd ending").result()
    (tmp_path / "notes.docx").write_bytes(b"mine")
    (tmp_path / "notes.tsv").symlink_to(tmp_path / "notes.docx")
    for name in ("clips.docx", "clips"):
        with pytest.raises(BadInput, match=r"\.tsv, \.csv, \.txt or \.xml"):
            workspace.annotate.export_file(match.id, tmp_path / name).result()
    for path in (film, tmp_path / "link.tsv"):
        with pytest.raises(BadInput, match="is footage of the game 'Mine'"):
            workspace.annotate.export_file(match.id, path).result()
    with pytest.raises(BadInput, match=r"notes\.tsv is a link"):
        workspace.annotate.export_file(match.id, tmp_path / "notes.tsv").result()
    with pytest.raises(BadInput, match=r"odd\.txt is footage of the game 'Odd ending'"):
        workspace.annotate.export_file(match.id, odd).result()
    assert film.read_bytes() == odd.read_bytes() == before


def test_an_unreadable_table_changes_nothing(
    workspace: Workspace, match: Game, tmp_path: Path
) -> None:
    binary = tmp_path / "clips.tsv"
    binary.write_bytes(b"\xff\x00\xfe")
    for path in (binary, tmp_path / "missing.tsv", tmp_path):
        with pytest.raises(BadAnnotations, match=path.name):
            workspace.annotate.import_file(match.id, path).result()
    assert workspace.annotate.clips(match.id).result() == ()

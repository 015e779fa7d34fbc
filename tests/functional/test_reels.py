from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from app.core.edit import Edit, Freeze, SpeedSegment
from app.core.errors import BadEdit, BadInput, NotFound
from app.core.game import Game
from app.services.workspace import Workspace


@pytest.fixture
def reel_id(workspace: Workspace, match: Game) -> str:
    clips = [
        workspace.annotate.mark(
            match.id, t, 5, ["Goal"], lead_us=500_000, lag_us=1_000_000
        ).result()
        for t in (1_000_000, 2_500_000)
    ]
    return workspace.reels.create("Goals", [clip.id for clip in clips]).result()


def read(workspace: Workspace, reel_id: str) -> Edit:
    return workspace.reels.edit(reel_id).result()


def test_marked_clips_become_a_reel(workspace: Workspace, match: Game, reel_id: str) -> None:
    edit = read(workspace, reel_id)
    assert edit.reel.name == "Goals"
    assert (edit.reel.size, edit.reel.fps) == ((1080, 1920), Fraction(25))
    assert [clip.name for clip in edit.clips] == ["Brilliant Goal", "Brilliant Goal"]
    assert [(c.start_us, c.end_us) for c in edit.clips] == [
        (500_000, 2_000_000),
        (2_000_000, 3_500_000),
    ]
    assert edit.sources[0][0] == match.files[0].id
    assert edit.sources[0][1].path == match.files[0].path
    (summary,) = workspace.reels.list().result()
    assert (summary.name, summary.clip_count, summary.length_us) == ("Goals", 2, 3_040_000)


def test_a_clip_over_half_time_becomes_two(workspace: Workspace, halves: Game) -> None:
    clip = workspace.annotate.mark(halves.id, 2_000_000, lead_us=700_000, lag_us=600_000).result()
    reel_id = workspace.reels.create("Both", [clip.id], "source").result()
    edit = read(workspace, reel_id)
    assert edit.reel.size == (320, 180)
    assert [(c.source, c.start_us, c.end_us) for c in edit.clips] == [
        (halves.files[0].id, 1_300_000, 2_000_000),
        (halves.files[1].id, 0, 600_000),
    ]


def test_what_is_no_reel_is_refused(workspace: Workspace, match: Game) -> None:
    clip = workspace.annotate.mark(match.id, 1_000_000).result()
    with pytest.raises(BadInput, match="at least one clip"):
        workspace.reels.create("None", []).result()
    with pytest.raises(BadInput, match="9:16"):
        workspace.reels.create("Odd", [clip.id], "3:2").result()
    with pytest.raises(NotFound):
        workspace.reels.create("Gone", ["no-such-clip"]).result()
    assert workspace.reels.list().result() == ()


def test_a_reel_is_read_with_the_files_behind_it(workspace: Workspace, reel_id: str) -> None:
    edit, files = workspace.reels.with_sources(reel_id).result()
    assert edit == read(workspace, reel_id)
    assert files == workspace.reels.sources(reel_id).result()
    assert set(files) == {source_id for source_id, _ in edit.sources}


def test_framing_is_written_by_source_time(workspace: Workspace, reel_id: str) -> None:
    framing = workspace.framing
    clip = read(workspace, reel_id).clips[0]
    framing.put_crop(reel_id, clip.id, 600_000, 100.0, 90.0, 120.0).result()
    framing.put_crop(reel_id, clip.id, 1_600_000, 220.0, 90.0, 120.0).result()
    near = framing.put_crop(reel_id, clip.id, 640_000, 110.0, 90.0, 999.0).result()
    keys = near.clips[0].crop
    assert [key.t_us for key in keys] == [600_000, 1_600_000]
    assert keys[0].height <= 180
    trimmed = framing.trim(reel_id, clip.id, 1_000_000, 9_000_000).result().clips[0]
    assert (trimmed.start_us, trimmed.end_us) == (1_000_000, 4_000_000)
    assert trimmed.crop == keys
    framing.set_ease(reel_id, clip.id, 600_000, "hold").result()
    left = framing.delete_crop(reel_id, clip.id, 1_600_000).result().clips[0].crop
    assert [(key.t_us, key.ease) for key in left] == [(600_000, "hold")]


def test_speeds_freezes_and_splits(workspace: Workspace, reel_id: str) -> None:
    framing = workspace.framing
    clip = read(workspace, reel_id).clips[0]
    framing.set_speed(reel_id, clip.id, 1_000_000, 1_500_000, Fraction(1, 2)).result()
    framing.add_freeze(reel_id, clip.id, 1_200_000).result()
    segments = read(workspace, reel_id).clips[0].segments
    assert segments == (
        SpeedSegment(1_000_000, 1_500_000, Fraction(1, 2)),
        Freeze(1_200_000, 2_000_000),
    )
    edit = framing.split(reel_id, clip.id, 1_100_000).result()
    assert [(c.start_us, c.end_us) for c in edit.clips[:2]] == [
        (500_000, 1_100_000),
        (1_100_000, 2_000_000),
    ]
    with pytest.raises(BadEdit):
        framing.set_speed(reel_id, clip.id, 0, 1_000_000, Fraction(9)).result()
    assert read(workspace, reel_id).clips == edit.clips


def test_spotlights_come_once(workspace: Workspace, reel_id: str) -> None:
    overlay = workspace.overlay
    edit = overlay.ensure_spotlights(reel_id).result()
    clip = edit.clips[0]
    (light,) = clip.spotlights
    assert (light.start_us, light.end_us) == (500_000, 2_000_000)
    overlay.delete_spotlight(reel_id, clip.id, light.id).result()
    assert overlay.ensure_spotlights(reel_id).result().clips[0].spotlights == ()
    other = edit.clips[1].spotlights[0]
    overlay.put_spotlight_key(
        reel_id, edit.clips[1].id, other.id, 2_500_000, 90.0, 90.0, 12.0, 24.0
    ).result()
    styled = overlay.style_spotlight(reel_id, edit.clips[1].id, other.id, color="#00FFFF").result()
    assert styled.clips[1].spotlights[0].color == "#00FFFF"
    assert len(styled.clips[1].spotlights[0].keyframes) == 2


def test_spotlights_that_were_taken_back_come_with_redo_only(
    workspace: Workspace, reel_id: str
) -> None:
    """Overlay is on the screen while a coach undoes everything, and does it again."""
    overlay, history = workspace.overlay, workspace.history
    made = overlay.ensure_spotlights(reel_id).result()
    overlay.add_text(reel_id, made.clips[0].id, 600_000, "#10 Maya").result()
    for _ in range(2):
        history.undo().result()
    assert overlay.ensure_spotlights(reel_id).result().clips[0].spotlights == ()
    assert history.redo().result() == "add spotlights"
    assert overlay.ensure_spotlights(reel_id).result().clips == made.clips
    assert history.redo().result() == "add text"


def test_texts_are_added_changed_and_deleted(workspace: Workspace, reel_id: str) -> None:
    clip = read(workspace, reel_id).clips[0]
    edit = workspace.overlay.add_text(reel_id, clip.id, 600_000, "#10 Maya", anchor="top").result()
    (text,) = edit.clips[0].texts
    assert (text.text, text.anchor, text.end_us) == ("#10 Maya", "top", 2_600_000)
    from dataclasses import replace

    changed = replace(text, text="Maya", size=0.1)
    edit = workspace.overlay.update_text(reel_id, clip.id, changed).result()
    assert edit.clips[0].texts == (changed,)
    assert workspace.overlay.delete_text(reel_id, clip.id, text.id).result().clips[0].texts == ()


def test_order_ratio_and_names(workspace: Workspace, reel_id: str) -> None:
    first, second = (clip.id for clip in read(workspace, reel_id).clips)
    moved = workspace.reels.move_clip(reel_id, second, 0).result()
    assert [clip.id for clip in moved.clips] == [second, first]
    assert workspace.reels.set_ratio(reel_id, "16:9").result().reel.size == (1920, 1080)
    assert workspace.reels.rename(reel_id, " Best ").result().reel.name == "Best"
    assert len(workspace.reels.remove_clip(reel_id, first).result().clips) == 1
    names = [workspace.history.undo().result() for _ in range(4)]
    assert names == ["remove clip", "rename reel", "change ratio", "move clip"]
    assert [clip.id for clip in read(workspace, reel_id).clips] == [first, second]


def test_a_deleted_reel_comes_back_whole(workspace: Workspace, reel_id: str) -> None:
    before = read(workspace, reel_id)
    workspace.reels.delete(reel_id).result()
    assert workspace.reels.list().result() == ()
    workspace.history.undo().result()
    after = read(workspace, reel_id)
    assert (after.reel, after.clips) == (before.reel, before.clips)


def test_two_changes_in_flight_do_not_lose_each_other(workspace: Workspace, reel_id: str) -> None:
    first, second = read(workspace, reel_id).clips
    futures = [
        workspace.framing.put_crop(reel_id, clip.id, t, 160.0, 90.0, 100.0)
        for clip, t in ((first, 600_000), (second, 2_100_000), (first, 1_900_000))
    ]
    for future in futures:
        future.result()
    edit = read(workspace, reel_id)
    assert [len(clip.crop) for clip in edit.clips] == [2, 1]


def test_everything_is_there_after_a_restart(
    workspace: Workspace, reel_id: str, tmp_path: Path
) -> None:
    edit = read(workspace, reel_id)
    workspace.close()
    with Workspace.open(tmp_path / "home", queue=False) as again:
        found = again.reels.edit(reel_id).result()
    # The content hash of the footage is filled in whenever it is known.
    assert (found.reel, found.clips) == (edit.reel, edit.clips)
    assert [(i, source.path) for i, source in found.sources] == [
        (i, source.path) for i, source in edit.sources
    ]


def test_a_copied_framing_goes_to_every_clip_in_one_step(
    workspace: Workspace, reel_id: str
) -> None:
    first, second = read(workspace, reel_id).clips
    workspace.framing.put_crop(reel_id, first.id, 1_000_000, 200.0, 90.0, 100.0).result()
    copied = workspace.framing.copy(reel_id, first.id).result()
    after = workspace.framing.paste_all(reel_id, copied).result()
    assert [clip.crop[0].cx for clip in after.clips] == [200.0, 200.0]
    assert after.clips[1].crop[0].t_us - second.start_us == 1_000_000 - first.start_us
    assert workspace.history.state.undo == "paste framing to all clips"
    workspace.history.undo().result()
    assert read(workspace, reel_id).clips[1] == second

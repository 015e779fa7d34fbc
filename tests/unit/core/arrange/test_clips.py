"""Clips in a reel: order, range, speed, freezes."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core import arrange
from app.core.document import checked
from app.core.edit import (
    ClipAudio,
    CropKey,
    Edit,
    EditClip,
    Freeze,
    Reel,
    Source,
    SpeedSegment,
    Spotlight,
    SpotlightKey,
    Text,
)
from app.core.errors import BadEdit, NotFound
from app.core.timemap import time_map
from tests.support.edits import SPEEDS, Case, cases

S = 1_000_000
HALF = Fraction(1, 2)


def reel(*clips: EditClip) -> Edit:
    return Edit(Reel("r", "Reel"), (("g", Source("g.mp4")),), clips)


def full_clip() -> EditClip:
    light = Spotlight("s", 2 * S, 4 * S, (SpotlightKey(2 * S, 9.0, 9.0, 20.0, 20.0),))
    crop = (CropKey(S, 5.0, 5.0, 90.0), CropKey(8 * S, 6.0, 6.0, 80.0))
    text = Text("t", S, 9 * S, "#10")
    return EditClip("a", "g", S, 9 * S, crop=crop, spotlights=(light,), texts=(text,))


def ids() -> arrange.NewId:
    numbers = count(1)
    return lambda: f"new-{next(numbers)}"


def order(edit: Edit) -> list[str]:
    return [clip.id for clip in edit.clips]


def test_a_clip_is_added_with_its_source_where_told() -> None:
    edit = reel(EditClip("a", "g", 0, S), EditClip("b", "g", 0, S))
    more = arrange.add_clip(edit, EditClip("c", "f", 0, S), Source("f.mp4"), 1)
    assert order(more) == ["a", "c", "b"]
    assert [name for name, _ in more.sources] == ["f", "g"]
    assert order(arrange.add_clip(edit, EditClip("c", "g", 0, S), Source("g.mp4"))) == [*"abc"]


def test_a_clip_with_a_used_id_is_refused() -> None:
    with pytest.raises(BadEdit, match="also the id of"):
        arrange.add_clip(reel(full_clip()), full_clip(), Source("g.mp4"))


def test_a_removed_clip_takes_its_source_along_when_it_was_the_last() -> None:
    edit = arrange.add_clip(reel(full_clip()), EditClip("c", "f", 0, S), Source("f.mp4"))
    assert arrange.remove_clip(edit, "c") == reel(full_clip())
    assert arrange.remove_clip(reel(full_clip()), "a").clips == ()


@pytest.mark.parametrize(
    ("to", "wanted"), [(0, "cab"), (1, "acb"), (2, "abc"), (99, "abc"), (-5, "cab")]
)
def test_a_clip_is_moved(to: int, wanted: str) -> None:
    edit = reel(*(EditClip(name, "g", 0, S) for name in "abc"))
    assert order(arrange.move_clip(edit, "c", to)) == [*wanted]


def test_a_twin_has_ids_of_its_own() -> None:
    edit = arrange.duplicate_clip(reel(full_clip(), EditClip("b", "g", 0, S)), "a", ids())
    assert order(edit) == ["a", "new-1", "b"]
    twin = edit.clips[1]
    assert (twin.spotlights[0].id, twin.texts[0].id) == ("new-2", "new-3")
    assert twin.crop == full_clip().crop


def test_a_missing_clip_is_named() -> None:
    with pytest.raises(NotFound, match="The reel has no clip zz"):
        arrange.move_clip(reel(full_clip()), "zz", 0)


def test_trimming_moves_nothing_and_what_was_hidden_comes_back() -> None:
    edit = reel(full_clip())
    short = arrange.trim(edit, "a", 5 * S, 6 * S, (0, 10 * S))
    assert replace(short.clips[0], start_us=S, end_us=9 * S) == full_clip()
    assert arrange.trim(short, "a", S, 9 * S, (0, 10 * S)) == edit


def test_a_trim_stays_in_the_source_and_keeps_a_tenth_of_a_second() -> None:
    edit = arrange.trim(reel(full_clip()), "a", -5, 99 * S, (0, 10 * S))
    assert (edit.clips[0].start_us, edit.clips[0].end_us) == (0, 10 * S)
    with pytest.raises(BadEdit, match=r"clips\[0\]: a clip must be at least 0.1 s long"):
        arrange.trim(edit, "a", 2 * S, 2 * S + 99_999, (0, 10 * S))


def test_both_halves_of_a_split_keep_everything() -> None:
    edit = arrange.split(reel(full_clip()), "a", 3 * S, ids())
    first, second = edit.clips
    assert first == replace(full_clip(), end_us=3 * S)
    assert (second.id, second.start_us, second.end_us) == ("new-1", 3 * S, 9 * S)
    assert second.crop == full_clip().crop
    assert second.spotlights == (replace(full_clip().spotlights[0], id="new-2"),)
    assert second.texts == (replace(full_clip().texts[0], id="new-3"),)


def test_a_split_too_near_an_end_is_refused() -> None:
    with pytest.raises(BadEdit, match=r"at least 0\.1 s"):
        arrange.split(reel(full_clip()), "a", S + 50_000, ids())


def test_a_speed_over_a_speed_cuts_it_cleanly() -> None:
    edit = arrange.set_speed(reel(full_clip()), "a", 2 * S, 6 * S, HALF)
    edit = arrange.set_speed(edit, "a", 3 * S, 4 * S, Fraction(2))
    assert edit.clips[0].segments == (
        SpeedSegment(2 * S, 3 * S, HALF),
        SpeedSegment(3 * S, 4 * S, Fraction(2)),
        SpeedSegment(4 * S, 6 * S, HALF),
    )
    edit = arrange.set_speed(edit, "a", 3 * S, 4 * S, HALF)
    assert edit.clips[0].segments == (SpeedSegment(2 * S, 6 * S, HALF),)
    edit = arrange.set_speed(edit, "a", 0, 5 * S, Fraction(1))
    assert edit.clips[0].segments == (SpeedSegment(5 * S, 6 * S, HALF),)


@given(cases(max_clips=1), st.integers(0, 9 * S), st.integers(1, 9 * S), st.sampled_from(SPEEDS))
def test_a_speed_rules_its_range_and_nothing_else(
    case: Case, start: int, length: int, speed: Fraction
) -> None:
    clip = case.edit.clips[0]
    changed = arrange.set_speed(case.edit, clip.id, start, start + length, speed).clips[0]
    assert speed_at(changed, start) == speed_at(changed, start + length - 1) == speed
    for t in (start - 1, start + length, start + length + 777_777):
        assert speed_at(changed, t) == speed_at(clip, t)
    assert [s for s in changed.segments if isinstance(s, Freeze)] == [
        s for s in clip.segments if isinstance(s, Freeze)
    ]


def speed_at(clip: EditClip, t_us: int) -> Fraction:
    for s in clip.segments:
        if isinstance(s, SpeedSegment) and s.start_us <= t_us < s.end_us:
            return s.speed
    return Fraction(1)


def test_a_speed_outside_a_quarter_to_four_is_refused() -> None:
    with pytest.raises(BadEdit, match=r"clips\[0\].segments\[0\].speed: must be from 1/4 to 4"):
        arrange.set_speed(reel(full_clip()), "a", 2 * S, 3 * S, Fraction(5))


def test_a_freeze_is_added_changed_and_removed() -> None:
    edit = arrange.add_freeze(reel(full_clip()), "a", 3 * S)
    assert time_map(edit.clips[0]).duration == 10
    edit = arrange.add_freeze(edit, "a", 3 * S, S)
    assert edit.clips[0].segments == (Freeze(3 * S, S),)
    assert arrange.remove_freeze(edit, "a", 3 * S) == reel(full_clip())


@pytest.mark.parametrize("at", [0, 9 * S, 10 * S])
def test_a_freeze_outside_the_clip_is_refused(at: int) -> None:
    with pytest.raises(BadEdit, match="a freeze must lie inside the clip"):
        arrange.add_freeze(reel(full_clip()), "a", at)


def test_sound_and_name() -> None:
    edit = arrange.set_audio(reel(full_clip()), "a", ClipAudio(-3.0, True))
    assert edit.clips[0].audio == ClipAudio(-3.0, True)
    assert arrange.rename_clip(edit, "a", "Goal").clips[0].name == "Goal"
    with pytest.raises(BadEdit, match=r"clips\[0\].name: has 300 characters"):
        arrange.rename_clip(edit, "a", "x" * 300)


@given(cases(), st.data())
def test_any_split_of_any_edit_is_a_valid_edit_of_the_same_length(
    case: Case, data: st.DataObject
) -> None:
    clip = data.draw(st.sampled_from(case.edit.clips))
    if clip.end_us - clip.start_us < 2 * arrange.MIN_CLIP_US:
        return
    at = data.draw(
        st.integers(clip.start_us + arrange.MIN_CLIP_US, clip.end_us - arrange.MIN_CLIP_US)
    )
    edit = arrange.split(case.edit, clip.id, at, ids())
    assert checked(edit) == edit
    index = order(case.edit).index(clip.id)
    halves = (time_map(half).duration for half in edit.clips[index : index + 2])
    assert sum(halves, Fraction(0)) == time_map(clip).duration


def test_the_place_where_a_speed_changes_is_moved_between_its_neighbours() -> None:
    slow, fast = SpeedSegment(2 * S, 4 * S, HALF), SpeedSegment(4 * S, 6 * S, Fraction(2))
    edit = reel(EditClip("a", "g", S, 9 * S, segments=(slow, fast)))
    moved = arrange.move_cut(edit, "a", 4 * S, 5 * S, 40_000)
    assert moved.clips[0].segments == (replace(slow, end_us=5 * S), replace(fast, start_us=5 * S))
    far = arrange.move_cut(edit, "a", 2 * S, 8 * S, 40_000)
    assert far.clips[0].segments[0] == replace(slow, start_us=4 * S - 40_000)
    out = arrange.move_cut(edit, "a", 6 * S, 20 * S, 40_000)
    assert out.clips[0].segments[1] == replace(fast, end_us=9 * S - 40_000)
    with pytest.raises(NotFound, match="No speed begins or ends"):
        arrange.move_cut(edit, "a", 3 * S, 5 * S, 40_000)


def test_a_freeze_is_moved_inside_the_clip_and_takes_the_place_of_another() -> None:
    edit = reel(EditClip("a", "g", S, 9 * S, segments=(Freeze(2 * S, S), Freeze(4 * S, 3 * S))))
    moved = arrange.move_freeze(edit, "a", 2 * S, 3 * S)
    assert moved.clips[0].segments == (Freeze(3 * S, S), Freeze(4 * S, 3 * S))
    over = arrange.move_freeze(edit, "a", 2 * S, 4 * S)
    assert over.clips[0].segments == (Freeze(4 * S, S),)
    out = arrange.move_freeze(edit, "a", 4 * S, 20 * S)
    assert out.clips[0].segments[1] == Freeze(9 * S - 1, 3 * S)
    with pytest.raises(NotFound, match="The freeze is not there"):
        arrange.move_freeze(edit, "a", 3 * S, 4 * S)

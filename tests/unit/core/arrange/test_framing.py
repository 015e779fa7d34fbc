"""Crop keyframes, straightening, another shape, copied framing."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core import arrange
from app.core.crop import crop_path
from app.core.edit import CropKey, Edit, EditClip, Reel, Source
from app.core.errors import BadEdit
from app.core.formats import RATIO_SIZES, output_size, ratio_name
from app.core.keyframes import near_us
from tests.support.edits import Case, cases

S = 1_000_000
HD = (1920, 1080)
NEAR = near_us(Fraction(30))


def reel(*keys: CropKey, rotation: float = 0.0) -> Edit:
    clip = EditClip("a", "g", S, 9 * S, rotation_deg=rotation, crop=keys)
    return Edit(Reel("r", "Reel"), (("g", Source("g.mp4")),), (clip,))


def keys(edit: Edit) -> tuple[CropKey, ...]:
    return edit.clips[0].crop


def test_a_keyframe_is_written_where_the_playhead_stands() -> None:
    edit = arrange.put_crop(reel(), "a", CropKey(2 * S, 800.0, 500.0, 700.0), HD, NEAR)
    edit = arrange.put_crop(edit, "a", CropKey(S, 900.0, 500.0, 600.0), HD, NEAR)
    assert keys(edit) == (CropKey(S, 900.0, 500.0, 600.0), CropKey(2 * S, 800.0, 500.0, 700.0))


@pytest.mark.parametrize(("frames", "count"), [(0, 1), (7, 1), (8, 1), (9, 2), (-8, 1), (-9, 2)])
def test_within_eight_frames_a_keyframe_is_changed_in_place(frames: int, count: int) -> None:
    edit = reel(CropKey(2 * S, 800.0, 500.0, 700.0, "hold"))
    t_us = 2 * S + round(frames * S / 30)
    edit = arrange.put_crop(edit, "a", CropKey(t_us, 900.0, 510.0, 600.0), HD, NEAR)
    assert len(keys(edit)) == count
    if count == 1:
        assert keys(edit)[0] == CropKey(2 * S, 900.0, 510.0, 600.0, "hold")


def test_the_nearest_of_two_keyframes_is_the_one_changed() -> None:
    edit = reel(CropKey(S, 800.0, 500.0, 700.0), CropKey(S + 300_000, 810.0, 500.0, 700.0))
    edit = arrange.put_crop(edit, "a", CropKey(S + 200_000, 1.0, 1.0, 200.0), HD, NEAR)
    assert [key.t_us for key in keys(edit)] == [S, S + 300_000]
    assert keys(edit)[0].height == 700.0
    assert keys(edit)[1].height == 200.0


def test_a_box_dragged_out_of_the_picture_is_stored_inside_it() -> None:
    edit = arrange.put_crop(reel(), "a", CropKey(S, -500.0, 9999.0, 5000.0), HD, NEAR)
    assert keys(edit) == (CropKey(S, 303.75, 540.0, 1080.0),)


def test_deleting_moving_and_easing_a_keyframe() -> None:
    edit = reel(CropKey(S, 800.0, 500.0, 700.0), CropKey(2 * S, 900.0, 500.0, 700.0))
    assert [key.t_us for key in keys(arrange.delete_crop(edit, "a", S))] == [2 * S]
    assert keys(arrange.delete_crop(edit, "a", 7)) == keys(edit)
    assert keys(arrange.set_crop_ease(edit, "a", S, "linear"))[0].ease == "linear"
    moved = arrange.move_crop(edit, "a", S, 3 * S)
    assert [key.t_us for key in keys(moved)] == [2 * S, 3 * S]
    with pytest.raises(BadEdit, match="two keyframes stand at t_us 2000000"):
        arrange.move_crop(edit, "a", S, 2 * S)


def test_the_box_shown_can_be_taken_as_a_keyframe() -> None:
    edit = reel(CropKey(S, 800.0, 500.0, 700.0, "linear"), CropKey(3 * S, 900.0, 520.0, 700.0))
    shown = arrange.crop_at(edit, "a", 2 * S, HD)
    assert shown == CropKey(2 * S, 850.0, 510.0, 700.0)


def test_straightening_makes_the_boxes_fit_again() -> None:
    edit = reel(CropKey(S, 303.75, 540.0, 1080.0))
    turned = arrange.straighten(edit, "a", 8.0, HD)
    assert turned.clips[0].rotation_deg == 8.0
    frame = arrange.crop_frame(turned, turned.clips[0], HD)
    assert keys(turned)[0].height <= frame.largest() < 1080.0
    with pytest.raises(BadEdit, match=r"clips\[0\].rotation_deg: must be from -20 to 20"):
        arrange.straighten(edit, "a", 45.0, HD)


def test_another_shape_keeps_centre_and_height_where_they_fit() -> None:
    edit = reel(CropKey(S, 960.0, 500.0, 600.0), CropKey(2 * S, 200.0, 500.0, 700.0))
    wide = arrange.set_size(edit, (1920, 1080), {"g": HD})
    assert wide.reel.size == (1920, 1080)
    assert keys(wide)[0] == CropKey(S, 960.0, 500.0, 600.0)
    half_width = Fraction(700) * 16 / 9 / 2
    assert abs(keys(wide)[1].cx - half_width) < 0.001


def test_an_odd_size_is_refused() -> None:
    with pytest.raises(BadEdit, match=r"reel.size\[0\]: must be even"):
        arrange.set_size(reel(), (1081, 1920), {"g": HD})


def test_framing_is_pasted_from_the_clip_s_own_start_and_scaled() -> None:
    edit = reel(CropKey(S, 960.0, 540.0, 1080.0, "hold"), CropKey(0, 900.0, 540.0, 800.0))
    other = EditClip("b", "h", 500_000, 4 * S)
    edit = arrange.add_clip(edit, other, Source("h.mp4"))
    framing = arrange.copy_framing(edit, "a", HD)
    pasted = arrange.paste_framing(edit, "b", framing, (960, 540)).clips[1]
    assert pasted.crop == (CropKey(500_000, 480.0, 270.0, 540.0, "hold"),)


@given(cases(), st.sampled_from(sorted(RATIO_SIZES)), st.floats(-20.0, 20.0))
def test_after_any_change_of_shape_the_boxes_shown_are_the_boxes_stored(
    case: Case, ratio: str, angle: float
) -> None:
    sizes = {name: (facts.width, facts.height) for name, facts in case.facts.items()}
    edit = arrange.set_size(case.edit, RATIO_SIZES[ratio], sizes)
    for clip in edit.clips:
        edit = arrange.straighten(edit, clip.id, angle, sizes[clip.source])
    for clip in edit.clips:
        frame = arrange.crop_frame(edit, clip, sizes[clip.source])
        path = crop_path(clip.crop, frame)
        for key in clip.crop:
            box = path.at(key.t_us)
            assert abs(box.cx / 1024 - key.cx) < 0.01
            assert abs(box.cy / 1024 - key.cy) < 0.01
            assert abs(box.height / 1024 - key.height) < 0.01


@pytest.mark.parametrize(
    ("ratio", "source", "size"),
    [
        ("9:16", HD, (1080, 1920)),
        ("4:5", HD, (1080, 1350)),
        ("1:1", HD, (1080, 1080)),
        ("16:9", (640, 360), (1920, 1080)),
        ("source", (1279, 719), (1278, 718)),
        ("source", (7680, 4320), (4096, 2304)),
        ("source", (8, 8), (16, 16)),
    ],
)
def test_output_sizes(ratio: str, source: tuple[int, int], size: tuple[int, int]) -> None:
    assert output_size(ratio, source) == size


def test_a_size_knows_its_ratio() -> None:
    assert {name: ratio_name(size) for name, size in RATIO_SIZES.items()} == {
        name: name for name in RATIO_SIZES
    }
    assert ratio_name((540, 960)) == "9:16"
    assert ratio_name((1278, 718)) == "source"


def test_the_edit_passed_in_is_never_changed() -> None:
    edit = reel(CropKey(S, 960.0, 540.0, 1080.0))
    twin = replace(edit)
    arrange.straighten(edit, "a", 5.0, HD)
    arrange.set_size(edit, (1080, 1080), {"g": HD})
    assert edit == twin

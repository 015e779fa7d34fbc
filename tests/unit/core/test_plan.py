"""The plan: one decision per output frame, the same on every machine."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings

from app.core.document import edit_to_json
from app.core.edit import (
    CropKey,
    Edit,
    EditClip,
    Freeze,
    Intro,
    Poster,
    Reel,
    ScoreBug,
    Source,
    SpeedSegment,
    Spotlight,
    SpotlightKey,
    Text,
    Transition,
)
from app.core.errors import BadEdit
from app.core.facts import SourceFacts
from app.core.plan import plan
from app.core.time import seconds
from app.core.timemap import time_map
from tests.support.edits import Case, cases, facts_to_value

ROOT = Path(__file__).resolve().parents[3]
HASHER = """
import json, sys
from app.core.document import edit_from_json
from app.core.plan import plan
from tests.support.edits import facts_from_value
for line in sys.stdin:
    case = json.loads(line)
    facts = {name: facts_from_value(value) for name, value in case["facts"].items()}
    print(plan(edit_from_json(case["edit"]), facts).plan_hash)
"""


def constant(rate: Fraction = Fraction(30), frames: int = 300) -> SourceFacts:
    return SourceFacts(1920, 1080, 1 / rate, range(frames), frames, has_audio=True)


def edit_of(*clips: EditClip, fps: Fraction = Fraction(30)) -> Edit:
    return Edit(Reel("r", "Reel", fps=fps), (("g", Source("g.mp4")),), clips)


def shown(edit: Edit, facts: SourceFacts) -> list[int]:
    return [frame.index for frame in plan(edit, {"g": facts}).frames]


@settings(max_examples=200)
@given(cases())
def test_every_clip_has_the_frames_its_length_asks_for(case: Case) -> None:
    made = plan(case.edit, case.facts)
    counts = [time_map(clip).frame_count(case.edit.reel.fps) for clip in case.edit.clips]
    assert [clip.count for clip in made.clips] == counts
    assert made.clips[0].first == made.intro
    shared = {t.before: t.count for t in made.transitions if t.kind == "dissolve"}
    for i, (clip, after) in enumerate(pairwise(made.clips)):
        assert after.first == clip.first + clip.count - shared.get(i, 0)
    assert len(made.frames) == made.intro + sum(counts) - sum(shared.values())
    assert sum(counts) <= 240
    assert 0 <= made.poster < len(made.frames)


@given(cases())
def test_every_frame_shows_the_last_picture_not_after_its_moment(case: Case) -> None:
    made = plan(case.edit, case.facts)
    heads = {t.before + 1: t.count for t in made.transitions if t.kind == "dissolve"}
    for i, (clip, place) in enumerate(zip(case.edit.clips, made.clips, strict=True)):
        facts, times, head = case.facts[clip.source], time_map(clip), heads.get(i, 0)
        own = [(p - facts.pts[0]) * facts.time_base for p in facts.pts]
        slack = min(max(facts.time_base / 2, Fraction(1, 100_000)), Fraction(1, 1000))
        for n in range(place.count):
            t = times.source_at(n / case.edit.reel.fps)
            shown = made.frames[place.first + n]
            if n < head:  # the clip before is still there, and this one comes through it
                assert shown.blend is not None
                shown = shown.blend.decision
            index = shown.index
            assert index == 0 or own[index] <= t + slack
            assert index == len(own) - 1 or own[index + 1] > t + slack


@settings(max_examples=200)
@given(cases(max_frames=60))
def test_no_crop_leaves_its_picture(case: Case) -> None:
    made = plan(case.edit, case.facts)
    before = 0  # where the clip before ends: until then this one is what is dissolved into
    for place, clip in zip(made.clips, case.edit.clips, strict=True):
        facts, end = case.facts[clip.source], place.first + place.count
        for n, frame in enumerate(made.frames[place.first : end], place.first):
            shown = frame.blend.decision if n < before and frame.blend is not None else frame
            left, top, right, bottom = shown.crop.edges(made.ratio)
            assert (right - left) / (bottom - top) == made.ratio
            if clip.rotation_deg == 0.0:
                assert 0 <= left <= right <= facts.width
                assert 0 <= top <= bottom <= facts.height
        before = end


@given(cases())
def test_sound_covers_every_frame_once(case: Case) -> None:
    made = plan(case.edit, case.facts)
    edge = Fraction(made.intro) / made.fps
    assert sum(s.out_end - s.out_start for s in made.sound if not s.source) == edge
    for i, clip in enumerate(made.clips):
        edge = clip.first / made.fps
        for sound in made.sound:
            if sound.source and sound.clip == i:
                assert sound.out_start == edge
                assert sound.out_end >= sound.out_start
                edge = sound.out_end
        assert edge == (clip.first + clip.count) / made.fps
    assert edge == made.duration


@given(cases())
def test_the_sounds_of_a_transition_add_up_to_the_same_power(case: Case) -> None:
    made = plan(case.edit, case.facts)
    for one in made.transitions:
        start, end = one.first / made.fps, (one.first + one.count) / made.fps
        out, into = (fade for fade in made.fades if start <= fade.start < end)
        assert (out.clip, out.up, into.clip, into.up) == (one.before, False, one.before + 1, True)
        if one.kind == "dissolve":
            assert (out.start, out.end) == (into.start, into.end)
        else:
            assert out.end == into.start


def test_a_dissolve_shows_more_and_more_of_the_next_clip() -> None:
    edit = edit_of(EditClip("a", "g", 0, 1_000_000), EditClip("b", "g", 5_000_000, 6_000_000))
    edit = replace(edit, reel=replace(edit.reel, transition=Transition("dissolve", 100_000)))
    frames = plan(edit, {"g": constant()}).frames
    assert len(frames) == 57
    blends = [frame.blend for frame in frames[26:31]]
    assert blends[0] is None and blends[4] is None
    assert [(b.share, b.decision.index) for b in blends[1:4] if b is not None] == [
        (256, 150),
        (512, 151),
        (768, 152),
    ]
    assert [frame.index for frame in frames[26:31]] == [26, 27, 28, 29, 153]


def test_a_fade_goes_to_black_and_comes_back() -> None:
    edit = edit_of(EditClip("a", "g", 0, 1_000_000), EditClip("b", "g", 5_000_000, 6_000_000))
    edit = replace(edit, reel=replace(edit.reel, transition=Transition("fade", 266_667)))
    frames = plan(edit, {"g": constant()}).frames
    assert len(frames) == 60
    assert [frame.black for frame in frames[25:35]] == [0, 256, 512, 768, 1024, 768, 512, 256, 0, 0]


def test_the_card_comes_first_and_fades() -> None:
    edit = edit_of(EditClip("a", "g", 0, 1_000_000))
    edit = replace(edit, reel=replace(edit.reel, intro=Intro("Maya", us=1_000_000)))
    made = plan(edit, {"g": constant()})
    assert (made.intro, len(made.frames), made.clips[0].first) == (30, 60, 30)
    cards = [frame.card for frame in made.frames[:31]]
    assert cards[30] is None
    light = [card.opacity for card in cards[:30] if card is not None]
    assert light[0] < light[3] < light[10] == 1024 == light[20] and light[-1] < 200
    assert made.frames[10] is made.frames[11]


def test_the_poster_is_the_first_slow_motion_unless_another_is_chosen() -> None:
    slow = SpeedSegment(2_000_000, 3_000_000, Fraction(1, 2))
    plain = EditClip("a", "g", 0, 4_000_000)
    edit = edit_of(plain, EditClip("b", "g", 0, 4_000_000, segments=(slow,)))
    assert plan(edit, {"g": constant()}).poster == 120 + 90
    assert plan(edit_of(plain), {"g": constant()}).poster == 60
    assert plan(edit_of(EditClip("a", "g", 0, 500_000)), {"g": constant()}).poster == 14
    chosen = replace(edit, reel=replace(edit.reel, poster=Poster("b", 500_000)))
    assert plan(chosen, {"g": constant()}).poster == 135


def test_what_a_reel_does_not_have_leaves_its_hash_alone() -> None:
    edit = edit_of(EditClip("a", "g", 0, 1_000_000), EditClip("b", "g", 0, 1_000_000))
    before = plan(edit, {"g": constant()}).plan_hash
    for reel in (
        replace(edit.reel, poster=Poster("a", 0)),
        replace(edit.reel, transition=Transition("dissolve", 0)),
        replace(edit.reel, score=ScoreBug("A", "B")),
    ):
        assert plan(replace(edit, reel=reel), {"g": constant()}).plan_hash == before
    for reel in (
        replace(edit.reel, intro=Intro("x")),
        replace(edit.reel, transition=Transition("fade")),
        replace(edit.reel, score=ScoreBug("A", "B", clocks=(("g", 0),))),
    ):
        assert plan(replace(edit, reel=reel), {"g": constant()}).plan_hash != before


@given(cases(max_frames=30))
def test_the_plan_of_a_clip_does_not_depend_on_its_place(case: Case) -> None:
    case = replace(case, edit=replace(case.edit, reel=Reel("r", "R", case.edit.reel.size)))
    made = plan(case.edit, case.facts)
    turned = plan(replace(case.edit, clips=case.edit.clips[::-1]), case.facts)
    for place, other in zip(made.clips, turned.clips[::-1], strict=True):
        assert (
            made.frames[place.first : place.first + place.count]
            == turned.frames[other.first : other.first + other.count]
        )


def test_hashes_are_equal_in_processes_with_other_hash_seeds() -> None:
    lines: list[str] = []
    hashes: list[str] = []

    @settings(max_examples=200)
    @given(cases(max_frames=40))
    def collect(case: Case) -> None:
        facts = {name: facts_to_value(value) for name, value in case.facts.items()}
        lines.append(json.dumps({"edit": edit_to_json(case.edit), "facts": facts}))
        hashes.append(plan(case.edit, case.facts).plan_hash)

    collect()
    assert len(lines) >= 200
    for seed in ("1", "4711"):
        done = subprocess.run(
            [sys.executable, "-c", HASHER],
            input="\n".join(lines),
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=True,
            cwd=ROOT,
        )
        assert done.stdout.split() == hashes


def test_slow_motion_of_60_fps_shows_every_real_picture_once() -> None:
    slow = SpeedSegment(0, 5_000_000, Fraction(1, 2))
    edit = edit_of(EditClip("c", "g", 0, 2_000_000, segments=(slow,)))
    assert shown(edit, constant(Fraction(60), 600)) == list(range(120))


def test_60_fps_at_normal_speed_shows_every_second_picture() -> None:
    edit = edit_of(EditClip("c", "g", 0, 1_000_000))
    assert shown(edit, constant(Fraction(60), 600)) == list(range(0, 60, 2))


def test_a_clip_that_starts_on_a_rounded_timestamp_starts_with_that_picture() -> None:
    facts = SourceFacts(1920, 1080, Fraction(1, 30000), range(0, 300_300, 1001), 300_300)
    for first in range(50):
        start = facts.time_us(first)
        edit = edit_of(EditClip("c", "g", start, start + 500_000), fps=Fraction(30000, 1001))
        assert shown(edit, facts)[:10] == list(range(first, first + 10))


@pytest.mark.parametrize("ticks", [1, 512, 1001, 33_333_333])
def test_rounded_trims_and_speeds_neither_repeat_nor_skip_a_picture(ticks: int) -> None:
    """29.97 fps: cut into clips of 7 pictures, each with a slow part in its middle."""
    rate = Fraction(30000, 1001)
    facts = SourceFacts(1920, 1080, 1 / (rate * ticks), range(0, 300 * ticks, ticks), 300 * ticks)
    for first in range(0, 210, 7):
        edges = [facts.time_us(first + k) for k in (0, 2, 4, 7)]
        slow = SpeedSegment(edges[1], edges[2], Fraction(1, 2))
        edit = edit_of(EditClip("c", "g", edges[0], edges[3], segments=(slow,)), fps=rate)
        wanted = [first + k for k in (0, 1, 2, 2, 3, 3, 4, 5, 6)]
        assert shown(edit, facts) == wanted


def test_a_freeze_shows_one_picture_for_its_time() -> None:
    edit = edit_of(EditClip("c", "g", 0, 1_000_000, segments=(Freeze(500_000, 1_000_000),)))
    assert shown(edit, constant()) == [*range(15), *[15] * 30, *range(15, 30)]


def test_trimming_ordering_and_speed_never_move_a_mark_off_its_picture() -> None:
    crop = tuple(CropKey(t, 500.0 + t / 1e4, 500.0, 600.0) for t in range(0, 9_000_000, 1_500_000))
    keys = (
        SpotlightKey(0, 500.0, 500.0, 60.0, 120.0),
        SpotlightKey(8_000_000, 900.0, 400.0, 50.0, 99.0),
    )
    light, text = Spotlight("s", 500_000, 8_000_000, keys), Text("t", 0, 9_000_000, "#10")
    whole = EditClip("c", "g", 0, 9_000_000, crop=crop, spotlights=(light,), texts=(text,))
    facts = {"g": constant()}
    decided = {f.index: f for f in plan(edit_of(whole), facts).frames}
    trimmed = replace(whole, start_us=2_000_000, end_us=7_000_000)
    fast = replace(
        whole, segments=(SpeedSegment(0, 9_000_000, Fraction(3, 2)), Freeze(5_000_000, 40_000))
    )
    other = EditClip("o", "g", 0, 1_000_000)
    for edit in (edit_of(trimmed), edit_of(other, trimmed), edit_of(fast)):
        made = plan(edit, facts)
        place = made.clips[-1]
        for frame in made.frames[place.first :]:
            assert frame == decided[frame.index]


def test_a_source_cut_out_of_a_longer_one_gives_the_same_decisions() -> None:
    clip = EditClip(
        "c",
        "g",
        4_000_000,
        6_000_000,
        crop=(CropKey(0, 0.0, 0.0, 500.0), CropKey(9_000_000, 1900.0, 900.0, 300.0)),
    )
    edit = edit_of(clip)
    chunk = replace(edit, sources=(("g", Source("chunk.mp4", origin_us=3_000_000)),))
    whole = plan(edit, {"g": constant()})
    cut = plan(chunk, {"g": constant(frames=120)})
    assert whole.plan_hash == cut.plan_hash
    assert [f.index - 90 for f in whole.frames] == [f.index for f in cut.frames]


def test_names_do_not_change_the_hash_and_a_sixty_fourth_pixel_does() -> None:
    clip = EditClip("c", "g", 0, 1_000_000, crop=(CropKey(0, 900.0, 540.0, 500.0),))
    edit, facts = edit_of(clip), {"g": constant()}
    usual = plan(edit, facts).plan_hash
    named = replace(edit, reel=replace(edit.reel, name="Other"))
    moved = edit_of(replace(clip, crop=(CropKey(0, 900.0 + 1 / 64, 540.0, 500.0),)))
    assert plan(named, facts).plan_hash == usual
    assert plan(moved, facts).plan_hash != usual


@pytest.mark.parametrize(
    ("clip", "sentence"),
    [
        (
            EditClip("c", "g", 0, 20_000_000),
            r"clips\[0\].end_us: 0:20.000 is outside 'g'.*0:10.000",
        ),
        (EditClip("c", "g", 11_000_000, 12_000_000), r"clips\[0\].start_us: 0:11.000 is outside"),
        (EditClip("c", "other", 0, 1), r"clips\[0\].source: there is no source named 'other'"),
    ],
)
def test_a_clip_outside_its_source_is_refused(clip: EditClip, sentence: str) -> None:
    with pytest.raises(BadEdit, match=sentence):
        plan(edit_of(clip), {"g": constant()})


def test_an_absurdly_long_reel_is_refused_before_it_is_planned() -> None:
    held = tuple(Freeze(t, 60_000_000) for t in range(0, 9_000_000, 20_000))
    clips = (EditClip(f"c{i}", "g", 0, 10_000_000, segments=held) for i in range(10))
    with pytest.raises(BadEdit, match=r"clips\[1\]: the reel would have more than 864,000 frames"):
        plan(edit_of(*clips, fps=Fraction(30)), {"g": constant()})


def test_the_last_sliver_of_a_source_may_be_named_by_its_rounded_end() -> None:
    facts = SourceFacts(320, 180, Fraction(1, 30000), range(0, 10010, 1001), 10010)
    clip = EditClip("c", "g", 0, facts.duration_us)
    assert len(plan(edit_of(clip), {"g": facts}).frames) == 11
    assert seconds(facts.duration_us) > facts.end_pts * facts.time_base - 1


def test_a_reel_without_clips_has_nothing_to_plan() -> None:
    with pytest.raises(BadEdit, match="clips: the reel has no clips; add one"):
        plan(edit_of(), {"g": constant()})

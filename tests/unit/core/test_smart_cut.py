"""Which pictures a film of copied packets shows, when, and what stands in its way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.edit import (
    ClipAudio,
    CropKey,
    Edit,
    EditClip,
    Freeze,
    Intro,
    Reel,
    ScoreBug,
    Source,
    SpeedSegment,
    Text,
    Transition,
)
from app.core.facts import SourceFacts
from app.core.plan import plan
from app.core.smart_cut import cuts, drawn, sounds_of, ticks_of

FPS = Fraction(25)


def facts(
    pts: list[int] | None = None, base: Fraction = Fraction(1, 12_800), *, sound: bool = True
) -> SourceFacts:
    shown = pts if pts is not None else [512 * n for n in range(250)]
    return SourceFacts(320, 180, base, shown, shown[-1] + 512, has_audio=sound)


def recap(*ranges: tuple[int, int], fps: Fraction = FPS) -> Edit:
    clips = tuple(EditClip(f"c{n}", "g", a, b, f"Clip {n}") for n, (a, b) in enumerate(ranges))
    return Edit(Reel("r", "R", (320, 180), fps), (("g", Source("g.mp4")),), clips)


RANGES = st.tuples(st.integers(0, 9_000_000), st.integers(40_000, 900_000)).map(
    lambda pair: (pair[0], pair[0] + pair[1])
)


@given(st.lists(RANGES, min_size=1, max_size=4))
def test_at_a_constant_rate_the_pictures_are_those_of_the_plan(
    ranges: list[tuple[int, int]],
) -> None:
    edit, known = recap(*ranges), {"g": facts()}
    shown = [n for cut in cuts(edit, known) for n in range(cut.first, cut.last + 1)]
    assert shown == [frame.index for frame in plan(edit, known).frames]


@given(st.lists(st.integers(1, 2_000), min_size=20, max_size=60), RANGES)
def test_at_a_variable_rate_every_picture_keeps_its_time(
    steps: list[int], wanted: tuple[int, int]
) -> None:
    pts = [0]
    for step in steps:
        pts.append(pts[-1] + step)
    one = facts(pts, Fraction(1, 1000), sound=False)
    start, end = (min(t, one.duration_us - 1) for t in wanted)
    edit = recap((start, max(end, start + 1)))
    (cut,) = cuts(edit, {"g": one})
    assert cut.first == one.index_at(Fraction(start, 1_000_000))
    length = Fraction(max(end, start + 1) - start, 1_000_000)
    for n in range(cut.first + 1, cut.last + 1):
        assert (pts[n] - pts[cut.first]) * one.time_base < length
    assert cut.end - cut.start >= min(
        length - Fraction(1, 500), (one.end_pts - pts[cut.first]) * one.time_base
    )


def test_clips_follow_one_another_without_a_gap_and_their_sound_with_them() -> None:
    edit = recap((1_010_000, 2_000_000), (0, 500_000))
    known = {"g": facts()}
    made = cuts(edit, known)
    assert made[0].start == 0
    assert made[1].start == made[0].end == Fraction(made[0].count, 25)
    sounds = sounds_of(edit, made, known)
    assert [(s.out_start, s.out_end) for s in sounds] == [(c.start, c.end) for c in made]
    # It begins where the first picture does, which is before the mark.
    assert sounds[0].start_us == 1_000_000
    assert sounds[0].speed == 1


def test_a_muted_clip_and_a_silent_source_are_silent() -> None:
    edit = recap((0, 1_000_000))
    muted = replace(edit, clips=(replace(edit.clips[0], audio=ClipAudio(mute=True)),))
    assert sounds_of(muted, cuts(muted, {"g": facts()}), {"g": facts()})[0].speed is None
    silent = {"g": facts(sound=False)}
    assert sounds_of(edit, cuts(edit, silent), silent)[0].speed is None


def _clip(edit: Edit, **changes: object) -> Edit:
    return replace(edit, clips=(replace(edit.clips[0], **changes), *edit.clips[1:]))  # type: ignore[arg-type]


def _reel(edit: Edit, **changes: object) -> Edit:
    return replace(edit, reel=replace(edit.reel, **changes))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda e: _reel(e, intro=Intro("Hello")), "card"),
        (lambda e: _reel(e, score=ScoreBug("A", "B")), "score"),
        (lambda e: _reel(e, transition=Transition("dissolve")), "transitions"),
        (lambda e: _reel(e, size=(160, 90)), "another size"),
        (lambda e: _clip(e, texts=(Text("t", 0, 1_000_000, "Hi"),)), "on the pictures"),
        (lambda e: _clip(e, rotation_deg=1.0), "framed"),
        (lambda e: _clip(e, crop=(CropKey(0, 160, 90, 90),)), "framed"),
        (lambda e: _clip(e, segments=(Freeze(500_000, 1_000_000),)), "speed"),
        (lambda e: _clip(e, segments=(SpeedSegment(0, 10_000, Fraction(2)),)), "speed"),
    ],
)
def test_what_must_be_drawn_is_named(change: Callable[[Edit], Edit], words: str) -> None:
    plain = recap((0, 1_000_000), (2_000_000, 3_000_000))
    assert drawn(plain, {"g": facts()}) == ""
    assert words in drawn(change(plain), {"g": facts()})


def test_segments_outside_of_the_clip_do_not_matter() -> None:
    edit = _clip(recap((0, 1_000_000)), segments=(SpeedSegment(2_000_000, 3_000_000, Fraction(2)),))
    assert drawn(edit, {"g": facts()}) == ""


def test_ticks_hold_the_times_of_all_sources() -> None:
    one, other = facts(base=Fraction(1, 30_000)), facts(base=Fraction(1, 12_800))
    ticks = ticks_of([one, other])
    assert ticks is not None
    assert all((ticks * base).denominator == 1 for base in (one.time_base, other.time_base))
    assert ticks_of([facts(base=Fraction(1, 9_999_991)), facts(base=Fraction(1, 90_000))]) is None

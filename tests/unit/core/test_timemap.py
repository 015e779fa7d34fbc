"""From output time to source time and back."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.core.edit import EditClip, Freeze, Reel, SpeedSegment
from app.core.time import microseconds, seconds
from app.core.timemap import SLIVER, output_length_us, reel_time_us, time_map
from tests.support.edits import segments

REEL = Reel("r", "Reel")


@st.composite
def clips(draw: st.DrawFn) -> EditClip:
    start = draw(st.integers(0, 5_000_000))
    end = start + draw(st.integers(1, 5_000_000))
    return EditClip("c", "g", start, end, segments=draw(segments(end)))


def output_of(clip: EditClip, source_us: int) -> Fraction:
    """When a source time is first shown: everything before it, added up another way."""
    total = Fraction(0)
    edges = {clip.start_us, source_us}
    for s in clip.segments:
        if isinstance(s, SpeedSegment):
            edges |= {s.start_us, s.end_us}
        elif clip.start_us <= s.at_us < min(source_us, clip.end_us):
            total += seconds(s.freeze_us)
    inside = sorted(e for e in edges if clip.start_us <= e <= source_us)
    for a, b in pairwise(inside):
        speeds = [
            s.speed
            for s in clip.segments
            if isinstance(s, SpeedSegment) and s.start_us <= a and b <= s.end_us
        ]
        total += seconds(b - a) / (speeds[0] if speeds else 1)
    return total


@given(clips(), st.data())
def test_output_time_is_everything_before_added_up(clip: EditClip, data: st.DataObject) -> None:
    t = data.draw(st.integers(clip.start_us, clip.end_us - 1))
    assert time_map(clip).output_at(t) == output_of(clip, t)


@given(clips(), st.data())
def test_there_and_back_is_the_same_moment(clip: EditClip, data: st.DataObject) -> None:
    times = time_map(clip)
    t = data.draw(st.integers(clip.start_us, clip.end_us - 1))
    assert times.source_at(times.output_at(t)) == seconds(t)


@given(clips(), st.lists(st.fractions(0, 40, max_denominator=1000), min_size=2))
def test_time_never_runs_back_and_stays_in_the_clip(
    clip: EditClip, moments: list[Fraction]
) -> None:
    shown = [time_map(clip).source_at(out) for out in sorted(moments)]
    assert shown == sorted(shown)
    assert seconds(clip.start_us) <= shown[0]
    assert shown[-1] <= seconds(clip.end_us)


@given(clips())
def test_the_length_is_that_of_all_pieces(clip: EditClip) -> None:
    times = time_map(clip)
    held = sum(
        s.freeze_us
        for s in clip.segments
        if isinstance(s, Freeze) and clip.start_us <= s.at_us < clip.end_us
    )
    played = sum(
        (seconds(p.end_us - p.start_us) / p.speed for p in times.pieces if p.speed is not None),
        Fraction(0),
    )
    assert times.duration == seconds(held) + played


@given(clips(), st.sampled_from((Fraction(30), Fraction(30000, 1001), Fraction(1))))
def test_frames_fill_the_length_and_none_lies_past_it(clip: EditClip, fps: Fraction) -> None:
    times = time_map(clip)
    count = times.frame_count(fps)
    assert times.duration <= (count + SLIVER) / fps
    assert count == 1 or (count - 1 + SLIVER) / fps < times.duration


def test_half_speed_takes_twice_as_long() -> None:
    clip = EditClip("c", "g", 0, 4_000_000, segments=(SpeedSegment(0, 1_000_000, Fraction(1, 2)),))
    times = time_map(clip)
    assert times.duration == 5
    assert times.source_at(Fraction(1)) == Fraction(1, 2)
    assert times.source_at(Fraction(3)) == 2


def test_a_freeze_holds_its_moment_and_then_goes_on() -> None:
    clip = EditClip("c", "g", 0, 4_000_000, segments=(Freeze(1_000_000, 2_000_000),))
    times = time_map(clip)
    assert [times.source_at(Fraction(s, 2)) for s in (2, 4, 5, 6, 7)] == [
        1,
        1,
        1,
        1,
        Fraction(3, 2),
    ]
    assert times.output_at(1_000_000) == 1
    assert times.output_at(1_500_000) == Fraction(7, 2)


def test_a_freeze_at_the_very_end_is_not_shown_and_at_the_start_is() -> None:
    at_end = EditClip("c", "g", 0, 1_000_000, segments=(Freeze(1_000_000, 2_000_000),))
    at_start = EditClip("c", "g", 0, 1_000_000, segments=(Freeze(0, 2_000_000),))
    assert time_map(at_end).duration == 1
    assert time_map(at_start).duration == 3


def test_the_length_shown_is_the_length_of_whole_frames() -> None:
    clip = EditClip("c", "g", 0, 1_001_000)
    assert output_length_us([clip, clip], REEL) == microseconds(Fraction(62, 30))
    assert output_length_us([], REEL) == 0


def test_a_moment_in_the_reel_lies_after_the_whole_frames_of_the_clips_before() -> None:
    slow = SpeedSegment(1_000_000, 2_000_000, Fraction(1, 2))
    first = EditClip("a", "g", 0, 1_001_000)
    second = EditClip("b", "g", 0, 4_000_000, segments=(slow, Freeze(3_000_000, 2_000_000)))
    reel, fps = [first, second], REEL
    begin = Fraction(31, 30)
    assert reel_time_us(reel, fps, "a", 500_000) == 500_000
    assert reel_time_us(reel, fps, "b", 0) == microseconds(begin)
    assert reel_time_us(reel, fps, "b", 1_500_000) == microseconds(begin + 2)
    assert reel_time_us(reel, fps, "b", 3_000_000) == microseconds(begin + 4)
    assert reel_time_us(reel, fps, "b", 3_500_000) == microseconds(begin + Fraction(13, 2))
    # Beside the clip: its first and its last frame.
    assert reel_time_us([first, second], fps, "a", 9_000_000) == microseconds(Fraction(30, 30))
    assert reel_time_us([second], fps, "b", 0) == 0
    assert reel_time_us(reel, fps, "gone", 0) == 0

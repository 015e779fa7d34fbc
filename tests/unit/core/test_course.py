from __future__ import annotations

from fractions import Fraction
from itertools import islice, pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.core.course import TO_THE_END, Course, Leg, Legs, legs_of, range_at

SPANS = st.lists(
    st.tuples(st.integers(0, 10_000), st.integers(0, 500)).map(lambda s: (s[0], s[0] + s[1])),
    max_size=6,
)


@given(SPANS, st.integers(0, 11_000), st.booleans())
def test_the_clock_never_jumps_and_the_time_is_always_inside_a_stretch(
    ranges: list[tuple[int, int]], start: int, loop: bool
) -> None:
    legs = list(islice(Course(tuple(ranges), loop).legs(start), 20))
    assert bool(legs) == any(end > begin for begin, end in ranges)
    for before, after in pairwise(legs):
        assert after.start_us + after.offset_us == before.over_us
    for leg in legs:
        assert any(begin <= leg.start_us < leg.end_us <= end for begin, end in ranges)
    if legs and not loop:
        held = range_at([r for r in ranges if r[1] > r[0]], start)
        assert legs[0].start_us == (start if held is not None else legs[0].start_us)


def test_the_playhead_goes_through_the_clips_and_stops() -> None:
    legs = Legs(Course(((1_000, 1_300), (200, 500))).legs(1_100))
    assert [legs.time_at(clock, 1_300) for clock in (1_100, 1_299, 1_300, 1_599)] == [
        1100,
        1299,
        200,
        499,
    ]
    assert legs.time_at(1_600, 1_300) is None and legs.time_at(9_999, 1_300) is None


def test_a_loop_never_ends() -> None:
    legs = Legs(Course(((100, 200),), loop=True).legs(150))
    assert [legs.time_at(clock, 200) for clock in (150, 199, 200, 299, 300, 1_250)] == [
        *(150, 199),
        *(100, 199),
        *(100, 150),
    ]


def test_without_a_course_it_goes_straight_on() -> None:
    assert list(legs_of(300, Fraction(1))) == [Leg(300, TO_THE_END)]
    assert list(legs_of(300, Fraction(-2))) == [Leg(0, 300)]
    assert list(legs_of(300, Fraction(1), Course(((5, 5),)))) == [Leg(300, TO_THE_END)]


def test_the_end_is_where_the_timeline_ends_by_then() -> None:
    legs = Legs(legs_of(300, Fraction(1)))
    assert legs.time_at(999, 1_000) == 999 and legs.time_at(1_000, 1_000) is None
    assert legs.time_at(1_000, 1_500) == 1_000 and legs.time_at(1_200, 1_200) is None

"""Which picture is shown at a source time."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.facts import SourceFacts
from app.core.time import seconds
from tests.support.edits import source_facts


def slack_of(facts: SourceFacts) -> Fraction:
    return min(max(facts.time_base / 2, Fraction(1, 100_000)), Fraction(1, 1000))


def shown(facts: SourceFacts, t: Fraction) -> int:
    """The last picture whose timestamp is not after t, within half a tick (10 µs to 1 ms)."""
    slack = slack_of(facts)
    fitting = [
        i for i, p in enumerate(facts.pts) if (p - facts.pts[0]) * facts.time_base <= t + slack
    ]
    return fitting[-1] if fitting else 0


@given(source_facts(max_pictures=60), st.data())
def test_it_is_the_last_picture_not_after_that_time(
    facts: SourceFacts, data: st.DataObject
) -> None:
    end = facts.duration_us + 10
    t = data.draw(st.fractions(Fraction(-1), seconds(end), max_denominator=10**9))
    assert facts.index_at(t) == shown(facts, t)


@given(source_facts(max_pictures=60), st.data())
def test_the_exact_edges_of_a_picture_belong_to_it(facts: SourceFacts, data: st.DataObject) -> None:
    i = data.draw(st.integers(0, len(facts.pts) - 1))
    own = (facts.pts[i] - facts.pts[0]) * facts.time_base
    half = slack_of(facts)
    for t in (own, own - half, own - half - Fraction(1, 10**12)):
        assert facts.index_at(t) == shown(facts, t)


@given(source_facts())
def test_every_picture_is_found_at_its_own_rounded_time(facts: SourceFacts) -> None:
    assert [facts.index_at(seconds(facts.time_us(i))) for i in range(len(facts.pts))] == [
        *range(len(facts.pts))
    ]


def test_a_file_that_ticks_once_per_picture_still_shows_the_last_picture_not_the_nearest() -> None:
    facts = SourceFacts(320, 180, Fraction(1, 25), range(50), 50)
    assert facts.index_at(Fraction(38, 1000) + 1) == 25


def test_a_source_without_pictures_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one picture"):
        SourceFacts(320, 180, Fraction(1, 30), [], 0)

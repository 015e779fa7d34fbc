"""Which versions stay, as their age grows."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from app.sync.retention import DAY_US, HOUR_US, Copy, kept

NOW = 20_000 * DAY_US + 12 * HOUR_US
MINUTE_US = HOUR_US // 60


def copies(*ages_us: int) -> list[Copy]:
    """Versions by age, the oldest first; named by their place."""
    ordered = sorted(ages_us, reverse=True)
    return [Copy(f"c{n}", n, NOW - age) for n, age in enumerate(ordered)]


def test_all_of_a_week_stay() -> None:
    found = copies(*(n * MINUTE_US for n in range(7 * 24 * 60 + 1)))
    assert len(kept(found, NOW)) == len(found)


def test_after_a_week_the_last_of_each_hour_stays() -> None:
    start = 8 * DAY_US
    found = copies(*(start + n * 10 * MINUTE_US for n in range(12)))  # two hours, six each
    stay = kept([*found, Copy("new", 99, NOW)], NOW)
    hours = {copy.stored_us // HOUR_US: copy.commit_id for copy in found}
    assert stay == {*hours.values(), "new"}


def test_after_a_month_the_last_of_each_day_and_after_a_year_none() -> None:
    found = copies(*(31 * DAY_US + n * 6 * HOUR_US for n in range(4 * 400)))
    stay = kept([*found, Copy("new", 9_999, NOW)], NOW)
    days = {c.stored_us // DAY_US: c.commit_id for c in found if NOW - c.stored_us <= 365 * DAY_US}
    assert stay == {*days.values(), "new"}


def test_the_newest_stays_however_old_it_is() -> None:
    found = [Copy("a", 1, NOW - 900 * DAY_US), Copy("b", 2, NOW - 800 * DAY_US)]
    assert kept(found, NOW) == {"b"}


def test_what_a_laptop_is_based_on_stays() -> None:
    found = [Copy("a", 1, NOW - 900 * DAY_US), Copy("b", 2, NOW)]
    assert kept(found, NOW, needed=("a", "never-there")) == {"a", "b"}


def test_a_clock_of_the_cloud_that_is_ahead_drops_nothing() -> None:
    assert kept([Copy("a", 1, NOW + DAY_US), Copy("b", 2, NOW + DAY_US)], NOW) == {"a", "b"}


def test_nothing_of_nothing() -> None:
    assert kept([], NOW) == frozenset()


@settings(max_examples=200, deadline=None)
@given(st.lists(st.integers(0, 500 * DAY_US), max_size=60), st.integers(0, 200 * DAY_US))
def test_what_goes_never_comes_back_and_the_next_look_needs_no_more(
    ages: list[int], later: int
) -> None:
    found = copies(*ages)
    once = kept(found, NOW)
    assert len(once) >= bool(found)
    left = [copy for copy in found if copy.commit_id in once]
    assert kept(left, NOW) == once
    then = kept(left, NOW + later)
    assert then == kept([c for c in left if c.commit_id in then], NOW + later)

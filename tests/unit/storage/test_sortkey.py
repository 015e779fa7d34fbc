from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.storage.sortkey import DIGITS, arrange, between

keys = st.text(DIGITS, min_size=1, max_size=8).filter(lambda key: not key.endswith("0"))


@given(st.none() | keys, st.none() | keys)
def test_between_two_keys_there_is_always_room(one: str | None, other: str | None) -> None:
    low, high = one, other
    if low is not None and high is not None:
        low, high = sorted((low, high))
        if low == high:
            return
    middle = between(low, high)
    assert low is None or low < middle
    assert high is None or middle < high
    assert not middle.endswith("0")


@given(st.lists(st.floats(0, 1), max_size=60))
def test_inserting_anywhere_keeps_the_order(places: list[float]) -> None:
    found: list[str] = []
    for place in places:
        at = round(place * len(found))
        low = found[at - 1] if at else None
        high = found[at] if at < len(found) else None
        found.insert(at, between(low, high))
    assert found == sorted(set(found))


def test_a_thousand_additions_at_the_end_stay_short() -> None:
    key = None
    for _ in range(1000):
        key = between(key, None)
    assert key is not None
    assert len(key) <= 3


def test_equal_keys_leave_no_room() -> None:
    with pytest.raises(ValueError, match="nothing fits"):
        between("V", "V")


@given(st.permutations(list("abcdefgh")), st.dictionaries(st.sampled_from("abcdefgh"), keys))
def test_an_arrangement_sorts_as_asked(order: list[str], known: dict[str, str]) -> None:
    found = arrange(order, known)
    assert sorted(order, key=lambda i: (found[i], i)) == order


def test_moving_one_row_writes_one_row() -> None:
    order = [f"row-{n:02}" for n in range(30)]
    before = arrange(order, {})
    order.insert(3, order.pop(20))
    after = arrange(order, before)
    assert [i for i in order if before[i] != after[i]] == ["row-20"]


def test_a_row_moves_between_two_that_got_the_same_key_on_two_laptops() -> None:
    known = {"a": "V", "b": "V", "c": "k"}
    assert arrange(["a", "b", "c"], known) == known
    found = arrange(["a", "c", "b"], known)
    assert sorted(found, key=lambda i: (found[i], i)) == ["a", "c", "b"]

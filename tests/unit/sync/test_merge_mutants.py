"""The laws of the merge bite: with any one rule broken, some of them fails."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest

from app.storage.exchange import Row
from app.sync import merge as merging
from app.sync import merge_rows
from app.sync.merge_parents import Family
from tests.support.merge_cases import HOT, Step
from tests.unit.sync import test_merge_laws as laws

CASES = 250
LAWS: tuple[Any, ...] = (
    laws.test_it_does_not_matter_which_laptop_merges,
    laws.test_what_was_merged_stays_when_it_goes_round,
    laws.test_no_edit_is_lost,
    laws.test_every_row_has_its_parents_and_every_edit_can_be_seen,
    laws.test_what_came_and_went_together_does_so_again,
)


def left_wins(base: Row | None, left: Row, right: Row, columns: tuple[str, ...]) -> object:
    return WINNER(base, {**left, "hlc": "g"}, right, columns)


def whole_row(base: Row | None, left: Row, right: Row, columns: tuple[str, ...]) -> object:
    """The later row is taken whole, as a database that knows no groups would."""
    return (left, None) if str(left["hlc"]) > str(right["hlc"]) else (right, None)


def silent(base: Row | None, left: Row, right: Row, columns: tuple[str, ...]) -> object:
    return WINNER(base, left, right, columns)[0], None


def deletion_wins(shape: Any, base: Any, left: Row, right: Row, **_: Any) -> object:
    return left["deleted_at"] or right["deleted_at"], ()


def silent_death(*args: Any, **kwargs: Any) -> object:
    return DEATH(*args, **kwargs)[0], ()


def own_stamp(shape: Any, base: Any, left: Row, right: Row, **kwargs: Any) -> object:
    found = MERGED(shape, base, left, right, **kwargs)
    assert found.row is not None
    return merge_rows.MergedRow({**found.row, "hlc": left["hlc"]}, found.clashes)


def random_id(clash: Any) -> Row:
    return {**CONFLICT(clash), "id": str(random.random())}


def nothing(*_: Any, **__: Any) -> None:
    return None


def never(*_: Any) -> bool:
    return False


def unnoted(family: Family, key: Any, *, note: bool) -> None:
    REVIVE(family, key, note=False)


def none(*_: Any, **__: Any) -> list[Any]:
    return []


WINNER, DEATH = merge_rows._winner, merge_rows._death
REVIVE = Family._revive
MERGED, CONFLICT = merge_rows._merged, merging.conflict_row

MUTANTS: dict[str, tuple[object, str, Callable[..., object]]] = {
    "left wins": (merge_rows, "_winner", left_wins),
    "rows are taken whole": (merge_rows, "_winner", whole_row),
    "the other value is not noted": (merge_rows, "_winner", silent),
    "a deletion beats an edit": (merge_rows, "_death", deletion_wins),
    "a deletion that was not obeyed is not noted": (merge_rows, "_death", silent_death),
    "a merged row keeps the stamp of one side": (merge_rows, "_merged", own_stamp),
    "conflicts get any id": (merging, "conflict_row", random_id),
    "parents stay in the trash": (Family, "_lift", nothing),
    "a revived parent is not noted": (Family, "_revive", unnoted),
    "what went with a parent stays away": (Family, "_went_along", never),
    "overlapping speeds are cut by nobody": (merging, "settle_overlaps", none),
}


@pytest.mark.parametrize("name", MUTANTS)
def test_a_broken_rule_is_found(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    where, what, broken = MUTANTS[name]
    monkeypatch.setattr(where, what, broken)
    assert broken_by(CASES)


def test_the_rules_as_they_are_hold() -> None:
    assert not broken_by(CASES // 5)


def broken_by(cases: int) -> bool:
    """Whether any law fails on any of some cases, always the same ones."""
    for seed in range(cases):
        chance = random.Random(seed)
        a, b = steps(chance), steps(chance)
        for law in LAWS:
            try:
                law.hypothesis.inner_test(a, b, chance.choice((0, 86_400_000, -5)))
            except AssertionError:
                return True
    return False


def steps(chance: random.Random) -> list[Step]:
    """Few places, so that both laptops often change the same."""
    return [
        (
            chance.randrange(60),
            chance.choice(HOT),
            chance.randrange(8),
            chance.randrange(6),
        )
        for _ in range(chance.randrange(3, 10))
    ]

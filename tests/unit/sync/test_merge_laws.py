"""What must hold for a merge of any two laptops, whatever their coaches did."""

from __future__ import annotations

import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.storage.exchange import Row, Tables
from app.sync.merge import merge
from app.sync.merge_rows import BACKGROUND, QUIET_GROUPS, QUIET_TABLES, Clash
from tests.support.merge_cases import (
    BY_NAME,
    EDITED,
    HOT,
    SHAPES,
    Laptop,
    Step,
    cleaned,
    copied,
    merged,
    narrowed,
    season,
)

# Half of the choices are from a few, so that two laptops often meet in the same place.
numbers = st.one_of(st.integers(0, 60), st.sampled_from(HOT))
steps = st.lists(st.tuples(numbers, numbers, st.integers(0, 7), st.integers(0, 5)), max_size=9)
skews = st.sampled_from((0, 0, 1, 86_400_000, -86_400_000, 2_300_000_000_000))
cases = settings(
    max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow], database=None
)


def two(a: list[Step], b: list[Step], skew: int = 0) -> tuple[Tables, Laptop, Laptop]:
    base = season()
    return base, Laptop("left", base).do(a), Laptop("right", base, skew).do(b)


@cases
@given(steps, steps, skews)
def test_it_does_not_matter_which_laptop_merges(a: list[Step], b: list[Step], skew: int) -> None:
    base, left, right = two(a, b, skew)
    for with_base in (True, False):
        here, notes = merged(base if with_base else {}, left.rows, right.rows, with_base=with_base)
        there, same = merged(base if with_base else {}, right.rows, left.rows, with_base=with_base)
        assert here == there
        assert sorted(notes, key=repr) == sorted(same, key=repr)


@cases
@given(steps, steps)
def test_a_side_that_did_nothing_takes_the_other_as_it_is(a: list[Step], b: list[Step]) -> None:
    base = Laptop("right", season()).do(b).rows
    edited = Laptop("left", base, 5).do(a).rows
    assert merged(base, edited, base) == (edited, ())
    assert merged(base, base, edited) == (edited, ())
    assert merged(base, edited, edited) == (edited, ())


@cases
@given(steps, steps, skews)
def test_what_was_merged_stays_when_it_goes_round(a: list[Step], b: list[Step], skew: int) -> None:
    base, left, right = two(a, b, skew)
    both, notes = merged(base, left.rows, right.rows)
    # Pushed and pulled on either laptop.
    assert merged(right.rows, both, right.rows) == (both, ())
    assert merged(left.rows, left.rows, both) == (both, ())
    # Merged once more from the old base, which one transaction for rows and pointer rules out; where
    # one of two overlapping speeds was left out, that now looks like somebody's deletion.
    if any(note.table == "segment" and note.kind == "deletion" for note in notes):
        return
    again, found = merged(base, both, right.rows)
    assert again == both
    assert {note_id(n) for n in found} <= {note_id(n) for n in notes}


@cases
@given(steps, steps, skews)
def test_no_edit_is_lost(a: list[Step], b: list[Step], skew: int) -> None:
    base, left, right = two(a, b, skew)
    both, notes = merged(base, left.rows, right.rows)
    for side in (left.rows, right.rows):
        for table, row_id, group, values in edits(base, side):
            row = both[table][row_id]
            if all(row[name] == value for name, value in values.items()):
                continue
            if (table, group) in BACKGROUND and row["deleted_at"] is not None:
                continue  # measured of a file that is in the trash by now
            assert (
                table in QUIET_TABLES
                or (table, group) in QUIET_GROUPS
                or told(notes, table, row_id, group, values)
            ), (table, row_id, group, values)
        for table, row_id in deletions(base, side):
            assert both[table][row_id]["deleted_at"] is not None or told_of_deletion(
                notes, both, side, table, row_id
            ), (table, row_id)


@cases
@given(steps, steps, skews)
def test_every_row_has_its_parents_and_every_edit_can_be_seen(
    a: list[Step], b: list[Step], skew: int
) -> None:
    base, left, right = two(a, b, skew)
    both, _ = merged(base, left.rows, right.rows)
    for shape in SHAPES:
        for row in both[shape.name].values():
            for column, table in shape.parents.items():
                assert str(row[column]) in both[table]
    after = Laptop("third", both)
    for side in (left, right):
        for table, row_id, group, _ in edits(base, side.rows):
            seen = side.shows(table, row_id) and (table, group) not in BACKGROUND
            if seen and not overlapped(base, both, table, row_id):
                assert after.shows(table, row_id), (table, row_id, group)


@cases
@given(steps, steps, skews)
def test_what_came_and_went_together_does_so_again(a: list[Step], b: list[Step], skew: int) -> None:
    base, left, right = two(a, b, skew)
    both, _ = merged(base, left.rows, right.rows)
    # A clip of a reel that outlives its deletion has all that went with it.
    for side, other in ((left, right), (right, left)):
        for table, row_id in deletions(base, side.rows):
            row = side.rows[table][row_id]
            owner = next(iter(BY_NAME[table].parents.items()), ("", ""))
            above = side.rows.get(owner[1], {}).get(str(row.get(owner[0], "")))
            if table not in ("crop_keyframe", "spotlight", "segment") or above is None:
                continue
            seen = row_id in other.rows[table] and other.shows(table, row_id)
            along = above["hlc"] == row["hlc"] and seen
            if along and both[owner[1]][str(above["id"])]["deleted_at"] is None:
                assert both[table][row_id]["deleted_at"] is None or table == "segment"
    assert not overlaps(both) - overlaps(left.rows) - overlaps(right.rows)


@cases
@given(steps, steps)
def test_rows_that_do_not_differ_are_not_needed(a: list[Step], b: list[Step]) -> None:
    base, left, right = two(a, b)
    whole, notes = merged(base, left.rows, right.rows)
    three = narrowed(base, left.rows, right.rows)
    part = merge(three, SHAPES, with_base=True)
    here = copied(left.rows)
    for table, row in part.rows:
        here[table][str(row["id"])] = row
    assert here == whole
    assert sorted(part.notes, key=repr) == sorted(notes, key=repr)
    assert part.drops == ()
    hidden = {key for key in left.living(*BY_NAME) if not Laptop("third", whole).shows(*key)}
    assert part.deletes == len(hidden)


@cases
@given(steps, steps, steps, steps, st.permutations(["left", "right", "third"] * 2))
def test_three_laptops_end_with_the_same_library(
    a: list[Step], b: list[Step], c: list[Step], d: list[Step], turns: list[str]
) -> None:
    head = season()
    laptops = {
        n: Laptop(n, head, s) for n, s in zip(("left", "right", "third"), (0, 9, -9), strict=True)
    }
    bases = {n: copied(head) for n in laptops}
    work = {"left": [a, d], "right": [b, c], "third": [c, a]}
    for name in [*turns, "left", "right", "third", "left", "right", "third"]:
        laptop = laptops[name]
        if work[name]:
            laptop.do(work[name].pop())
        laptop.rows, _ = merged(bases[name], laptop.rows, head)
        laptop.observe()
        head = copied(laptop.rows)
        bases[name] = copied(head)
    assert laptops["left"].rows == laptops["right"].rows == laptops["third"].rows


@cases
@given(steps, steps, st.booleans())
def test_a_clean_up_elsewhere_loses_no_edit(a: list[Step], b: list[Step], stale: bool) -> None:
    base = season()
    later = Laptop("right", base).do([*b, (4, 2, 0, 0), (4, 30, 0, 0)])
    clean = cleaned(later.rows, later.rows)
    if not stale:  # the laptop has heard of the deletions, though not of the clean-up
        base = later.rows
    left = Laptop("left", base, 7).do(a)
    both, notes = merged(base, left.rows, clean)
    assert merged(base, clean, left.rows)[0] == both
    assert merged(clean, both, clean) == (both, ())
    assert merged(base, base, clean) == (clean, ())
    for shape in SHAPES:
        for row in both[shape.name].values():
            assert all(str(row[c]) in both[t] for c, t in shape.parents.items())
    for table, row_id, group, values in edits(base, left.rows):
        row = both[table][row_id]
        kept = all(row[name] == value for name, value in values.items())
        assert kept or (table, group) in QUIET_GROUPS or told(notes, table, row_id, group, values)


@cases
@given(steps, steps)
def test_without_a_common_past_everything_is_kept(a: list[Step], b: list[Step]) -> None:
    _, left, right = two(a, b)
    both, notes = merged({}, left.rows, right.rows, with_base=False)
    for side in (left.rows, right.rows):
        for table, rows in side.items():
            for row_id, row in rows.items():
                if row["deleted_at"] is None:
                    alone = both[table][row_id]["deleted_at"] is None
                    assert alone or table == "segment"
    assert all(note.kind == "cell" for note in notes if note.table != "segment")


# ---------------------------------------------------------------- what was done, found out anew


def edits(base: Tables, side: Tables) -> list[tuple[str, str, str, dict[str, object]]]:
    """Every group that lives here and is not as it was, with its values."""
    found = []
    for table in EDITED:
        for row_id, row in side[table].items():
            before = base[table].get(row_id)
            if row["deleted_at"] is not None:
                continue
            for group, names in BY_NAME[table].groups.items():
                values: dict[str, object] = {name: row[name] for name in names}
                if group != "deleted_at" and (
                    before is None or any(before[name] != row[name] for name in names)
                ):
                    found.append((table, row_id, group, values))
    return found


def deletions(base: Tables, side: Tables) -> list[tuple[str, str]]:
    return [
        (table, row_id)
        for table in EDITED
        for row_id, row in side[table].items()
        if row["deleted_at"] is not None
        and (row_id not in base[table] or base[table][row_id]["deleted_at"] is None)
    ]


def told(
    notes: tuple[Clash, ...], table: str, row_id: str, group: str, values: dict[str, object]
) -> bool:
    return any(
        (n.table, n.row_id) == (table, row_id)
        and (n.group == group or table == "segment")
        and all(n.other.get(name) == value for name, value in values.items() if name in n.other)
        for n in notes
    )


def told_of_deletion(
    notes: tuple[Clash, ...], both: Tables, side: Tables, table: str, row_id: str
) -> bool:
    """The deletion, or that of its owner in the same step, was noted."""
    at: tuple[str, str] | None = (table, row_id)
    stamp = side[table][row_id]["hlc"]
    while at is not None:
        if any((n.table, n.row_id) == at and n.kind == "deletion" for n in notes):
            return True
        row: Row = both[at[0]][at[1]]
        owner = next(iter(BY_NAME[at[0]].parents.items()), None)
        at = None if owner is None else (owner[1], str(row[owner[0]]))
        if at is not None and side[at[0]][at[1]]["hlc"] != stamp:
            return False
    return False


def overlapped(base: Tables, both: Tables, table: str, row_id: str) -> bool:
    return table == "segment" and both[table][row_id]["deleted_at"] is not None


def overlaps(rows: Tables) -> set[tuple[object, ...]]:
    """Pairs of speeds of one clip that overlap, as they stand."""
    speeds = sorted(
        (str(r["edit_clip_id"]), int(str(r["start_us"])), int(str(r["end_us"])), i)
        for i, r in rows["segment"].items()
        if r["deleted_at"] is None and r["kind"] == "speed"
    )
    return {
        (one, other)
        for one in speeds
        for other in speeds
        if one < other and one[0] == other[0] and one[1] < other[2] and other[1] < one[2]
    }


def note_id(note: Clash) -> str:
    other = json.dumps(dict(note.other), sort_keys=True)
    return f"{note.table} {note.row_id} {note.group} {other} {note.other_hlc}"

"""One row of three states into one: the rules of the merge, column group by column group.

Both sides are treated alike, so it does not matter which laptop merges. Stamps (``hlc``) decide
only where both sides set the same group to different values.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from app.storage.exchange import Row, TableShape

DELETED = "deleted_at"
ClashKind: TypeAlias = Literal["cell", "deletion"]
Value: TypeAlias = str | int | float | bool | None

QUIET_TABLES = frozenset({"sync_commit", "sync_conflict", "export", "game_file_path"})
"""Where nothing a coach typed can be lost: the later stamp wins without a word."""
QUIET_GROUPS = frozenset({("clip_tag", "sort_key"), ("clip_player", "sort_key")})
"""The order in which tags were ticked: two laptops may tick the same tag second and third."""
BACKGROUND = frozenset(
    {
        ("game_file", "content"),
        ("game_file", "cloud_key"),
        ("game_file_path", "path"),
        ("export", "progress"),
        ("export", "result"),
    }
)
"""What the app finds out by itself: nobody's edit, so it keeps no trashed row alive."""


@dataclass(frozen=True, slots=True)
class Clash:
    """Two sides set the same group: the values kept and the other ones, with their stamps.

    ``kind`` "deletion": the other side deleted the row, and it was kept because of an edit.
    """

    table: str
    row_id: str
    group: str
    kind: ClashKind
    kept: Mapping[str, Value]
    other: Mapping[str, Value]
    hlc: str
    other_hlc: str


@dataclass(frozen=True, slots=True)
class MergedRow:
    """The row as both sides will have it; None when it is gone for good. With what clashed."""

    row: Row | None
    clashes: tuple[Clash, ...] = ()


def alive(row: Row | None) -> bool:
    """Whether the row is there and not deleted."""
    return row is not None and row[DELETED] is None


def stamp(row: Row) -> str:
    """The row's hybrid clock stamp."""
    return str(row["hlc"])


def touched(shape: TableShape, base: Row | None, row: Row | None) -> bool:
    """Whether somebody edited, added or brought back this row since ``base``, and it lives.

    Values that the app finds out by itself do not count, nor does a stamp that moved alone.
    """
    if row is None or row[DELETED] is not None or row is base:
        return False
    if base is None:
        return shape.name != "game_file_path"
    return base[DELETED] is not None or _edited(shape, base, row)


def merge_row(
    shape: TableShape,
    base: Row | None,
    left: Row | None,
    right: Row | None,
    *,
    with_base: bool,
    owner_stays: bool = False,
) -> MergedRow:
    """One row of two sides and what they had in common (None: it was not there).

    ``with_base`` False says that nothing is known about the common past: then nothing is deleted.
    ``owner_stays`` says that the row's owner is missing where the row is, and was kept.
    """
    if left is None or right is None:
        return MergedRow(_one_sided(base, left if right is None else right, owner_stays))
    if left == right or right == base:
        return MergedRow(left)
    if left == base:
        return MergedRow(right)
    return _merged(shape, base, left, right, with_base=with_base)


def _one_sided(base: Row | None, there: Row | None, owner_stays: bool) -> Row | None:
    """A row that only one side has.

    Only a clean-up removes rows, and what they owned: long deleted, and known to the cloud. A
    laptop that was off all that time may still have them as they lived. Whoever edited one since
    keeps it, with all that belongs to it.
    """
    if base is None or there != base:
        return there
    return there if owner_stays else None


def _merged(
    shape: TableShape, base: Row | None, left: Row, right: Row, *, with_base: bool
) -> MergedRow:
    row: Row = {**left, "hlc": max(stamp(left), stamp(right))}
    clashes: list[Clash] = []
    for group, columns in shape.groups.items():
        if group == DELETED:
            continue
        winner, loser = _winner(base, left, right, columns)
        row.update({name: winner[name] for name in columns})
        if loser is not None:
            clashes.append(_clash(shape.name, group, columns, winner, loser))
    if shape.name == "sync_conflict" and "resolved" in row:
        # A conflict that was settled on either laptop stays settled.
        row["resolved"] = max(int(left["resolved"] or 0), int(right["resolved"] or 0))
    row[DELETED], deletion = _death(shape, base, left, right, with_base=with_base)
    if row[DELETED] is not None or shape.name in QUIET_TABLES:
        return MergedRow(row)
    kept = [clash for clash in clashes if (shape.name, clash.group) not in QUIET_GROUPS]
    return MergedRow(row, (*kept, *deletion))


def _winner(
    base: Row | None, left: Row, right: Row, columns: tuple[str, ...]
) -> tuple[Row, Row | None]:
    """The side whose values of the group are taken, and the one that also set it, if they clash."""
    mine, theirs = _values(left, columns), _values(right, columns)
    if mine == theirs:
        return left, None
    if base is not None:
        before = _values(base, columns)
        if theirs == before:
            return left, None
        if mine == before:
            return right, None
    if (stamp(left), as_json(mine)) > (stamp(right), as_json(theirs)):
        return left, right
    return right, left


def _death(
    shape: TableShape, base: Row | None, left: Row, right: Row, *, with_base: bool
) -> tuple[Value, tuple[Clash, ...]]:
    """When the merged row was deleted (None: it lives), and the deletion that was not obeyed."""
    if alive(left) == alive(right):
        return _later_death(base, left, right), ()
    dead, living = (right, left) if alive(left) else (left, right)
    if not with_base:
        return None, ()
    if base is not None and base[DELETED] is not None:
        # Brought back on one side; the other may have brought it back too and deleted it again.
        return None, () if dead[DELETED] == base[DELETED] else (deletion(shape.name, living, dead),)
    if base is None or _edited(shape, base, living):
        return None, (deletion(shape.name, living, dead),)
    return dead[DELETED], ()


def _later_death(base: Row | None, left: Row, right: Row) -> Value:
    one, other = left[DELETED], right[DELETED]
    if one is None or other is None or one == other:
        return one
    if base is not None and base[DELETED] in (one, other):
        return other if base[DELETED] == one else one
    return max(int(one), int(other))


def _edited(shape: TableShape, base: Row, row: Row) -> bool:
    return any(
        group != DELETED
        and (shape.name, group) not in BACKGROUND
        and any(base[name] != row[name] for name in columns)
        for group, columns in shape.groups.items()
    )


def deletion(table: str, living: Row, dead: Row) -> Clash:
    """The note that a row lives although the other side deleted it."""
    return Clash(
        table,
        str(living["id"]),
        DELETED,
        "deletion",
        {DELETED: None},
        {DELETED: dead[DELETED]},
        max(stamp(living), stamp(dead)),
        stamp(dead),
    )


def _clash(table: str, group: str, columns: tuple[str, ...], winner: Row, loser: Row) -> Clash:
    return Clash(
        table,
        str(winner["id"]),
        group,
        "cell",
        _values(winner, columns),
        _values(loser, columns),
        max(stamp(winner), stamp(loser)),
        stamp(loser),
    )


def _values(row: Row, columns: tuple[str, ...]) -> dict[str, Value]:
    return {name: row[name] for name in columns}


def as_json(values: Mapping[str, Value]) -> str:
    """Columns and values as JSON: always the same text for the same values."""
    return json.dumps(dict(values), sort_keys=True, ensure_ascii=False, separators=(",", ":"))

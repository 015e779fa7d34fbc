"""What a merge of single rows cannot see: parents and children, and rows that exclude each other.

A row that was added or edited needs its parents: a trashed game with a new clip in it comes back.
What went with such a parent in the same step (the same stamp) comes back with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from app.storage.exchange import Row, Tables, TableShape
from app.sync.merge_rows import DELETED, Clash, alive, deletion, stamp, touched

Key: TypeAlias = tuple[str, str]
"""Table and id."""
Result: TypeAlias = dict[str, dict[str, Row | None]]

_HELPERS = frozenset({"reel_source"})
"""Rows that come and go with what uses them; a coach never deletes one, so nothing is noted."""


@dataclass(slots=True)
class Family:
    """The merged rows with the sides they came from; ``settle`` puts parents and children right."""

    shapes: Sequence[TableShape]
    base: Tables
    left: Tables
    right: Tables
    result: Result
    clashes: list[Clash] = field(default_factory=list)
    _children: dict[Key, list[tuple[Key, str]]] | None = None

    def settle(self) -> None:
        """Bring back what living rows need, and keep what remaining rows name."""
        for clash in tuple(self.clashes):
            if clash.kind == "deletion":  # the row outlived it by an edit: so does what is in it
                self._revive_below((clash.table, clash.row_id), clash.other_hlc)
        if any(self._dead(shape.name) for shape in self.shapes):
            for shape in self.shapes:
                for row_id in list(self.result[shape.name]):
                    self._lift(shape, row_id)
        self._keep_named()
        self._hush()

    def _dead(self, table: str) -> bool:
        """Whether a parent of somebody was deleted here."""
        return any(
            row is not None and row[DELETED] is not None for row in self.result[table].values()
        )

    def _lift(self, shape: TableShape, row_id: str) -> None:
        """Bring back the parents of a row that a side added or edited."""
        if not shape.parents or not alive(self.result[shape.name][row_id]):
            return
        base = self.base.get(shape.name, {}).get(row_id)
        for side in (self.left, self.right):
            if touched(shape, base, side.get(shape.name, {}).get(row_id)):
                self._lift_parents(shape, row_id, side)

    def _lift_parents(self, shape: TableShape, row_id: str, side: Tables) -> None:
        """Every parent, up to the root, that the side did not itself see deleted."""
        row, own = self.result[shape.name][row_id], side.get(shape.name, {}).get(row_id)
        if row is None:
            return
        for column, table in shape.parents.items():
            parent_id = str(row[column])
            if parent_id not in self.result[table]:
                continue
            seen = side.get(table, {}).get(parent_id)
            known = own is not None and own[column] == parent_id and seen is not None
            if known and not alive(seen):
                continue  # it was added to something in the trash, and stays there with it
            parent = self.result[table][parent_id]
            if parent is not None and not alive(parent):
                self._revive((table, parent_id), note=table not in _HELPERS)
            self._lift_parents(self._shape(table), parent_id, side)

    def _revive(self, key: Key, *, note: bool) -> None:
        """Bring a deleted row back, and below it what was deleted in the same step."""
        table, row_id = key
        dead = self._deleted_by(key)
        row = self.result[table][row_id]
        if dead is None or row is None:
            return
        living: Row = {**row, DELETED: None}
        self.result[table][row_id] = living
        if note:
            self.clashes.append(deletion(table, living, dead))
        self._revive_below(key, stamp(dead))

    def _revive_below(self, key: Key, when: str) -> None:
        """Bring back what was deleted together with its owner, at that stamp."""
        for child, owner in self._below(key):
            if owner not in _HELPERS and self._went_along(child, when):
                self._revive(child, note=False)

    def _deleted_by(self, key: Key) -> Row | None:
        """The row as the side has it that deleted it (last, when both did)."""
        found = [row for row in self._sides(key) if row is not None and not alive(row)]
        return max(found, key=stamp) if found else None

    def _went_along(self, key: Key, when: str) -> bool:
        """Whether one side deleted the row at that stamp while the other still has it."""
        rows = self._sides(key)
        return not alive(self.result[key[0]][key[1]]) and any(
            row is not None and not alive(row) and stamp(row) == when and alive(other)
            for row, other in (rows, rows[::-1])
        )

    def _sides(self, key: Key) -> tuple[Row | None, Row | None]:
        table, row_id = key
        return self.left.get(table, {}).get(row_id), self.right.get(table, {}).get(row_id)

    def _below(self, key: Key) -> list[tuple[Key, str]]:
        """The rows that name this one, each with the table of ``key``."""
        if self._children is None:
            self._children = {}
            for shape, row_id, row in self._rows():
                for column, table in shape.parents.items():
                    above = table, str(row[column])
                    self._children.setdefault(above, []).append(((shape.name, row_id), table))
        return self._children.get(key, [])

    def _rows(self) -> Iterator[tuple[TableShape, str, Row]]:
        for shape in self.shapes:
            for row_id, row in self.result[shape.name].items():
                if row is not None:
                    yield shape, row_id, row

    def _shape(self, table: str) -> TableShape:
        return next(shape for shape in self.shapes if shape.name == table)

    def _keep_named(self) -> None:
        """A row that a clean-up removed on one side stays while another row names it."""
        gone = {
            (table, row_id)
            for table, rows in self.result.items()
            for row_id, row in rows.items()
            if row is None
        }
        if not gone:
            return
        for shape in reversed(self.shapes):  # children first: keeping one keeps its parents
            for row in self.result[shape.name].values():
                for column, table in shape.parents.items() if row is not None else ():
                    key = table, str(row[column]) if row is not None else ""
                    if key in gone:
                        self._keep(key, gone)

    def _keep(self, key: Key, gone: set[Key]) -> None:
        """Keep a row after all; with one that lived, all that belonged to it."""
        left, right = self._sides(key)
        row = left or right or self.base[key[0]][key[1]]
        self.result[key[0]][key[1]] = row
        gone.discard(key)
        if not alive(row):
            return
        for table, row_id in sorted(gone):
            child = (self.left if left else self.right).get(table, {}).get(row_id)
            column, owner = next(iter(self._shape(table).parents.items()), ("", ""))
            if child is not None and owner == key[0] and child[column] == key[1]:
                self._keep((table, row_id), gone)

    def _hush(self) -> None:
        """One note for one deletion: not for each row that went along with its owner."""
        noted = {
            (clash.table, clash.row_id): clash.other_hlc
            for clash in self.clashes
            if clash.kind == "deletion"
        }
        if len(noted) < 2:
            return

        def told_above(clash: Clash) -> bool:
            key: Key | None = (clash.table, clash.row_id)
            while key is not None and (key := self._owner(key)) is not None:
                if noted.get(key) == clash.other_hlc:
                    return True
            return False

        self.clashes[:] = [c for c in self.clashes if c.kind != "deletion" or not told_above(c)]

    def _owner(self, key: Key) -> Key | None:
        """The row that owns this one (the first of its parents)."""
        row = self.result.get(key[0], {}).get(key[1])
        if row is None:
            return None
        return next(((t, str(row[c])) for c, t in self._shape(key[0]).parents.items()), None)


def settle_overlaps(
    result: Mapping[str, dict[str, Row | None]],
    left: Tables,
    right: Tables,
    when: Callable[[str], int],
) -> list[Clash]:
    """Two laptops slowed down stretches of a clip that overlap: the later one is kept.

    The other is deleted and noted; a clip plays at one speed at a time. ``when`` turns a stamp into
    microseconds. Only pairs that no side had by itself are looked at.
    """
    clips: dict[str, list[Row]] = {}
    for row in result.get("segment", {}).values():
        if row is not None and alive(row) and row["kind"] == "speed":
            clips.setdefault(str(row["edit_clip_id"]), []).append(row)
    found: list[Clash] = []
    for rows in clips.values():
        rows.sort(key=lambda row: (stamp(row), str(row["id"])), reverse=True)
        kept: list[Row] = []
        for row in rows:
            over = next(
                (k for k in kept if _overlap(k, row) and not _together(k, row, left, right)), None
            )
            if over is None:
                kept.append(row)
                continue
            newest = max(stamp(over), stamp(row))
            gone: Row = {**row, "hlc": newest, DELETED: when(newest)}
            result["segment"][str(row["id"])] = gone
            values = {name: row[name] for name in ("start_us", "end_us", "speed")}
            found.append(
                Clash(
                    *("segment", str(row["id"]), DELETED, "deletion"),
                    {DELETED: gone[DELETED]},
                    {DELETED: None, **values},
                    newest,
                    stamp(row),
                )
            )
    return found


def _overlap(one: Row, other: Row) -> bool:
    return int(one["start_us"] or 0) < int(other["end_us"] or 0) and int(
        other["start_us"] or 0
    ) < int(one["end_us"] or 0)


def _together(one: Row, other: Row, left: Tables, right: Tables) -> bool:
    """Whether a side had both just so; what it had it keeps."""
    return any(
        _same(one, rows.get(str(one["id"]))) and _same(other, rows.get(str(other["id"])))
        for rows in (left.get("segment", {}), right.get("segment", {}))
    )


def _same(row: Row, seen: Row | None) -> bool:
    names = (DELETED, "start_us", "end_us")
    return seen is not None and all(row[name] == seen[name] for name in names)

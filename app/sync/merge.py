"""Three-way merge of a library: what both laptops had, what is here, what came from the cloud.

Pure: rows in, rows out; the same rows, stamps and notes whichever laptop merges. Rows that only one
side changed are taken as they are; columns of one row merge group by group; of two values for the
same group the later stamp is kept and the other is noted as a row of ``sync_conflict``, named after
its content so that finding it twice makes one row. An edit outlives a deletion (``merge_rows``), a
new part brings its trashed owner back (``merge_parents``).
"""

from __future__ import annotations

import logging
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.storage.exchange import Row, Tables, TableShape, Three
from app.storage.hlc import wall_us
from app.sync.merge_parents import Family, Key, Result, settle_overlaps
from app.sync.merge_rows import DELETED, Clash, alive, as_json, merge_row

log = logging.getLogger(__name__)

CONFLICTS = "sync_conflict"
BRAKE_ROWS = 20
BRAKE_SHARE = 0.2
_NAMESPACE = uuid.UUID("0c7bb1a8-9d3d-5d0e-8f0a-6c2f4f2b7e11")
_UNCOUNTED = frozenset({CONFLICTS, "sync_commit", "game_file_path"})


@dataclass(frozen=True, slots=True)
class Merged:
    """A decided merge. ``rows`` are to be written here, parents first, with their own stamps.

    ``drops`` are rows that a clean-up elsewhere removed for good, children first. ``notes`` are the
    conflicts found now (their rows are in ``rows``). ``deletes`` counts rows that a coach sees here
    now and would not see afterwards, of ``live_rows`` in all; ``ahead`` rows are not in the cloud
    as merged: with none there is nothing to push.
    """

    rows: tuple[tuple[str, Row], ...]
    drops: tuple[Key, ...] = ()
    notes: tuple[Clash, ...] = ()
    deletes: int = 0
    live_rows: int = 0
    ahead: int = 0

    @property
    def conflicts(self) -> int:
        """How many conflicts were found."""
        return len(self.notes)


def merge(three: Three, shapes: Sequence[TableShape], *, with_base: bool) -> Merged:
    """Merge what is here with what came. Without a base both are kept and nothing is deleted."""
    base = three.base if with_base else {}
    result, notes = merged_tables(base, three.local, three.remote, shapes, with_base=with_base)
    rows: list[tuple[str, Row]] = []
    drops: list[Key] = []
    ahead = 0
    for shape in shapes:
        here, there = three.local.get(shape.name, {}), three.remote.get(shape.name, {})
        for row_id, row in result[shape.name].items():
            if row is None:
                drops += [(shape.name, row_id)] if row_id in here else []
            elif row != here.get(row_id):
                rows.append((shape.name, row))
            ahead += row != there.get(row_id)
    deletes = _vanishing(three.local, result, shapes)
    log.info(
        "merge base=%s rows=%d drops=%d conflicts=%d deletes=%d ahead=%d",
        *(with_base, len(rows), len(drops), len(notes), deletes, ahead),
    )
    return Merged(tuple(rows), tuple(reversed(drops)), notes, deletes, three.live_rows, ahead)


def too_many_deletes(merged: Merged) -> bool:
    """Whether a merge takes so much away that the coach is asked first."""
    return merged.deletes > max(BRAKE_ROWS, BRAKE_SHARE * merged.live_rows)


def merged_tables(
    base: Tables, left: Tables, right: Tables, shapes: Sequence[TableShape], *, with_base: bool
) -> tuple[Result, tuple[Clash, ...]]:
    """Every row of the three states as both sides will have it, and what clashed.

    None stands for a row that is gone for good. ``left`` and ``right`` may change places.
    """
    result: Result = {shape.name: {} for shape in shapes}
    clashes: list[Clash] = []
    for shape in shapes:
        old, mine, theirs = (side.get(shape.name, {}) for side in (base, left, right))
        out = result[shape.name]
        for row_id in _ids(old, mine, theirs):
            before, here, there = old.get(row_id), mine.get(row_id), theirs.get(row_id)
            if here is not None and there is not None:
                # Most rows changed on one side only.
                if here == there or there == before:
                    out[row_id] = here
                    continue
                if here == before:
                    out[row_id] = there
                    continue
            lacking = left if here is None else right
            stays = _owner_stays(shape, here or there or before, lacking, result)
            found = merge_row(shape, before, here, there, with_base=with_base, owner_stays=stays)
            out[row_id] = found.row
            clashes += found.clashes
    family = Family(shapes, base, left, right, result, clashes)
    family.settle()
    notes = clashes + settle_overlaps(result, left, right, _when)
    if CONFLICTS in result:
        for note in notes:
            row = conflict_row(note)
            result[CONFLICTS].setdefault(str(row["id"]), row)
    return result, tuple(notes)


def conflict_row(clash: Clash) -> Row:
    """The row that keeps the other value. Its id is made of what was set, where and when."""
    other = as_json(clash.other)
    name = "\x1f".join((clash.table, clash.row_id, clash.group, other, clash.other_hlc))
    return {
        "id": str(uuid.uuid5(_NAMESPACE, name)),
        "hlc": clash.hlc,
        DELETED: None,
        "table_name": clash.table,
        "row_id": clash.row_id,
        "group_name": clash.group,
        "kind": clash.kind,
        "kept": as_json(clash.kept),
        "other": other,
        "other_device_id": clash.other_hlc[-8:],  # stamps end in the start of the device's id
        "other_hlc": clash.other_hlc,
        "resolved": 0,
    }


def _ids(*sides: Mapping[str, Row]) -> Iterable[str]:
    """The ids of all sides, in an order that does not depend on the side."""
    return sorted(set().union(*sides))


def _owner_stays(shape: TableShape, row: Row | None, lacking: Tables, result: Result) -> bool:
    """Whether a side lacks the row's owner too, and it was kept (owners are merged first)."""
    for column, table in shape.parents.items() if row is not None else ():
        owner = str(row[column]) if row is not None else ""
        return owner not in lacking.get(table, {}) and result[table].get(owner) is not None
    return False


def _when(stamp: str) -> int:
    return wall_us(stamp)


def _vanishing(local: Tables, result: Result, shapes: Sequence[TableShape]) -> int:
    """Rows that show here now and would not any more: deleted, or below something deleted."""
    seen: dict[Key, bool] = {}
    shows: dict[Key, bool] = {}
    count = 0
    for shape in shapes:  # parents first: what is above a row is known when its turn comes
        if shape.name in _UNCOUNTED:
            continue
        owner = next(iter(shape.parents.items()), None)
        here = local.get(shape.name, {})
        for row_id, row in result[shape.name].items():
            key = shape.name, row_id
            shows[key] = _shows(row, owner, shows)
            seen[key] = _shows(here.get(row_id), owner, seen)
            count += seen[key] and not shows[key]
    return count


def _shows(row: Row | None, owner: tuple[str, str] | None, above: Mapping[Key, bool]) -> bool:
    if row is None or not alive(row):
        return False
    return owner is None or above.get((owner[1], str(row[owner[0]])), True)

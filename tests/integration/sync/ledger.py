"""Who wrote what over what: says in the end whether an acknowledged edit is lost.

Every edit writes a value that nobody else ever writes. It is safe when it is still there, when
somebody who saw it wrote over it or deleted it, or when a conflict keeps it for the coach.
"""

from __future__ import annotations

import itertools
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from tests.support.libraries import query

Token: TypeAlias = tuple[str, object]
"""A column ("clip.notes") and the value that one edit wrote there."""

# Where the values of edits are, as the coach sees them: what lies in the trash does not count.
SEEN = {
    "game.opponent": "SELECT opponent FROM game WHERE deleted_at IS NULL",
    "clip.notes": "SELECT c.notes {clips}",
    "clip.typed_name": "SELECT c.typed_name {clips}",
    "clip.start_us": "SELECT c.start_us {clips}",
    "crop_keyframe.cx": "SELECT cx FROM crop_keyframe WHERE deleted_at IS NULL",
}
CLIPS = "FROM clip c JOIN game g ON g.id = c.game_id WHERE c.deleted_at IS NULL AND g.deleted_at IS NULL"


@dataclass(frozen=True, slots=True)
class Edit:
    """One acknowledged edit."""

    device: str
    token: Token
    row: str
    when: int


@dataclass(frozen=True, slots=True)
class Deletion:
    """A row that somebody deleted, and what they saw in it."""

    device: str
    table: str
    row: str
    seen: frozenset[Token]


@dataclass
class Ledger:
    """What the laptops acknowledged."""

    edits: dict[Token, Edit] = field(default_factory=dict)
    overwritten: set[Token] = field(default_factory=set)
    deletions: list[Deletion] = field(default_factory=list)
    by_device: Counter[str] = field(default_factory=Counter)
    _numbers: itertools.count[int] = field(default_factory=lambda: itertools.count(1))

    def number(self) -> int:
        """One that no edit had before."""
        return next(self._numbers)

    def wrote(
        self, device: str, row: str, tokens: Iterable[Token], over: Iterable[Token] = ()
    ) -> None:
        """One edit was acknowledged; it replaced what the laptop saw there."""
        for token in tokens:
            self.edits[token] = Edit(device, token, row, len(self.edits))
        self.overwritten.update(over)
        self.by_device[device] += 1

    def deleted(self, device: str, table: str, row: str, seen: Iterable[Token]) -> None:
        """A row was put into the trash by somebody who saw these values in it."""
        known = frozenset(seen)
        self.deletions.append(Deletion(device, table, row, known))
        self.overwritten |= known
        self.by_device[device] += 1

    def lost(self, database: Path) -> list[Edit]:
        """The acknowledged edits that are nowhere in a library where all have met."""
        there = found_in(database) | kept_in_conflicts(database)
        return [
            edit
            for token, edit in self.edits.items()
            if token not in there and token not in self.overwritten
        ]

    def undone(self, database: Path) -> list[Deletion]:
        """Deletions that came to nothing although nobody else touched the row."""
        there = found_in(database)
        noted = {row for (row,) in query(database, "SELECT row_id FROM sync_conflict")}
        alive = {
            table: {
                row
                for (row,) in query(database, f"SELECT id FROM {table} WHERE deleted_at IS NULL")
            }
            for table in ("clip", "game")
        }
        rows: dict[str, set[Token]] = {}
        for token, edit in self.edits.items():
            rows.setdefault(edit.row, set()).add(token)
        return [
            gone
            for gone in self.deletions
            if gone.row in alive[gone.table]
            and gone.row not in noted
            and rows.get(gone.row, set()) & there <= gone.seen
        ]

    def __len__(self) -> int:
        return sum(self.by_device.values())


def found_in(database: Path) -> set[Token]:
    """Every value that the coach sees."""
    return {
        (column, value)
        for column, sql in SEEN.items()
        for (value,) in query(database, sql.replace("{clips}", CLIPS))
    }


def kept_in_conflicts(database: Path) -> set[Token]:
    """Every value that the list of conflicts holds."""
    found: set[Token] = set()
    sql = "SELECT table_name, kept, other FROM sync_conflict WHERE deleted_at IS NULL"
    for table, *sides in query(database, sql):
        for side in sides:
            values: Mapping[str, object] = json.loads(side)
            found |= {(f"{table}.{column}", value) for column, value in values.items()}
    return found

"""What a library looks like to whoever compares, merges and uploads it: plain values.

A ``Row`` is a row of a table as it stands, with ``id``, ``hlc`` and ``deleted_at`` (microseconds
since 1970 UTC, None while it lives) beside its columns. Yes and no are 1 and 0.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from app.core.errors import ReelBallersError
from app.storage.changes import Value
from app.storage.hlc import stamp_ms
from app.storage.tables import groups, synced_tables

Row: TypeAlias = dict[str, Value]
Tables: TypeAlias = dict[str, dict[str, Row]]
"""Rows by table and id."""
ForeignKind: TypeAlias = Literal["corrupt", "foreign", "newer"]


@dataclass(frozen=True, slots=True)
class TableShape:
    """A synced table: its column groups and which columns name a row of another table.

    ``groups`` holds every column but ``id`` and ``hlc`` in just one group; ``deleted_at`` is the
    group ``"deleted_at"``. The first of ``parents`` owns the row: with it the row goes.
    """

    name: str
    groups: Mapping[str, tuple[str, ...]]
    parents: Mapping[str, str]

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column: ``id``, ``hlc``, then those of the groups."""
        return ("id", "hlc", *(name for names in self.groups.values() for name in names))


def shapes() -> tuple[TableShape, ...]:
    """Every synced table, parents before their children."""
    return tuple(
        TableShape(
            table.name,
            groups(table),
            {
                column.name: key.column.table.name
                for column in table.columns
                for key in column.foreign_keys
            },
        )
        for table in synced_tables()
    )


@dataclass(frozen=True, slots=True)
class Three:
    """The rows of three states that matter to a merge; ``base`` is empty where there is none.

    A row is here when any two of the three differ on it, when such a row names it, and when it
    belongs to one that is deleted on one side only. ``live_rows`` counts what shows in ``local`` of
    what a coach made: what lies below something deleted does not.
    """

    base: Tables
    local: Tables
    remote: Tables
    live_rows: int = 0

    @property
    def same(self) -> bool:
        """Local and remote hold the same rows."""
        return self.local == self.remote


@dataclass(frozen=True, slots=True)
class Stamp:
    """Identifies the state of an open library: equal stamps, equal rows."""

    opened: str
    writes: int
    data_version: int


@dataclass(frozen=True, slots=True)
class Pointer:
    """The version in the cloud that this library last agreed with; all empty when there is none.

    ``synced_us`` is when that was, in microseconds since 1970 UTC.
    """

    commit_id: str = ""
    etag: str = ""
    version: int = 0
    synced_us: int = 0


@dataclass(frozen=True, slots=True)
class Question:
    """The merge the coach was asked about: of the head under this ETag, deleting so many rows."""

    etag: str = ""
    deletes: int = 0


@dataclass(frozen=True, slots=True)
class SyncCommit:
    """One version of the library as the library itself remembers it."""

    id: str
    parent_id: str
    version: int
    device_id: str
    device_name: str
    app_version: str
    created_us: int

    @property
    def hlc(self) -> str:
        """The stamp of its row, made of the commit alone: the same wherever it is written."""
        node = self.device_id.replace("-", "")[:8].rjust(8, "0")
        return f"{stamp_ms(self.created_us):012x}-0000-{node}"


@dataclass(frozen=True, slots=True)
class StoredConflict:
    """Two laptops set the same group of a row. ``kept`` and ``other`` map its columns to values.

    ``owner`` is (kind, id) of what the screens call it; ``row`` is the row as it is now (None when
    it is gone) and ``title`` names the owner, as far as it has a name. ``other_device`` is the name
    of the other laptop, "" when no commit of it is known.
    """

    id: str
    table: str
    row_id: str
    group: str
    kind: str
    kept: Mapping[str, Value]
    other: Mapping[str, Value]
    other_device_id: str
    other_device: str
    other_hlc: str
    when_us: int
    owner: tuple[str, str] | None
    title: str
    row: Row | None = field(default=None, compare=False)


class Foreign(ReelBallersError):
    """A file that should be a library of ours and is not.

    ``kind``: "corrupt" (damaged), "foreign" (something else, or made to do harm) or "newer"
    (written by a newer app).
    """

    title = "The library in the cloud cannot be used"

    def __init__(self, kind: ForeignKind, sentence: str) -> None:
        super().__init__(sentence)
        self.kind: ForeignKind = kind

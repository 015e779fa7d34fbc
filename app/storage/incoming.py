"""Files that came from elsewhere: looked at with distrust before anything of them is used."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import Float, Table, Text

from app.core.errors import StorageFailed
from app.storage.engine import APPLICATION_ID, Database, driver
from app.storage.hlc import LAST_MS
from app.storage.migrate import PACKAGED, Steps, upgrade
from app.storage.shapes import Foreign
from app.storage.tables import METADATA, synced_tables

MAX_BYTES = 64 * 1024 * 1024
"""No library of a coach comes near this; what is larger is refused unread."""

_MAGIC = b"SQLite format 3\0"
_STAMP = "[0-9a-f]" * 12 + "-" + "[0-9a-f]" * 4 + "-" + "[0-9a-f]" * 8
_LAST_STAMP = f"{LAST_MS:012x}"
_LONGEST_ID = 200
_AGAIN = "nothing was changed here"


@dataclass(frozen=True, slots=True)
class _Before:
    """What an older schema has less and more than the newest one."""

    tables: frozenset[str] = frozenset()
    less: Mapping[str, frozenset[str]] = field(default_factory=dict)
    more: Mapping[str, frozenset[str]] = field(default_factory=dict)


def _older() -> dict[str, _Before]:
    """By the name of a migration: the schema that it left, compared with the newest."""
    cloud = frozenset({"cloud_export", "cloud_piece", "cloud_chunk", "cloud_charge"})
    marked = {"clip": frozenset({"marked_us"})}
    card = {**marked, "reel": frozenset({"intro", "score", "poster", "sound"})}
    return {
        "0004": _Before(less=marked),
        "0003": _Before(less=card),
        "0002": _Before(tables=cloud, less=card),
        "0001": _Before(
            tables=cloud | {"export_edit"},
            less={
                **card,
                "export": frozenset({"device_id"}),
                "game_file": frozenset({"cloud_key"}),
                "sync_commit": frozenset({"device_name"}),
                "sync_conflict": frozenset({"kind"}),
            },
            more={"export": frozenset({"edit_json"})},
        ),
    }


def check_download(path: Path, steps: Steps = PACKAGED) -> int:
    """The number of the file's schema, once it has proved to be a sound library of this app.

    Raises ``Foreign``: it is empty, too large, damaged, another program's, newer, or has anything
    in it that this app never makes (triggers, views, unknown tables or columns, values of the
    wrong kind, stamps out of range, keys that lead nowhere).
    """
    _look_at_bytes(path)
    with _reading(path) as raw:
        if raw.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            raise Foreign("foreign", f"{path.name} is not a library of Reel Ballers; {_AGAIN}.")
        if (found := raw.execute("PRAGMA integrity_check(1)").fetchone()[0]) != "ok":
            raise Foreign("corrupt", f"{path.name} is damaged ({_line(found)}); {_AGAIN}.")
        revision = _revision(raw, path, steps)
        _check_schema(raw, path, revision)
        _check_values(raw, path, _older().get(revision, _Before()))
        if raw.execute("PRAGMA foreign_key_check").fetchone() is not None:
            raise Foreign("corrupt", f"{path.name} has rows whose parents are missing; {_AGAIN}.")
    return steps.revisions.index(revision) + 1


def migrate_copy(path: Path, steps: Steps = PACKAGED) -> None:
    """Bring a temporary copy to the newest schema, in place; no backup is made of it."""
    database = Database(path)
    try:
        database.ask("PRAGMA journal_mode=DELETE")
        upgrade(database, steps)
    finally:
        database.close()


def _look_at_bytes(path: Path) -> None:
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(len(_MAGIC))
    except OSError as error:
        raise StorageFailed(
            f"{path} cannot be read ({error.strerror}): check the disk it is on."
        ) from error
    if size == 0:
        raise Foreign("corrupt", f"{path.name} is empty; {_AGAIN}.")
    if size > MAX_BYTES:
        raise Foreign(
            "foreign", f"{path.name} is larger than a library can be ({size} bytes); {_AGAIN}."
        )
    if head != _MAGIC:
        raise Foreign("foreign", f"{path.name} is not a database; {_AGAIN}.")


@contextlib.contextmanager
def _reading(path: Path) -> Iterator[Any]:
    module = driver()
    uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    try:
        with contextlib.closing(module.connect(uri, uri=True, isolation_level=None)) as raw:
            raw.execute("PRAGMA trusted_schema=OFF")
            raw.execute("PRAGMA cell_size_check=ON")
            yield raw
    except (module.Error, UnicodeDecodeError) as error:
        raise Foreign("corrupt", f"{path.name} is damaged ({_line(error)}); {_AGAIN}.") from error


def _revision(raw: Any, path: Path, steps: Steps) -> str:
    tables = {row[0] for row in raw.execute("SELECT name FROM sqlite_master WHERE type='table'")}
    if "alembic_version" in tables:
        found = raw.execute("SELECT version_num FROM alembic_version").fetchall()
        if len(found) == 1 and found[0][0] in steps.revisions:
            return str(found[0][0])
        if raw.execute("PRAGMA user_version").fetchone()[0] > len(steps.revisions):
            raise Foreign(
                "newer", f"{path.name} was written by a newer Reel Ballers: update the app."
            )
    raise Foreign("foreign", f"{path.name} does not say which schema it has; {_AGAIN}.")


def _check_schema(raw: Any, path: Path, revision: str) -> None:
    """Only tables and indexes that this app makes, with just their columns."""

    def odd(what: str) -> Foreign:
        return Foreign("foreign", f"{path.name} has {what} that this app never makes; {_AGAIN}.")

    before = _older().get(revision, _Before())
    tables = METADATA.tables.keys() - before.tables
    indexes = {index.name for table in METADATA.tables.values() for index in table.indexes}
    seen = set()
    for kind, name, sql in raw.execute("SELECT type, name, sql FROM sqlite_master").fetchall():
        auto = kind == "index" and sql is None
        if kind == "index" and (auto or name in indexes):
            continue
        if kind != "table" or name not in {*tables, "alembic_version"}:
            raise odd(f"a {kind} {name!r}"[:80])
        if re.search(r"\b(check|generated|virtual|collate)\b", sql, re.IGNORECASE):
            raise odd(f"rules in the table {name!r}")
        seen.add(name)
    if missing := tables - seen:
        raise odd(f"no table {min(missing)!r}, which is something")
    for name in tables:
        wanted = {column.name for column in METADATA.tables[name].columns}
        wanted = wanted - before.less.get(name, set()) | before.more.get(name, set())
        columns = raw.execute(f'PRAGMA table_xinfo("{name}")').fetchall()
        if {column[1] for column in columns} != wanted or any(column[6] for column in columns):
            raise odd(f"columns in the table {name!r}")


def _check_values(raw: Any, path: Path, before: _Before) -> None:
    """Values of the kinds that the columns are for; stamps that a clock can have made."""
    for table in synced_tables():
        rules = [f"length(id) > {_LONGEST_ID}", f"hlc NOT GLOB '{_STAMP}'", _beyond()]
        less = before.less.get(table.name, frozenset())
        rules += [_wrong(table, column.name) for column in table.c if column.name not in less]
        sql = f'SELECT id FROM "{table.name}" WHERE {" OR ".join(rules)} LIMIT 1'  # noqa: S608
        if raw.execute(sql).fetchone() is not None:
            raise Foreign(
                "corrupt", f"{path.name} has values in {table.name} that cannot be; {_AGAIN}."
            )


def _beyond() -> str:
    return f"hlc > '{_LAST_STAMP}'"


def _wrong(table: Table, name: str) -> str:
    column = table.c[name]
    kind = "text" if isinstance(column.type, Text) else "integer"
    kinds = ["real"] if isinstance(column.type, Float) else [kind]
    kinds += ["null"] if column.nullable else []
    return f'typeof("{name}") NOT IN ({", ".join(map(repr, kinds))})'


def _line(error: object) -> str:
    return " ".join(str(error).split())

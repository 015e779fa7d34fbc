"""The tables, and the rules that every row follows so that two laptops can be merged.

- ``id`` is a UUID as text; a row that is named by others (the tag of a clip, the keyframe at a
  time) has ``uuid5`` of that name, so both laptops make the same row. No other UNIQUE exists.
- ``hlc`` is the stamp of the last write, ``deleted_at`` (microseconds since 1970 UTC) marks a
  deleted row; nothing is deleted for real.
- ``sort_key`` is the order among siblings (``app.storage.sortkey``).
- Columns that only make sense together are a *group*: a merge takes all of them from one side.
  ``groups(table)`` lists them; a column that names no group is one by itself.
- ``local_state``, ``export_edit`` and the ``cloud_…`` tables are about this laptop and are never
  uploaded.

Undo covers every table but exports, ``sync_commit`` and those (``undoable(table)``).
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Integer,
    MetaData,
    Table,
    Text,
)

METADATA = MetaData()
NAMESPACE = uuid.UUID("6f0a9b3e-5f0e-5c57-9d5b-52ee1ba11e45")
STAMPS = ("hlc", "deleted_at")


def natural_id(*parts: object) -> str:
    """The id of a row that is known by its name: the same on every laptop."""
    return str(uuid.uuid5(NAMESPACE, "\x1f".join(str(part) for part in parts)))


def groups(table: Table) -> dict[str, tuple[str, ...]]:
    """The column groups of a synced table: every column but ``id`` and ``hlc`` is in just one."""
    named: dict[str, tuple[str, ...]] = table.info["groups"]
    grouped = {column for columns in named.values() for column in columns}
    alone = (c.name for c in table.columns if c.name not in grouped | {"id", "hlc"})
    return {**named, **{name: (name,) for name in alone}}


def undoable(table: Table) -> bool:
    """Whether undo and redo cover the rows of this table."""
    return bool(table.info["undo"])


def measured(table: Table) -> frozenset[str]:
    """The columns that the app finds out about a file in the background, whatever the coach does."""
    names: frozenset[str] = table.info["measured"]
    return names


def synced_tables() -> tuple[Table, ...]:
    """Every table whose rows carry the stamps, parents before children."""
    return tuple(table for table in METADATA.sorted_tables if "groups" in table.info)


def _text(name: str, default: str = "") -> Column[str]:
    return Column(name, Text, nullable=False, server_default=default)


def _whole(name: str, default: int = 0) -> Column[int]:
    return Column(name, Integer, nullable=False, server_default=str(default))


def _real(name: str) -> Column[float]:
    return Column(name, Float, nullable=False)


def _flag(name: str) -> Column[bool]:
    return Column(name, Boolean, nullable=False)


def _parent(name: str, table: str, *, index: bool = True) -> Column[str]:
    return Column(name, Text, ForeignKey(f"{table}.id"), nullable=False, index=index)


def _table(
    name: str,
    *columns: Column[str] | Column[int] | Column[float] | Column[bool],
    groups: Mapping[str, Sequence[str]] | None = None,
    undo: bool = True,
    measured: Sequence[str] = (),
) -> Table:
    """A synced table; WITHOUT ROWID, because the id is the key and is stored once that way."""
    return Table(
        name,
        METADATA,
        Column("id", Text, primary_key=True, nullable=False),
        Column("hlc", Text, nullable=False),
        Column("deleted_at", Integer),
        *columns,
        info={
            "groups": {k: tuple(v) for k, v in (groups or {}).items()},
            "undo": undo,
            "measured": frozenset(measured),
        },
        sqlite_with_rowid=False,
    )


_RANGE = {"range": ("start_us", "end_us")}

GAME = _table(
    "game",
    _text("name"),
    _text("opponent"),
    _text("date"),
    _text("venue"),
    _text("sport"),
    _whole("created_us"),
)
GAME_FILE = _table(
    "game_file",
    _parent("game_id", "game"),
    _text("sort_key"),
    _text("sha256"),
    _whole("size_bytes"),
    _whole("duration_us"),
    _whole("width"),
    _whole("height"),
    _text("fps"),
    _flag("has_audio"),
    _text("cloud_key"),  # where its bytes are in the cloud, below the user; empty: nowhere
    groups={
        "content": ("sha256", "size_bytes", "duration_us", "width", "height", "fps", "has_audio")
    },
    measured=("sha256", "duration_us", "has_audio", "cloud_key"),
)
GAME_FILE_PATH = _table(  # where a file is on each device: two laptops keep it in different places
    "game_file_path",
    _parent("game_file_id", "game_file"),
    _text("device_id"),
    _text("path"),
)
CLIP = _table(
    "clip",
    _parent("game_id", "game"),
    _whole("start_us"),
    _whole("end_us"),
    _whole("rating"),
    _text("typed_name"),
    _text("notes"),
    _text("layer"),
    Column("marked_us", Integer),  # when one key made it; null for a clip that came another way
    groups=_RANGE,
)
CLIP_TAG = _table("clip_tag", _parent("clip_id", "clip"), _text("name"), _text("sort_key"))
CLIP_PLAYER = _table("clip_player", _parent("clip_id", "clip"), _text("name"), _text("sort_key"))
TAG = _table(
    "tag",
    _text("sport"),
    _text("name"),
    _text("position"),
    _text("hotkey"),
    Column("lead_us", Integer),
    Column("lag_us", Integer),
    groups={"range": ("lead_us", "lag_us")},
)
PLAYER = _table("player", _text("sport"), _text("name"), _text("number"))
REEL = _table(
    "reel",
    _text("name"),
    _whole("width"),
    _whole("height"),
    _text("fps"),
    _text("transition_kind"),
    _whole("transition_us"),
    _whole("created_us"),
    _text("intro"),  # these four as JSON, empty for none or the default
    _text("score"),
    _text("poster"),
    _text("sound"),
    groups={"size": ("width", "height"), "transition": ("transition_kind", "transition_us")},
)
REEL_SOURCE = _table(  # path and sha256 are empty for a whole file of a game: the game knows them
    "reel_source",
    _parent("reel_id", "reel"),
    _text("key"),
    _text("path"),
    _text("sha256"),
    _whole("origin_us"),
    groups={"content": ("path", "sha256", "origin_us")},
)
EDIT_CLIP = _table(
    "edit_clip",
    _parent("reel_id", "reel"),
    _text("key"),
    _text("sort_key"),
    _parent("source_id", "reel_source", index=False),
    _whole("start_us"),
    _whole("end_us"),
    _text("name"),
    _real("rotation_deg"),
    _real("gain_db"),
    _flag("mute"),
    groups={"range": ("source_id", "start_us", "end_us")},
)
CROP_KEYFRAME = _table(
    "crop_keyframe",
    _parent("edit_clip_id", "edit_clip"),
    _whole("t_us"),
    _real("cx"),
    _real("cy"),
    _real("height"),
    _text("ease"),
    groups={"box": ("t_us", "cx", "cy", "height")},
)
SEGMENT = _table(  # kind "speed": start_us, end_us, speed; kind "freeze": start_us, freeze_us
    "segment",
    _parent("edit_clip_id", "edit_clip"),
    _text("kind"),
    _whole("start_us"),
    _whole("end_us"),
    _text("speed"),
    _whole("freeze_us"),
    groups={"segment": ("kind", "start_us", "end_us", "speed", "freeze_us")},
)
SPOTLIGHT = _table(
    "spotlight",
    _parent("edit_clip_id", "edit_clip"),
    _text("key"),
    _text("sort_key"),
    _whole("start_us"),
    _whole("end_us"),
    _text("shape"),
    _text("color"),
    _whole("stroke"),
    _real("fill"),
    _real("dim"),
    _real("brighten"),
    groups=_RANGE,
)
SPOTLIGHT_KEYFRAME = _table(
    "spotlight_keyframe",
    _parent("spotlight_id", "spotlight"),
    _whole("t_us"),
    _real("cx"),
    _real("cy"),
    _real("rx"),
    _real("ry"),
    _text("ease"),
    groups={"ellipse": ("t_us", "cx", "cy", "rx", "ry")},
)
TEXT = _table(
    "text",
    _parent("edit_clip_id", "edit_clip"),
    _text("key"),
    _text("sort_key"),
    _whole("start_us"),
    _whole("end_us"),
    _text("text"),
    _text("font"),
    _real("size"),
    _text("color"),
    _text("anchor"),
    _real("dx"),
    _real("dy"),
    _flag("stroke"),
    _flag("shadow"),
    _text("background"),
    groups={**_RANGE, "place": ("anchor", "dx", "dy")},
)
EXPORT = _table(
    "export",
    _text("kind"),
    _text("target_id"),
    _text("name"),
    _text("out"),
    _whole("created_us"),
    _text("place"),
    _text("state"),
    _text("quality"),
    _text("settings"),
    _whole("percent"),
    _text("error"),
    _text("encoder"),
    _whole("frames"),
    _whole("size_bytes"),
    _whole("duration_us"),
    _text("device_id"),
    groups={
        "order": (
            "kind",
            "target_id",
            "place",
            "quality",
            "settings",
            "created_us",
            "device_id",
        ),
        "progress": ("state", "percent", "error", "encoder"),
        "result": ("out", "frames", "size_bytes", "duration_us"),
    },
    undo=False,
)
SETTING = _table("setting", _text("key"), _text("value"))
SYNC_COMMIT = _table(
    "sync_commit",
    _text("parent_id"),
    _whole("version"),
    _text("device_id"),
    _text("device_name"),
    _text("app_version"),
    _whole("created_us"),
    undo=False,
)
SYNC_CONFLICT = _table(
    "sync_conflict",
    _text("table_name"),
    _text("row_id"),
    _text("group_name"),
    _text("kind"),  # "cell", or what survived a deletion: see app.sync.merge
    _text("kept"),  # JSON: the group's columns and values that were kept
    _text("other"),  # JSON: the same columns as the other laptop had them
    _text("other_device_id"),
    _text("other_hlc"),
    _whole("resolved"),
)
EXPORT_EDIT = Table(  # the edit of an export: only the laptop that renders it needs it
    "export_edit",
    METADATA,
    Column("export_id", Text, primary_key=True, nullable=False),
    Column("edit_json", Text, nullable=False),
    info={"undo": False},
    sqlite_with_rowid=False,
)
LOCAL_STATE = Table(
    "local_state",
    METADATA,
    Column("key", Text, primary_key=True, nullable=False),
    Column("value", Text, nullable=False),
    info={"undo": False},
    sqlite_with_rowid=False,
)


def _here(name: str, key: str, *columns: Column[str] | Column[int]) -> Table:
    """A table about this laptop alone."""
    return Table(
        name,
        METADATA,
        Column(key, Text, primary_key=True, nullable=False),
        *columns,
        info={"undo": False},
        sqlite_with_rowid=False,
    )


CLOUD_EXPORT = _here(  # an export in the cloud, until everything of it is tidied up
    "cloud_export",
    "export_id",
    _text("endpoint"),
    _text("bound_to"),
    _text("moved"),
)
CLOUD_PIECE = _here(  # id: {export_id}/{number}
    "cloud_piece",
    "id",
    _text("export_id"),
    _whole("number"),
    _text("state"),
    _text("runpod_id"),
    _whole("tries"),
    _text("chunk"),
    _whole("chunk_bytes"),
    _whole("submitted_us"),
    _text("encoder"),
    _text("sha256"),
    _whole("bytes"),
    _text("reason"),
)
CLOUD_CHUNK = _here(  # stretches of footage that were cut before, by file, its state and pictures
    "cloud_chunk",
    "name",
    _text("sha256"),
    _whole("bytes"),
    _text("times"),
    _text("made"),  # "copied" or "encoded"
)
CLOUD_CHARGE = _here(  # what each job on RunPod cost
    "cloud_charge",
    "runpod_id",
    _text("export_id"),
    _whole("at_us"),
    _whole("execution_ms"),
    _whole("micro_usd"),
)

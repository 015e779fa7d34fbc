"""Reels: an edit document spread over rows, so that two laptops can change different parts of it."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from fractions import Fraction

from sqlalchemy import Select, Table, func, select

from app.core.check import Field
from app.core.document import checked, reel_to_value
from app.core.edit import Edit, EditClip, Reel, ReelSound, Source, Transition
from app.core.errors import BadEdit
from app.core.library import ReelSummary
from app.core.reel_reader import read_reel
from app.core.time import format_rate
from app.core.timemap import output_length_us
from app.storage import edit_rows as parts
from app.storage.changes import Owner
from app.storage.games import file_paths
from app.storage.hlc import wall_us
from app.storage.tables import (
    CROP_KEYFRAME,
    EDIT_CLIP,
    GAME_FILE,
    REEL,
    REEL_SOURCE,
    SEGMENT,
    SETTING,
    SPOTLIGHT,
    SPOTLIGHT_KEYFRAME,
    TEXT,
    natural_id,
)
from app.storage.topic import Row, Topic, by_parent

_OF_CLIPS = (CROP_KEYFRAME, SEGMENT, SPOTLIGHT, TEXT)

logger = logging.getLogger(__name__)

_EXTRAS = ("intro", "score", "poster", "sound")


class ReelTopic(Topic):
    """The reels of the library."""

    def reels(self) -> list[ReelSummary]:
        """All reels, the one changed last first."""
        updated = self._updated()
        in_order = (EDIT_CLIP.c.sort_key, EDIT_CLIP.c.id)
        clips = by_parent(self._rows.where(EDIT_CLIP, order=in_order), "reel_id")
        segments = by_parent(self._rows.where(SEGMENT), "edit_clip_id")
        found = []
        for row in self._rows.where(REEL):
            mine = clips.get(str(row["id"]), [])
            found.append(_summary(row, mine, segments, updated[str(row["id"])]))
        return sorted(found, key=lambda reel: (-reel.updated_us, reel.id))

    def edit(self, reel_id: str) -> Edit:
        """The edit document of a reel; ``NotFound`` when there is none.

        A source that is a whole file of a game has the path and hash the game knows now, so
        locating a file once mends every reel.
        """
        row = self._get(REEL, reel_id, "reel")
        children: dict[Table, dict[str, list[Row]]] = {}
        for table in (*_OF_CLIPS, SPOTLIGHT_KEYFRAME):
            found = self._rows.where(table, table.c[_parent(table)].in_(_ids(table, reel_id)))
            children[table] = by_parent(found, _parent(table))
        in_order = (EDIT_CLIP.c.sort_key, EDIT_CLIP.c.id)
        clips = self._rows.where(EDIT_CLIP, EDIT_CLIP.c.reel_id == reel_id, order=in_order)
        sources = self._sources(reel_id, {str(clip["source_id"]) for clip in clips})
        keys = {row_id: key for row_id, (key, _) in sources.items()}
        return Edit(
            _reel(row),
            tuple(sorted(sources.values())),
            tuple(parts.clip_value(clip, keys[str(clip["source_id"])], children) for clip in clips),
        )

    def put_edit(self, edit: Edit) -> None:
        """Add a reel or write it again: only rows that differ are written.

        ``BadEdit`` when the edit is not valid.
        """
        edit = checked(edit)
        reel_id = edit.reel.id
        owner: Owner = ("reel", reel_id)
        self._put_reel(edit.reel, owner)
        self._put_sources(edit, owner)
        live = self._live(EDIT_CLIP, EDIT_CLIP.c.reel_id == reel_id)
        wanted = parts.clip_rows(edit, live)
        gone = {str(live[row_id]["key"]) for row_id in live.keys() - wanted.keys()}
        if gone:
            self._forget(reel_id, lambda names: len(names) == 1 and names[0] in gone)
        self._rows.reconcile(EDIT_CLIP, live, wanted, owner)
        clips = {natural_id(reel_id, clip.id): clip for clip in edit.clips}
        for table in (*_OF_CLIPS, SPOTLIGHT_KEYFRAME):
            there = self._live(table, table.c[_parent(table)].in_(_ids(table, reel_id)))
            self._rows.reconcile(table, there, parts.rows_of(table, clips, there), owner)

    def delete_reel(self, reel_id: str) -> None:
        """Delete a reel and the settings about it; exports of it stay."""
        self._get(REEL, reel_id, "reel")
        self._forget(reel_id, lambda _: True)
        self._rows.remove(REEL, reel_id, ("reel", reel_id))

    def _forget(self, reel_id: str, which: Callable[[list[str]], bool]) -> None:
        """Delete settings about a reel, which are called ``word:reel``, or ``word:reel:clip`` for
        one of its clips. ``which`` is asked with what stands behind the reel."""
        named = SETTING.c.key.contains(f":{reel_id}", autoescape=True)
        for row in self._rows.where(SETTING, named):
            key = str(row["key"])
            _, reel, *names = key.split(":")
            if reel == reel_id and which(names):
                self._rows.remove(SETTING, str(row["id"]), ("setting", key))

    def _put_reel(self, reel: Reel, owner: Owner) -> None:
        row = self._rows.get(REEL, reel.id)
        created = self._rows.now_us() if row is None else row["created_us"]
        values: Row = {
            "name": reel.name,
            "width": reel.size[0],
            "height": reel.size[1],
            "fps": format_rate(reel.fps),
            "transition_kind": reel.transition.kind,
            "transition_us": reel.transition.us,
            "created_us": created,
            **_extras(reel),
        }
        self._rows.put(REEL, reel.id, values, owner)

    def _put_sources(self, edit: Edit, owner: Owner) -> None:
        files = self._files({source_id for source_id, _ in edit.sources})
        wanted: dict[str, Row] = {}
        for key, source in edit.sources:
            known = key in files and not source.origin_us
            wanted[natural_id(edit.reel.id, key)] = {
                "reel_id": edit.reel.id,
                "key": key,
                "path": "" if known else source.path,
                "sha256": "" if known else source.sha256,
                "origin_us": source.origin_us,
            }
        live = self._live(REEL_SOURCE, REEL_SOURCE.c.reel_id == edit.reel.id)
        self._rows.reconcile(REEL_SOURCE, live, wanted, owner)

    def _sources(self, reel_id: str, used: set[str]) -> dict[str, tuple[str, Source]]:
        """The sources by row id; one that a clip uses counts even if another laptop deleted it."""
        table = REEL_SOURCE.c
        query = select(REEL_SOURCE).where(
            table.reel_id == reel_id, table.deleted_at.is_(None) | table.id.in_(used)
        )
        rows = self._rows.connection.execute(query).mappings().all()
        files = self._files({row["key"] for row in rows})
        found: dict[str, tuple[str, Source]] = {}
        for row in rows:
            path, sha256 = row["path"], row["sha256"]
            if row["key"] in files and not row["origin_us"]:
                path, sha256 = files[row["key"]]
            found[row["id"]] = row["key"], Source(path, sha256, row["origin_us"])
        return found

    def _files(self, ids: set[str]) -> dict[str, tuple[str, str]]:
        """Path and hash of those ids that are files of games, trashed ones too."""
        query = select(GAME_FILE.c.id, GAME_FILE.c.sha256).where(GAME_FILE.c.id.in_(ids))
        hashes = self._rows.connection.execute(query).all()
        if not hashes:
            return {}
        paths = file_paths(self._rows.connection, self._device_id)
        return {row_id: (paths.get(row_id, ""), sha256) for row_id, sha256 in hashes}

    def _updated(self) -> dict[str, str]:
        """The newest stamp of each reel and everything in it, deleted parts too."""
        newest = dict(self._rows.connection.execute(select(REEL.c.id, REEL.c.hlc)).all())
        clip, light = EDIT_CLIP, SPOTLIGHT
        queries = [select(t.c.reel_id, func.max(t.c.hlc)) for t in (REEL_SOURCE, clip)]
        for table in _OF_CLIPS:
            joined = table.join(clip, table.c.edit_clip_id == clip.c.id)
            queries.append(select(clip.c.reel_id, func.max(table.c.hlc)).select_from(joined))
        key = SPOTLIGHT_KEYFRAME
        joined = key.join(light, key.c.spotlight_id == light.c.id)
        joined = joined.join(clip, light.c.edit_clip_id == clip.c.id)
        queries.append(select(clip.c.reel_id, func.max(key.c.hlc)).select_from(joined))
        for query in queries:
            of_reel = query.selected_columns[0]
            for reel_id, stamp in self._rows.connection.execute(query.group_by(of_reel)):
                newest[reel_id] = max(newest[reel_id], stamp)
        return newest


def _parent(table: Table) -> str:
    return "spotlight_id" if table is SPOTLIGHT_KEYFRAME else "edit_clip_id"


def _ids(table: Table, reel_id: str) -> Select[tuple[str]]:
    """The ids of the parents that rows of this table have in a reel, deleted ones too."""
    clips = select(EDIT_CLIP.c.id).where(EDIT_CLIP.c.reel_id == reel_id)
    if table is SPOTLIGHT_KEYFRAME:
        return select(SPOTLIGHT.c.id).where(SPOTLIGHT.c.edit_clip_id.in_(clips))
    return clips


def _reel(row: Row) -> Reel:
    size = row["width"], row["height"]
    transition = Transition(row["transition_kind"], row["transition_us"])
    reel = Reel(row["id"], row["name"], size, Fraction(row["fps"]), transition)
    for name in _EXTRAS:
        if row[name]:
            reel = _with_extra(reel, name, row[name])
    return reel


def _extras(reel: Reel) -> Row:
    """What a reel has beyond its frame, as JSON; empty for nothing and for the default."""
    value = reel_to_value(reel)
    if reel.sound == ReelSound():
        value["sound"] = None
    return {
        name: "" if value[name] is None else json.dumps(value[name], separators=(",", ":"))
        for name in _EXTRAS
    }


def _with_extra(reel: Reel, name: str, text: str) -> Reel:
    """One of them read back; what cannot be read (it came from another laptop) is left out."""
    try:
        return read_reel(Field({**reel_to_value(reel), name: json.loads(text)}))
    except (BadEdit, ValueError) as error:
        logger.warning("the %s of reel %s cannot be read: %s", name, reel.id, error)
        return reel


def _summary(row: Row, clips: list[Row], segments: dict[str, list[Row]], stamp: str) -> ReelSummary:
    plain = [
        EditClip(
            clip["id"],
            clip["source_id"],
            clip["start_us"],
            clip["end_us"],
            segments=parts.segment_values(segments.get(clip["id"], [])),
        )
        for clip in clips
    ]
    length = output_length_us(plain, _reel(row))
    size = row["width"], row["height"]
    return ReelSummary(row["id"], row["name"], size, len(clips), length, wall_us(stamp))

"""The parts of an edit as rows and back: clips, keyframes, segments, spotlights, texts.

A row's id is made of its parent and what it is known by inside it: a clip, spotlight or text by its
id, a keyframe by its time, a segment by its kind and start. Ids inside an edit may be any text and
need only differ within it, so they stand in ``key``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from typing import TypeAlias, TypeVar

from sqlalchemy import Table

from app.core.edit import (
    ClipAudio,
    CropKey,
    Edit,
    EditClip,
    Freeze,
    Segment,
    SpeedSegment,
    Spotlight,
    SpotlightKey,
    Text,
    segment_order,
)
from app.core.time import format_rate
from app.storage.tables import (
    CROP_KEYFRAME,
    SEGMENT,
    SPOTLIGHT,
    SPOTLIGHT_KEYFRAME,
    TEXT,
    natural_id,
)
from app.storage.topic import Row, ordered

Clips: TypeAlias = Mapping[str, EditClip]
"""The clips of an edit by the id of their row."""
Children: TypeAlias = Mapping[Table, Mapping[str, list[Row]]]
"""Rows by table and parent."""
Mark = TypeVar("Mark", Spotlight, Text)

_CROP = ("t_us", "cx", "cy", "height", "ease")
_ELLIPSE = ("t_us", "cx", "cy", "rx", "ry", "ease")
_SPOTLIGHT = ("start_us", "end_us", "shape", "color", "stroke", "fill", "dim", "brighten")
_TEXT = (
    "start_us",
    "end_us",
    "text",
    "font",
    "size",
    "color",
    "anchor",
    "dx",
    "dy",
    "stroke",
    "shadow",
    "background",
)


def clip_rows(edit: Edit, live: dict[str, Row]) -> dict[str, Row]:
    """The clips of an edit in their order."""
    reel_id = edit.reel.id
    ids = {natural_id(reel_id, clip.id): clip for clip in edit.clips}
    keys = ordered(ids, live)
    return {
        row_id: {
            "reel_id": reel_id,
            "key": clip.id,
            "sort_key": keys[row_id],
            "source_id": natural_id(reel_id, clip.source),
            "start_us": clip.start_us,
            "end_us": clip.end_us,
            "name": clip.name,
            "rotation_deg": clip.rotation_deg,
            "gain_db": clip.audio.gain_db,
            "mute": clip.audio.mute,
        }
        for row_id, clip in ids.items()
    }


def rows_of(table: Table, clips: Clips, live: dict[str, Row]) -> dict[str, Row]:
    """All rows of one table that the clips need; ``live`` are those there now."""
    if table is CROP_KEYFRAME:
        return _crop_rows(clips)
    if table is SEGMENT:
        return _segment_rows(clips)
    if table is SPOTLIGHT:
        marks = {row_id: clip.spotlights for row_id, clip in clips.items()}
        return _mark_rows(marks, _SPOTLIGHT, live)
    if table is TEXT:
        return _mark_rows({i: clip.texts for i, clip in clips.items()}, _TEXT, live)
    return _ellipse_rows(clips)


def clip_value(row: Row, source: str, children: Children) -> EditClip:
    """A clip out of its row and the rows below it."""
    row_id = row["id"]
    crops = _by_time(children[CROP_KEYFRAME].get(row_id, []))
    return EditClip(
        row["key"],
        source,
        row["start_us"],
        row["end_us"],
        row["name"],
        row["rotation_deg"],
        tuple(CropKey(**_picked(key, _CROP)) for key in crops),
        segment_values(children[SEGMENT].get(row_id, [])),
        ClipAudio(row["gain_db"], row["mute"]),
        tuple(_spotlights(children, row_id)),
        tuple(
            Text(id=text["key"], **_picked(text, _TEXT))
            for text in _in_order(children[TEXT].get(row_id, []))
        ),
    )


def _spotlights(children: Children, clip_id: str) -> Iterator[Spotlight]:
    """The spotlights of a clip.

    One without keyframes is left out: two laptops can each delete what the other left.
    """
    for light in _in_order(children[SPOTLIGHT].get(clip_id, [])):
        keyframes = _ellipses(children[SPOTLIGHT_KEYFRAME].get(light["id"], []))
        if keyframes:
            yield Spotlight(id=light["key"], keyframes=keyframes, **_picked(light, _SPOTLIGHT))


def segment_values(rows: Iterable[Row]) -> tuple[Segment, ...]:
    """The segments of a clip in their one order.

    Two laptops can slow down stretches that overlap: the later stretch begins where the other ends,
    so that the reel can be read and edited on.
    """
    found: list[Segment] = []
    for row in rows:
        if row["kind"] == "freeze":
            found.append(Freeze(row["start_us"], row["freeze_us"]))
        else:
            found.append(SpeedSegment(row["start_us"], row["end_us"], Fraction(row["speed"])))
    return tuple(_apart(sorted(found, key=segment_order)))


def _apart(segments: list[Segment]) -> Iterator[Segment]:
    free = 0
    for segment in segments:
        if isinstance(segment, Freeze):
            yield segment
        elif segment.end_us > max(segment.start_us, free):
            yield replace(segment, start_us=max(segment.start_us, free))
            free = segment.end_us


def _crop_rows(clips: Clips) -> dict[str, Row]:
    return {
        natural_id(row_id, "crop", key.t_us): {"edit_clip_id": row_id, **_fields(key, _CROP)}
        for row_id, clip in clips.items()
        for key in clip.crop
    }


def _segment_rows(clips: Clips) -> dict[str, Row]:
    found: dict[str, Row] = {}
    for row_id, clip in clips.items():
        for segment in clip.segments:
            values = _segment(segment)
            found[natural_id(row_id, values["kind"], values["start_us"])] = {
                "edit_clip_id": row_id,
                **values,
            }
    return found


def _segment(segment: Segment) -> Row:
    if isinstance(segment, Freeze):
        return {
            "kind": "freeze",
            "start_us": segment.at_us,
            "end_us": segment.at_us,
            "speed": "",
            "freeze_us": segment.freeze_us,
        }
    return {
        "kind": "speed",
        "start_us": segment.start_us,
        "end_us": segment.end_us,
        "speed": format_rate(segment.speed),
        "freeze_us": 0,
    }


def _mark_rows(
    marks: Mapping[str, tuple[Mark, ...]], names: tuple[str, ...], live: dict[str, Row]
) -> dict[str, Row]:
    found: dict[str, Row] = {}
    for clip_id, listed in marks.items():
        ids = {natural_id(clip_id, type(mark).__name__, mark.id): mark for mark in listed}
        keys = ordered(ids, live)
        for row_id, mark in ids.items():
            found[row_id] = {
                "edit_clip_id": clip_id,
                "key": mark.id,
                "sort_key": keys[row_id],
                **_fields(mark, names),
            }
    return found


def _ellipse_rows(clips: Clips) -> dict[str, Row]:
    found: dict[str, Row] = {}
    for clip_id, clip in clips.items():
        for light in clip.spotlights:
            light_id = natural_id(clip_id, Spotlight.__name__, light.id)
            for key in light.keyframes:
                row = {"spotlight_id": light_id, **_fields(key, _ELLIPSE)}
                found[natural_id(light_id, "ellipse", key.t_us)] = row
    return found


def _ellipses(rows: list[Row]) -> tuple[SpotlightKey, ...]:
    return tuple(SpotlightKey(**_picked(row, _ELLIPSE)) for row in _by_time(rows))


def _by_time(rows: list[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: (row["t_us"], row["id"]))


def _in_order(rows: list[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: (row["sort_key"], row["id"]))


def _fields(value: object, names: tuple[str, ...]) -> Row:
    return {name: getattr(value, name) for name in names}


def _picked(row: Row, names: tuple[str, ...]) -> Row:
    return {name: row[name] for name in names}

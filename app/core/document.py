"""The edit document as JSON: read, checked and written.

Everything read is untrusted: it may come from a file, another laptop or the network. This module
refuses what is wrong with the text as a whole; ``app.core.edit_reader`` checks the values, and
``resources/edit.schema.json`` says the same in JSON Schema for other programs.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from app.core.check import Field, shown
from app.core.edit import SCHEMA, Edit, EditClip, Freeze, Reel, Segment
from app.core.edit_reader import read_edit
from app.core.errors import BadEdit
from app.core.limits import MAX_BYTES, MAX_DEPTH
from app.core.time import format_rate
from app.core.upgrade import upgraded

# A string of JSON (closed or not) or a bracket; strings are skipped when the depth is counted.
_TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"?|[\[\]{}]', re.DOTALL)


def edit_from_json(text: str | bytes) -> Edit:
    """Read an edit document of any known schema; ``BadEdit`` names the field and the reason."""
    return edit_from_value(_parsed(text))


def edit_to_json(edit: Edit) -> str:
    """Write an edit document: indented, always the same text for the same edit."""
    return _laid_out(edit_to_value(edit)) + "\n"


def edit_from_value(value: object) -> Edit:
    """An edit from parsed JSON (dicts, lists, texts, numbers)."""
    return read_edit(Field(upgraded(value)))


def checked(edit: Edit) -> Edit:
    """The edit if it can be written and read again, else ``BadEdit``; for edits made in code."""
    return edit_from_value(edit_to_value(edit))


def edit_to_value(edit: Edit) -> dict[str, Any]:
    """An edit as JSON values, every field written out."""
    return {
        "schema": SCHEMA,
        "reel": reel_to_value(edit.reel),
        "sources": {
            source_id: {"path": s.path, "sha256": s.sha256, "origin_us": s.origin_us}
            for source_id, s in edit.sources
        },
        "clips": [clip_to_value(clip) for clip in edit.clips],
    }


def reel_to_value(reel: Reel) -> dict[str, Any]:
    """The reel as JSON values, every field written out; what it may have and has not is null."""
    score = None
    if reel.score is not None:
        score = {
            **_value(reel.score),
            "clocks": dict(reel.score.clocks),
            "goals": _values(reel.score.goals),
        }
    return {
        "id": reel.id,
        "name": reel.name,
        "size": list(reel.size),
        "fps": format_rate(reel.fps),
        "transition": _value(reel.transition),
        "intro": None if reel.intro is None else _value(reel.intro),
        "score": score,
        "poster": None if reel.poster is None else _value(reel.poster),
        "sound": _value(reel.sound),
    }


def _parsed(text: str | bytes) -> object:
    """The JSON value of a document, with the refusals that concern the text as a whole."""
    size = len(text)
    if isinstance(text, str) and size <= MAX_BYTES:
        size = len(text.encode(errors="replace"))
    if size > MAX_BYTES:
        raise BadEdit(
            "", f"the edit is {size / 1e6:.1f} MB; at most {MAX_BYTES // 10**6} MB are read"
        )
    if isinstance(text, bytes):
        try:
            text = text.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise BadEdit("", f"the edit is not UTF-8 text: byte {error.start} is wrong") from None
    _check_depth(text)
    try:
        return json.loads(
            text.removeprefix("\ufeff"),
            parse_constant=_refuse_constant,
            object_pairs_hook=_unique_object,
        )
    except json.JSONDecodeError as error:
        reason = f"the edit is not JSON: {error.msg} at line {error.lineno}, column {error.colno}"
        raise BadEdit("", reason) from None
    except ValueError:
        raise BadEdit("", "the edit holds a number with thousands of digits") from None


def _check_depth(text: str) -> None:
    depth = 0
    for token in _TOKEN.finditer(text):
        start = token[0][0]
        if start in "[{":
            depth += 1
            if depth > MAX_DEPTH:
                raise BadEdit("", f"the edit is nested more than {MAX_DEPTH} levels deep")
        elif start in "]}":
            depth -= 1


def _refuse_constant(name: str) -> object:
    raise BadEdit("", f"the edit holds {name}, which is not a number of JSON")


def _unique_object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found: dict[str, object] = {}
    for name, value in pairs:
        if name in found:
            raise BadEdit("", f"the field {shown(name)} stands twice in one object")
        found[name] = value
    return found


def clip_to_value(clip: EditClip) -> dict[str, Any]:
    """One clip as JSON values, every field written out."""
    return {
        "id": clip.id,
        "source": clip.source,
        "start_us": clip.start_us,
        "end_us": clip.end_us,
        "name": clip.name,
        "rotation_deg": clip.rotation_deg,
        "crop": _values(clip.crop),
        "segments": [_segment_value(segment) for segment in clip.segments],
        "audio": _value(clip.audio),
        "spotlights": [
            {**_value(light), "keyframes": _values(light.keyframes)} for light in clip.spotlights
        ],
        "texts": _values(clip.texts),
        "banner": None if clip.banner is None else _value(clip.banner),
    }


def _segment_value(segment: Segment) -> dict[str, Any]:
    if isinstance(segment, Freeze):
        return _value(segment)
    return {**_value(segment), "speed": format_rate(segment.speed)}


def _values(items: Iterable[object]) -> list[dict[str, Any]]:
    return [_value(item) for item in items]


def _value(item: object) -> dict[str, Any]:
    """The fields of a frozen value, under their own names, in their own order."""
    return {name: getattr(item, name) for name in type(item).__slots__}  # type: ignore[attr-defined]


def _laid_out(value: object, indent: str = "") -> str:
    """JSON for people: an object or list that holds only words and numbers takes one line."""
    inside = list(value.values()) if isinstance(value, dict) else value
    if not isinstance(inside, list) or not any(isinstance(v, dict | list) and v for v in inside):
        return json.dumps(value, ensure_ascii=False, allow_nan=False)
    deeper = indent + "  "
    if isinstance(value, dict):
        parts = [
            f"{json.dumps(key, ensure_ascii=False)}: {_laid_out(v, deeper)}"
            for key, v in value.items()
        ]
        return "{\n" + ",\n".join(deeper + part for part in parts) + f"\n{indent}}}"
    return "[\n" + ",\n".join(deeper + _laid_out(v, deeper) for v in inside) + f"\n{indent}]"

"""From checked JSON fields to the values of an edit: every range is checked here, once.

What is read is brought into one order (sources by id, keyframes and segments by time), so that one
edit has one form. A field that is left out gets the default of its value class.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TypeVar

from app.core import limits
from app.core.check import Field, shown
from app.core.edit import (
    ANCHORS,
    EASES,
    SHAPES,
    Banner,
    ClipAudio,
    CropKey,
    Edit,
    EditClip,
    Freeze,
    Segment,
    Source,
    SpeedSegment,
    Spotlight,
    SpotlightKey,
    Text,
    segment_order,
)
from app.core.errors import BadEdit
from app.core.reel_reader import read_reel
from app.core.spotlight import MIN_SPAN_US as MIN_SPOTLIGHT_US
from app.core.text import MIN_SPAN_US as MIN_TEXT_US

_SHA256 = re.compile(r"[0-9a-f]{64}")
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")


def read_edit(root: Field) -> Edit:
    """An edit of the current schema. Raises ``BadEdit`` with the field's path and the reason."""
    has = root.object(("schema", "reel", "sources", "clips"))
    sources = sorted((i, _source(f)) for i, f in has["sources"].entries(limits.MAX_SOURCES))
    clips = tuple(read_clip(field) for field in has["clips"].items(limits.MAX_CLIPS))
    _no_doubles(clips)
    known = {source_id for source_id, _ in sources}
    for i, clip in enumerate(clips):
        if clip.source not in known:
            reason = f"there is no source named {shown(clip.source)} in sources"
            raise BadEdit(f"clips[{i}].source", reason)
    return Edit(read_reel(has["reel"]), tuple(sources), clips)


def _source(field: Field) -> Source:
    has = field.object(("path",), ("sha256", "origin_us"))
    path, sha256, origin_us = has["path"].text(limits.MAX_PATH), "", 0
    if _ADDRESS.match(path):
        has["path"].fail(f"must be a file, not an address, is {shown(path)}")
    if "sha256" in has:
        sha256 = has["sha256"].text(64)
        if sha256 and not _SHA256.fullmatch(sha256):
            has["sha256"].fail(f"must be 64 digits 0-9a-f or empty, is {shown(sha256)}")
    if "origin_us" in has:
        origin_us = has["origin_us"].whole(0, limits.MAX_TIME_US)
    return Source(path, sha256, origin_us)


def read_clip(field: Field) -> EditClip:
    """One clip; whether its source exists is the document's business."""
    has = field.object(
        ("id", "source", "start_us", "end_us"),
        ("name", "rotation_deg", "crop", "segments", "audio", "spotlights", "texts", "banner"),
    )
    clip_id, source = has["id"].id(), has["source"].id()
    start_us, end_us = _span(has, 1)
    name, rotation_deg = "", 0.0
    if "name" in has:
        name = has["name"].text(limits.MAX_NAME)
    if "rotation_deg" in has:
        rotation_deg = has["rotation_deg"].number(-limits.MAX_ROTATION_DEG, limits.MAX_ROTATION_DEG)
    return EditClip(
        clip_id,
        source,
        start_us,
        end_us,
        name,
        rotation_deg,
        _keyframes(has["crop"], _crop_key) if "crop" in has else (),
        _segments(has["segments"]) if "segments" in has else (),
        _audio(has["audio"]) if "audio" in has else ClipAudio(),
        _marks(has["spotlights"], _spotlight) if "spotlights" in has else (),
        _marks(has["texts"], _text) if "texts" in has else (),
        _banner(has["banner"]) if "banner" in has and has["banner"].value is not None else None,
    )


def _span(has: dict[str, Field], least_us: int) -> tuple[int, int]:
    """``start_us`` and ``end_us`` of an object, in order and ``least_us`` apart."""
    start = has["start_us"].whole(0, limits.MAX_TIME_US)
    end = has["end_us"].whole(0, limits.MAX_TIME_US)
    if end <= start:
        has["end_us"].fail(f"must be after start_us ({start}), is {end}")
    if end - start < least_us:
        has["end_us"].fail(
            f"must be at least {least_us / 1e6:g} s after start_us ({start}), is {end}"
        )
    return start, end


def _crop_key(field: Field) -> CropKey:
    has = field.object(("t_us", "cx", "cy", "height"), ("ease",))
    return CropKey(
        has["t_us"].whole(0, limits.MAX_TIME_US),
        has["cx"].number(-limits.MAX_POSITION, limits.MAX_POSITION),
        has["cy"].number(-limits.MAX_POSITION, limits.MAX_POSITION),
        has["height"].number(0.0, limits.MAX_POSITION, above=True),
        has["ease"].choice(EASES) if "ease" in has else "smooth",
    )


def _spotlight_key(field: Field) -> SpotlightKey:
    has = field.object(("t_us", "cx", "cy", "rx", "ry"), ("ease",))
    return SpotlightKey(
        has["t_us"].whole(0, limits.MAX_TIME_US),
        has["cx"].number(-limits.MAX_POSITION, limits.MAX_POSITION),
        has["cy"].number(-limits.MAX_POSITION, limits.MAX_POSITION),
        has["rx"].number(0.0, limits.MAX_POSITION, above=True),
        has["ry"].number(0.0, limits.MAX_POSITION, above=True),
        has["ease"].choice(EASES) if "ease" in has else "smooth",
    )


Key = TypeVar("Key", CropKey, SpotlightKey)


def _keyframes(field: Field, read: Callable[[Field], Key], least: int = 0) -> tuple[Key, ...]:
    keys = sorted((read(f) for f in field.items(limits.MAX_KEYFRAMES, least)), key=lambda k: k.t_us)
    for before, after in pairwise(keys):
        if before.t_us == after.t_us:
            field.fail(f"two keyframes stand at t_us {after.t_us}")
    return tuple(keys)


def _segments(field: Field) -> tuple[Segment, ...]:
    found = sorted((_segment(f) for f in field.items(limits.MAX_SEGMENTS)), key=segment_order)
    speeds = [s for s in found if isinstance(s, SpeedSegment)]
    for before, after in pairwise(speeds):
        if after.start_us < before.end_us:
            field.fail(
                f"two speeds overlap: {before.start_us}-{before.end_us} "
                f"and {after.start_us}-{after.end_us}"
            )
    freezes = [s for s in found if isinstance(s, Freeze)]
    for first, second in pairwise(freezes):
        if first.at_us == second.at_us:
            field.fail(f"two freezes stand at at_us {second.at_us}")
    return tuple(found)


def _segment(field: Field) -> Segment:
    if isinstance(field.value, dict) and ("at_us" in field.value or "freeze_us" in field.value):
        has = field.object(("at_us", "freeze_us"))
        at_us = has["at_us"].whole(0, limits.MAX_TIME_US)
        return Freeze(at_us, has["freeze_us"].whole(1, limits.MAX_FREEZE_US))
    has = field.object(("start_us", "end_us", "speed"))
    start, end = _span(has, 1)
    return SpeedSegment(start, end, has["speed"].ratio(limits.MIN_SPEED, limits.MAX_SPEED))


def _audio(field: Field) -> ClipAudio:
    has = field.object((), ("gain_db", "mute"))
    return ClipAudio(
        has["gain_db"].number(limits.MIN_GAIN_DB, limits.MAX_GAIN_DB) if "gain_db" in has else 0.0,
        has["mute"].flag() if "mute" in has else False,
    )


Mark = TypeVar("Mark", Spotlight, Text)


def _marks(field: Field, read: Callable[[Field], Mark]) -> tuple[Mark, ...]:
    return tuple(read(f) for f in field.items(limits.MAX_MARKS))


def _spotlight(field: Field) -> Spotlight:
    optional = ("shape", "color", "stroke", "fill", "dim", "brighten")
    has = field.object(("id", "start_us", "end_us", "keyframes"), optional)
    start, end = _span(has, MIN_SPOTLIGHT_US)
    plain = Spotlight(has["id"].id(), start, end, _keyframes(has["keyframes"], _spotlight_key, 1))

    def share(name: str, default: float) -> float:
        return has[name].number(0.0, limits.MAX_SHARE) if name in has else default

    return Spotlight(
        plain.id,
        start,
        end,
        plain.keyframes,
        has["shape"].choice(SHAPES) if "shape" in has else plain.shape,
        has["color"].color() if "color" in has else plain.color,
        has["stroke"].whole(1, 3) if "stroke" in has else plain.stroke,
        share("fill", plain.fill),
        share("dim", plain.dim),
        share("brighten", plain.brighten),
    )


def _text(field: Field) -> Text:
    optional = ("font", "size", "color", "anchor", "dx", "dy", "stroke", "shadow", "background")
    has = field.object(("id", "start_us", "end_us", "text"), optional)
    start, end = _span(has, MIN_TEXT_US)
    plain = Text(has["id"].id(), start, end, has["text"].text(limits.MAX_TEXT, lines=True))

    def shift(name: str) -> float:
        return (
            has[name].number(-limits.MAX_TEXT_SHIFT, limits.MAX_TEXT_SHIFT) if name in has else 0.0
        )

    return Text(
        plain.id,
        start,
        end,
        plain.text,
        has["font"].text(64, 1) if "font" in has else plain.font,
        has["size"].number(limits.MIN_TEXT_SIZE, limits.MAX_TEXT_SIZE)
        if "size" in has
        else plain.size,
        has["color"].color() if "color" in has else plain.color,
        has["anchor"].choice(ANCHORS) if "anchor" in has else plain.anchor,
        shift("dx"),
        shift("dy"),
        has["stroke"].flag() if "stroke" in has else plain.stroke,
        has["shadow"].flag() if "shadow" in has else plain.shadow,
        has["background"].color(empty=True) if "background" in has else plain.background,
    )


def _banner(field: Field) -> Banner:
    has = field.object(("clock", "notation", "name"), ("notes", "color"))
    plain = Banner(
        has["clock"].text(limits.MAX_LABEL),
        has["notation"].text(limits.MAX_LABEL),
        has["name"].text(limits.MAX_NAME),
        has["notes"].text(limits.MAX_TEXT) if "notes" in has else "",
    )
    return replace(plain, color=has["color"].color()) if "color" in has else plain


def _no_doubles(clips: Sequence[EditClip]) -> None:
    """Clips, spotlights and texts have ids of their own, across the whole edit."""
    seen: dict[str, str] = {}
    for i, clip in enumerate(clips):
        paths = [(clip.id, f"clips[{i}]")]
        paths += [(m.id, f"clips[{i}].spotlights[{k}]") for k, m in enumerate(clip.spotlights)]
        paths += [(m.id, f"clips[{i}].texts[{k}]") for k, m in enumerate(clip.texts)]
        for value, path in paths:
            if value in seen:
                raise BadEdit(f"{path}.id", f"{shown(value)} is also the id of {seen[value]}")
            seen[value] = path
